// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GuideReading.h"

#include "core/base/GzipReader.h"
#include "core/list/XmltvReader.h"

#include <algorithm>

namespace cuegate {

static constexpr qint64 kMostBytes = 256 * 1024 * 1024;
static constexpr qint64 kMostInflatedBytes = 512 * 1024 * 1024;
static constexpr qint64 kDayMs = 86'400'000;

Result<std::shared_ptr<const Guide>> readGuide(const EntryList &entries, const SourceLocation &location,
                                               const Upstream &upstream, qint64 nowMs,
                                               const CancelToken &cancel)
{
    std::vector<quint64> channels;
    for (quint32 i = 0; i < entries.size(); ++i) {
        if (const QByteArrayView id = entries.at(i).channelId; !id.isEmpty())
            channels.push_back(channelKey(id));
    }
    std::ranges::sort(channels);
    channels.erase(std::unique(channels.begin(), channels.end()), channels.end());
    XmltvReader reader(std::move(channels), {nowMs - kDayMs, nowMs + 8 * kDayMs});
    GzipReader gzip(kMostInflatedBytes);
    const auto read = upstream.readWhole(
        location, kMostBytes,
        [&](const QUrl & /*from*/, QByteArrayView bytes) {
            return gzip.push(bytes, [&](QByteArrayView piece) { return reader.push(piece); });
        },
        cancel);
    if (!read)
        return std::unexpected(read.error());
    return reader.finish();
}

} // namespace cuegate
