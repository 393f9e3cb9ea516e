// SPDX-License-Identifier: GPL-3.0-or-later
// GStreamer's hlsdemux2 plays the flash-and-click title, every picture looked at (gst.py); seeks and the end as in the others.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { avOffset, chirpTimes, floats, spread } from './lib/measure.mjs';
import { execute } from './lib/process.mjs';
import * as flash from './lib/flash.mjs';

const kScript = fileURLToPath(new URL('./gst.py', import.meta.url));

/** Plays the whole title, then seeks; {findings, notes}. */
export async function playInGStreamer(url, durationS, { wholeTitle = true } = {}) {
    const findings = [];
    const pcm = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'cuegate-gst-')), 'sound');
    const seeks = [0.5, 0.05, 0.967].map(part => Math.round(durationS * part));
    const result = await execute('/usr/bin/python3', [kScript, url, pcm, ...wholeTitle ? [] : ['--until', '21'], ...seeks.flatMap(s => ['--seek', String(s)]),
        '--timeout', '120'], { timeoutMs: 200000 });
    const events = result.stdout.toString().split('\n').filter(Boolean).map(line => JSON.parse(line));
    for (const event of events.filter(e => e.event === 'error' || e.event === 'warning'))
        findings.push(`${event.event} in run ${event.run}: ${event.message}`);
    if (result.code !== 0 || !events.length)
        findings.push(`ended with ${result.code}: ${result.stderr.slice(-300)}`);
    const runs = n => events.filter(e => e.run === n);
    const pictures = n => runs(n).filter(e => 'frame' in e).map(e => ({ n: e.frame, flash: e.flash, time: e.time }));
    const sounds = runs(0).filter(e => 'sound' in e).map(e => ({ time: e.sound, samples: e.samples }));
    const offset = avOffset({ frames: pictures(0), chirps: fs.existsSync(pcm) ? chirpTimes(floats(fs.readFileSync(pcm)), sounds) : [] });
    fs.rmSync(path.dirname(pcm), { recursive: true, force: true });
    if (wholeTitle)
        checkWhole(pictures(0), events, durationS, findings);
    if (!(Math.abs(offset.offsetMs) <= 1 && offset.spreadMs <= 1))
        findings.push(`A/V offset ${offset.offsetMs} ms, spread ${offset.spreadMs} ms`);
    seeks.forEach((to, i) => {
        const list = pictures(i + 1);
        if (list[0]?.n !== to * flash.kFps)
            findings.push(`a seek to ${to} shows picture ${list[0]?.n}, not ${to * flash.kFps}`);
        if (!(spread([...list, ...pictures(0).slice(0, 1)].map(f => f.time - f.n / flash.kFps)) <= 0.001))
            findings.push(`after the seek to ${to} the times of pictures have moved`);
    });
    return { findings, notes: `${pictures(0).length} pictures, A/V ${offset.offsetMs.toFixed(3)} ms, first at ${offset.firstFrame?.time}` };
}

function checkWhole(pictures, events, durationS, findings) {
    if (pictures.length !== durationS * flash.kFps)
        findings.push(`${pictures.length} pictures, the source has ${durationS * flash.kFps}`);
    const wrong = pictures.findIndex((f, i) => f.n !== i);
    if (wrong >= 0)
        findings.push(`picture ${wrong} is number ${pictures[wrong].n}`);
    if (!events.some(e => e.event === 'eos' && e.run === 0))
        findings.push('no end of stream');
}
