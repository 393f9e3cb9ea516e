// SPDX-License-Identifier: GPL-3.0-or-later
// A small fragmented MP4, the lists of its fragments (sidx, mfra), and what probing makes of it. Thread: any.
#pragma once

#include "core/probe/FragmentProbe.h"
#include "tests/support/BoxBytes.h"

namespace cuegate::test {

inline constexpr quint32 kFragments = 8;
inline constexpr quint32 kFragmentTicks = 4000; // of 1000 a second
inline constexpr quint32 kSamples = 4;
inline constexpr quint32 kSampleBytes = 100;

/// A film of eight groups of four pictures, a second each.
struct Film
{
    QByteArray begin; ///< ftyp, moov
    QList<QByteArray> fragments;
    QByteArray between; ///< before the fragments
    QByteArray end;

    [[nodiscard]] QByteArray bytes() const { return begin + between + fragments.join() + end; }
};

struct Reference
{
    quint32 sizeBytes = 0;
    quint32 ticks = kFragmentTicks;
    bool isSidx = false;
    quint32 start = 0x90000000; // with SAP, type 1
};

inline QByteArray initialisation()
{
    TrackBytes video;
    video.entries =
        visualEntry("avc1", box("avcC", QByteArray::fromHex("0142c00bffe100046742c00b01000268ce")));
    video.tables = fullBox("stts", 0, 0, u32(0)) + fullBox("stsz", 0, 0, u32s({0, 0})) +
                   fullBox("stsc", 0, 0, u32(0)) + fullBox("stco", 0, 0, u32(0));
    const QByteArray mvex = box("mvex", fullBox("trex", 0, 0, u32s({1, 1, 1000, kSampleBytes, 0x01010000})));
    return fileType("iso5") + box("moov", movieHeader(1000, 0) + video.trak() + mvex);
}

/// \p firstFlags: of the first picture. \p padding: bytes that make the moof longer.
inline QByteArray fragment(quint32 number, bool hasTime = true, quint32 firstFlags = 0x02000000,
                           int padding = 0)
{
    const QByteArray tfdt = hasTime ? fullBox("tfdt", 0, 0, u32(number * kFragmentTicks)) : QByteArray();
    const auto make = [&](quint32 data) -> QByteArray {
        return box("moof", fullBox("mfhd", 0, 0, u32(number + 1)) +
                               box("traf", fullBox("tfhd", 0, 0x020000, u32(1)) + tfdt +
                                               fullBox("trun", 0, 0x5, u32s({kSamples, data, firstFlags}))) +
                               (padding > 0 ? box("free", zeros(padding)) : QByteArray()));
    };
    return make(quint32(make(0).size() + 8)) + box("mdat", QByteArray(kSamples * kSampleBytes, 'm'));
}

inline Film film(bool hasTime = true, quint32 laterFlags = 0x02000000)
{
    Film film;
    film.begin = initialisation();
    for (quint32 number = 0; number < kFragments; ++number)
        film.fragments.append(fragment(number, hasTime, number == 0 ? 0x02000000 : laterFlags));
    return film;
}

inline QByteArray sidx(const QList<Reference> &references, quint32 begin = 0, quint32 distance = 0,
                       quint32 trackId = 1)
{
    QByteArray entries;
    for (const Reference &reference : references)
        entries += u32s(
            {reference.sizeBytes | (reference.isSidx ? 0x80000000 : 0), reference.ticks, reference.start});
    return fullBox("sidx", 0, 0,
                   u32s({trackId, 1000, begin, distance}) + u16(0) + u16(quint16(references.size())) +
                       entries);
}

inline QList<Reference> referencesTo(const Film &film, qsizetype first = 0, qsizetype count = -1)
{
    QList<Reference> references;
    for (const QByteArray &bytes : film.fragments.mid(first, count))
        references.append(Reference{quint32(bytes.size())});
    return references;
}

/// \p timeOffset: what the list's times are off by.
inline QByteArray mfra(const Film &film, quint32 timeOffset = 0)
{
    QByteArray entries;
    qsizetype offset = film.begin.size() + film.between.size();
    for (qsizetype number = 0; number < film.fragments.size(); ++number) {
        entries +=
            u32s({quint32(number) * kFragmentTicks + timeOffset, quint32(offset)}) + u8(1) + u8(1) + u8(1);
        offset += film.fragments[number].size();
    }
    const QByteArray tfra = fullBox("tfra", 0, 0, u32s({1, 0, quint32(film.fragments.size())}) + entries);
    return box("mfra", tfra + fullBox("mfro", 0, 0, u32(quint32(8 + tfra.size() + 16))));
}

inline Result<MediaInfo> probed(const ByteSource &source, int mostRequests = ProbeWindow::kMostRequests)
{
    const auto head = source.read({0, 65536}, {});
    auto movie = readMovieDescription(source, *head, {});
    if (!movie)
        return std::unexpected(movie.error());
    if (const auto done = probeFragments(source, *head, *movie, {}, mostRequests); !done)
        return std::unexpected(done.error());
    return std::move(movie->info);
}

} // namespace cuegate::test
