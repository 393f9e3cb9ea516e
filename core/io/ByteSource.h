// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of one medium: positioned reads, blocking for workers and asynchronous for the net thread.
// Thread: any; all members are thread-safe. The bytes never change during the life of a source: a change of
// the underlying file or resource makes reads fail with ErrorCode::UpstreamChanged.
#pragma once

#include "core/base/ByteRange.h"
#include "core/base/CancelToken.h"
#include "core/base/Error.h"

#include <QByteArray>

#include <functional>
#include <optional>
#include <vector>

namespace cuegate {

/// What tells that a resource is still the same one (RFC 9110 section 8.8).
struct SourceValidator
{
    QByteArray etag;         ///< as sent, quotes and weakness included; empty if none
    QByteArray lastModified; ///< as sent; for files, the modification time; empty if none
    qint64 sizeBytes = -1;   ///< -1 if unknown
    friend bool operator==(const SourceValidator &, const SourceValidator &) = default;
};

/// What a source has asked of its upstream so far; all 0 for local files.
struct SourceCounters
{
    qint64 requests = 0;    ///< HTTP requests sent, redirects and retries included
    qint64 bytes = 0;       ///< of bodies received
    int connectionsNow = 0; ///< that carry a request of this source at this moment
    int connectionsMax = 0;
    friend bool operator==(const SourceCounters &, const SourceCounters &) = default;
};

class ByteSource
{
public:
    virtual ~ByteSource() = default;

    /// -1 if unknown.
    [[nodiscard]] virtual qint64 sizeBytes() const = 0;
    [[nodiscard]] virtual SourceValidator validator() const = 0;
    /// False if only reading from the start works (no range support).
    [[nodiscard]] virtual bool canSeek() const = 0;
    /// Content-Type as the upstream said it, empty for files: a hint only.
    [[nodiscard]] virtual QByteArray contentType() const = 0;
    /// A read has found another version: all fail from now on, and it is to be opened again.
    [[nodiscard]] virtual bool hasChanged() const { return false; }
    /// Why the upstream did not give what was last asked of it; nothing once bytes come again, after a
    /// change, which hasChanged() tells, and for files.
    [[nodiscard]] virtual std::optional<Error> failure() const { return {}; }
    [[nodiscard]] virtual SourceCounters counters() const { return {}; }
    /// What was fetched and need not be fetched again, in order; empty for files.
    [[nodiscard]] virtual std::vector<ByteRange> fetchedRanges() const { return {}; }

    /// The bytes of \p range, clipped to the end of the source. Blocks; a worker's call.
    /// Errors: Cancelled within 500 ms of cancellation; Unavailable and others with an Upstream… code.
    [[nodiscard]] virtual Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const = 0;

    using ReadDone = std::function<void(Result<QByteArray>)>;
    /// The same without blocking. May hand over fewer bytes than asked, at least one unless at the end: what
    /// is there first. \p done is called exactly once, on any thread, possibly before this returns. It must
    /// not block.
    virtual void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const = 0;
};

} // namespace cuegate
