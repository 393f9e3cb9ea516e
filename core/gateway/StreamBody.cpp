// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/StreamBody.h"

#include "core/segment/SegmentBuilder.h"

#include <QPointer>

namespace cuegate {

StreamBody::StreamBody(SegmentService &service, SegmentService::Request first, OnSegment onSegment)
    : m_service(service)
    , m_request(std::move(first))
    , m_onSegment(std::move(onSegment))
{
    if (const Rendition *rendition = m_request.title->rendition(m_request.rendition))
        m_rest = buildInitSegment(*m_request.title, *rendition);
    else
        m_isFailed = true;
}

StreamBody::~StreamBody()
{
    m_service.leave(m_ticket);
}

void StreamBody::ask()
{
    m_isAsking = true;
    const QPointer<StreamBody> self(this);
    const auto ticket = m_service.ask(m_request, [self](const Result<SegmentContent> &segment) {
        // Never from within next(): the segment may have been in memory.
        const auto hear = [self, segment] {
            if (self)
                self->arrived(segment);
        };
        if (self)
            QMetaObject::invokeMethod(self.data(), hear, Qt::QueuedConnection);
    });
    m_ticket = ticket;
}

void StreamBody::arrived(const Result<SegmentContent> &segment)
{
    m_isAsking = false;
    m_ticket = 0;
    if (segment) {
        m_rest = segment->bytes();
        if (segment->file()) {
            m_file = std::make_unique<FileBody>(segment->file(), ByteRange::ofSize(0, segment->sizeBytes()),
                                                segment->sizeBytes());
            m_file->setReady(m_ready);
        }
        m_onSegment(m_request.number, segment->sizeBytes());
        ++m_request.number;
    } else {
        m_isFailed = true;
    }
    if (m_ready)
        m_ready();
}

BodySource::Piece StreamBody::next(qint64 wantedBytes)
{
    if (m_isFailed)
        return {State::Failed, {}};
    if (!m_rest.isEmpty()) {
        const qsizetype taken = std::min<qsizetype>(m_rest.size(), std::max<qint64>(wantedBytes, 64 * 1024));
        Piece piece{State::Data, m_rest.first(taken)};
        m_rest = m_rest.sliced(taken);
        return piece;
    }
    if (m_file) {
        Piece piece = m_file->next(wantedBytes);
        if (piece.state != State::End)
            return piece;
        m_file.reset();
    }
    if (m_request.number >= qsizetype(m_request.title->plan.spans.size()))
        return {State::End, {}};
    if (!m_isAsking)
        ask();
    return {State::Pending, {}};
}

} // namespace cuegate
