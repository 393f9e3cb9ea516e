// SPDX-License-Identifier: GPL-3.0-or-later
// Plays the title this page belongs to: natively where the browser knows HLS, else with hls.js.
'use strict';
(() => {
  const video = document.getElementById('video');
  const message = document.getElementById('message');
  const file = document.getElementById('file');
  const facts = document.getElementById('facts');
  const audio = document.getElementById('audio');
  const audioLabel = document.getElementById('audioLabel');
  const master = 'master.m3u8?segments=fmp4';

  // "#t=83.5" or "?t=83.5", in seconds: where to begin; 0 if the address does not say.
  const wantedSeconds = () => {
    const text = new URLSearchParams(location.hash.slice(1)).get('t')
      ?? new URLSearchParams(location.search).get('t');
    const seconds = Number(text);
    return Number.isFinite(seconds) && seconds > 0 ? seconds : 0;
  };

  const say = (text) => {
    message.textContent = text;
    message.hidden = !text;
  };

  // The gateway's own sentence says more than a player's error code.
  const explain = async (fallback) => {
    try {
      const answer = await fetch(master);
      if (!answer.ok) {
        const body = await answer.json();
        say(`This title cannot be played: ${body.error.message.replace(/[.?!]?$/, end => end || '.')}`);
        return;
      }
    } catch {
      say('The gateway does not answer. Is Cuegate still running?');
      return;
    }
    say(fallback);
  };

  const cannotDecode = 'This browser cannot play the film\'s video or sound as it is. '
    + 'Try another player (VLC, Kodi, mpv), or open the original file.';

  const playNatively = () => {
    video.src = master;
    video.addEventListener('loadedmetadata', () => {
      if (wantedSeconds() > 0)
        video.currentTime = wantedSeconds();
    }, { once: true });
    video.addEventListener('error', () => explain(cannotDecode));
  };

  // Of a stream there is no file.
  const hideFile = (hls) => {
    file.hidden = hls.levels.some((level) => level.uri.includes('/live/'));
  };

  const isLive = (hls) => hls.levels.some((level) => level.details?.live);

  const showFacts = (hls) => {
    const level = hls.levels[Math.max(0, hls.currentLevel)];
    if (!level) return;
    const parts = [];
    if (level.width) parts.push(`${level.width}×${level.height}`);
    if (level.bitrate) parts.push(`up to ${(level.bitrate / 1e6).toFixed(1)} Mbit/s`);
    if (isLive(hls)) parts.push('live');
    // Ids of converted renditions have a second part: "v1.avc", "v1-a2.avc-aac".
    const isConverted = /\/v[^/]*\.[^/]*\/[^/]*$/.test(level.uri);
    parts.push(isConverted ? 'converted for this browser' : 'not re-encoded');
    facts.textContent = parts.join(' · ');
  };

  const offerAudio = (hls) => {
    audioLabel.hidden = hls.audioTracks.length < 2;
    audio.replaceChildren(...hls.audioTracks.map((track, number) => {
      const option = document.createElement('option');
      option.value = String(number);
      option.textContent = track.name;
      option.selected = number === hls.audioTrack;
      return option;
    }));
    audio.onchange = () => { hls.audioTrack = Number(audio.value); };
  };

  const playWithHls = () => {
    const hls = new Hls({
      maxBufferLength: 30,
      backBufferLength: 30,
      startPosition: wantedSeconds() || -1,
      liveDurationInfinity: true, // no seek bar for what has no end
    });
    const againMs = 5000;
    // A live stream may go on later: only its source knows when.
    const waitForLive = () => {
      say('The live stream has stopped at its source. It goes on here as soon as it does there.');
      setTimeout(() => hls.loadSource(master), againMs);
    };
    let recovered = false;
    let wasLive = false;
    hls.on(Hls.Events.MANIFEST_PARSED, () => {
      showFacts(hls);
      hideFile(hls);
      video.play().catch(() => {}); // a browser may ask for a click first
    });
    hls.on(Hls.Events.LEVEL_SWITCHED, () => showFacts(hls));
    hls.on(Hls.Events.LEVEL_LOADED, () => showFacts(hls));
    hls.on(Hls.Events.FRAG_BUFFERED, () => say(''));
    hls.on(Hls.Events.AUDIO_TRACKS_UPDATED, () => offerAudio(hls));
    hls.on(Hls.Events.ERROR, (_event, data) => {
      wasLive = wasLive || isLive(hls);
      if (!data.fatal) return;
      const isHopeless = data.details === Hls.ErrorDetails.MANIFEST_INCOMPATIBLE_CODECS_ERROR;
      if (data.type === Hls.ErrorTypes.MEDIA_ERROR && !recovered && !isHopeless) {
        recovered = true;
        hls.recoverMediaError();
        return;
      }
      const isStopped = data.type === Hls.ErrorTypes.NETWORK_ERROR && data.response?.code === 504;
      if (isStopped && wasLive) {
        waitForLive();
        return;
      }
      explain(cannotDecode);
    });
    hls.loadSource(master);
    hls.attachMedia(video);
  };

  // Another link to this page, opened in the same tab.
  window.addEventListener('hashchange', () => { video.currentTime = wantedSeconds(); });

  if (window.Hls && Hls.isSupported())
    playWithHls();
  else if (video.canPlayType('application/vnd.apple.mpegurl'))
    playNatively();
  else
    say('This browser knows neither HLS nor Media Source Extensions. Open the link in VLC, Kodi or mpv instead.');
})();
