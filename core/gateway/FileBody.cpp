// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/FileBody.h"

#include <limits>

namespace cuegate {

namespace {

// One piece waits to be sent while the next is read: what a client costs in memory (FAULTS.md C2).
constexpr qint64 kPieceBytes = 96 * 1024;

} // namespace

FileBody::FileBody(std::shared_ptr<const ByteSource> source, ByteRange range, qint64 statedSize)
    : m_source(std::move(source))
    , m_range(range)
    , m_statedSize(statedSize)
    , m_mailbox(std::make_shared<Mailbox>())
{
    m_mailbox->body = this;
    if (m_statedSize < 0)
        m_range.endBytes = std::numeric_limits<qint64>::max();
}

FileBody::~FileBody()
{
    {
        const std::scoped_lock lock(m_mailbox->mutex);
        m_mailbox->body = nullptr;
    }
    // One that was read to its end may be followed by the next range: what is on its way for that one goes
    // on.
    if (!m_range.isEmpty() && !m_isAtEnd)
        m_cancel.cancel();
}

void FileBody::read()
{
    m_isReading = true;
    const ByteRange piece = m_range.intersected(ByteRange::ofSize(m_range.beginBytes, kPieceBytes));
    // The source answers on any thread, perhaps after this body or even the net thread is gone.
    m_source->readAsync(piece, m_cancel.token(), [mailbox = m_mailbox](Result<QByteArray> bytes) {
        const std::scoped_lock lock(mailbox->mutex);
        if (FileBody *body = mailbox->body) {
            QMetaObject::invokeMethod(
                body, [body, bytes = std::move(bytes)] { body->arrived(bytes); }, Qt::QueuedConnection);
        }
    });
}

void FileBody::arrived(const Result<QByteArray> &bytes)
{
    m_isReading = false;
    if (!bytes) {
        m_isFailed = true;
    } else if (bytes->isEmpty()) {
        m_isAtEnd = true;
        // The source is shorter than it said: the body must not look whole.
        m_isFailed = m_statedSize >= 0 && !m_range.isEmpty();
    } else {
        m_range.beginBytes += bytes->size();
        m_piece = *bytes;
    }
    if (m_ready)
        m_ready();
}

BodySource::Piece FileBody::next(qint64)
{
    if (!m_piece.isEmpty()) {
        Piece piece{State::Data, std::exchange(m_piece, {})};
        if (!m_range.isEmpty() && !m_isAtEnd)
            read();
        return piece;
    }
    if (m_isFailed)
        return {State::Failed, {}};
    if (m_isAtEnd || m_range.isEmpty())
        return {State::End, {}};
    if (!m_isReading)
        read();
    return {State::Pending, {}};
}

} // namespace cuegate
