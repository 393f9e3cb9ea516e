// SPDX-License-Identifier: GPL-3.0-or-later
// Opens sources by their location. Owns the thread that talks to web servers and the cache of blocks that
// all sources share; both live as long as the last source. Thread: any; open() blocks and is a worker's call.
#pragma once

#include "core/io/ByteSource.h"
#include "core/io/PeerCertificate.h"
#include "core/io/ResourceFetch.h"
#include "core/io/SourceLocation.h"
#include "core/io/UpstreamOptions.h"
#include "core/io/WholeBody.h"

#include <memory>
#include <mutex>
#include <vector>

namespace cuegate {

class BlockCache;
class DiskBlockCache;
class EndlessBody;
class HttpByteSource;
class HttpThread;

class Upstream
{
public:
    /// \p disk: where blocks are kept for later runs; null: nowhere.
    explicit Upstream(UpstreamOptions options = {}, std::shared_ptr<DiskBlockCache> disk = nullptr);
    ~Upstream();

    /// Asks for the first 64 KiB, which later reads need not fetch again, and for the size where the server
    /// does not say it though it sends parts. Errors: InvalidArgument for another
    /// scheme or a header that cannot be sent; NotFound, PermissionDenied, CorruptInput (empty) and
    /// Unavailable with an Upstream… code; Cancelled.
    [[nodiscard]] Result<std::shared_ptr<ByteSource>> open(const SourceLocation &location,
                                                           const CancelToken &cancel) const;

    /// The same without a request, for a source known from an earlier run: \p pinned is believed until the
    /// first answer, which fails reads with UpstreamChanged if it shows another version.
    [[nodiscard]] Result<std::shared_ptr<ByteSource>> open(const SourceLocation &location,
                                                           const SourceValidator &pinned) const;

    /// Reads a resource or file once from its beginning to its end, without keeping any of it; blocks. It may
    /// come in gzip.
    /// Errors: CorruptInput beyond \p maxBytes; Cancelled; as open(); what \p take says.
    [[nodiscard]] Result<void> readWhole(const SourceLocation &location, qint64 maxBytes,
                                         const TakePiece &take, const CancelToken &cancel) const;

    /// Fetches what a playlist names, once and without keeping it; at once.
    void fetch(const ResourceRequest &request, const CancelToken &cancel, FetchListener listener) const;

    /// Opens a body that goes on; at once. What goes wrong, it says itself.
    [[nodiscard]] std::shared_ptr<EndlessBody> openEndless(const SourceLocation &location) const;
    /// The same with the body that open() began for \p source, which nobody may be reading: no second
    /// connection is made. Null if it is no resource of the web.
    [[nodiscard]] std::shared_ptr<EndlessBody> goOnWith(const std::shared_ptr<ByteSource> &source) const;

    /// What of the certificate that the host of \p url shows keeps it from being verified; nothing if it can
    /// be, or if the host is silent. Sends no request; blocks for 2 s at most, and is a worker's call.
    [[nodiscard]] std::optional<PeerCertificate> refusedCertificate(const QUrl &url,
                                                                    const CancelToken &cancel) const;

    /// Of accounts none of whose open sources says how many it allows; at once. At least 1.
    void setConnectionsPerAccount(int connections);
    /// Where this program listens itself: no source leads there; at once.
    void setOwnPorts(std::vector<int> ports);
    /// Whether sources fetch more than is asked for, so that it is there when it is.
    void setReadAhead(bool mayReadAhead);

private:
    // One whose first answer came too late for who asked, for who asks next.
    struct LateSource
    {
        SourceLocation location;
        std::shared_ptr<HttpByteSource> source;
        std::chrono::steady_clock::time_point keptUntil;
    };
    [[nodiscard]] std::shared_ptr<HttpByteSource> takeLate(const SourceLocation &location) const;
    void keepLate(const SourceLocation &location, std::shared_ptr<HttpByteSource> source) const;

    const UpstreamOptions m_options;
    const std::shared_ptr<HttpThread> m_thread;
    const std::shared_ptr<BlockCache> m_cache;
    const std::shared_ptr<DiskBlockCache> m_disk;
    mutable std::mutex m_mutex;
    mutable std::vector<LateSource> m_late; // guarded by m_mutex
};

/// Whether the headers of \p location can be sent: names are tokens, values hold no line end, none is one
/// that we set. Errors: InvalidArgument.
[[nodiscard]] Result<void> checkHeaders(const SourceLocation &location);

} // namespace cuegate
