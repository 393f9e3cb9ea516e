// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveUpstream.h"

#include <memory>

namespace cuegate {

void fetchWhole(LiveUpstream &upstream, const LiveRequest &request, const CancelToken &cancel,
                std::function<void(const Result<LiveDocument> &)> done)
{
    const auto bytes = std::make_shared<QByteArray>();
    const auto end = [bytes, done = std::move(done)](const Result<QUrl> &from) {
        if (!from)
            return done(std::unexpected(from.error()));
        done(LiveDocument{*from, *bytes});
    };
    upstream.fetch(request, cancel, {{}, [bytes](const QByteArray &piece) { *bytes += piece; }, end});
}

} // namespace cuegate
