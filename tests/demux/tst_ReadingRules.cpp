// SPDX-License-Identifier: GPL-3.0-or-later
// What every way to read a film keeps to, whatever its container: it ends when it is cancelled, refuses what
// is not there, says where a file is shorter than its index, and tells how far it has come.
#include "core/demux/KeyframeSample.h"
#include "core/demux/SampleReader.h"
#include "core/demux/TextSamples.h"
#include "core/probe/SpanScan.h"
#include "tests/demux/SmallFilms.h"
#include "tests/support/KeyframeSpans.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr TrackId kNoTrack = 99;

class tst_ReadingRules : public QObject
{
    Q_OBJECT
    SmallFilms m_films;

    static bool isRefusal(const Error &error)
    {
        return error.kind == ErrorKind::InvalidArgument || error.kind == ErrorKind::NotFound;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasProgram(u"ffmpeg"_s))
            QSKIP("ffmpeg is not here");
        const QString problem = m_films.make();
        QVERIFY2(problem.isEmpty(), qPrintable(problem));
    }

    void endsWhenCancelled_data() { rows(); }
    void endsWhenCancelled()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        const MemoryByteSource source(film.bytes);
        CancelSource cancel;
        cancel.cancel();
        const CancelToken token = cancel.token();
        const auto isCancelled = [](const auto &result) {
            return !result && result.error().kind == ErrorKind::Cancelled;
        };
        QVERIFY(isCancelled(probe(source, name, token)));
        if (film.found->indexKind == IndexKind::None)
            QVERIFY(isCancelled(scanIndex(source, *film.found, token, {})));
        if (canSearch(*film.found))
            QVERIFY(isCancelled(keyframeNear(source, *film.found, 0, nullptr, token)));
        const std::vector<SampleSpan> spans = spansOf(*film.indexed);
        if (isScannedBySpans(*film.indexed)) {
            QVERIFY(isCancelled(scanSpan(source, *film.indexed, spans[1], kSpanMarginNs, token)));
            return;
        }
        QVERIFY(isCancelled(readSamples(source, *film.indexed, trackIdsOf(*film.indexed), spans[1], token)));
        QVERIFY(isCancelled(readFirstSample(source, *film.indexed, film.indexed->mainTrack, token)));
        QVERIFY(
            isCancelled(readKeyframe(source, *film.indexed, film.indexed->keyframes.keyframes.at(1), token)));
    }

    void refusesWhatIsNotThere_data() { rows(&hasLayout); }
    void refusesWhatIsNotThere()
    {
        QFETCH(const QString, name);
        const MediaInfo &info = *m_films[name].indexed;
        const MemoryByteSource source(m_films[name].bytes);
        const SampleSpan span = spansOf(info)[1];
        SampleSpan withoutTimescale = span;
        withoutTimescale.timescale = 0;
        const TrackId main = info.mainTrack;
        for (const auto &read : {readSamples(source, info, std::span(&kNoTrack, 1), span, {}),
                                 readSamples(source, info, std::span(&main, 1), withoutTimescale, {})})
            QVERIFY(!read && isRefusal(read.error()));
        const auto first = readFirstSample(source, info, kNoTrack, {});
        QVERIFY(!first && isRefusal(first.error()));
        const auto listed = scanSpan(source, info, span, kSpanMarginNs, {});
        QVERIFY(!listed && isRefusal(listed.error()));
        MediaInfo soundOnly = info;
        soundOnly.mainTrack = 2;
        const auto picture = readKeyframe(source, soundOnly, info.keyframes.keyframes[1], {});
        QVERIFY(!picture && isRefusal(picture.error()));
    }

    void saysWhereNoKeyframeIs_data() { rows(&hasLayout); }
    void saysWhereNoKeyframeIs()
    {
        QFETCH(const QString, name);
        const MediaInfo &info = *m_films[name].indexed;
        const MemoryByteSource source(m_films[name].bytes);
        const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
        Keyframe wrong = keyframes[1];
        wrong.time += info.keyframes.timescale / 10;
        // Between two keyframes: the next one is not the one that was named.
        wrong.offsetBytes += (keyframes[2].offsetBytes - keyframes[1].offsetBytes) / 2;
        const auto picture = readKeyframe(source, info, wrong, {});
        QVERIFY(!picture);
        QCOMPARE(picture.error().kind, ErrorKind::CorruptInput);
        if (!std::holds_alternative<MovieLayout>(info.layout))
            return;
        const SampleSpan span = spansOf(info)[1];
        for (qint64 SampleSpan::*const time : {&SampleSpan::beginTime, &SampleSpan::endTime}) {
            SampleSpan shifted = span;
            shifted.*time += 1;
            const auto read = readSamples(source, info, std::span(&info.mainTrack, 1), shifted, {});
            QVERIFY(!read);
            QCOMPARE(read.error().kind, ErrorKind::CorruptInput);
        }
    }

    // A file that is still being downloaded, or was given up.
    void findsTheEndOfAFileThatWasCut_data()
    {
        rows([](const SmallFilm &film) { return canSearch(*film.found); });
    }
    void findsTheEndOfAFileThatWasCut()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        const MemoryByteSource cut(film.bytes.first(film.bytes.size() * 7 / 10));
        const auto found = probedFilm(cut, name);
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        if (!canSearch(**found))
            return;
        const auto scanned = scanIndex(cut, **found, {}, {});
        QVERIFY2(scanned, scanned ? "" : qPrintable(scanned.error().message));
        const auto endNs = searchedEndNs(cut, **found, {});
        QVERIFY2(endNs, endNs ? "" : qPrintable(endNs.error().message));
        QVERIFY2(
            qAbs(*endNs - (*scanned)->durationNs) < 1'000'000'000,
            qPrintable(u"%1, not %2 ms"_s.arg(*endNs / 1'000'000).arg((*scanned)->durationNs / 1'000'000)));
        const quint32 timescale = searchTimescale(**found);
        const auto beyond = keyframeNear(cut, **found, 60 * qint64(timescale), nullptr, {});
        QVERIFY(!beyond);
        QCOMPARE(beyond.error().kind, ErrorKind::NotFound);
    }

    void saysWhereAFileEndsTooSoon_data() { rows(&hasLayout); }
    void saysWhereAFileEndsTooSoon()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        const MediaInfo &info = *film.indexed;
        const MemoryByteSource whole(film.bytes);
        MemoryByteSource cut(film.bytes.first(film.bytes.size() * 6 / 10));
        cut.pretendSize(film.bytes.size());
        const std::vector<TrackId> tracks = trackIdsOf(info);
        bool hasFailed = false;
        for (const SampleSpan &span : spansOf(info)) {
            const auto there = readSamples(whole, info, tracks, span, {});
            const auto read = readSamples(cut, info, tracks, span, {});
            QVERIFY(there);
            if (!read) {
                QCOMPARE(read.error().kind, ErrorKind::CorruptInput);
                hasFailed = true;
                continue;
            }
            // What is there is as it was.
            for (size_t track = 0; track < tracks.size(); ++track) {
                const auto &samples = (*read)[track].samples;
                const auto &expected = (*there)[track].samples;
                QVERIFY(samples.size() <= expected.size());
                for (size_t i = 0; i < samples.size(); ++i)
                    QCOMPARE(samples[i].pts, expected[i].pts);
            }
        }
        if (std::holds_alternative<MovieLayout>(info.layout))
            QVERIFY(hasFailed);
    }

    void tellsHowFarScanningHasCome_data()
    {
        rows([](const SmallFilm &film) { return film.found->indexKind == IndexKind::None; });
    }
    void tellsHowFarScanningHasCome()
    {
        QFETCH(const QString, name);
        const SmallFilm &film = m_films[name];
        const MemoryByteSource source(film.bytes);
        std::vector<ScanProgress> told;
        QVERIFY(scanIndex(source, *film.found, {}, [&](ScanProgress progress) { told.push_back(progress); }));
        if (film.found->container == Container::Avi)
            return; // its index is read at once
        qint64 lastBytes = 0;
        for (const ScanProgress &progress : told) {
            QVERIFY(progress.offsetBytes >= lastBytes && progress.offsetBytes <= film.bytes.size());
            lastBytes = progress.offsetBytes;
        }
        QVERIFY(lastBytes > film.bytes.size() / 2);
    }

private:
    static bool hasLayout(const SmallFilm &film) { return !isScannedBySpans(*film.indexed); }

    void rows(const std::function<bool(const SmallFilm &)> &isWanted = [](const SmallFilm &) { return true; })
    {
        QTest::addColumn<QString>("name");
        for (const auto &[name, film] : m_films) {
            if (isWanted(film))
                QTest::addRow("%s", qPrintable(name)) << name;
        }
    }
};

QTEST_GUILESS_MAIN(tst_ReadingRules)
#include "tst_ReadingRules.moc"
