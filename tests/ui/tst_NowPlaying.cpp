// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/DeviceText.h"
#include "ui/NowPlayingPage.h"
#include "ui/PlayBar.h"
#include "ui/SessionCard.h"
#include "ui/SessionText.h"
#include "ui/TrafficGraph.h"

#include <QAction>
#include <QMessageBox>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_NowPlaying : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesDevices_data();
    void namesDevices();
    void saysWhereADeviceIs();
    void saysWhatAPlayerGets();
    void warnsOnlyWhereTheFilmMayStall();
    void showsACardForEachPlayer();
    void keepsCardsWhileTheirPlayersLast();
    void asksBeforeItStopsAPlayer();
    void leadsToTheJobs();
};

void tst_NowPlaying::namesDevices_data()
{
    QTest::addColumn<QString>("userAgent");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *name, const char *userAgent) {
        QTest::newRow(name) << QString::fromLatin1(userAgent) << QString::fromLatin1(name);
    };
    row("Kodi", "Kodi/20.2 (X11; Linux x86_64) App_Bitness/64 Version/20.2");
    row("VLC", "VLC/3.0.18 LibVLC/3.0.18");
    row("mpv", "mpv 0.35.1");
    row("mpv", "libmpv");
    row("FFmpeg player", "Lavf/59.27.100");
    row("GStreamer", "GStreamer souphttpsrc 1.22.0 libsoup/3.2.2");
    row("LG TV", "Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/79.0 "
                 "Safari/537.36 WebAppManager");
    row("Samsung TV", "Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 (KHTML, like Gecko) "
                      "76.0.3809.146/6.0 TV Safari/537.36");
    row("Sony TV",
        "Mozilla/5.0 (Linux; Android 9; BRAVIA 4K UR3) AppleWebKit/537.36 Chrome/110.0 Safari/537.36");
    row("Fire TV", "Mozilla/5.0 (Linux; Android 7.1.2; AFTMM Build/NS6281) AppleWebKit/537.36");
    row("Chromecast", "Mozilla/5.0 (X11; Linux armv7l) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/90.0 "
                      "Safari/537.36 CrKey/1.56.500000");
    row("Apple TV", "AppleCoreMedia/1.0.0.20K71 (Apple TV; U; CPU OS 16_1 like Mac OS X; en_us)");
    row("iPhone", "AppleCoreMedia/1.0.0.20G75 (iPhone; U; CPU OS 16_6 like Mac OS X; de_de)");
    row("Safari on iPhone", "Mozilla/5.0 (iPhone; CPU iPhone OS 16_6 like Mac OS X) AppleWebKit/605.1.15 "
                            "(KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1");
    row("Chrome on iPad", "Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 CriOS/116.0 "
                          "Mobile/15E148 Safari/604.1");
    row("Chrome on Android",
        "Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
        "Chrome/116.0.0.0 Mobile Safari/537.36");
    row("Firefox on Linux", "Mozilla/5.0 (X11; Linux x86_64; rv:109.0) Gecko/20100101 Firefox/117.0");
    row("Edge on Windows", "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) "
                           "Chrome/116.0 Safari/537.36 Edg/116.0");
    row("Safari on Mac", "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like "
                         "Gecko) Version/16.6 Safari/605.1.15");
    row("Android app", "MyApp/1.0 (Linux;Android 13) ExoPlayerLib/2.18.7");
    row("curl", "curl/7.88.1");
    row("Unknown player", "");
    row("Unknown player", "\x01\x02/1");
    row("Unknown player", "Mozilla/5.0");
}

void tst_NowPlaying::namesDevices()
{
    QFETCH(QString, userAgent);
    QFETCH(QString, name);
    QCOMPARE(DeviceText::name(userAgent), name);
}

void tst_NowPlaying::saysWhereADeviceIs()
{
    const QString chrome = u"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/116.0 Safari/537.36"_s;
    QCOMPARE(DeviceText::nameAt(u"Kodi/20.2"_s, u"192.168.1.7"_s), u"Kodi on 192.168.1.7"_s);
    QCOMPARE(DeviceText::nameAt(u"Kodi/20.2"_s, u"::ffff:192.168.1.7"_s), u"Kodi on 192.168.1.7"_s);
    QCOMPARE(DeviceText::nameAt(u"VLC/3"_s, u"127.0.0.1"_s), u"VLC on this computer"_s);
    QCOMPARE(DeviceText::nameAt(u"VLC/3"_s, u"::1"_s), u"VLC on this computer"_s);
    QCOMPARE(DeviceText::nameAt(chrome, u"::ffff:127.0.0.1"_s), u"Chrome on this computer"_s);
    SessionSnapshot session;
    session.player = u"VLC/3"_s;
    session.peer = u"192.168.1.23"_s; // of this computer, too
    QCOMPARE(DeviceText::nameOf(session), u"VLC on 192.168.1.23"_s);
    session.isHere = true;
    QCOMPARE(DeviceText::nameOf(session), u"VLC on this computer"_s);
    QCOMPARE(DeviceText::nameOf(PlayheadSnapshot{0, session.peer, chrome, true}),
             u"Chrome on this computer"_s);
    QCOMPARE(DeviceText::nameAt(chrome, u"fe80::1"_s), u"Chrome on Linux (fe80::1)"_s);
}

