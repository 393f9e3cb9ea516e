// SPDX-License-Identifier: GPL-3.0-or-later
// Undoes gzip of what comes in pieces; what is not compressed passes as it is (RFC 1952). Thread: any one.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>

#include <functional>
#include <memory>

struct z_stream_s;

namespace cuegate {

class GzipReader
{
public:
    using Take = std::function<Result<void>(QByteArrayView)>;

    /// No more than \p maxBytes come out, nor (beyond the first MiB) more than a hundredfold of what went in.
    explicit GzipReader(qint64 maxBytes);
    ~GzipReader();
    /// Calls \p take with pieces of at most 64 KiB. Errors: CorruptInput, also beyond the limit; what \p take
    /// says.
    [[nodiscard]] Result<void> push(QByteArrayView bytes, const Take &take);

private:
    [[nodiscard]] Result<void> pass(QByteArrayView bytes, const Take &take);
    [[nodiscard]] Result<void> inflatePiece(QByteArrayView bytes, const Take &take);

    qint64 m_leftBytes;
    qint64 m_pushedBytes = 0;
    qint64 m_inflatedBytes = 0;
    QByteArray m_head; // until it is known what it is
    bool m_isKnown = false;
    std::unique_ptr<z_stream_s> m_stream; // of what is compressed
};

} // namespace cuegate
