// SPDX-License-Identifier: GPL-3.0-or-later
// A title as one continuous fragmented MP4: the init segment and then every segment from one on, each asked
// for when the client has taken the one before, so that a paused player stops the upstream too, and sent
// while it grows. Thread: net.
#pragma once

#include "core/gateway/PlaySessions.h"
#include "core/http/HttpTypes.h"
#include "core/segment/SegmentService.h"

#include <QObject>

namespace cuegate {

class StreamBody final : public QObject, public BodySource
{
    Q_OBJECT
public:
    /// Begins with \p first; those after it are asked for of \p title, for \p viewer. \p service must outlive
    /// the body. \p transfer hears which piece of film is being sent; null: nobody wants to know.
    StreamBody(SegmentService &service, SegmentService::Request first, std::shared_ptr<const Title> title,
               QByteArray viewer, std::shared_ptr<PlayTransfer> transfer);
    ~StreamBody() override;

    [[nodiscard]] qint64 sizeBytes() const override { return -1; }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override;

    /// The segment it begins with, for who had it made before. \p ticket: of its asker.
    void take(const SegmentContent &segment, SegmentService::Ticket ticket);

private:
    void ask();
    void arrived(const Result<SegmentContent> &segment);
    void tellReached(qint64 handedOutBytes);

    [[nodiscard]] Piece nextOfPart(qint64 wantedBytes);

    SegmentService &m_service;
    SegmentService::Request m_request; ///< the segment to be asked for next
    const std::shared_ptr<const Title> m_title;
    const QByteArray m_viewer;
    SegmentService::Ticket m_ticket = 0;
    std::shared_ptr<PlayTransfer> m_transfer;
    // Of the segment being handed out:
    qint64 m_beginMs = 0;
    qint64 m_endMs = 0;
    qint64 m_segmentBytes = 0; ///< 0: none is; -1: it is still growing
    qint64 m_handedOutBytes = 0;
    std::function<void()> m_ready;
    QByteArray m_init;                  ///< not yet handed out
    QByteArray m_rest;                  ///< likewise, of the segment
    std::unique_ptr<BodySource> m_part; ///< the same, on disk or still growing
    bool m_isAsking = false;
    bool m_isFailed = false;
};

} // namespace cuegate
