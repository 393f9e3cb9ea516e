// SPDX-License-Identifier: GPL-3.0-or-later
// Small reads for scans that hop through a whole source: one piece is held at a time, reads grow while a scan
// goes on without gaps and are small again after each hop. Thread: worker (blocks on the source); one user.
// The source must outlive it.
#pragma once

#include "core/io/ByteSource.h"
#include "core/probe/SourceWindow.h"

namespace cuegate {

class ScanWindow final : public SourceWindow
{
public:
    static constexpr qint64 kLeastBytes = 4 * 1024;
    static constexpr qint64 kMostBytes = 256 * 1024;

    /// \p mostBytes: what a read grows to.
    ScanWindow(const ByteSource &source, const CancelToken &cancel, qint64 mostBytes = kMostBytes);

    /// What is held from \p offsetBytes on; may be empty. Valid until the next from().
    [[nodiscard]] QByteArrayView known(qint64 offsetBytes) const;

    [[nodiscard]] Result<QByteArrayView> from(qint64 offsetBytes, qint64 minBytes) override;
    [[nodiscard]] bool mayRead(qint64, qint64) override { return true; }
    [[nodiscard]] qint64 endBytes() const override { return m_endBytes; }

private:
    const ByteSource &m_source;
    const CancelToken &m_cancel;
    qint64 m_endBytes;
    qint64 m_mostBytes;
    qint64 m_stepBytes = kLeastBytes;
    qint64 m_offsetBytes = 0;
    QByteArray m_bytes;
};

} // namespace cuegate
