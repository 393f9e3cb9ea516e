// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/HttpTypes.h"

namespace cuegate {

namespace {

class BytesBody final : public BodySource
{
public:
    explicit BytesBody(QByteArray bytes)
        : m_bytes(std::move(bytes))
        , m_sizeBytes(m_bytes.size())
    {
    }
    qint64 sizeBytes() const override { return m_sizeBytes; }

    // All at once, whatever is wanted: a part of a QByteArray would have to be copied, the whole is shared.
    Piece next(qint64 /*wantedBytes*/) override
    {
        if (m_bytes.isEmpty())
            return {};
        return {State::Data, std::exchange(m_bytes, {})};
    }
    void setReady(std::function<void()> /*ready*/) override {}

private:
    QByteArray m_bytes;
    qint64 m_sizeBytes;
};

} // namespace

std::unique_ptr<BodySource> bytesBody(QByteArray bytes)
{
    return std::make_unique<BytesBody>(std::move(bytes));
}

} // namespace cuegate
