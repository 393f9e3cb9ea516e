// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for the fMP4 segments of one rendition (ISO/IEC 14496-12, RFC 8216 section 3.3), read by npm mp4box.

import * as MP4Box from 'mp4box';

const kVideoToleranceS = 0.001;
const kNonSync = 0x10000;

function parse(data) {
    const file = MP4Box.createFile();
    const buffer = data.buffer.slice(data.byteOffset, data.byteOffset + data.length);
    buffer.fileStart = 0;
    file.appendBuffer(buffer);
    file.flush();
    return file;
}

const isTypes = (file, types) => types.every(type => file.boxes.some(b => b.type === type));

/** [{trackId, kind, timescale, codec, trex, editMediaTime}] of an init segment; rules broken go to \p report. */
export function readInit(data, report) {
    const file = parse(data);
    if (!isTypes(file, ['ftyp', 'moov']))
        return void report('init segment lacks ftyp or moov');
    if (file.boxes.some(b => b.type === 'mdat' || b.type === 'moof'))
        report('init segment holds media');
    const child = (box, type) => box?.boxes?.find(b => b.type === type);
    const moov = file.moov;
    const mvex = child(moov, 'mvex');
    if (!mvex)
        report('init segment has no mvex');
    return moov.boxes.filter(b => b.type === 'trak').map(trak => {
        const trackId = child(trak, 'tkhd').track_id;
        const mdia = child(trak, 'mdia');
        const entries = child(child(child(mdia, 'minf'), 'stbl'), 'stsd').entries;
        const trex = mvex?.boxes.find(b => b.type === 'trex' && b.track_id === trackId);
        if (mvex && !trex)
            report(`track ${trackId} has no trex`);
        if (entries.length !== 1)
            report(`track ${trackId} has ${entries.length} sample entries`);
        const edits = child(child(trak, 'edts'), 'elst')?.entries ?? [];
        return {
            trackId, trex, kind: { vide: 'video', soun: 'audio' }[child(mdia, 'hdlr').handler], timescale: child(mdia, 'mdhd').timescale,
            codec: entries[0].getCodec(), edits: edits.length, samples: 0,
        };
    });
}

/** Checks segment \p number against what the ones before left in \p tracks. \p extinfS is the playlist's duration. */
export function checkSegment(data, number, extinfS, tracks, report) {
    const file = parse(data);
    const fragments = file.boxes.filter(b => b.type === 'moof');
    if (!fragments.length)
        return void report(`segment ${number} has no moof`);
    const total = new Map();
    let first = true;
    for (const moof of fragments) {
        const index = file.boxes.indexOf(moof);
        const mdat = file.boxes[index + 1];
        if (mdat?.type !== 'mdat')
            report(`segment ${number}: moof is not followed by mdat`);
        for (const traf of moof.boxes.filter(b => b.type === 'traf')) {
            const track = checkTraf(traf, moof, mdat, number, first || !total.has(traf.boxes[0].track_id), tracks, report);
            if (track)
                total.set(track.trackId, (total.get(track.trackId) ?? 0) + track.lastDuration);
        }
        first = false;
    }
    for (const track of tracks) {
        if (!total.has(track.trackId)) {
            report(`segment ${number} has nothing of track ${track.trackId}`);
            continue;
        }
        // What begins the title is decoded at its zero; if it alone is a segment, as an I-frame is, it cannot be decoded when it is shown.
        if (track.lastShown > track.nextTime && track.samples > 1)
            report(`segment ${number}: a picture lasts ${track.lastShown - track.nextTime} ticks into the next segment`);
        const seconds = total.get(track.trackId) / track.timescale;
        const drivesPlaylist = track.kind === 'video' || tracks.length === 1;
        const tolerance = track.kind === 'video' ? kVideoToleranceS : track.longestSample / track.timescale;
        if (drivesPlaylist && Math.abs(seconds - extinfS) > tolerance + 1e-6)
            report(`segment ${number}: EXTINF ${extinfS}, but ${track.kind} lasts ${seconds.toFixed(6)} s`);
    }
}

function checkTraf(traf, moof, mdat, number, firstOfSegment, tracks, report) {
    const child = type => traf.boxes.filter(b => b.type === type);
    const [tfhd] = child('tfhd');
    const [tfdt] = child('tfdt');
    const track = tracks.find(t => t.trackId === tfhd?.track_id);
    if (!track || !tfdt)
        return void report(`segment ${number}: traf of track ${tfhd?.track_id} without init or tfdt`);
    if (!(tfhd.flags & 0x20000) || tfhd.flags & 1)
        report(`segment ${number}: tfhd of track ${track.trackId} is not default-base-is-moof`);
    const time = tfdt.baseMediaDecodeTime;
    if (track.nextTime !== undefined && time !== track.nextTime)
        report(`segment ${number}: ${track.kind} tfdt is ${time}, the samples before end at ${track.nextTime}`);
    let duration = 0;
    for (const trun of child('trun')) {
        const durations = durationsOf(trun, tfhd, track);
        const bytes = sizesOf(trun, tfhd, track).reduce((a, b) => a + b, 0);
        const start = moof.start + (trun.data_offset ?? 0);
        if (mdat && (start < mdat.start + 8 || start + bytes > mdat.start + mdat.size))
            report(`segment ${number}: trun of track ${track.trackId} points out of its mdat`);
        checkTrunTimes(trun, durations, time + duration, number, track, report);
        track.longestSample = Math.max(track.longestSample ?? 0, ...durations);
        track.samples += trun.sample_count;
        duration += durations.reduce((a, b) => a + b, 0);
        if (firstOfSegment && track.kind === 'video' && firstFlags(trun, tfhd, track) & kNonSync)
            report(`segment ${number} does not begin with a sync sample`);
        firstOfSegment = false;
    }
    track.nextTime = time + duration;
    track.lastDuration = duration;
    return track;
}

function checkTrunTimes(trun, durations, time, number, track, report) {
    for (let i = 0; i < trun.sample_count; ++i) {
        const offset = trun.sample_composition_time_offset?.[i] ?? 0;
        if (!durations[i] && i > 0)
            report(`segment ${number}: sample ${i} of track ${track.trackId} lasts 0`);
        if (offset < 0)
            track.negativeOffsets = (track.negativeOffsets ?? 0) + 1;
        track.firstPresentation = Math.min(track.firstPresentation ?? Infinity, time + offset);
        if (track.kind === 'video')
            track.lastShown = Math.max(track.lastShown ?? 0, time + offset + durations[i]);
        time += durations[i];
    }
}

const filled = (list, count, value) => list?.length === count ? list : Array(count).fill(value);
const durationsOf = (trun, tfhd, track) => filled(trun.sample_duration, trun.sample_count,
    tfhd.flags & 8 ? tfhd.default_sample_duration : track.trex?.default_sample_duration ?? 0);
const sizesOf = (trun, tfhd, track) => filled(trun.sample_size, trun.sample_count,
    tfhd.flags & 16 ? tfhd.default_sample_size : track.trex?.default_sample_size ?? 0);
const firstFlags = (trun, tfhd, track) => trun.flags & 4 ? trun.first_sample_flags : trun.flags & 0x400 ? trun.sample_flags[0]
    : tfhd.flags & 32 ? tfhd.default_sample_flags : track.trex?.default_sample_flags ?? 0;
