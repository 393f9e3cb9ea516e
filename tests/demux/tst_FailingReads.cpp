// SPDX-License-Identifier: GPL-3.0-or-later
// A source that fails once, at whichever of its reads, is said to have failed: what was not read never counts
// as the end of the film or as damage of it. Each kind of file, each way to read it.
#include "core/demux/KeyframeSample.h"
#include "core/demux/SampleReader.h"
#include "core/demux/TextSamples.h"
#include "core/probe/FragmentProbe.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/SpanScan.h"
#include "core/probe/StructureReader.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

/// One read, counted from 0, fails; what follows it succeeds again.
class OneFailingRead final : public ByteSource
{
public:
    OneFailingRead(const ByteSource &source, int failing)
        : m_source(source)
        , m_failing(failing)
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_source.sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source.validator(); }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override
    {
        if (m_reads++ == m_failing)
            return fail(ErrorKind::Unavailable, u"the server went away"_s, ErrorCode::UpstreamSlow);
        return m_source.read(range, cancel);
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }
    [[nodiscard]] int reads() const { return m_reads; }

private:
    const ByteSource &m_source;
    const int m_failing;
    mutable int m_reads = 0;
};

struct Film
{
    std::shared_ptr<const MemoryByteSource> source;
    std::shared_ptr<const MediaInfo> found;   ///< as probing says
    std::shared_ptr<const MediaInfo> indexed; ///< with keyframes
};

using Done = Result<void>;

template <typename T>
Done done(const Result<T> &result)
{
    return result ? Done() : std::unexpected(result.error());
}

/// A small file is scanned whole; here it is taken for a long one.
Result<std::shared_ptr<const MediaInfo>> probeAsLong(const ByteSource &source)
{
    const auto head = source.read({0, 65536}, {});
    if (!head)
        return std::unexpected(head.error());
    auto movie = readMovieDescription(source, *head, {});
    if (!movie)
        return std::unexpected(movie.error());
    if (const auto probed = probeFragments(source, *movie, {}); !probed)
        return std::unexpected(probed.error());
    return std::make_shared<const MediaInfo>(std::move(movie->info));
}

Result<std::shared_ptr<const MediaInfo>> probed(const ByteSource &source, const QString &name)
{
    return name.startsWith("long"_L1) ? probeAsLong(source) : probe(source, name, {});
}

Done searchAll(const ByteSource &source, const Film &film)
{
    if (const auto end = searchedEndNs(source, *film.found, {}); !end)
        return done(end);
    const qint64 time = searchTimescale(*film.found); // after a second
    const auto first = keyframeNear(source, *film.found, time, nullptr, {});
    return first ? done(keyframeNear(source, *film.found, first->time + 1, &*first, {})) : done(first);
}

/// From the keyframe after a second to that after three, as searching finds them.
Result<SampleSpan> searchedSpan(const ByteSource &source, const MediaInfo &found)
{
    const quint32 timescale = searchTimescale(found);
    const auto first = keyframeNear(source, found, timescale, nullptr, {});
    if (!first)
        return std::unexpected(first.error());
    const auto next = keyframeNear(source, found, 3 * qint64(timescale), &*first, {});
    if (!next)
        return std::unexpected(next.error());
    return SampleSpan{timescale, first->time, next->time, first->offsetBytes, next->offsetBytes};
}

Done readSpans(const ByteSource &source, const MediaInfo &info)
{
    for (const SampleSpan &span : spansOf(info)) {
        if (const auto read = readSamples(source, info, trackIdsOf(info), span, {}); !read)
            return done(read);
    }
    return {};
}

Done readFirstSamples(const ByteSource &source, const MediaInfo &info)
{
    for (const Track &track : info.tracks) {
        if (track.type == TrackType::Subtitle)
            continue;
        if (const auto first = readFirstSample(source, info, track.id, {}); !first)
            return done(first);
    }
    return {};
}

Done readKeyframes(const ByteSource &source, const MediaInfo &info)
{
    for (const Keyframe &keyframe : info.keyframes.keyframes) {
        if (const auto read = readKeyframe(source, info, keyframe, {}); !read)
            return done(read);
    }
    return {};
}

Done readText(const ByteSource &source, const MediaInfo &info)
{
    for (const Track &track : info.tracks) {
        if (track.type != TrackType::Subtitle)
            continue;
        if (const auto read = readTextSamples(source, info, track.id, spansOf(info).at(1), {}); !read)
            return done(read);
    }
    return {};
}

