// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/AnswerWriter.h"

#include "core/http/StreamSocket.h"

#include <array>

namespace cuegate {

// One fast client must not keep the others waiting.
constexpr qint64 kMaxBytesPerTurn = 8 * 1024 * 1024;

AnswerWriter::AnswerWriter(qint64 maxUnsentBytes, std::function<void()> ready)
    : m_maxUnsentBytes(std::max<qint64>(1, maxUnsentBytes))
    , m_ready(std::move(ready))
{
}

AnswerWriter::~AnswerWriter() = default;

void AnswerWriter::begin(HttpResponse response, const HttpFields &common, BodyPart bodyPart,
                         Persistence persistence)
{
    Q_ASSERT(!m_isBusy);
    const qint64 sizeBytes = response.body ? response.body->sizeBytes() : 0;
    const bool hasBody = response.body && bodyPart == BodyPart::Sent && statusHasBody(response.status);
    if (hasBody && sizeBytes < 0)
        persistence = Persistence::Close;
    append(responseHead(response, common, sizeBytes, persistence));
    m_isBusy = true;
    m_isPersistent = persistence != Persistence::Close;
    if (!hasBody)
        return;
    m_body = std::move(response.body);
    m_bodyLeftBytes = sizeBytes;
    m_body->setReady(m_ready);
}

// Pulls again only below half of the bound: fewer and larger pieces.
AnswerWriter::Fill AnswerWriter::fill()
{
    while (m_body && m_unsentBytes <= m_maxUnsentBytes / 2) {
        const std::shared_ptr<BodySource> body = m_body;
        BodySource::Piece piece = body->next(m_maxUnsentBytes - m_unsentBytes);
        if (body != m_body)
            return Fill::Failed;
        switch (piece.state) {
        case BodySource::State::Pending:
            return Fill::Pending;
        case BodySource::State::Failed:
            return Fill::Failed;
        case BodySource::State::End:
            if (m_bodyLeftBytes > 0)
                return Fill::Failed;
            m_body.reset();
            break;
        case BodySource::State::Data:
            if (m_bodyLeftBytes >= 0) {
                if (piece.data.size() > m_bodyLeftBytes)
                    return Fill::Failed;
                m_bodyLeftBytes -= piece.data.size();
            }
            append(piece.data);
            if (m_bodyLeftBytes == 0)
                m_body.reset();
            break;
        }
    }
    return Fill::Enough;
}

AnswerWriter::Progress AnswerWriter::pump(StreamSocket &socket)
{
    qint64 turnBytes = 0;
    for (;;) {
        const Fill filled = fill();
        if (filled == Fill::Failed)
            return Progress::BodyFailed;
        if (m_unsent.empty()) {
            if (filled == Fill::Pending)
                return Progress::NeedsBody;
            m_isBusy = false;
            return Progress::Done;
        }
        if (turnBytes >= kMaxBytesPerTurn)
            return Progress::NeedsRoom;
        std::array<QByteArrayView, 16> pieces;
        size_t count = 0;
        qsizetype offeredBytes = 0;
        for (auto piece = m_unsent.begin(); piece != m_unsent.end() && count < pieces.size(); ++piece) {
            const qsizetype sentBytes = count == 0 ? m_frontSentBytes : 0;
            pieces[count] = QByteArrayView(*piece).sliced(sentBytes);
            offeredBytes += pieces[count++].size();
        }
        const auto transfer = socket.write(std::span(pieces).first(count));
        if (transfer.outcome == StreamSocket::Outcome::Later)
            return Progress::NeedsRoom;
        if (transfer.outcome != StreamSocket::Outcome::Moved)
            return Progress::Lost;
        turnBytes += transfer.sizeBytes;
        discard(transfer.sizeBytes);
        // The system took less than it could have: the next call would only be told to come back later.
        if (transfer.sizeBytes < offeredBytes)
            return Progress::NeedsRoom;
    }
}

void AnswerWriter::append(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return;
    m_unsentBytes += bytes.size();
    m_unsent.push_back(bytes);
}

void AnswerWriter::discard(qsizetype sizeBytes)
{
    m_sentBytes += sizeBytes;
    m_unsentBytes -= sizeBytes;
    m_frontSentBytes += sizeBytes;
    while (!m_unsent.empty() && m_frontSentBytes >= m_unsent.front().size()) {
        m_frontSentBytes -= m_unsent.front().size();
        m_unsent.pop_front();
    }
}

void AnswerWriter::drop()
{
    m_unsent.clear();
    m_unsentBytes = 0;
    m_frontSentBytes = 0;
    m_body.reset();
    m_isBusy = false;
}

} // namespace cuegate
