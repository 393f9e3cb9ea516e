// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/DeviceText.h"
#include "ui/InstalledPlayers.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_InstalledPlayers : public QObject
{
    Q_OBJECT
    using Player = InstalledPlayers::Player;
    QStringList m_started;

    // A computer that has these programs.
    InstalledPlayers having(const QStringList &programs, bool starts = true)
    {
        return InstalledPlayers({[programs](const QString &name) {
                                     return programs.contains(name) ? QString(u"/opt/"_s + name) : QString();
                                 },
                                 [this, starts](const QString &program, const QStringList &arguments) {
                                     m_started = QStringList{program} + arguments;
                                     return starts;
                                 }});
    }
    static SourceUrls urls()
    {
        return {QUrl(u"http://h:1/m/c/master.m3u8"_s), QUrl(u"http://h:1/m/c/stream.mp4"_s),
                QUrl(u"http://h:1/m/c/file"_s), QUrl(u"http://h:1/m/c/watch"_s),
                QUrl(u"http://h:1/m/c/thumb.jpg"_s)};
    }

private Q_SLOTS:
    void offersOnlyWhatIsThere()
    {
        QVERIFY(having({}).found().isEmpty());
        QCOMPARE(having({u"kodi"_s, u"mpv"_s}).found(), (QList{Player::Mpv, Player::Kodi}));
        QCOMPARE(having({u"org.videolan.VLC"_s}).found(), QList{Player::Vlc});
    }

    void tellsEachWhereToBegin_data()
    {
        QTest::addColumn<int>("player");
        QTest::addColumn<QStringList>("started");
        const QString master = u"http://h:1/m/c/master.m3u8"_s;
        QTest::newRow("mpv") << int(Player::Mpv)
                             << QStringList{u"/opt/mpv"_s, u"--force-window=immediate"_s, u"--start=83.041"_s,
                                            master};
        QTest::newRow("vlc") << int(Player::Vlc)
                             << QStringList{u"/opt/vlc"_s, u"--start-time=83.041"_s, master};
        QTest::newRow("kodi") << int(Player::Kodi)
                              << QStringList{u"/opt/kodi"_s, u"http://h:1/m/c/stream.mp4?start=83.041"_s};
    }
    void tellsEachWhereToBegin()
    {
        QFETCH(int, player);
        QFETCH(QStringList, started);
        QVERIFY(having({u"mpv"_s, u"vlc"_s, u"kodi"_s}).play(Player(player), urls(), 83'041));
        QCOMPARE(m_started, started);
    }

    void saysWhenItDoesNotStart()
    {
        QVERIFY(!having({u"mpv"_s}, false).play(Player::Mpv, urls(), 0));
        m_started.clear();
        QVERIFY(!having({}).play(Player::Mpv, urls(), 0)); // removed since it was offered
        QVERIFY(m_started.isEmpty());
    }

    void linksBeginWithAPointInEveryLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::German));
        QCOMPARE(watchFrom(urls().watch, 1500).toString(), u"http://h:1/m/c/watch#t=1.500"_s);
        QLocale::setDefault(QLocale::c());
    }

    void namesWhoPlays_data()
    {
        QTest::addColumn<QString>("agent");
        QTest::addColumn<QString>("name");
        QTest::newRow("kodi") << u"Kodi/20.2 (X11; Linux x86_64) App_Bitness/64 Version/20.2"_s << u"Kodi"_s;
        QTest::newRow("vlc") << u"VLC/3.0.18 LibVLC/3.0.18"_s << u"VLC"_s;
        QTest::newRow("ffmpeg") << u"Lavf/59.27.100"_s << u"FFmpeg"_s;
        QTest::newRow("firefox")
            << u"Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"_s << u"Firefox"_s;
        QTest::newRow("edge")
            << u"Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/120.0 Safari/537.36 Edg/120.0"_s
            << u"Edge"_s;
        QTest::newRow("television")
            << u"Mozilla/5.0 (SMART-TV; Linux; Tizen 6.0) AppleWebKit/537.36 Chrome/76 TV Safari/537.36"_s
            << u"Samsung TV"_s;
        QTest::newRow("own-name") << u"Infuse-Direct/7.6"_s << u"Infuse-Direct"_s;
        QTest::newRow("nothing") << QString() << u"A player"_s;
        QTest::newRow("nothing-told") << u"Mozilla/5.0"_s << u"A player"_s;
    }
    void namesWhoPlays()
    {
        QFETCH(QString, agent);
        QFETCH(QString, name);
        QCOMPARE(DeviceText::program(agent), name);
        QCOMPARE(DeviceText::player({0, u"192.168.1.7"_s, agent, false}),
                 QString(name + u" on 192.168.1.7"_s));
        QCOMPARE(DeviceText::player({0, u"127.0.0.1"_s, agent, true}),
                 QString(name + u" on this computer"_s));
    }
};

QTEST_MAIN(tst_InstalledPlayers)
#include "tst_InstalledPlayers.moc"
