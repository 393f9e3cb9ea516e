// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieScan.h"

#include "core/base/MediaTime.h"
#include "core/media/FragmentTables.h"
#include "core/probe/FragmentHops.h"
#include "core/probe/MovieProbe.h"
#include "core/probe/ScanWindow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kHeadBytes = 64 * 1024;

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
    /// What ends the scan, in words; empty if nothing does.
    [[nodiscard]] QString take(const Box &moof);
    void tell(qint64 offsetBytes) const;

    ScanWindow &m_window;
    MovieDescription &m_movie;
    const std::function<void(ScanProgress)> &m_progress;
    FragmentedLayout m_layout;
    FragmentTables m_tables;
    quint32 m_fragments = 0;
    bool m_isFull = false;
};

} // namespace

MovieScan::MovieScan(ScanWindow &window, MovieDescription &movie,
                     const std::function<void(ScanProgress)> &progress)
    : m_window(window)
    , m_movie(movie)
    , m_progress(progress)
    , m_layout(fragmentedLayout(movie))
    , m_tables(movie.info.tracks, m_layout, kMaxScannedSamples)
{
    m_tables.takeMoov();
}

Result<void> MovieScan::run()
{
    FragmentHops hops(m_window, 0);
    QString end;
    while (end.isEmpty()) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof) {
            end = hops.problem();
            break;
        }
        end = take(**moof);
        tell(hops.positionBytes());
    }
    for (const Track &track : m_movie.info.tracks) {
        if (m_tables.hasJumped(track.id))
            m_movie.info.notes
                << u"track %1: the times of the fragments jump; they are put one after another"_s.arg(
                       track.id);
    }
    if (!end.isEmpty())
        m_movie.info.notes << u"%1: the file is played up to there"_s.arg(end);
    return {};
}

QString MovieScan::take(const Box &moof)
{
    const auto taken = m_tables.take(moof, m_window.endBytes());
    if (!taken)
        return taken.error().message;
    ++m_fragments;
    switch (*taken) {
    case FragmentTables::Taken::All:
        break;
    case FragmentTables::Taken::Cut:
        return u"the file is cut off, samples of the moof at byte %1 lie outside of it"_s.arg(
            moof.offsetBytes);
    case FragmentTables::Taken::Full:
        m_isFull = true;
        return u"a track has more than %1 samples at byte %2"_s.arg(kMaxScannedSamples).arg(moof.offsetBytes);
    }
    return {};
}

void MovieScan::tell(qint64 offsetBytes) const
{
    if (const Track *main = m_movie.info.track(m_movie.info.mainTrack); m_progress && main)
        m_progress({offsetBytes, rescale(m_tables.endDts(main->id), main->timescale, kNanosecondTimescale)});
}

Result<void> MovieScan::finish()
{
    MediaInfo &info = m_movie.info;
    qint64 endNs = 0;
    bool hasSamples = false;
    for (MovieTrack &track : m_movie.tracks) {
        auto table = m_tables.finish(track.track.id);
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.track.id)));
        track.table = std::move(*table);
        applyTableTimes(track);
        info.tracks[track.track.id - 1] = track.track;
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
    info.indexComplete = !m_isFull;
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
