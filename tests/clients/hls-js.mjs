#!/usr/bin/env node
// SPDX-License-Identifier: GPL-3.0-or-later
// hls.js in headless Chromium plays one title: hls-js.mjs MASTER_URL DURATION_S [AUDIO_LANGUAGES]

import { playInChromium } from './lib/browser.mjs';

const [url, duration, languages = '2'] = process.argv.slice(2);
const { findings, notes } = await playInChromium('hls.js', url, Number(duration), { languages: Number(languages) });
console.log(notes);
findings.forEach(f => console.log(`FOUND ${f}`));
process.exitCode = findings.length ? 1 : 0;
