#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// The outside judge of stream copy: packets.mjs SOURCE MASTER_URL [--allow-fewer-tracks]
// What ffprobe reads in init + all segments must be what it reads in the source: packets, order, payload hashes, and times up to one
// constant for the whole title (1 ms). TS wraps its payloads (ADTS, Annex B): those are compared unwrapped.
// What an edit list does not show (ffprobe: flag D) may be missing; pictures that are only there to be decoded have times of their own.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { download, loadTitle } from './lib/hls.mjs';
import { execute } from './lib/process.mjs';

const kMaxSpreadS = 0.001 + 1e-6;

/** The streams of a file: [{type, codec, index}], as ffprobe sees them. */
async function streamsOf(file) {
    const result = await execute('ffprobe', ['-v', 'error', '-show_entries', 'stream=index,codec_type,codec_name:stream_disposition=attached_pic', '-of', 'json', file]);
    return JSON.parse(result.stdout).streams.filter(s => !s.disposition?.attached_pic).map(s => ({ index: s.index, type: s.codec_type, codec: s.codec_name }));
}

/** [{pts, size, hash, hidden}] of one stream, in the order of the file; pts in seconds. */
async function readPackets(file, index) {
    const result = await execute('ffprobe', ['-v', 'error', '-select_streams', String(index), '-show_packets', '-show_data_hash', 'SHA256',
        '-show_entries', 'packet=pts_time,size,flags,data_hash', '-of', 'csv=p=0', file], { timeoutMs: 120000 });
    const rows = result.stdout.toString().matchAll(/^(-?[\d.]+|N\/A),(\d+),([A-Z_]+),[^]*?(SHA256:[0-9a-f]+)/gm);    // side data comes between
    return Array.from(rows, ([, pts, size, flags, hash]) => ({ pts: Number(pts), size: Number(size), hash, hidden: flags.includes('D') }));
}

/**
 * The times of a Matroska sound track as mkvextract has them, or null. Inside a lace ffprobe adds up whole milliseconds, which puts it
 * up to 2.3 ms off; mkvextract adds up what a frame lasts, if the file says so (but leaves CodecDelay in: only distances are taken from it).
 */
