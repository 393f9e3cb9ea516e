// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/BoxReader.h"
#include "tests/support/BoxBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_BoxReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void walksSizesOf32And64BitsAndToTheEnd()
    {
        const QByteArray bytes = box("free", "ab") + largeBox("mdat", "cde") + u32(0) + "moov" + "fghi";
        BoxReader boxes(bytes, 100);
        const auto first = boxes.next();
        QVERIFY(first);
        QCOMPARE(first->type, boxType("free"));
        QCOMPARE(first->payload, QByteArrayView("ab", 2));
        const auto second = boxes.next();
        QVERIFY(second);
        QCOMPARE(second->offsetBytes, 110);
        QCOMPARE(second->payload, QByteArrayView("cde", 3));
        const auto third = boxes.next();
        QVERIFY(third);
        QCOMPARE(third->type, boxType("moov"));
        QCOMPARE(third->payload, QByteArrayView("fghi", 4));
        QVERIFY(!boxes.next());
        QVERIFY(!boxes.error());
    }
    void takesTheUserTypeOfUuid()
    {
        const QByteArray bytes = box("uuid", QByteArray(16, 'u') + "x");
        const auto found = BoxReader(bytes, 0).next();
        QVERIFY(found);
        QCOMPARE(found->userType, QByteArrayView(QByteArray(16, 'u')));
        QCOMPARE(found->payload, QByteArrayView("x", 1));
    }
    void keepsChildrenWithinTheirParent()
    {
        const QByteArray bytes = box("moov", u32(100) + "trak" + zeros(4)) + zeros(200);
        const auto moov = BoxReader(bytes, 0).next();
        QVERIFY(moov);
        auto inner = BoxReader::inside(*moov);
        QVERIFY(!inner.next());
        QVERIFY(inner.error());
        QCOMPARE(inner.error()->kind, ErrorKind::CorruptInput);
        QCOMPARE(inner.error()->message, u"the box 'trak' at byte 8 is of 100 bytes where 12 are left"_s);
    }
    void endsAtTheZeroOfQuickTimeLists()
    {
        const QByteArray bytes = box("udta", box("name", "x") + u32(0));
        const auto udta = BoxReader(bytes, 0).next();
        auto inner = BoxReader::inside(*udta);
        QVERIFY(inner.next());
        QVERIFY(!inner.next());
        QVERIFY(!inner.error());
    }
    void rejectsBadHeaders_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("smaller-than-header") << QByteArray(u32(7) + "free");
        QTest::newRow("64-bit-cut") << QByteArray(u32(1) + "mdat" + u32(0));
        QTest::newRow("64-bit-smaller-than-header") << QByteArray(u32(1) + "mdat" + u64(15));
        QTest::newRow("64-bit-negative") << QByteArray(u32(1) + "mdat" + u64(~quint64(0)));
        QTest::newRow("uuid-without-type") << QByteArray(u32(8) + "uuid" + zeros(20));
    }
    void rejectsBadHeaders()
    {
        QFETCH(const QByteArray, bytes);
        BoxReader boxes(bytes, 0);
        QVERIFY(!boxes.next());
        QVERIFY(boxes.error());
    }
    void stopsAtTheDepthCap()
    {
        QByteArray bytes = box("free", {});
        for (int i = 0; i < 40; ++i)
            bytes = box("moov", bytes);
        BoxReader boxes(bytes, 0);
        int depth = 0;
        while (const auto found = boxes.next()) {
            boxes = BoxReader::inside(*found);
            ++depth;
        }
        QCOMPARE(depth, BoxReader::kMaxDepth + 1);
        QVERIFY(boxes.error());
    }
};

QTEST_APPLESS_MAIN(tst_BoxReader)
#include "tst_BoxReader.moc"
