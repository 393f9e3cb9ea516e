#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Proves the judges: broken-samples.mjs REFERENCE_FOLDER TITLE. Each deliberately broken copy of a good title must be found, the good one must not.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSegment, withEdits, writeSegment } from './lib/bmff.mjs';
import { startOrigin } from './lib/origin.mjs';
import { comparePackets } from './packets.mjs';
import { validate } from './validate.mjs';

const edit = (file, change) => fs.writeFileSync(file, change(fs.readFileSync(file, 'utf8')));
const editSegment = (file, change) => {
    const fragments = readSegment(fs.readFileSync(file));
    change(fragments[0].tracks[0], fragments[0]);
    fs.writeFileSync(file, writeSegment(fragments));
};
const editTs = (file, change) => {
    const data = fs.readFileSync(file);
    fs.writeFileSync(file, change(data) ?? data);
};

/** layout, what is done to a copy of it in \p dir, and what the finding must say; 'packets' for those only the source can tell. */
const kBroken = [
    { name: 'wrong EXTINF', layout: 'separate', expect: /EXTINF 5\.5/, how: dir => edit(`${dir}/0.m3u8`, t => t.replace('#EXTINF:6.000000,', '#EXTINF:5.500000,')) },
    { name: 'date in one playlist alone', layout: 'separate', expect: /1 of \d+ playlists have EXT-X-PROGRAM-DATE-TIME/,
      how: dir => edit(`${dir}/0.m3u8`, t => t.replace('#EXTINF:', '#EXT-X-PROGRAM-DATE-TIME:2000-01-01T00:00:00.000Z\n#EXTINF:')) },
    { name: 'segment with a hole', layout: 'separate', expect: /tfdt is|EXTINF/,
      how: dir => editSegment(`${dir}/0_3.m4s`, track => track.samples.splice(60, 25)) },
    { name: 'tfdt jumps', layout: 'separate', expect: /tfdt is/, how: dir => editSegment(`${dir}/1_2.m4s`, track => track.tfdt += 1) },
    { name: 'a picture that lasts into the next segment', layout: 'separate', expect: /lasts \d+ ticks into the next/, how: dir => editSegment(`${dir}/0_2.m4s`, ({ samples }) => {
        const moved = Math.floor(samples.at(-2).duration / 2);
        samples.at(-2).duration -= moved;
        samples.at(-1).duration += moved;
        samples.at(-1).offset += moved;
    }) },
    { name: 'wrong CODECS', layout: 'separate', expect: /CODECS says/, how: dir => edit(`${dir}/master.m3u8`, t => t.replace('avc1.64001E', 'avc1.4D401F')) },
    { name: 'CODECS names too much', layout: 'muxed', expect: /names more/, how: dir => edit(`${dir}/master.m3u8`, t => t.replace('mp4a.40.2', 'mp4a.40.2,ac-3')) },
    { name: 'TARGETDURATION too small', layout: 'separate', expect: /TARGETDURATION|hls-parser|playlists/,
      how: dir => edit(`${dir}/0.m3u8`, t => t.replace('TARGETDURATION:6', 'TARGETDURATION:5')) },
    { name: 'no ENDLIST', layout: 'separate', expect: /ENDLIST/, how: dir => edit(`${dir}/1.m3u8`, t => t.replace('#EXT-X-ENDLIST\n', '')) },
    { name: 'version too low', layout: 'muxed', expect: /VERSION|playlists/, how: dir => edit(`${dir}/0.m3u8`, t => t.replace('VERSION:7', 'VERSION:3')) },
    { name: 'missing segment', layout: 'separate', expect: /status 404/, how: dir => fs.rmSync(`${dir}/2_4.m4s`) },
    { name: 'first sample not sync', layout: 'separate', expect: /sync sample/,
      how: dir => editSegment(`${dir}/0_5.m4s`, track => track.samples[0].flags |= 0x10000) },
    { name: 'wrong EXTINF of an I-frame', layout: 'separate', expect: /EXTINF 5\.5, but video lasts/,
      how: dir => edit(`${dir}/iframes.m3u8`, t => t.replace('#EXTINF:6.000000,', '#EXTINF:5.500000,')) },
    { name: 'two pictures in an I-frame', layout: 'separate', expect: /not just one picture/,
      how: dir => editSegment(`${dir}/iframe_3.m4s`, ({ samples }) => {
          samples.push({ ...samples[0], duration: 1 });
          samples[0].duration -= 1;
      }) },
    { name: 'I-frame BANDWIDTH too low', layout: 'separate', expect: /BANDWIDTH is 999/,
      how: dir => edit(`${dir}/master.m3u8`, t => t.replace(/(I-FRAME.*BANDWIDTH=)\d+/, '$1999')) },
    { name: 'no I-FRAMES-ONLY', layout: 'separate', expect: /I-FRAMES-ONLY|VERSION/,
      how: dir => edit(`${dir}/iframes.m3u8`, t => t.replace('#EXT-X-I-FRAMES-ONLY\n', '')) },
    { name: 'no mvex', layout: 'muxed', expect: /mvex/,
      how: dir => fs.writeFileSync(`${dir}/0_init.mp4`, Buffer.from(fs.readFileSync(`${dir}/0_init.mp4`, 'latin1').replace('mvex', 'free'), 'latin1')) },
    { name: 'one byte of a picture changed', layout: 'separate', expect: /differ in payload/, packets: true,
      how: dir => editTs(`${dir}/0_2.m4s`, data => void (data[data.length - 20] ^= 1)) },
    { name: 'audio 5 ms late', layout: 'separate', expect: /presentation times move/, packets: true,
      how: dir => [...Array(10).keys()].forEach(n => editSegment(`${dir}/1_${n}.m4s`, track => track.tfdt += 240)) },
    { name: 'a wrong edit list', layout: 'separate', expect: /presentation times move|packets/, packets: true,
      how: dir => fs.writeFileSync(`${dir}/0_init.mp4`, withEdits(fs.readFileSync(`${dir}/0_init.mp4`), new Map([[1, [[0, 512]]]]))) },
    { name: 'TS packet lost', layout: 'ts', expect: /continuity counter/, how: dir => editTs(`${dir}/0_1.ts`, d => Buffer.concat([d.subarray(0, 1880), d.subarray(2068)])) },
    { name: 'TS segment without PAT', layout: 'ts', expect: /before PAT and PMT|has no PTS/,
      how: dir => editTs(`${dir}/0_2.ts`, d => d.subarray(3 * 188)) },
    { name: 'TS wrong EXTINF', layout: 'ts', expect: /EXTINF 5\.9/, how: dir => edit(`${dir}/0.m3u8`, t => t.replace('#EXTINF:6.000000,', '#EXTINF:5.900000,')) },
    { name: 'TS segments swapped', layout: 'ts', expect: /PTS of PID|EXTINF/, how: dir => fs.copyFileSync(`${dir}/0_6.ts`, `${dir}/0_3.ts`) },
];

