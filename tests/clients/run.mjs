#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the real players and validators against the program: run.mjs [--quick | --set validate|players|codecs|all] [--only TEXT] CUEGATE
// With --reference instead of the program: against good copies that ffmpeg made (develops and proves the checks).
// One line per check, last "N passed, N failed, N skipped". Exit code 1 on a failure, 77 if all is skipped.

import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const kHere = path.dirname(fileURLToPath(import.meta.url));
const kTen = { file: 'flash.mkv', durationS: 600 };

const has = program => {
    try {
        execFileSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' });
        return true;
    } catch {
        return false;
    }
};

function readArguments() {
    const options = { set: 'all', binary: undefined, only: '' };
    const args = process.argv.slice(2);
    for (let i = 0; i < args.length; ++i)
        if (args[i] === '--quick' || args[i] === '--reference')
            options[args[i].slice(2)] = true;
        else if (args[i] === '--set' || args[i] === '--only')
            options[args[i].slice(2)] = args[++i];
        else
            options.binary = path.resolve(args[i]);
    if (!options.binary && !options.reference) {
        console.error('usage: run.mjs [--quick] [--set validate|players|codecs|all] [--only TEXT] CUEGATE | --reference');
        process.exit(2);
    }
    return options;
}

const tally = { passed: 0, failed: 0, skipped: 0 };

function tell(name, problem, note = '', ms = 0) {
    ++tally[problem ? 'failed' : 'passed'];
    console.log(`${problem ? 'FAIL' : 'pass'} ${name} (${(ms / 1000).toFixed(1)} s) ${problem || note}`);
}

/** What is known not to hold yet, with the reason; shown as "known", and still run, so that it is seen when it holds. */
const kKnown = [
    [/^validate hevc-ac3\.mkv/, 'open GOP in Matroska: the Cues do not tell leading pictures; one group is looked at, others differ by a picture'],
    [/^validate open-gop\.mkv\?/, 'open GOP: audio is cut at the keyframe, and a recovery point is no random access picture to the judge'],
    [/^validate hevc-eac3\.mp4\?audio=muxed/, 'open GOP: audio is cut at the keyframe, video at its leading pictures, a frame or two earlier'],
    [/^validate flash-frag\.mp4\?segments=ts/, 'the picture begins 80 ms after the sound, which the judge of transport streams does not know'],
];

async function check(options, name, needs, run, tries = 1) {
    if (!name.includes(options.only))
        return;
    const missing = needs.find(program => !has(program));
    if (missing) {
        ++tally.skipped;
        console.log(`skip ${name}: ${missing} is not installed (tests/clients/install.sh)`);
        return;
    }
    const start = Date.now();
    let result;
    for (let n = 0; n < tries && (n === 0 || result.findings.length); ++n) {
        if (n)
            console.log(`     ${name}: again, after ${result.findings.slice(0, 3).join('; ')}`);
        result = await run().catch(error => ({ findings: [error.message.split('\n')[0]] }));
    }
    const known = kKnown.find(([pattern]) => pattern.test(name));
    if (known && result.findings.length) {
        ++tally.skipped;
        console.log(`known ${name}: ${known[1]} (${result.findings.length} findings, the first: ${result.findings[0]})`);
        return;
    }
    tell(name, result.findings.slice(0, 6).join('; '), result.notes, Date.now() - start);
}

/** Where a title is served: {url(file, query), stop}. */
async function serve(options, titles, wanted) {
    const { startGateway, startOrigin } = await import('./gateway.mjs');
    if (options.reference) {
        const { makeReference } = await import('./lib/reference.mjs');
        const folder = path.join(titles, 'reference');
        for (const { file, durationS } of wanted.filter(t => t.file.startsWith('flash')))
            if (!fs.existsSync(path.join(folder, file, 'separate/iframes.m3u8')))
                await makeReference(path.join(titles, file.replace('.mkv', '.mp4')), path.join(folder, file), durationS);
        const origin = await startOrigin(folder);
        const layouts = { '': 'separate', '?audio=muxed': 'muxed', '?segments=ts': 'ts' };
        return { url: (file, query = '') => `${origin.url}/${file}/${layouts[query]}/master.m3u8`, stop: () => origin.close() };
    }
    const origin = await startOrigin(titles);
    const gateway = await startGateway(options.binary, wanted.map(t => `${origin.url}/${t.file}`));
    // The ready line tells the sources in the order of --add.
    const masters = new Map(wanted.map((t, i) => [t.file, gateway.sources[i]?.urls.master]));
    return {
        url: (file, query = '') => masters.get(file) + query, origin,
        stop: async () => {
            const end = await gateway.stop();
            await origin.close();
            tell('cuegate ends on SIGTERM', end.code !== 0 || end.ms > 5000 ? `exit code ${end.code} after ${end.ms} ms` : end.extraLines
                ? `${end.extraLines} more lines on standard output` : '', `in ${end.ms} ms`);
        },
    };
}

