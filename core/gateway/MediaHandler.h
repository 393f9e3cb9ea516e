// SPDX-License-Identifier: GPL-3.0-or-later
// Answers the media port (INTERFACE.md, "Media port").
// Thread: net.
#pragma once

#include "core/gateway/Access.h"
#include "core/gateway/GuessBrake.h"
#include "core/gateway/ListSources.h"
#include "core/gateway/MeteredBody.h"
#include "core/gateway/PlaySessions.h"
#include "core/gateway/Route.h"
#include "core/gateway/SourceRegistry.h"
#include "core/gateway/ThumbnailService.h"
#include "core/http/HttpTypes.h"
#include "core/live/LiveBroadcasts.h"
#include "core/live/LiveStreams.h"
#include "core/segment/SegmentService.h"

#include <QObject>

namespace cuegate {

class MediaHandler : public QObject
{
    Q_OBJECT
public:
    /// Makes a source of an entry of a list, or finds it. Errors: NotFound; those of the list.
    using EntryDone = std::function<void(const Result<SourceId> &)>;
    using UseEntry = std::function<void(const SourceId &list, quint64 entry, EntryDone done)>;
    /// All must outlive the handler.
    MediaHandler(Access &access, SourceRegistry &sources, ListSources &lists, SegmentService &segments,
                 ThumbnailService &thumbnails, LiveStreams &streams, LiveBroadcasts &broadcasts,
                 PlaySessions &sessions, const Clock &clock, UseEntry useEntry, QObject *parent = nullptr);

    void handle(const std::shared_ptr<HttpExchange> &exchange);

    /// Which audio players begin with; empty: what the film says.
    void setAudioLanguage(const QString &language) { m_audioLanguage = language; }

    /// Sent with every answer of the media port.
    [[nodiscard]] static HttpFields commonFields();

private:
    class Pending;
    static void answerUnknown(const std::shared_ptr<HttpExchange> &exchange);
    /// The same, later if who asks has tried many links that are none.
    void answerGuess(const std::shared_ptr<HttpExchange> &exchange);
    void handleEntry(const std::shared_ptr<HttpExchange> &exchange, const Route &route);
    void handleSource(const std::shared_ptr<HttpExchange> &exchange, const Route &route,
                      const SourceId &source);
    void beginTransfer(Pending &pending, SessionSnapshot::Way way);
    [[nodiscard]] static PlaySessions::Player playerOf(const Pending &pending);
    void dispatch(const std::shared_ptr<Pending> &pending);
    void answerList(const std::shared_ptr<Pending> &pending);
    void answerSource(const std::shared_ptr<Pending> &pending,
                      const std::shared_ptr<const ByteSource> &source);
    void answerStreamSource(const std::shared_ptr<Pending> &pending, LiveStream &stream);
    void answerBroadcast(const std::shared_ptr<Pending> &pending,
                         const std::shared_ptr<LiveBroadcast> &broadcast);
    void answerBroadcastSegment(const std::shared_ptr<Pending> &pending, LiveBroadcast &broadcast);
    void answerBroadcastBody(const std::shared_ptr<Pending> &pending,
                             const std::shared_ptr<LiveBroadcast> &broadcast);
    void answerLivePlaylist(const std::shared_ptr<Pending> &pending, const Result<QByteArray> &playlist);
    void answerLiveMap(const std::shared_ptr<Pending> &pending, LiveChannel &channel);
    void answerLiveSegment(const std::shared_ptr<Pending> &pending, LiveChannel &channel);
    void answerLiveContent(const std::shared_ptr<Pending> &pending, const Result<LiveContent> &content,
                           const QByteArray &suffix, const MeteredBody::OnSent &onSent);
    void answerFile(const std::shared_ptr<Pending> &pending, const std::shared_ptr<const ByteSource> &source);
    void answerWithTitle(const std::shared_ptr<Pending> &pending);
    void answerFailure(const std::shared_ptr<Pending> &pending, const Error &error);
    void answerLate(const std::shared_ptr<Pending> &late);
    void answerMaster(const std::shared_ptr<Pending> &pending, const Title &title);
    void answerMediaPlaylist(const std::shared_ptr<Pending> &pending, const Title &title);
    void answerRendition(const std::shared_ptr<Pending> &pending, const std::shared_ptr<const Title> &title);
    void answerInit(const std::shared_ptr<Pending> &pending, const Title &title);
    void answerSegment(const std::shared_ptr<Pending> &pending, const std::shared_ptr<const Title> &title);
    void answerIframes(const std::shared_ptr<Pending> &pending, const std::shared_ptr<const Title> &title);
    void answerContent(const std::shared_ptr<Pending> &pending, const Title &title, const QByteArray &etag,
                       const Result<SegmentContent> &segment);
    void answerStream(const std::shared_ptr<Pending> &pending, const std::shared_ptr<const Title> &title);
    void answerThumbnail(const std::shared_ptr<Pending> &pending, const std::shared_ptr<const Title> &title);
    void answerTitle(const std::shared_ptr<Pending> &pending, const std::shared_ptr<const Title> &title);
    void answerAsset(const std::shared_ptr<Pending> &pending, const QString &name);
    void answerError(const std::shared_ptr<Pending> &pending, const Error &error);
    void answerError(const std::shared_ptr<Pending> &pending, const Error &error, int status);

    Access &m_access;
    SourceRegistry &m_sources;
    ListSources &m_lists;
    SegmentService &m_segments;
    ThumbnailService &m_thumbnails;
    LiveStreams &m_streams;
    LiveBroadcasts &m_broadcasts;
    PlaySessions &m_sessions;
    const UseEntry m_useEntry;
    GuessBrake m_guessBrake;
    QString m_audioLanguage;
};

} // namespace cuegate