Done listStructure(const ByteSource &source, const StructurePlace &place)
{
    const auto page = readStructure(source, place, {});
    if (!page)
        return done(page);
    for (const StructureNode &node : page->nodes) {
        if (!node.children)
            continue;
        if (const auto listed = listStructure(source, *node.children); !listed)
            return listed;
    }
    return page->more ? listStructure(source, *page->more) : Done();
}

} // namespace

class tst_FailingReads : public QObject
{
    Q_OBJECT
    QTemporaryDir m_directory;
    std::map<QString, Film> m_films;

    [[nodiscard]] bool makeFiles()
    {
        const auto path = [this](const char *name) { return m_directory.filePath(QLatin1StringView(name)); };
        QFile text(path("text.srt"));
        if (!text.open(QIODevice::WriteOnly) ||
            text.write(
                "1\n00:00:00,500 --> 00:00:05,500\nAll along\n\n2\n00:00:02,500 --> 00:00:03,000\nTwo\n") < 0)
            return false;
        text.close();
        const QStringList picture{u"-f"_s, u"lavfi"_s, u"-i"_s,
                                  u"testsrc2=s=160x90:r=25:d=6,noise=alls=20:allf=t"_s};
        const QStringList inputs = picture + QStringList{u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=r=48000:d=6"_s};
        const QString fragments = u"movflags=frag_keyframe+empty_moov+default_base_moof"_s;
        const QString outputs =
            path("film.mkv") + u"|[select=\\'v,a\\':f=matroska:live=1]"_s + path("live.mkv") +
            u"|[select=\\'v,a\\':f=mpegts]"_s + path("film.ts") + u"|[select=\\'v,a\\']"_s +
            path("film.flv") + u"|[select=\\'v,a\\':flvflags=add_keyframe_index]"_s + path("listed.flv") +
            u"|[select=\\'v,a\\']"_s + path("film.avi") + u"|[select=\\'v,a\\']"_s + path("film.mp4") +
            u"|[select=\\'v,a\\':"_s + fragments + u"]"_s + path("long-listed.mp4") +
            u"|[select=\\'v,a\\':"_s + fragments + u"+skip_trailer]"_s + path("long.mp4") +
            u"|[select=\\'v,a\\':"_s + fragments + u"+skip_trailer]"_s + path("scanned.mp4");
        return ffmpeg(inputs + QStringList{u"-i"_s,       path("text.srt"), u"-map"_s,    u"0"_s,
                                           u"-map"_s,     u"1"_s,           u"-map"_s,    u"2"_s,
                                           u"-c:v"_s,     u"libx264"_s,     u"-preset"_s, u"ultrafast"_s,
                                           u"-bf"_s,      u"2"_s,           u"-g"_s,      u"50"_s,
                                           u"-pix_fmt"_s, u"yuv420p"_s,     u"-c:a"_s,    u"aac"_s,
                                           u"-c:s"_s,     u"srt"_s,         u"-flags"_s,  u"+global_header"_s,
                                           u"-f"_s,       u"tee"_s,         outputs}) &&
               ffmpeg(inputs + QStringList{u"-c:v"_s, u"libtheora"_s, u"-q:v"_s, u"6"_s, u"-g"_s, u"50"_s,
                                           u"-c:a"_s, u"libvorbis"_s, path("film.ogv")}) &&
               ffmpeg({u"-i"_s, path("film.mkv"), u"-c"_s, u"copy"_s, u"-c:s"_s, u"mov_text"_s,
                       path("text.mp4")});
    }

    /// All of \p read, with one read of its source failing, then with another.
    void failEach(const Film &film, const std::function<Done(const ByteSource &)> &read)
    {
        constexpr int kMostReads = 40;
        const OneFailingRead whole(*film.source, -1);
        const Done asItIs = read(whole);
        QVERIFY2(asItIs, asItIs ? "" : qPrintable(asItIs.error().message));
        QVERIFY(whole.reads() > 0);
        const int step = std::max(1, whole.reads() / kMostReads);
        for (int failing = 0; failing < whole.reads(); failing += step) {
            const OneFailingRead source(*film.source, failing);
            const Done failed = read(source);
            const QByteArray where =
                "read " + QByteArray::number(failing) + " of " + QByteArray::number(whole.reads());
            QVERIFY2(!failed, QByteArray(where + " failed unseen").constData());
            QVERIFY2(failed.error().kind == ErrorKind::Unavailable &&
                         failed.error().code == ErrorCode::UpstreamSlow,
                     qPrintable(QString::fromLatin1(where) + u": "_s + failed.error().message));
            QVERIFY2(source.reads() <= whole.reads(), where.constData());
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasProgram(u"ffmpeg"_s))
            QSKIP("ffmpeg is not here");
        QVERIFY(makeFiles());
        for (const char *file :
             {"film.mkv", "live.mkv", "film.ts", "film.flv", "listed.flv", "film.avi", "film.mp4", "text.mp4",
              "long-listed.mp4", "long.mp4", "scanned.mp4", "film.ogv"}) {
            const QString name = QString::fromLatin1(file);
            Film film;
            film.source = std::make_shared<MemoryByteSource>(contentOf(m_directory.filePath(name)));
            const auto found = probed(*film.source, name);
            QVERIFY2(found, found ? "" : qPrintable(name + u": "_s + found.error().message));
            film.found = *found;
            const auto indexed = film.found->indexKind == IndexKind::None
                                     ? scanIndex(*film.source, *film.found, {}, {})
                                     : found;
            QVERIFY2(indexed, indexed ? "" : qPrintable(name + u": "_s + indexed.error().message));
            film.indexed = *indexed;
            m_films[name] = film;
        }
    }

    void isSaidWhileProbing_data()
    {
        rows([](const Film &) { return true; });
    }
    void isSaidWhileProbing()
    {
        QFETCH(const QString, name);
        failEach(m_films.at(name),
                 [&](const ByteSource &source) -> Done { return done(probed(source, name)); });
    }

    void isSaidWhileScanning_data()
    {
        rows([](const Film &film) { return film.found->indexKind == IndexKind::None; });
    }
    void isSaidWhileScanning()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        failEach(film, [&](const ByteSource &source) -> Done {
            return done(scanIndex(source, *film.found, {}, {}));
        });
    }

