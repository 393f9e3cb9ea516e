// SPDX-License-Identifier: GPL-3.0-or-later
// Titles without an index play before one is made: every packet once, at its time, whatever order the
// segments are made in, and for little of the file's bytes. ffprobe judges.
#include "core/segment/IndexSearch.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/segment/ProvisionalFilms.h"
#include "tests/segment/TitlePackets.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_ProvisionalTitle : public QObject
{
    Q_OBJECT
    ProvisionalFilms m_films;

private Q_SLOTS:
    void initTestCase() { QVERIFY(m_films.make()); }

    void everyPacketIsThereOnceAtItsTime_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("transport stream") << u"film.ts"_s;
        QTest::newRow("Clusters of known size") << u"nocues.mkv"_s;
        QTest::newRow("Clusters of unknown size") << u"live.mkv"_s;
        QTest::newRow("FLV") << u"film.flv"_s;
    }
    void everyPacketIsThereOnceAtItsTime()
    {
        QFETCH(QString, name);
        const auto title = m_films.open(name);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QVERIFY((*title)->isProvisional());
        const auto count = qsizetype((*title)->plan.spans.size());
        QVERIFY(count >= 14);
        const auto renditions = copiedRenditions(**title);
        for (const TrackVerdict &verdict : (*title)->verdicts)
            QVERIFY2(verdict.isServed(), qPrintable(verdict.reason));
        QCOMPARE(renditions.size(), 2);
        for (const Rendition *rendition : renditions) {
            const auto made = writtenPackets(*title, *rendition, m_films.path(u"made.mp4"_s));
            const auto there = timedPackets(m_films.path(name), rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            const QString difference = differenceInTime(made, there);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }

    void isTheSameInWhateverOrder_data() { everyPacketIsThereOnceAtItsTime_data(); }
    void isTheSameInWhateverOrder()
    {
        QFETCH(QString, name);
        const auto forward = m_films.open(name);
        const auto backward = m_films.open(name);
        QVERIFY(forward && backward);
        QCOMPARE((*backward)->generation, (*forward)->generation);
        QCOMPARE(differenceByOrder(*forward, *backward), QString());
    }

    void readsLittleForAStartAndASeek_data() { everyPacketIsThereOnceAtItsTime_data(); }
    void readsLittleForAStartAndASeek()
    {
        QFETCH(QString, name);
        std::shared_ptr<CountingSource> source;
        const auto title = m_films.open(name, &source);
        QVERIFY(title);
        const qint64 startBytes = source->readBytes();
        const auto made = segmentOf(*title, *copiedRenditions(**title).front(), 10);
        QVERIFY(made && made->size() > 100'000);
        const qint64 seekBytes = source->readBytes() - startBytes;
        qInfo("of %lld bytes: %lld to know the title, %lld for a segment of %lld", source->sizeBytes(),
              startBytes, seekBytes, qint64(made->size()));
        QVERIFY(startBytes < source->sizeBytes() / 5);
        // Where samples are listed before they are read, nothing here keeps what was read.
        QVERIFY(seekBytes < source->sizeBytes() / (name.endsWith(".flv"_L1) ? 2 : 3));
    }

    void isIndexedWithoutReadingAll_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("transport stream") << u"film.ts"_s;
        QTest::newRow("FLV") << u"film.flv"_s;
    }
    void isIndexedWithoutReadingAll()
    {
        QFETCH(QString, name);
        const auto title = m_films.open(name);
        QVERIFY(title);
        double share = 0;
        const auto found = searchIndex(**title, {}, [&share](double done) { share = done; });
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE(share, 1.0);
        const auto *info = &found->media;
        QCOMPARE((*info)->indexKind, IndexKind::Scan);
        QVERIFY(!(*info)->indexComplete);
        const auto source = (*title)->source;
        const auto facts = readTitleFacts(*source, **info, {});
        QVERIFY(facts);
        const auto exact = makeTitle(source, **info, *facts);
        QVERIFY(exact && !(*exact)->isProvisional());
        QVERIFY((*exact)->generation != (*title)->generation);
        const Rendition &picture = *copiedRenditions(**exact).front();
        for (const SampleSpan &span : (*exact)->plan.spans)
            QVERIFY(span.endTime > span.beginTime);
        const auto made = writtenPackets(*exact, picture, m_films.path(u"made.mp4"_s));
        const QString difference = differenceInTime(made, timedPackets(m_films.path(name), u"v:0"_s));
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void convertedSoundHasNoGap()
    {
        QVERIFY(ffmpeg({u"-i"_s, m_films.path(u"film.mkv"_s), u"-c:v"_s, u"copy"_s, u"-c:a"_s, u"ac3"_s,
                        u"-live"_s, u"1"_s, u"-f"_s, u"matroska"_s, m_films.path(u"ac3.mkv"_s)}));
        const auto title = m_films.open(u"ac3.mkv"_s);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        const Rendition *sound = (*title)->rendition("a2.aac");
        QVERIFY(sound);
        const auto units = writtenPackets(*title, *sound, m_films.path(u"made.mp4"_s));
        QVERIFY(units.size() >= 90 * 48'000 / 1024);
        QCOMPARE(gapInSound(units), QString());
    }

    void saysThatDurationsAreNotExact()
    {
        const auto title = m_films.open(u"film.ts"_s);
        QVERIFY(title);
        const QByteArray playlist =
            mediaPlaylist(**title, *copiedRenditions(**title).front(), SegmentFormat::FragmentedMp4);
        QVERIFY(playlist.contains("#EXT-X-TARGETDURATION:12\n") ||
                playlist.contains("#EXT-X-TARGETDURATION:13\n"));
        QVERIFY(playlist.contains("#EXT-X-ENDLIST"));
    }
};

QTEST_GUILESS_MAIN(tst_ProvisionalTitle)
#include "tst_ProvisionalTitle.moc"
