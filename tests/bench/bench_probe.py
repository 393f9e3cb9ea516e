#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# What a cold probe, and the first segment after it, cost at the origin: requests and bytes of each film in the folders given, beside the
# bars (4 requests, its index and 192 KiB; 3 requests more up to the first segment), over an origin of its own that counts.
# bench_probe.py --make FOLDER makes films with ffmpeg and mkvmerge; bench_probe.py CUEGATE FOLDER… measures; exit code 1: over a bar.
import http.client
import http.server
import json
import os
import re
import shutil
import struct
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

MOST_REQUESTS = 4
ALLOWANCE = 192 * 1024
MOST_START_REQUESTS = 3
MEDIA = (".mkv", ".webm", ".mka", ".mp4", ".mov", ".m4a")


# The origin

class Counter:
    def __init__(self):
        self.requests, self.bytes, self.ranges = 0, 0, []


class Origin(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Answer)
        self.files, self.counters = {}, {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def add(self, file):
        path = "/%d/%s" % (len(self.files), urllib.parse.quote(os.path.basename(file)))
        self.files[path], self.counters[path] = file, Counter()
        return path, "http://127.0.0.1:%d%s" % (self.server_address[1], path)


class Answer(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        file, counter = self.server.files[self.path], self.server.counters[self.path]
        size = os.path.getsize(file)
        begin, end = 0, size
        asked = re.fullmatch(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        if asked:
            begin = int(asked[1])
            end = min(size, int(asked[2]) + 1) if asked[2] else size
        counter.requests += 1
        counter.ranges.append((begin, end))
        if begin >= size:
            self.send_response(416)
            self.send_header("Content-Range", "bytes */%d" % size)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        self.send_response(206 if asked else 200)
        if asked:
            self.send_header("Content-Range", "bytes %d-%d/%d" % (begin, end - 1, size))
        self.send_header("Content-Length", str(end - begin))
        self.send_header("ETag", '"%d"' % size)
        self.send_header("Accept-Ranges", "bytes")
        self.end_headers()
        with open(file, "rb") as source:
            source.seek(begin)
            while begin < end:
                piece = source.read(min(65536, end - begin))
                try:
                    self.wfile.write(piece)
                except OSError:
                    return
                counter.bytes += len(piece)
                begin += len(piece)


# How long the index of a file is

def boxes(source, at, end):
    while at + 8 <= end:
        source.seek(at)
        size, name = struct.unpack(">I4s", source.read(8))
        if size == 1:
            size = struct.unpack(">Q", source.read(8))[0]
        elif size == 0:
            size = end - at
        if size < 8:
            return
        yield name, at, size
        at += size


def vint(source, keep):
    first = source.read(1)[0]
    length = 9 - first.bit_length()
    value = first if keep else first & ((1 << (8 - length)) - 1)
    for byte in source.read(length - 1):
        value = value << 8 | byte
    return value, not keep and value == (1 << 7 * length) - 1


def matroska_index(source, size):
    at, total, kinds = 0, 0, []
    while at < size:
        source.seek(at)
        try:
            identity, _ = vint(source, True)
            length, unknown = vint(source, False)
        except IndexError:
            break
        payload = source.tell()
        if identity == 0x18538067 or unknown:
            at = payload
            continue
        if identity in (0x1C53BB6B, 0x1654AE6B, 0x114D9B74, 0x1549A966):  # Cues, Tracks, SeekHead, Info
            total += payload - at + length
            kinds.append(identity)
        if identity in (0xE7, 0xA3, 0xA0, 0xAB, 0xA7):  # inside a Cluster of unknown size
            pass
        at = payload + length
    return total, "cues" if 0x1C53BB6B in kinds else "none"


def index_of(file):
    size = os.path.getsize(file)
    with open(file, "rb") as source:
        head = source.read(4)
        if head == b"\x1a\x45\xdf\xa3":
            return matroska_index(source, size)
        total, kinds = 0, []
        for name, _, length in boxes(source, 0, size):
            if name in (b"moov", b"sidx", b"mfra"):
                total += min(length, size)
                kinds.append(name.decode())
        moofs = sum(1 for name, _, _ in boxes(source, 0, size) if name == b"moof")
        words = ["%s×%d" % (kind, kinds.count(kind)) if kinds.count(kind) > 1 else kind
                 for kind in dict.fromkeys(kinds)]
        return total, "+".join(words) + (" %d moofs" % moofs if moofs else "")


# The program

class Gateway:
    def __init__(self, program):
        self.profile = tempfile.mkdtemp(prefix="cuegate-probe-")
        self.process = subprocess.Popen([program, "--headless", "--port", "0", "--bind", "127.0.0.1",
                                         "--profile", self.profile], stdout=subprocess.PIPE,
                                        stderr=subprocess.DEVNULL, text=True)
        ready = json.loads(self.process.stdout.readline())
        self.control = urllib.parse.urlparse(ready["control"]).netloc
        self.media = urllib.parse.urlparse(ready["media"]).netloc
        self.token = ready["token"]

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection(self.control, timeout=120)
        connection.request(method, path, json.dumps(body) if body else None,
                           {"Authorization": "Bearer " + self.token, "Content-Type": "application/json"})
        answer = connection.getresponse()
        return answer.status, json.loads(answer.read() or b"{}")

    def get(self, url):
        connection = http.client.HTTPConnection(self.media, timeout=120)
        connection.request("GET", urllib.parse.urlparse(url)._replace(scheme="", netloc="").geturl(), None,
                           {"User-Agent": "bench"})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def close(self):
        self.process.terminate()
        self.process.wait(20)
        shutil.rmtree(self.profile, ignore_errors=True)


def settled(counter):
    last, quiet = None, 0
    while quiet < 4:
        time.sleep(0.05)
        now = (counter.requests, counter.bytes)
        quiet = quiet + 1 if now == last else 0
        last = now
    return last


# The first segment of the first variant; how many bytes it has, or what went wrong in words.
def first_segment(gateway, master):
    status, text = gateway.get(master)
    if status != 200:
        return "master %d" % status
    lines = text.decode().splitlines()
    variants = [line for line in lines if line and not line.startswith("#")]
    if not variants:
        return "no variant"
    playlist = urllib.parse.urljoin(master, variants[0])
    status, text = gateway.get(playlist)
    if status != 200:
        return "playlist %d" % status
    segments = [line for line in text.decode().splitlines() if line and not line.startswith("#")]
    status, body = gateway.get(urllib.parse.urljoin(playlist, segments[0]))
    return len(body) if status == 200 else "segment %d" % status


def formats(probe):
    words = []
    for track in probe.get("tracks", []):
        word = track.get("codec", "?")
        if track.get("codecs"):
            word += " " + track["codecs"]
        for name in ("sample_rate", "channels"):
            if name in track:
                word += " %s" % track[name]
        words.append(word)
    return "; ".join(words)


def measure(program, folders):
    origin, failed = Origin(), 0
    gateway = Gateway(program)
    print("%-58s %9s %9s | %3s %9s %9s | %5s %9s | %s" % ("file", "size", "index", "req", "bytes", "over index",
                                                      "start", "bytes", "index kind, keyframes"))
    files = sorted(os.path.join(folder, name) for folder in folders for name in os.listdir(folder)
                   if name.endswith(MEDIA)) if os.path.isdir(folders[0]) else folders
    for file in files:
        index, kind = index_of(file)
        path, url = origin.add(file)
        status, source = gateway.ask("POST", "/v1/sources", {"url": url})
        if status not in (200, 201):
            print(file, status, source)
            continue
        status, probe = gateway.ask("GET", "/v1/sources/%s/probe" % source["id"])
        requests, size = settled(origin.counters[path])
        segment = first_segment(gateway, source["urls"]["master"]) if status == 200 else "-"
        first, first_bytes = origin.counters[path].requests - requests, origin.counters[path].bytes
        after = gateway.ask("GET", "/v1/sources/%s/probe" % source["id"])[1]
        over = size - index
        hasIndex = probe.get("index", {}).get("kind") not in ("scan", "none")
        isOver = requests > MOST_REQUESTS or over > ALLOWANCE
        isLate = hasIndex and first > MOST_START_REQUESTS
        changed = formats(probe) != formats(after)
        failed += isOver or isLate or changed
        print("%-58s %9d %9d | %3d%s %9d %+9d%s | %3d%s %9s | %s, %s %d%s" % (
            os.path.basename(file)[:58], os.path.getsize(file), index, requests,
            "!" if requests > MOST_REQUESTS else " ", size, over, "!" if over > ALLOWANCE else " ", first,
            "!" if isLate else " ", segment if isinstance(segment, str) else first_bytes, kind,
            probe.get("index", {}).get("kind", probe.get("error", {}).get("kind", status)),
            len(probe.get("keyframes", [])), " TRACKS " + formats(probe) + " -> " + formats(after) if changed else ""), flush=True)
        if os.environ.get("RANGES"):
            print("    ", origin.counters[path].ranges[:requests], "|", origin.counters[path].ranges[requests:requests + first])
        gateway.ask("DELETE", "/v1/sources/%s" % source["id"])
    gateway.close()
    print("%d over a bar" % failed)
    return failed > 0


# Films

def run(*arguments):
    subprocess.run([str(argument) for argument in arguments], check=True, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)


def ffmpeg(*arguments):
    run("ffmpeg", "-hide_banner", "-v", "error", "-nostdin", "-y", *arguments)


def box(name, payload):
    return struct.pack(">I4s", 8 + len(payload), name) + payload


def sidx_box(references, timescale, begin):
    entries = b"".join(struct.pack(">III", size | (0x80000000 if leads else 0), ticks, 0x90000000)
                       for size, ticks, leads in references)
    return box(b"sidx", struct.pack(">IIIQQHH", 0x01000000, 1, timescale, begin, 0, 0, len(references)) + entries)


# Each sidx of the second level lies before its fragments (ISO/IEC 14496-12 section 8.16.3).
def make_hierarchical(listed, out, each):
    with open(listed, "rb") as source:
        size = os.path.getsize(listed)
        parts = list(boxes(source, 0, size))
        name, at, length = next(part for part in parts if part[0] == b"sidx")
        source.seek(at + 8)
        payload = source.read(length - 8)
        isWide = payload[0] == 1
        timescale = struct.unpack(">I", payload[8:12])[0]
        time = struct.unpack(">Q" if isWide else ">I", payload[12:20] if isWide else payload[12:16])[0]
        count = struct.unpack(">H", payload[30:32] if isWide else payload[22:24])[0]
        rows = [struct.unpack(">III", payload[(32 if isWide else 24) + 12 * i:][:12]) for i in range(count)]
        groups, top, begin = [], [], at + length
        for first in range(0, count, each):
            part = rows[first:first + each]
            ticks, whole = sum(row[1] for row in part), sum(row[0] for row in part)
            sub = sidx_box([(row[0], row[1], False) for row in part], timescale, time)
            groups.append((sub, begin, whole))
            top.append((len(sub) + whole, ticks, True))
            time, begin = time + ticks, begin + whole
        with open(out, "wb") as target:
            source.seek(0)
            target.write(source.read(at))
            target.write(sidx_box(top, timescale, time - sum(row[1] for row in rows)))
            for sub, begin, whole in groups:
                source.seek(begin)
                target.write(sub + source.read(whole))


def make(folder):
    os.makedirs(folder, exist_ok=True)

    def path(name):
        return os.path.join(folder, name)

    def missing(name):
        return not os.path.exists(path(name))

    base, open_gop = path("base.nut"), path("open.nut")
    if missing("base.nut"):
        ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=60,noise=alls=20:allf=t", "-f", "lavfi", "-i",
               "sine=f=440:r=48000:d=60", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "48", "-b:v",
               "200k", "-maxrate", "250k", "-bufsize", "250k", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "48k", base)
    if missing("open.nut"):
        ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=60,noise=alls=20:allf=t", "-f", "lavfi", "-i",
               "sine=f=440:r=48000:d=60", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "48", "-b:v",
               "1M", "-x264-params", "open-gop=1", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "48k", open_gop)

    def copy(name, loops, *arguments, source=base):
        if missing(name):
            ffmpeg("-stream_loop", loops, "-i", source, "-map", "0", "-c", "copy", *arguments, path(name))

    for length, loops in (("5m", 4), ("2h", 119)):
        for name, flags in (("mfra", ""), ("gsidx", "+global_sidx"), ("dash", "+dash"), ("none", "+skip_trailer")):
            copy("frag-%s-%s.mp4" % (name, length), loops, "-movflags", "frag_keyframe+empty_moov+default_base_moof" + flags)
    copy("frag-moovfirst-2h.mp4", 119, "-movflags", "frag_keyframe")
    copy("frag-gsidx-10h.mp4", 599, "-movflags", "frag_keyframe+empty_moov+default_base_moof+global_sidx")
    copy("frag-mfra-10h.mp4", 599, "-movflags", "frag_keyframe+empty_moov+default_base_moof")
    copy("frag-open-gsidx-10m.mp4", 9, "-movflags", "frag_keyframe+empty_moov+default_base_moof+global_sidx", source=open_gop)
    # A list that is false: fragments of a second that do not begin with keyframes.
    copy("frag-false-gsidx-1h.mp4", 59, "-frag_duration", "1000000", "-movflags", "empty_moov+default_base_moof+global_sidx")
    copy("frag-false-mfra-1h.mp4", 59, "-frag_duration", "1000000", "-movflags", "empty_moov+default_base_moof")
    # Large moofs: eight tracks of sound, 16 s each.
    if missing("frag-large-gsidx-20m.mp4"):
        sound = ["-map", "0:v"] + ["-map", "0:a"] * 8
        ffmpeg("-stream_loop", 19, "-i", open_gop, *sound, "-c", "copy", "-frag_duration", "16000000", "-movflags",
               "empty_moov+default_base_moof+global_sidx", path("frag-large-false-20m.mp4"))
        ffmpeg("-f", "lavfi", "-i", "testsrc2=s=320x180:r=50:d=64,noise=alls=20:allf=t", "-f", "lavfi", "-i", "sine=d=64:r=48000",
               "-map", "0:v", *["-map", "1:a"] * 8, "-c:v", "libx264", "-preset", "ultrafast", "-g", "800", "-keyint_min", "800",
               "-sc_threshold", "0", "-b:v", "500k", "-c:a", "aac", "-b:a", "24k", path("large.nut"))
        ffmpeg("-stream_loop", 18, "-i", path("large.nut"), "-map", "0", "-c", "copy", "-movflags",
               "frag_keyframe+empty_moov+default_base_moof+global_sidx", path("frag-large-gsidx-20m.mp4"))
        ffmpeg("-i", path("frag-large-gsidx-20m.mp4"), "-map", "0", "-c", "copy", "-movflags",
               "frag_keyframe+empty_moov+default_base_moof", path("frag-large-mfra-20m.mp4"))
    for each in (6, 60):
        if missing("frag-hier%d-2h.mp4" % each):
            make_hierarchical(path("frag-gsidx-2h.mp4"), path("frag-hier%d-2h.mp4" % each), each)
    copy("moov-end-2h.mp4", 119)
    copy("moov-front-2h.mp4", 119, "-movflags", "faststart")
    copy("moov-end-10h.mp4", 599)
    copy("moov-front-2h.mov", 119, "-movflags", "faststart", "-f", "mov")
    copy("moov-end-5m.mp4", 4)
    copy("cues-end-2h.mkv", 119)
    copy("cues-front-2h.mkv", 119, "-cues_to_front", "1")
    copy("cues-end-10h.mkv", 599)
    copy("cues-end-open-10m.mkv", 9, source=open_gop)
    if missing("fonts-2h.mkv"):
        fonts = []
        for number in range(4):
            with open(path("font%d.ttf" % number), "wb") as font:
                font.write(os.urandom(5 * 1024 * 1024))
            fonts += ["--attachment-mime-type", "font/ttf", "--attach-file", path("font%d.ttf" % number)]
        run("mkvmerge", "-q", "-o", path("fonts-2h.mkv"), path("cues-end-2h.mkv"), *fonts)
    if missing("mkvmerge-2h.mkv"):
        run("mkvmerge", "-q", "-o", path("mkvmerge-2h.mkv"), path("cues-end-2h.mkv"))
    # moov behind 300 KB of something else, and a file of less than 8 MB.
    if missing("moov-behind-free-5m.mp4"):
        ffmpeg("-i", path("moov-end-5m.mp4"), "-c", "copy", "-movflags", "faststart", path("tmp.mp4"))
        with open(path("tmp.mp4"), "rb") as source, open(path("moov-behind-free-5m.mp4"), "wb") as target:
            parts = list(boxes(source, 0, os.path.getsize(path("tmp.mp4"))))
            free = box(b"free", bytes(300 * 1024))
            for name, at, length in parts:
                source.seek(at)
                whole = source.read(length)
                if name == b"moov":
                    target.write(free)
                    whole = moved(whole, len(free))
                target.write(whole)
        os.remove(path("tmp.mp4"))
    make_formats(folder, path, missing)


# moov with its chunk offsets (stco) moved on.
def moved(moov, by):
    data = bytearray(moov)
    at = -1
    while (at := data.find(b"stco", at + 1)) >= 0:
        count = struct.unpack(">I", data[at + 8:at + 12])[0]
        for i in range(count):
            place = at + 12 + 4 * i
            data[place:place + 4] = struct.pack(">I", struct.unpack(">I", data[place:place + 4])[0] + by)
    return bytes(data)


# Formats that only a sample tells.
def make_formats(folder, path, missing):
    video = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=24:d=40,noise=alls=20:allf=t")
    big = ("-f", "lavfi", "-i", "testsrc2=s=1920x1080:r=24:d=8,noise=alls=60:allf=t")
    sound = ("-f", "lavfi", "-i", "sine=f=440:r=22050:d=40")
    x264 = ("-c:v", "libx264", "-preset", "ultrafast", "-g", "48", "-b:v", "400k", "-pix_fmt", "yuv420p")
    mp3 = ("-c:a", "libmp3lame", "-b:a", "32k", "-ac", "1", "-ar", "22050")
    for name in ("mp3.mkv", "mp3.mp4", "mp3.mov", "mp3-front.mp4"):
        if missing(name):
            ffmpeg(*video, *sound, *x264, *mp3, *(["-movflags", "faststart"] if "front" in name else []), path(name))
    for name, rate, channels in (("mp3-48k.mkv", 48000, 2), ("mp3-8k.mkv", 8000, 1)):
        if missing(name):
            ffmpeg(*video, *sound, *x264, "-c:a", "libmp3lame", "-ar", rate, "-ac", channels, path(name))
    # mkvmerge laces, and says 44.1 kHz of nothing; here the header of the track lies.
    if missing("mp3-lies.mkv"):
        ffmpeg("-i", path("mp3.mkv"), "-c", "copy", path("mp3-lies.mkv"))
        with open(path("mp3-lies.mkv"), "r+b") as file:
            head = file.read(4096)
            at = head.find(b"\xb5\x88" + struct.pack(">d", 22050))
            file.seek(at)
            file.write(b"\xb5\x88" + struct.pack(">d", 44100))
            at = head.find(b"\x9f\x81\x01")
            file.seek(at)
            file.write(b"\x9f\x81\x02")
    if missing("mp3-big.mkv"):
        ffmpeg(*big, *sound, "-c:v", "libx264", "-preset", "ultrafast", "-crf", "12", "-g", "48", "-pix_fmt", "yuv420p", *mp3,
               "-t", "8", path("mp3-big.mkv"))
    if missing("mp3-only.mka"):
        ffmpeg(*sound, *mp3, path("mp3-only.mka"))
    for name, form, profile in (("vp9-0", "yuv420p", 0), ("vp9-2", "yuv420p10le", 2), ("vp9-1", "yuv444p", 1), ("vp9-3", "yuv444p12le", 3)):
        for kind in ("webm", "mkv", "mp4"):
            if missing("%s.%s" % (name, kind)) and not (kind == "webm" and profile in (1, 3)):
                ffmpeg(*video, "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", form, "-profile:v", profile,
                       "-b:v", "300k", "-g", "48", "-t", "4", path("%s.%s" % (name, kind)))
        if missing(name + "-mkvmerge.mkv"):
            run("mkvmerge", "-q", "-o", path(name + "-mkvmerge.mkv"), path(name + ".mkv"))
    if missing("vp9-2-big.mkv"):
        ffmpeg(*big, "-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-pix_fmt", "yuv420p10le", "-b:v", "30M", "-g", "24",
               "-t", "2", path("vp9-2-big.mkv"))


if __name__ == "__main__":
    if sys.argv[1:2] == ["--make"]:
        make(sys.argv[2])
    else:
        sys.exit(measure(sys.argv[1], sys.argv[2:]))
