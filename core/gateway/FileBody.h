// SPDX-License-Identifier: GPL-3.0-or-later
// The original bytes of a source as a response body: read in pieces while the client takes them.
// Thread: net; the source answers on other threads and is heard here.
#pragma once

#include "core/http/HttpTypes.h"
#include "core/io/ByteSource.h"

#include <QObject>

#include <mutex>

namespace cuegate {

class FileBody final : public QObject, public BodySource
{
    Q_OBJECT
public:
    /// \p statedSize: what Content-Length says; -1 for a body that ends with the connection.
    FileBody(std::shared_ptr<const ByteSource> source, ByteRange range, qint64 statedSize);
    ~FileBody() override;

    [[nodiscard]] qint64 sizeBytes() const override { return m_statedSize; }
    [[nodiscard]] Piece next(qint64 wantedBytes) override;
    void setReady(std::function<void()> ready) override { m_ready = std::move(ready); }

private:
    /// Where answers go: to the body, if it is still there.
    struct Mailbox
    {
        std::mutex mutex;
        FileBody *body = nullptr; // guarded by mutex
    };

    void read();
    void arrived(const Result<QByteArray> &bytes);

    std::shared_ptr<const ByteSource> m_source;
    ByteRange m_range; ///< what is still to be asked for
    qint64 m_statedSize;
    std::function<void()> m_ready;
    CancelSource m_cancel;
    QByteArray m_piece;
    std::shared_ptr<Mailbox> m_mailbox;
    bool m_isReading = false;
    bool m_isAtEnd = false;
    bool m_isFailed = false;
};

} // namespace cuegate
