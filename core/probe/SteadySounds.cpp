// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/SteadySounds.h"

#include "core/base/MediaTime.h"
#include "core/media/MovieFragments.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>
#include <numeric>

namespace cuegate {

static constexpr quint64 kFarTicks = quint64(1) << 60;
static constexpr size_t kFewestFragments = 3; // the first may count twice
static constexpr size_t kMostUneven = 8;
static constexpr quint32 kMostInMoov = 4096;

SteadySounds::SteadySounds(const MediaInfo &info)
    : m_info(info)
{
    const auto &layout = std::get<FragmentedLayout>(info.layout);
    for (const Track &track : info.tracks) {
        if (track.type != TrackType::Audio)
            continue;
        Row &row = m_rows[track.id];
        const auto table = layout.moovTables.find(track.id);
        if (table == layout.moovTables.end() || table->second.sampleCount() == 0)
            continue;
        std::vector<qint64> durations;
        for (const SampleTable::Entry &entry : table->second.entries(0, kMostInMoov))
            durations.push_back(entry.duration);
        takeFrames(row, table->second.entries(0, 1).front().dts, durations);
        row.isSteady = row.isSteady && row.end == table->second.endTime();
    }
}

void SteadySounds::take(const Box &moof)
{
    const auto &layout = std::get<FragmentedLayout>(m_info.layout);
    const auto fragments = readMovieFragment(moof, layout.extends, m_info.boundBytes(), kMaxScannedSamples);
    if (!fragments)
        return;
    for (const ScannedFragment &fragment : *fragments) {
        const auto track = std::ranges::find(m_info.tracks, fragment.trackId, &Track::containerId);
        const auto row = track == m_info.tracks.end() ? m_rows.end() : m_rows.find(track->id);
        if (row == m_rows.end() || fragment.samples.empty())
            continue;
        const auto base = fragment.baseMediaDecodeTime;
        if (!base || *base > kFarTicks || fragment.isCut) {
            row->second.isSteady = false;
            continue;
        }
        std::vector<qint64> durations;
        for (const FragmentSample &sample : fragment.samples) {
            durations.push_back(sample.duration);
            row->second.isSteady = row->second.isSteady && sample.compositionOffset == 0;
        }
        takeFrames(row->second, qint64(*base) + layout.presentationOffsets.at(track->id), durations);
    }
}

void SteadySounds::endBeginning()
{
    for (auto &[id, row] : m_rows)
        row.isSteady = row.isSteady && !row.begins.empty();
}

void SteadySounds::takeFirst(Row &row, qint64 time, std::span<const qint64> durations)
{
    const size_t count = std::min(kMostUneven, durations.size());
    const auto uneven = durations.first(count);
    row.unevenFrames = qint64(count);
    row.even = std::accumulate(uneven.begin(), uneven.end(), time);
    row.end = row.even;
    row.frameTicks = durations[std::min(count, durations.size() - 1)];
    row.isSteady = row.isSteady && row.frameTicks > 0 && row.even > time;
    row.begins.insert(time);
    if (count < durations.size())
        takeFrames(row, row.even, durations.subspan(count));
}

void SteadySounds::takeFrames(Row &row, qint64 time, std::span<const qint64> durations)
{
    if (row.begins.empty())
        return takeFirst(row, time, durations);
    if (!row.isSteady || time == *row.begins.begin())
        return;
    row.begins.insert(time);
    const qint64 last = durations.back();
    const auto whole = durations.first(durations.size() - 1);
    const auto isWhole = [&row](qint64 duration) { return duration == row.frameTicks; };
    row.isSteady = (time - row.even) % row.frameTicks == 0 && std::ranges::all_of(whole, isWhole) &&
                   last > 0 && last <= row.frameTicks;
    const qint64 end = time + qint64(whole.size()) * row.frameTicks + last;
    if (last < row.frameTicks) {
        row.isSteady = row.isSteady && row.shortEnd.value_or(end) == end;
        row.shortEnd = end;
    }
    row.end = std::max(row.end, end);
}

std::map<TrackId, FragmentedLayout::SteadySound> SteadySounds::found(qint64 endNs) const
{
    std::map<TrackId, FragmentedLayout::SteadySound> sounds;
    for (const auto &[id, row] : m_rows) {
        const quint32 timescale = m_info.track(id)->timescale;
        const qint64 missing = rescale(endNs, kNanosecondTimescale, timescale) - row.end;
        const bool hasEnd = missing < timescale && row.shortEnd.value_or(row.end) == row.end;
        if (row.isSteady && row.begins.size() >= kFewestFragments && hasEnd)
            sounds[id] = {row.even - row.unevenFrames * row.frameTicks, row.frameTicks, row.end};
    }
    return sounds;
}

} // namespace cuegate
