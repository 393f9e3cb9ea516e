#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Makes what fuzzing begins with: make-seeds.sh <folder> puts a few small valid files for each fuzzer into
# <folder>/<name of the fuzzer>. From nothing, mutation hardly gets past the first box.
set -eu
mkdir -p "$1"
to=$(cd "$1" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

cat >text.srt <<'TEXT'
1
00:00:00,100 --> 00:00:00,900
<i>One</i> & two

2
00:00:00,500 --> 00:00:01,200
{\an8}Above
TEXT

film() { # <file> <options…>
    file=$1
    shift
    ffmpeg -v error -y -f lavfi -i testsrc2=s=64x36:r=10:d=1.5 -f lavfi -i sine=r=48000:d=1.5 -i text.srt "$@" \
        -g 5 -bf 2 -pix_fmt yuv420p -shortest "$file"
}
copy() { # <file> <options…>
    file=$1
    shift
    ffmpeg -v error -y -i film.mkv -map 0:v -map 0:a -c copy "$@" "$file"
}
film film.mkv -map 0 -map 1 -map 2 -c:v libx264 -preset ultrafast -c:a aac -b:a 16k -c:s srt
film ass.mkv -map 0 -map 1 -map 2 -c:v mpeg4 -q:v 20 -c:a libmp3lame -b:a 32k -c:s ass
film film.webm -map 0 -map 1 -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 20k -c:a libopus -b:a 16k
film hevc.ts -map 0 -map 1 -c:v libx265 -preset ultrafast -x265-params log-level=none -c:a ac3 -b:a 64k
film mpeg2.ts -map 0 -map 1 -c:v mpeg2video -q:v 20 -c:a mp2 -b:a 64k
# ffmpeg has no encoder for VC-1: seven pictures of 16x16, reordered (tests/support/Vc1Film.h).
base64 -d >film.vc1 <<'VC1'
AAABD9v+AHAHSgB4AfGAhIAAAAEOQBiAAAABDWQgCBgePTiDA8eCQGB48VYMDx5qggAAAQ/b/gBwB0oAeAHxgISAAAABDkAYgAAAAQ1kIAgYHj0igwPHgiBg
ePGCDA8eZQIAAAENchAEDA8emMGB48EgMDx4sQYHjzRBAAABDXIQBAwPHpTBgePBEDA8eLsGB48zgQAAAQ/b/gBwB0oAeAHxgISAAAABDkAYgAAAAQ1kIAgY
Hj0NgwPHgkBgePGuDA8eYAIAAAENchAEDA8ejcGB48EgMDx4yQYHjzHBAAABDXIQBAwPHopBgePBIDA8eM8GB48wwQ==
VC1
ffmpeg -v error -y -f vc1 -i film.vc1 -c copy -bsf:v setts=pts=DTS vc1.ts
film film.ogv -map 0 -map 1 -c:v libtheora -q:v 1 -c:a libvorbis -q:a 0
film packed.avi -map 0 -map 1 -c:v mpeg4 -q:v 20 -c:a libmp3lame -b:a 32k
copy live.mkv -f matroska -live 1
copy film.mp4
copy film.ts
copy film.flv
copy listed.flv -flvflags add_keyframe_index
copy film.avi -bsf:v h264_mp4toannexb
copy fragments.mp4 -movflags frag_keyframe+empty_moov+default_base_moof
copy unlisted.mp4 -movflags frag_keyframe+empty_moov+default_base_moof+skip_trailer
copy sidx.mp4 -movflags dash+frag_keyframe+global_sidx
ffmpeg -v error -y -i film.mkv -map 0 -c copy -c:s mov_text text.mp4

# Mutation of long files is slow, and half a second of a stream has all that a whole one has.
for file in *.ts; do
    head -c $((188 * 40)) "$file" >"short-$file"
done

mkdir lists
cat >lists/m3u <<'TEXT'
AHTTP#EXTM3U url-tvg="http://tv.example/guide.xml.gz"
#EXTINF:-1 tvg-id="one.tv" tvg-name="One" tvg-logo="http://tv.example/1.png" group-title="News;World",One, the news
#EXTVLCOPT:http-user-agent=Player
http://tv.example/1.ts|User-Agent=Player&Referer=http%3A%2F%2Fa
#EXTINF:5400 group-title='Films',A film
#EXTGRP:Films
film.mkv
TEXT
mkdir panels
printf 'A%s' '{"user_info":{"auth":1,"status":"Active","exp_date":"4102444800","is_trial":"0","active_cons":"0","max_connections":"1","message":"","allowed_output_formats":["m3u8","ts"]},"server_info":{"url":"10.0.0.1"}}' >panels/user
printf 'A%s' '[{"category_id":"1","category_name":"News"},{"num":1,"name":"One \u00dc","stream_id":11,"series_id":"31","category_id":"1","epg_channel_id":"one.tv","container_extension":"mkv","direct_source":"http:\/\/a\/b"}]' >panels/entries
printf 'A%s' '{"seasons":[],"episodes":{"1":[{"id":"41","episode_num":1,"title":"A","container_extension":"mkv","season":1,"info":{"duration_secs":1500}}],"0":[{"id":42,"info":{"duration":"00:20:00"}}]}}' >panels/episodes
guide='<?xml version="1.0" encoding="UTF-8"?><!DOCTYPE tv SYSTEM "xmltv.dtd"><tv><channel id="a"><display-name lang="en">A &amp; B</display-name><icon src="http://a/b.png"/></channel><programme start="20260101120000 +0100" stop="20260101130000 +0100" channel="a"><title>News &#x41;</title><desc><![CDATA[All <b>]]></desc><category>News</category></programme></tv>'
printf 'A%s' "$guide" >lists/xmltv
{ printf 'A'; printf '%s' "$guide" | gzip -9; } >lists/xmltv.gz
cat >lists/media.m3u8 <<'TEXT'
#EXTM3U
#EXT-X-VERSION:7
#EXT-X-TARGETDURATION:6
#EXT-X-MEDIA-SEQUENCE:7
#EXT-X-DISCONTINUITY-SEQUENCE:2
#EXT-X-MAP:URI="init.mp4",BYTERANGE="700@0"
#EXT-X-KEY:METHOD=AES-128,URI="key",IV=0x000102030405060708090A0B0C0D0E0F
#EXT-X-PROGRAM-DATE-TIME:2026-01-01T12:00:00.000Z
#EXTINF:5.96,Title
#EXT-X-BYTERANGE:1000@700
seg.mp4
#EXT-X-DISCONTINUITY
#EXT-X-GAP
#EXTINF:6,
#EXT-X-BYTERANGE:1200
seg.mp4
#EXT-X-ENDLIST
TEXT
cat >lists/variants.m3u8 <<'TEXT'
#EXTM3U
#EXT-X-INDEPENDENT-SEGMENTS
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="a",NAME="English",LANGUAGE="en",DEFAULT=YES,AUTOSELECT=YES,CHANNELS="2",URI="a.m3u8"
#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID="s",NAME="Deutsch",LANGUAGE="de",FORCED=NO,URI="s.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=1280000,AVERAGE-BANDWIDTH=1000000,CODECS="avc1.64001f,mp4a.40.2",RESOLUTION=1280x720,FRAME-RATE=25.000,VIDEO-RANGE=SDR,AUDIO="a",SUBTITLES="s"
v.m3u8
TEXT
mkdir heads
printf 'GET /m/0123456789abcdef/file HTTP/1.1\r\nHost: a:80\r\nRange: bytes=0-99\r\n\r\n' >heads/get
printf 'POST /v1/x HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\nabcd' >heads/post
mkdir texts
printf '\000\000<b>bold</b> & plain' >texts/srt
printf '\001\030[V4+ Styles]\nFormat: Name, Alignment\nStyle: Default,2\n[Events]\nFormat: Layer, Start, End, Style, Text\n0,0,Default,,0,0,0,,{\\an8\\i1}Hello\\NWorld' >texts/ass
printf '\003\000WEBVTT\n\n00:00.000 --> 00:01.000 line:0\nHi' >texts/vtt
printf '\004\000\000\000\000\034vttc\000\000\000\014payl\000Hi.\000\000\000\010sttg' >texts/wvtt
printf '\005\000\000\005Hello\000\000\000\026styl\000\001\000\000\000\005\000\001\001\022\377\377\377\377' >texts/tx3g

# What comes in PES packets, behind the number of the codec (fuzz_ElementaryStream.cpp) and the bytes in a piece.
mkdir streams
elementary() { # <number, octal> <name> <options…>
    number=$1
    name=$2
    shift 2
    ffmpeg -v error -y -i film.mkv "$@" -strict -2 whole
    { printf "\\$number\200"; head -c 6000 whole; } >"streams/$name"
}
elementary 000 h264 -map 0:v -c copy -bsf:v h264_mp4toannexb -f h264
elementary 001 hevc -map 0:v -c:v libx265 -preset ultrafast -x265-params log-level=none -f hevc
elementary 002 mpeg2 -map 0:v -c:v mpeg2video -bf 2 -g 5 -q:v 20 -f mpeg2video
elementary 003 mpeg4 -map 0:v -c:v mpeg4 -bf 2 -g 5 -q:v 20 -f m4v
{ printf '\004\200'; cat film.vc1; } >streams/vc1
elementary 005 adts -map 0:a -c copy -f adts
elementary 005 latm -map 0:a -c copy -f latm
elementary 006 ac3 -map 0:a -c:a ac3 -b:a 64k -f ac3
elementary 007 eac3 -map 0:a -c:a eac3 -b:a 64k -f eac3
elementary 010 mp3 -map 0:a -c:a libmp3lame -b:a 32k -f mp3
elementary 011 dts -map 0:a -c:a dca -ac 2 -b:a 768k -f dts
elementary 012 truehd -map 0:a -c:a truehd -f truehd

seeds() { # <fuzzer> <files…>
    name=$1
    shift
    mkdir -p "$to/$name"
    for file in "$@"; do
        cp "$file" "$to/$name/seed-$(basename "$file")"
    done
}
seeds Box film.mp4 fragments.mp4
seeds CodecConfig film.webm
seeds Ebml film.mkv film.webm
seeds ElementaryStream streams/*
seeds ExtendedM3u lists/m3u
seeds Fragments fragments.mp4 unlisted.mp4 sidx.mp4
seeds HlsPlaylist lists/*.m3u8
seeds Matroska film.mkv ass.mkv film.webm live.mkv
seeds Movie film.mp4 text.mp4 sidx.mp4
seeds RequestHead heads/*
seeds ScanIndex live.mkv film.flv listed.flv film.avi packed.avi film.ogv short-film.ts unlisted.mp4
seeds Structure film.mkv film.mp4 film.avi film.flv short-film.ts
seeds Subtitles texts/*
seeds TransportStream short-*.ts
seeds TransportStreamCutter short-*.ts
seeds Xmltv lists/xmltv lists/xmltv.gz
seeds XtreamReader panels/*
