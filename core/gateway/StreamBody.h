// SPDX-License-Identifier: GPL-3.0-or-later
// A title as one continuous fragmented MP4: the init segment and then every segment from a number on, each
// asked for when the client has taken the one before, so that a paused player stops the upstream too. Thread:
// net.
#pragma once

#include "core/gateway/FileBody.h"
#include "core/gateway/PlaySessions.h"
#include "core/segment/SegmentService.h"

#include <QObject>

namespace cuegate {

class StreamBody final : public QObject, public BodySource
{
    Q_OBJECT
public:
    /// \p first.number is the first segment; \p service must outlive the body. \p transfer hears which piece
    /// of film is being sent; null: nobody wants to know.
    StreamBody(SegmentService &service, SegmentService::Request first,
               std::shared_ptr<PlayTransfer> transfer);
    ~StreamBody() override;

    [[nodiscard]] qint64 sizeBytes() const override { return -1; }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override { m_ready = std::move(ready); }

private:
    void ask();
    void arrived(const Result<SegmentContent> &segment);
    void tellReached(qint64 handedOutBytes);

    SegmentService &m_service;
    SegmentService::Request m_request; ///< the segment to be asked for next
    SegmentService::Ticket m_ticket = 0;
    std::shared_ptr<PlayTransfer> m_transfer;
    qint64 m_segmentBytes = 0;   ///< of the segment being handed out; 0: none is
    qint64 m_handedOutBytes = 0; ///< of it
    std::function<void()> m_ready;
    QByteArray m_rest;                ///< not yet handed out
    std::unique_ptr<FileBody> m_file; ///< the same, on disk
    bool m_isAsking = false;
    bool m_isFailed = false;
};

} // namespace cuegate
