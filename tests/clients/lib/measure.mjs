// SPDX-License-Identifier: GPL-3.0-or-later
// What a decoder made of the flash-and-click title: which frame at which time, the chirps at which times, and so the A/V offset.

import { execute } from './process.mjs';
import * as flash from './flash.mjs';

const kPictureBytes = flash.kWidth * flash.kHeight;

/** Decodes with ffmpeg: {frames: [{n, flash, time}], chirps: [{language, time}], stderr}. Times in seconds. */
export async function decodeWithFfmpeg(url, { inputArgs = [], durationS, audio = 'a:0', copyTimes = true, timeoutMs = 60000 } = {}) {
    const limit = durationS ? ['-t', String(durationS)] : [];
    const input = ['-hide_banner', '-nostdin', ...copyTimes ? ['-copyts', '-start_at_zero'] : [], ...inputArgs, '-i', url];
    const [video, sound] = await Promise.all([
        execute('ffmpeg', [...input, ...limit, '-map', '0:v:0', '-vf', 'showinfo,scale=64:36:flags=area,format=gray', '-vsync', 'passthrough',
            '-f', 'rawvideo', '-'], { timeoutMs }),
        audio === undefined ? undefined : execute('ffmpeg', [...input, ...limit, '-map', `0:${audio}`, '-af', 'ashowinfo,aresample=48000,pan=mono|c0=c0',
            '-f', 'f32le', '-'], { timeoutMs }),
    ]);
    const times = [...video.stderr.matchAll(/Parsed_showinfo.* pts_time:([-\d.]+)/g)].map(m => Number(m[1]));
    const frames = [];
    for (let i = 0; (i + 1) * kPictureBytes <= video.stdout.length; ++i)
        frames.push({ ...flash.readFrame(video.stdout.subarray(i * kPictureBytes, (i + 1) * kPictureBytes)), time: times[i] });
    const result = { frames, chirps: [], stderr: video.stderr + (sound?.stderr ?? ''), code: video.code || sound?.code };
    if (sound) {
        const runs = [...sound.stderr.matchAll(/n:\d+ pts:(-?\d+) pts_time:([-\d.]+).* rate:(\d+) nb_samples:(\d+)/g)]
            .map(m => ({ time: Number(m[1]) / Number(m[3]), samples: Number(m[4]) * flash.kRate / Number(m[3]) }));
        result.chirps = chirpTimes(floats(sound.stdout), runs);
        result.firstAudio = runs[0]?.time;
    }
    return result;
}

export function floats(buffer) {
    const bytes = Uint8Array.from(buffer.subarray(0, buffer.length & ~3));
    return new Float32Array(bytes.buffer);
}

/** Chirps with the time of the decoded frame that holds them; \p runs says which times the samples have. */
export function chirpTimes(pcm, runs) {
    const starts = [];
    let total = 0;
    for (const run of runs) {
        starts.push(total);
        total += run.samples;
    }
    let r = 0;
    return flash.findChirps(pcm).map(({ sample, language }) => {
        while (r + 1 < runs.length && starts[r + 1] <= sample)
            ++r;
        return { language, time: runs[r].time + (sample - starts[r]) / flash.kRate };
    });
}

/**
 * How late video is against audio in ms: {offsetMs, spreadMs, videoMs, audioMs, flashes}. videoMs and audioMs are how far each is
 * from the title's own time.
 */
export function avOffset({ frames, chirps }) {
    const late = frames.map(f => (f.time - f.n / flash.kFps) * 1000);
    const soundLate = chirps.map(c => (c.time - Math.round(c.time / flash.kPeriodS) * flash.kPeriodS) * 1000);
    const flashLate = frames.filter((f, i) => f.flash && !frames[i - 1]?.flash)
        .map(f => (f.time - Math.round(f.time / flash.kPeriodS) * flash.kPeriodS) * 1000);
    const videoMs = median(late);
    const audioMs = median(soundLate);
    return {
        videoMs, audioMs, flashMs: median(flashLate), offsetMs: videoMs - audioMs, flashes: flashLate.length, chirps: chirps.length,
        spreadMs: Math.max(spread(late), spread(soundLate)), firstFrame: frames[0],
    };
}

export function median(values) {
    const sorted = [...values].sort((a, b) => a - b);
    return sorted.length ? sorted[sorted.length >> 1] : NaN;
}

export function spread(values) {
    return values.length ? values.reduce((m, v) => Math.max(m, v), -Infinity) - values.reduce((m, v) => Math.min(m, v), Infinity) : 0;
}
