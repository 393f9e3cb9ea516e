// SPDX-License-Identifier: GPL-3.0-or-later
// Headless Chromium plays the flash-and-click title with hls.js or shaka: from 0, seeks to parts not buffered, the other language, to the end.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import * as flash from './flash.mjs';
import { median, spread } from './measure.mjs';
import { startOrigin } from './origin.mjs';

const kFlags = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--autoplay-policy=no-user-gesture-required'];
const kHere = path.dirname(fileURLToPath(import.meta.url));
const kSeeks = [0.5, 0.05, 0.967];          // of the title: 300, 30 and 580 of ten minutes
const kRecordLeadS = 0.5;
const kWindRate = 8;
const kWindS = 40;
const kLimitMs = 240000;                    // for all that is done with one page: nothing that hangs holds up the other checks

function pages() {
    const require = createRequire(import.meta.url);
    const script = file => ({ type: 'text/javascript', body: fs.readFileSync(file) });
    const shaka = path.join(kHere, '../node_modules/shaka-player/dist/shaka-player.compiled.js');
    return new Map([
        ['/', { type: 'text/html', body: '<!doctype html><video width=640 height=360 muted></video><script src=/hls.js></script>'
            + '<script src=/shaka.js></script><script src=/page.js></script>' }],
        ['/hls.js', script(require.resolve('hls.js').replace(/hls[^/]*$/, 'hls.js'))],
        ['/shaka.js', script(shaka)],
        ['/page.js', script(path.join(kHere, 'page.js'))],
    ]);
}

/** Plays with \p player ('hls.js' or 'shaka'); {findings, notes}. \p languages: play the second one too; \p delayS: of its picture behind its sound. */
export async function playInChromium(player, url, durationS, options = {}) {
    return await inChromium((page, report) => play(page, player, url, durationS, options, report));
}

/** Reads the subtitles of each language with \p player; \p expected(index, seconds): the lines that are to be shown then. */
export async function readInChromium(player, url, languages, seconds, expected) {
    return await inChromium(async (page, report) => {
        await start(page, player, url, 0, report);
        const found = await page.evaluate(() => window.probe.player.texts());
        if (found.join() !== languages.join())
            report(`subtitles are ${found.join()}, expected ${languages.join()}`);
        for (const index of found.keys()) {
            await page.evaluate(i => window.probe.player.read(i), index);
            for (const at of seconds) {
                const shown = await page.evaluate(t => window.probe.readAt(t), at);
                if (shown.join('|') !== expected(index, at).join('|'))
                    report(`${found[index]} at ${at} s: "${shown.join('|')}", expected "${expected(index, at).join('|')}"`);
            }
        }
        for (const event of await page.evaluate(() => window.probe.events))
            report(`event: ${event}`);
        return `${found.join(', ')} at ${seconds.length} places each`;
    });
}

/** The gateway's own page of a title: winds from \p fromS to the end, and says \p fact of it. */
export async function watchInChromium(url, fromS, fact) {
    return await inChromium(async (page, report) => {
        await page.goto(url);
        const until = (condition, ms) => page.waitForFunction(condition, null, { timeout: ms }).then(() => true, () => false);
        if (!await until(() => document.querySelector('video').readyState >= 1, 30000))
            report('does not load');
        await page.evaluate(([from, rate]) => {
            const video = document.querySelector('video');
            Object.assign(video, { muted: true, currentTime: from, playbackRate: rate });
            video.play();
        }, [fromS, kWindRate]);
        if (!await until(() => document.querySelector('video').ended, 60000))
            report(`stands at ${await page.evaluate(() => document.querySelector('video').currentTime)} s`);
        const facts = await page.evaluate(() => document.getElementById('facts').textContent);
        if (!facts.includes(fact))
            report(`says "${facts}", not "${fact}"`);
        return facts;
    });
}

async function inChromium(run) {
    const origin = await startOrigin('/nonexistent', pages());
    const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: kFlags });
    let late = false;
    const limit = setTimeout(() => {
        late = true;
        browser.close();
    }, kLimitMs);
    const findings = [];
    try {
        const page = await browser.newPage();
        page.on('pageerror', error => findings.push(`page: ${error.message}`));
        await page.goto(origin.url);
        return { notes: await run(page, text => findings.push(text)), findings };
    } catch (error) {
        findings.push(late ? `hangs for ${kLimitMs / 1000} s` : error.message.split('\n')[0]);
        return { notes: '', findings };
    } finally {
        clearTimeout(limit);
        await browser.close();
        await origin.close();
    }
}

async function start(page, player, url, at, report) {
    page.evaluate(([name, title, from]) => window.probe.start(name, title, from), [player, url, at]).catch(() => {});
    const plays = await page.evaluate(to => window.probe.until(() => document.querySelector('video').currentTime > to, 30000), at + 2);
    if (!plays)
        report(`does not play: ${JSON.stringify(await page.evaluate(() => [window.probe.state(), window.probe.events]))}`);
    return plays;
}

