// SPDX-License-Identifier: GPL-3.0-or-later
// A title as one continuous fragmented MP4: the init segment and then every segment from a number on, each
// asked for when the client has taken the one before, so that a paused player stops the upstream too. Thread:
// net.
#pragma once

#include "core/gateway/FileBody.h"
#include "core/segment/SegmentService.h"

#include <QObject>

namespace cuegate {

class StreamBody final : public QObject, public BodySource
{
    Q_OBJECT
public:
    using OnSegment = std::function<void(qsizetype number, qint64 bytes)>;
    /// \p first.number is the first segment; \p service must outlive the body. \p onSegment hears of each
    /// that is about to be sent.
    StreamBody(SegmentService &service, SegmentService::Request first, OnSegment onSegment);
    ~StreamBody() override;

    [[nodiscard]] qint64 sizeBytes() const override { return -1; }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override { m_ready = std::move(ready); }

private:
    void ask();
    void arrived(const Result<SegmentContent> &segment);

    SegmentService &m_service;
    SegmentService::Request m_request; ///< the segment to be asked for next
    OnSegment m_onSegment;
    SegmentService::Ticket m_ticket = 0;
    std::function<void()> m_ready;
    QByteArray m_rest;                ///< not yet handed out
    std::unique_ptr<FileBody> m_file; ///< the same, on disk
    bool m_isAsking = false;
    bool m_isFailed = false;
};

} // namespace cuegate
