#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the titles that the client checks play: make-titles.mjs FOLDER [--quick]. A stamp with this file's hash makes it run once.

import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as flash from './lib/flash.mjs';
import { execute } from './lib/process.mjs';

// Samples that ffmpeg's encoders put before the first: the click is made that much earlier.
const kPriming = { aac: 1024, mp2: 481, mp3: 1105, ac3: 256 };
const kAacArgs = ['-c:a', 'aac', '-b:a', '64k'];

async function ffmpeg(...args) {
    const result = await execute('ffmpeg', ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', ...args], { timeoutMs: 240000 });
    if (result.code !== 0)
        throw new Error(`ffmpeg ${args.join(' ')}: ${result.stderr}`);
}

async function mkvmerge(...args) {
    const merge = await execute('mkvmerge', ['-q', ...args]);
    if (merge.code !== 0 && merge.code !== 1)    // 1 = warnings
        throw new Error(`mkvmerge: ${merge.stdout}`);
}

/** Into ffmpeg, or another program that writes \p file. */
async function pipeInto(args, chunks, { program, file } = {}) {
    const stdout = file ? fs.openSync(file, 'w') : 'inherit';
    const child = spawn(program ?? 'ffmpeg', program ? args : ['-hide_banner', '-loglevel', 'error', '-y', ...args], { stdio: ['pipe', stdout, 'inherit'] });
    const ended = once(child, 'exit');
    child.stdin.on('error', () => {});
    for (const chunk of chunks)
        if (!child.stdin.write(chunk))
            await Promise.race([once(child.stdin, 'drain'), ended]);
    child.stdin.end();
    const [code] = await ended;
    if (code !== 0)
        throw new Error(`${program ?? 'ffmpeg'} ${args.join(' ')} ended with ${code}`);
    if (file)
        fs.closeSync(stdout);
}

function* pictures(seconds) {
    for (let n = 0; n < seconds * flash.kFps; ++n)
        yield flash.frame(n);
}

/** Faint noise, never the same twice, with the chirp every five seconds: s16 at \p rate with \p channels. */
function* sound(seconds, language, rate = flash.kRate, channels = 2, priming = kPriming.aac) {
    const shape = flash.chirp(language);
    let noise = 12345 + language;
    for (let second = 0; second < seconds; ++second) {
        const block = Buffer.alloc(rate * 2 * channels);
        for (let i = 0; i < rate; ++i) {
            noise = (noise * 1103515245 + 12345) & 0x7fffffff;
            const at = (second * rate + i + priming) / rate * flash.kRate;
            const phase = at % (flash.kPeriodS * flash.kRate);
            let value = (noise >> 16) % 61 - 30;
            if (at >= flash.kPeriodS * flash.kRate && phase < shape.length)
                value += Math.round(shape[Math.floor(phase)] * 20000);
            for (let c = 0; c < channels; ++c)
                block.writeInt16LE(value, (i * channels + c) * 2);
        }
        yield block;
    }
}

const kPictureIn = ['-f', 'rawvideo', '-pix_fmt', 'gray', '-s', '64x36', '-r', '25', '-i', '-', '-vf', 'scale=640:360:flags=neighbor,format=yuv420p'];
const kH264 = ['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '30', '-bf', '3', '-b_strategy', '0', '-sc_threshold', '0'];

/** One MKV and one MP4 (moov last) of ten minutes; every packet at its true time, without edit list for sound. */
async function makeFlash(folder, seconds, name) {
    const parts = ['v.mkv', 'a0.aac', 'a1.aac'].map(part => path.join(folder, `${name}-${part}`));
    await Promise.all([
        pipeInto([...kPictureIn, ...kH264, '-g', '50', '-keyint_min', '50', parts[0]], pictures(seconds)),
        ...[0, 1].map(language => pipeInto(['-f', 's16le', '-ar', '48000', '-ac', '2', '-i', '-', ...kAacArgs, '-f', 'adts', parts[1 + language]],
            sound(seconds, language))),
    ]);
    const mux = (output, ...extra) => ffmpeg(...parts.flatMap(p => ['-i', p]), '-map', '0:v', '-map', '1:a', '-map', '2:a', '-c', 'copy', '-bsf:a',
        'aac_adtstoasc', '-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu', '-disposition:a:1', '0', '-t', String(seconds), ...extra,
        path.join(folder, output));
    await mux(`${name}.mkv`);
    await mux(`${name}.mp4`);
    parts.forEach(part => fs.rmSync(part));
}

const kIrregularKeys = [0, 0.4, 11.4, 12.2, 14, 20.5, 21, 32, 36.8, 41, 47.6, 48, 57];    // GOPs of 0.4 to 11 s

async function makeIrregular(folder) {
    const parts = ['v.mkv', 'a.aac', 'eng.srt', 'deu.srt'].map(part => path.join(folder, `irregular-${part}`));
    await pipeInto([...kPictureIn, ...kH264, '-g', '999', '-keyint_min', '1', '-force_key_frames', kIrregularKeys.join(','), parts[0]], pictures(60));
    await pipeInto(['-f', 's16le', '-ar', '48000', '-ac', '2', '-i', '-', ...kAacArgs, '-f', 'adts', parts[1]], sound(60, 0));
    const stamp = t => new Date(t * 1000).toISOString().slice(11, 23).replace('.', ',');
    for (const language of ['eng', 'deu'])
        fs.writeFileSync(path.join(folder, `irregular-${language}.srt`), Array.from({ length: 19 }, (_, i) =>
            `${i + 1}\n${stamp(i * 3 + 1)} --> ${stamp(i * 3 + 3)}\n${language} line ${i + 1}\n`).join('\n'));
    await ffmpeg(...parts.flatMap(p => ['-i', p]), '-map', '0', '-map', '1', '-map', '2', '-map', '3', '-c', 'copy', '-bsf:a', 'aac_adtstoasc',
        '-metadata:s:s:0', 'language=eng', '-metadata:s:s:1', 'language=deu', path.join(folder, 'irregular-ffmpeg.mkv'));
    await mkvmerge('-o', path.join(folder, 'irregular-mkvmerge.mkv'), parts[0], '--language', '0:eng', parts[1], '--language', '0:eng', parts[2],
        '--language', '0:deu', parts[3]);
    parts.forEach(part => fs.rmSync(part));
}

/** Short titles in other codecs, each 20 s: what to encode with, the file, the sound's rate and channels. */
const kShort = [
    { file: 'aac-44100.mkv', video: [...kH264, '-g', '50'], audio: kAacArgs, rate: 44100 },
    { file: 'aac-5.1.mkv', video: [...kH264, '-g', '50'], audio: ['-c:a', 'aac', '-b:a', '256k'], channels: 6 },
    { file: 'vp9-opus.webm', video: ['-c:v', 'libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8', '-b:v', '200k', '-g', '50'], audio: ['-c:a', 'libopus'] },
    { file: 'av1-opus.mkv', video: ['-c:v', 'libsvtav1', '-preset', '12', '-crf', '50', '-g', '50'], audio: ['-c:a', 'libopus'] },
    { file: 'av1-flac.mkv', video: ['-c:v', 'libsvtav1', '-preset', '12', '-crf', '50', '-g', '50'], audio: ['-c:a', 'flac', '-sample_fmt', 's16'] },
    { file: 'hevc-ac3.mkv', video: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error:keyint=50:bframes=3', '-tag:v', 'hvc1'],
      audio: ['-c:a', 'ac3'] },
    { file: 'hevc-eac3.mp4', video: ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error:keyint=50:bframes=3', '-tag:v', 'hvc1'],
      audio: ['-c:a', 'eac3'] },
    { file: 'open-gop.mkv', video: [...kH264, '-g', '50', '-x264-params', 'open-gop=1'], audio: kAacArgs },
];

async function makeShort(folder, { file, video, audio, rate = 48000, channels = 2 }) {
    const pcm = path.join(folder, `${file}.pcm`);
    fs.writeFileSync(pcm, Buffer.concat([...sound(20, 0, rate, channels)]));
    await pipeInto([...kPictureIn.slice(0, 10), '-f', 's16le', '-ar', String(rate), '-ac', String(channels), '-i', pcm, '-map', '0:v', '-map', '1:a',
        ...kPictureIn.slice(10), ...video, ...audio, path.join(folder, file)], pictures(20));
    fs.rmSync(pcm);
}

/**
 * A minute in what browsers, and some of it transport streams, cannot take: picture, sound, and how both are written. Sound that has a delay is
 * encoded alone, so that its first packet stands at 0 like the first picture.
 */
const kCodecs = [
    { file: 'flash-vp9.webm', video: ['-c:v', 'libvpx-vp9', '-deadline', 'good', '-cpu-used', '5', '-lag-in-frames', '16', '-auto-alt-ref', '1', '-b:v', '200k',
        '-g', '50'], audio: ['-c:a', 'libopus', '-b:a', '96k'], raw: 'opus' },
    { file: 'flash-av1.mkv', video: ['-c:v', 'libsvtav1', '-preset', '12', '-crf', '50', '-g', '50'], audio: ['-c:a', 'flac', '-sample_fmt', 's16'] },
    { file: 'flash-mpeg2.ts', interlaced: true, video: ['-c:v', 'mpeg2video', '-flags', '+ilme+ildct', '-alternate_scan', '1', '-bf', '2', '-g', '25', '-b:v', '2M',
        '-maxrate', '4M', '-bufsize', '1835k'], audio: ['-c:a', 'mp2', '-b:a', '192k'], raw: 'mp2' },
    { file: 'flash-asp.avi', video: ['-c:v', 'mpeg4', '-bf', '2', '-g', '50', '-q:v', '4'], mux: ['-vtag', 'XVID'],
      audio: ['-c:a', 'libmp3lame', '-b:a', '128k', '-write_xing', '0', '-id3v2_version', '0'], raw: 'mp3' },
    { file: 'flash-vc1.mkv', audio: ['-c:a', 'ac3', '-b:a', '192k'], raw: 'ac3' },
];

/** Twice the pictures, a field each: what moves is elsewhere in the second. */
function* fields(seconds) {
    for (let n = 0; n < seconds * flash.kFps; ++n) {
        yield flash.frame(n, 2 * n);
        yield flash.frame(n, 2 * n + 1);
    }
}

function* large(small) {
    for (const picture of small)
        yield Buffer.concat([...Array(flash.kHeight).keys()].flatMap(y => {
            const line = Buffer.concat([...picture.subarray(y * flash.kWidth, (y + 1) * flash.kWidth)].map(value => Buffer.alloc(10, value)));
            return Array(10).fill(line);
        }));
}

async function makeCodec(folder, { file, interlaced, video, audio, mux = [], raw }, vc1Title) {
    const kSeconds = 60;
    // In AVI the picture is written at once: ffmpeg doubles its rate where it copies it from Matroska.
    const parts = ['pcm', raw ?? 'none', !video ? 'vc1' : file.endsWith('avi') ? 'avi' : 'mkv'].map(type => path.join(folder, `${file}.${type}`));
    fs.writeFileSync(parts[0], Buffer.concat([...sound(kSeconds, 0, flash.kRate, 2, kPriming[raw] ?? 0)]));
    const pcm = ['-f', 's16le', '-ar', '48000', '-ac', '2', '-i', parts[0]];
    const pictureIn = interlaced ? [...kPictureIn.slice(0, 6), '-r', '50', ...kPictureIn.slice(8, 11), `${kPictureIn[11]},tinterlace=interleave_top,setfield=tff`]
        : kPictureIn;
    const made = interlaced ? fields(kSeconds) : pictures(kSeconds);
    if (raw) {
        await ffmpeg(...pcm, ...audio, '-f', raw, parts[1]);
        if (video)
            await pipeInto([...pictureIn, ...video, parts[2]], made);
        else
            await pipeInto([640, 360, flash.kFps, 50], large(made), { program: vc1Title, file: parts[2] });
        // ffmpeg puts Opus too early by its delay; mkvmerge is right.
        if (raw === 'opus')
            await mkvmerge('--webm', '-o', path.join(folder, file), ...parts.slice(1).reverse());
        else
            await ffmpeg('-i', parts[2], '-i', parts[1], '-map', '0', '-map', '1', '-c', 'copy', ...mux, path.join(folder, file));
    } else {
        await pipeInto([...pictureIn.slice(0, 10), ...pcm, '-map', '0:v', '-map', '1:a', ...pictureIn.slice(10), ...video, ...audio, path.join(folder, file)], made);
    }
    parts.forEach(part => fs.rmSync(part, { force: true }));
}

/** The minute of flashes and clicks again: as HEVC of ten bits with FLAC, which browsers need converted, and in files without an index. */
async function makeOthers(folder) {
    const source = ['-i', path.join(folder, 'flash-60s.mkv')];
    await ffmpeg(...source, '-map', '0:v', '-map', '0:a:0', '-c:v', 'libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le', '-x265-params',
        'log-level=error:keyint=50:open-gop=0', '-c:a', 'flac', path.join(folder, 'flash-hevc10.mkv'));
    await ffmpeg(...source, '-map', '0', '-c', 'copy', '-live', '1', '-f', 'matroska', path.join(folder, 'flash-nocues.mkv'));
    await ffmpeg(...source, '-map', '0', '-c', 'copy', '-movflags', 'frag_keyframe+empty_moov+default_base_moof', path.join(folder, 'flash-frag.mp4'));
    await ffmpeg(...source, '-map', '0', '-c', 'copy', '-f', 'mpegts', path.join(folder, 'flash.ts'));
    // A dub without the credits: longer than players load ahead.
    await ffmpeg('-i', path.join(folder, 'flash-60s.mp4'), '-t', '14', '-i', path.join(folder, 'flash-60s.mp4'), '-map', '0:v', '-map', '1:a:0', '-c', 'copy',
        path.join(folder, 'short-sound.mp4'));
}

/** Makes what is missing in \p folder: 'quick' the flash title of one minute and the irregular ones, 'full' all. Of VC-1 only if there is \p vc1Title. */
export async function makeTitles(folder, { set = 'full', vc1Title } = {}) {
    fs.mkdirSync(folder, { recursive: true });
    const hash = crypto.createHash('sha256');
    for (const source of [fileURLToPath(import.meta.url), new URL('./lib/flash.mjs', import.meta.url)])
        hash.update(fs.readFileSync(source));
    const codecs = kCodecs.filter(({ video }) => video || fs.existsSync(vc1Title ?? ''));
    const stamp = path.join(folder, `titles-${set}-${hash.digest('hex').slice(0, 16)}`);
    const isMade = fs.existsSync(stamp);
    // What was left out for want of the program is made later.
    const jobs = set === 'full' ? codecs.filter(({ file }) => !isMade || !fs.existsSync(path.join(folder, file)))
        .map(codec => () => makeCodec(folder, codec, vc1Title)) : [];
    if (!isMade)
        jobs.unshift(() => makeFlash(folder, 60, 'flash-60s'), () => makeIrregular(folder), () => makeOthers(folder));
    if (!isMade && set === 'full')
        jobs.push(() => makeFlash(folder, 600, 'flash'), ...kShort.map(short => () => makeShort(folder, short)));
    for (const job of jobs)
        await job();
    fs.writeFileSync(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    if (!process.argv[2])
        throw new Error('usage: make-titles.mjs FOLDER [--quick]');
    await makeTitles(process.argv[2], { set: process.argv[3] === '--quick' ? 'quick' : 'full' });
}
