// SPDX-License-Identifier: GPL-3.0-or-later
// A known good HLS copy of a title (H.264 or so, sound in AAC), made by ffmpeg and then laid out as the gateway does it: decode times squeezed
// into each segment, no edit list. The checks are proven on it and on broken copies of it, without the gateway.

import fs from 'node:fs';
import path from 'node:path';
import { readInit, readSegment, withEdits, writeSegment } from './bmff.mjs';
import { execute } from './process.mjs';

/** Writes \p folder/{separate,muxed,ts}/master.m3u8. \p durationS is the title's. */
export async function makeReference(title, folder, durationS) {
    const hls = async (name, type, maps, extra) => {
        const out = path.join(folder, name);
        fs.mkdirSync(out, { recursive: true });
        const result = await execute('ffmpeg', ['-hide_banner', '-nostdin', '-loglevel', 'error', '-y', '-i', title, ...maps, '-c', 'copy', '-f', 'hls',
            '-hls_segment_type', type, '-hls_playlist_type', 'vod', '-hls_time', '6', '-hls_list_size', '0', ...extra], { cwd: out });
        if (result.code !== 0)
            throw new Error(`ffmpeg: ${result.stderr}`);
        return out;
    };
    const separate = await hls('separate', 'fmp4', ['-map', '0'], ['-hls_segment_filename', '%v_%d.m4s', '-hls_fmp4_init_filename', '%v_init.mp4',
        '-var_stream_map', 'v:0 a:0 a:1', '%v.m3u8']);
    const muxed = await hls('muxed', 'fmp4', ['-map', '0:v', '-map', '0:a:0'], ['-hls_segment_filename', '0_%d.m4s', '-hls_fmp4_init_filename', '0_init.mp4',
        '0.m3u8']);
    const ts = await hls('ts', 'mpegts', ['-map', '0:v', '-map', '0:a:0'], ['-hls_segment_filename', '0_%d.ts', '0.m3u8']);
    for (const [out, count] of [[separate, 3], [muxed, 1]])
        for (let rendition = 0; rendition < count; ++rendition)
            layOut(out, rendition, durationS);
    addIframes(separate);
    const codecs = `CODECS="${h264Codec(path.join(separate, '0_init.mp4'))},mp4a.40.2",RESOLUTION=640x360,FRAME-RATE=25.000,BANDWIDTH=400000`;
    const audio = (uri, name, language, isDefault) => `#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="audio",NAME="${name}",LANGUAGE="${language}",DEFAULT=${isDefault},`
        + `AUTOSELECT=YES,CHANNELS="2",URI="${uri}"`;
    fs.writeFileSync(path.join(separate, 'master.m3u8'), ['#EXTM3U', '#EXT-X-VERSION:7', '#EXT-X-INDEPENDENT-SEGMENTS', audio('1.m3u8', 'English', 'en', 'YES'),
        audio('2.m3u8', 'Deutsch', 'de', 'NO'), `#EXT-X-STREAM-INF:${codecs},AUDIO="audio"`, '0.m3u8',
        `#EXT-X-I-FRAME-STREAM-INF:${codecs.replace(/,mp4a[^"]*|,FRAME-RATE=[^,]*/g, '')},URI="iframes.m3u8"`, ''].join('\n'));
    for (const [out, version] of [[muxed, 7], [ts, 3]])
        fs.writeFileSync(path.join(out, 'master.m3u8'), ['#EXTM3U', `#EXT-X-VERSION:${version}`, `#EXT-X-STREAM-INF:${codecs}`, '0.m3u8', ''].join('\n'));
    return { separate, muxed, ts };
}

function h264Codec(initFile) {
    const data = fs.readFileSync(initFile);
    const at = data.indexOf('avcC');
    return `avc1.${data.toString('hex', at + 5, at + 8).toUpperCase()}`;
}

