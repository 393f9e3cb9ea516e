// SPDX-License-Identifier: GPL-3.0-or-later
// Kodi in a display and with a sound sink of its own, which nobody sees or hears: told what to do by JSON-RPC, its picture read from the display.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import * as flash from './flash.mjs';
import { sleep, until } from './process.mjs';

const kScale = 5;       // of the small picture of the flash title: as much as need be drawn in software
const kHidden = { 'services.esenabled': true, 'services.esallinterfaces': false, 'services.webserver': false, 'services.zeroconf': false, 'services.upnp': false,
    'services.wsdiscovery': false, 'services.airplay': false, 'general.addonupdates': 2, 'general.settinglevel': 3, 'audiooutput.audiodevice': 'PULSE:Default',
    'screensaver.mode': '' };

async function freePort() {
    const server = net.createServer();
    await new Promise(resolve => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address();
    await new Promise(resolve => server.close(resolve));
    return port;
}

/** The settings that a user would have made: remote control by programs on this machine, nothing that talks to the network. */
async function writeSettings(home) {
    const folder = path.join(home, '.kodi/userdata');
    fs.mkdirSync(folder, { recursive: true });
    const settings = { ...kHidden, 'services.esport': await freePort() };
    fs.writeFileSync(path.join(folder, 'guisettings.xml'), `<settings version="2">${Object.entries(settings).map(([id, value]) =>
        `<setting id="${id}">${value}</setting>`).join('')}</settings>`);
    const port = await freePort();
    fs.writeFileSync(path.join(folder, 'advancedsettings.xml'), `<advancedsettings version="1.0"><jsonrpc><tcpport>${port}</tcpport></jsonrpc></advancedsettings>`);
    return port;
}

/** Calls \p take with each JSON object of a stream that has nothing between them. */
function splitObjects(take) {
    let text = '';
    let [depth, inString, escaped] = [0, false, false];
    return chunk => {
        for (const c of chunk) {
            text += c;
            if (inString) {
                inString = escaped || c !== '"';
                escaped = !escaped && c === '\\';
            } else if (c === '"') {
                inString = true;
            } else if (c === '{') {
                ++depth;
            } else if (c === '}' && --depth === 0) {
                take(JSON.parse(text));
                text = '';
            }
        }
    };
}

/** {call(method, params), events, close()}: JSON-RPC over TCP, which brings the notifications, too. */
async function connect(port) {
    const socket = new net.Socket();
    socket.setEncoding('utf8').on('error', () => {});
    const connected = await until(async () => {
        socket.connect(port, '127.0.0.1');
        return await Promise.race([once(socket, 'connect').then(() => true, () => false), sleep(1000)]);
    }, 60000, 200);
    if (!connected)
        throw new Error('Kodi does not open its port');
    const waiting = new Map();
    const events = [];
    socket.on('data', splitObjects(message => {
        if (!message.id)
            return void events.push({ name: message.method, data: message.params?.data, at: Date.now() });
        waiting.get(message.id)?.(message);
        waiting.delete(message.id);
    }));
    let last = 0;
    const call = async (method, params = {}) => {
        const id = ++last;
        const answer = new Promise(resolve => waiting.set(id, resolve));
        socket.write(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
        const message = await Promise.race([answer, sleep(20000)]);
        if (!message || message.error)
            throw new Error(`Kodi, ${method}: ${message ? JSON.stringify(message.error) : 'no answer'}`);
        return message.result;
    };
    return { call, events, close: () => socket.destroy() };
}

/** The number of the picture of the flash title that the display of \p file (an XWD dump) shows, and whether it is a flash. */
function readDisplay(file) {
    const dump = fs.readFileSync(file);
    const pixels = dump.readUInt32BE(0) + 12 * dump.readUInt32BE(76);   // header and colours
    const line = dump.readUInt32BE(48);
    const picture = Buffer.alloc(flash.kWidth * flash.kHeight);
    for (let y = 0; y < flash.kHeight; ++y)
        for (let x = 0; x < flash.kWidth; ++x)
            picture[y * flash.kWidth + x] = dump[pixels + (y * kScale + 2) * line + (x * kScale + 2) * 4 + 1];    // green
    return flash.readFrame(picture);
}

/** {call(method, params), events: [{name, data, at}], picture(), stop()}. */
export async function startKodi() {
    const home = fs.mkdtempSync(path.join(os.tmpdir(), 'cuegate-kodi-'));
    const runtime = path.join(home, 'run');
    fs.mkdirSync(runtime, { mode: 0o700 });
    const sound = path.join(runtime, 'sound');
    const env = { ...process.env, HOME: home, XDG_RUNTIME_DIR: runtime, PULSE_SERVER: `unix:${sound}`, LIBGL_ALWAYS_SOFTWARE: '1', WAYLAND_DISPLAY: '', DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
    const children = [];
    const run = (program, args, stdio = 'ignore') => {
        const child = spawn(program, args, { stdio, env, cwd: home, detached: true });
        child.gone = new Promise(resolve => child.on('exit', resolve));
        child.on('error', () => {});
        children.push(child);
        return child;
    };
    const end = async () => {
        for (const child of children.reverse()) {
            try {
                process.kill(-child.pid, 'SIGKILL');
            } catch { /* it is gone */ }
            await child.gone;
        }
        fs.rmSync(home, { recursive: true, force: true });
    };
    try {
        // Without a sound sink each seek stalls.
        run('pulseaudio', ['-n', '--daemonize=no', '--exit-idle-time=-1', '--use-pid-file=no', '--disable-shm=yes', '-L', 'module-null-sink', '-L',
            `module-native-protocol-unix auth-anonymous=1 socket=${sound}`]);
        const display = run('Xvfb', ['-displayfd', '3', '-screen', '0', `${flash.kWidth * kScale}x${flash.kHeight * kScale}x24`, '-fbdir', runtime, '-nolisten', 'tcp',
            '-noreset'], ['ignore', 'ignore', 'ignore', 'pipe']);
        const [number] = await Promise.race([once(display.stdio[3], 'data'), sleep(20000).then(() => [''])]);
        if (!await until(() => fs.existsSync(sound), 10000) || !String(number).trim())
            throw new Error('Xvfb or PulseAudio does not start');
        env.DISPLAY = `:${String(number).trim()}`;
        const port = await writeSettings(home);
        run('kodi', ['--standalone']);
        const { call, events, close } = await connect(port);
        return {
            call, events, picture: () => readDisplay(path.join(runtime, 'Xvfb_screen0')), home,
            stop: async () => {
                close();
                await end();
            },
        };
    } catch (error) {
        await end();
        throw error;
    }
}
