#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Strict validation of a served title: validate.mjs MASTER_URL
// Playlists by npm hls-parser (strict), m3u8-parser and the rules of RFC 8216 here; every segment by mp4box or byte by byte (TS).

import { fileURLToPath } from 'node:url';
import { Parser } from 'm3u8-parser';
import { checkSegment, readInit } from './lib/fmp4-rules.mjs';
import { get, loadTitle } from './lib/hls.mjs';
import { checkTsDurations, checkTsSegment, newTsState } from './lib/ts-rules.mjs';

const kPlaylistTypes = ['application/vnd.apple.mpegurl', 'application/x-mpegurl', 'audio/mpegurl'];
const kMediaTypes = { fmp4: ['video/mp4', 'audio/mp4', 'application/mp4', 'video/iso.segment'], ts: ['video/mp2t'], vtt: ['text/vtt'] };

const kDateOfZero = Date.UTC(2000, 0, 1);    // of a title's zero, in playlists that have dates

/** {findings: [sentence], rows: [{…} per rendition]}. */
export async function validate(masterUrl) {
    const findings = [];
    const rows = [];
    let title;
    try {
        title = await loadTitle(masterUrl);
    } catch (error) {
        return { findings: [`playlists: ${error.message}`], rows };
    }
    checkAnswer(title.answer, kPlaylistTypes, 'master', findings);
    checkMaster(title, findings);
    for (const rendition of title.renditions) {
        const name = `${rendition.kind} ${rendition.language ?? ''} ${new URL(rendition.url).pathname.split('/').at(-1)}`;
        const report = text => findings.push(`${name}: ${text}`);
        checkAnswer(rendition.answer, kPlaylistTypes, name, findings);
        checkMediaPlaylist(rendition, report);
        const row = { name, segments: rendition.playlist.segments.length, seconds: rendition.playlist.segments.reduce((sum, s) => sum + s.duration, 0) };
        Object.assign(row, await checkSegments(rendition, report));
        rows.push(row);
    }
    checkDates(title, findings);
    checkTogether(rows, findings);
    return { findings, rows };
}

/** The date of a rendition's first segment, if its playlist has one. */
const dateOf = rendition => rendition.playlist.segments[0]?.programDateTime;

/** RFC 8216 section 6.2.4: dates in all playlists of a title, or in none; and one of them begins with the title. */
function checkDates(title, findings) {
    const dates = title.renditions.map(dateOf).filter(Boolean);
    if (dates.length && dates.length < title.renditions.length)
        findings.push(`${dates.length} of ${title.renditions.length} playlists have EXT-X-PROGRAM-DATE-TIME`);
    if (dates.length && Math.min(...dates) !== kDateOfZero)
        findings.push(`no playlist begins at ${new Date(kDateOfZero).toISOString()}`);
}

function checkAnswer(answer, types, what, findings) {
    if (answer.status !== 200)
        findings.push(`${what}: status ${answer.status}`);
    if (!types.includes(answer.type))
        findings.push(`${what}: Content-Type ${answer.type || 'missing'}`);
    if (answer.cors !== '*')
        findings.push(`${what}: Access-Control-Allow-Origin is ${answer.cors}`);
}

function checkMaster(title, findings) {
    lint(title.text, text => findings.push(`master: ${text}`));
    for (const variant of title.master.variants) {
        for (const field of ['codecs', 'bandwidth', ...variant.resolution || variant.isIFrameOnly ? ['resolution'] : []])
            if (!variant[field])
                findings.push(`master: variant ${variant.uri} has no ${field.toUpperCase()}`);
        if (!variant.isIFrameOnly && variant.resolution && !variant.frameRate)
            findings.push(`master: variant ${variant.uri} has no FRAME-RATE`);
    }
}

/** What m3u8-parser has to say, and the lines themselves. */
function lint(text, report) {
    const parser = new Parser();
    parser.on('warn', event => report(`m3u8-parser: ${event.message}`));
    parser.push(text);
    parser.end();
    if (!text.startsWith('#EXTM3U\n') && !text.startsWith('#EXTM3U\r\n'))
        report('does not begin with #EXTM3U');
    if (text.charCodeAt(0) === 0xfeff)
        report('has a byte order mark');
    return parser.manifest;
}

