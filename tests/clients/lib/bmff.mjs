// SPDX-License-Identifier: GPL-3.0-or-later
// Reads and writes fMP4 fragments (ISO/IEC 14496-12 section 8.8) sample by sample, for changed copies of served media.
// The validator reads with mp4box instead: this file must not be its own judge.

/** Children of the box content in \p data: [{type, start, end, body}], where body is the offset behind the header. */
export function boxes(data, start = 0, end = data.length) {
    const list = [];
    for (let at = start; at + 8 <= end;) {
        let size = data.readUInt32BE(at);
        let body = at + 8;
        if (size === 1) {
            size = Number(data.readBigUInt64BE(at + 8));
            body = at + 16;
        }
        if (size === 0)
            size = end - at;
        if (size < body - at || at + size > end)
            throw new Error(`box at ${at} has size ${size} in ${end - at} bytes`);
        list.push({ type: data.toString('latin1', at + 4, at + 8), start: at, end: at + size, body });
        at += size;
    }
    return list;
}

export function find(data, path, start = 0, end = data.length) {
    let box = { body: start, end };
    for (const type of path) {
        box = boxes(data, box.body, box.end).find(b => b.type === type);
        if (!box)
            return undefined;
    }
    return box;
}

export function makeBox(type, ...parts) {
    const body = Buffer.concat(parts);
    const head = Buffer.alloc(8);
    head.writeUInt32BE(body.length + 8, 0);
    head.write(type, 4, 'latin1');
    return Buffer.concat([head, body]);
}

const u32 = (...values) => {
    const data = Buffer.alloc(values.length * 4);
    values.forEach((v, i) => v < 0 ? data.writeInt32BE(v, i * 4) : data.writeUInt32BE(v, i * 4));
    return data;
};

/** The tracks of an init segment: [{trackId, handler, timescale}]. */
export function readInit(data) {
    const moov = find(data, ['moov']);
    return boxes(data, moov.body, moov.end).filter(b => b.type === 'trak').map(trak => {
        const tkhd = find(data, ['tkhd'], trak.body, trak.end);
        const mdhd = find(data, ['mdia', 'mdhd'], trak.body, trak.end);
        const hdlr = find(data, ['mdia', 'hdlr'], trak.body, trak.end);
        return {
            trackId: data.readUInt32BE(tkhd.body + (data[tkhd.body] ? 20 : 12)),
            timescale: data.readUInt32BE(mdhd.body + (data[mdhd.body] ? 20 : 12)),
            handler: data.toString('latin1', hdlr.body + 8, hdlr.body + 12),
        };
    });
}

/** A copy of the init segment with the edit lists given as Map trackId -> [[segmentDuration, mediaTime]] (empty: none). */
export function withEdits(data, edits) {
    const moov = find(data, ['moov']);
    const parts = boxes(data, moov.body, moov.end).map(child => {
        if (child.type !== 'trak')
            return data.subarray(child.start, child.end);
        const tkhd = find(data, ['tkhd'], child.body, child.end);
        const list = edits.get(data.readUInt32BE(tkhd.body + (data[tkhd.body] ? 20 : 12))) ?? [];
        const elst = makeBox('elst', u32(0, list.length), ...list.map(([duration, time]) => u32(duration, time, 0x10000)));
        return makeBox('trak', ...boxes(data, child.body, child.end).filter(b => b.type !== 'edts')
            .flatMap(b => [data.subarray(b.start, b.end), ...(b.type === 'tkhd' && list.length ? [makeBox('edts', elst)] : [])]));
    });
    return Buffer.concat([data.subarray(0, moov.start), makeBox('moov', ...parts), data.subarray(moov.end)]);
}

/** The fragments of a media segment: [{sequence, tracks: [{trackId, tfdt, samples: [{duration, flags, offset, data}]}]}]. */
export function readSegment(data) {
    return boxes(data).filter(b => b.type === 'moof').map(moof => {
        const mfhd = find(data, ['mfhd'], moof.body, moof.end);
        return {
            sequence: data.readUInt32BE(mfhd.body + 4),
            tracks: boxes(data, moof.body, moof.end).filter(b => b.type === 'traf').map(b => readTraf(data, moof, b)),
        };
    });
}

function readTraf(data, moof, traf) {
    const inside = boxes(data, traf.body, traf.end);
    const tfhd = inside.find(b => b.type === 'tfhd');
    const tfdt = inside.find(b => b.type === 'tfdt');
    const flags = data.readUInt32BE(tfhd.body) & 0xffffff;
    let at = tfhd.body + 8 + (flags & 1 ? 8 : 0) + (flags & 2 ? 4 : 0);
    const optional = bit => flags & bit ? data.readUInt32BE((at += 4) - 4) : 0;
    const defaults = { duration: optional(8), size: optional(16), flags: optional(32) };
    const track = {
        trackId: data.readUInt32BE(tfhd.body + 4),
        tfdt: data[tfdt.body] ? Number(data.readBigUInt64BE(tfdt.body + 4)) : data.readUInt32BE(tfdt.body + 4),
        samples: [],
    };
    let next = moof.start;
    for (const trun of inside.filter(b => b.type === 'trun'))
        next = readTrun(data, moof, trun, defaults, next, track.samples);
    return track;
}

function readTrun(data, moof, trun, defaults, next, samples) {
    const version = data[trun.body];
    const flags = data.readUInt32BE(trun.body) & 0xffffff;
    const count = data.readUInt32BE(trun.body + 4);
    let at = trun.body + 8;
    const u = () => data.readUInt32BE((at += 4) - 4);
    if (flags & 1)
        next = moof.start + data.readInt32BE((at += 4) - 4);
    const first = flags & 4 ? u() : undefined;
    for (let i = 0; i < count; ++i) {
        const duration = flags & 0x100 ? u() : defaults.duration;
        const size = flags & 0x200 ? u() : defaults.size;
        const sampleFlags = flags & 0x400 ? u() : i === 0 && first !== undefined ? first : defaults.flags;
        const offset = flags & 0x800 ? (version ? data.readInt32BE((at += 4) - 4) : u()) : 0;
        samples.push({ duration, flags: sampleFlags, offset, data: data.subarray(next, next + size) });
        next += size;
    }
    return next;
}

/** One media segment of \p fragments; trun version 1 where an offset is negative. */
export function writeSegment(fragments) {
    return Buffer.concat(fragments.flatMap(fragment => {
        const build = dataStart => {
            let at = dataStart;
            const trafs = fragment.tracks.map(track => {
                const version = track.samples.some(s => s.offset < 0) ? 0x01000000 : 0;
                const rows = track.samples.map(s => u32(s.duration, s.data.length, s.flags, s.offset));
                const trun = makeBox('trun', u32(version + 0xf01, track.samples.length, at), ...rows);
                at += track.samples.reduce((sum, s) => sum + s.data.length, 0);
                const time = Buffer.alloc(8);
                time.writeBigUInt64BE(BigInt(track.tfdt));
                return makeBox('traf', makeBox('tfhd', u32(0x020000, track.trackId)),
                    makeBox('tfdt', u32(0x01000000), time), trun);
            });
            return makeBox('moof', makeBox('mfhd', u32(0, fragment.sequence)), ...trafs);
        };
        const samples = fragment.tracks.flatMap(t => t.samples.map(s => s.data));
        return [build(build(0).length + 8), makeBox('mdat', ...samples)];
    }));
}
