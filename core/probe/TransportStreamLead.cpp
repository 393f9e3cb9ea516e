// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamLead.h"

#include "core/media/PesStarts.h"

#include <algorithm>

namespace cuegate {

bool LeadWatch::take(qint64 shown)
{
    constexpr int kMostLeading = 32;
    if (shown >= m_time || ++m_looked > kMostLeading)
        return false;
    m_leadTicks = std::max(m_leadTicks, m_time - shown);
    return true;
}

Result<qint64> readTransportStreamLead(const ByteSource &source, const MediaInfo &info,
                                       const Keyframe &keyframe, const CancelToken &cancel)
{
    constexpr qint64 kStepBytes = 256 * 1024;
    constexpr qint64 kMostBytes = 2 * 1024 * 1024;
    const auto &layout = std::get<TransportStreamLayout>(info.layout);
    const auto pid = info.track(info.mainTrack)->containerId;
    LeadWatch watch(keyframe.time);
    PesStarts starts(Codec::Unknown);
    std::vector<PesStart> found;
    bool isOver = false;
    qint64 at = keyframe.offsetBytes;
    while (!isOver && at < keyframe.offsetBytes + kMostBytes) {
        const auto bytes = source.read(ByteRange::ofSize(at, kStepBytes), cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const qsizetype consumed =
            forEachPacket(*bytes, layout.form, 0, [&](QByteArrayView packet, qsizetype position) {
                const auto read = isOver ? std::nullopt : readTransportPacket(packet);
                if (!read || read->pid != pid)
                    return;
                found.clear();
                starts.add(*read, at + position, found);
                for (const PesStart &start : found) {
                    if (start.offsetBytes > keyframe.offsetBytes && start.header.pts)
                        isOver = !watch.take(layout.timeOf(*start.header.pts, start.offsetBytes));
                }
            });
        if (consumed == 0)
            break;
        at += consumed;
    }
    return watch.leadTicks();
}

} // namespace cuegate
