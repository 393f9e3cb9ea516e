// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows of itself: plain values, made on the net thread, read by window and tray.
// Thread: any; immutable snapshots.
#pragma once

#include "core/base/ByteRange.h"
#include "core/libav/EncoderPaths.h"
#include "core/media/MediaInfo.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <chrono>
#include <memory>

namespace cuegate {

using SourceId = QString;

struct SourceUrls
{
    QUrl master, stream, file, watch, thumb;
    friend bool operator==(const SourceUrls &, const SourceUrls &) = default;
};

enum class SourceState { Idle, Probing, Ready, Failed };

struct SourceSnapshot
{
    SourceId id;
    QString name;
    QString kind;           ///< "http" or "file"
    QString displayUrl;     ///< without user info and query
    int maxConnections = 0; ///< that its account allows at a time; 0: not known
    SourceState state = SourceState::Idle;
    Error error; ///< with SourceState::Failed
    SourceUrls urls;
    /// With SourceState::Ready; with Failed if it could be described, but not be played.
    std::shared_ptr<const MediaInfo> media;
    int scanPercent = -1;       ///< how far looking for an index has come; -1: that is not being done
    bool isProvisional = false; ///< it plays, but where its segments begin is not known of all
    qint64 upstreamRequests = 0;
    qint64 upstreamBytes = 0;
    bool isDemo = false;
    bool isPinned = false; ///< its segments are never evicted
    friend bool operator==(const SourceSnapshot &, const SourceSnapshot &) = default;
};

enum class SegmentState : quint8 { Missing, Queued, Building, Cached, Failed };

struct SegmentSnapshot
{
    qint64 startMs = 0;
    qint64 durationMs = 0;
    SegmentState state = SegmentState::Missing;
    qint64 bytes = 0; ///< when cached
};

struct RenditionSnapshot
{
    QString id;     ///< part of the URL: "v1", "a2", "v1-a2"
    QString codecs; ///< RFC 6381
    bool isCopy = true;
    bool isMainVideo = false;
    QString segmentUrl; ///< of its segments, with %1 for the number
    std::vector<SegmentSnapshot> segments;
};

/// A client that asked for a segment in the last seconds.
struct PlayheadSnapshot
{
    qint64 positionMs = 0;
    QString address;             ///< "192.168.1.7"
    QString userAgent;           ///< as the client said it
    bool isThisComputer = false; ///< on which the gateway runs
};

/// A track that no rendition carries, or that is converted.
struct TrackReason
{
    TrackId track = 0;
    QString reason; ///< a sentence (English)
};

/// What the timeline of one source draws.
struct TimelineSnapshot
{
    SourceId source;
    std::vector<RenditionSnapshot> renditions;
    std::vector<PlayheadSnapshot> playheads;
    std::vector<TrackReason> notServed;
    std::vector<TrackReason> converted;   ///< perhaps besides being copied
    std::vector<ByteRange> fetchedRanges; ///< of the source's bytes: need not be fetched again; in order
};

/// A segment that is being made or waits for its turn.
struct JobSnapshot
{
    quint64 id = 0; ///< for Gateway::cancelJob(); never used twice
    SourceId source;
    QString name; ///< of the source
    QString rendition;
    qint64 segment = 0; ///< its number
    qint64 beginMs = 0;
    qint64 endMs = 0;
    enum class State : quint8 { Waiting, Running, Ending } state = State::Waiting;
    bool isConverting = false;
    bool isAsked = false;              ///< a player waits for it; else it is made ahead
    int percent = -1;                  ///< -1: not known
    std::chrono::milliseconds since{}; ///< when it came into its state, on a clock that never goes back
    friend bool operator==(const JobSnapshot &, const JobSnapshot &) = default;
};

/// Who converts pictures: software alone, whose segments are the same bytes on every machine, or hardware
/// where it works.
enum class EncoderSetting { Software, Automatic };

struct EncoderSnapshot
{
    QString name; ///< "NVIDIA NVENC"
    bool isHardware = true;
    EncoderState state = EncoderState::Untried;
    QString reason; ///< why it is not used (English)
};

struct ServerStatus
{
    bool isListening = false;
    QString problem; ///< why not, a sentence
    QUrl mediaBase;  ///< as other devices on the network reach it
    int players = 0; ///< that asked for something in the last half minute
    qint64 cacheUsedBytes = 0;
    qint64 cacheCapacityBytes = 0;
    qint64 cacheMinFreeBytes = 0; ///< what the cache leaves to others on its file system
    QString cacheProblem;         ///< why there is no cache, a sentence; empty if there is one
};

} // namespace cuegate