function checkMediaPlaylist({ text, playlist, kind }, report) {
    const manifest = lint(text, report);
    const lines = text.split(/\r?\n/);
    const value = tag => lines.find(l => l.startsWith(tag))?.slice(tag.length);
    const version = Number(value('#EXT-X-VERSION:') ?? 1);
    const target = Number(value('#EXT-X-TARGETDURATION:'));
    const durations = lines.filter(l => l.startsWith('#EXTINF:')).map(l => Number(/^#EXTINF:([\d.]+),/.exec(l)?.[1]));
    if (durations.some(d => !(d > 0)))
        report('an EXTINF is not above 0');
    if (durations.some(d => Math.round(d) > target))
        report(`TARGETDURATION ${target} is below EXTINF ${Math.max(...durations)}`);
    if (value('#EXT-X-PLAYLIST-TYPE:') !== 'VOD')
        report('is not PLAYLIST-TYPE VOD');
    if (lines.filter(Boolean).at(-1) !== '#EXT-X-ENDLIST')
        report('does not end with ENDLIST');
    const map = lines.findIndex(l => l.startsWith('#EXT-X-MAP:'));
    const first = lines.findIndex(l => l.startsWith('#EXTINF:'));
    const isFmp4 = map >= 0;
    if (isFmp4 && map > first)
        report('EXT-X-MAP stands behind the first segment');
    const needed = isFmp4 ? (kind === 'iframe' ? 5 : 6) : lines.some(l => l.startsWith('#EXT-X-BYTERANGE')) ? 4 : 3;
    if (version < needed)
        report(`EXT-X-VERSION ${version}, needs ${needed}`);
    if (Boolean(playlist.isIFrame) !== (kind === 'iframe'))
        report(`is${playlist.isIFrame ? '' : ' not'} I-FRAMES-ONLY`);
    if (durations.length !== playlist.segments.length || manifest.segments.length !== durations.length)
        report(`${durations.length} EXTINF, hls-parser reads ${playlist.segments.length}, m3u8-parser ${manifest.segments.length} segments`);
}

async function checkSegments(rendition, report) {
    const { segments } = rendition.playlist;
    const durations = segments.map(s => s.duration);
    const load = async (uri, types) => {
        const answer = await get(new URL(uri, rendition.url).href);
        const problems = [];
        checkAnswer(answer, types, uri, problems);
        problems.forEach(report);
        return answer.body;
    };
    if (rendition.kind === 'subtitles') {
        for (const { uri } of segments)
            if (!(await load(uri, kMediaTypes.vtt)).toString().startsWith('WEBVTT'))
                report(`${uri} is not WebVTT`);
        return {};
    }
    const map = segments[0]?.map?.uri;
    if (!map) {
        const state = newTsState();
        for (const [n, segment] of segments.entries())
            checkTsSegment(await load(segment.uri, kMediaTypes.ts), n, state, report);
        if (state.starts.length === segments.length)
            checkTsDurations(state, durations, report);
        return { format: 'ts', codecs: rendition.codecs.join() };
    }
    const tracks = readInit(await load(map, kMediaTypes.fmp4), report) ?? [];
    checkCodecs(rendition, tracks, report);
    let planned = ((dateOf(rendition) ?? kDateOfZero) - kDateOfZero) / 1000;
    for (const [n, segment] of segments.entries()) {
        const body = await load(segment.uri, kMediaTypes.fmp4);
        checkSegment(body, n, segment.duration, tracks, report);
        if (rendition.kind === 'iframe')
            checkIframe(body, n, segment.duration, tracks, rendition.variant.bandwidth, report);
        planned += segment.duration;
        for (const track of tracks.filter(t => t.nextTime !== undefined)) {
            const drift = track.nextTime / track.timescale - planned - (track.driftStart ??= track.kind === 'video' ? track.nextTime / track.timescale - planned : 0);
            if (Math.abs(drift) > (track.kind === 'video' ? 0.001 : track.longestSample / track.timescale + 0.001))
                report(`segment ${n}: ${track.kind} ends ${(drift * 1000).toFixed(3)} ms off the playlist`);
        }
    }
    return {
        format: 'fmp4', codecs: tracks.map(t => t.codec).join(), samples: tracks.map(t => t.samples).join('+'),
        first: tracks.map(t => (t.firstPresentation / t.timescale).toFixed(4)).join(' '), negative: tracks.reduce((n, t) => n + (t.negativeOffsets ?? 0), 0),
        edits: tracks.reduce((n, t) => n + t.edits, 0),
    };
}

function checkIframe(body, number, seconds, tracks, bandwidth, report) {
    if (tracks.length !== 1 || tracks[0].kind !== 'video' || tracks[0].samples !== number + 1)
        report(`I-frame ${number} is not just one picture: ${tracks.map(t => `${t.kind} ${t.samples}`).join()} samples up to it`);
    if (body.length * 8 / seconds > bandwidth)
        report(`I-frame ${number} has ${Math.ceil(body.length * 8 / seconds)} bit/s, BANDWIDTH is ${bandwidth}`);
}

function checkCodecs(rendition, tracks, report) {
    const declared = rendition.codecs.map(c => c.toLowerCase());
    const expected = tracks.map(t => t.codec.toLowerCase());
    for (const codec of expected)
        if (!declared.includes(codec))
            report(`sample entry is ${codec}, CODECS says ${rendition.codecs.join()}`);
    if (rendition.kind !== 'audio' && !rendition.separateAudio && declared.some(c => !expected.includes(c)))
        report(`CODECS ${rendition.codecs.join()} names more than the segments hold (${expected.join()})`);
}

/** Renditions of one title must end together. */
function checkTogether(rows, findings) {
    const media = rows.filter(r => r.format);
    const ends = media.map(r => r.seconds);
    if (ends.length && Math.max(...ends) - Math.min(...ends) > 0.5)
        findings.push(`renditions end apart: ${media.map(r => `${r.name} ${r.seconds.toFixed(3)}`).join(', ')}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const { findings, rows } = await validate(process.argv[2]);
    console.table(rows);
    findings.slice(0, 50).forEach(f => console.log(`FOUND ${f}`));
    console.log(`${findings.length} findings`);
    process.exitCode = findings.length ? 1 : 0;
}
