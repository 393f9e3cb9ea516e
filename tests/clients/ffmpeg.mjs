// SPDX-License-Identifier: GPL-3.0-or-later
// ffmpeg decodes the flash-and-click title: after -ss the right picture, all pictures, and picture and sound together to a tenth of a ms.

import * as flash from './lib/flash.mjs';
import { avOffset, decodeWithFfmpeg } from './lib/measure.mjs';

/**
 * {findings, notes}; \p url is the TS form where seeks are to work. \p delayS: of its picture behind its sound; ffmpeg, which is told to start at
 * zero, does so with each of the two.
 */
export async function playInFfmpeg(url, durationS, { seeks = [31, 0.5 * durationS, durationS - 7], wholeTitle = true, delayS = 0 } = {}) {
    const findings = [];
    const start = await decodeWithFfmpeg(url, { durationS: 21, timeoutMs: 60000 });
    const offset = avOffset(start);
    offset.offsetMs += delayS * 1000;
    if (!(Math.abs(offset.offsetMs) <= 1 && offset.spreadMs <= 1 && offset.chirps >= 3 && offset.flashes >= 3))
        findings.push(`A/V offset ${offset.offsetMs} ms, spread ${offset.spreadMs} ms, ${offset.flashes} flashes, ${offset.chirps} clicks`);
    for (const to of seeks) {
        const { frames } = await decodeWithFfmpeg(url, { inputArgs: ['-ss', String(to)], durationS: 1, audio: undefined, copyTimes: false });
        if (frames[0]?.n !== to * flash.kFps)
            findings.push(`-ss ${to} gives picture ${frames[0]?.n}, not ${to * flash.kFps}`);
    }
    if (wholeTitle) {
        const all = await decodeWithFfmpeg(url, { audio: undefined, timeoutMs: 150000 });
        if (all.frames.length !== durationS * flash.kFps || all.frames.some((f, i) => f.n !== i))
            findings.push(`${all.frames.length} pictures decoded, the source has ${durationS * flash.kFps}; first wrong ${all.frames.findIndex((f, i) => f.n !== i)}`);
        const complaint = /^\[(?:h264|hls|mpegts|mov)[^\]]*\] (?!Opening|Skip).*$/m.exec(all.stderr);
        if (complaint && /error|corrupt|discontin|missing|non-existing|invalid/i.test(complaint[0]))
            findings.push(`ffmpeg says: ${complaint[0]}`);
    }
    return { findings, notes: `A/V ${offset.offsetMs.toFixed(3)} ms (spread ${offset.spreadMs.toFixed(3)}), first picture at ${start.frames[0]?.time}` };
}
