#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Plays a URL with GStreamer (hlsdemux2) as fast as it decodes and reports every picture and every piece of sound with its time.

gst.py URL PCM [--seek S]... [--until S] [--audio N]

Plays until S (or the end of the stream), then seeks to each S, with FLUSH and ACCURATE, and plays two seconds from there. Standard
output: one JSON object per line: {"run":0,"frame":n,"flash":bool,"time":s}, {"run":0,"sound":s,"samples":n},
{"run":1,"seek":s}, {"event":"eos"|"error"|"warning","message":…}. Decoded sound of run 0 goes to PCM (mono float32 at 48 kHz).
"""
import argparse
import json
import os
import queue
import sys
import time

os.environ.setdefault("GST_PLUGIN_FEATURE_RANK", "hlsdemux2:300,hlsdemux:0")
import gi  # noqa: E402

gi.require_version("Gst", "1.0")
from gi.repository import Gst  # noqa: E402

PICTURE = "video/x-raw,format=GRAY8,width=64,height=36"
SOUND = "audio/x-raw,format=F32LE,rate=48000,channels=1,layout=interleaved"
WIDTH, HEIGHT, CELL, BITS = 64, 36, 4, 16


def read_frame(data):
    number = sum(1 << bit for bit in range(BITS) if data[CELL * WIDTH + bit * CELL + CELL // 2] > 128)
    return number, data[(HEIGHT - 3) * WIDTH + 3] > 180


class Player:
    def __init__(self, url, pcm, audio):
        self.events = queue.Queue()
        self.pcm = open(pcm, "wb")
        self.run = 0
        self.last_time = 0.0
        self.first = {}
        self.audio = audio
        self.pipeline = Gst.parse_launch(
            f"videoconvertscale name=v ! {PICTURE} ! appsink name=picture sync=false emit-signals=true max-buffers=8 "
            f"audioconvert name=a ! audioresample ! {SOUND} ! appsink name=sound sync=false emit-signals=true max-buffers=64 "
            f"uridecodebin3 name=source uri={url}")
        source = self.pipeline.get_by_name("source")
        source.connect("pad-added", self.link)
        source.connect("select-stream", self.select)
        self.pipeline.get_by_name("picture").connect("new-sample", self.on_picture)
        self.pipeline.get_by_name("sound").connect("new-sample", self.on_sound)

    def select(self, _source, collection, stream):
        if not stream.get_stream_type() & Gst.StreamType.AUDIO:
            return -1
        audios = [collection.get_stream(i) for i in range(collection.get_size())]
        audios = [s.get_stream_id() for s in audios if s.get_stream_type() & Gst.StreamType.AUDIO]
        return 1 if audios.index(stream.get_stream_id()) == self.audio else 0

    def link(self, _source, pad):
        caps = pad.get_current_caps() or pad.query_caps()
        kind = caps.get_structure(0).get_name()
        target = {"v": "v", "a": "a"}.get(kind[0])
        if target:
            sink = self.pipeline.get_by_name(target).get_static_pad("sink")
            if not sink.is_linked():
                pad.link(sink)

    def say(self, **what):
        sys.stdout.write(json.dumps(what) + "\n")    # one write: pictures and sound come from two threads

    def stamp(self, sample):
        return sample.get_segment().to_stream_time(Gst.Format.TIME, sample.get_buffer().pts) / 1e9

    def on_picture(self, sink):
        sample = sink.emit("pull-sample")
        data = sample.get_buffer().extract_dup(0, WIDTH * HEIGHT)
        number, flash = read_frame(data)
        when = self.stamp(sample)
        self.last_time = when
        self.say(run=self.run, frame=number, flash=flash, time=when)
        self.events.put(("frame", when))
        return Gst.FlowReturn.OK

    def on_sound(self, sink):
        sample = sink.emit("pull-sample")
        buffer = sample.get_buffer()
        data = buffer.extract_dup(0, buffer.get_size())
        if self.run == 0:
            self.pcm.write(data)
        self.say(run=self.run, sound=self.stamp(sample), samples=len(data) // 4)
        return Gst.FlowReturn.OK

    def watch(self, until, timeout_s):
        """Plays until a picture is at or behind \\p until; False at the end of the stream or an error."""
        bus = self.pipeline.get_bus()
        end = time.monotonic() + timeout_s
        while time.monotonic() < end:
            message = bus.timed_pop_filtered(10 * Gst.MSECOND, Gst.MessageType.EOS | Gst.MessageType.ERROR | Gst.MessageType.WARNING)
            if message is not None:
                if message.type == Gst.MessageType.EOS:
                    self.say(event="eos", run=self.run, time=self.last_time)
                    return False
                error, debug = message.parse_error() if message.type == Gst.MessageType.ERROR else message.parse_warning()
                kind = "error" if message.type == Gst.MessageType.ERROR else "warning"
                self.say(event=kind, run=self.run, message=error.message, debug=debug)
                if kind == "error":
                    return False
            try:
                while True:
                    if until is not None and self.events.get_nowait()[1] >= until:
                        return True
                    if until is None:
                        self.events.get_nowait()
            except queue.Empty:
                pass
        self.say(event="error", run=self.run, message=f"no progress within {timeout_s} s, last picture at {self.last_time}")
        return False

    def seek(self, where):
        self.pipeline.set_state(Gst.State.PAUSED)
        self.run += 1
        self.say(run=self.run, seek=where)
        done = self.pipeline.seek_simple(Gst.Format.TIME, Gst.SeekFlags.FLUSH | Gst.SeekFlags.ACCURATE, int(where * Gst.SECOND))
        if not done:
            self.say(event="error", run=self.run, message=f"seek to {where} refused")
            return
        while not self.events.empty():
            self.events.get_nowait()
        self.pipeline.set_state(Gst.State.PLAYING)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("url")
    parser.add_argument("pcm")
    parser.add_argument("--seek", type=float, action="append", default=[])
    parser.add_argument("--until", type=float)
    parser.add_argument("--audio", type=int, default=0)
    parser.add_argument("--timeout", type=float, default=60)
    options = parser.parse_args()
    Gst.init(None)
    player = Player(options.url, options.pcm, options.audio)
    player.pipeline.set_state(Gst.State.PLAYING)
    player.watch(options.until, options.timeout)
    duration = player.pipeline.query_duration(Gst.Format.TIME)
    player.say(event="duration", seconds=duration.duration / 1e9 if duration[0] else None)
    for where in options.seek:
        player.seek(where)
        player.watch(where + 2, 20)
    player.pipeline.set_state(Gst.State.NULL)
    player.pcm.close()
    sys.stdout.flush()
    os._exit(0)


main()
