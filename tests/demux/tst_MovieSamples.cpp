// SPDX-License-Identifier: GPL-3.0-or-later
// A small movie by spans: what is read, what the samples view, and which span has which.
#include "core/demux/MovieSamples.h"
#include "tests/demux/SmallMovie.h"
#include "tests/support/KeyframeSpans.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_MovieSamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsInterleavedTracksAtOnceAndViewsTheBytes();
    void takesEverySampleOnceAcrossTimescales();
    void saysWhereACutFileEnds();
};

void tst_MovieSamples::readsInterleavedTracksAtOnceAndViewsTheBytes()
{
    const QByteArray file = smallMovie();
    const MemoryByteSource source(file);
    const auto info = probedMovie(source, file);
    QVERIFY2(info, info ? "" : qPrintable(info.error().message));
    const int before = source.reads();
    const auto batches = readMovieSamples(source, *info, trackIdsOf(*info), spansOf(*info, 1)[1], {});
    QVERIFY2(batches, batches ? "" : qPrintable(batches.error().message));
    QCOMPARE(source.reads() - before, 1);
    const SampleBatch &video = batches->at(0);
    QCOMPARE(video.samples.size(), 4U);
    QCOMPARE(video.samples[0].pts, 120);
    QCOMPARE(video.nextTime, std::optional<qint64>(280));
    QCOMPARE(video.samples[0].payload, QByteArrayView(file).sliced(file.size() - 1000, 100));
    const QByteArray &held = video.storage.front();
    QVERIFY(video.samples[0].payload.data() >= held.constData());
    QVERIFY(video.samples[3].payload.end() <= held.constData() + held.size());
    const auto first = readMovieFirstSample(source, *info, 2, {}, FirstSamplePart::Whole);
    QVERIFY(first);
    QCOMPARE(first->bytes, file.sliced(file.size() - 300, 10));
}

void tst_MovieSamples::takesEverySampleOnceAcrossTimescales()
{
    const QByteArray file = smallMovie();
    const MemoryByteSource source(file);
    const auto info = probedMovie(source, file);
    QVERIFY(info);
    for (const std::size_t step : {1, 2, 3}) {
        std::vector<std::vector<qint64>> seen(2);
        for (const SampleSpan &span : spansOf(*info, step)) {
            const auto batches = readMovieSamples(source, *info, trackIdsOf(*info), span, {});
            QVERIFY(batches);
            for (const MediaSample &sample : batches->at(0).samples)
                seen[0].push_back(*sample.dts);
            for (const MediaSample &sample : batches->at(1).samples) {
                seen[1].push_back(*sample.dts);
                QVERIFY(span.isFirst || sample.pts * 1000 >= span.beginTime * 48000);
                QVERIFY(span.isLast || sample.pts * 1000 < span.endTime * 48000);
            }
        }
        for (int track = 0; track < 2; ++track) {
            std::ranges::sort(seen[std::size_t(track)]);
            std::vector<qint64> all;
            const auto &table = std::get<MovieLayout>(info->layout).tables.at(TrackId(track + 1));
            for (const auto &entry : table.entries(0, table.sampleCount()))
                all.push_back(entry.dts);
            QCOMPARE(seen[std::size_t(track)], all);
        }
    }
}

void tst_MovieSamples::saysWhereACutFileEnds()
{
    const QByteArray whole = smallMovie();
    const auto info = probedMovie(MemoryByteSource(whole), whole);
    QVERIFY(info);
    const MemoryByteSource source(smallMovie(150));
    const auto spans = spansOf(*info, 1);
    QVERIFY(readMovieSamples(source, *info, trackIdsOf(*info), spans.front(), {}));
    const auto last = readMovieSamples(source, *info, trackIdsOf(*info), spans.back(), {});
    QVERIFY(!last);
    QCOMPARE(last.error().kind, ErrorKind::CorruptInput);
    QVERIFY2(last.error().message.startsWith(u"the file ends before sample 21 of track 2"_s),
             qPrintable(last.error().message));
}

QTEST_GUILESS_MAIN(tst_MovieSamples)
#include "tst_MovieSamples.moc"
