// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/Vc1Pictures.h"
#include "tests/support/Vc1Film.h"
#include "tests/support/Wmv3Film.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static Track trackOf(const Vc1Film &film)
{
    Track track;
    track.type = TrackType::Video;
    track.codec = Codec::Vc1;
    track.codecId = u"V_MS/VFW/FOURCC"_s;
    track.codecPrivate = QByteArray(40, '\0') + Vc1Stream(film.format).header();
    return track;
}

static QByteArray bare(const QByteArray &unit)
{
    constexpr qsizetype kStartCodeBytes = 4;
    return unit.mid(unit.indexOf(QByteArray("\0\0\1\x0D", 4)) + kStartCodeBytes);
}

class tst_Vc1Pictures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dealsOutTheTimesOfPresentation_data()
    {
        QTest::addColumn<PictureOrder>("order");
        QTest::addColumn<bool>("isInterlaced");
        QTest::addColumn<bool>("isBare");
        QTest::newRow("as shown") << PictureOrder::AsShown << false << false;
        QTest::newRow("reordered") << PictureOrder::Reordered << false << false;
        QTest::newRow("reordered, as ASF has it") << PictureOrder::Reordered << false << true;
        QTest::newRow("reordered, interlaced") << PictureOrder::Reordered << true << false;
        QTest::newRow("reordered, interlaced, as ASF has it") << PictureOrder::Reordered << true << true;
        QTest::newRow("fields") << PictureOrder::FieldPairs << true << false;
    }
    void dealsOutTheTimesOfPresentation()
    {
        QFETCH(const PictureOrder, order);
        QFETCH(const bool, isInterlaced);
        QFETCH(const bool, isBare);
        const Vc1Film film = vc1Film({64, 64, 25, 1, 1, 1, isInterlaced}, 25, 12, order);
        const Track track = trackOf(film);
        QVERIFY(mayHaveVc1DecodeTimes(track));
        SampleBatch batch;
        for (const Vc1Film::Picture &picture : film.pictures) {
            batch.storage.push_back(isBare ? bare(picture.unit) : picture.unit);
            MediaSample sample;
            sample.pts = 1000 + 40 * qint64(batch.samples.size());
            batch.samples.push_back(sample);
        }
        for (size_t i = 0; i < batch.samples.size(); ++i)
            batch.samples[i].payload = batch.storage[i];
        batch.samples[1].prefix = QByteArrayView(batch.storage[1]).first(1); // header stripping
        batch.samples[1].payload = QByteArrayView(batch.storage[1]).sliced(1);
        orderVc1Pictures(batch, track);
        for (size_t i = 0; i < batch.samples.size(); ++i)
            QCOMPARE(batch.samples[i].pts, 1000 + 40 * film.pictures[i].number);
        // They go back now, so they are those of presentation, and stay.
        orderVc1Pictures(batch, track);
        for (size_t i = 0; i < batch.samples.size(); ++i)
            QCOMPARE(batch.samples[i].pts, 1000 + 40 * film.pictures[i].number);
    }
    void dealsOutThoseOfTheMainProfile()
    {
        Track track = trackOf({});
        track.codecPrivate = QByteArray(40, '\0') + QByteArray::fromHex("4e000021");
        QVERIFY(mayHaveVc1DecodeTimes(track));
        const QList<int> numbers{0, 3, 1, 2, 6, 4, 5, 7};
        SampleBatch batch;
        for (const int number : numbers)
            batch.storage.push_back(wmv3Picture(number % 3 != 0, number));
        batch.storage.back() = QByteArray(1, '\0'); // skipped: as the picture before it
        for (const QByteArray &picture : batch.storage) {
            MediaSample sample;
            sample.pts = 40 * qint64(batch.samples.size());
            sample.payload = picture;
            batch.samples.push_back(sample);
        }
        orderVc1Pictures(batch, track);
        for (size_t i = 0; i < batch.samples.size(); ++i)
            QCOMPARE(batch.samples[i].pts, 40 * numbers[qsizetype(i)]);
    }
    void knowsWhereTimesAreThoseOfDecoding()
    {
        Track track = trackOf(vc1Film({64, 64, 25, 1, 1, 1, false}, 1, 12, PictureOrder::AsShown));
        QVERIFY(mayHaveVc1DecodeTimes(track));
        Track movie = track;
        movie.codecId = u"vc-1"_s; // MP4 and transport streams have both times
        QVERIFY(!mayHaveVc1DecodeTimes(movie));
        Track main = track;
        main.codecPrivate = QByteArray(40, '\0') + QByteArray::fromHex("4e191801"); // WMV3
        QVERIFY(!mayHaveVc1DecodeTimes(main));
        main.codecPrivate = QByteArray(40, '\0') + QByteArray::fromHex("4e191821"); // with B pictures
        QVERIFY(mayHaveVc1DecodeTimes(main));
        main.codecPrivate.chop(1);
        QVERIFY(!mayHaveVc1DecodeTimes(main));
        track.codecPrivate.clear();
        QVERIFY(!mayHaveVc1DecodeTimes(track));
    }
};

QTEST_APPLESS_MAIN(tst_Vc1Pictures)
#include "tst_Vc1Pictures.moc"
