// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TitlePlaylists.h"

#include "core/media/CodecString.h"
#include "core/playlist/MediaPlaylist.h"
#include "core/playlist/MultivariantPlaylist.h"
#include "core/segment/SegmentBuilder.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace cuegate {

QByteArray renditionCodecs(const Title &title, const Rendition &rendition)
{
    QByteArray codecs;
    for (const TrackId id : rendition.tracks) {
        const QByteArray codec = codecString(*title.info->track(id));
        if (!codec.isEmpty())
            codecs += (codecs.isEmpty() ? "" : ",") + codec;
    }
    return codecs;
}

static QByteArray playlistUri(const Title &title, const Rendition &rendition, SegmentFormat wanted)
{
    const bool isTs = formatFor(title, rendition, wanted) == SegmentFormat::TransportStream;
    return title.generation + (isTs ? "/ts/" : "/fmp4/") + rendition.id + "/index.m3u8";
}

static QString trackName(const Track &track, const QStringList &taken)
{
    QString name = track.name.simplified();
    if (name.isEmpty()) {
        const QLocale::Language language = QLocale::codeToLanguage(track.language);
        name = language == QLocale::AnyLanguage ? u"Track %1"_s.arg(track.id) : QLocale::languageToString(language);
    }
    return taken.contains(name) ? u"%1 (%2)"_s.arg(name).arg(track.id) : name;
}

static QByteArray languageTag(const QString &language)
{
    if (language.isEmpty() || language == "und"_L1)
        return {};
    for (const QChar c : language) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
        if (!isPlain)
            return {};
    }
    return language.toLatin1();
}

// Code points of ISO/IEC 23091-2: 16 is PQ, 18 is HLG.
static QByteArray videoRange(const VideoFormat &video)
{
    if (video.colour.transfer == 16)
        return "PQ";
    return video.colour.transfer == 18 ? "HLG" : "SDR";
}

static Variant variantOf(const Title &title, const Rendition &rendition, SegmentFormat format)
{
    Variant variant;
    variant.uri = playlistUri(title, rendition, format);
    // A transport stream adds its packet headers.
    const qint64 percent = format == SegmentFormat::TransportStream ? 110 : 101;
    variant.bandwidth = title.peakBandwidth() * percent / 100;
    variant.averageBandwidth = title.averageBandwidth() * percent / 100;
    variant.codecs = renditionCodecs(title, rendition);
    const Track &track = *title.info->track(rendition.tracks.front());
    if (track.video) {
        variant.width = quint32(quint64(track.video->width) * track.video->aspectHorizontal
                                / std::max<quint32>(1, track.video->aspectVertical));
        variant.height = track.video->height;
        variant.frameRateNumerator = track.video->frameRateNumerator;
        variant.frameRateDenominator = std::max<quint32>(1, track.video->frameRateDenominator);
        variant.videoRange = videoRange(*track.video);
    }
    return variant;
}

namespace {

// Audio tracks by codec: the members of a group have to be alike, so that CODECS is true for each.
struct AudioGroup
{
    Codec codec;
    QByteArray id;
    std::vector<const Rendition *> members;
};

} // namespace

static std::vector<AudioGroup> audioGroups(const Title &title)
{
    std::vector<AudioGroup> groups;
    for (const Rendition &rendition : title.renditions) {
        const Track &track = *title.info->track(rendition.tracks.front());
        if (rendition.isMuxed() || track.type != TrackType::Audio)
            continue;
        const auto isSame = [&](const AudioGroup &group) { return group.codec == track.codec; };
        auto group = std::find_if(groups.begin(), groups.end(), isSame);
        if (group == groups.end())
            group = groups.insert(groups.end(), {track.codec, QByteArray(codecWord(track.codec).data()), {}});
        group->members.push_back(&rendition);
    }
    return groups;
}

static void addGroup(MultivariantPlaylist &playlist, const Title &title, const AudioGroup &group, SegmentFormat format,
                     QByteArrayView insideVariant)
{
    QStringList names;
    const auto isDefault = [&](const Rendition *rendition) {
        return title.info->track(rendition->tracks.front())->isDefault;
    };
    const auto firstDefault = std::find_if(group.members.begin(), group.members.end(), isDefault);
    const Rendition *chosen = firstDefault == group.members.end() ? group.members.front() : *firstDefault;
    for (const Rendition *member : group.members) {
        const Track &track = *title.info->track(member->tracks.front());
        AudioRendition audio;
        audio.groupId = group.id;
        audio.uri = member->id == insideVariant ? QByteArray() : playlistUri(title, *member, format);
        audio.name = trackName(track, names);
        names << audio.name;
        audio.language = languageTag(track.language);
        audio.channels = track.audio ? track.audio->channels : 0;
        audio.isDefault = member == chosen;
        playlist.audio.push_back(audio);
    }
}

static void addMuxed(MultivariantPlaylist &playlist, const Title &title, SegmentFormat format)
{
    const Rendition *chosen = nullptr;
    for (const Rendition &rendition : title.renditions) {
        if (!rendition.isMuxed())
            continue;
        const bool isDefault = title.info->track(rendition.tracks.back())->isDefault;
        const bool chosenIsDefault = chosen && title.info->track(chosen->tracks.back())->isDefault;
        if (!chosen || (isDefault && !chosenIsDefault))
            chosen = &rendition;
    }
    playlist.variants.push_back(variantOf(title, chosen ? *chosen : title.renditions.front(), format));
}

QByteArray multivariantPlaylist(const Title &title, SegmentFormat format, AudioPlacement placement)
{
    MultivariantPlaylist playlist;
    const Track &main = *title.info->track(title.info->mainTrack);
    const Rendition *video = nullptr;
    for (const Rendition &rendition : title.renditions) {
        if (!rendition.isMuxed() && rendition.tracks.front() == main.id && main.type == TrackType::Video)
            video = &rendition;
    }
    const std::vector<AudioGroup> groups = audioGroups(title);
    if (placement == AudioPlacement::Muxed || (video && groups.empty())) {
        addMuxed(playlist, title, format);
        return writeMultivariantPlaylist(playlist);
    }
    for (const AudioGroup &group : groups) {
        const Rendition *variantRendition = video ? video : group.members.front();
        addGroup(playlist, title, group, format, video ? QByteArrayView() : QByteArrayView(variantRendition->id));
        Variant variant = variantOf(title, *variantRendition, format);
        if (video)
            variant.codecs += ',' + renditionCodecs(title, *group.members.front());
        variant.audioGroupId = group.id;
        playlist.variants.push_back(variant);
    }
    playlist.usesFragmentedMp4 = format == SegmentFormat::FragmentedMp4;
    return writeMultivariantPlaylist(playlist);
}

QByteArray mediaPlaylist(const Title &title, const Rendition &rendition, SegmentFormat format)
{
    MediaPlaylist playlist;
    Title::Boundaries boundaries = title.boundaries(rendition);
    playlist.timescale = boundaries.timescale;
    playlist.boundaries = std::move(boundaries.times);
    if (format == SegmentFormat::TransportStream) {
        playlist.segmentSuffix = ".ts";
    } else {
        playlist.segmentSuffix = ".m4s";
        playlist.mapUri = "init.mp4";
    }
    return writeMediaPlaylist(playlist);
}

} // namespace cuegate
