// SPDX-License-Identifier: GPL-3.0-or-later
// Takes AES-128 off a segment as it comes (RFC 8216 section 5.2: CBC, PKCS7), so that keys stay with us.
// Thread: one.
#pragma once

#include "core/base/Error.h"

#include <QByteArray>

#include <memory>

namespace cuegate {

class SegmentCipher
{
public:
    static constexpr qsizetype kKeyBytes = 16;

    /// Errors: CorruptInput if \p key or \p iv have another length than 16 bytes.
    [[nodiscard]] static Result<SegmentCipher> make(const QByteArray &key, const QByteArray &iv);
    /// What is clear of it so far; empty is no error.
    [[nodiscard]] Result<QByteArray> decrypt(const QByteArray &bytes);
    /// The last bytes. Errors: CorruptInput if the segment does not end as it must.
    [[nodiscard]] Result<QByteArray> finish();

private:
    struct Context;
    struct ContextDeleter
    {
        void operator()(Context *context) const;
    };
    explicit SegmentCipher(std::unique_ptr<Context, ContextDeleter> context);
    std::unique_ptr<Context, ContextDeleter> m_context;
};

/// The IV of a segment whose key names none.
[[nodiscard]] QByteArray ivOfSequence(qint64 mediaSequence);

} // namespace cuegate
