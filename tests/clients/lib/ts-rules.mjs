// SPDX-License-Identifier: GPL-3.0-or-later
// The rules for the MPEG-TS segments of one rendition (ISO/IEC 13818-1, RFC 8216 section 3.2), read here byte by byte.

const kPacket = 188;
const kClock = 90000;
const kWrap = 2 ** 33;
const kVideoTypes = new Map([[0x1b, 'h264'], [0x24, 'hevc'], [0x02, 'mpeg2']]);

export function newTsState() {
    return { counters: new Map(), starts: [], lastPts: new Map(), programs: new Set() };
}

/** Checks one segment and keeps what the next one needs in \p state. */
export function checkTsSegment(data, number, state, report) {
    if (data.length % kPacket || !data.length)
        return void report(`segment ${number}: ${data.length} bytes are not whole TS packets`);
    const segment = { pmtPid: undefined, pcrPid: undefined, streams: new Map(), pcr: 0, times: new Map(), firstVideo: [], videoStarts: 0 };
    for (let at = 0, index = 0; at < data.length; at += kPacket, ++index) {
        if (data[at] !== 0x47)
            return void report(`segment ${number}: no sync byte at ${at}`);
        checkPacket(data.subarray(at, at + kPacket), index, number, segment, state, report);
    }
    if (!segment.pcr)
        report(`segment ${number} has no PCR`);
    const video = [...segment.streams].find(([, type]) => kVideoTypes.has(type));
    const leading = segment.times.get(video?.[0]) ?? [...segment.times.values()][0];
    if (!leading?.length)
        return void report(`segment ${number} has no PTS`);
    if (video)
        checkFirstPicture(Buffer.concat(segment.firstVideo), kVideoTypes.get(video[1]), number, report);
    state.starts.push(Math.min(...leading));
    state.end = Math.max(...leading);
    for (const [pid, times] of segment.times) {
        const before = state.lastPts.get(pid);
        const low = Math.min(...times);
        if (before !== undefined && (low - before > kClock * 1.5 || low < before - kClock))
            report(`segment ${number}: PTS of PID ${pid} goes from ${before / kClock} to ${low / kClock} s`);
        state.lastPts.set(pid, Math.max(...times));
    }
}

/** The distance of the segments' first PTS is their EXTINF; the last one has only its end to tell. */
export function checkTsDurations(state, durations, report) {
    for (let n = 0; n + 1 < state.starts.length; ++n) {
        const seconds = ((state.starts[n + 1] - state.starts[n] + kWrap) % kWrap) / kClock;
        // The first segment starts with the title, which may be the priming of the audio, before this track has anything to show.
        if (Math.abs(seconds - durations[n]) > (n === 0 ? 0.05 : 0.001))
            report(`segment ${n}: EXTINF ${durations[n]}, but the next one begins ${seconds.toFixed(6)} s later`);
    }
    const last = (state.end - state.starts.at(-1)) / kClock;
    if (!(durations.at(-1) >= last) || durations.at(-1) > last + 0.5)
        report(`last segment: EXTINF ${durations.at(-1)}, its pictures span ${last.toFixed(6)} s`);
}

function checkPacket(packet, index, number, segment, state, report) {
    const pid = packet.readUInt16BE(1) & 0x1fff;
    const hasPayload = packet[3] & 0x10;
    const starts = packet[1] & 0x40;
    const adaptation = packet[3] & 0x20 ? 1 + packet[4] : 0;
    if (pid === 0x1fff)
        return;
    const counter = packet[3] & 15;
    const before = state.counters.get(pid);
    if (before !== undefined && hasPayload && counter !== (before + 1 & 15))
        report(`segment ${number}: continuity counter of PID ${pid} goes from ${before} to ${counter} in packet ${index}`);
    state.counters.set(pid, counter);
    if (adaptation > 1 && packet[5] & 0x10 && pid === segment.pcrPid)
        ++segment.pcr;
    if (!hasPayload)
        return;
    const payload = packet.subarray(4 + adaptation);
    if (pid === 0 && starts)
        segment.pmtPid = payload.readUInt16BE(1 + payload[0] + 10) & 0x1fff;
    else if (pid === segment.pmtPid && starts)
        readPmt(payload.subarray(1 + payload[0]), segment);
    else if (segment.streams.has(pid))
        readPes(payload, pid, starts, segment);
    else if (starts && payload.readUIntBE(0, 3) === 1 && !segment.early) {
        segment.early = true;
        report(`segment ${number}: media in packet ${index}, before PAT and PMT`);
    }
}

function readPmt(section, segment) {
    const end = 3 + ((section[1] & 15) << 8 | section[2]) - 4;
    segment.pcrPid = section.readUInt16BE(8) & 0x1fff;
    for (let at = 12 + ((section[10] & 15) << 8 | section[11]); at + 5 <= end; at += 5 + ((section[at + 3] & 15) << 8 | section[at + 4]))
        segment.streams.set(section.readUInt16BE(at + 1) & 0x1fff, section[at]);
}

function readPes(payload, pid, starts, segment) {
    const video = kVideoTypes.has(segment.streams.get(pid));
    if (starts) {
        if (video)
            ++segment.videoStarts;
        if (payload[7] & 0x80) {
            const pts = (payload[9] >> 1 & 7) * 2 ** 30 + (payload.readUInt16BE(10) >> 1) * 2 ** 15 + (payload.readUInt16BE(12) >> 1);
            segment.times.set(pid, [...(segment.times.get(pid) ?? []), pts]);
        }
        payload = payload.subarray(9 + payload[8]);
    }
    if (video && segment.videoStarts === 1)
        segment.firstVideo.push(payload);
}

function checkFirstPicture(data, codec, number, report) {
    if (codec === 'mpeg2')
        return;
    const types = [];
    for (let at = data.indexOf('\0\0\x01', 0, 'latin1'); at >= 0; at = data.indexOf('\0\0\x01', at + 3, 'latin1'))
        types.push(codec === 'h264' ? data[at + 3] & 31 : data[at + 3] >> 1 & 63);
    const sets = codec === 'h264' ? [7, 8] : [32, 33, 34];
    const isKey = codec === 'h264' ? t => t === 5 : t => t >= 16 && t <= 21;
    const key = types.findIndex(isKey);
    if (key < 0)
        report(`segment ${number} does not begin with a random access picture (NAL types ${types.slice(0, 8)})`);
    else if (!sets.every(t => types.slice(0, key).includes(t)))
        report(`segment ${number}: parameter sets are missing before the first picture (NAL types ${types.slice(0, 8)})`);
}
