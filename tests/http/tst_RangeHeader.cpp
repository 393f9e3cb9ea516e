// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/RangeHeader.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using Kind = RangeChoice::Kind;

class tst_RangeHeader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void choosesOneRange_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("size");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("begin");
        QTest::addColumn<qint64>("end");
        const auto row = [](const char *name, QByteArray value, qint64 size, Kind kind, qint64 begin = 0,
                            qint64 end = 0) {
            QTest::newRow(name) << value << size << int(kind) << begin << end;
        };
        row("none", {}, 100, Kind::Whole);
        row("all", "bytes=0-", 100, Kind::Part, 0, 100);
        row("first-byte", "bytes=0-0", 100, Kind::Part, 0, 1);
        row("last-byte", "bytes=99-99", 100, Kind::Part, 99, 100);
        row("middle", "bytes=10-19", 100, Kind::Part, 10, 20);
        row("unit-case", "Bytes=10-19", 100, Kind::Part, 10, 20);
        row("end-clamped", "bytes=10-1000", 100, Kind::Part, 10, 100);
        row("suffix", "bytes=-10", 100, Kind::Part, 90, 100);
        row("suffix-too-long", "bytes=-1000", 100, Kind::Part, 0, 100);
        row("suffix-zero", "bytes=-0", 100, Kind::Unsatisfiable);
        row("at-end", "bytes=100-", 100, Kind::Unsatisfiable);
        row("beyond-end", "bytes=101-200", 100, Kind::Unsatisfiable);
        row("empty-body", "bytes=0-", 0, Kind::Unsatisfiable);
        row("empty-body-suffix", "bytes=-1", 0, Kind::Unsatisfiable);
        row("2^63", "bytes=9223372036854775808-", 100, Kind::Unsatisfiable);
        row("2^63-end", "bytes=5-9223372036854775808", 100, Kind::Part, 5, 100);
        row("2^64-end", "bytes=0-18446744073709551616", 100, Kind::Part, 0, 100);
        row("2^63-suffix", "bytes=-9223372036854775808", 100, Kind::Part, 0, 100);
        row("1000-digits", "bytes=" + QByteArray(1000, '9') + "-", 100, Kind::Unsatisfiable);
        row("largest-body", "bytes=0-", std::numeric_limits<qint64>::max(), Kind::Part, 0,
            std::numeric_limits<qint64>::max());
        row("several", "bytes=0-1,5-6", 100, Kind::Whole);
        row("overlapping", "bytes=0-50,20-70", 100, Kind::Whole);
        row("trailing-comma", "bytes=0-1,", 100, Kind::Whole);
        row("backwards", "bytes=20-10", 100, Kind::Whole);
        row("dash-only", "bytes=-", 100, Kind::Whole);
        row("double-dash", "bytes=--5", 100, Kind::Whole);
        row("negative", "bytes=-5-10", 100, Kind::Whole);
        row("plus", "bytes=+5-10", 100, Kind::Whole);
        row("space-inside", "bytes=5 -10", 100, Kind::Whole);
        row("hex", "bytes=0x5-10", 100, Kind::Whole);
        row("other-unit", "items=0-1", 100, Kind::Whole);
        row("no-unit", "0-1", 100, Kind::Whole);
        row("nul", QByteArray("bytes=0-\0", 9), 100, Kind::Whole);
        row("unknown-size", "bytes=0-1", -1, Kind::Whole);
    }
    void choosesOneRange()
    {
        QFETCH(QByteArray, value);
        QFETCH(qint64, size);
        const RangeChoice choice = parseRange(value, size);
        QTEST(int(choice.kind), "kind");
        QTEST(choice.range.beginBytes, "begin");
        QTEST(choice.range.endBytes, "end");
    }
    void neverHonoursAThousandRanges()
    {
        QByteArray value = "bytes=0-0";
        for (int i = 1; i < 1000; ++i)
            value += ',' + QByteArray::number(i) + '-' + QByteArray::number(i);
        QVERIFY(parseRange(value, 5000).kind == Kind::Whole);
    }
};

QTEST_APPLESS_MAIN(tst_RangeHeader)
#include "tst_RangeHeader.moc"
