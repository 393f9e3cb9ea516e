// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/FragmentWindow.h"

#include "core/media/FragmentWalker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr quint32 kMostSamples = 1'000'000; // of one track

FragmentWindow::FragmentWindow(SpanBytes &bytes, const MediaInfo &info, qint64 beginBytes)
    : m_bytes(bytes)
    , m_info(info)
    , m_beginBytes(beginBytes)
    , m_growing(info.tracks, std::get<FragmentedLayout>(info.layout), kMostSamples)
{
}

Result<void> FragmentWindow::fill(const std::function<bool(qint64)> &isEnough)
{
    if (m_beginBytes <= std::get<FragmentedLayout>(m_info.layout).moovOffsetBytes) {
        m_begins.push_back({m_beginBytes, 0});
        m_growing.takeMoov();
    }
    const qint64 endBytes = m_info.boundBytes();
    FragmentWalker walker(m_beginBytes, endBytes);
    while (!isEnough(walker.positionBytes())) {
        const auto bytes = m_bytes.from(walker.positionBytes(), walker.neededBytes());
        if (!bytes)
            return std::unexpected(bytes.error());
        const FragmentWalker::Step step = walker.next(*bytes);
        if (step == FragmentWalker::Step::NeedBytes)
            continue;
        if (step != FragmentWalker::Step::Fragment)
            break;
        m_begins.push_back({walker.moof().offsetBytes, m_growing.sampleCount(m_info.mainTrack)});
        if (!m_growing.take(walker.moof(), endBytes))
            break;
    }
    return {};
}

bool FragmentWindow::hasMainFrom(qint64 offsetBytes) const
{
    const auto begin = std::ranges::lower_bound(m_begins, offsetBytes, {}, &Begin::offsetBytes);
    return begin != m_begins.end() && m_growing.sampleCount(m_info.mainTrack) > begin->sample;
}

Result<void> FragmentWindow::finish()
{
    for (const Track &track : m_info.tracks) {
        auto table = m_growing.finish(track.id);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        m_tables[track.id] = std::move(*table);
    }
    return {};
}

quint32 FragmentWindow::sampleOf(const Keyframe &keyframe) const
{
    const SampleTable &table = m_tables.at(m_info.mainTrack);
    const auto begin = std::ranges::lower_bound(m_begins, keyframe.offsetBytes, {}, &Begin::offsetBytes);
    if (begin == m_begins.end())
        return table.sampleCount();
    const auto isBehind = [begin](const Begin &other) { return other.sample > begin->sample; };
    const auto end = std::find_if(begin, m_begins.end(), isBehind);
    const quint32 endSample = end == m_begins.end() ? table.sampleCount() : end->sample;
    const auto entries = table.entries(begin->sample, endSample - begin->sample);
    const auto found = std::ranges::find_if(entries, [&keyframe](const SampleTable::Entry &entry) {
        return entry.isSync && entry.pts == keyframe.time;
    });
    return begin->sample + (found == entries.end() ? 0 : quint32(found - entries.begin()));
}

bool FragmentWindow::holds(const Keyframe &keyframe) const
{
    const auto entry = m_tables.at(m_info.mainTrack).entries(sampleOf(keyframe), 1);
    const bool isVideo = m_info.track(m_info.mainTrack)->type == TrackType::Video;
    return !entry.empty() && (entry.front().isSync || !isVideo) &&
           std::abs(entry.front().pts - keyframe.time) <= 1;
}

} // namespace cuegate
