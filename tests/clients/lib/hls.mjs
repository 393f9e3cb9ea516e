// SPDX-License-Identifier: GPL-3.0-or-later
// Loads an HLS title: the multivariant playlist and every media playlist it names, as npm hls-parser reads them in strict mode.

import fs from 'node:fs';
import HLS from 'hls-parser';

HLS.setOptions({ strictMode: true });

/** {status, type, cors, body: Buffer} of a GET. */
export async function get(url, headers = {}) {
    const response = await fetch(url, { headers: { Origin: 'http://example.invalid', ...headers } });
    return {
        status: response.status, type: (response.headers.get('content-type') ?? '').split(';')[0].trim().toLowerCase(),
        cors: response.headers.get('access-control-allow-origin'), body: Buffer.from(await response.arrayBuffer()),
    };
}

/** {url, text, answer, renditions: [{kind, language, name, codecs, url, text, answer, playlist}]}; throws what hls-parser throws. */
export async function loadTitle(masterUrl) {
    const answer = await get(masterUrl);
    if (answer.status !== 200)
        throw new Error(`${masterUrl}: status ${answer.status}`);
    const text = answer.body.toString();
    const master = HLS.parse(text);
    if (!master.isMasterPlaylist)
        throw new Error(`${masterUrl} is not a multivariant playlist`);
    const title = { url: masterUrl, text, answer, master, renditions: [] };
    const seen = new Set();
    const add = async (kind, uri, more) => {
        const url = new URL(uri, masterUrl).href;
        if (seen.has(url))
            return;
        seen.add(url);
        const media = await get(url);
        if (media.status !== 200)
            throw new Error(`${url}: status ${media.status}`);
        title.renditions.push({ kind, ...more, url, text: media.body.toString(), answer: media, playlist: HLS.parse(media.body.toString()) });
    };
    for (const variant of master.variants) {
        const codecs = (variant.codecs ?? '').split(',').map(c => c.trim()).filter(Boolean);
        await add(variant.isIFrameOnly ? 'iframe' : 'variant', variant.uri, { codecs, variant, separateAudio: variant.audio.some(a => a.uri) });
        for (const rendition of [...variant.audio, ...variant.subtitles].filter(r => r.uri))
            await add(rendition.type.toLowerCase(), rendition.uri, { codecs, language: rendition.language, name: rendition.name });
    }
    return title;
}

/** All bytes of a rendition, init segment first, written to \p file. */
export async function download(rendition, file) {
    const out = fs.openSync(file, 'w');
    const map = rendition.playlist.segments[0]?.map?.uri;
    for (const uri of [...(map ? [map] : []), ...rendition.playlist.segments.map(s => s.uri)]) {
        const answer = await get(new URL(uri, rendition.url).href);
        if (answer.status !== 200)
            throw new Error(`${uri}: status ${answer.status}`);
        fs.writeSync(out, answer.body);
    }
    fs.closeSync(out);
}
