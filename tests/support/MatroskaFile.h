// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a whole Matroska file together for tests: tracks, Clusters, Cues, in an order that the test chooses.
// Thread: any; a value.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"
#include "tests/support/EbmlBytes.h"

#include <vector>

namespace cuegate::test {

/// A video track (number 1, H.264) as the others see it.
inline QByteArray videoEntry(quint8 number = 1, const QByteArray &more = {})
{
    return ebml(mkv::TrackEntry,
                {ebmlUint(mkv::TrackNumber, number), ebmlUint(mkv::TrackType, 1),
                 ebml(mkv::CodecID, QByteArray("V_MPEG4/ISO/AVC")),
                 ebml(mkv::Video, {ebmlUint(mkv::PixelWidth, 640), ebmlUint(mkv::PixelHeight, 360)}), more});
}

inline QByteArray audioEntry(quint8 number = 2, const QByteArray &more = {})
{
    return ebml(mkv::TrackEntry,
                {ebmlUint(mkv::TrackNumber, number), ebmlUint(mkv::TrackType, 2),
                 ebml(mkv::CodecID, QByteArray("A_AAC")),
                 ebml(mkv::Audio, {ebmlFloat(mkv::SamplingFrequency, 48000), ebmlUint(mkv::Channels, 2)}),
                 more});
}

inline QByteArray subtitleEntry(quint8 number = 3)
{
    return ebml(mkv::TrackEntry, {ebmlUint(mkv::TrackNumber, number), ebmlUint(mkv::TrackType, 17),
                                  ebml(mkv::CodecID, QByteArray("S_TEXT/UTF8"))});
}

struct MatroskaFile
{
    enum class CuesPlace { Front, End, None };
    enum class ClusterSize { Known, Unknown };

    struct Cue
    {
        quint64 time = 0;
        quint8 track = 1;
        qint64 position = 0; ///< of the Cluster, from the Segment's data on
    };

    QByteArray docType = "matroska";
    double duration = 0; ///< in milliseconds; 0: none is written
    QByteArray tracks = videoEntry() + audioEntry();
    QByteArray beforeClusters; ///< elements between Tracks and the first Cluster
    QByteArray afterClusters;  ///< elements after the Cues
    CuesPlace cuesPlace = CuesPlace::End;

    /// A Cluster with \p blocks; returns its number.
    size_t addCluster(quint64 timestamp, const QByteArray &blocks, ClusterSize size = ClusterSize::Known)
    {
        const QByteArray payload = ebmlUint(mkv::Timestamp, timestamp) + blocks;
        clusters.push_back(size == ClusterSize::Known ? ebml(mkv::Cluster, payload)
                                                      : ebmlUnknownSize(mkv::Cluster) + payload);
        return clusters.size() - 1;
    }
    void addCue(quint64 time, size_t cluster, quint8 track = 1)
    {
        cues.push_back({time, track, qint64(cluster)});
    }

    /// The file. Positions of cues are cluster numbers until here, unless \p cuesArePositions.
    [[nodiscard]] QByteArray bytes() const
    {
        const QByteArray info =
            ebml(mkv::Info, ebmlUint(mkv::TimestampScale, 1'000'000) +
                                (duration > 0 ? ebmlFloat(mkv::Duration, duration) : QByteArray()));
        const QByteArray front = info + ebml(mkv::Tracks, tracks) + beforeClusters;
        const qint64 seekHeadBytes = cuesPlace == CuesPlace::None ? 0 : seekHead(0).size();
        QByteArray all;
        for (const QByteArray &cluster : clusters)
            all += cluster;
        const qint64 cuesBytes = cuesPlace == CuesPlace::Front ? cuesElement(0).size() : 0;
        const qint64 firstCluster = seekHeadBytes + front.size() + cuesBytes;
        const QByteArray cuesBytesAll =
            cuesPlace == CuesPlace::None ? QByteArray() : cuesElement(firstCluster);
        QByteArray payload;
        if (cuesPlace == CuesPlace::Front)
            payload = seekHead(seekHeadBytes + front.size()) + front + cuesBytesAll + all + afterClusters;
        else if (cuesPlace == CuesPlace::End)
            payload = seekHead(firstCluster + all.size()) + front + all + cuesBytesAll + afterClusters;
        else
            payload = front + all + afterClusters;
        return ebmlHeader(docType) + ebml(mkv::Segment, payload);
    }

    std::vector<QByteArray> clusters;
    std::vector<Cue> cues;

private:
    [[nodiscard]] static QByteArray seekHead(qint64 cuesPosition)
    {
        return ebml(mkv::SeekHead, {ebml(mkv::Seek, {ebml(mkv::SeekID, ebmlId(mkv::Cues)),
                                                     ebmlUint(mkv::SeekPosition, quint64(cuesPosition))})});
    }
    [[nodiscard]] QByteArray cuesElement(qint64 firstCluster) const
    {
        std::vector<qint64> starts{firstCluster};
        for (const QByteArray &cluster : clusters)
            starts.push_back(starts.back() + cluster.size());
        QByteArray points;
        for (const Cue &cue : cues) {
            const qint64 at =
                size_t(cue.position) < starts.size() ? starts[size_t(cue.position)] : cue.position;
            points += ebml(mkv::CuePoint,
                           {ebmlUint(mkv::CueTime, cue.time),
                            ebml(mkv::CueTrackPositions, {ebmlUint(mkv::CueTrack, cue.track),
                                                          ebmlUint(mkv::CueClusterPosition, quint64(at))})});
        }
        return ebml(mkv::Cues, points);
    }
};

/// The Cues of \p count keyframes, 17 bytes each, all of the first Cluster: more than any film has.
inline QByteArray manyCues(int count)
{
    QByteArray points;
    points.reserve(qsizetype(count) * 17);
    for (int i = 0; i < count; ++i) {
        const char time[] = {char(i >> 24), char(i >> 16), char(i >> 8), char(i)};
        points.append("\xBB\x8F\xB3\x84", 4).append(time, sizeof time);
        points.append("\xB7\x87\xF7\x81\x01\xF1\x82\0\0", 9);
    }
    return ebml(mkv::Cues, points);
}

} // namespace cuegate::test
