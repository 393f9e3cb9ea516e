// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TitlePlaylists.h"

#include "core/base/MediaTime.h"
#include "core/media/CodecString.h"
#include "core/media/LanguageTag.h"
#include "core/media/Orientation.h"
#include "core/playlist/MediaPlaylist.h"
#include "core/playlist/MultivariantPlaylist.h"
#include "core/segment/IframeRendition.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitleBandwidth.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

QByteArray renditionCodecs(const Rendition &rendition)
{
    if (rendition.isText())
        return "wvtt";
    QByteArray codecs;
    for (const RenditionPart &part : rendition.parts) {
        const QByteArray codec = codecString(part.output);
        if (!codec.isEmpty())
            codecs += (codecs.isEmpty() ? "" : ",") + codec;
    }
    return codecs;
}

static QByteArray playlistUri(const Title &title, const Rendition &rendition, SegmentFormat wanted)
{
    const bool isTs = formatFor(rendition, wanted) == SegmentFormat::TransportStream;
    return title.generation + (isTs ? "/ts/" : "/fmp4/") + rendition.id + "/index.m3u8";
}

static QString trackName(const Track &track, const QStringList &taken)
{
    QString name = track.name.simplified();
    if (name.isEmpty()) {
        const QLocale::Language language = QLocale::codeToLanguage(track.language);
        name = language == QLocale::AnyLanguage ? u"Track %1"_s.arg(track.id)
                                                : QLocale::languageToString(language);
    }
    return taken.contains(name) ? u"%1 (%2)"_s.arg(name).arg(track.id) : name;
}

// Code points of ISO/IEC 23091-2: 16 is PQ, 18 is HLG.
static QByteArray videoRange(const VideoFormat &video)
{
    if (video.colour.transfer == 16)
        return "PQ";
    return video.colour.transfer == 18 ? "HLG" : "SDR";
}

// As it is shown.
static void setSize(const VideoFormat &video, Variant &variant)
{
    variant.width =
        quint32(quint64(video.width) * video.aspectHorizontal / std::max<quint32>(1, video.aspectVertical));
    variant.height = video.height;
    if (swapsSides(orientationOf(video)))
        std::swap(variant.width, variant.height);
}

static Variant variantOf(const Title &title, const Rendition &rendition,
                         std::span<const Rendition *const> sound, SegmentFormat format)
{
    Variant variant;
    variant.uri = playlistUri(title, rendition, format);
    const Bandwidth bandwidth = bandwidthOf(title, rendition, sound, format);
    variant.bandwidth = bandwidth.peak;
    variant.averageBandwidth = bandwidth.average;
    variant.codecs = renditionCodecs(rendition);
    const Track &track = rendition.parts.front().output;
    if (track.video) {
        setSize(*track.video, variant);
        variant.frameRateNumerator = track.video->frameRateNumerator;
        variant.frameRateDenominator = std::max<quint32>(1, track.video->frameRateDenominator);
        variant.videoRange = videoRange(*track.video);
    }
    return variant;
}

static std::optional<Variant> iframeVariant(const Title &title, SegmentFormat format)
{
    // Who asks for transport streams cannot seek in fMP4, or is built on libavformat, which has no use for
    // them.
    if (!title.iframes || format == SegmentFormat::TransportStream)
        return std::nullopt;
    Variant variant = variantOf(title, *title.rendition(title.iframes->copied), {}, format);
    variant.uri = title.generation + "/fmp4/" + title.iframes->id + "/index.m3u8";
    variant.bandwidth = title.iframes->peakBandwidth;
    variant.averageBandwidth = 0;
    variant.frameRateNumerator = 0;
    return variant;
}

namespace {

// Audio renditions that are alike, so that CODECS is true for each.
struct AudioGroup
{
    QByteArray id;
    QByteArray codecs;
    std::vector<const Rendition *> members;
    [[nodiscard]] bool isStereoAac() const { return id == kStereoAac; }
    static constexpr char kStereoAac[] = "aac";
};

} // namespace

static QByteArray groupIdOf(const RenditionPart &part)
{
    if (part.output.codec == Codec::Aac)
        return part.output.audio && part.output.audio->channels > 2 ? "aac-surround" : AudioGroup::kStereoAac;
    return QByteArray(codecWord(part.output.codec).data());
}

// Whether the same tracks are also copied, in a form that fits \p format.
static bool isNeedless(const Title &title, const Rendition &rendition, SegmentFormat format)
{
    const auto source = [](const RenditionPart &part) { return part.source; };
    return rendition.isConverted() && std::ranges::any_of(title.renditions, [&](const Rendition &other) {
               return !other.isConverted() && formatFor(other, format) == format &&
                      std::ranges::equal(other.parts, rendition.parts, {}, source, source);
           });
}