    void isSaidWhileSearching_data()
    {
        rows([](const Film &film) {
            return film.found->indexKind == IndexKind::None && canSearch(*film.found);
        });
    }
    void isSaidWhileSearching()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        failEach(film, [&](const ByteSource &source) -> Done { return searchAll(source, film); });
    }

    void isSaidWhileListingASpan_data()
    {
        rows([](const Film &film) { return isScannedBySpans(*film.found); });
    }
    void isSaidWhileListingASpan()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        const auto span = searchedSpan(*film.source, *film.found);
        QVERIFY(span);
        failEach(film, [&](const ByteSource &source) -> Done {
            return done(scanSpan(source, *film.found, *span, kSpanMarginNs, {}));
        });
    }

    void isSaidWhileReadingSamples_data() { rows(&hasLayout); }
    void isSaidWhileReadingSamples()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        failEach(film, [&](const ByteSource &source) -> Done { return readSpans(source, *film.indexed); });
    }

    void isSaidWhileReadingFragmentsFoundBySearching()
    {
        const Film &film = m_films.at(u"long.mp4"_s);
        const auto span = searchedSpan(*film.source, *film.found);
        QVERIFY(span);
        failEach(film, [&](const ByteSource &source) -> Done {
            return done(readSamples(source, *film.found, trackIdsOf(*film.found), *span, {}));
        });
    }

    void isSaidWhileReadingFirstSamples_data() { rows(&hasLayout); }
    void isSaidWhileReadingFirstSamples()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        failEach(film,
                 [&](const ByteSource &source) -> Done { return readFirstSamples(source, *film.indexed); });
    }

    void isSaidWhileReadingKeyframes_data() { rows(&hasLayout); }
    void isSaidWhileReadingKeyframes()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        failEach(film,
                 [&](const ByteSource &source) -> Done { return readKeyframes(source, *film.indexed); });
    }

    void isSaidWhileReadingText_data()
    {
        rows([](const Film &film) {
            return std::ranges::any_of(film.found->tracks,
                                       [](const Track &track) { return track.type == TrackType::Subtitle; });
        });
    }
    void isSaidWhileReadingText()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        failEach(film, [&](const ByteSource &source) -> Done { return readText(source, *film.indexed); });
    }

    void isSaidWhileListingTheStructure_data()
    {
        rows([](const Film &film) { return structureOf(*film.found).has_value(); });
    }
    void isSaidWhileListingTheStructure()
    {
        QFETCH(const QString, name);
        const Film &film = m_films.at(name);
        failEach(film, [&](const ByteSource &source) -> Done {
            return listStructure(source, *structureOf(*film.found));
        });
    }

private:
    static bool hasLayout(const Film &film)
    {
        return !std::holds_alternative<std::monostate>(film.indexed->layout);
    }

    void rows(const std::function<bool(const Film &)> &isWanted)
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, film] : m_films) {
            if (isWanted(film))
                QTest::addRow("%s", qPrintable(name)) << name;
        }
    }
};

QTEST_GUILESS_MAIN(tst_FailingReads)
#include "tst_FailingReads.moc"
