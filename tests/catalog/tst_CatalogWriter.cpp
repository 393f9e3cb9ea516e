// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/CatalogFile.h"
#include "core/catalog/CatalogWriter.h"
#include "tests/catalog/OtherConnection.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CatalogWriter : public QObject
{
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    [[nodiscard]] QString path() const { return m_folder->filePath(u"list.sqlite"_s); }
    static CatalogWriter::Work put(qint64 value)
    {
        return [value](Catalog &catalog) { return catalog.setSetting(u"a"_s, value); };
    }
    [[nodiscard]] qint64 stored() const
    {
        const auto opened = openCatalog(path());
        return opened ? opened->catalog->setting(u"a"_s).value_or(-1) : -2;
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(openCatalog(path()));
    }

    void writesInOrderAndAnswersOnTheThreadOfWhoAsked()
    {
        CatalogWriter writer(path());
        const qint64 before = writer.changes();
        QList<int> answers;
        for (int i = 0; i < 20; ++i) {
            writer.write(put(i), [&answers, i, thread = QThread::currentThread()](const Result<void> &done) {
                QVERIFY(done);
                QCOMPARE(QThread::currentThread(), thread);
                answers.append(i);
            });
        }
        QTRY_COMPARE(answers.size(), 20);
        QVERIFY(std::is_sorted(answers.begin(), answers.end()));
        QCOMPARE(stored(), 19);
        QVERIFY(writer.changes() != before);
    }

    void tellsWhatFailed()
    {
        CatalogWriter writer(u"/nowhere/list.sqlite"_s);
        std::optional<Error> error;
        writer.write(put(1), [&error](const Result<void> &done) {
            QVERIFY(!done);
            error = done.error();
        });
        QTRY_VERIFY(error);
        QCOMPARE(error->kind, ErrorKind::Unavailable);
    }

    void holdsUpNobodyWhileTheFileCannotBeWritten()
    {
        CatalogWriter writer(path());
        OtherConnection other(path());
        QVERIFY(other.holdUp());
        bool isDone = false;
        QElapsedTimer timer;
        timer.start();
        writer.write(put(7), [&isDone](const Result<void> &done) { isDone = done.has_value(); });
        QVERIFY(timer.elapsed() < 100);
        QVERIFY(!QTest::qWaitFor([&isDone] { return isDone; }, 300));
        QVERIFY(other.letGo());
        QTRY_VERIFY(isDone);
        QCOMPARE(stored(), 7);
    }

    void writesAtItsEndWhatItWasAskedForAndWhatAnswersAsk()
    {
        {
            CatalogWriter writer(path());
            writer.write(put(1), [&writer](const Result<void> &) {
                writer.write(put(2), [&writer](const Result<void> &) { writer.write(put(3)); });
            });
        }
        QCOMPARE(stored(), 3);
    }

    void endsInTimeWhateverTheDiskDoes()
    {
        OtherConnection other(path());
        QElapsedTimer timer;
        {
            CatalogWriter writer(path());
            QVERIFY(other.holdUp());
            for (int i = 0; i < 10; ++i)
                writer.write(put(i));
            timer.start();
        }
        QVERIFY2(timer.elapsed() < 5000, QByteArray::number(timer.elapsed()).constData());
        QVERIFY(other.letGo());
        QCOMPARE(stored(), -1);
    }
};

QTEST_GUILESS_MAIN(tst_CatalogWriter)
#include "tst_CatalogWriter.moc"
