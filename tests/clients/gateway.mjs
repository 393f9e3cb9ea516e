// SPDX-License-Identifier: GPL-3.0-or-later
// Runs the cuegate program without a display on free ports and a profile of its own, and speaks its control API.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { sleep } from './lib/process.mjs';

export { startOrigin } from './lib/origin.mjs';

/** Starts \p binary with each of \p urls added: {sources, media, control, token, api(), add(), stop(), log}. */
export async function startGateway(binary, urls = [], { profile } = {}) {
    const ownProfile = profile ?? fs.mkdtempSync(path.join(os.tmpdir(), 'cuegate-clients-'));
    const args = ['--headless', '--passwords', 'file', '--bind', '127.0.0.1', '--port', '0', '--control-port', '0', '--profile', ownProfile, ...urls.flatMap(url => ['--add', url])];
    const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    const gateway = { child, log: '', extraLines: 0 };
    child.stderr.on('data', chunk => gateway.log += chunk);
    const ended = new Promise(resolve => child.on('exit', (code, signal) => resolve({ code, signal })));
    const ready = await Promise.race([
        new Promise(resolve => readline.createInterface(child.stdout).on('line', line => {
            resolve(line);
            ++gateway.extraLines;
        })),
        ended.then(end => ({ end })),
        sleep(20000).then(() => ({ end: 'no ready line within 20 s' })),
    ]);
    if (typeof ready !== 'string') {
        child.kill('SIGKILL');
        throw new Error(`cuegate did not start: ${JSON.stringify(ready.end)}\n${gateway.log}`);
    }
    Object.assign(gateway, JSON.parse(ready));
    if (gateway.event !== 'ready')
        throw new Error(`first line is not the ready line: ${ready}`);

    gateway.api = async (method, where, body) => {
        const response = await fetch(gateway.control + where, {
            method, body: body && JSON.stringify(body),
            headers: { Authorization: `Bearer ${gateway.token}`, 'Content-Type': 'application/json' },
        });
        const text = await response.text();
        return { status: response.status, body: text ? JSON.parse(text) : undefined };
    };
    gateway.add = async url => {
        const answer = await gateway.api('POST', '/v1/sources', { url });
        if (answer.status >= 300)
            throw new Error(`POST /v1/sources ${url}: ${answer.status} ${JSON.stringify(answer.body)}`);
        return answer.body;
    };
    /** SIGTERM; {code, ms, extraLines}: 0, under 5000 and 0 are what the interface promises. */
    gateway.stop = async () => {
        const start = Date.now();
        child.kill('SIGTERM');
        const end = await Promise.race([ended, sleep(10000)]);
        const ms = Date.now() - start;
        if (!end)
            child.kill('SIGKILL');
        if (!profile)
            fs.rmSync(ownProfile, { recursive: true, force: true });
        return { code: end?.code, ms, extraLines: gateway.extraLines - 1 };
    };
    return gateway;
}
