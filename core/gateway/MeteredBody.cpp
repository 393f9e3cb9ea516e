// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/MeteredBody.h"

namespace cuegate {

MeteredBody::MeteredBody(std::unique_ptr<BodySource> body, std::shared_ptr<PlayTransfer> transfer,
                         OnSent onSent)
    : m_body(std::move(body))
    , m_transfer(std::move(transfer))
    , m_onSent(std::move(onSent))
{
}

BodySource::Piece MeteredBody::next(qint64 wantedBytes)
{
    Piece piece = m_body->next(wantedBytes);
    m_transfer->setOwed(piece.state == State::Pending);
    if (piece.state == State::Data) {
        m_sentBytes += piece.data.size();
        m_transfer->sent(piece.data.size());
    }
    if (m_onSent && (piece.state == State::Data || piece.state == State::End))
        m_onSent(*m_transfer, m_sentBytes, piece.state);
    return piece;
}

} // namespace cuegate
