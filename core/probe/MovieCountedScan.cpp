// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieCountedScan.h"

#include "core/base/MediaTime.h"
#include "core/probe/FragmentHops.h"
#include "core/probe/MovieProbe.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

Result<std::shared_ptr<CountedScan>> MovieCountedScan::begin(const ByteSource &source, const MediaInfo &found,
                                                             const CancelToken &cancel)
{
    constexpr qint64 kHeadBytes = 64 * 1024;
    const Result<QByteArray> head = source.read({0, kHeadBytes}, cancel);
    if (!head)
        return std::unexpected(head.error());
    const auto movie = readMovieDescription(source, *head, cancel);
    if (!movie)
        return std::unexpected(movie.error());
    FragmentedLayout layout = fragmentedLayout(*movie);
    const bool isCounted =
        movie->isFragmented && layout.moovTables.empty() && movie->info.tracks.size() == found.tracks.size();
    if (!isCounted)
        return fail(ErrorKind::Unsupported, u"only the fragments of an MP4 are counted through"_s);
    return std::make_shared<MovieCountedScan>(found, std::move(layout));
}

MovieCountedScan::MovieCountedScan(const MediaInfo &found, FragmentedLayout layout)
    : CountedScan(found)
    , m_layout(std::move(layout))
    , m_tables(this->found().tracks, m_layout, kMaxScannedSamples)
{
}

// Decoded from \p beginTime to \p endTime, and before sample \p endSample.
static Result<SampleTable> partOf(const SampleTable &whole, qint64 beginTime, qint64 endTime,
                                  quint32 endSample)
{
    constexpr quint32 kBlock = 4096;
    quint32 first = whole.firstAtOrAfterDts(beginTime);
    first -= std::min<quint32>(first, 1); // it may last into it
    const quint32 end = std::max(first, std::min(whole.firstAtOrAfterDts(endTime), endSample));
    SampleTableBuilder builder;
    quint32 lastDuration = 0;
    for (; first < end; first += kBlock) {
        for (const SampleTable::Entry &entry : whole.entries(first, std::min(kBlock, end - first))) {
            builder.add({entry.bytes, entry.dts, entry.pts - entry.dts, entry.isSync});
            lastDuration = entry.duration;
        }
    }
    return builder.finish(0, lastDuration);
}

MovieCountedScan::Mark MovieCountedScan::markHere() const
{
    Mark mark{knownUntil(), {}};
    for (const Track &track : found().tracks)
        mark.samples.push_back(m_tables.sampleCount(track.id));
    return mark;
}

Result<bool> MovieCountedScan::goOn(ScanWindow &window)
{
    FragmentHops hops(window, m_positionBytes);
    const auto moof = hops.next();
    if (!moof)
        return std::unexpected(moof.error());
    if (!*moof)
        return false;
    const std::lock_guard lock(knownMutex());
    if (m_marks.empty() || knownUntil() - m_marks.back().mainDts >= mainTrack().timescale)
        m_marks.push_back(markHere());
    const auto taken = m_tables.take(**moof, window.endBytes());
    if (!taken)
        return false; // scanIndex() says it
    findKeyframes(**moof, window.endBytes());
    m_positionBytes = hops.positionBytes();
    return *taken == FragmentTables::Taken::All && m_marks.size() < kMaxScannedKeyframes;
}

// The samples of the main track that were added last.
void MovieCountedScan::findKeyframes(const Box &moof, qint64 endBytes)
{
    const auto fragments = readMovieFragment(moof, m_layout.extends, endBytes, kMaxScannedSamples);
    if (!fragments)
        return;
    const Track &main = mainTrack();
    qint64 dts = m_tables.endDts(main.id);
    for (const ScannedFragment &fragment : *fragments) {
        for (const FragmentSample &sample : fragment.samples)
            dts -= fragment.trackId == main.containerId ? sample.duration : 0;
    }
    for (const ScannedFragment &fragment : *fragments) {
        if (fragment.trackId != main.containerId)
            continue;
        for (const FragmentSample &sample : fragment.samples) {
            if (sample.isSync)
                addKeyframe({dts + sample.compositionOffset, sample.offsetBytes});
            dts += sample.duration;
        }
    }
}

// Some writers put each track into fragments of its own, many seconds of it.
Result<MovieLayout> MovieCountedScan::list(qint64 beginTime, qint64 endTime, qint64 lastTime)
{
    const auto last = std::ranges::lower_bound(m_marks, lastTime, {}, &Mark::mainDts);
    const Mark end = last == m_marks.end() ? markHere() : *last;
    MovieLayout layout;
    FragmentTables known = m_tables;
    for (const Track &track : found().tracks) {
        const auto whole = known.finish(track.id);
        if (!whole)
            return std::unexpected(whole.error().within(u"track %1"_s.arg(track.id)));
        auto table =
            partOf(*whole, rescale(beginTime, mainTrack().timescale, track.timescale),
                   rescale(endTime, mainTrack().timescale, track.timescale), end.samples[track.id - 1]);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        layout.tables[track.id] = std::move(*table);
    }
    return layout;
}

} // namespace cuegate