async function lacedTimes(file, index, count) {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cuegate-times-'));
    try {
        const list = path.join(folder, 'times');
        await execute('mkvextract', ['-q', file, 'timestamps_v2', `${index}:${list}`], { timeoutMs: 120000 });
        const times = fs.readFileSync(list, 'utf8').split('\n').filter(line => line && line[0] !== '#').map(line => Number(line) / 1000);
        const isSaid = times.every((time, i) => i === 0 || time > times[i - 1]);
        return isSaid && times.length - count === 1 ? times.slice(0, count) : null;    // the last line is the end
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

async function readMatroskaSound(file, index) {
    const packets = await readPackets(file, index);
    const times = await lacedTimes(file, index, packets.length);
    return times ? packets.map((packet, i) => ({ ...packet, pts: packets[0].pts + times[i] - times[0] })) : packets;
}

const known = new Map();

/** What is served is in files without such a name. */
function packetsOf({ file, index, type }) {
    const key = `${file}:${index}`;
    if (!known.has(key))
        known.set(key, type === 'audio' && /\.(mkv|webm)$/.test(file) ? readMatroskaSound(file, index) : readPackets(file, index));
    return known.get(key);
}

/** Hashes of the coded slices alone, for H.264 and HEVC in whatever wrapping. */
async function sliceHashes(file, index, codec) {
    const [toAnnexB, remove] = { h264: ['h264_mp4toannexb', '6-9'], hevc: ['hevc_mp4toannexb', '32-40'] }[codec];
    const result = await execute('ffmpeg', ['-v', 'error', '-nostdin', '-i', file, '-map', `0:${index}`, '-c', 'copy',
        '-bsf:v', `${toAnnexB},filter_units=remove_types=${remove}`, '-f', 'framehash', '-hash', 'sha256', '-'], { timeoutMs: 120000 });
    return result.stdout.toString().split('\n').filter(l => l && l[0] !== '#').map(l => l.split(',')[5].trim());
}

/** Both without what an edit list hides of theirs: pictures at all, of sound what is not served. */
function withoutHidden(ours, theirs, type) {
    const left = { ours: [], theirs: [] };
    let next = 0;
    for (const packet of theirs) {
        const isServed = ours[next]?.hash === packet.hash;
        if (isServed && !(packet.hidden && type === 'video'))
            left.ours.push(ours[next]);
        if (isServed ? !(packet.hidden && type === 'video') : !packet.hidden)
            left.theirs.push(packet);
        if (isServed)
            ++next;
    }
    left.ours.push(...ours.slice(next));
    return left;
}

async function compareTrack(served, source, wrapped, report) {
    let [ours, theirs] = await Promise.all([packetsOf(served), packetsOf(source)]);
    if (!wrapped && theirs.some(p => p.hidden))
        ({ ours, theirs } = withoutHidden(ours, theirs, served.type));
    if (ours.length !== theirs.length)
        report(`${ours.length} packets, the source has ${theirs.length}`);
    const count = Math.min(ours.length, theirs.length);
    let differ = [];
    if (wrapped && (served.codec === 'h264' || served.codec === 'hevc')) {
        const [a, b] = await Promise.all([sliceHashes(served.file, served.index, served.codec), sliceHashes(source.file, source.index, source.codec)]);
        differ = b.map((hash, i) => hash === a[i] ? -1 : i).filter(i => i >= 0);
    } else {
        const header = wrapped && served.codec === 'aac' ? 7 : 0;    // ADTS
        for (let i = 0; i < count; ++i)
            if (header ? ours[i].size - header !== theirs[i].size : ours[i].hash !== theirs[i].hash)
                differ.push(i);
    }
    if (differ.length)
        report(`${differ.length} packets differ in payload, the first is ${differ[0]} at ${theirs[differ[0]]?.pts} s`);
    return Array.from({ length: count }, (_, i) => ours[i].pts - theirs[i].pts).filter(Number.isFinite);
}

/** Whether the rendition at \p url holds its track of \p type converted: ids of converted parts have a dot ("v1.720-a2.aac"). */
function isConverted(url, type) {
    const id = /\/([^/]+)\/index\.m3u8/.exec(url)?.[1] ?? '';
    return id.split('-').some(part => part[0] === type[0] && part.includes('.'));
}

/** Whether the rendition at \p url holds a track of \p type as it is. */
function isCopied(url, type) {
    const id = /\/([^/]+)\/index\.m3u8/.exec(url)?.[1] ?? '';
    return id.split('-').some(part => part[0] === type[0] && !part.includes('.'));
}

/** A converted picture keeps every time of the source; converted sound is one grid of 1024 samples without a gap. */
async function compareConverted(served, sources, report) {
    const ours = (await packetsOf(served)).map(p => p.pts).sort((a, b) => a - b);
    if (served.type === 'audio') {
        const steps = ours.slice(1).map((pts, i) => pts - ours[i]);
        const step = (ours.at(-1) - ours[0]) / steps.length;
        const off = steps.findIndex(s => Math.abs(s - step) > 0.0001);
        if (off >= 0)
            report(`a step of ${steps[off]} s after ${ours[off]} s, all others are ${step} s`);
        return [];
    }
    const source = sources.find(s => s.type === 'video');
    const theirs = (await packetsOf(source)).filter(p => !p.hidden).map(p => p.pts).sort((a, b) => a - b);
    if (ours.length !== theirs.length)
        report(`${ours.length} pictures, the source has ${theirs.length}`);
    return Array.from({ length: Math.min(ours.length, theirs.length) }, (_, i) => ours[i] - theirs[i]);
}

/** Whether ffprobe moves \p source: the first whole picture behind an edit's beginning to zero, up to a picture early. Then only distances count. */
async function isMovedByEdit(source) {
    return source?.type === 'video' && Boolean((await packetsOf(source))[0]?.hidden);
}

/** Findings as sentences, and {tracks, packets, constantMs, spreadMs}. */
export async function comparePackets(sourceFile, masterUrl, { allowFewerTracks = false } = {}) {
    const findings = [];
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cuegate-packets-'));
    try {
        const title = await loadTitle(masterUrl);
        const sources = (await streamsOf(sourceFile)).filter(s => s.type === 'video' || s.type === 'audio').map(s => ({ ...s, file: sourceFile, used: false }));
        const differences = [];
        let packets = 0;
        const wanted = title.renditions.filter(r => r.kind === 'variant' || r.kind === 'audio');
        for (const rendition of wanted.filter((r, i) => wanted.findIndex(other => other.url === r.url) === i)) {
            const file = path.join(folder, `${title.renditions.indexOf(rendition)}.bin`);
            await download(rendition, file);
            const wrapped = !rendition.playlist.segments[0]?.map?.uri;
            for (const served of await streamsOf(file)) {
                const name = `${rendition.kind} ${rendition.name ?? ''} ${served.codec}`;
                if (isConverted(rendition.url, served.type)) {
                    const list = await compareConverted({ ...served, file }, sources, text => findings.push(`${name}, converted: ${text}`));
                    packets += list.length;
                    if (list.length)
                        differences.push({ name, low: Math.min(...minmax(list)), high: Math.max(...minmax(list)),
                            moved: await isMovedByEdit(sources.find(s => s.type === served.type)) });
                    continue;
                }
                const source = await matchSource({ ...served, file }, sources, wrapped);
                if (!source) {
                    findings.push(`${name}: no track of the source begins with the same packet`);
                    continue;
                }
                source.used = true;
                const list = await compareTrack({ ...served, file }, source, wrapped, text => findings.push(`${name}: ${text}`));
                packets += list.length;
                differences.push({ name, low: Math.min(...minmax(list)), high: Math.max(...minmax(list)), moved: await isMovedByEdit(source) });
            }
        }
        const isCopiedSomewhere = type => wanted.some(r => isCopied(r.url, type));
        for (const source of sources.filter(s => !s.used && !allowFewerTracks && isCopiedSomewhere(s.type)))
            findings.push(`track ${source.index} (${source.type} ${source.codec}) of the source is not served`);
        const placed = differences.some(d => !d.moved) ? differences.filter(d => !d.moved) : differences;
        const low = Math.min(...placed.map(d => d.low));
        const high = Math.max(...placed.map(d => d.high), ...differences.map(d => low + d.high - d.low));
        if (!(high - low <= kMaxSpreadS))
            findings.push(`presentation times move by ${low * 1000} to ${high * 1000} ms: `
                + differences.map(d => `${d.name} ${d.low * 1000}..${d.high * 1000}`).join(', '));
        return { findings, tracks: differences.length, packets, constantMs: low * 1000, spreadMs: (high - low) * 1000 };
    } finally {
        known.clear();
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

const minmax = list => [list.reduce((m, v) => Math.min(m, v), Infinity), list.reduce((m, v) => Math.max(m, v), -Infinity)];

async function matchSource(served, sources, wrapped) {
    const candidates = sources.filter(s => s.type === served.type && s.codec === served.codec);
    if (candidates.length < 2 || wrapped)
        return candidates.find(s => !s.used) ?? candidates[0];
    const first = (await packetsOf(served)).slice(0, 20).map(p => p.hash).join();
    for (const candidate of candidates)
        if ((await packetsOf(candidate)).slice(0, 20).map(p => p.hash).join() === first)
            return candidate;
    return candidates.find(s => !s.used);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const result = await comparePackets(process.argv[2], process.argv[3], { allowFewerTracks: process.argv[4] === '--allow-fewer-tracks' });
    console.log(JSON.stringify(result, undefined, 1));
    process.exitCode = result.findings.length ? 1 : 0;
}
