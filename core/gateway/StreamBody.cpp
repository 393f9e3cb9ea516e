// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/StreamBody.h"

#include "core/gateway/FileBody.h"
#include "core/gateway/GrowingBody.h"
#include "core/segment/SegmentBuilder.h"

#include <QPointer>

namespace cuegate {

StreamBody::StreamBody(SegmentService &service, SegmentService::Request first,
                       std::shared_ptr<const Title> title, QByteArray viewer,
                       std::shared_ptr<PlayTransfer> transfer)
    : m_service(service)
    , m_request(std::move(first))
    , m_title(std::move(title))
    , m_viewer(std::move(viewer))
    , m_transfer(std::move(transfer))
{
    if (const Rendition *rendition = m_title->rendition(m_request.rendition))
        m_init = buildInitSegment(*m_title, *rendition);
    else
        m_isFailed = true;
}

StreamBody::~StreamBody()
{
    m_service.leave(m_ticket);
}

void StreamBody::setReady(std::function<void()> ready)
{
    m_ready = std::move(ready);
    if (m_part)
        m_part->setReady(m_ready);
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
    if (segment)
        take(*segment, std::exchange(m_ticket, 0));
    else
        m_isFailed = true;
    if (m_ready)
        m_ready();
}

void StreamBody::take(const SegmentContent &segment, SegmentService::Ticket ticket)
{
    const SegmentPlan &plan = m_request.title->plan;
    m_beginMs = plan.beginMs(m_request.number);
    m_endMs = plan.endMs(m_request.number);
    if (m_transfer)
        m_transfer->begins(PlayProgress::Lane::Picture, m_request.rendition, m_beginMs, m_endMs);
    m_segmentBytes = segment.sizeBytes();
    m_handedOutBytes = 0;
    m_rest = segment.bytes();
    if (segment.growing())
        m_part =
            std::make_unique<GrowingBody>(segment.growing(), -1, [service = QPointer(&m_service), ticket] {
                if (service)
                    service->leave(ticket);
            });
    else if (segment.file())
        m_part = std::make_unique<FileBody>(segment.file(), ByteRange::ofSize(0, segment.sizeBytes()),
                                            segment.sizeBytes());
    if (m_part)
        m_part->setReady(m_ready);
    ++m_request.number;
    m_request.title = m_title;
    m_request.viewer = m_viewer;
}

void StreamBody::tellReached(qint64 handedOutBytes)
{
    m_handedOutBytes += handedOutBytes;
    if (m_transfer && m_segmentBytes > 0)
        m_transfer->reached(m_beginMs + (m_endMs - m_beginMs) * std::min(m_handedOutBytes, m_segmentBytes) /
                                            m_segmentBytes);
}

static BodySource::Piece cutOff(QByteArray &rest, qint64 wantedBytes)
{
    const qsizetype taken = std::min<qsizetype>(rest.size(), std::max<qint64>(wantedBytes, 64 * 1024));
    BodySource::Piece piece{BodySource::State::Data, rest.first(taken)};
    rest = rest.sliced(taken);
    return piece;
}

// End: of the segment.
BodySource::Piece StreamBody::nextOfPart(qint64 wantedBytes)
{
    if (!m_rest.isEmpty()) {
        Piece piece = cutOff(m_rest, wantedBytes);
        tellReached(piece.data.size());
        return piece;
    }
    if (!m_part)
        return {State::End, {}};
    Piece piece = m_part->next(wantedBytes);
    tellReached(piece.data.size());
    if (piece.state == State::End) {
        m_part.reset();
        if (m_transfer)
            m_transfer->reached(m_endMs); // what grew had no size
    }
    return piece;
}

BodySource::Piece StreamBody::next(qint64 wantedBytes)
{
    if (m_isFailed)
        return {State::Failed, {}};
    if (!m_init.isEmpty())
        return cutOff(m_init, wantedBytes);
    Piece piece = nextOfPart(wantedBytes);
    if (piece.state != State::End)
        return piece;
    if (m_request.number >= qsizetype(m_request.title->plan.spans.size()))
        return piece;
    if (!m_isAsking)
        ask();
    return {State::Pending, {}};
}

} // namespace cuegate
