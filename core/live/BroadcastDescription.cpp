// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/BroadcastDescription.h"

#include "core/media/CodecString.h"
#include "core/media/LatmFrames.h"
#include "core/media/MediaInfo.h"
#include "core/media/TransportStreamLayout.h"
#include "core/probe/TransportStreamHead.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static bool isMedia(const Track &track)
{
    return track.type == TrackType::Video || track.type == TrackType::Audio;
}

// Empty where one of them has no name (MP2, MPEG-2): half of a list would be a false promise.
static QString codecsOf(const std::vector<Track> &tracks)
{
    QStringList codecs;
    for (const Track &track : tracks) {
        if (!isMedia(track))
            continue;
        const QByteArray codec = codecString(track);
        if (codec.isEmpty())
            return {};
        if (const QString word = QString::fromLatin1(codec); !codecs.contains(word))
            codecs << word;
    }
    return codecs.join(u',');
}

static StreamDescription::Picture pictureOf(const MediaInfo &media)
{
    StreamDescription::Picture picture;
    picture.codecs = codecsOf(media.tracks);
    const Track *main = media.track(media.mainTrack);
    if (!main || !main->video)
        return picture;
    picture.width = main->video->width;
    picture.height = main->video->height;
    constexpr qint64 kThousandthsPerSecond = 1'000'000'000'000;
    if (main->video->frameRateNumerator > 0)
        picture.frameRateThousandths = quint32(quint64(main->video->frameRateNumerator) * 1000 /
                                               std::max(1U, main->video->frameRateDenominator));
    else if (main->defaultDurationNs > 0)
        picture.frameRateThousandths = quint32(kThousandthsPerSecond / main->defaultDurationNs);
    return picture;
}

static QString soundName(const Track &track)
{
    const bool hasLanguage = !track.language.isEmpty() && track.language != "und"_L1;
    return hasLanguage ? u"%1 (%2)"_s.arg(track.language, codecName(track.codec)) : codecName(track.codec);
}

BroadcastLook lookAtBroadcast(QByteArrayView segment)
{
    TransportStreamHead head = readTransportStreamHead(segment, PacketPlace(), HeadExtent::WholeFile);
    if (!head.program)
        return {};
    auto media = std::make_shared<MediaInfo>();
    media->container = Container::MpegTs;
    media->sizeBytes = -1;
    media->tracks = std::move(head.tracks);
    media->mainTrack = head.mainTrack;
    media->notes = std::move(head.notes);
    // Channels are passed on as they come, and players that know AAC need not know it in LATM.
    for (Track &track : media->tracks) {
        if (track.codecId == kAacInLatm)
            track.codec = Codec::Unknown;
    }
    auto description = std::make_shared<StreamDescription>();
    description->variants.push_back(pictureOf(*media));
    for (const Track &track : media->tracks) {
        if (track.type == TrackType::Audio)
            description->audio << soundName(track);
    }
    description->broadcast = std::move(media);
    return {std::move(description), !head.lacksMainConfig && !head.lacksOtherConfig};
}

} // namespace cuegate
