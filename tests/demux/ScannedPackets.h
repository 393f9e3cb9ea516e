// SPDX-License-Identifier: GPL-3.0-or-later
// Reads every packet of a file by spans or by a plan over its index, and by ffmpeg, and says what differs.
// Thread: any.
#pragma once

#include "core/base/MediaTime.h"
#include "core/demux/SampleReader.h"
#include "core/plan/SegmentPlan.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/FfmpegPackets.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/MemoryByteSource.h"

#include <QCryptographicHash>

#include <map>

namespace cuegate::test {

struct Packet
{
    std::optional<qint64> ptsNs;
    qint64 sizeBytes = 0;
    QByteArray sha256;
    bool isKey = false;
    bool isLaced = false;  ///< not the first frame of its Block
    qint64 dts = 0;        ///< in ticks; of ours only
    bool isHidden = false; ///< ffmpeg says that an edit list does not show it
};
using Packets = std::map<int, std::vector<Packet>>; ///< by stream index, in decoding order

inline Packets packetsOfFfmpeg(const QString &path, const QStringList &options = {})
{
    Packets packets;
    std::map<int, std::optional<qint64>> lastOffset;
    const auto take = [&](const FfmpegPacket &found) {
        Packet packet;
        if (found.presentationTime)
            packet.ptsNs = qRound64(*found.presentationTime * 1e9);
        packet.sizeBytes = found.payload.size();
        packet.sha256 = QCryptographicHash::hash(found.payload, QCryptographicHash::Sha256).toHex();
        packet.isKey = found.isKey;
        packet.isHidden = found.isDiscarded;
        packet.isLaced = found.offsetBytes && found.offsetBytes == lastOffset[found.stream];
        lastOffset[found.stream] = found.offsetBytes;
        packets[found.stream].push_back(packet);
    };
    eachFfmpegPacket(path, take, options);
    return packets;
}

/// Adds those of one span to \p packets; an Error if they could not be read.
inline Result<void> addPackets(const ByteSource &source, const MediaInfo &info,
                               std::span<const TrackId> tracks, const SampleSpan &span, Packets &packets)
{
    const auto batches = readSamples(source, info, tracks, span, {});
    if (!batches)
        return std::unexpected(batches.error());
    for (const SampleBatch &batch : *batches) {
        for (const MediaSample &sample : batch.samples) {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            hash.addData(sample.prefix);
            hash.addData(sample.payload);
            packets[int(batch.track) - 1].push_back(
                {rescale(sample.pts, info.track(batch.track)->timescale, kNanosecondTimescale),
                 sample.sizeBytes(), hash.result().toHex(), sample.isSync, false, sample.dts.value_or(0)});
        }
    }
    return {};
}

/// Of all \p spans together; an Error if one could not be read.
inline Result<Packets> packetsOf(const ByteSource &source, const MediaInfo &info,
                                 const std::vector<SampleSpan> &spans)
{
    const std::vector<TrackId> tracks = trackIdsOf(info);
    Packets packets;
    for (const SampleSpan &span : spans) {
        if (const auto added = addPackets(source, info, tracks, span, packets); !added)
            return std::unexpected(added.error());
    }
    return packets;
}

inline Result<Packets> packetsOfPlan(const ByteSource &source, const MediaInfo &info)
{
    const qint64 endTime = rescale(info.durationNs, kNanosecondTimescale, info.keyframes.timescale);
    return packetsOf(source, info, makeSegmentPlan(info.keyframes, endTime, info.sizeBytes).spans);
}

/// Empty if nothing differs. Inside of laces ffmpeg adds up whole milliseconds, and for Vorbis it looks into
/// the frames: there only bytes are compared.
inline QString differenceOf(const Track &track, const std::vector<Packet> &ours,
                            const std::vector<Packet> &theirs, qint64 toleranceNs)
{
    using namespace Qt::StringLiterals;
    if (ours.size() != theirs.size())
        return u"track %1: %2 packets of %3"_s.arg(track.id).arg(ours.size()).arg(theirs.size());
    for (size_t i = 0; i < ours.size(); ++i) {
        const Packet &a = ours[i];
        const Packet &b = theirs[i];
        const QString where = u"track %1, packet %2: "_s.arg(track.id).arg(i);
        if (a.sizeBytes != b.sizeBytes || a.sha256 != b.sha256)
            return where + u"other bytes (%1, not %2)"_s.arg(a.sizeBytes).arg(b.sizeBytes);
        // ffmpeg looks into the frames too: what ends a file may be one where its container does not say so.
        if (track.type == TrackType::Video && a.isKey != b.isKey && i + 1 < ours.size())
            return where + u"key flag is %1"_s.arg(a.isKey);
        const bool isTimed = b.ptsNs && !(b.isLaced && track.codec == Codec::Vorbis);
        if (isTimed && qAbs(*a.ptsNs - *b.ptsNs) > (b.isLaced ? 8'000'000 : toleranceNs))
            return where + u"at %1, not %2 ns"_s.arg(*a.ptsNs).arg(*b.ptsNs);
    }
    return {};
}

/// ffmpeg presents tracks with negative composition offsets later, by the greatest of them.
inline qint64 ffmpegDelayNs(const MediaInfo &info, const Track &track)
{
    const auto *movie = std::get_if<MovieLayout>(&info.layout);
    const auto table =
        movie ? movie->tables.find(track.id) : std::map<TrackId, SampleTable>::const_iterator();
    if (!movie || table == movie->tables.end())
        return 0;
    return rescale(std::max(0, -table->second.minCompositionOffset()), track.timescale, kNanosecondTimescale);
}

/// Of all tracks that ffmpeg gives packets of, unless it rewrites them (closed captions).
inline QString differenceOf(const MediaInfo &info, const Packets &ours, const Packets &theirs,
                            qint64 toleranceNs)
{
    for (const Track &track : info.tracks) {
        const auto found = theirs.find(int(track.id) - 1);
        if (found == theirs.end() || track.codec == Codec::Unknown)
            continue;
        std::vector<Packet> shifted = found->second;
        for (Packet &packet : shifted) {
            if (packet.ptsNs)
                *packet.ptsNs -= ffmpegDelayNs(info, track);
        }
        const auto mine = ours.find(int(track.id) - 1);
        const QString difference = differenceOf(
            track, mine == ours.end() ? std::vector<Packet>() : mine->second, shifted, toleranceNs);
        if (!difference.isEmpty())
            return difference;
    }
    return {};
}

} // namespace cuegate::test
