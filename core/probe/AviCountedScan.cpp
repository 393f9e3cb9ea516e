// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviCountedScan.h"

#include "core/base/MediaTime.h"
#include "core/io/InOrderSource.h"
#include "core/media/AudioFrameHeader.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

/// By so many pictures the usual distance of two is told: by those that come first, so that it does not
/// depend on how much is known.
static constexpr size_t kFirstPictures = 64;
/// So many chunks behind a picture tell when it is shown.
static constexpr size_t kBehind = 2 * kMostLeadingPictures;

Result<std::shared_ptr<CountedScan>> AviCountedScan::begin(const ByteSource &source, const MediaInfo &found,
                                                           const CancelToken &cancel)
{
    auto avi = readAviDescription(source, cancel);
    if (!avi)
        return std::unexpected(avi.error());
    if (!AviKeyframes(*found.track(found.mainTrack)).areKnown()) {
        return fail(ErrorKind::Unsupported, u"which pictures are keyframes only an index would tell"_s,
                    ErrorCode::MediaNoIndex);
    }
    ScanWindow window(source, cancel);
    for (const auto read : {readOpenDmlIndex, readOldIndex}) {
        const Result<std::optional<AviChunks>> chunks = read(window, *avi);
        if (!chunks && !isOutOfReach(chunks.error()))
            return std::unexpected(chunks.error());
        if (chunks && *chunks)
            return fail(ErrorKind::NotFound, u"the file has an index"_s);
    }
    return std::make_shared<AviCountedScan>(found, std::move(*avi));
}

AviCountedScan::AviCountedScan(const MediaInfo &found, AviDescription avi)
    : CountedScan(found)
    , m_avi(std::move(avi))
    , m_walk(m_avi)
{
    for (size_t i = 0; i < m_avi.streams.size(); ++i)
        m_timelines.emplace_back(m_avi.streams[i], m_avi.info.tracks[i]);
}

qint64 AviCountedScan::knownUntil() const
{
    if (m_settled == 0)
        return std::numeric_limits<qint64>::min();
    return m_settled < main().times().size() ? main().times()[m_settled] : main().endTime();
}

qint64 AviCountedScan::knownUntil(const Track &track) const
{
    return track.id == mainTrack().id ? knownUntil() : m_timelines[track.id - 1].nextTime();
}

Result<bool> AviCountedScan::goOn(ScanWindow &window)
{
    const auto next = m_walk.next(window);
    if (!next)
        return std::unexpected(next.error());
    const bool isTaken = *next && m_timelines[(*next)->stream].chunks().size() < kMaxScannedSamples &&
                         (*next)->chunk.offsetBytes <= window.endBytes() - (*next)->chunk.sizeBytes;
    const std::lock_guard lock(knownMutex());
    if (isTaken)
        m_timelines[(*next)->stream].add((*next)->chunk);
    if (const auto settled = settle(window, !isTaken); !settled)
        return std::unexpected(settled.error());
    return isTaken;
}

// The window's place is only that of its next read, so looking back costs at most what it had ahead.
Result<void> AviCountedScan::settle(ScanWindow &window, bool isEnd)
{
    const Track &track = mainTrack();
    AviTimeline &pictures = m_timelines[track.id - 1];
    const size_t count = pictures.chunks().size();
    if (!m_reordering && (count >= kFirstPictures + kBehind || isEnd)) {
        QStringList notes;
        auto reordering = readReordering(window, track, pictures.chunks(), notes);
        if (!reordering)
            return std::unexpected(reordering.error());
        m_reordering = *reordering;
        m_order.delay = reordering->delay;
        pictures.findStep();
        pictures.takeOutEncoderDelay(m_order.delay);
    }
    if (!m_reordering)
        return {};
    const size_t end = isEnd ? count : count - std::min(count, kBehind);
    for (; m_settled < end; ++m_settled) {
        const AviChunk &chunk = pictures.chunks()[m_settled];
        if (!chunk.isKeyframe)
            continue;
        quint32 lead = 0;
        if (m_reordering->hasLeads && m_settled > 0) {
            const auto read =
                readPictureLead(window, track, pictures.chunks(), m_settled, m_reordering->isPacked);
            if (!read)
                return std::unexpected(read.error());
            lead = *read;
        }
        if (lead > 0)
            m_order.leads[m_settled] = lead;
        addKeyframe({pictures.keyframeShownAt(m_settled, lead, m_order.delay), chunk.offsetBytes});
    }
    return {};
}

size_t AviCountedScan::chunkAt(const Track &track, qint64 time) const
{
    const std::vector<qint64> &times = m_timelines[track.id - 1].times();
    const qint64 wanted = rescale(time, mainTrack().timescale, track.timescale);
    return size_t(std::ranges::lower_bound(times, wanted) - times.begin());
}

Result<MovieLayout> AviCountedScan::list(qint64 beginTime, qint64 endTime, qint64 lastTime)
{
    const std::vector<AviChunk> &pictures = main().chunks();
    const size_t lastPicture = chunkAt(mainTrack(), lastTime);
    const qint64 endBytes = lastPicture < pictures.size() ? pictures[lastPicture].offsetBytes
                                                          : std::numeric_limits<qint64>::max();
    MovieLayout layout;
    for (const Track &track : found().tracks) {
        const AviTimeline &timeline = m_timelines[track.id - 1];
        const std::vector<AviChunk> &chunks = timeline.chunks();
        size_t first = chunkAt(track, beginTime);
        size_t end = chunkAt(track, endTime);
        if (track.id == mainTrack().id) {
            // From a keyframe on that is shown early enough, however late it comes in the file.
            first -= std::min(first, kBehind);
            while (first > 0 && (first >= chunks.size() || !chunks[first].isKeyframe))
                --first;
            end = std::max(first, std::min(end, m_settled));
        } else {
            const auto behind = std::ranges::lower_bound(chunks, endBytes, {}, &AviChunk::offsetBytes);
            end = std::max(first, std::min(end, size_t(behind - chunks.begin())));
        }
        auto table = timeline.table(track.id == mainTrack().id ? m_order : AviPictureOrder(), first, end);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        layout.tables[track.id] = std::move(*table);
        const bool isCounted = m_avi.streams[track.id - 1].sampleBytes > 0;
        if (track.type == TrackType::Audio && isCounted && isSelfFramed(track.codec))
            layout.byteStreams.insert(track.id);
    }
    return layout;
}

} // namespace cuegate
