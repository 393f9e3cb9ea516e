// SPDX-License-Identifier: GPL-3.0-or-later
// What reads a source piece by piece, no more of it than is needed. Thread: worker (blocks on the source);
// one user. The source must outlive it.
#pragma once

#include "core/base/Error.h"

#include <QByteArrayView>

namespace cuegate {

class SourceWindow
{
public:
    virtual ~SourceWindow() = default;

    /// The bytes from \p offsetBytes on, at least \p minBytes unless the source ends before. One request at
    /// most. Errors: those of the source; Cancelled.
    [[nodiscard]] virtual Result<QByteArrayView> from(qint64 offsetBytes, qint64 minBytes) = 0;

    /// Whether that may be asked for: it is at hand, or there is a request left for it.
    [[nodiscard]] virtual bool mayRead(qint64 offsetBytes, qint64 minBytes) = 0;

    /// Of the source; the greatest qint64 if it is not known.
    [[nodiscard]] virtual qint64 endBytes() const = 0;

protected:
    SourceWindow() = default;
    SourceWindow(const SourceWindow &) = default;
    SourceWindow &operator=(const SourceWindow &) = default;
};

} // namespace cuegate
