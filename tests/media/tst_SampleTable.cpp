// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/SampleTable.h"
#include "tests/support/BoxBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

/// Six samples: 3 of 10 ticks, 3 of 20; chunks of 2, 2, 1 and 1 samples.
static SampleTable::Boxes sixSamples()
{
    SampleTable::Boxes boxes;
    boxes.stts = u32s({2, 3, 10, 3, 20});
    boxes.ctts = u32s({3, 1, 20, 2, 0, 3, 40});
    boxes.stss = u32s({2, 1, 4});
    boxes.stsz = u32s({0, 6, 1, 2, 3, 4, 5, 6});
    boxes.stsc = u32s({2, 1, 2, 1, 3, 1, 1});
    boxes.stco = u32s({4, 1000, 2000, 3000, 4000});
    return boxes;
}

class tst_SampleTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsTimesSizesAndPlaces()
    {
        const auto table = SampleTable::create(sixSamples(), -20);
        QVERIFY2(table, table ? "" : qPrintable(table.error().message));
        const auto entries = table->entries(0, 100);
        QCOMPARE(entries.size(), 6U);
        const qint64 dts[] = {-20, -10, 0, 10, 30, 50};
        const qint64 pts[] = {0, -10, 0, 50, 70, 90};
        const qint64 offset[] = {1000, 1001, 2000, 2003, 3000, 4000};
        for (std::size_t i = 0; i < 6; ++i) {
            QCOMPARE(entries[i].dts, dts[i]);
            QCOMPARE(entries[i].pts, pts[i]);
            QCOMPARE(entries[i].bytes, ByteRange::ofSize(offset[i], qint64(i) + 1));
            QCOMPARE(entries[i].isSync, i == 0 || i == 3);
            QCOMPARE(entries[i].duration, i < 3 ? 10U : 20U);
        }
        QCOMPARE(table->totalBytes(), 21);
        QCOMPARE(table->bytesOf(1, 4), 9);
        QCOMPARE(table->endTime(), 70);
        QCOMPARE(table->firstAtOrAfterDts(11), 4U);
        QCOMPARE(table->firstAtOrAfterDts(51), 6U);
        QCOMPARE(table->syncAt(50), std::optional<quint32>(3));
        QCOMPARE(table->syncAt(70), std::optional<quint32>());
        QCOMPARE(table->syncSamples(), (std::vector<quint32>{0, 3}));
        QVERIFY(!table->commonDuration());
    }
    void isCutAtAnySample()
    {
        const auto table = SampleTable::create(sixSamples(), -20);
        QVERIFY(table);
        const auto all = table->entries(0, 6);
        for (quint32 count = 0; count <= 6; ++count) {
            const SampleTable cut = table->first(count);
            const auto entries = cut.entries(0, 100);
            QCOMPARE(cut.sampleCount(), count);
            QCOMPARE(entries.size(), size_t(count));
            qint64 bytes = 0;
            for (quint32 i = 0; i < count; ++i) {
                QCOMPARE(entries[i].pts, all[i].pts);
                QCOMPARE(entries[i].bytes, all[i].bytes);
                QCOMPARE(entries[i].isSync, all[i].isSync);
                bytes += entries[i].bytes.sizeBytes();
            }
            QCOMPARE(cut.totalBytes(), bytes);
            if (count == 0)
                continue;
            QCOMPARE(cut.endTime(), entries.back().dts + entries.back().duration);
            QCOMPARE(cut.syncSamples().size(), size_t(count > 3 ? 2 : 1));
            QCOMPARE(cut.firstAtOrAfterDts(1000), count);
        }
        QCOMPARE(table->sampleCount(), 6U);
    }
    void findsTheSameFromAnyFirstSample()
    {
        SampleTable::Boxes boxes;
        const quint32 count = 5000;
        QByteArray stts, ctts, stsz, stsc, stco;
        for (quint32 i = 0; i < count; ++i) {
            stts += u32s({1, 1 + i % 7});
            ctts += u32s({1, i % 5 * 3});
            stsz += u32(1 + i * 7919 % 1000);
        }
        quint32 chunks = 0;
        for (quint32 samples = 0; samples < count; ++chunks) {
            stsc += u32s({chunks + 1, 1 + chunks % 3, 1});
            stco += u32(chunks * 100'000);
            samples += 1 + chunks % 3;
        }
        boxes.stts = u32(count) + stts;
        boxes.ctts = u32(count) + ctts;
        boxes.stsz = u32s({0, count}) + stsz;
        boxes.stsc = u32(chunks) + stsc;
        boxes.stco = u32(chunks) + stco;
        const auto table = SampleTable::create(boxes, 5);
        QVERIFY2(table, table ? "" : qPrintable(table.error().message));
        const auto all = table->entries(0, count);
        qint64 bytes = 0;
        for (quint32 i = 0; i < count; ++i) {
            const auto one = table->entries(i, 2);
            QCOMPARE(one.front().dts, all[i].dts);
            QCOMPARE(one.front().pts, all[i].pts);
            QCOMPARE(one.front().bytes, all[i].bytes);
            QCOMPARE(one.back().bytes, all[std::min(i + 1, count - 1)].bytes);
            QCOMPARE(table->bytesOf(0, i), bytes);
            QCOMPARE(table->firstAtOrAfterDts(all[i].dts), i);
            bytes += all[i].bytes.sizeBytes();
        }
    }
    void readsCompactSizes_data()
    {
        QTest::addColumn<QByteArray>("stz2");
        QTest::newRow("4-bit") << QByteArray(u32s({4, 3}) + "\x12\x30");
        QTest::newRow("8-bit") << QByteArray(u32s({8, 3}) + "\1\2\3");
        QTest::newRow("16-bit") << QByteArray(u32s({16, 3}) + u16(1) + u16(2) + u16(3));
    }
    void readsCompactSizes()
    {
        QFETCH(const QByteArray, stz2);
        SampleTable::Boxes boxes;
        boxes.stts = u32s({1, 3, 10});
        boxes.stz2 = stz2;
        boxes.stsc = u32s({1, 1, 3, 1});
        boxes.co64 = u32(1) + u64(quint64(1) << 33);
        const auto table = SampleTable::create(boxes, 0);
        QVERIFY2(table, table ? "" : qPrintable(table.error().message));
        const auto entries = table->entries(0, 3);
        QCOMPARE(entries[2].bytes, ByteRange::ofSize((qint64(1) << 33) + 3, 3));
        QVERIFY(table->allSync());
        QCOMPARE(table->commonDuration(), std::optional<quint32>(10));
    }
    void takesOddTimes()
    {
        SampleTable::Boxes boxes = sixSamples();
        boxes.stts = u32s({1, 2, 10});
        QCOMPARE(SampleTable::create(boxes, 0)->endTime(), 60);
        boxes.stts = u32s({3, 2, 10, 1, quint32(-5), 3, 10});
        QCOMPARE(SampleTable::create(boxes, 0)->endTime(), 20 + 1 + 3 * 8);
        boxes = sixSamples();
        boxes.ctts = u32s({1, 6, quint32(-10)});
        QCOMPARE(SampleTable::create(boxes, 0)->entries(0, 1)[0].pts, -10);
        boxes.ctts = u32s({1, 6, 0x7FFFFFFF});
        QCOMPARE(SampleTable::create(boxes, 0)->entries(0, 1)[0].pts, 0);
    }
    void rejectsWhatContradicts_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("says");
        enum { Stts, Ctts, Stss, Stsz, Stsc, Stco, Co64, Stz2 };
        QTest::newRow("stts-count") << int(Stts) << u32s({3, 3, 10, 3, 20}) << u"stts names 3"_s;
        QTest::newRow("stts-none") << int(Stts) << u32s({0}) << u"stts has no entry"_s;
        QTest::newRow("ctts-count") << int(Ctts) << u32s({0xFFFFFFFF, 1, 1}) << u"ctts names 4294967295"_s;
        QTest::newRow("stss-count") << int(Stss) << u32s({2, 1}) << u"stss names 2 entries and holds 1"_s;
        QTest::newRow("stsz-count") << int(Stsz) << u32s({0, 0x80000000, 1}) << u"stsz names 2147483648"_s;
        QTest::newRow("stsz-cut") << int(Stsz) << u32s({0}) << u"stsz is too short"_s;
        QTest::newRow("stsz-more-than-chunks") << int(Stsz) << u32s({4, 7}) << u"the chunks hold 6"_s;
        QTest::newRow("stsc-order") << int(Stsc) << u32s({2, 1, 2, 1, 1, 1, 1}) << u"out of order"_s;
        QTest::newRow("stsc-first") << int(Stsc) << u32s({1, 2, 2, 1}) << u"out of order"_s;
        QTest::newRow("stsc-none") << int(Stsc) << u32s({0}) << u"the chunks hold 0"_s;
        QTest::newRow("stco-count") << int(Stco) << u32s({5, 1, 2, 3, 4}) << u"stco names 5"_s;
        QTest::newRow("co64-far") << int(Co64) << QByteArray(u32(1) + u64(quint64(1) << 63))
                                  << u"co64 puts"_s;
        QTest::newRow("stz2-bits") << int(Stz2) << QByteArray(u32s({5, 6}) + zeros(8))
                                   << u"fields of 5 bits"_s;
    }
    void rejectsWhatContradicts()
    {
        QFETCH(const int, which);
        QFETCH(const QByteArray, bytes);
        QFETCH(const QString, says);
        SampleTable::Boxes boxes = sixSamples();
        if (which == 7)
            boxes.stsz.clear();
        QByteArray *all[] = {&boxes.stts, &boxes.ctts, &boxes.stss, &boxes.stsz,
                             &boxes.stsc, &boxes.stco, &boxes.co64, &boxes.stz2};
        *all[which] = bytes;
        const auto table = SampleTable::create(boxes, 0);
        QVERIFY(!table);
        QCOMPARE(table.error().kind, ErrorKind::CorruptInput);
        QVERIFY2(table.error().message.contains(says), qPrintable(table.error().message));
    }
    void holdsBillionsOfConstantSamplesInNoMemory()
    {
        SampleTable::Boxes boxes;
        boxes.stts = u32s({1, 0xFFFFFFFF, 1});
        boxes.stsz = u32s({4, 0xFFFFFFFF});
        boxes.stsc = u32s({1, 1, 0xFFFFFFFF, 1});
        boxes.stco = u32s({1, 0});
        const auto table = SampleTable::create(boxes, 0);
        QVERIFY(table);
        QVERIFY(table->memoryBytes() < 1000);
        QCOMPARE(table->entries(0xFFFFFFFE, 5).size(), 1U);
        QCOMPARE(table->entries(0xFFFFFFFE, 5)[0].bytes.beginBytes, qint64(0xFFFFFFFE) * 4);
    }
};

QTEST_APPLESS_MAIN(tst_SampleTable)
#include "tst_SampleTable.moc"