async function runValidators(options, titles, served, wanted) {
    const { validate } = await import('./validate.mjs');
    const { comparePackets } = await import('./packets.mjs');
    const kNoTs = /webm|av1|vp9/;
    for (const { file } of wanted) {
        const forms = ['', '?audio=muxed', ...kNoTs.test(file) ? [] : ['?segments=ts']];
        for (const query of options.quick ? forms.slice(0, 1) : forms) {
            await check(options, `validate ${file}${query}`, [], async () => {
                const { findings, rows } = await validate(served.url(file, query));
                return { findings, notes: rows.map(r => `${r.name.trim()}: ${r.segments} segments`).join(', ') };
            });
            // ffprobe shows a transport stream's packets in another wrapping than the segments': tests/demux compares them.
            if (file.endsWith('.ts'))
                continue;
            await check(options, `packets ${file}${query}`, ['ffprobe', 'ffmpeg'], async () => {
                const result = await comparePackets(path.join(titles, file), served.url(file, query), { allowFewerTracks: query !== '' });
                return { ...result, notes: `${result.tracks} tracks, ${result.packets} packets, spread ${result.spreadMs.toFixed(3)} ms` };
            });
        }
    }
}

async function runPlayers(options, served) {
    const { file, durationS } = kTen;
    const { playInChromium, readInChromium, watchInChromium } = await import('./lib/browser.mjs');
    const { playInFfmpeg } = await import('./ffmpeg.mjs');
    const { playInGStreamer } = await import('./gst.mjs');
    const { playInMpv } = await import('./mpv.mjs');
    const { playInVlc } = await import('./vlc.mjs');
    const url = query => served.url(file, query);
    const gstPython = ['gst-launch-1.0', '/usr/bin/python3'];
    await check(options, 'hls.js in Chromium', ['chromium'], () => playInChromium('hls.js', url(''), durationS), 2);
    await check(options, 'shaka in Chromium', ['chromium'], () => playInChromium('shaka', url(''), durationS), 2);
    // The lines of makeIrregular(): number n from 3n - 2 to 3n seconds. First a seek: shaka loads no words before one while it stands.
    const line = (index, at) => at % 3 < 1 ? [] : [`${['eng', 'deu'][index]} line ${Math.floor(at / 3) + 1}`];
    if (!options.reference)
        for (const player of ['hls.js', 'shaka'])
            await check(options, `subtitles, ${player} in Chromium`, ['chromium'],
                () => readInChromium(player, served.url('irregular-mkvmerge.mkv'), ['en', 'de'], [32.5, 13.2, 40.7, 56.9, 1.5], line), 2);
    await check(options, 'ffmpeg, TS', ['ffmpeg'], () => playInFfmpeg(url('?segments=ts'), durationS, { wholeTitle: !options.quick }));
    await check(options, 'GStreamer', gstPython, () => playInGStreamer(url(''), durationS, { wholeTitle: !options.quick }));
    if (options.quick)
        return;
    await check(options, 'hls.js from 300 s, muxed', ['chromium'],
        () => playInChromium('hls.js', url('?audio=muxed'), durationS, { languages: 1, startAt: 300 }), 2);
    await check(options, 'hls.js, converted from HEVC and FLAC', ['chromium'],
        () => playInChromium('hls.js', served.url('flash-hevc10.mkv'), 60, { languages: 1 }), 2);
    if (!options.reference) {
        const page = file => served.url(file).replace('master.m3u8', 'watch');
        await check(options, 'watch page, sound that ends early', ['chromium'], () => watchInChromium(page('short-sound.mp4'), 0, 'not re-encoded'), 2);
        await check(options, 'watch page, converted', ['chromium'], () => watchInChromium(page('flash-hevc10.mkv'), 40, 'converted for this browser'), 2);
    }
    await check(options, 'ffmpeg, TS, converted sound', ['ffmpeg'], () => playInFfmpeg(served.url('flash-hevc10.mkv', '?segments=ts'), 60));
    await check(options, 'ffmpeg, TS, from a transport stream', ['ffmpeg'], () => playInFfmpeg(served.url('flash.ts', '?segments=ts'), 60));
    await check(options, 'mpv, TS', ['mpv'], () => playInMpv(url('?segments=ts'), durationS), 2);
    await check(options, 'VLC', ['cvlc'], () => playInVlc(url(''), durationS), 2);
    await check(options, 'ffmpeg, fMP4 without seek', ['ffmpeg'], () => playInFfmpeg(url(''), durationS, { seeks: [], wholeTitle: false }));
}