static std::vector<AudioGroup> audioGroups(const Title &title, SegmentFormat format, Offer offer)
{
    std::vector<AudioGroup> groups;
    for (const Rendition &rendition : title.renditions) {
        if (rendition.isMuxed() || !rendition.isAudio() ||
            (offer == Offer::NothingNeedless && isNeedless(title, rendition, format)))
            continue;
        const QByteArray id = groupIdOf(rendition.parts.front());
        auto group = std::find_if(groups.begin(), groups.end(),
                                  [&](const AudioGroup &known) { return known.id == id; });
        if (group == groups.end())
            group = groups.insert(groups.end(), {id, {}, {}});
        group->members.push_back(&rendition);
        const QByteArray codec = renditionCodecs(rendition);
        if (!group->codecs.split(',').contains(codec))
            group->codecs += (group->codecs.isEmpty() ? "" : ",") + codec;
    }
    // Who asks for transport streams cannot seek in anything else: what cannot be in them is left out if
    // something else can. Who gets fMP4 may not play other sound beside it.
    const auto isForeign = [format](const AudioGroup &group) {
        return formatFor(*group.members.front(), format) != format;
    };
    const bool isBesidePictures = std::ranges::any_of(title.renditions, &Rendition::isVideo);
    if ((isBesidePictures && format == SegmentFormat::FragmentedMp4) ||
        !std::all_of(groups.begin(), groups.end(), isForeign))
        std::erase_if(groups, isForeign);
    return groups;
}

// "ger" and "de" are the same language, "pt-BR" is Portuguese.
static bool isLanguage(const Track &track, const QString &preferred)
{
    const auto primary = [](const QString &tag) { return tag.section(u'-', 0, 0).section(u'_', 0, 0); };
    const QLocale::Language wanted = QLocale::codeToLanguage(primary(preferred));
    return wanted != QLocale::AnyLanguage && wanted != QLocale::C &&
           wanted == QLocale::codeToLanguage(primary(track.language));
}

static const Rendition *defaultOf(const AudioGroup &group, const QString &preferredLanguage)
{
    const auto isDefault = [](const Rendition *rendition) {
        return rendition->parts.front().output.isDefault;
    };
    std::vector<const Rendition *> candidates;
    std::ranges::copy_if(group.members, std::back_inserter(candidates), [&](const Rendition *rendition) {
        return isLanguage(rendition->parts.front().output, preferredLanguage);
    });
    if (candidates.empty())
        candidates = group.members;
    const auto firstDefault = std::ranges::find_if(candidates, isDefault);
    return firstDefault == candidates.end() ? candidates.front() : *firstDefault;
}

