// SPDX-License-Identifier: GPL-3.0-or-later
// A source that fails once, at whichever of its reads, is said to have failed: what was not read never counts
// as the end of the film or as damage of it. Each kind of file, each way to read it.
#include "core/demux/KeyframeSample.h"
#include "core/demux/SampleReader.h"
#include "core/demux/TextSamples.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/SpanScan.h"
#include "core/probe/StructureReader.h"
#include "tests/demux/SmallFilms.h"
#include "tests/support/KeyframeSpans.h"

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

using Done = Result<void>;

template <typename T>
Done done(const Result<T> &result)
{
    return result ? Done() : std::unexpected(result.error());
}

Done searchAll(const ByteSource &source, const SmallFilm &film)
{
    if (const auto end = searchedEndNs(source, *film.found, {}); !end)
        return done(end);
    const qint64 time = searchTimescale(*film.found); // after a second
    const auto first = keyframeNear(source, *film.found, time, nullptr, {});
    return first ? done(keyframeNear(source, *film.found, first->time + 1, &*first, {})) : done(first);
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
    SmallFilms m_films;

    /// All of \p read, with one read of its source failing, then with another.
    void failEach(const SmallFilm &film, const std::function<Done(const ByteSource &)> &read)
    {
        constexpr int kMostReads = 40;
        const MemoryByteSource memory(film.bytes);
        const OneFailingRead whole(memory, -1);
        const Done asItIs = read(whole);
        QVERIFY2(asItIs, asItIs ? "" : qPrintable(asItIs.error().message));
        QVERIFY(whole.reads() > 0);
        const int step = std::max(1, whole.reads() / kMostReads);
        for (int failing = 0; failing < whole.reads(); failing += step) {
            const OneFailingRead source(memory, failing);
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
        const QString problem = m_films.make();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void isSaidWhileProbing_data()
    {
        rows([](const SmallFilm &) { return true; });
    }
    void isSaidWhileProbing()
    {
        QFETCH(const QString, name);
        failEach(m_films[name],
                 [&](const ByteSource &source) -> Done { return done(probedFilm(source, name)); });
    }

    void isSaidWhileScanning_data()
    {
        rows([](const SmallFilm &film) { return film.found->indexKind == IndexKind::None; });
    }
    void isSaidWhileScanning()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        failEach(film, [&](const ByteSource &source) -> Done {
            return done(scanIndex(source, *film.found, {}, {}));
        });
    }

    void isSaidWhileSearching_data()
    {
        rows([](const SmallFilm &film) {
            return film.found->indexKind == IndexKind::None && canSearch(*film.found);
        });
    }
    void isSaidWhileSearching()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        failEach(film, [&](const ByteSource &source) -> Done { return searchAll(source, film); });
    }

    void isSaidWhileListingASpan_data()
    {
        rows([](const SmallFilm &film) { return isScannedBySpans(*film.found); });
    }
    void isSaidWhileListingASpan()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        const auto span = searchedSpan(MemoryByteSource(film.bytes), *film.found);
        QVERIFY(span);
        failEach(film, [&](const ByteSource &source) -> Done {
            return done(scanSpan(source, *film.found, *span, kSpanMarginNs, {}));
        });
    }

    void isSaidWhileReadingSamples_data() { rows(&hasLayout); }
    void isSaidWhileReadingSamples()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        failEach(film, [&](const ByteSource &source) -> Done { return readSpans(source, *film.indexed); });
    }

    void isSaidWhileReadingFragmentsFoundBySearching()
    {
        const SmallFilm &film = m_films[u"long.mp4"_s];
        const auto span = searchedSpan(MemoryByteSource(film.bytes), *film.found);
        QVERIFY(span);
        failEach(film, [&](const ByteSource &source) -> Done {
            return done(readSamples(source, *film.found, trackIdsOf(*film.found), *span, {}));
        });
    }

    void isSaidWhileReadingFirstSamples_data() { rows(&hasLayout); }
    void isSaidWhileReadingFirstSamples()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        failEach(film,
                 [&](const ByteSource &source) -> Done { return readFirstSamples(source, *film.indexed); });
    }

    void isSaidWhileReadingKeyframes_data() { rows(&hasLayout); }
    void isSaidWhileReadingKeyframes()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        failEach(film,
                 [&](const ByteSource &source) -> Done { return readKeyframes(source, *film.indexed); });
    }

    void isSaidWhileReadingText_data()
    {
        rows([](const SmallFilm &film) {
            return std::ranges::any_of(film.found->tracks,
                                       [](const Track &track) { return track.type == TrackType::Subtitle; });
        });
    }
    void isSaidWhileReadingText()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        failEach(film, [&](const ByteSource &source) -> Done { return readText(source, *film.indexed); });
    }

    void isSaidWhileListingTheStructure_data()
    {
        rows([](const SmallFilm &film) { return structureOf(*film.found).has_value(); });
    }
    void isSaidWhileListingTheStructure()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        failEach(film, [&](const ByteSource &source) -> Done {
            return listStructure(source, *structureOf(*film.found));
        });
    }

private:
    static bool hasLayout(const SmallFilm &film)
    {
        return !std::holds_alternative<std::monostate>(film.indexed->layout);
    }

    void rows(const std::function<bool(const SmallFilm &)> &isWanted)
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
