// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/PlayerText.h"

#include "ui/CoreText.h"
#include "ui/MediaText.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

QString PlayerText::name(PlayerId player)
{
    switch (player) {
    case PlayerId::Chrome:
        return tr("Chrome and Edge");
    case PlayerId::Firefox:
        return u"Firefox"_s;
    case PlayerId::Safari:
        return u"Safari"_s;
    case PlayerId::AppleMobile:
        return tr("iPhone and iPad");
    case PlayerId::Chromecast:
        return u"Chromecast"_s;
    case PlayerId::Television:
        return tr("Typical TV");
    case PlayerId::Kodi:
        return u"Kodi"_s;
    case PlayerId::Mpv:
        return u"mpv"_s;
    case PlayerId::Vlc:
        return u"VLC"_s;
    }
    return {};
}

QString PlayerText::playsDirectly(const std::vector<PlayerId> &players)
{
    if (players.empty())
        return tr("Is converted for every player");
    if (players.size() == playerProfiles().size())
        return tr("Plays without conversion everywhere");
    constexpr PlayerId kBrowsers[] = {PlayerId::Chrome, PlayerId::Firefox, PlayerId::Safari};
    const auto plays = [&](PlayerId player) { return std::ranges::find(players, player) != players.end(); };
    const bool allBrowsers = std::ranges::all_of(kBrowsers, plays);
    QStringList names;
    if (allBrowsers)
        names << tr("browsers", "in a list: plays on browsers, TVs");
    for (const PlayerId player : players) {
        const bool isBrowser = std::ranges::find(kBrowsers, player) != std::ranges::end(kBrowsers);
        if (isBrowser && allBrowsers)
            continue;
        names << (player == PlayerId::Television ? tr("TVs", "in a list: plays on browsers, TVs")
                                                 : name(player));
    }
    return tr("Plays without conversion on %1").arg(QLocale().createSeparatedList(names));
}

static QString targetOf(const Track &track)
{
    return track.type == TrackType::Video   ? u"H.264"_s
           : track.type == TrackType::Audio ? u"AAC"_s
                                            : u"WebVTT"_s;
}

QString PlayerText::handling(const Track &track, const TrackHandling &handled)
{
    switch (handled.handling) {
    case Handling::Copied:
        return tr("copied");
    case Handling::Either:
        return tr("copied or converted to %1").arg(targetOf(track));
    case Handling::Converted:
        return tr("converted to %1").arg(targetOf(track));
    case Handling::Unsure:
        return tr("copied, perhaps not played");
    case Handling::LeftOut:
        return tr("left out");
    case Handling::Unplayable:
        break;
    }
    return tr("not played");
}

static QString codecText(const Track &track)
{
    return track.codec == Codec::Unknown ? track.codecId : CoreText::localized(codecName(track.codec));
}

