// SPDX-License-Identifier: GPL-3.0-or-later
// Kodi plays the flash-and-click title: starts, goes at the film's pace, seeks into parts it has not loaded, and ends where the film does. What is
// believed is the picture on its display, which says its own number: Kodi answers OK to all it is asked, and shows a dialog.

import fs from 'node:fs';
import path from 'node:path';
import * as flash from './lib/flash.mjs';
import { sleep, until } from './lib/process.mjs';

const kSeeks = [0.7, 0.2, 0.5];     // of the title
const kPaceMs = 2000;
const kLastS = 4;                   // is played to the end
const kApartS = 0.6;                // how far Kodi's clock, which it tells five times a second, and a picture drawn in software may be apart

const seconds = time => time.hours * 3600 + time.minutes * 60 + time.seconds + time.milliseconds / 1000;
const asTime = at => ({ hours: Math.floor(at / 3600), minutes: Math.floor(at / 60) % 60, seconds: Math.floor(at) % 60, milliseconds: Math.round(at * 1000) % 1000 });

/** Plays with \p kodi of startKodi(); {findings, notes}. */
export async function playInKodi(kodi, url, durationS) {
    const findings = [];
    await clear(kodi);
    const notes = await play(kodi, url, durationS, text => findings.push(text));
    await clear(kodi);
    return { findings, notes };
}

/** Ends what plays, and closes dialogs. */
async function clear(kodi) {
    for (const { playerid } of await kodi.call('Player.GetActivePlayers'))
        await kodi.call('Player.Stop', { playerid }).catch(() => {});
    await until(async () => !(await kodi.call('Player.GetActivePlayers')).length, 10000);
    await until(async () => {
        if (!await dialog(kodi))
            return true;
        await kodi.call('Input.Back');
        return false;
    }, 5000, 300);
    kodi.events.length = 0;
}

/** What the dialog says that is open, if one is. */
async function dialog(kodi) {
    const { currentwindow } = await kodi.call('GUI.GetProperties', { properties: ['currentwindow'] });
    return /dialog/i.test(currentwindow.label) ? currentwindow.label : undefined;
}

const shown = kodi => kodi.picture().n / flash.kFps;
const happened = (kodi, name) => kodi.events.find(event => event.name === name);

async function play(kodi, url, durationS, report) {
    const player = { playerid: 1 };
    const ask = async () => await kodi.call('Player.GetProperties', { ...player, properties: ['time', 'totaltime'] });
    const opened = Date.now();
    await kodi.call('Player.Open', { item: { file: url } });
    let problem;
    const starts = await until(async () => (problem = await dialog(kodi)) || happened(kodi, 'Player.OnAVStart') && shown(kodi) > 0.5, 20000);
    if (!starts || problem)
        return void report(`does not start: ${problem ?? kodi.events.map(e => e.name)}`);
    const startMs = Date.now() - opened;
    const totalS = seconds((await ask()).totaltime);
    if (!(Math.abs(totalS - durationS) <= 0.1))
        report(`lasts ${totalS} s, the source ${durationS}`);
    let pace = NaN;
    for (let n = 0; n < 4 && !(Math.abs(pace - 1) <= 0.1); ++n)
        pace = await paceOf(kodi);
    if (!(Math.abs(pace - 1) <= 0.1))
        report(`goes at ${pace.toFixed(3)} times the film's pace`);
    const landings = [];
    for (const part of kSeeks) {
        const to = Math.round(durationS * part);
        const [at, ms] = await seek(kodi, player, to);
        landings.push(`${to} -> ${at.toFixed(2)} in ${ms} ms`);
        const { time } = await ask();
        const landed = Date.now();
        const goesOn = await until(() => shown(kodi) >= at + 1 && shown(kodi) < at + 2 + (Date.now() - landed) / 1000, 5000);
        if (!(at >= to - 1 && at <= to + 1) || !goesOn)
            report(`after a seek to ${to} it shows ${at.toFixed(2)} s, later ${shown(kodi)}`);
        else if (!(Math.abs(seconds(time) - at) <= kApartS))
            report(`after a seek to ${to} its clock says ${seconds(time)}, its picture ${at}`);
    }
    const [last, lastMs] = await playEnd(kodi, player, durationS, report);
    return `starts in ${startMs} ms, lasts ${totalS} s, pace ${pace.toFixed(3)}, seeks ${landings.join(', ')}, last picture at ${last} s, `
        + `ends ${lastMs} ms after the seek to ${kLastS} s before it`;
}

/** How fast the pictures go: near 1, unless the machine is busy just then. */
async function paceOf(kodi) {
    const from = shown(kodi);
    const start = Date.now();
    await sleep(kPaceMs);
    return (shown(kodi) - from) * 1000 / (Date.now() - start);
}

/** The first picture that is another one than before, and how long that took. */
async function seek(kodi, player, to) {
    kodi.events.length = 0;
    const from = shown(kodi);
    const start = Date.now();
    await kodi.call('Player.Seek', { ...player, value: { time: asTime(to) } });
    await until(() => happened(kodi, 'Player.OnSeek') && (Math.abs(shown(kodi) - from) > 3 || happened(kodi, 'Player.OnStop')), 15000);
    return [shown(kodi), Date.now() - start];
}

async function playEnd(kodi, player, durationS, report) {
    const [, ms] = await seek(kodi, player, durationS - kLastS);
    const start = Date.now() - ms;
    let last = 0;
    const end = await until(() => {
        const now = shown(kodi);
        last = now > last && now < durationS ? now : last;
        return happened(kodi, 'Player.OnStop');
    }, (kLastS + 15) * 1000, 30);
    if (end?.data.end !== true || !(last >= durationS - 0.5))
        report(`does not end: the last picture is at ${last} of ${durationS} s, ${end ? JSON.stringify(end.data) : 'it plays on'}`);
    return [last, (end?.at ?? NaN) - start];
}

/** What is done to a copy of the transport stream reference, and what must be found. */
const kBroken = [
    { name: 'a link to nothing', expect: /does not start/, how: dir => fs.rmSync(`${dir}/master.m3u8`) },
    { name: 'a missing segment', expect: /after a seek to 30/, how: dir => fs.rmSync(`${dir}/0_5.ts`) },
    { name: 'a truncated title', expect: /lasts 4\d/, how: dir => {
        const lines = fs.readFileSync(`${dir}/0.m3u8`, 'utf8').split('\n');
        fs.writeFileSync(`${dir}/0.m3u8`, [...lines.slice(0, lines.indexOf('0_8.ts') - 1), '#EXT-X-ENDLIST', ''].join('\n'));
    } },
    { name: 'an end that is not there', expect: /does not end/, how: dir => fs.rmSync(`${dir}/0_9.ts`) },
];

/** Sentences about broken samples that pass, or a good one that does not; \p reference: the folder of a good title, \p serve(folder): its URL. */
export async function proveKodi(kodi, reference, durationS, serve, onCheck = () => {}) {
    const failures = [];
    for (const { name, expect, how } of [{ name: 'nothing' }, ...kBroken]) {
        const dir = fs.mkdtempSync(path.join(path.dirname(reference), 'broken-kodi-'));
        try {
            fs.cpSync(reference, dir, { recursive: true });
            how?.(dir);
            const { findings } = await playInKodi(kodi, serve(dir), durationS);
            onCheck(name, findings);
            if (expect ? !findings.some(text => expect.test(text)) : findings.length)
                failures.push(`${name}: found ${JSON.stringify(findings)}, not ${expect}`);
        } finally {
            fs.rmSync(dir, { recursive: true, force: true });
        }
    }
    return failures;
}
