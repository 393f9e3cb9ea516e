// SPDX-License-Identifier: GPL-3.0-or-later
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
};

QTEST_MAIN(tst_InstalledPlayers)
#include "tst_InstalledPlayers.moc"
