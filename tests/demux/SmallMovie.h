// SPDX-License-Identifier: GPL-3.0-or-later
// An MP4 file spelled in code, as small as can be read by spans, and what tests of movies ask of any file.
// Thread: any.
#pragma once

#include "core/probe/MovieProbe.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"

namespace cuegate::test {

[[nodiscard]] inline Result<MediaInfo> probedMovie(const MemoryByteSource &source, const QByteArray &file)
{
    return probeMovie(source, file.first(std::min<qsizetype>(file.size(), 65536)), {});
}

/// Video of 10 samples in 40 ms steps, keyframes at 0, 120 and 280 ms; audio of 30 samples in 640/48000 s
/// that are reordered in pairs.
[[nodiscard]] inline QByteArray smallMovie(qsizetype cutBytes = 0)
{
    const auto movie = [](quint32 offset) -> QByteArray {
        TrackBytes video;
        video.entries = visualEntry("avc1", box("avcC", QByteArray("\1\x64\0\x28\xFF\xE0\0", 7)));
        video.tables = simpleTables(std::vector<quint32>(10, 100), 40, offset) +
                       fullBox("stss", 0, 0, u32s({3, 1, 4, 8}));
        TrackBytes audio;
        audio.id = 2;
        audio.timescale = 48000;
        audio.handler = "soun";
        audio.entries = audioEntry("Opus", box("dOps", zeros(11)));
        QByteArray offsets = u32(30);
        for (int i = 0; i < 30; ++i)
            offsets += u32s({1, i % 2 == 0 ? 1280u : 0u});
        audio.tables =
            simpleTables(std::vector<quint32>(30, 10), 640, offset + 1000) + fullBox("ctts", 0, 0, offsets);
        return fileType("isom") + box("moov", movieHeader(1000, 400) + video.trak() + audio.trak());
    };
    const auto headBytes = quint32(movie(0).size());
    QByteArray media;
    for (int i = 0; i < 1300; ++i)
        media += static_cast<char>(i % 251);
    const QByteArray file = movie(headBytes + 8) + box("mdat", media);
    return file.chopped(cutBytes);
}

} // namespace cuegate::test
