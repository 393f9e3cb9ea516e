// SPDX-License-Identifier: GPL-3.0-or-later
// Runs in the browser's page: plays with hls.js or shaka, and tells what the element shows and sounds like.
/* global Hls, shaka */

const video = document.querySelector('video');
const probe = window.probe = { events: [], frames: [] };
const canvas = new OffscreenCanvas(64, 36).getContext('2d', { willReadFrequently: true });
const wait = ms => new Promise(resolve => setTimeout(resolve, ms));

video.addEventListener('error', () => probe.events.push(`element error ${video.error?.code} ${video.error?.message}`));

/** What is appended must take nothing away: a picture that lasts into the next segment has the browser drop all of that. */
function watchBuffer(buffer, type) {
    const lengthOf = () => Array.from({ length: buffer.buffered.length }, (_, i) => buffer.buffered.end(i) - buffer.buffered.start(i)).reduce((a, b) => a + b, 0);
    let length = 0;
    let removes = false;
    const { remove } = buffer;
    buffer.remove = (...range) => {
        removes = true;
        // hls.js keeps what has been played, and takes away what follows a picture that lasts too long.
        if (players.hls && type.startsWith('video'))
            probe.events.push(`hls.js takes ${range.map(at => at.toFixed(3)).join(' to ')} s out of the buffer at ${video.currentTime.toFixed(3)} s`);
        return remove.apply(buffer, range);
    };
    buffer.addEventListener('updateend', () => {
        const now = lengthOf();
        if (!removes && now < length - 0.1)
            probe.events.push(`${type.split(';')[0]}: of ${length.toFixed(2)} s in the buffer ${now.toFixed(2)} are left when more is appended`);
        removes = false;
        length = now;
    });
}
const { addSourceBuffer } = MediaSource.prototype;
MediaSource.prototype.addSourceBuffer = function (type) {
    const buffer = addSourceBuffer.call(this, type);
    watchBuffer(buffer, type);
    return buffer;
};

function onFrame(now, { mediaTime }) {
    canvas.drawImage(video, 0, 0, 64, 36);
    const pixels = canvas.getImageData(0, 0, 64, 36).data;
    let n = 0;
    for (let bit = 0; bit < 16; ++bit)
        n |= (pixels[(4 * 64 + bit * 4 + 2) * 4] > 128 ? 1 : 0) << bit;
    probe.frames.push({ n, flash: pixels[(33 * 64 + 3) * 4] > 180, time: mediaTime });
    video.requestVideoFrameCallback(onFrame);
}
video.requestVideoFrameCallback(onFrame);

probe.state = () => {
    const ranges = Array.from({ length: video.buffered.length }, (_, i) => [video.buffered.start(i), video.buffered.end(i)]);
    return { time: video.currentTime, ended: video.ended, duration: video.duration, ranges };
};
probe.takeFrames = () => probe.frames.splice(0);

const players = {
    'hls.js': {
        async start(url, at) {
            // A busy machine that takes a while to show what is loaded is no hole: one stays, however long hls.js waits.
            const hls = players.hls = new Hls({ maxBufferLength: 12, maxMaxBufferLength: 12, startPosition: at || -1,
                detectStallWithCurrentTimeMs: 5000, highBufferWatchdogPeriod: 5 });
            // Its own abort of a load when it is told to seek is no fault.
            hls.on(Hls.Events.ERROR, (name, data) => data.details === 'aborted' || probe.events.push(`${data.type} ${data.details}${data.fatal ? ' fatal' : ''} ${data.reason ?? ''} ${data.error?.message ?? ''}`));
            hls.loadSource(url);
            hls.attachMedia(video);
        },
        languages: () => players.hls.audioTracks.map(t => t.lang ?? ''),
        choose: index => void (players.hls.audioTrack = index),
        texts: () => players.hls.subtitleTracks.map(t => t.lang ?? ''),
        read: index => { players.hls.subtitleDisplay = true; players.hls.subtitleTrack = index; },
    },
    shaka: {
        async start(url, at) {
            shaka.polyfill.installAll();
            const player = players.player = new shaka.Player();
            await player.attach(video);
            player.configure({ streaming: { bufferingGoal: 12, bufferBehind: 30 } });
            for (const name of ['error', 'gapjumped', 'stalldetected'])
                player.addEventListener(name, event => probe.events.push(`${name} ${event.detail?.code ?? ''} ${JSON.stringify(event.detail?.data ?? '')}`));
            await player.load(url, at || undefined);
        },
        languages: () => players.player.getAudioTracks().map(t => t.language),
        wind: rate => players.player.trickPlay(rate),
        unwind: () => players.player.cancelTrickPlay(),
        choose: index => players.player.selectAudioTrack(players.player.getAudioTracks()[index]),
        texts: () => players.player.getTextTracks().map(t => t.language),
        read: index => players.player.selectTextTrack(players.player.getTextTracks()[index]),
    },
};