async function play(page, player, url, durationS, { languages = 2, startAt = 0, delayS = 0 }, report) {
    if (!await start(page, player, url, startAt, report))
        return '';
    const state = await page.evaluate(() => window.probe.state());
    const firstBuffered = state.ranges[0][0];
    if (!startAt && firstBuffered > delayS + 0.001)
        report(`buffered from ${firstBuffered}, not from ${delayS}`);
    if (Math.abs(state.duration - durationS) > 0.1)
        report(`duration ${state.duration}, the source lasts ${durationS}`);
    const groups = [lateness(await page.evaluate(() => window.probe.takeFrames()))];
    checkRanges(state.ranges, report);
    for (const part of kSeeks) {
        const to = Math.round(durationS * part);
        const result = await page.evaluate(t => window.probe.seek(t, 1.5), to);
        if (!result.done)
            report(`after a seek to ${to} it stands at ${result.time}: ${JSON.stringify(result.ranges)}`);
        groups.push(lateness(result.frames.filter(f => f.time >= to - 0.05 && f.time < to + 3)));
        checkRanges(result.ranges, report);
    }
    if (player === 'shaka')
        await wind(page, report);
    const late = groups.flat();
    const video = median(late);
    const sound = await listen(page, languages, video, report);
    const end = await page.evaluate(t => window.probe.toEnd(t), durationS - 3);
    if (!end.done)
        report(`does not end: at ${end.time} of ${end.duration}: ${JSON.stringify(end.ranges)}`);
    // What a picture begins behind its sound hls.js may leap over, to where it has both.
    const leap = event => delayS > 0 && /bufferSeekOverHole .* from 0 to/.test(event);
    for (const event of (await page.evaluate(() => window.probe.events)).filter(e => !leap(e)))
        report(`event: ${event}`);
    // A single picture may be drawn one too late on a loaded machine: the median of each run of pictures must not move, nine of ten must agree.
    if (!(spread(groups.map(median)) <= 1) || late.filter(ms => Math.abs(ms - video) <= 1).length < 0.9 * late.length)
        report(`pictures are ${groups.map(g => median(g).toFixed(3)).join(', ')} ms late (from 0 and after each seek): not one constant`);
    for (const ms of sound)
        if (!(Math.abs(video - ms) <= 1))
            report(`A/V offset ${(video - ms).toFixed(3)} ms (picture ${video.toFixed(3)}, sound ${ms.toFixed(3)} ms late)`);
    return `${late.length} pictures ${video.toFixed(3)} ms late, sound ${sound.map(ms => ms.toFixed(3)).join(' and ')} ms, buffered from ${firstBuffered}`;
}

async function wind(page, report) {
    await page.evaluate(() => window.probe.seek(30, 0.5));
    const result = await page.evaluate(([rate, seconds]) => window.probe.wind(rate, seconds), [kWindRate, kWindS]);
    if (!result.done || !result.goesOn)
        report(`winding from ${result.from} at ${kWindRate} times the speed stands at ${result.time}: ${JSON.stringify(result.ranges)}`);
    if (!result.iframes)
        report('winding loads no I-frame');
    await page.evaluate(() => window.probe.takeFrames());
}

const lateness = frames => frames.map(f => (f.time - f.n / flash.kFps) * 1000);

function checkRanges(ranges, report) {
    for (let i = 0; i + 1 < ranges.length; ++i)
        if (ranges[i + 1][0] - ranges[i][1] < 2)
            report(`gap in the buffer from ${ranges[i][1]} to ${ranges[i + 1][0]}`);
}

/**
 * How late in ms each language's chirp is heard; exact to a sample, by counting from the first sample after a seek. A busy machine may lose samples
 * there, so what is apart from the picture is heard again; what is really apart is so each time.
 */
async function listen(page, languages, pictureMs, report) {
    const count = (await page.evaluate(() => window.probe.player.languages())).length;
    if (count < languages && languages > 1)
        report(`${count} audio languages to choose from, expected ${languages}`);
    const result = [];
    for (let index = 0; index < Math.min(languages, Math.max(count, 1)); ++index) {
        const click = (index + 2) * flash.kPeriodS;
        if (count > 1)
            await page.evaluate(i => window.probe.player.choose(i), index);
        await page.waitForTimeout(index ? 1500 : 0);
        let heard;
        const apart = ms => Math.abs(ms - pictureMs);
        for (let n = 0; n < 3 && !(apart(heard?.ms) <= 1); ++n) {
            const pcm = Float32Array.from(await page.evaluate(([from, s]) => window.probe.record(from, s), [click - kRecordLeadS, 1]));
            const [chirp] = flash.findChirps(pcm);
            const ms = chirp && (chirp.sample / flash.kRate - kRecordLeadS) * 1000;
            if (chirp && !(apart(ms) >= apart(heard?.ms)))
                heard = { ms, language: chirp.language };
        }
        if (!heard)
            report(`language ${index}: no click heard at ${click} s`);
        else if (heard.language !== index && count > 1)
            report(`language ${index} chosen, language ${heard.language} heard`);
        if (heard)
            result.push(heard.ms);
    }
    return result;
}
