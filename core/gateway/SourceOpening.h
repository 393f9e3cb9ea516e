// SPDX-License-Identifier: GPL-3.0-or-later
// What SourceRegistry has done by its workers before a title is made: opening and probing a source. Thread:
// worker (blocks on the source); stateless.
#pragma once

#include "core/catalog/Catalog.h"
#include "core/gateway/ProbeStore.h"
#include "core/io/EndlessBody.h"
#include "core/io/Upstream.h"
#include "core/live/StreamDescription.h"

#include <memory>
#include <optional>

namespace cuegate {

struct OpenedSource
{
    Result<std::shared_ptr<const ByteSource>> source;
    Result<std::shared_ptr<const MediaInfo>> media;
    ProbeRecord record;
    std::optional<PeerCertificate> refusedCertificate = {}; ///< with ErrorCode::UpstreamTls
    /// Of a stream, which is no medium of its own: media is notOneFile() then.
    std::shared_ptr<const StreamDescription> stream = {};
    /// Of one without end: what was begun to be read of it.
    std::shared_ptr<EndlessBody> body = {};
};

/// What who wants the film itself of a stream is told.
[[nodiscard]] Error notOneFile(const StreamDescription &stream);

/// Takes what \p store has of it if that is still true; else probes and stores what that has read.
[[nodiscard]] OpenedSource openAndProbe(const CatalogSource &source, Upstream &upstream,
                                        const ProbeStore &store, const CancelToken &cancel);

struct UpstreamLook
{
    std::optional<Error> failure;
    std::optional<PeerCertificate> refusedCertificate; ///< with ErrorCode::UpstreamTls
};

/// Whether \p source can be opened, whatever is known of it.
[[nodiscard]] UpstreamLook lookAtUpstream(const CatalogSource &source, const Upstream &upstream,
                                          const CancelToken &cancel);

} // namespace cuegate
