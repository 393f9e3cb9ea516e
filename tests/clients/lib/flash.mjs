// SPDX-License-Identifier: GPL-3.0-or-later
// The flash-and-click signal: what picture and sound a title has at any time, and how to find both again after decoding.
// Every frame carries its own number as a bar code, so a decoded frame says which one it is; every 5 s a white flash
// of two frames and a 40 ms chirp begin at the same instant. Up chirp = first language, down chirp = second.

export const kFps = 25;
export const kPeriodS = 5;
export const kRate = 48000;
export const kWidth = 64;    // the title is this picture scaled by 10
export const kHeight = 36;
export const kChirpSamples = kRate * 0.04;

const kBits = 16;
const kCell = 4;             // a cell of the bar code is 4x4 of the small picture

/** The small grey picture of frame \p n; \p moved: where that is which moves. */
export function frame(n, moved = n) {
    const picture = Buffer.alloc(kWidth * kHeight, 48);
    const flash = n >= kFps * kPeriodS && n % (kFps * kPeriodS) < 2;
    if (flash)
        picture.fill(235, 2 * kCell * kWidth);
    for (let y = 20; y < 28 && !flash; ++y)      // something that moves, so that B-frames are worth their bits
        for (let x = 0; x < 8; ++x)
            picture[y * kWidth + (moved + x) % kWidth] = 140;
    for (let bit = 0; bit < kBits; ++bit)
        for (let y = 0; y < 2 * kCell; ++y)
            picture.fill(n >> bit & 1 ? 235 : 16, y * kWidth + bit * kCell, y * kWidth + (bit + 1) * kCell);
    return picture;
}

/** The frame number in a grey picture of the small size, and whether it is a flash. */
export function readFrame(picture) {
    let n = 0;
    for (let bit = 0; bit < kBits; ++bit)
        if (picture[kCell * kWidth + bit * kCell + kCell / 2] > 128)
            n |= 1 << bit;
    return { n, flash: picture[(kHeight - 3) * kWidth + 3] > 180 };
}

/** The chirp of language \p language (0 up, 1 down), as floats. */
export function chirp(language) {
    const samples = new Float32Array(kChirpSamples);
    for (let i = 0; i < kChirpSamples; ++i) {
        const t = i / kRate;
        const [from, to] = language ? [4000, 500] : [500, 4000];
        samples[i] = Math.sin(2 * Math.PI * (from * t + (to - from) * t * t / 0.08));
    }
    return samples;
}

/**
 * Where the chirps begin in mono floats at 48 kHz, as fractional sample positions, by correlation (good to a tenth of a sample
 * for decoded AAC); each with the language it was found for.
 */
export function findChirps(pcm) {
    const shapes = [chirp(0), chirp(1)];
    const found = [];
    let i = 0;
    while (i < pcm.length) {
        if (Math.abs(pcm[i]) < 0.1) {
            ++i;
            continue;
        }
        let best = { score: 0 };
        for (let language = 0; language < 2; ++language)
            for (let at = i - 600; at < i + 600; ++at) {
                const score = correlate(pcm, shapes[language], at);
                if (score > best.score)
                    best = { score, at, language };
            }
        if (best.score > 100) {
            const left = correlate(pcm, shapes[best.language], best.at - 1);
            const right = correlate(pcm, shapes[best.language], best.at + 1);
            const shift = (left - right) / (2 * (left - 2 * best.score + right));
            found.push({ sample: best.at + shift, language: best.language });
        }
        i += kRate / 5;
    }
    return found;
}

function correlate(pcm, shape, at) {
    let sum = 0;
    for (let i = Math.max(0, -at); i < shape.length && at + i < pcm.length; ++i)
        sum += pcm[at + i] * shape[i];
    return sum;
}