probe.start = async (name, url, at) => {
    probe.player = players[name];
    try {
        await probe.player.start(url, at);
        await video.play();
    } catch (error) {
        probe.events.push(`start: ${error.code ?? ''} ${error.message} ${JSON.stringify(error.data ?? '')}`);
    }
};

probe.until = async (test, timeoutMs) => {
    for (const end = performance.now() + timeoutMs; performance.now() < end; await wait(30))
        if (test())
            return true;
    return false;
};

/** Asks it to play; what promises to and never does must not hold up who waits. */
const play = () => Promise.race([video.play(), wait(20000)]);

probe.seek = async (to, playS) => {
    probe.frames.length = 0;
    video.currentTime = to;
    await play();
    const done = await probe.until(() => !video.seeking && video.currentTime >= to + playS, 20000);
    return { done, ...probe.state(), frames: probe.takeFrames() };
};

/** The words that are shown at \p from, after a seek to it. */
probe.readAt = async from => {
    video.pause();
    video.currentTime = from;
    const shown = () => [...video.textTracks].filter(t => t.mode === 'showing').flatMap(t => [...t.activeCues ?? []].map(c => c.text));
    await probe.until(() => !video.seeking && video.readyState > 2, 10000);
    await probe.until(() => shown().length, 4000);
    return shown();
};

/** Winds forward at \p rate for \p seconds of the film, then plays on; which I-frames were loaded for it. */
probe.wind = async (rate, seconds) => {
    performance.clearResourceTimings();
    const from = video.currentTime;
    probe.player.wind(rate);
    const done = await probe.until(() => video.currentTime >= from + seconds, 20000);
    probe.player.unwind();
    const iframes = performance.getEntriesByType('resource').filter(e => /\.iframes\/\d+\.m4s$/.test(e.name)).length;
    const to = video.currentTime;
    return { done, iframes, goesOn: await probe.until(() => video.playbackRate === 1 && video.currentTime >= to + 1, 10000), from, ...probe.state() };
};

probe.toEnd = async from => {
    video.currentTime = from;
    await play();
    const done = await probe.until(() => video.ended, 20000);
    return { done, ...probe.state() };
};

/** What is heard from media time \p from on: the first sample that is not exactly 0 is the one at \p from. */
probe.record = async (from, seconds) => {
    if (!probe.audio) {
        const context = new AudioContext({ sampleRate: 48000 });
        await Promise.race([context.resume(), wait(10000)]);
        const tap = context.createScriptProcessor(4096, 2, 1);
        tap.onaudioprocess = event => probe.recording?.push(...event.inputBuffer.getChannelData(0));
        context.createMediaElementSource(video).connect(tap);
        tap.connect(context.destination);
        probe.audio = { context, tap };
        video.muted = false;
    }
    video.pause();
    await wait(300);
    video.currentTime = from;
    await probe.until(() => !video.seeking && video.readyState > 2, 10000);
    await wait(300);
    probe.recording = [];
    await play();
    await probe.until(() => video.currentTime >= from + seconds, 15000);
    video.pause();
    const samples = probe.recording;
    probe.recording = undefined;
    const first = samples.findIndex(s => s !== 0);
    return samples.slice(first, first + seconds * 48000);
};
