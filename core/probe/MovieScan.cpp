// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieScan.h"

#include "core/base/MediaTime.h"
#include "core/media/SampleTableBuilder.h"
#include "core/probe/MovieProbe.h"
#include "core/probe/ScanWindow.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kHeadBytes = 64 * 1024;
static constexpr qint64 kMaxMoofBytes = 16 * 1024 * 1024;
static constexpr qint64 kMaxTicks = qint64(1) << 60;
static constexpr qint64 kImpossibleGapSeconds = 24 * 3600;
static constexpr quint32 kBlock = 4096;

namespace {

class MovieScan
{
public:
    MovieScan(ScanWindow &window, MovieDescription &movie, const std::function<void(ScanProgress)> &progress);

    /// Goes through the boxes of the file.
    [[nodiscard]] Result<void> run();
    /// Gives the tracks their tables and the movie its index.
    [[nodiscard]] Result<void> finish();

private:
    struct Growing // table of a track
    {
        SampleTableBuilder builder;
        qint64 nextDts = 0; ///< end of what was added, in media time
        quint32 lastDuration = 0;
        bool hasJumped = false;
    };

    void takeSamplesOfMoov(const MovieTrack &track, Growing &growing);
    [[nodiscard]] Result<void> takeMoof(qint64 offsetBytes, qint64 sizeBytes);
    void take(const ScannedFragment &fragment);
    [[nodiscard]] qint64 startOf(const ScannedFragment &fragment, const Track &track, Growing &growing);
    void stop(const QString &why);

    ScanWindow &m_window;
    MovieDescription &m_movie;
    const std::function<void(ScanProgress)> &m_progress;
    std::vector<Growing> m_growing; ///< as m_movie.tracks
    quint32 m_fragments = 0;
    quint32 m_samplesLeft = 2 * kMaxScannedSamples; ///< of all tracks
    bool m_isStopped = false;
};

} // namespace

MovieScan::MovieScan(ScanWindow &window, MovieDescription &movie,
                     const std::function<void(ScanProgress)> &progress)
    : m_window(window)
    , m_movie(movie)
    , m_progress(progress)
    , m_growing(movie.tracks.size())
{
    for (size_t i = 0; i < m_growing.size(); ++i)
        takeSamplesOfMoov(movie.tracks[i], m_growing[i]);
}

/// The first fragment may be in moov, as an ordinary sample table.
void MovieScan::takeSamplesOfMoov(const MovieTrack &track, Growing &growing)
{
    const quint32 count = std::min({track.table.sampleCount(), kMaxScannedSamples, m_samplesLeft});
    m_samplesLeft -= count;
    for (quint32 first = 0; first < count; first += kBlock) {
        for (const SampleTable::Entry &entry : track.table.entries(first, std::min(kBlock, count - first))) {
            growing.builder.add(
                {entry.bytes, entry.dts - track.presentationOffset, entry.pts - entry.dts, entry.isSync});
            growing.lastDuration = entry.duration;
            growing.nextDts = entry.dts - track.presentationOffset + entry.duration;
        }
    }
}

void MovieScan::stop(const QString &why)
{
    if (!m_isStopped)
        m_movie.info.notes << why;
    m_isStopped = true;
}

Result<void> MovieScan::run()
{
    qint64 at = 0;
    while (at < m_window.endBytes() && !m_isStopped) {
        const Result<QByteArrayView> bytes = m_window.from(at, kMaxBoxHeaderBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() < 8)
            break;
        const auto header = readBoxHeader(*bytes, at);
        if (!header) {
            stop(u"the file is damaged at byte %1: it is played up to there"_s.arg(at));
            break;
        }
        const qint64 size = header->sizeBytes < 0 ? m_window.endBytes() - at : header->sizeBytes;
        if (header->type == boxType("moof")) {
            if (Result<void> taken = takeMoof(at, size); !taken)
                return taken;
        }
        if (size > m_window.endBytes() - at)
            break;
        at += size;
    }
    return {};
}

