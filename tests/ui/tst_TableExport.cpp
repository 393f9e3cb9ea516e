// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TableExport.h"

#include <QBuffer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_TableExport : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesCsvLines_data();
    void writesCsvLines();
    void writesNumbersWhole();
    void writesJsonThatIsRead();
    void writesAnEmptyTable();
    void stopsWhenCancelled();
    void saysWhyAFileCannotBeWritten();
    void leavesTheOldFileWhereItFails();
    void writesAFileInTheBackground();
};

static ExportTable tableOf(qint64 rows)
{
    ExportTable table;
    table.columns = {u"n"_s, u"text"_s, u"maybe"_s};
    table.rows = rows;
    table.row = [](qint64 i) {
        return QJsonArray{qint64(4'312'000'000) + i, u"row \"%1\", here"_s.arg(i),
                          i % 2 == 0 ? QJsonValue() : QJsonValue(true)};
    };
    return table;
}

static QByteArray written(const ExportTable &table, ExportFormat format)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    std::atomic<qint64> done = 0;
    const auto result = writeTable(buffer, table, format, done, {});
    return result && done == table.rows ? buffer.data() : "failed";
}

void tst_TableExport::writesCsvLines_data()
{
    QTest::addColumn<QStringList>("fields");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << QStringList{u"a"_s, u"b"_s} << QByteArray("a,b\r\n");
    QTest::newRow("empty fields") << QStringList{u""_s, u""_s} << QByteArray(",\r\n");
    QTest::newRow("comma") << QStringList{u"a,b"_s} << QByteArray("\"a,b\"\r\n");
    QTest::newRow("quote") << QStringList{u"5\" disc"_s} << QByteArray("\"5\"\" disc\"\r\n");
    QTest::newRow("line break") << QStringList{u"a\nb"_s} << QByteArray("\"a\nb\"\r\n");
    QTest::newRow("utf-8") << QStringList{u"Forcés"_s} << QByteArray("Forc\xC3\xA9s\r\n");
    QTest::newRow("spaces") << QStringList{u" a"_s} << QByteArray("\" a\"\r\n");
}

void tst_TableExport::writesCsvLines()
{
    QFETCH(QStringList, fields);
    QTEST(csvLine(fields), "line");
}

void tst_TableExport::writesNumbersWhole()
{
    QCOMPARE(written(tableOf(2), ExportFormat::Csv), "n,text,maybe\r\n4312000000,\"row \"\"0\"\", here\",\r\n"
                                                     "4312000001,\"row \"\"1\"\", here\",true\r\n");
}

void tst_TableExport::writesJsonThatIsRead()
{
    const QJsonArray rows = QJsonDocument::fromJson(written(tableOf(1000), ExportFormat::Json)).array();
    QCOMPARE(rows.size(), 1000);
    QCOMPARE(rows[7].toObject()[u"n"].toInteger(), 4'312'000'007);
    QCOMPARE(rows[7].toObject()[u"text"].toString(), u"row \"7\", here"_s);
    QVERIFY(rows[6].toObject()[u"maybe"].isNull());
}

void tst_TableExport::writesAnEmptyTable()
{
    QCOMPARE(written(tableOf(0), ExportFormat::Csv), "n,text,maybe\r\n");
    QCOMPARE(QJsonDocument::fromJson(written(tableOf(0), ExportFormat::Json)).isArray(), true);
}

void tst_TableExport::stopsWhenCancelled()
{
    const CancelSource cancel;
    ExportTable table = tableOf(1'000'000'000);
    table.row = [&cancel, row = table.row](qint64 i) {
        if (i == 10)
            cancel.cancel();
        return row(i);
    };
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    std::atomic<qint64> done = 0;
    const auto result = writeTable(buffer, table, ExportFormat::Csv, done, cancel.token());
    QVERIFY(!result && result.error().kind == ErrorKind::Cancelled);
    QCOMPARE(done.load(), 11);
}

void tst_TableExport::saysWhyAFileCannotBeWritten()
{
    TableExport writer;
    QSignalSpy finished(&writer, &TableExport::finished);
    writer.start(tableOf(1), u"/no/such/folder/table.csv"_s, ExportFormat::Csv);
    QVERIFY(finished.wait());
    const auto result = finished[0][1].value<Result<void>>();
    QVERIFY(!result && !result.error().message.isEmpty());
}

void tst_TableExport::leavesTheOldFileWhereItFails()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"table.csv"_s);
    QFile old(path);
    QVERIFY(old.open(QIODevice::WriteOnly) && old.write("old") == 3);
    old.close();
    TableExport writer;
    ExportTable table = tableOf(1'000'000);
    table.row = [&writer, row = table.row](qint64 i) {
        if (i == 100'000)
            writer.cancel();
        return row(i);
    };
    QSignalSpy finished(&writer, &TableExport::finished);
    writer.start(table, path, ExportFormat::Csv);
    QVERIFY(finished.wait(60'000));
    QVERIFY(!finished[0][1].value<Result<void>>());
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), "old");
}

void tst_TableExport::writesAFileInTheBackground()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"table.json"_s);
    TableExport writer;
    QSignalSpy finished(&writer, &TableExport::finished);
    writer.start(tableOf(3), path, ExportFormat::Json);
    QVERIFY(writer.isRunning());
    QVERIFY(finished.wait());
    QVERIFY(finished[0][1].value<Result<void>>().has_value());
    QVERIFY(!writer.isRunning());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QJsonDocument::fromJson(file.readAll()).array().size(), 3);
}

QTEST_GUILESS_MAIN(tst_TableExport)
#include "tst_TableExport.moc"