function layOut(folder, rendition, durationS) {
    const initFile = path.join(folder, `${rendition}_init.mp4`);
    const init = fs.readFileSync(initFile);
    const tracks = readInit(init);
    fs.writeFileSync(initFile, withEdits(init, new Map()));
    const files = [];
    for (let n = 0; fs.existsSync(path.join(folder, `${rendition}_${n}.m4s`)); ++n)
        files.push(path.join(folder, `${rendition}_${n}.m4s`));
    const segments = files.map(file => readSegment(fs.readFileSync(file)));
    const all = new Map(tracks.map(track => [track.trackId, segments.map(fragments => samplesWithTimes(fragments, track.trackId))]));
    const video = tracks.find(track => track.handler === 'vide');
    const starts = video && squeezeAll(all.get(video.trackId), Math.round(durationS * video.timescale));
    for (const track of tracks.filter(t => t.handler === 'soun' && video))
        all.set(track.trackId, regroup(all.get(track.trackId).flat(), starts.map(s => s / video.timescale * track.timescale)));
    files.forEach((file, n) => fs.writeFileSync(file, writeSegment([{
        sequence: n + 1,
        tracks: tracks.map(({ trackId }) => ({ trackId, tfdt: all.get(trackId)[n][0].dts, samples: all.get(trackId)[n] })),
    }])));
    const leading = video ?? tracks[0];
    writePlaylist(folder, rendition, all.get(leading.trackId).map(list => list.reduce((sum, s) => sum + s.duration, 0) / leading.timescale));
}

function samplesWithTimes(fragments, trackId) {
    return fragments.flatMap(({ tracks }) => tracks.filter(t => t.trackId === trackId)).flatMap(track => {
        let dts = track.tfdt;
        return track.samples.map(sample => ({ ...sample, dts: (dts += sample.duration) - sample.duration }));
    });
}

/** Changes dts, duration and offset of every sample; answers the segments' starts. */
function squeezeAll(segments, end) {
    const delay = Math.min(...segments[0].map(s => s.dts + s.offset));
    for (const sample of segments.flat()) {
        sample.pts = sample.dts + sample.offset - delay;
        sample.dts -= delay;
    }
    const starts = segments.map(list => Math.min(...list.map(s => s.pts)));
    segments.forEach((list, n) => {
        const next = starts[n + 1] ?? end;
        const k = list.findIndex(s => s.dts > starts[n]);
        const until = k < 0 ? next : list[k].dts;
        for (let i = 0; i < k; ++i)
            list[i].dts = starts[n] + Math.floor((until - starts[n]) * i / k);
        list.at(-1).dts = list.at(-1).pts;
        list.forEach((s, i) => {
            s.duration = (list[i + 1]?.dts ?? next) - s.dts;
            s.offset = s.pts - s.dts;
        });
    });
    return starts;
}

function regroup(samples, starts) {
    return starts.map((start, n) => samples.filter(s => s.dts >= start && s.dts < (starts[n + 1] ?? Infinity)));
}

/** An I-frame playlist of the first picture of each segment. */
function addIframes(folder) {
    const [{ timescale }] = readInit(fs.readFileSync(path.join(folder, '0_init.mp4')));
    const durations = [];
    for (let n = 0; fs.existsSync(path.join(folder, `0_${n}.m4s`)); ++n) {
        const [{ tracks: [{ trackId, tfdt, samples }] }] = readSegment(fs.readFileSync(path.join(folder, `0_${n}.m4s`)));
        const duration = samples.reduce((sum, s) => sum + s.duration, 0);
        fs.writeFileSync(path.join(folder, `iframe_${n}.m4s`), writeSegment([{ sequence: n + 1, tracks: [{ trackId, tfdt, samples: [{ ...samples[0], duration }] }] }]));
        durations.push(duration / timescale);
    }
    writePlaylist(folder, 'iframes', durations, { map: '0_init.mp4', segment: 'iframe', tags: ['#EXT-X-I-FRAMES-ONLY'] });
}

function writePlaylist(folder, name, durations, { map = `${name}_init.mp4`, segment = name, tags = [] } = {}) {
    const lines = ['#EXTM3U', '#EXT-X-VERSION:7', `#EXT-X-TARGETDURATION:${Math.max(...durations.map(Math.round))}`, '#EXT-X-MEDIA-SEQUENCE:0',
        '#EXT-X-PLAYLIST-TYPE:VOD', '#EXT-X-INDEPENDENT-SEGMENTS', ...tags, `#EXT-X-MAP:URI="${map}"`];
    durations.forEach((duration, n) => lines.push(`#EXTINF:${duration.toFixed(6)},`, `${segment}_${n}.m4s`));
    fs.writeFileSync(path.join(folder, `${name}.m3u8`), [...lines, '#EXT-X-ENDLIST', ''].join('\n'));
}
