#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// Lists every EXTINF that is more than a millisecond off what its segment holds: extinf.mjs CUEGATE [--remote] FILE…
// What is copied, and converted sound; by the sample durations and times of presentation that mp4box reads. With --remote the files are served over HTTP.

import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { startGateway, startOrigin } from './gateway.mjs';
import { checkSegment, readInit } from './lib/fmp4-rules.mjs';
import { get, loadTitle } from './lib/hls.mjs';
import { sleep } from './lib/process.mjs';

const kToleranceS = 0.001;
const kDateOfZero = Date.UTC(2000, 0, 1);    // of a title's zero, in playlists that have dates
const silent = () => {};

/** [{rendition, segment, said, there}] of a title; \p rendition: its id. */
export async function wrongDurations(masterUrl) {
    const title = await loadTitle(masterUrl);
    const wrong = [];
    for (const rendition of title.renditions.filter(r => r.kind === 'variant' || r.kind === 'audio')) {
        const id = new URL(rendition.url).pathname.split('/').at(-2);
        if (!/^[va]\d+(\.(aac|51))?$/.test(id))
            continue;
        const { segments } = rendition.playlist;
        const load = async uri => (await get(new URL(uri, rendition.url).href)).body;
        const [track] = readInit(await load(segments[0].map.uri), silent) ?? [];
        let begin = ((segments[0].programDateTime ?? kDateOfZero) - kDateOfZero) / 1000;
        for (const [segment, { uri, duration: said }] of segments.entries()) {
            track.nextTime = undefined;
            checkSegment(await load(uri), segment, said, [track], silent);
            const end = track.nextTime === undefined ? begin : track.nextTime / track.timescale;
            const there = end - begin;
            if (Math.abs(there - said) > kToleranceS + 1e-6)
                wrong.push({ rendition: id, segment, said, there: Number(there.toFixed(6)) });
            begin = end;
        }
    }
    return wrong;
}

/** Waits until the title has its final playlists: those of a provisional one have another generation. */
async function settled(masterUrl, isRemote) {
    let last = '';
    for (let i = 0, same = 0; i < 300 && same < (isRemote ? 40 : 5); ++i, await sleep(200)) {
        const { body } = await get(masterUrl);
        same = body.toString() === last ? same + 1 : 0;
        last = body.toString();
    }
}

async function main(binary, args) {
    const isRemote = args[0] === '--remote';
    const files = args.slice(isRemote ? 1 : 0).map(file => path.resolve(file));
    const gateway = await startGateway(binary);
    const origin = isRemote ? await startOrigin('/') : undefined;
    let count = 0;
    for (const file of files) {
        const source = await gateway.add(origin ? origin.url + encodeURI(file) : pathToFileURL(file).href);
        try {
            await settled(source.urls.master, isRemote);
            const wrong = await wrongDurations(source.urls.master);
            for (const { rendition, segment, said, there } of wrong)
                console.log(`${path.basename(file)} ${rendition} ${segment}: said ${said}, there ${there}`);
            count += wrong.length;
            console.log(`${path.basename(file)}: ${wrong.length} off`);
        } catch (error) {
            console.log(`${path.basename(file)}: ${error.message}`);
        }
    }
    await origin?.close();
    await gateway.stop();
    return count;
}

if (process.argv[1] === fileURLToPath(import.meta.url))
    process.exitCode = await main(process.argv[2], process.argv.slice(3)) ? 1 : 0;