async function main() {
    const options = readArguments();
    if (!fs.existsSync(path.join(kHere, 'node_modules'))) {
        console.log('0 passed, 0 failed, 1 skipped (npm packages are not installed: tests/clients/install.sh)');
        process.exit(77);
    }
    const titles = process.env.CUEGATE_TITLES ?? path.join(os.tmpdir(), 'cuegate-titles');
    const { makeTitles } = await import('./make-titles.mjs');
    await makeTitles(titles, { vc1Title: path.join(path.dirname(options.binary ?? ''), 'vc1_title') });
    const sets = options.set === 'all' ? options.quick || options.reference ? ['validate', 'players'] : ['validate', 'players', 'codecs'] : [options.set];
    if (sets.some(set => set !== 'codecs'))
        await runOnOne(options, titles, sets);
    if (sets.includes('codecs'))
        await runOnCodecs(options, titles);
}

async function runOnCodecs(options, titles) {
    const { codecTitles, runCodecs } = await import('./codecs.mjs');
    const served = await serve(options, titles, codecTitles(titles));
    try {
        for (const file of await runCodecs((...args) => check(options, ...args), served.url, titles)) {
            ++tally.skipped;
            console.log(`skip ${file}: vc1_title is not built`);
        }
    } finally {
        await served.stop();
    }
}

async function runOnOne(options, titles, sets) {
    const others = ['irregular-ffmpeg.mkv', 'irregular-mkvmerge.mkv', 'aac-44100.mkv', 'aac-5.1.mkv', 'vp9-opus.webm', 'flash-vp9.webm', 'av1-opus.mkv', 'av1-flac.mkv',
        'hevc-ac3.mkv', 'hevc-eac3.mp4', 'open-gop.mkv', 'flash-60s.mp4', 'flash-hevc10.mkv', 'flash-nocues.mkv', 'flash-frag.mp4', 'flash.ts'].map(file => ({ file }));
    const wanted = options.reference ? [kTen, { file: 'flash-60s.mkv', durationS: 60 }] : [kTen, ...others];
    const played = options.reference ? [] : [{ file: 'short-sound.mp4' }]; // of these more packets are made than there were
    const served = await serve(options, titles, [...wanted, ...played]);
    try {
        if (sets.includes('validate')) {
            await check(options, 'judges find broken samples', ['ffprobe', 'ffmpeg'], () => proveOnReference(titles));
            await runValidators(options, titles, served, options.reference ? wanted.slice(1) : wanted);
        }
        if (sets.includes('players'))
            await runPlayers(options, served);
    } finally {
        await served.stop();
    }
}

async function proveOnReference(titles) {
    const { makeReference } = await import('./lib/reference.mjs');
    const { proveJudges } = await import('./broken-samples.mjs');
    const title = path.join(titles, 'flash-60s.mp4');
    const folder = path.join(titles, 'proof');
    if (!fs.existsSync(path.join(folder, 'separate/iframes.m3u8')))
        await makeReference(title, folder, 60);
    let count = 0;
    const findings = await proveJudges(folder, title, () => ++count);
    return { findings, notes: `${count} samples` };
}

await main();
console.log(`${tally.passed} passed, ${tally.failed} failed, ${tally.skipped} skipped`);
process.exitCode = tally.failed ? 1 : tally.passed ? 0 : 77;
