// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportEndSearch.h"

#include "core/base/MediaTime.h"
#include "core/probe/TransportTrackEnd.h"

#include <algorithm>

namespace cuegate {

// Of a second of the stream.
static constexpr qint64 kLeastWindowBytes = 256 * 1024;
static constexpr qint64 kMostWindowBytes = 1024 * 1024;
static constexpr qint64 kWholeWindows = 8; // at the end of the file: all of them are read
static constexpr qint64 kPauseWindows = 8; // without a packet, where not all is read
static constexpr qint64 kMostWindows = 32; // read where the track seems to end
static constexpr qint64 kLeapFactor = 8;
static constexpr int kMostLooks = 12;
// What is shown last need not come last, but not much comes behind it.
static constexpr int kEnoughStarts = 5;

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
        , m_low(m_layout.firstPacketBytes)
        , m_high(info.sizeBytes)
    {
    }
    [[nodiscard]] Result<std::optional<FoundTrackEnd>> run();

private:
    [[nodiscard]] qint64 packetAt(qint64 offsetBytes) const;
    [[nodiscard]] Result<std::optional<qint64>> readWhole();
    [[nodiscard]] Result<void> approach();
    [[nodiscard]] Result<void> look(qint64 offsetBytes);
    [[nodiscard]] Result<std::optional<FoundTrackEnd>> readOn() const;
    template <typename Visit>
    void visitTrack(QByteArrayView bytes, qint64 offsetBytes, Visit visit) const;

    const ByteSource &m_source;
    const TransportStreamLayout &m_layout;
    const Track &m_track;
    const qint64 m_sizeBytes;
    const qint64 m_windowBytes;
    const CancelToken &m_cancel;
    qint64 m_low;       ///< the track has packets from here on
    qint64 m_high;      ///< and none from here on
    qint64 m_whole = 0; ///< from here on all was read
    int m_looks = 0;
};

} // namespace

qint64 EndSearch::packetAt(qint64 offsetBytes) const
{
    const qint64 packets = (offsetBytes - m_layout.firstPacketBytes) / m_layout.form.packetBytes;
    return m_layout.firstPacketBytes + std::max<qint64>(0, packets) * m_layout.form.packetBytes;
}

/// Calls \p visit with each packet of the track in \p bytes, and its place in the file.
template <typename Visit>
void EndSearch::visitTrack(QByteArrayView bytes, qint64 offsetBytes, Visit visit) const
{
    forEachPacket(bytes, m_layout.form, 0, [&](QByteArrayView packet, qsizetype at) {
        const auto read = readTransportPacket(packet);
        if (read && read->pid == m_track.containerId)
            visit(*read, offsetBytes + at);
    });
}

/// Reads the end of the file back to the track's last packets, or as far as that is worth it: where the track
/// ends, if some of it was there.
Result<std::optional<qint64>> EndSearch::readWhole()
{
    const qint64 farthest = packetAt(m_sizeBytes - kWholeWindows * m_windowBytes);
    QByteArray whole;
    int starts = 0;
    m_whole = m_sizeBytes;
    for (qint64 sizeBytes = 2 * kLeastWindowBytes; starts < kEnoughStarts && m_whole > farthest;
         sizeBytes *= 2) {
        const qint64 at = std::max(farthest, packetAt(m_sizeBytes - sizeBytes));
        const auto bytes = m_source.read({at, m_whole}, m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        visitTrack(*bytes, at, [&](const TransportPacket &packet, qint64) { starts += packet.startsUnit; });
        whole.prepend(*bytes);
        m_whole = at;
    }
    TransportTrackEnd ending(m_track);
    visitTrack(whole, m_whole, [&](const TransportPacket &packet, qint64 at) { ending.add(packet, at); });
    return ending.finish(m_layout);
}

/// Whether the track has packets at \p offsetBytes makes that m_low or m_high.
Result<void> EndSearch::look(qint64 offsetBytes)
{
    ++m_looks;
    const auto bytes = m_source.read(ByteRange::ofSize(offsetBytes, m_windowBytes), m_cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    bool isThere = false;
    visitTrack(*bytes, offsetBytes, [&](const TransportPacket &, qint64) { isThere = true; });
    (isThere ? m_low : m_high) = offsetBytes;
    return {};
}

/// Leaps back until the track is there, and bisects.
Result<void> EndSearch::approach()
{
    m_high = m_whole;
    qint64 leapBytes = m_sizeBytes - m_whole;
    bool isThere = false;
    while (!isThere && m_looks < kMostLooks) {
        leapBytes *= kLeapFactor;
        const qint64 at = packetAt(m_sizeBytes - leapBytes);
        if (at <= m_layout.firstPacketBytes)
            break;
        if (const auto looked = look(at); !looked)
            return looked;
        isThere = m_low == at;
    }
    while (m_high - m_low > kPauseWindows * m_windowBytes && m_looks < kMostLooks) {
        if (const auto looked = look(packetAt(m_low + (m_high - m_low) / 2)); !looked)
            return looked;
    }
    return {};
}

/// From m_low on until the track has no packet for long; nothing if it goes on and on.
Result<std::optional<FoundTrackEnd>> EndSearch::readOn() const
{
    const qint64 pauseBytes = kPauseWindows * m_windowBytes;
    const qint64 farthest = packetAt(m_low + kMostWindows * m_windowBytes);
    TransportTrackEnd ending(m_track);
    qint64 lastBytes = m_low; // the track's last packet
    // From a second before: it may have been met in the midst of its last picture.
    for (qint64 at = packetAt(m_low - m_windowBytes), end = 0;; at = end) {
        end = std::min(m_whole, packetAt(lastBytes + pauseBytes));
        if (end > farthest)
            return std::nullopt;
        if (end <= at)
            break;
        const auto bytes = m_source.read({at, end}, m_cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        visitTrack(*bytes, at, [&](const TransportPacket &packet, qint64 offsetBytes) {
            ending.add(packet, offsetBytes);
            lastBytes = offsetBytes;
        });
    }
    const auto found = ending.finish(m_layout);
    const bool isSure = lastBytes + pauseBytes >= m_whole;
    return found ? std::optional(FoundTrackEnd{*found, isSure}) : std::nullopt;
}

Result<std::optional<FoundTrackEnd>> EndSearch::run()
{
    const auto whole = readWhole();
    if (!whole)
        return std::unexpected(whole.error());
    if (*whole)
        return FoundTrackEnd{**whole, true};
    if (m_whole <= m_layout.firstPacketBytes)
        return std::nullopt;
    if (const auto approached = approach(); !approached)
        return std::unexpected(approached.error());
    return m_high - m_low > kPauseWindows * m_windowBytes ? Result<std::optional<FoundTrackEnd>>() : readOn();
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
