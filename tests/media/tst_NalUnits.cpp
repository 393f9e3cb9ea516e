// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/NalUnits.h"
#include "tests/media/HeaderBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_NalUnits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void convertsLengthPrefixesOfEverySize_data()
    {
        QTest::addColumn<int>("lengthSize");
        QTest::addColumn<QByteArray>("sample");
        QTest::newRow("1-byte") << 1 << hex("02 6588 03 415501");
        QTest::newRow("2-byte") << 2 << hex("0002 6588 0003 415501");
        QTest::newRow("3-byte") << 3 << hex("000002 6588 000003 415501");
        QTest::newRow("4-byte") << 4 << hex("00000002 6588 00000003 415501");
    }
    void convertsLengthPrefixesOfEverySize()
    {
        QFETCH(int, lengthSize);
        QFETCH(QByteArray, sample);
        const QByteArray expected = hex("00000001 6588 00000001 415501");
        QByteArray out;
        QVERIFY(annexBFromLengthPrefixed({}, sample, lengthSize, out));
        QCOMPARE(out, expected);
        out = "x";
        QVERIFY(annexBFromLengthPrefixed(QByteArrayView(sample).first(2), QByteArrayView(sample).sliced(2),
                                         lengthSize, out));
        QCOMPARE(out, "x" + expected);
    }
    void passesOverEmptyUnits()
    {
        QByteArray out;
        QVERIFY(annexBFromLengthPrefixed({}, hex("0000 0001 65 0000"), 2, out));
        QCOMPARE(out, hex("00000001 65"));
    }
    void rejectsLengthsBeyondTheSample_data()
    {
        QTest::addColumn<int>("lengthSize");
        QTest::addColumn<QByteArray>("sample");
        QTest::newRow("one-byte-too-many") << 4 << hex("00000003 6588");
        QTest::newRow("largest") << 4 << hex("ffffffff 6588");
        QTest::newRow("length-cut") << 4 << hex("00000002 6588 0000");
        QTest::newRow("no-length-size") << 0 << hex("6588");
    }
    void rejectsLengthsBeyondTheSample()
    {
        QFETCH(int, lengthSize);
        QFETCH(QByteArray, sample);
        QByteArray out;
        const auto converted = annexBFromLengthPrefixed({}, sample, lengthSize, out);
        QVERIFY(!converted);
        QCOMPARE(converted.error().kind, ErrorKind::CorruptInput);
    }
    void findsUnitsBetweenStartCodesOfBothLengths()
    {
        const QByteArray stream = hex("00000001 674d 000001 68ce 00 000001 65880000 03 0000 00000001");
        AnnexBNals nals(stream);
        QList<QByteArray> found;
        while (const auto nal = nals.next())
            found << nal->toByteArray();
        QCOMPARE(found, (QList<QByteArray>{hex("674d"), hex("68ce"), hex("6588000003")}));
    }
    void goesFromAnnexBToLengthsAndBack()
    {
        const QByteArray stream = hex("00000001 674d 00000001 65880001 00000001 41");
        QByteArray prefixed;
        lengthPrefixedFromAnnexB(stream, prefixed);
        QCOMPARE(prefixed, hex("00000002 674d 00000004 65880001 00000001 41"));
        QByteArray out;
        QVERIFY(annexBFromLengthPrefixed({}, prefixed, 4, out));
        QCOMPARE(out, stream);
    }
    void tellsByteStreamsFromLengths()
    {
        QVERIFY(isAnnexB(hex("00000001 674d40")));
        QVERIFY(isAnnexB(hex("000001 674d40")));
        QVERIFY(!isAnnexB(hex("014d400cffe1")));
        QVERIFY(!isAnnexB({}));
        // A unit of 258 bytes: its length looks like a start code.
        QVERIFY(!isAnnexB(QByteArray(hex("00000102") + QByteArray(258, 'x'))));
    }
    void takesEmulationPreventionOut()
    {
        QCOMPARE(rbspFromNal(hex("67 000003 01 000003 00 0003")), hex("67 0000 01 0000 0000"));
    }
    void listsParameterSetsOfAvcC()
    {
        const QByteArray avcC = hex("01 4d400c fd e1 0004 674d400c 01 0002 68ce");
        QCOMPARE(parameterSetsAnnexB(Codec::H264, avcC).value(), hex("00000001 674d400c 00000001 68ce"));
        QCOMPARE(nalLengthSize(Codec::H264, avcC).value(), 2);
        QVERIFY(!parameterSetsAnnexB(Codec::H264, avcC.chopped(1)));
        QCOMPARE(parameterSetsAnnexB(Codec::Aac, avcC).error().kind, ErrorKind::Unsupported);
    }
    void listsParameterSetsOfHvcC()
    {
        const QByteArray hvcC = hex("01 01 60000000 900000000000 5d f000 fc fd f8 f8 0000 0c"
                                    "02 a0 0001 0003 40010c a1 0001 0004 42010101");
        QCOMPARE(parameterSetsAnnexB(Codec::Hevc, hvcC).value(), hex("00000001 40010c 00000001 42010101"));
        QCOMPARE(nalLengthSize(Codec::Hevc, hvcC).value(), 1);
        QVERIFY(!nalLengthSize(Codec::Hevc, hvcC.chopped(1)));
    }
};

QTEST_APPLESS_MAIN(tst_NalUnits)
#include "tst_NalUnits.moc"
