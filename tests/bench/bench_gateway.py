#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Serving measured on the running program, next to nginx with the same bytes in the same run: playlists/s and cached segments' MB/s
(by wrk, wall and CPU), memory idle and with 200 clients, a ten-hour file of 20,000 cues, time and requests of a cold start.
bench_gateway.py CUEGATE"""

import http.server
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request

CLOCK_TICK = os.sysconf("SC_CLK_TCK")


def fetch(url):
    with urllib.request.urlopen(url, timeout=20) as answer:
        return answer.read()


def cpu_seconds(pid):
    fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / CLOCK_TICK


def memory_mb(pid, field):
    return int(re.search(rf"{field}:\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text())[1]) / 1024


class Gateway:
    def __init__(self, binary, folder, sources):
        arguments = [binary, "--headless", "--passwords", "file", "--port", "0", "--profile", folder]
        for source in sources:
            arguments += ["--add", str(source)]
        self.process = subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.ready = json.loads(self.process.stdout.readline())
        self.pid = self.process.pid

    def master(self, index=0):
        return self.ready["sources"][index]["urls"]["master"]

    def control(self, path):
        request = urllib.request.Request(self.ready["control"] + path, headers={"Authorization": "Bearer " + self.ready["token"]})
        return json.loads(fetch(request))

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        self.process.wait(10)


def children_of(url, text):
    uris = [line for line in text.decode().splitlines() if line and not line.startswith("#")]
    return [urllib.parse.urljoin(url, uri) for uri in uris]


def start_nginx(folder, files):
    root = pathlib.Path(folder)
    root.chmod(0o755)
    for name, data in files.items():
        (root / name).write_bytes(data)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    (root / "nginx.conf").write_text(
        f"user root; daemon off; worker_processes 1; pid {root}/pid; error_log {root}/error.log; events {{ worker_connections 1024; }}\n"
        f"http {{ access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000; server {{ listen 127.0.0.1:{port}; root {root}; }} }}\n")
    process = subprocess.Popen(["nginx", "-c", str(root / "nginx.conf")], stderr=subprocess.DEVNULL)
    while not (root / "pid").exists():
        time.sleep(0.05)
    time.sleep(0.3)
    worker = int(subprocess.check_output(["pgrep", "-P", str(process.pid)], text=True).split()[0])
    return process, worker, f"http://127.0.0.1:{port}/"


def wrk(url, pid, connections=4, seconds=4):
    before = cpu_seconds(pid)
    text = subprocess.check_output(["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", url], text=True)
    requests = int(re.search(r"(\d+) requests in", text)[1])
    took = float(re.search(r"requests in ([\d.]+)s", text)[1])
    return requests / took, (cpu_seconds(pid) - before) / max(requests, 1)


def compare(name, size, ours, pid, theirs, worker):
    rate, cpu = wrk(ours, pid)
    nginx_rate, nginx_cpu = wrk(theirs, worker)
    print(f"{name:<28} {rate:8.0f}/s {rate * size / 1e6:7.0f} MB/s {cpu * 1e6:6.0f} µs CPU | nginx {nginx_rate:8.0f}/s "
          f"{nginx_rate * size / 1e6:7.0f} MB/s {nginx_cpu * 1e6:6.0f} µs | rate {rate / nginx_rate:.2f} × nginx, CPU {cpu / nginx_cpu:.2f} ×")


def serving(binary, work, title):
    gateway = Gateway(binary, f"{work}/p1", [title])
    time.sleep(1)
    print(f"memory idle, just started    {memory_mb(gateway.pid, 'VmRSS'):.0f} MB")
    master = gateway.master()
    media = children_of(master, fetch(master))[0]
    playlist = fetch(media)
    segments = children_of(media, playlist)
    bodies = [fetch(url) for url in segments]
    segment = max(range(len(bodies)), key=lambda n: len(bodies[n]))
    files = {"index.m3u8": playlist, "segment.m4s": bodies[segment]}
    with tempfile.TemporaryDirectory() as root:
        process, worker, url = start_nginx(root, files)
        compare(f"playlist of {len(playlist)} bytes", len(playlist), media, gateway.pid, url + "index.m3u8", worker)
        compare(f"cached segment of {len(bodies[segment]) / 1e6:.1f} MB", len(bodies[segment]), segments[segment], gateway.pid, url + "segment.m4s", worker)
        process.terminate()
        process.wait()
    pathlib.Path(f"/proc/{gateway.pid}/clear_refs").write_text("5")  # resets VmHWM
    script = pathlib.Path(work) / "all.lua"
    paths = [urllib.parse.urlparse(url).path for url in segments]
    script.write_text("local n = 0\nlocal paths = {" + ",".join(f'"{path}"' for path in paths) + "}\n"
                      "request = function() n = n + 1; return wrk.format('GET', paths[n % #paths + 1]) end\n")
    subprocess.check_output(["wrk", "-t1", "-c200", "-d6s", "-s", str(script), segments[0]])
    print(f"memory with 200 clients      {memory_mb(gateway.pid, 'VmHWM'):.0f} MB at most")
    gateway.stop()


def many_cues(binary, work):
    title = f"{work}/hours.mkv"
    subprocess.check_call(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc=s=64x64:r=5/9", "-t", "36000", "-c:v", "libx264", "-g", "1",
                           "-preset", "ultrafast", title])
    small = f"{work}/small.mkv"
    subprocess.check_call(["ffmpeg", "-v", "error", "-y", "-i", title, "-t", "60", "-c", "copy", small])
    gateway = Gateway(binary, f"{work}/p2", [small, title])
    fetch(children_of(gateway.master(), fetch(gateway.master()))[0])  # what any first title costs
    master = gateway.master(1)
    before = memory_mb(gateway.pid, "VmRSS")
    start = time.monotonic()
    media = children_of(master, fetch(master))[0]
    fetch(media)
    cold = time.monotonic() - start
    start = time.monotonic()
    playlist = fetch(media)
    warm = time.monotonic() - start
    more = memory_mb(gateway.pid, "VmRSS") - before
    cues = len(gateway.control(f"/v1/sources/{gateway.ready['sources'][1]['id']}/probe")["keyframes"])
    print(f"{cues} keyframes, 10 hours      playlist {len(playlist) / 1e3:.0f} kB cold {cold * 1e3:.0f} ms, warm {warm * 1e3:.1f} ms; "
          f"memory +{more:.1f} MB")
    gateway.stop()


class Origin(http.server.BaseHTTPRequestHandler):
    """A far away origin: 50 ms to each answer."""
    protocol_version = "HTTP/1.1"
    data = b""
    asked = []

    def do_GET(self):
        time.sleep(0.05)
        wanted = re.match(r"bytes=(\d+)-(\d*)", self.headers.get("Range", ""))
        begin = int(wanted[1]) if wanted else 0
        end = min(int(wanted[2]) + 1 if wanted and wanted[2] else len(self.data), len(self.data))
        Origin.asked.append((begin, end))
        self.send_response(206 if wanted else 200)
        self.send_header("Content-Length", str(end - begin))
        self.send_header("ETag", '"one"')
        self.send_header("Accept-Ranges", "bytes")
        if wanted:
            self.send_header("Content-Range", f"bytes {begin}-{end - 1}/{len(self.data)}")
        self.end_headers()
        try:
            self.wfile.write(self.data[begin:end])
        except OSError:
            self.close_connection = True

    def log_message(self, *_):
        pass


def cold_start(binary, work, title):
    Origin.data = pathlib.Path(title).read_bytes()
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Origin)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    gateway = Gateway(binary, f"{work}/p3", [f"http://127.0.0.1:{server.server_port}/title.mkv"])
    start = time.monotonic()
    master = gateway.master()
    text = fetch(master)
    probed, probe_requests = time.monotonic() - start, len(Origin.asked)
    media = children_of(master, text)[0]
    segment = children_of(media, fetch(media))[0]
    fetch(segment)
    took = time.monotonic() - start
    print(f"cold start, origin 50 ms away  master after {probed * 1e3:.0f} ms ({probe_requests} requests), first segment after {took * 1e3:.0f} ms "
          f"({len(Origin.asked) - probe_requests} more requests)")
    gateway.stop()
    server.shutdown()


def main():
    binary = sys.argv[1]
    with tempfile.TemporaryDirectory() as work:
        title = f"{work}/title.mkv"
        subprocess.check_call(["ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", "testsrc2=s=1280x720:r=25,noise=alls=40:allf=t", "-f", "lavfi", "-i",
                               "sine=r=48000", "-t", "120", "-c:v", "libx264", "-preset", "ultrafast", "-bf", "2", "-g", "50", "-b:v", "8M", "-maxrate", "8M",
                               "-bufsize", "8M", "-c:a", "aac", title])
        serving(binary, work, title)
        many_cues(binary, work)
        cold_start(binary, work, title)


main()