QString PlayerText::why(const PlayerProfile &player, const Track &track, const TrackHandling &handled,
                        const QString &reason)
{
    const QString codec = codecText(track);
    const QString who = name(player.id);
    switch (handled.why) {
    case Hindrance::None:
        return {};
    case Hindrance::Codec:
        return tr("%1 is not decoded by %2.", "codec, player").arg(codec, who);
    case Hindrance::SomeDevices:
        return tr("%1 is decoded by some devices or versions of %2 only.", "codec, player").arg(codec, who);
    case Hindrance::Profile:
        return tr("It is H.264 with finer colour or of a rare profile, which %1 does not decode.").arg(who);
    case Hindrance::BitDepth:
        return tr("It has %1 bits per colour, which %2 does not decode.")
            .arg(QString::number(track.video ? track.video->bitDepth : 0), who);
    case Hindrance::Level:
        return tr("It is too large or too fast for some devices that %1 stands for.").arg(who);
    case Hindrance::PictureSize:
        return tr("Its picture of %1 × %2 is larger than %3 shows for sure.")
            .arg(QString::number(track.video ? track.video->width : 0),
                 QString::number(track.video ? track.video->height : 0), who);
    case Hindrance::Channels:
        return tr("It has more channels than %1 takes.").arg(who);
    case Hindrance::SegmentFormat:
        return tr("%1 gets transport streams, because it cannot seek otherwise, and they do not carry %2.",
                  "player, codec")
            .arg(who, codec);
    case Hindrance::FragmentedMp4:
        return tr("%1 gets fMP4, which does not carry %2: only MPEG-TS does.", "player, codec")
            .arg(who, codec);
    case Hindrance::Turned:
        return tr("%1 gets transport streams, because it cannot seek otherwise, and they do not say that the "
                  "picture is to be turned.",
                  "player")
            .arg(who);
    case Hindrance::Hls:
        return tr("%1 cannot be put into HLS as it is.").arg(codec);
    case Hindrance::Stored:
        return reason;
    case Hindrance::Encrypted:
        return tr("It is encrypted (DRM): only the service it comes from can play it.");
    case Hindrance::OtherPicture:
        return tr("A title is served with one picture, and another one is the main one.");
    case Hindrance::Subtitles:
        return tr("%1 cannot be sent as text. They are in the original file.", "kind of subtitles")
            .arg(codec);
    case Hindrance::WebVtt:
        return tr("%1 does not read subtitles in HLS. They are in the original file.", "player").arg(who);
    case Hindrance::NotShown:
        return tr("It is nothing that players show.");
    case Hindrance::NoDecoder:
        break;
    }
    return tr("%1 can neither be put into HLS as it is nor be decoded here.").arg(codec);
}

QString PlayerText::trackLine(const PlayerProfile &player, const Track &track, const TrackHandling &handled,
                              const QString &reason)
{
    const QString what = tr("%1, %2: %3", "track, codec, what happens")
                             .arg(MediaText::trackName(track), codecText(track), handling(track, handled));
    const QString because = why(player, track, handled, reason);
    return because.isEmpty() ? what
                             : tr("%1. %2", "what happens to a track, a sentence why").arg(what, because);
}

// Of picture or sound; nothing if it is copied.
static QString sentenceOf(const PlayerProfile &player, const Track &track, const TrackHandling &handled)
{
    const QString codec = codecText(track);
    const bool isPicture = track.type == TrackType::Video;
    switch (handled.handling) {
    case Handling::Copied:
        return {};
    case Handling::Either:
        return isPicture
                   ? PlayerText::tr("The picture is converted to H.264 where %1 is not decoded.").arg(codec)
                   : PlayerText::tr("The sound is converted to AAC where %1 is not decoded.").arg(codec);
    case Handling::Converted:
        return isPicture ? PlayerText::tr("The picture is converted to H.264.")
                         : PlayerText::tr("The sound is converted to AAC.");
    case Handling::Unsure:
        return isPicture ? PlayerText::tr("Some devices do not show the picture.")
                         : PlayerText::tr("Some devices play no sound.");
    case Handling::LeftOut:
    case Handling::Unplayable:
        break;
    }
    const QString who = PlayerText::name(player.id);
    return isPicture ? PlayerText::tr("There is no picture on %1.").arg(who)
                     : PlayerText::tr("There is no sound on %1.").arg(who);
}

QString PlayerText::verdict(const PlayerProfile &player, const MediaInfo &info,
                            const std::vector<TrackHandling> &handled)
{
    QStringList sentences;
    bool losesSubtitles = false;
    for (const TrackHandling &each : handled) {
        const Track *track = info.track(each.track);
        if (!track)
            continue;
        if (track->id == info.mainTrack || track->id == mainAudio(info))
            sentences << sentenceOf(player, *track, each);
        losesSubtitles |= track->type == TrackType::Subtitle && each.handling == Handling::LeftOut;
    }
    sentences.removeAll(QString());
    if (sentences.isEmpty())
        sentences << (losesSubtitles ? tr("Plays without conversion, but without its subtitles.")
                                     : tr("Plays without conversion."));
    else if (losesSubtitles)
        sentences << tr("Its subtitles are left out.");
    return sentences.join(u' ');
}

} // namespace cuegate