Result<void> MovieScan::takeMoof(qint64 offsetBytes, qint64 sizeBytes)
{
    if (sizeBytes > kMaxMoofBytes) {
        stop(u"the moof at byte %1 is too big to be true: the file is played up to there"_s.arg(offsetBytes));
        return {};
    }
    // With the header of the mdat that follows: one request less.
    const Result<QByteArrayView> bytes = m_window.from(offsetBytes, sizeBytes + kMaxBoxHeaderBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto moof =
        bytes->size() >= sizeBytes ? BoxReader(bytes->first(sizeBytes), offsetBytes).next() : std::nullopt;
    if (!moof) {
        stop(u"the file is cut off inside the moof at byte %1: it is played up to there"_s.arg(offsetBytes));
        return {};
    }
    const auto fragments = readMovieFragment(*moof, m_movie.extends, m_window.endBytes(), m_samplesLeft);
    if (!fragments) {
        stop(fragments.error().message + u": the file is played up to there"_s);
        return {};
    }
    ++m_fragments;
    for (const ScannedFragment &fragment : *fragments) {
        take(fragment);
        if (fragment.isCut)
            stop(u"the file is cut off: samples of the moof at byte %1 lie outside of it"_s.arg(offsetBytes));
    }
    if (m_progress && m_movie.info.mainTrack > 0) {
        const size_t main = m_movie.info.mainTrack - 1;
        m_progress(
            {offsetBytes + sizeBytes,
             rescale(m_growing[main].nextDts, m_movie.tracks[main].track.timescale, kNanosecondTimescale)});
    }
    return {};
}

/// Where the fragment begins. A time that goes back, or on for more than a day, does not count.
qint64 MovieScan::startOf(const ScannedFragment &fragment, const Track &track, Growing &growing)
{
    if (!fragment.baseMediaDecodeTime || *fragment.baseMediaDecodeTime > quint64(kMaxTicks))
        return growing.nextDts;
    const qint64 start = qint64(*fragment.baseMediaDecodeTime);
    if (growing.builder.sampleCount() == 0)
        return start;
    // The sample before is prolonged over a gap; its duration has 32 bits.
    const qint64 widestGap =
        std::min<qint64>(kImpossibleGapSeconds * track.timescale, std::numeric_limits<qint32>::max());
    const bool goesOn = start > growing.builder.lastDts() && start - growing.builder.lastDts() <= widestGap;
    if (!goesOn && !growing.hasJumped) {
        growing.hasJumped = true;
        m_movie.info.notes
            << u"track %1: the times of the fragments jump; they are put one after another"_s.arg(track.id);
    }
    return goesOn ? start : growing.nextDts;
}

void MovieScan::take(const ScannedFragment &fragment)
{
    const auto found = std::ranges::find_if(
        m_movie.tracks, [&](const MovieTrack &track) { return track.track.containerId == fragment.trackId; });
    if (found == m_movie.tracks.end() || fragment.samples.empty())
        return;
    const Track &track = found->track;
    Growing &growing = m_growing[size_t(found - m_movie.tracks.begin())];
    qint64 dts = startOf(fragment, track, growing);
    for (const FragmentSample &sample : fragment.samples) {
        if (growing.builder.sampleCount() >= kMaxScannedSamples || dts > kMaxTicks) {
            m_samplesLeft = 0;
            stop(u"track %1 has more than %2 samples: the rest is left out"_s.arg(track.id).arg(
                kMaxScannedSamples));
            return;
        }
        const bool isSync = sample.isSync || track.type != TrackType::Video;
        growing.builder.add(
            {ByteRange::ofSize(sample.offsetBytes, sample.sizeBytes), dts, sample.compositionOffset, isSync});
        dts += sample.duration;
        growing.lastDuration = sample.duration;
    }
    m_samplesLeft -= std::min(m_samplesLeft, quint32(fragment.samples.size()));
    growing.nextDts = dts;
}

Result<void> MovieScan::finish()
{
    MediaInfo &info = m_movie.info;
    qint64 endNs = 0;
    bool hasSamples = false;
    for (size_t i = 0; i < m_growing.size(); ++i) {
        MovieTrack &track = m_movie.tracks[i];
        auto table = m_growing[i].builder.finish(track.presentationOffset, m_growing[i].lastDuration);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.track.id)));
        track.table = std::move(*table);
        applyTableTimes(track);
        info.tracks[i] = track.track;
        if (track.table.sampleCount() == 0)
            continue;
        hasSamples = true;
        if (track.track.type == TrackType::Video || track.track.type == TrackType::Audio)
            endNs = std::max(endNs,
                             rescale(track.track.durationTicks, track.track.timescale, kNanosecondTimescale));
    }
    if (!hasSamples) {
        return fail(ErrorKind::CorruptInput,
                    m_fragments == 0
                        ? u"this is only the initialisation of a stream: no fragment (moof) follows"_s
                        : u"the %1 fragments hold no sample"_s.arg(m_fragments),
                    ErrorCode::MediaNoIndex);
    }
    info.durationNs = endNs;
    takeMovieIndex(m_movie.tracks, info);
    if (info.indexKind == IndexKind::None)
        return fail(ErrorKind::CorruptInput,
                    info.notes.isEmpty() ? u"no keyframe was found"_s : info.notes.last(),
                    ErrorCode::MediaNoIndex);
    info.indexKind = IndexKind::Scan;
    info.indexComplete = m_samplesLeft > 0;
    return {};
}

Result<MediaInfo> scanMovie(const ByteSource &source, const CancelToken &cancel,
                            const std::function<void(ScanProgress)> &progress)
{
    const Result<QByteArray> head = source.read({0, kHeadBytes}, cancel);
    if (!head)
        return std::unexpected(head.error());
    auto movie = readMovieDescription(source, *head, cancel);
    if (!movie)
        return std::unexpected(movie.error());
    if (!movie->isFragmented) {
        return fail(ErrorKind::Unsupported, u"this is no fragmented MP4: its moov is its index"_s,
                    ErrorCode::MediaNoIndex);
    }
    ScanWindow window(source, cancel);
    MovieScan scan(window, *movie, progress);
    if (Result<void> done = scan.run(); !done)
        return std::unexpected(done.error());
    if (Result<void> done = scan.finish(); !done)
        return std::unexpected(done.error());
    return std::move(movie->info);
}

} // namespace cuegate