/** Sentences about judges that let something pass or cry wolf. \p reference holds {separate,muxed,ts} of \p title. */
export async function proveJudges(reference, title, onCheck = () => {}) {
    const work = fs.mkdtempSync(path.join(path.dirname(reference), 'broken-'));
    const origin = await startOrigin(path.dirname(reference));
    const failures = [];
    const outcome = (name, problem) => {
        onCheck(name, problem);
        if (problem)
            failures.push(`${name}: ${problem}`);
    };
    const at = dir => `${origin.url}/${path.relative(path.dirname(reference), dir)}/master.m3u8`;
    try {
        for (const layout of ['separate', 'muxed', 'ts']) {
            const { findings } = await validate(at(path.join(reference, layout)));
            const packets = await comparePackets(title, at(path.join(reference, layout)), { allowFewerTracks: layout !== 'separate' });
            outcome(`good ${layout} passes`, [...findings, ...packets.findings][0]);
        }
        for (const { name, layout, expect, how, packets } of kBroken) {
            const dir = path.join(work, name.replaceAll(' ', '-'));
            fs.cpSync(path.join(reference, layout), dir, { recursive: true });
            how(dir);
            const { findings } = packets ? await comparePackets(title, at(dir)).catch(e => ({ findings: [e.message] })) : await validate(at(dir));
            outcome(`finds ${name}`, findings.some(f => expect.test(f)) ? undefined : `found ${JSON.stringify(findings.slice(0, 3))}, not ${expect}`);
        }
    } finally {
        await origin.close();
        fs.rmSync(work, { recursive: true, force: true });
    }
    return failures;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
    const failures = await proveJudges(path.resolve(process.argv[2]), process.argv[3], (name, problem) => console.log(problem ? 'FAIL' : 'ok  ', name, problem ?? ''));
    process.exitCode = failures.length ? 1 : 0;
}
