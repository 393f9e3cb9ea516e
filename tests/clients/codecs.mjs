// SPDX-License-Identifier: GPL-3.0-or-later
// The minute of flashes and clicks in six codecs and containers, of which each player needs another part converted: hls.js, mpv, VLC and Kodi play each
// from the beginning, in parts they have not loaded, and to the end; ffmpeg decodes every picture. Three go side by side, one of them Kodi.

import fs from 'node:fs';
import path from 'node:path';
import { playInChromium } from './lib/browser.mjs';
import { startKodi } from './lib/kodi.mjs';
import { startOrigin } from './lib/origin.mjs';
import { runAll } from './lib/process.mjs';
import { makeReference } from './lib/reference.mjs';
import { playInFfmpeg } from './ffmpeg.mjs';
import { playInKodi, proveKodi } from './kodi.mjs';
import { playInMpv } from './mpv.mjs';
import { playInVlc } from './vlc.mjs';

const kDurationS = 60;
const kTitles = [
    { file: 'flash-hevc10.mkv' },
    { file: 'flash-vp9.webm', delayS: 0.0065 },      // Opus begins with what decoders leave out
    { file: 'flash-av1.mkv' },
    { file: 'flash-mpeg2.ts' },
    { file: 'flash-asp.avi' },
    { file: 'flash-vc1.mkv' },
];
const kKodi = ['kodi', 'Xvfb', 'pulseaudio'];

/** Those of the titles that could be made in \p folder. */
export const codecTitles = folder => kTitles.filter(({ file }) => fs.existsSync(path.join(folder, file)));

/** One Kodi for all titles; another one after it failed us. */
async function withKodi(run) {
    let kodi;
    const stop = async () => {
        await kodi?.stop();
        kodi = undefined;
    };
    try {
        await run(async use => {
            try {
                kodi ??= await startKodi();
                const result = await use(kodi);
                if (result.findings.length)
                    await stop();
                return result;
            } catch (error) {
                await stop();
                throw error;
            }
        });
    } finally {
        await stop();
    }
}

async function proveOnReference(kodi, titles) {
    const folder = path.join(titles, 'proof');
    if (!fs.existsSync(path.join(folder, 'separate/iframes.m3u8')))
        await makeReference(path.join(titles, 'flash-60s.mp4'), folder, kDurationS);
    const origin = await startOrigin(folder);
    try {
        let count = 0;
        const findings = await proveKodi(kodi, path.join(folder, 'ts'), kDurationS, dir => `${origin.url}/${path.basename(dir)}/master.m3u8`, () => ++count);
        return { findings, notes: `${count} samples` };
    } finally {
        await origin.close();
    }
}

/** \p check(name, needs, run, tries) runs and tells; \p url(file) is where a title is served. Answers the titles that could not be made. */
export async function runCodecs(check, url, titles) {
    const wanted = codecTitles(titles);
    const jobs = wanted.flatMap(({ file, delayS }) => [
        () => check(`hls.js in Chromium, ${file}`, ['chromium'], () => playInChromium('hls.js', url(file), kDurationS, { languages: 1, delayS }), 2),
        () => check(`VLC, ${file}`, ['cvlc'], () => playInVlc(url(file), kDurationS), 2),
        () => check(`mpv, ${file}`, ['mpv'], () => playInMpv(url(file), kDurationS), 2),
        () => check(`ffmpeg, every picture of ${file}`, ['ffmpeg'], () => playInFfmpeg(url(file), kDurationS, { seeks: [31], delayS }), 2),
    ]);
    const kodi = withKodi(async use => {
        await check('judge of Kodi finds broken samples', kKodi, () => use(player => proveOnReference(player, titles)), 2);
        for (const { file } of wanted)
            await check(`Kodi, ${file}`, kKodi, () => use(player => playInKodi(player, url(file), kDurationS)), 2);
    });
    await Promise.all([kodi.then(() => runAll(jobs, 1)), runAll(jobs, 2)]);
    return kTitles.filter(title => !wanted.includes(title)).map(title => title.file);
}
