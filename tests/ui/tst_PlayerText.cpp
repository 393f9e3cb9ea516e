// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlayerText.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_PlayerText : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void namesEveryPlayer();
    void listsWhoPlaysWithoutConversion_data();
    void listsWhoPlaysWithoutConversion();
    void hasWordsForEverything();
    void saysWhatIsMissing();
};

void tst_PlayerText::namesEveryPlayer()
{
    QStringList names;
    for (const PlayerProfile &player : playerProfiles())
        names << PlayerText::name(player.id);
    QCOMPARE(names.removeDuplicates(), 0);
    QVERIFY(!names.contains(QString()));
}

void tst_PlayerText::listsWhoPlaysWithoutConversion_data()
{
    using enum PlayerId;
    QTest::addColumn<std::vector<PlayerId>>("players");
    QTest::addColumn<QString>("text");
    QTest::newRow("nobody") << std::vector<PlayerId>() << u"Is converted for every player"_s;
    QTest::newRow("all") << std::vector{Chrome,     Firefox, Safari, AppleMobile, Chromecast,
                                        Television, Kodi,    Mpv,    Vlc}
                         << u"Plays without conversion everywhere"_s;
    QTest::newRow("some") << std::vector{Safari, Television, Vlc}
                          << u"Plays without conversion on Safari, TVs, and VLC"_s;
    QTest::newRow("browsers") << std::vector{Chrome, Firefox, Safari, Kodi}
                              << u"Plays without conversion on browsers and Kodi"_s;
}

void tst_PlayerText::listsWhoPlaysWithoutConversion()
{
    QFETCH(std::vector<PlayerId>, players);
    QTEST(PlayerText::playsDirectly(players), "text");
}

void tst_PlayerText::hasWordsForEverything()
{
    Track track;
    track.id = 1;
    track.type = TrackType::Video;
    track.codec = Codec::H264;
    const PlayerProfile &player = playerProfiles()[0];
    for (int why = int(Hindrance::Codec); why <= int(Hindrance::NoDecoder); ++why) {
        const TrackHandling handled{1, Handling::Converted, Hindrance(why)};
        const QString text = PlayerText::why(player, track, handled, u"A reason."_s);
        QVERIFY2(text.endsWith(u'.'), qPrintable(QString::number(why)));
    }
    for (int handling = 0; handling <= int(Handling::Unplayable); ++handling)
        QVERIFY(!PlayerText::handling(track, {1, Handling(handling), Hindrance::None}).isEmpty());
}

void tst_PlayerText::saysWhatIsMissing()
{
    MediaInfo info;
    info.mainTrack = 1;
    Track picture;
    picture.id = 1;
    picture.type = TrackType::Video;
    picture.codec = Codec::Hevc;
    Track sound;
    sound.id = 2;
    sound.type = TrackType::Audio;
    sound.codec = Codec::Dts;
    info.tracks = {picture, sound};
    const PlayerProfile &vlc = playerProfiles()[size_t(PlayerId::Vlc)];
    const std::vector<TrackHandling> handled{{1, Handling::Copied, Hindrance::None},
                                             {2, Handling::LeftOut, Hindrance::NoDecoder}};
    QCOMPARE(PlayerText::verdict(vlc, info, handled), u"There is no sound on VLC."_s);
}

QTEST_APPLESS_MAIN(tst_PlayerText)
#include "tst_PlayerText.moc"
