// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway shows of itself: plain values, made on the net thread, read by window and tray.
// Thread: any; immutable snapshots.
#pragma once

#include "core/base/ByteRange.h"
#include "core/base/Error.h"
#include "core/gateway/ListState.h"
#include "core/io/PeerCertificate.h"
#include "core/libav/EncoderPaths.h"
#include "core/live/StreamDescription.h"
#include "core/media/MediaInfo.h"
#include "core/secrets/KeyState.h"

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
    QUrl playlist = {}, guide = {}; ///< of lists only
    friend bool operator==(const SourceUrls &, const SourceUrls &) = default;
};

enum class SourceState { Idle, Probing, Ready, Failed, Locked };

struct SourceSnapshot
{
    SourceId id;
    QString name;
    QString kind;       ///< "http", "file", "m3u" or "xtream"
    QString displayUrl; ///< without user info and query
    /// Of a list that has been read, which then is Ready. Such a source has no media, and of its urls
    /// only \c playlist and, with a guide, \c guide.
    std::shared_ptr<const ListSummary> list;
    /// The list that it is an entry of; empty: it stands by itself.
    SourceId listId;
    EntryId entryId;        ///< with listId
    int maxConnections = 0; ///< that its account allows at a time; 0: not known
    SourceState state = SourceState::Idle;
    Error error;                   ///< with SourceState::Failed and Locked
    QByteArray trustedCertificate; ///< as SourceLocation::certificate
    /// With ErrorCode::UpstreamTls: what its host shows, if that can be trusted by hand.
    std::optional<PeerCertificate> refusedCertificate;
    SourceUrls urls;
    /// With SourceState::Ready; with Failed if it could be described, but not be played.
    std::shared_ptr<const MediaInfo> media;
    /// Of an HLS stream, which has no media: what it offers.
    std::shared_ptr<const StreamDescription> stream;
    /// Why nothing of it is converted for now, since that failed more than once; what is copied plays.
    std::optional<Error> conversionFault;
    int scanPercent = -1; ///< how far looking for an index has come; -1: that is not being done
    /// How far looking at where its segments begin has come, while it plays; -1: that is not being done.
    int lookPercent = -1;
    bool isProvisional = false; ///< it plays, but where its segments begin is not known of all
    qint64 upstreamRequests = 0;
    qint64 upstreamBytes = 0;
    bool isDemo = false;
    bool isPinned = false; ///< its segments are never evicted
    QString folder;        ///< that the list shows it in; empty: none
    qint64 playedAtMs = 0; ///< when a player last began with it, since 1970; 0: never
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

/// A player (PlaySessions), and where it is thought to be.
struct PlayheadSnapshot
{
    qint64 positionMs = 0;
    QString address;     ///< "192.168.1.7"
    QString userAgent;   ///< as the client said it
    bool isHere = false; ///< on this machine, whichever of its addresses it uses
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
    enum class State : quint8 {
        Waiting,
        Running,
        Ending,
        Hanging ///< given up: nobody waits for it, and it cannot be ended
    } state = State::Waiting;
    bool isConverting = false;
    bool isAsked = false;              ///< a player waits for it; else it is made ahead
    int percent = -1;                  ///< -1: not known
    std::chrono::milliseconds since{}; ///< when it came into its state, on a clock that never goes back
    friend bool operator==(const JobSnapshot &, const JobSnapshot &) = default;
};

/// Bytes of one second.
struct TrafficSample
{
    qint64 upstreamBytes = 0;   ///< fetched from where the films are
    qint64 downstreamBytes = 0; ///< given to players
    friend bool operator==(const TrafficSample &, const TrafficSample &) = default;
};

/// What a player gets of one track.
struct SessionPart
{
    TrackType type = TrackType::Video;
    bool isCopied = true;
    Codec codec = Codec::Unknown; ///< as the player gets it
    quint32 height = 0;           ///< of the picture; 0: not known
    int channels = 0;
    friend bool operator==(const SessionPart &, const SessionPart &) = default;
};

/// A player (an address and a User-Agent) that plays a source. Where it is in the film is estimated from what
/// it asks for.
struct SessionSnapshot
{
    quint64 id = 0; ///< for Gateway::stopSession(); never used twice
    SourceId source;
    QString name;        ///< of the source
    QString peer;        ///< its address
    QString player;      ///< User-Agent
    bool isHere = false; ///< on this machine, whichever of its addresses it uses
    bool isLive = false; ///< it watches a stream that goes on: positions mean nothing to people
    enum class Way : quint8 { Segments, Stream, File } way = Way::Segments;
    enum class Activity : quint8 {
        Playing,
        Waiting, ///< it has shown all it was given, and waits for more
        Quiet    ///< it asks for nothing: paused, or at the end
    } activity = Activity::Playing;
    std::vector<SessionPart> parts;
    QStringList renditions; ///< ids; none of an original file
    QStringList reasons;    ///< why it is copied or converted, in words (English), one for each matter
    qint64 askedMs = -1;    ///< where what it asked for last begins; -1: not known
    qint64 positionMs = -1; ///< what it shows now; -1: not known
    qint64 durationMs = 0;  ///< of the film; 0: not known
    qint64 bufferMs = -1;   ///< how far beyond that it has been given the film; -1: not known
    int speedPercent = -1;  ///< film time given per time; 100: as fast as it plays; -1: not known
    qint64 sentBytes = 0;
    std::chrono::milliseconds since{};  ///< when it began, on a clock that never goes back
    std::vector<TrafficSample> traffic; ///< of the last two minutes, the newest last; upstream: of its source
    friend bool operator==(const SessionSnapshot &, const SessionSnapshot &) = default;
};

struct EncoderSnapshot
{
    QString name; ///< "NVIDIA NVENC"
    bool isHardware = true;
    EncoderState state = EncoderState::Untried;
    QString reason; ///< why it is not used (English)
    friend bool operator==(const EncoderSnapshot &, const EncoderSnapshot &) = default;
};

/// Of the passwords, headers and secret addresses of sources.
struct PasswordsStatus
{
    KeyState state = KeyState::Unneeded;
    KeyPlace place = KeyPlace::Automatic;
    QString reason; ///< why they are locked or the user is asked, a sentence (English)
    int locked = 0; ///< how many sources wait for them
};

/// Whether sources and settings are as the last run left them.
enum class ProfileOrigin { Own, Backup, Nothing };

struct ServerStatus
{
    bool isListening = false;
    QString problem;       ///< why not, a sentence (English)
    quint16 mediaPort = 0; ///< that is served, or is wanted but cannot be had
    QUrl mediaBase;        ///< as other devices on the network reach it
    int players = 0;       ///< that asked for something in the last half minute
    qint64 cacheUsedBytes = 0;
    qint64 cacheCapacityBytes = 0;
    qint64 cacheMinFreeBytes = 0;       ///< what the cache leaves to others on its file system
    QString cacheProblem;               ///< why there is no cache, a sentence; empty if there is one
    std::vector<TrafficSample> traffic; ///< of all, in the last two minutes, the newest last
    QList<EncoderSnapshot> encoders;    ///< hardware in the order of preference, software
    bool isTryingEncoders = false;
    PasswordsStatus passwords;
    ProfileOrigin profileOrigin = ProfileOrigin::Own;
};

/// A title of which segments are on disk.
struct CachedTitle
{
    SourceId source;
    QString name; ///< empty: the source was removed
    qint64 bytes = 0;
    qint64 entries = 0;
    bool isPinned = false;
    /// Of equal parts of the running time, how much is there: 0 nothing, 255 all. Empty: not known, as the
    /// title was not opened since the start.
    std::vector<quint8> parts;
    friend bool operator==(const CachedTitle &, const CachedTitle &) = default;
};

/// What the caches on disk hold.
struct CacheSnapshot
{
    qint64 capacityBytes = 0;
    qint64 usedBytes = 0;
    qint64 minFreeBytes = 0;
    qint64 freeBytes = 0; ///< of the file system
    qint64 entries = 0;
    qint64 hits = 0; ///< this and what follows: since the start
    qint64 misses = 0;
    qint64 evictions = 0;
    QString problem;                 ///< why nothing is kept, a sentence (English); empty if all is well
    std::vector<CachedTitle> titles; ///< by name
    qint64 blockCapacityBytes = 0;   ///< of what was fetched from sources
    qint64 blockUsedBytes = 0;
    QString blockProblem;
    friend bool operator==(const CacheSnapshot &, const CacheSnapshot &) = default;
};

} // namespace cuegate