static void addGroup(MultivariantPlaylist &playlist, const Title &title, const AudioGroup &group,
                     SegmentFormat format, QByteArrayView insideVariant, const QString &preferredLanguage)
{
    QStringList names;
    const Rendition *chosen = defaultOf(group, preferredLanguage);
    for (const Rendition *member : group.members) {
        const Track &track = member->parts.front().output;
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

// Renditions whose first part is video, or all of them where there is none; as they are to be listed.
static std::vector<const Rendition *> variantsOf(const Title &title, AudioPlacement placement,
                                                 SegmentFormat format, Offer offer)
{
    std::vector<const Rendition *> found;
    const Rendition *muxed = title.defaultMuxed(format);
    const bool hasMuxed = muxed != nullptr;
    const TrackId audio = hasMuxed ? muxed->parts.back().source : 0;
    for (const Rendition &rendition : title.renditions) {
        if (!rendition.isVideo() || (offer == Offer::NothingNeedless && isNeedless(title, rendition, format)))
            continue;
        if (placement == AudioPlacement::Muxed && hasMuxed
                ? rendition.isMuxed() && rendition.parts.back().source == audio
                : !rendition.isMuxed())
            found.push_back(&rendition);
    }
    const auto isForeign = [format](const Rendition *rendition) {
        return formatFor(*rendition, format) != format;
    };
    if (!std::all_of(found.begin(), found.end(), isForeign))
        std::erase_if(found, isForeign);
    return found;
}

// The sound that plays unless somebody chooses another is of no help to who prefers another language.
static bool needsReading(const Title &title, const Track &subtitles, const QString &preferredLanguage)
{
    const auto isHeard = [&](const Rendition &rendition) {
        return rendition.isAudio() && isLanguage(rendition.parts.front().output, preferredLanguage);
    };
    return isLanguage(subtitles, preferredLanguage) && std::ranges::none_of(title.renditions, isHeard);
}

static void addSubtitles(MultivariantPlaylist &playlist, const Title &title, SegmentFormat format,
                         const QString &preferredLanguage)
{
    static constexpr char kGroup[] = "subtitles";
    constexpr qint64 kTextBandwidth = 4'000; // bits per second, seldom more
    QStringList names;
    bool hasDefault = false;
    for (const Rendition &rendition : title.renditions) {
        if (!rendition.isText())
            continue;
        const Track &track = rendition.parts.front().output;
        SubtitleRendition subtitles;
        subtitles.groupId = kGroup;
        subtitles.uri = playlistUri(title, rendition, format);
        subtitles.name = trackName(track, names);
        names << subtitles.name;
        subtitles.language = languageTag(track.language);
        subtitles.isForced = track.isForced;
        subtitles.isDefault = !hasDefault && !track.isForced && needsReading(title, track, preferredLanguage);
        hasDefault |= subtitles.isDefault;
        playlist.subtitles.push_back(subtitles);
    }
    if (playlist.subtitles.empty())
        return;
    for (Variant &variant : playlist.variants) {
        if (variant.width == 0)
            continue;
        variant.subtitleGroupId = kGroup;
        variant.bandwidth += kTextBandwidth;
    }
}

QByteArray multivariantPlaylist(const Title &title, SegmentFormat format, AudioPlacement placement,
                                Offer offer, const QString &preferredLanguage)
{
    MultivariantPlaylist playlist;
    playlist.usesFragmentedMp4 = format == SegmentFormat::FragmentedMp4;
    playlist.iframes = iframeVariant(title, format);
    const std::vector<const Rendition *> videos = variantsOf(title, placement, format, offer);
    const std::vector<AudioGroup> groups = audioGroups(title, format, offer);
    if (!videos.empty() && (placement == AudioPlacement::Muxed || groups.empty())) {
        for (const Rendition *video : videos)
            playlist.variants.push_back(variantOf(title, *video, {}, format));
        addSubtitles(playlist, title, format, preferredLanguage);
        return writeMultivariantPlaylist(playlist);
    }
    for (const AudioGroup &group : groups)
        addGroup(playlist, title, group, format,
                 videos.empty() ? QByteArrayView(group.members.front()->id) : QByteArrayView(),
                 preferredLanguage);
    for (const AudioGroup &group : groups) {
        if (videos.empty()) {
            playlist.variants.push_back(variantOf(title, *group.members.front(), group.members, format));
            playlist.variants.back().audioGroupId = group.id;
        }
    }
    for (const Rendition *video : videos) {
        for (const AudioGroup &group : groups) {
            const bool isPlain = group.isStereoAac() || groups.size() == 1;
            if (video->parts.front().isReduced && !isPlain)
                continue; // for slow networks and small players
            Variant variant = variantOf(title, *video, group.members, format);
            variant.codecs += ',' + group.codecs;
            variant.audioGroupId = group.id;
            playlist.variants.push_back(variant);
        }
    }
    addSubtitles(playlist, title, format, preferredLanguage);
    return writeMultivariantPlaylist(playlist);
}

// Players that place the first segment of each rendition at 0 unless dates say that they begin apart (Shaka)
// would play late sound early. Those of libavformat look segments up by the sum of what they last alone.
static void setDates(MediaPlaylist &playlist, const Title &title, const Rendition &rendition)
{
    const qint64 lateNs = title.lateNs(rendition);
    const qint64 late = rescale(lateNs, kNanosecondTimescale, playlist.timescale);
    const bool isInFirst = playlist.boundaries.front() + late < playlist.boundaries[1];
    playlist.lateMs = isInFirst ? toMilliseconds(lateNs, kNanosecondTimescale) : 0;
    playlist.boundaries.front() += isInFirst ? late : 0;
}

// Sound may end before the film; segments without any are none, and 0 is no EXTINF.
static void dropEmptyEnd(std::vector<qint64> &boundaries)
{
    while (boundaries.size() > 2 && boundaries.back() <= boundaries[boundaries.size() - 2])
        boundaries.pop_back();
}

QByteArray mediaPlaylist(const Title &title, const Rendition &rendition, SegmentFormat format)
{
    MediaPlaylist playlist;
    playlist.isProvisional = title.isProvisional();
    Title::Boundaries boundaries = title.boundaries(rendition);
    playlist.timescale = boundaries.timescale;
    playlist.boundaries = std::move(boundaries.times);
    dropEmptyEnd(playlist.boundaries);
    if (format == SegmentFormat::FragmentedMp4 && title.hasLateSound())
        setDates(playlist, title, rendition);
    if (rendition.isText()) {
        playlist.segmentSuffix = ".vtt";
    } else if (format == SegmentFormat::TransportStream) {
        playlist.segmentSuffix = ".ts";
    } else {
        playlist.segmentSuffix = ".m4s";
        playlist.mapUri = "init.mp4";
    }
    return writeMediaPlaylist(playlist);
}

} // namespace cuegate
