// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows of itself: plain values, made on the net thread, read by window and tray.
// Thread: any; immutable snapshots.
#pragma once

#include "core/media/MediaInfo.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <memory>

namespace cuegate {

using SourceId = QString;

struct SourceUrls
{
    QUrl master, stream, file, watch;
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
    std::shared_ptr<const MediaInfo>
        media; ///< with SourceState::Ready; with Failed if it could be described, but not be played
    int scanPercent =
        -1; ///< how far going through the file for its index has come; -1: that is not being done
    qint64 upstreamRequests = 0;
    qint64 upstreamBytes = 0;
    bool isDemo = false;
    friend bool operator==(const SourceSnapshot &, const SourceSnapshot &) = default;
};

enum class SegmentState : quint8 { Missing, Building, Cached, Failed };

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
    std::vector<SegmentSnapshot> segments;
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
    std::vector<qint64> playheadsMs; ///< of the clients that asked for a segment in the last seconds
    std::vector<TrackReason> notServed;
    std::vector<TrackReason> converted; ///< perhaps besides being copied
};

struct ServerStatus
{
    bool isListening = false;
    QString problem; ///< why not, a sentence
    QUrl mediaBase;  ///< as other devices on the network reach it
    int clients = 0; ///< with open connections
    qint64 cacheUsedBytes = 0;
    qint64 cacheCapacityBytes = 0;
    QString cacheProblem; ///< why there is no cache, a sentence; empty if there is one
};

} // namespace cuegate
