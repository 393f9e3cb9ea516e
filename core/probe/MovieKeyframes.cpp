// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieKeyframes.h"

using namespace Qt::StringLiterals;

namespace cuegate {

/// More than the frames of an 18-hour film at 60 per second; bounds what a table of constant sizes can make.
static constexpr std::size_t kMaxKeyframes = 4'000'000;
static constexpr quint32 kBlock = 4096;

class KeyframeCollector
{
public:
    void add(const SampleTable::Entry &entry)
    {
        if (!m_keyframes.empty() && entry.pts <= m_keyframes.back().time) {
            ++m_dropped;
            return;
        }
        m_keyframes.push_back({entry.pts, entry.bytes.beginBytes});
    }
    [[nodiscard]] bool isFull() const { return m_keyframes.size() >= kMaxKeyframes; }
    [[nodiscard]] std::vector<Keyframe> take() { return std::move(m_keyframes); }
    [[nodiscard]] qint64 dropped() const { return m_dropped; }

private:
    std::vector<Keyframe> m_keyframes;
    qint64 m_dropped = 0;
};

static void collectAll(const SampleTable &table, KeyframeCollector &collector)
{
    for (quint32 first = 0; first < table.sampleCount() && !collector.isFull(); first += kBlock) {
        for (const auto &entry : table.entries(first, kBlock)) {
            if (entry.isSync && !collector.isFull())
                collector.add(entry);
        }
        if (first > table.sampleCount() - std::min(kBlock, table.sampleCount()))
            break;
    }
}

static void collectEveryHalfSecond(const SampleTable &table, quint32 timescale, KeyframeCollector &collector)
{
    quint32 sample = 0;
    while (sample < table.sampleCount() && !collector.isFull()) {
        const auto entry = table.entries(sample, 1).front();
        collector.add(entry);
        const quint32 next = table.firstAtOrAfterDts(entry.dts + (timescale + 1) / 2);
        sample = std::max(next, sample + 1);
    }
}

KeyframeIndex movieKeyframes(const Track &track, const SampleTable &table, QStringList &notes)
{
    KeyframeCollector collector;
    if (table.allSync() && track.type == TrackType::Audio)
        collectEveryHalfSecond(table, track.timescale, collector);
    else
        collectAll(table, collector);
    if (collector.dropped() > 0)
        notes << u"%1 keyframes are not after the one before them and do not cut"_s.arg(collector.dropped());
    if (collector.isFull())
        notes << u"only the first %1 keyframes cut"_s.arg(kMaxKeyframes);
    return {track.timescale, collector.take()};
}

} // namespace cuegate
