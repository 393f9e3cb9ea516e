// SPDX-License-Identifier: GPL-3.0-or-later
// A static HTTP origin on loopback with single byte ranges, ETag and CORS, that counts requests and bytes.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const kTypes = {
    '.m3u8': 'application/vnd.apple.mpegurl', '.m4s': 'video/iso.segment', '.mp4': 'video/mp4', '.ts': 'video/mp2t', '.vtt': 'text/vtt',
    '.mkv': 'video/x-matroska', '.webm': 'video/webm', '.html': 'text/html', '.js': 'text/javascript', '.mov': 'video/quicktime',
};

/** Serves \p root; {url, requests, bytes, reset(), close()}. \p pages: Map of path -> {type, body} served besides the files. */
export async function startOrigin(root, pages = new Map()) {
    const origin = { requests: 0, bytes: 0, log: [] };
    const server = http.createServer((request, response) => {
        ++origin.requests;
        origin.log.push(`${request.method} ${request.url} ${request.headers.range ?? ''}`);
        const name = decodeURIComponent(new URL(request.url, 'http://x').pathname);
        const headers = { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*', 'Cache-Control': 'no-cache' };
        if (request.method === 'OPTIONS')
            return void response.writeHead(204, headers).end();
        const page = pages.get(name);
        if (page)
            return void response.writeHead(200, { ...headers, 'Content-Type': page.type }).end(page.body);
        answer(request, response, path.join(root, path.normalize('/' + name)), headers, origin);
    });
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    origin.url = `http://127.0.0.1:${server.address().port}`;
    origin.reset = () => Object.assign(origin, { requests: 0, bytes: 0, log: [] });
    origin.close = () => new Promise(resolve => {
        server.close(resolve);
        server.closeAllConnections();
    });
    return origin;
}

function answer(request, response, file, headers, origin) {
    const stat = fs.statSync(file, { throwIfNoEntry: false });
    if (!stat?.isFile())
        return void response.writeHead(404, headers).end();
    headers['Content-Type'] = kTypes[path.extname(file)] ?? 'application/octet-stream';
    headers['Accept-Ranges'] = 'bytes';
    headers.ETag = `"${stat.size}-${stat.mtimeMs}"`;
    headers['Last-Modified'] = stat.mtime.toUTCString();
    let [start, end, status] = [0, stat.size - 1, 200];
    const range = /^bytes=(\d*)-(\d*)$/.exec(request.headers.range ?? '');
    if (range && (range[1] || range[2])) {
        start = range[1] ? Number(range[1]) : Math.max(0, stat.size - Number(range[2]));
        if (range[1] && range[2])
            end = Math.min(end, Number(range[2]));
        if (start > end)
            return void response.writeHead(416, { ...headers, 'Content-Range': `bytes */${stat.size}` }).end();
        status = 206;
        headers['Content-Range'] = `bytes ${start}-${end}/${stat.size}`;
    }
    headers['Content-Length'] = end - start + 1;
    response.writeHead(status, headers);
    if (request.method === 'HEAD' || stat.size === 0)
        return void response.end();
    const stream = fs.createReadStream(file, { start, end });
    stream.on('data', chunk => origin.bytes += chunk.length);
    stream.on('error', () => response.destroy());
    response.on('close', () => stream.destroy());
    stream.pipe(response);
}
