// SPDX-License-Identifier: GPL-3.0-or-later
// VLC plays the title as another user (it refuses root): seeks and the end by its rc interface, its A/V offset by what its demuxer hands
// on (written to Matroska, so good to 1 ms).

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { avOffset, decodeWithFfmpeg } from './lib/measure.mjs';
import { execute, sleep, until } from './lib/process.mjs';

const kNobody = process.getuid() === 0 ? { uid: 65534, gid: 65534 } : {};
const kQuiet = ['--no-dbus', '--vout', 'dummy', '--aout', 'dummy', '--no-video-title-show', '--no-media-library'];

/** {findings, notes}. */
export async function playInVlc(url, durationS) {
    const findings = [];
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'cuegate-vlc-'));
    if (kNobody.uid)
        fs.chownSync(home, kNobody.uid, kNobody.gid);
    const options = { ...kNobody, env: { HOME: home }, cwd: home };
    try {
        const file = path.join(home, 'out.mkv');
        await execute('cvlc', ['-I', 'dummy', ...kQuiet, '--stop-time', '21', '--sout', `#standard{access=file,mux=avformat{mux=matroska},dst=${file}}`, url,
            'vlc://quit'], { ...options, timeoutMs: 30000 });
        const offset = avOffset(fs.existsSync(file) ? await decodeWithFfmpeg(file, { durationS: 21 }) : { frames: [], chirps: [] });
        if (!(Math.abs(offset.offsetMs) <= 1 && Math.abs(offset.spreadMs) <= 1))
            findings.push(`A/V offset ${offset.offsetMs} ms, spread ${offset.spreadMs} ms`);
        await watch(url, durationS, options, findings);
        return { findings, notes: `A/V ${offset.offsetMs.toFixed(3)} ms (±1)` };
    } finally {
        fs.rmSync(home, { recursive: true, force: true });
    }
}

async function freePort() {
    const server = net.createServer();
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    await new Promise(resolve => server.close(resolve));
    return port;
}

async function watch(url, durationS, options, findings) {
    const port = await freePort();
    const child = spawn('cvlc', ['-I', 'rc', '--rc-host', `127.0.0.1:${port}`, '--rc-fake-tty', ...kQuiet, '--play-and-stop', url],
        { stdio: 'ignore', ...options, env: { ...process.env, ...options.env } });
    const ended = new Promise(resolve => child.on('exit', resolve));
    const socket = new net.Socket();
    try {
        socket.on('error', () => {});
        const connected = await until(async () => {
            socket.connect(port, '127.0.0.1');
            return await Promise.race([new Promise(resolve => socket.once('connect', () => resolve(true))), sleep(400)]);
        }, 15000);
        if (!connected)
            return void findings.push('VLC does not open its rc port');
        let text = '';
        socket.on('data', data => text += data);
        const ask = async command => {
            text = '';
            socket.write(`${command}\n`);
            await sleep(200);
            return Number(/^(?:> )?(\d+)\r?$/m.exec(text)?.[1]);
        };
        if (!await until(async () => await ask('get_time') >= 2, 20000))
            findings.push('does not play');
        const length = await ask('get_length');
        if (Math.abs(length - durationS) > 1)
            findings.push(`length ${length}, the source lasts ${durationS}`);
        for (const part of [0.5, 0.05, 0.967]) {
            const to = Math.min(Math.round(durationS * part), durationS - 8);   // not so near the end that it may have come
            await ask(`seek ${to}`);
            await sleep(1000);      // the position dips after a seek
            if (!await until(async () => { const now = await ask('get_time'); return now >= to + 1 && now <= to + 10; }, 15000))
                findings.push(`after a seek to ${to} it stands at ${await ask('get_time')}`);
        }
        await ask(`seek ${durationS - 3}`);
        if (!await until(async () => await ask('is_playing') === 0, 20000))
            findings.push(`does not end: at ${await ask('get_time')}`);
    } finally {
        socket.destroy();
        child.kill('SIGKILL');
        await ended;
    }
}
