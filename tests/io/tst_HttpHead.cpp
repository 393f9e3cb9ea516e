// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/HttpHead.h"

#include <QTest>

using namespace cuegate;

class tst_HttpHead : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsContentRanges_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<bool>("isValid");
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        QTest::addColumn<qint64>("total");
        const auto row = [](const char *name, QByteArray value, bool valid, qint64 first, qint64 last,
                            qint64 total) {
            QTest::newRow(name) << value << valid << first << last << total;
        };
        row("plain", "bytes 0-65535/100000", true, 0, 65535, 100000);
        row("star-total", "bytes 5-9/*", true, 5, 9, -1);
        row("unsatisfied", "bytes */0", true, -1, -1, 0);
        row("unit-in-capitals", "Bytes 0-0/1", true, 0, 0, 1);
        row("empty", "", false, 0, 0, 0);
        row("no-unit", "0-1/2", false, 0, 0, 0);
        row("no-slash", "bytes 0-1", false, 0, 0, 0);
        row("no-dash", "bytes 01/2", false, 0, 0, 0);
        row("last-before-first", "bytes 9-5/10", false, 0, 0, 0);
        row("last-beyond-total", "bytes 0-10/10", false, 0, 0, 0);
        row("negative", "bytes -5-9/10", false, 0, 0, 0);
        row("overflow", "bytes 0-99999999999999999999/*", false, 0, 0, 0);
        row("two-stars", "bytes */*", false, 0, 0, 0);
    }
    void readsContentRanges()
    {
        QFETCH(QByteArray, value);
        QFETCH(bool, isValid);
        QFETCH(qint64, first);
        QFETCH(qint64, last);
        QFETCH(qint64, total);
        const auto range = parseContentRange(value);
        QCOMPARE(range.has_value(), isValid);
        if (isValid)
            QVERIFY(*range == (ContentRange{first, last, total}));
    }
    void noticesSeveralLengths()
    {
        QVERIFY(!(HttpHead{200, {{"Content-Length", "5"}}}).hasSeveralLengths());
        QVERIFY(!(HttpHead{200, {{"Content-Length", "5"}, {"content-length", "5"}}}).hasSeveralLengths());
        QVERIFY(!(HttpHead{200, {{"Content-Length", "5, 5"}}}).hasSeveralLengths());
        QVERIFY((HttpHead{200, {{"Content-Length", "5"}, {"content-length", "7"}}}).hasSeveralLengths());
        QVERIFY((HttpHead{200, {{"Content-Length", "5, 7"}}}).hasSeveralLengths());
    }
    void findsFieldsInAnyCase()
    {
        HttpHead head;
        head.fields = {{"content-LENGTH", "12"}, {"ETag", "\"a\""}};
        QCOMPARE(head.contentLength(), 12);
        QCOMPARE(head.field("etag"), QByteArray("\"a\""));
        QVERIFY(head.field("Location").isEmpty());
    }
    void takesOnlyUnsignedLengths()
    {
        for (const char *value : {"", "-1", "+5", " 5x", "0x10", "99999999999999999999"}) {
            HttpHead head;
            head.fields = {{"Content-Length", value}};
            QCOMPARE(head.contentLength(), -1);
        }
    }
    void boundsRetryAfter()
    {
        QCOMPARE(parseRetryAfter("3")->count(), 3);
        QCOMPARE(parseRetryAfter("999999999999999999")->count(), 86400);
        QVERIFY(!parseRetryAfter("Wed, 21 Oct 2015 07:28:00 GMT"));
    }
    void tellsStrongTagsFromWeakOnes()
    {
        QVERIFY(isStrongEtag("\"abc\""));
        QVERIFY(!isStrongEtag("W/\"abc\""));
        QVERIFY(!isStrongEtag(""));
        QVERIFY(!isStrongEtag("\""));
    }
};

QTEST_APPLESS_MAIN(tst_HttpHead)
#include "tst_HttpHead.moc"
