#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the players and validators of tests/clients on Debian 12: by apt what is missing, by npm what package-lock.json pins.
set -eu
cd "$(dirname "$0")"

packages="ffmpeg mkvtoolnix chromium mpv vlc-bin vlc-plugin-base gstreamer1.0-tools gstreamer1.0-plugins-base gstreamer1.0-plugins-good
gstreamer1.0-plugins-bad gstreamer1.0-libav python3-gi gir1.2-gstreamer-1.0"
# Kodi, and the display and sound that it needs: 48 MB to fetch, 160 MB installed.
packages="$packages kodi xvfb pulseaudio"
command -v node >/dev/null || packages="$packages nodejs"
command -v npm >/dev/null || packages="$packages npm"

missing=
for package in $packages; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing="$missing $package"
done
if [ -n "$missing" ]; then
    sudo=
    [ "$(id -u)" = 0 ] || sudo=sudo
    echo "Installing for the client checks:$missing"
    $sudo apt-get update -q
    # shellcheck disable=SC2086
    $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $missing
fi

stamp=node_modules/.cuegate-lock
if ! cmp -s package-lock.json "$stamp"; then
    echo "Installing the npm packages of tests/clients/package-lock.json"
    npm ci --no-audit --no-fund --ignore-scripts
    cp package-lock.json "$stamp"
fi
