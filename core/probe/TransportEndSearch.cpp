// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportEndSearch.h"

#include "core/base/MediaTime.h"
#include "core/probe/TransportTrackEnd.h"

#include <algorithm>

namespace cuegate {

static constexpr qint64 kLeastWindowBytes = 256 * 1024;
static constexpr qint64 kMostWindowBytes = 1024 * 1024;
static constexpr qint64 kEnoughBytes = 1024 * 1024; // so near it is found by reading
static constexpr qint64 kMostReadBytes = 8 * 1024 * 1024;
static constexpr qint64 kLeapFactor = 8;
static constexpr int kMostLooks = 12;

namespace {

class EndSearch
{
public:
    EndSearch(const ByteSource &source, const MediaInfo &info, const Track &track, const CancelToken &cancel)
        : m_source(source)
        , m_layout(std::get<TransportStreamLayout>(info.layout))
        , m_track(track)
        , m_sizeBytes(info.sizeBytes)
        , m_windowBytes(
              std::clamp(info.sizeBytes * 1000 /
                             std::max<qint64>(1, toMilliseconds(info.durationNs, kNanosecondTimescale)),
                         kLeastWindowBytes, kMostWindowBytes))
        , m_cancel(cancel)
    {
    }
    [[nodiscard]] Result<std::optional<FoundTrackEnd>> run();

private:
    [[nodiscard]] qint64 packetAt(qint64 offsetBytes) const;
    [[nodiscard]] Result<void> look(qint64 offsetBytes, qint64 sizeBytes);
    [[nodiscard]] Result<std::optional<FoundTrackEnd>> readEnd(qint64 sureFrom) const;

    const ByteSource &m_source;
    const TransportStreamLayout &m_layout;
    const Track &m_track;
    const qint64 m_sizeBytes;
    const qint64 m_windowBytes; ///< a second of the stream
    const CancelToken &m_cancel;
    qint64 m_low = 0;  ///< the track has packets from here on
    qint64 m_high = 0; ///< and none from here on
    int m_looks = 0;
};

} // namespace

qint64 EndSearch::packetAt(qint64 offsetBytes) const
{
    const qint64 packets = (offsetBytes - m_layout.firstPacketBytes) / m_layout.form.packetBytes;
    return m_layout.firstPacketBytes + std::max<qint64>(0, packets) * m_layout.form.packetBytes;
}

/// Whether the track has packets at \p offsetBytes makes that m_low or m_high.
Result<void> EndSearch::look(qint64 offsetBytes, qint64 sizeBytes)
{
    ++m_looks;
    const auto bytes = m_source.read(ByteRange::ofSize(offsetBytes, sizeBytes), m_cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    bool isThere = false;
    forEachPacket(*bytes, m_layout.form, 0, [&](QByteArrayView packet, qsizetype) {
        const int pid = (quint8(packet[1]) & 0x1F) << 8 | quint8(packet[2]);
        isThere = isThere || quint64(pid) == m_track.containerId;
    });
    (isThere ? m_low : m_high) = offsetBytes;
    return {};
}

/// From \p sureFrom on all was looked at.
Result<std::optional<FoundTrackEnd>> EndSearch::readEnd(qint64 sureFrom) const
{
    const qint64 end = std::min(m_high + m_windowBytes, m_sizeBytes);
    const auto bytes = m_source.read({m_low, end}, m_cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    TransportTrackEnd ending(m_track);
    forEachPacket(*bytes, m_layout.form, 0, [&](QByteArrayView packet, qsizetype at) {
        const auto read = readTransportPacket(packet);
        if (read && read->pid == m_track.containerId)
            ending.add(*read, m_low + at);
    });
    const auto found = ending.finish(m_layout);
    return found ? std::optional(FoundTrackEnd{*found, m_high >= sureFrom}) : std::nullopt;
}

Result<std::optional<FoundTrackEnd>> EndSearch::run()
{
    m_low = m_layout.firstPacketBytes;
    m_high = packetAt(m_sizeBytes - kLeastWindowBytes); // probing has read what follows
    // What is near the end is read whole: encoders let go of their last pictures late.
    qint64 leapBytes = 4 * m_windowBytes;
    if (m_sizeBytes - m_low <= leapBytes)
        return readEnd(m_low);
    const qint64 near = packetAt(m_sizeBytes - leapBytes);
    if (const auto looked = look(near, m_high - near); !looked)
        return std::unexpected(looked.error());
    while (m_low < near && m_looks < kMostLooks) {
        leapBytes *= kLeapFactor;
        const qint64 at = packetAt(m_sizeBytes - leapBytes);
        if (at <= m_layout.firstPacketBytes)
            break;
        if (const auto looked = look(at, m_windowBytes); !looked)
            return std::unexpected(looked.error());
        if (m_low == at)
            break;
    }
    while (m_low < near && m_high - m_low > kEnoughBytes && m_looks < kMostLooks) {
        const qint64 middle = packetAt(m_low + (m_high - m_low) / 2);
        if (const auto looked = look(middle, m_windowBytes); !looked)
            return std::unexpected(looked.error());
    }
    if (m_high - m_low > kMostReadBytes)
        return std::nullopt;
    return readEnd(near);
}

Result<std::optional<FoundTrackEnd>> searchTrackEnd(const ByteSource &source, const MediaInfo &info,
                                                    TrackId track, const CancelToken &cancel)
{
    const auto *layout = std::get_if<TransportStreamLayout>(&info.layout);
    const Track *wanted = info.track(track);
    // Where there are no ends at all, those that were read did not fit to the beginning.
    if (!layout || !wanted || layout->ends.empty() || layout->endOf(track) || info.sizeBytes <= 0 ||
        wanted->isEncrypted)
        return std::nullopt;
    const auto end = EndSearch(source, info, *wanted, cancel).run();
    const qint64 filmTicks = rescale(info.durationNs, kNanosecondTimescale, kTransportTimescale);
    if (end && *end && ((*end)->time <= 0 || (*end)->time > filmTicks))
        return std::nullopt;
    return end;
}

Result<MediaInfo> withTrackEnd(const ByteSource &source, MediaInfo info, TrackId track, UnsureEnd unsure,
                               const CancelToken &cancel)
{
    const auto end = searchTrackEnd(source, info, track, cancel);
    if (!end)
        return std::unexpected(end.error());
    if (*end && ((*end)->isSure || unsure == UnsureEnd::Take))
        std::get<TransportStreamLayout>(info.layout).ends[track] = (*end)->time;
    return info;
}

} // namespace cuegate
