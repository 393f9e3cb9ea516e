// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/BroadcastTable.h"

#include "core/media/TransportStreamLayout.h"

#include <algorithm>

namespace cuegate {

namespace {

constexpr size_t kMostShown = 8;
constexpr size_t kLeastShown = 4;
// Of what is shown, so that a few broadcasts have room in the ring.
constexpr qint64 kMostShownBytes = 24 * 1024 * 1024;
// Players may ask for what has left the playlist for as long as that was (RFC 8216 section 6.2.2).
constexpr size_t kMostKept = 2 * kMostShown;
constexpr qint64 kSecondUs = 1'000'000;
constexpr qint64 kEnoughUs = 4 * kSecondUs;
constexpr size_t kEnoughSegments = 2;

} // namespace

qint64 BroadcastTable::append(const CutSegment &segment)
{
    const bool isDiscontinuity = std::exchange(m_isCutOff, false) || segment.isDiscontinuity;
    if (isDiscontinuity && m_nextNumber > 0)
        ++m_discontinuity;
    BroadcastEntry entry;
    entry.number = m_nextNumber++;
    entry.sizeBytes = segment.bytes.size();
    entry.startUs = m_nextStartUs;
    entry.durationUs = segment.durationTicks * kSecondUs / kTransportTimescale;
    entry.discontinuity = m_discontinuity;
    entry.isDiscontinuity = isDiscontinuity && entry.number > 0;
    entry.isIndependent = segment.isIndependent;
    m_nextStartUs += entry.durationUs;
    // Each EXTINF rounded to whole seconds must not be more (RFC 8216 section 4.3.3.1).
    m_targetDurationS = std::max(m_targetDurationS, (entry.durationUs + kSecondUs / 2) / kSecondUs);
    if (entry.durationUs > 0)
        m_peakBandwidth = std::max(m_peakBandwidth, entry.sizeBytes * 8 * kSecondUs / entry.durationUs);
    m_entries.push_back(entry);
    moveWindow();
    return entry.number;
}

void BroadcastTable::moveWindow()
{
    if (m_entries.size() > kMostKept)
        m_entries.pop_front();
    qint64 bytes = 0;
    qint64 begin = m_nextNumber;
    for (auto entry = m_entries.rbegin(); entry != m_entries.rend(); ++entry) {
        const auto shown = size_t(m_nextNumber - begin);
        bytes += entry->sizeBytes;
        if (shown == kMostShown || (shown >= kLeastShown && bytes > kMostShownBytes))
            break;
        begin = entry->number;
    }
    m_shownBegin = std::max(m_shownBegin, begin);
}

void BroadcastTable::hideAll()
{
    m_shownBegin = m_nextNumber;
    m_isCutOff = m_nextNumber > 0;
}

const BroadcastEntry *BroadcastTable::find(qint64 number) const
{
    if (m_entries.empty() || number < m_entries.front().number || number >= m_nextNumber)
        return nullptr;
    return &m_entries[size_t(number - m_entries.front().number)];
}

bool BroadcastTable::isEnough() const
{
    qint64 durationUs = 0;
    for (qint64 number = m_shownBegin; number < m_nextNumber; ++number)
        durationUs += find(number)->durationUs;
    return durationUs >= kEnoughUs || size_t(m_nextNumber - m_shownBegin) >= kEnoughSegments;
}

qint64 BroadcastTable::averageBandwidth() const
{
    qint64 bytes = 0;
    qint64 durationUs = 0;
    for (const BroadcastEntry &entry : m_entries) {
        bytes += entry.sizeBytes;
        durationUs += entry.durationUs;
    }
    return durationUs > 0 ? bytes * 8 * kSecondUs / durationUs : 0;
}

LivePlaylist BroadcastTable::shown() const
{
    LivePlaylist playlist;
    playlist.targetDurationS = m_targetDurationS;
    playlist.mediaSequence = m_shownBegin;
    playlist.isIndependent = true;
    playlist.discontinuitySequence = m_discontinuity;
    for (qint64 number = m_shownBegin; number < m_nextNumber; ++number) {
        const BroadcastEntry &entry = *find(number);
        // Of the playlist: how many there were before its first segment.
        if (number == m_shownBegin)
            playlist.discontinuitySequence = entry.discontinuity - (entry.isDiscontinuity ? 1 : 0);
        playlist.isIndependent = playlist.isIndependent && entry.isIndependent;
        playlist.segments.push_back(
            {QByteArray::number(number) + ".ts", {}, entry.durationUs, {}, entry.isDiscontinuity, false});
    }
    return playlist;
}

} // namespace cuegate