static QList<SessionSnapshot> players()
{
    return makeSessions(makeSource(u"a"_s, u"Film A"_s, SourceState::Ready));
}

void tst_NowPlaying::saysWhatAPlayerGets()
{
    const QList<SessionSnapshot> sessions = players();
    QCOMPARE(SessionText::part(sessions[0].parts[0]), u"Video copied, H.265 (HEVC) 1080p"_s);
    QCOMPARE(SessionText::part(sessions[0].parts[1]), u"Audio converted to AAC stereo"_s);
    QCOMPARE(SessionText::part(sessions[1].parts[0]), u"Video converted to H.264 480p"_s);
    QCOMPARE(SessionText::parts(sessions[2]), u"Original file, H.265 (HEVC) 1080p"_s);
    QCOMPARE(SessionText::position(sessions[0]), u"45:34 of 1:52:03"_s);
    QCOMPARE(SessionText::buffer(sessions[0]), u"About 24 s loaded ahead"_s);
    QCOMPARE(SessionText::speed(sessions[0]), u"Loads 2.4 times as fast as it plays"_s);
}

void tst_NowPlaying::warnsOnlyWhereTheFilmMayStall()
{
    SessionSnapshot session = players()[0];
    QVERIFY(!SessionText::isTooSlow(session));
    session.speedPercent = 70;
    QVERIFY(!SessionText::isTooSlow(session)); // 24 s are loaded
    session.bufferMs = 3'000;
    QVERIFY(SessionText::isTooSlow(session));
    session.activity = SessionSnapshot::Activity::Quiet;
    QVERIFY(!SessionText::isTooSlow(session));
    session.speedPercent = -1;
    QVERIFY(SessionText::speed(session).isEmpty());
}

void tst_NowPlaying::showsACardForEachPlayer()
{
    FakeGateway gateway;
    QAction showJobs;
    NowPlayingPage page(gateway, &showJobs);
    page.show();
    QVERIFY(page.findChildren<SessionCard *>().isEmpty());
    gateway.setSessions(players());
    const auto cards = page.findChildren<SessionCard *>();
    QCOMPARE(cards.size(), 3);
    QTRY_VERIFY(cards[0]->isVisible());
    QCOMPARE(cards[0]->accessibleName(), u"LG TV on 192.168.1.7: Film A"_s);
    QCOMPARE(cards[0]->findChild<PlayBar *>()->accessibleName(), u"45:34 of 1:52:03"_s);
    QVERIFY(cards[0]->findChild<TrafficGraph *>()->accessibleName().startsWith(u"Fetched: "_s));
    gateway.setSessions({});
    QVERIFY(page.findChildren<SessionCard *>().isEmpty());
}

void tst_NowPlaying::keepsCardsWhileTheirPlayersLast()
{
    FakeGateway gateway;
    QAction showJobs;
    NowPlayingPage page(gateway, &showJobs);
    QList<SessionSnapshot> sessions = players();
    gateway.setSessions(sessions);
    const auto before = page.findChildren<SessionCard *>();
    sessions.removeFirst();
    sessions[0].positionMs += 5'000;
    gateway.setSessions(sessions);
    const auto after = page.findChildren<SessionCard *>();
    QCOMPARE(after, before.mid(1));
}

void tst_NowPlaying::asksBeforeItStopsAPlayer()
{
    FakeGateway gateway;
    QAction showJobs;
    NowPlayingPage page(gateway, &showJobs);
    gateway.setSessions(players());
    page.show();
    page.findChildren<SessionCard *>()[1]->findChild<QPushButton *>()->click();
    auto *box = page.findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(box->text().contains(u"Chrome on Android (192.168.1.12)"_s));
    QVERIFY(box->informativeText().contains(u"60 seconds"_s));
    QVERIFY(gateway.stopped.isEmpty());
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QCOMPARE(gateway.stopped, QList<quint64>{2});
}

void tst_NowPlaying::leadsToTheJobs()
{
    FakeGateway gateway;
    QAction showJobs;
    showJobs.setCheckable(true);
    NowPlayingPage page(gateway, &showJobs);
    gateway.setJobs(makeJobs(makeSource(u"a"_s, u"Film A"_s, SourceState::Ready)));
    auto *jobs = page.findChild<QToolButton *>();
    QCOMPARE(jobs->text(), u"5 jobs"_s);
    jobs->click();
    QVERIFY(showJobs.isChecked());
}

QTEST_MAIN(tst_NowPlaying)
#include "tst_NowPlaying.moc"
