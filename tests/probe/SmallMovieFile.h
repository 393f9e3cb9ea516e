// SPDX-License-Identifier: GPL-3.0-or-later
// A small MP4 file of a film and its sound, spelt box by box, and what probing says of it. Thread: any; pure.
#pragma once

#include "core/probe/MovieProbe.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"

namespace cuegate::test {

inline Result<MediaInfo> probed(const MemoryByteSource &source, const QByteArray &file)
{
    return probeMovie(source, file.first(std::min<qsizetype>(file.size(), 65536)), {});
}

inline QByteArray esds(quint8 objectType, const QByteArray &info)
{
    const QByteArray specific =
        info.isEmpty() ? QByteArray() : QByteArray(u8(5) + u8(quint8(info.size())) + info);
    const QByteArray config = u8(objectType) + u8(0x15) + zeros(11) + specific;
    const QByteArray es = u16(1) + u8(0) + u8(4) + u8(quint8(config.size())) + config;
    return fullBox("esds", 0, 0, u8(3) + QByteArray("\x80\x80\x80", 3) + u8(quint8(es.size())) + es);
}

inline TrackBytes video()
{
    TrackBytes track;
    track.entries = visualEntry("avc1", box("avcC", "config"));
    track.tables = simpleTables({10, 10, 10}, 40, 0) + fullBox("stss", 0, 0, u32s({2, 1, 3}));
    return track;
}

inline TrackBytes audio()
{
    TrackBytes track;
    track.id = 2;
    track.handler = "soun";
    track.name = "SoundHandler";
    track.timescale = 48000;
    track.entries = audioEntry("mp4a", esds(0x40, "\x11\x90"));
    track.tables = simpleTables(std::vector<quint32>(40, 5), 1024, 0);
    return track;
}

inline QByteArray moovOf(const QByteArray &inner)
{
    return box("moov", movieHeader(1000, 120) + inner);
}

inline QByteArray fileOf(const QByteArray &inner)
{
    return fileType("isom") + moovOf(inner) + box("mdat", zeros(300));
}

inline MediaInfo infoOf(const QByteArray &file)
{
    const MemoryByteSource source(file);
    auto info = probed(source, file);
    if (!info)
        qWarning() << info.error().message;
    return info.value_or(MediaInfo{});
}

} // namespace cuegate::test
