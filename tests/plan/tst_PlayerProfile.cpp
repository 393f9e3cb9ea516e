// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plan/PlayerProfile.h"

#include <QTest>

#include <algorithm>

using namespace cuegate;

class tst_PlayerProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void profilesComeInTheOrderOfTheirIds();
    void handlesAPictureAsThePlayerDecodesIt_data();
    void handlesAPictureAsThePlayerDecodesIt();
    void handlesSoundAsThePlayerDecodesIt_data();
    void handlesSoundAsThePlayerDecodesIt();
    void saysWhyATrackIsLeftOut();
    void saysWhatCannotBePlayedAtAll();
    void listsWhoPlaysWithoutConversion();
};

static MediaInfo mediaOf(Codec picture, Codec sound, quint16 channels)
{
    MediaInfo info;
    info.container = Container::Matroska;
    info.mainTrack = 1;
    Track video;
    video.id = 1;
    video.type = TrackType::Video;
    video.codec = picture;
    video.video = VideoFormat{};
    video.video->width = 1920;
    video.video->height = 1080;
    Track audio;
    audio.id = 2;
    audio.type = TrackType::Audio;
    audio.codec = sound;
    audio.audio = AudioFormat{48'000, channels, 16, 1024};
    info.tracks = {video, audio};
    return info;
}

static std::vector<TrackHandling> handlingOf(PlayerId player, const MediaInfo &info, bool canDecode = true)
{
    const auto verdicts = judgeTracks(info, [canDecode](const Track &) { return canDecode; });
    return handlingBy(playerProfiles()[size_t(player)], info, verdicts);
}

// An avcC with an SPS of the profile and level (ISO/IEC 14496-15 section 5.3.3.1).
static QByteArray avcConfig(char profile, char level)
{
    QByteArray config("\x01");
    config += profile;
    config += '\0';
    config += level;
    return config + QByteArray("\xff\xe1\x00\x04\x67\x64\x00\x29\x01\x00\x02\x68\xee", 13);
}

void tst_PlayerProfile::profilesComeInTheOrderOfTheirIds()
{
    const auto profiles = playerProfiles();
    for (size_t i = 0; i < profiles.size(); ++i)
        QCOMPARE(size_t(profiles[i].id), i);
    QCOMPARE(size_t(PlayerId::Vlc) + 1, profiles.size());
}

void tst_PlayerProfile::handlesAPictureAsThePlayerDecodesIt_data()
{
    QTest::addColumn<PlayerId>("player");
    QTest::addColumn<MediaInfo>("info");
    QTest::addColumn<Handling>("handling");
    QTest::addColumn<Hindrance>("why");
    const MediaInfo plain = mediaOf(Codec::H264, Codec::Aac, 2);
    for (const PlayerProfile &profile : playerProfiles())
        QTest::addRow("h264 by %d", int(profile.id))
            << profile.id << plain << Handling::Copied << Hindrance::None;
    const MediaInfo hevc = mediaOf(Codec::Hevc, Codec::Aac, 2);
    QTest::newRow("hevc, browser") << PlayerId::Chrome << hevc << Handling::Either << Hindrance::SomeDevices;
    QTest::newRow("hevc, phone") << PlayerId::AppleMobile << hevc << Handling::Copied << Hindrance::None;
    QTest::newRow("hevc, mpv") << PlayerId::Mpv << hevc << Handling::Copied << Hindrance::None;
    MediaInfo deepHevc = hevc;
    deepHevc.tracks[0].video->bitDepth = 12;
    QTest::newRow("hevc of 12 bits, television")
        << PlayerId::Television << deepHevc << Handling::Converted << Hindrance::BitDepth;
    MediaInfo deep = plain;
    deep.tracks[0].video->bitDepth = 10;
    QTest::newRow("h264 of 10 bits, browser")
        << PlayerId::Firefox << deep << Handling::Converted << Hindrance::BitDepth;
    QTest::newRow("h264 of 10 bits, kodi") << PlayerId::Kodi << deep << Handling::Copied << Hindrance::None;
    MediaInfo fine = plain;
    fine.tracks[0].codecConfig = avcConfig(122, 41);
    QTest::newRow("h264 4:2:2, television")
        << PlayerId::Television << fine << Handling::Converted << Hindrance::Profile;
    MediaInfo fast = plain;
    fast.tracks[0].codecConfig = avcConfig(100, 51);
    QTest::newRow("h264 5.1, chromecast")
        << PlayerId::Chromecast << fast << Handling::Unsure << Hindrance::Level;
    QTest::newRow("h264 5.1, phone") << PlayerId::AppleMobile << fast << Handling::Copied << Hindrance::None;
    MediaInfo large = plain;
    large.tracks[0].video->width = 3840;
    large.tracks[0].video->height = 2160;
    QTest::newRow("h264 of 2160 lines, television")
        << PlayerId::Television << large << Handling::Converted << Hindrance::PictureSize;
    const MediaInfo av1 = mediaOf(Codec::Av1, Codec::Aac, 2);
    QTest::newRow("av1, kodi") << PlayerId::Kodi << av1 << Handling::Converted << Hindrance::SegmentFormat;
    QTest::newRow("av1, vlc") << PlayerId::Vlc << av1 << Handling::Copied << Hindrance::None;
    MediaInfo turned = plain;
    turned.tracks[0].video->matrix = {0, -65536, 0, 65536, 0, 0, 0, 0, 1 << 30};
    QTest::newRow("turned, kodi") << PlayerId::Kodi << turned << Handling::Converted << Hindrance::Turned;
    QTest::newRow("turned, browser") << PlayerId::Chrome << turned << Handling::Copied << Hindrance::None;
    const MediaInfo mpeg2 = mediaOf(Codec::Mpeg2Video, Codec::Aac, 2);
    QTest::newRow("mpeg-2, vlc") << PlayerId::Vlc << mpeg2 << Handling::Converted << Hindrance::FragmentedMp4;
    QTest::newRow("mpeg-2, browser") << PlayerId::Chrome << mpeg2 << Handling::Converted
                                     << Hindrance::FragmentedMp4;
    QTest::newRow("mpeg-2, kodi") << PlayerId::Kodi << mpeg2 << Handling::Copied << Hindrance::None;
    QTest::newRow("mpeg-1, kodi") << PlayerId::Kodi << mediaOf(Codec::Mpeg1Video, Codec::Aac, 2)
                                  << Handling::Converted << Hindrance::Hls;
    MediaInfo avi = plain;
    avi.container = Container::Avi;
    avi.tracks[0].video->reorderFrames = 2;
    QTest::newRow("reordered in avi") << PlayerId::Vlc << avi << Handling::Converted << Hindrance::Stored;
}

void tst_PlayerProfile::handlesAPictureAsThePlayerDecodesIt()
{
    QFETCH(PlayerId, player);
    QFETCH(MediaInfo, info);
    QFETCH(Handling, handling);
    QFETCH(Hindrance, why);
    QCOMPARE(handlingOf(player, info)[0], (TrackHandling{1, handling, why}));
}

void tst_PlayerProfile::handlesSoundAsThePlayerDecodesIt_data()
{
    QTest::addColumn<PlayerId>("player");
    QTest::addColumn<Codec>("codec");
    QTest::addColumn<int>("channels");
    QTest::addColumn<Handling>("handling");
    QTest::addColumn<Hindrance>("why");
    QTest::newRow("e-ac-3, browser") << PlayerId::Chrome << Codec::Eac3 << 6 << Handling::Converted
                                     << Hindrance::Codec;
    QTest::newRow("e-ac-3, phone") << PlayerId::AppleMobile << Codec::Eac3 << 6 << Handling::Copied
                                   << Hindrance::None;
    QTest::newRow("e-ac-3, chromecast")
        << PlayerId::Chromecast << Codec::Eac3 << 6 << Handling::Either << Hindrance::SomeDevices;
    QTest::newRow("aac 7.1, television")
        << PlayerId::Television << Codec::Aac << 8 << Handling::Converted << Hindrance::Channels;
    QTest::newRow("opus, kodi") << PlayerId::Kodi << Codec::Opus << 2 << Handling::Converted
                                << Hindrance::SegmentFormat;
    QTest::newRow("dts, kodi") << PlayerId::Kodi << Codec::Dts << 6 << Handling::Copied << Hindrance::None;
    QTest::newRow("dts, vlc") << PlayerId::Vlc << Codec::Dts << 6 << Handling::Converted
                              << Hindrance::FragmentedMp4;
    QTest::newRow("truehd, kodi") << PlayerId::Kodi << Codec::TrueHd << 6 << Handling::Converted
                                  << Hindrance::Hls;
}

void tst_PlayerProfile::handlesSoundAsThePlayerDecodesIt()
{
    QFETCH(PlayerId, player);
    QFETCH(Codec, codec);
    QFETCH(int, channels);
    QFETCH(Handling, handling);
    QFETCH(Hindrance, why);
    QCOMPARE(handlingOf(player, mediaOf(Codec::H264, codec, quint16(channels)))[1],
             (TrackHandling{2, handling, why}));
}

void tst_PlayerProfile::saysWhyATrackIsLeftOut()
{
    MediaInfo info = mediaOf(Codec::H264, Codec::Aac, 2);
    for (const TrackType type : {TrackType::Video, TrackType::Subtitle, TrackType::Other}) {
        Track track;
        track.id = TrackId(info.tracks.size() + 1);
        track.type = type;
        track.codec = type == TrackType::Subtitle ? Codec::Pgs : Codec::H264;
        info.tracks.push_back(track);
    }
    info.tracks[1].isEncrypted = true;
    const auto handled = handlingOf(PlayerId::Vlc, info);
    QCOMPARE(handled[1].why, Hindrance::Encrypted);
    QCOMPARE(handled[2].why, Hindrance::OtherPicture);
    QCOMPARE(handled[3].why, Hindrance::Subtitles);
    QCOMPARE(handled[4].why, Hindrance::NotShown);
    for (size_t i = 1; i < handled.size(); ++i)
        QCOMPARE(handled[i].handling, Handling::LeftOut);
    const auto dts = handlingOf(PlayerId::Vlc, mediaOf(Codec::H264, Codec::Dts, 6), false);
    QCOMPARE(dts[1], (TrackHandling{2, Handling::LeftOut, Hindrance::FragmentedMp4}));
    const auto trueHd = handlingOf(PlayerId::Vlc, mediaOf(Codec::H264, Codec::TrueHd, 6), false);
    QCOMPARE(trueHd[1], (TrackHandling{2, Handling::LeftOut, Hindrance::NoDecoder}));
}

void tst_PlayerProfile::saysWhatCannotBePlayedAtAll()
{
    const auto hevc = handlingOf(PlayerId::Chromecast, mediaOf(Codec::Hevc, Codec::Ac3, 6), false);
    QCOMPARE(hevc[0], (TrackHandling{1, Handling::Unsure, Hindrance::SomeDevices}));
    const auto ac3 = handlingOf(PlayerId::Chrome, mediaOf(Codec::H264, Codec::Ac3, 6), false);
    QCOMPARE(ac3[1], (TrackHandling{2, Handling::Unplayable, Hindrance::Codec}));
    // There is nothing else: it stays in the playlist for transport streams.
    const auto av1 = handlingOf(PlayerId::Kodi, mediaOf(Codec::Av1, Codec::Aac, 2), false);
    QCOMPARE(av1[0].handling, Handling::Copied);
}

void tst_PlayerProfile::listsWhoPlaysWithoutConversion()
{
    using enum PlayerId;
    QCOMPARE(playsDirectlyOn(mediaOf(Codec::H264, Codec::Aac, 2)).size(), playerProfiles().size());
    QCOMPARE(playsDirectlyOn(mediaOf(Codec::Hevc, Codec::Eac3, 6)),
             (std::vector{Safari, AppleMobile, Television, Kodi, Mpv, Vlc}));
    QCOMPARE(playsDirectlyOn(mediaOf(Codec::H264, Codec::Dts, 6)), (std::vector{Kodi, Mpv}));
    QCOMPARE(playsDirectlyOn(mediaOf(Codec::H264, Codec::TrueHd, 6)), std::vector<PlayerId>());
    MediaInfo second = mediaOf(Codec::H264, Codec::Dts, 6);
    second.tracks.push_back(second.tracks[1]);
    second.tracks[2].id = 3;
    second.tracks[2].codec = Codec::Aac;
    second.tracks[1].isDefault = false;
    QCOMPARE(mainAudio(second), TrackId(3));
    QVERIFY(std::ranges::count(playsDirectlyOn(second), Vlc) == 1);
    QVERIFY(playsDirectlyOn(MediaInfo{}).empty());
}

QTEST_APPLESS_MAIN(tst_PlayerProfile)
#include "tst_PlayerProfile.moc"
