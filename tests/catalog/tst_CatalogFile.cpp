// SPDX-License-Identifier: GPL-3.0-or-later
// The list of sources outlives kills, torn and damaged files (FAULTS.md L15).
#include "core/catalog/CatalogFile.h"
#include "tests/segment/ForkedProcess.h"
#include "tests/support/ScratchFolder.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CatalogFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isOldOrNewAfterAKillAtAnyMoment();
    void usesTheBackupOfADamagedFile_data();
    void usesTheBackupOfADamagedFile();
    void saysThatThereIsNoBackup();
    void doesNotUseADamagedBackup();
    void restoresAfterAKillWhileRestoring();
    void startsAnewWithoutAWord();

private:
    static constexpr qsizetype kManyPages = 300'000;

    static CatalogSource sourceNumber(int number)
    {
        CatalogSource source;
        source.id = QString::number(number);
        source.location.url = QUrl(u"http://films.example/%1.mkv"_s.arg(number));
        source.name = u"Film %1"_s.arg(number);
        source.kind = u"http"_s;
        return source;
    }
    static void makeList(const QString &path, int sources)
    {
        const auto opened = openCatalog(path);
        QVERIFY(opened);
        for (int i = 0; i < sources; ++i)
            QVERIFY(opened->catalog->insert(sourceNumber(i)));
        QVERIFY(opened->catalog->setSetting(u"a"_s, 7));
    }
    static void overwrite(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    static QByteArray contentOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
};

// A child saves without end: two settings that belong together, a source, now and then a backup. It is
// killed 200 times.
void tst_CatalogFile::isOldOrNewAfterAKillAtAnyMoment()
{
    const QTemporaryDir dir(scratchTemplate());
    const QString path = dir.filePath(u"list.sqlite"_s);
    qint64 least = 0;
    for (int kill = 0; kill < 200; ++kill) {
        ForkedProcess child([&](const auto &step) {
            const auto opened = openCatalog(path);
            if (!opened || opened->origin != CatalogOrigin::Own)
                ::_exit(1);
            Catalog &catalog = *opened->catalog;
            for (qint64 n = catalog.setting(u"a"_s).value_or(0) + 1;; ++n) {
                CatalogSource source = sourceNumber(int(n % 5));
                source.name = QString(kManyPages, QChar(u'a' + int(n % 26))); // several pages at once
                if (!catalog.setSetting(u"a"_s, n) || !catalog.setSetting(u"b"_s, n) ||
                    !catalog.insert(source) || (n % 8 == 0 && !backUpCatalog(path)))
                    ::_exit(1);
                step();
            }
        });
        const qint64 saved = child.waitForSteps(1 + kill % 2);
        QVERIFY2(saved > 0, "the child could not save");
        const qint64 momentNs = QRandomGenerator::global()->bounded(4'000'000); // a few steps
        QElapsedTimer timer;
        for (timer.start(); timer.nsecsElapsed() < momentNs;)
            ::sched_yield();
        child.kill();
        QVERIFY(child.waitForEnd());
        const auto opened = openCatalog(path);
        QVERIFY(opened);
        QCOMPARE(opened->origin, CatalogOrigin::Own);
        for (const CatalogSource &source : opened->catalog->sources())
            QVERIFY2(source.name == QString(kManyPages, source.name.front()), "a source is torn");
        const qint64 a = opened->catalog->setting(u"a"_s).value_or(0);
        const qint64 b = opened->catalog->setting(u"b"_s).value_or(0);
        QVERIFY(a == b || a == b + 1);
        QVERIFY2(b >= least + saved, "what had been saved is lost");
        least = b;
    }
    QVERIFY(QFile::exists(path + u".backup"_s));
    QVERIFY(!QFile::exists(path + u".damaged"_s));
}

void tst_CatalogFile::usesTheBackupOfADamagedFile_data()
{
    QTest::addColumn<QString>("damage");
    for (const char *damage : {"garbage", "empty", "gone", "torn", "page"})
        QTest::newRow(damage) << QString::fromLatin1(damage);
}

void tst_CatalogFile::usesTheBackupOfADamagedFile()
{
    QFETCH(QString, damage);
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"list.sqlite"_s);
    makeList(path, 500);
    QVERIFY(backUpCatalog(path));
    QByteArray bytes = contentOf(path);
    if (damage == "garbage"_L1)
        bytes = QByteArray(8192, 'x');
    else if (damage == "empty"_L1)
        bytes.clear();
    else if (damage == "torn"_L1)
        bytes.truncate(bytes.size() / 2);
    else
        bytes.replace(4096, 8192, QByteArray(8192, '\xAA'));
    overwrite(path, bytes);
    if (damage == "gone"_L1)
        QVERIFY(QFile::remove(path));
    {
        const auto opened = openCatalog(path);
        QVERIFY(opened);
        QCOMPARE(opened->origin, CatalogOrigin::Backup);
        QCOMPARE(opened->catalog->sources().size(), 500u);
        QCOMPARE(opened->catalog->setting(u"a"_s), std::optional<qint64>(7));
    }
    if (damage != "gone"_L1)
        QCOMPARE(contentOf(path + u".damaged"_s), bytes);
    const auto again = openCatalog(path);
    QVERIFY(again);
    QCOMPARE(again->origin, CatalogOrigin::Own);
    for (const QString &suffix : {u""_s, u".backup"_s})
        QVERIFY(!(QFile::permissions(path + suffix) & (QFile::ReadGroup | QFile::ReadOther)));
}

void tst_CatalogFile::saysThatThereIsNoBackup()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"list.sqlite"_s);
    overwrite(path, QByteArray(8192, 'x'));
    const auto opened = openCatalog(path);
    QVERIFY(opened);
    QCOMPARE(opened->origin, CatalogOrigin::Nothing);
    QVERIFY(opened->catalog->sources().empty());
    QCOMPARE(contentOf(path + u".damaged"_s).size(), 8192);
}

void tst_CatalogFile::doesNotUseADamagedBackup()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"list.sqlite"_s);
    overwrite(path, QByteArray(8192, 'x'));
    overwrite(path + u".backup"_s, QByteArray(8192, 'y'));
    const auto opened = openCatalog(path);
    QVERIFY(opened);
    QCOMPARE(opened->origin, CatalogOrigin::Nothing);
}

// The damaged file is aside already, the backup's copy is not there yet, or only a part of it.
void tst_CatalogFile::restoresAfterAKillWhileRestoring()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"list.sqlite"_s);
    makeList(path, 5);
    QVERIFY(backUpCatalog(path));
    QVERIFY(QFile::rename(path, path + u".damaged"_s));
    overwrite(path + u".restored"_s, QByteArray(100, 'x'));
    const auto opened = openCatalog(path);
    QVERIFY(opened);
    QCOMPARE(opened->origin, CatalogOrigin::Backup);
    QCOMPARE(opened->catalog->sources().size(), 5u);
}

void tst_CatalogFile::startsAnewWithoutAWord()
{
    const QTemporaryDir dir;
    const QString path = dir.filePath(u"list.sqlite"_s);
    const auto missing = openCatalog(path);
    QVERIFY(missing);
    QCOMPARE(missing->origin, CatalogOrigin::Own);
    // Killed before the first byte was written.
    const QString empty = dir.filePath(u"empty.sqlite"_s);
    overwrite(empty, {});
    const auto opened = openCatalog(empty);
    QVERIFY(opened);
    QCOMPARE(opened->origin, CatalogOrigin::Own);
}

QTEST_GUILESS_MAIN(tst_CatalogFile)
#include "tst_CatalogFile.moc"
