// SPDX-License-Identifier: GPL-3.0-or-later
// mpv plays the TS form: --start, seeks, the end, and its A/V offset by its encoding mode (good to 1 ms: Matroska's ticks).

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { avOffset, decodeWithFfmpeg } from './lib/measure.mjs';
import { execute, until } from './lib/process.mjs';

/** {findings, notes}. */
export async function playInMpv(url, durationS) {
    const findings = [];
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'cuegate-mpv-'));
    try {
        const notes = await measure(url, path.join(folder, 'out.mkv'), findings);
        await watch(url, durationS, path.join(folder, 'ipc'), findings);
        return { findings, notes };
    } finally {
        fs.rmSync(folder, { recursive: true, force: true });
    }
}

async function measure(url, file, findings) {
    const kStart = 20;
    const run = await execute('mpv', ['--no-config', '--no-ytdl', `--start=${kStart}`, '--length=16', `--o=${file}`, '--of=matroska', '--vf=format=yuv420p', '--ovc=rawvideo',
        '--oac=pcm_s16le', url], { timeoutMs: 60000 });
    const result = fs.existsSync(file) ? await decodeWithFfmpeg(file) : { frames: [], chirps: [] };
    const first = result.frames[0]?.n;
    // Its output begins at 0: move it back to the title's time by the first picture.
    const shift = first / 25 - result.frames[0]?.time;
    const offset = avOffset({ frames: result.frames.map(f => ({ ...f, time: f.time + shift })), chirps: result.chirps.map(c => ({ ...c, time: c.time + shift })) });
    if (run.code !== 0 || first !== kStart * 25)
        findings.push(`--start=${kStart}: exit code ${run.code}, first picture ${first}`);
    if (!(Math.abs(offset.offsetMs) <= 1))
        findings.push(`A/V offset ${offset.offsetMs} ms`);
    return `A/V ${offset.offsetMs.toFixed(3)} ms (±0.5)`;
}

async function watch(url, durationS, socketPath, findings) {
    const child = spawn('mpv', ['--no-config', '--no-ytdl', '--vo=null', '--ao=null', '--really-quiet', '--cache=no', '--start=20', `--input-ipc-server=${socketPath}`, url],
        { stdio: 'ignore' });
    const ended = new Promise(resolve => child.on('exit', code => resolve({ code })));
    try {
        if (!await until(() => fs.existsSync(socketPath), 10000))
            return void findings.push('mpv does not start');
        const socket = net.connect(socketPath);
        let position;
        let reason;
        socket.on('error', () => {});
        readline.createInterface(socket).on('line', line => {
            const message = JSON.parse(line);
            if (message.name === 'time-pos')
                position = message.data ?? position;
            if (message.event === 'end-file')
                reason = message.reason;
        });
        const command = (...args) => socket.write(`${JSON.stringify({ command: args })}\n`);
        command('observe_property', 1, 'time-pos');
        const advances = async from => until(() => position >= from + 0.8 && position < from + 10, 20000);
        if (!await advances(20))
            findings.push(`--start=20 does not play, position ${position}`);
        for (const part of [0.5, 0.05, 0.967]) {
            const to = Math.round(durationS * part);
            position = undefined;
            command('seek', to, 'absolute');
            if (!await advances(to))
                findings.push(`after a seek to ${to} it stands at ${position}`);
        }
        command('seek', durationS - 2, 'absolute');
        const end = await Promise.race([ended, until(() => false, 15000)]);
        if (end?.code !== 0 || (reason && reason !== 'eof'))
            findings.push(`does not end: position ${position}, exit code ${end?.code}, reason ${reason}`);
    } finally {
        child.kill('SIGKILL');
        await ended;
    }
}
