// SPDX-License-Identifier: GPL-3.0-or-later
// What probing found out about a medium: immutable once made, shared between threads as shared_ptr<const
// MediaInfo>. Thread: any; plain values.
#pragma once

#include "core/media/FragmentedLayout.h"
#include "core/media/KeyframeIndex.h"
#include "core/media/SampleTable.h"
#include "core/media/SoundGrid.h"
#include "core/media/Track.h"
#include "core/media/TransportStreamLayout.h"

#include <QStringList>

#include <limits>
#include <map>
#include <memory>
#include <set>
#include <variant>
#include <vector>

namespace cuegate {

enum class Container { Unknown, Matroska, WebM, Mp4, QuickTime, Avi, Flv, Ogg, MpegTs };
/// Fragments: what lists the fragments of an MP4 (sidx or mfra).
enum class IndexKind { None, Cues, Moov, Fragments, Scan };

/// From where on the last bytes of Matroska's Clusters, which end at \p endBytes, are read at once: one to
/// two blocks.
[[nodiscard]] constexpr qint64 tailBeginBytes(qint64 endBytes)
{
    return (endBytes - kReadBlockBytes - 1) / kReadBlockBytes * kReadBlockBytes;
}

/// Where things are in a Matroska file (RFC 9559 section 5.1).
struct MatroskaLayout
{
    qint64 segmentDataOffsetBytes = 0; ///< positions in SeekHead and Cues count from here
    qint64 segmentEndBytes = 0;        ///< end of the Segment element, the file's end if its size is unknown
    qint64 firstClusterOffsetBytes = 0;
    /// Where what a SeekHead names behind the Cluster of the last keyframe begins, else segmentEndBytes; 0:
    /// that was not looked for.
    qint64 clustersEndBytes = 0;
    quint64 timestampScaleNs = 1'000'000;
    /// Per TrackId: how its frames are stored.
    struct Encoding
    {
        enum class Kind { None, HeaderStripping, Zlib } kind = Kind::None;
        QByteArray strippedBytes;
    };
    std::map<TrackId, Encoding> encodings; ///< only tracks with ContentEncodings
    std::map<TrackId, quint64> uids;       ///< TrackUID, of those that have one
    qint64 tagsOffsetBytes = 0;            ///< of the Tags; 0: none are known
    SoundGrids soundGrids;
};

/// The sample tables of an MP4 or QuickTime file (ISO/IEC 14496-12 section 8.6), or such as a scan made.
struct MovieLayout
{
    std::map<TrackId, SampleTable> tables;
    /// Tracks whose samples are pieces of a stream of frames, cut anywhere: readSamples() finds the frames.
    std::set<TrackId> byteStreams;
};

struct MediaInfo
{
    Container container = Container::Unknown;
    qint64 sizeBytes = -1; ///< of the file; -1 if unknown
    qint64 durationNs = 0; ///< of the presentation; 0 if unknown
    QString title;
    std::vector<Track> tracks; ///< in container order
    TrackId mainTrack =
        0; ///< the video track whose keyframes cut segments, else the first audio track; 0: none
    IndexKind indexKind = IndexKind::None;
    bool indexComplete = false;   ///< it has every keyframe
    bool isIndexSearched = false; ///< it has those that segments begin with, and no others are to come
    bool isIndexReplaced = false; ///< the file has one that is false
    KeyframeIndex keyframes;      ///< of mainTrack, checked; timescale = that track's timescale
    std::vector<CuePoint> cues;   ///< the container's own index of every track, for the view
    std::map<TrackId, std::vector<BlockCue>> textCues; ///< of Matroska's text subtitles, sorted by time
    std::variant<std::monostate, MatroskaLayout, MovieLayout, FragmentedLayout, TransportStreamLayout> layout;
    QStringList notes; ///< what was odd and how it was taken, in words (English)

    /// Behind all that can lie in the file: one of unknown size has no bound.
    [[nodiscard]] qint64 boundBytes() const
    {
        return sizeBytes >= 0 ? sizeBytes : std::numeric_limits<qint64>::max();
    }

    [[nodiscard]] const Track *track(TrackId id) const
    {
        return id >= 1 && id <= tracks.size() ? &tracks[id - 1] : nullptr;
    }
};

/// "matroska", "webm", "mp4", "mov", "avi", "flv", "ogg", "mpegts", "unknown": the word of the JSON.
[[nodiscard]] QLatin1StringView containerWord(Container container);
[[nodiscard]] QLatin1StringView indexWord(IndexKind kind);
[[nodiscard]] QLatin1StringView trackTypeWord(TrackType type);

} // namespace cuegate
