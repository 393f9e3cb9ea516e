// SPDX-License-Identifier: GPL-3.0-or-later
// Traps in the place of the cache folder (FAULTS.md threat 16): refused with a message; the gateway runs
// without a cache and touches nothing behind them.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/media/FfmpegFile.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayCacheFolder : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    QString m_film;

private Q_SLOTS:
    void initTestCase();
    void refusesATrap_data();
    void refusesATrap();

private:
    static void write(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }
};

void tst_GatewayCacheFolder::initTestCase()
{
    m_film = m_dir.filePath(u"film.mkv"_s);
    if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=8"_s, u"-c:v"_s, u"libx264"_s,
                 m_film}))
        QSKIP("ffmpeg is missing");
}

void tst_GatewayCacheFolder::refusesATrap_data()
{
    QTest::addColumn<QString>("trap");
    for (const char *trap :
         {"link", "dangling link", "foreign owner", "world-writable", "linked lock", "file"})
        QTest::newRow(trap) << QString::fromLatin1(trap);
}

void tst_GatewayCacheFolder::refusesATrap()
{
    QFETCH(QString, trap);
    const QTemporaryDir profile;
    const QTemporaryDir victim;
    write(victim.filePath(u"precious"_s), "mine");
    const QString cache = profile.filePath(u"cache"_s);
    const QByteArray cacheName = cache.toLocal8Bit();
    if (trap == "link"_L1) {
        QVERIFY(QFile::link(victim.path(), cache));
    } else if (trap == "dangling link"_L1) {
        QVERIFY(QFile::link(victim.filePath(u"new"_s), cache));
    } else if (trap == "file"_L1) {
        write(cache, "not a folder");
    } else if (trap == "linked lock"_L1) {
        for (const QString &folder : {u"/segments"_s, u"/blocks"_s}) {
            QVERIFY(QDir().mkpath(cache + folder));
            QVERIFY(QFile::link(victim.filePath(u"precious"_s), cache + folder + u"/lock"_s));
        }
        for (const char *folder : {"", "/segments", "/blocks"})
            QCOMPARE(::chmod(QByteArray(cacheName + folder).constData(), 0700), 0);
    } else {
        QVERIFY(QDir().mkpath(cache));
        if (trap == "world-writable"_L1)
            QCOMPARE(::chmod(cacheName.constData(), 0777), 0);
        else if (::chown(cacheName.constData(), 65534, 65534) != 0)
            QSKIP("only root can give a folder away");
    }

    GatewayUnderTest gateway(profile.path());
    QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
    const auto cacheJson = [&] { return jsonOf(gateway.control("GET", "/v1/cache")); };
    QVERIFY(!cacheJson()[u"problem"_s].toString().isEmpty());
    QTRY_VERIFY(!cacheJson()[u"blocks"_s][u"problem"_s].toString().isEmpty());
    const QByteArray folder = gateway.folderOf(gateway.add(QUrl::fromLocalFile(m_film)));
    QCOMPARE(gateway.media(folder + "master.m3u8").status, 200);
    QCOMPARE(gateway.media(folder + "stream.mp4").status, 200);
    QCOMPARE(QDir(victim.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList{u"precious"_s});
    QFile precious(victim.filePath(u"precious"_s));
    QVERIFY(precious.open(QIODevice::ReadOnly));
    QCOMPARE(precious.readAll(), "mine"_ba);
    QCOMPARE(cacheJson()[u"entries"_s].toInt(), 0);
}

QTEST_GUILESS_MAIN(tst_GatewayCacheFolder)
#include "tst_GatewayCacheFolder.moc"
