// SPDX-License-Identifier: GPL-3.0-or-later
// Runs a program to its end with a time limit, and reads what it writes.

import { spawn } from 'node:child_process';

/** {code, signal, stdout: Buffer, stderr: string, timedOut}. */
export function execute(program, args, { timeoutMs = 60000, env, uid, gid, cwd } = {}) {
    return new Promise((resolve, reject) => {
        const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env }, uid, gid, cwd });
        const out = [];
        const err = [];
        let timedOut = false;
        const timer = setTimeout(() => {
            timedOut = true;
            child.kill('SIGKILL');
        }, timeoutMs);
        child.stdout.on('data', chunk => out.push(chunk));
        child.stderr.on('data', chunk => err.push(chunk));
        child.on('error', error => {
            clearTimeout(timer);
            reject(error);
        });
        child.on('close', (code, signal) => {
            clearTimeout(timer);
            resolve({ code, signal, stdout: Buffer.concat(out), stderr: Buffer.concat(err).toString(), timedOut });
        });
    });
}

export const sleep = ms => new Promise(resolve => setTimeout(resolve, ms));

/** Waits until \p test answers something true and returns it; undefined after \p timeoutMs. */
export async function until(test, timeoutMs, stepMs = 50) {
    for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(stepMs)) {
        const answer = await test();
        if (answer)
            return answer;
    }
    return undefined;
}

/** Takes \p jobs (functions) from the front and runs them, \p atOnce at a time, until none is left. */
export async function runAll(jobs, atOnce) {
    await Promise.all(Array.from({ length: atOnce }, async () => {
        for (let job = jobs.shift(); job; job = jobs.shift())
            await job();
    }));
}
