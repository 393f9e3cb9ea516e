// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MediaText.h"

#include "ui/Format.h"
#include "ui/PlayerText.h"
#include "ui/StreamText.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

QString MediaText::container(Container container)
{
    switch (container) {
    case Container::Matroska:
        return u"Matroska"_s;
    case Container::WebM:
        return u"WebM"_s;
    case Container::Mp4:
        return u"MP4"_s;
    case Container::QuickTime:
        return u"QuickTime"_s;
    case Container::Avi:
        return u"AVI"_s;
    case Container::Flv:
        return u"Flash Video"_s;
    case Container::Ogg:
        return u"Ogg"_s;
    case Container::MpegTs:
        return u"MPEG-TS"_s;
    case Container::Unknown:
        break;
    }
    return tr("unknown format");
}

static int clipped(qint64 number)
{
    return int(std::clamp<qint64>(number, 0, 2'000'000'000));
}

static QString indexSentence(const MediaInfo &media)
{
    const int keyframes = clipped(qint64(media.keyframes.keyframes.size()));
    switch (media.indexKind) {
    case IndexKind::None:
        return MediaText::tr("The file has no index.");
    case IndexKind::Cues:
        return MediaText::tr("Its index has %Ln cue point(s).", nullptr, clipped(qint64(media.cues.size())));
    case IndexKind::Moov:
    case IndexKind::Fragments:
        return MediaText::tr("Its index has %Ln keyframe(s).", nullptr, keyframes);
    case IndexKind::Scan:
        break;
    }
    return MediaText::tr("It has no index; %Ln keyframe(s) were found by reading.", nullptr, keyframes);
}

QString MediaText::index(const MediaInfo &media)
{
    QStringList sentences{indexSentence(media)};
    if (media.indexKind != IndexKind::None && !media.indexComplete && !media.isIndexSearched)
        sentences << tr("The index is incomplete.");
    const auto keyframes = qint64(media.keyframes.keyframes.size());
    const qint64 durationMs = media.durationNs / 1'000'000;
    if (keyframes > 1 && durationMs > 0 && !media.isIndexSearched)
        sentences << tr("Keyframes are %1 apart on average.").arg(Format::duration(durationMs / keyframes));
    return sentences.join(u' ');
}

static QString pictureAndSound(const MediaInfo &media)
{
    QStringList parts;
    if (const Track *main = media.track(media.mainTrack); main && main->video) {
        parts << codecName(main->codec);
        parts << MediaText::details(*main);
    }
    const auto countOf = [&](TrackType type) {
        return int(std::ranges::count(media.tracks, type, &Track::type));
    };
    if (const int sounds = countOf(TrackType::Audio); sounds > 0)
        parts << MediaText::tr("%Ln audio track(s)", nullptr, sounds);
    if (const int subtitles = countOf(TrackType::Subtitle); subtitles > 0)
        parts << MediaText::tr("%Ln subtitle track(s)", nullptr, subtitles);
    parts.removeAll(QString());
    return parts.join(MediaText::tr(", ", "between parts of a list"));
}

QString MediaText::overview(const SourceSnapshot &source)
{
    if (source.stream)
        return StreamText::overview(*source.stream);
    if (!source.media)
        return {};
    const MediaInfo &media = *source.media;
    const qint64 durationMs = media.durationNs / 1'000'000;
    QStringList file{container(media.container), Format::duration(durationMs),
                     Format::bytes(media.sizeBytes)};
    if (media.sizeBytes > 0 && durationMs > 0)
        file << tr("%1 on average", "bit rate").arg(Format::bitrate(media.sizeBytes * 8 / durationMs * 1000));
    file.removeAll(QString());
    QStringList lines{file.join(tr(", ", "between parts of a list")), pictureAndSound(media), index(media),
                      tr("%1.").arg(PlayerText::playsDirectly(playsDirectlyOn(media)))};
    if (source.upstreamRequests > 0) {
        lines << tr("Examined with %Ln request(s), %1.", nullptr, clipped(source.upstreamRequests))
                     .arg(Format::bytes(source.upstreamBytes));
    }
    lines.removeAll(QString());
    return lines.join(u'\n');
}

// Of the others a file may say what they are decoded to, which says nothing of them.
static bool keepsBits(Codec codec)
{
    return codec == Codec::Pcm || codec == Codec::Flac || codec == Codec::Alac || codec == Codec::TrueHd;
}

QString MediaText::details(const Track &track)
{
    QStringList parts;
    if (track.video) {
        const VideoFormat &video = *track.video;
        if (video.width > 0 && video.height > 0)
            parts << u"%1×%2"_s.arg(video.width).arg(video.height);
        parts << Format::frameRate(video.frameRateNumerator, video.frameRateDenominator);
        if (video.bitDepth > 8)
            parts << tr("%1-bit").arg(video.bitDepth);
        // ISO/IEC 23091-2: 16 is PQ, 18 is HLG.
        if (video.colour.transfer == 16 || video.colour.transfer == 18)
            parts << (video.colour.transfer == 16 ? u"HDR (PQ)"_s : u"HDR (HLG)"_s);
    }
    if (track.audio) {
        parts << Format::channels(track.audio->channels) << Format::sampleRate(track.audio->sampleRate);
        if (keepsBits(track.codec) && track.audio->bitsPerSample > 16)
            parts << tr("%1-bit").arg(track.audio->bitsPerSample);
    }
    parts.removeAll(QString());
    for (QString &part : parts)
        part = Format::isolated(part);
    return parts.join(tr(", ", "between parts of a list"));
}

static QString numberedName(const Track &track)
{
    switch (track.type) {
    case TrackType::Video:
        return MediaText::tr("Video %1").arg(track.id);
    case TrackType::Audio:
        return MediaText::tr("Audio %1").arg(track.id);
    case TrackType::Subtitle:
        return MediaText::tr("Subtitles %1").arg(track.id);
    case TrackType::Other:
        break;
    }
    return MediaText::tr("Track %1").arg(track.id);
}

QString MediaText::trackName(const Track &track)
{
    const QString language = Format::language(track.language);
    return language.isEmpty() ? numberedName(track)
                              : tr("%1 (%2)", "track, language").arg(numberedName(track), language);
}

QString MediaText::marks(const Track &track)
{
    QStringList marks;
    if (track.isDefault)
        marks << tr("default");
    if (track.isForced)
        marks << tr("forced");
    if (track.isEncrypted)
        marks << tr("encrypted");
    if (!track.isEnabled)
        marks << tr("disabled");
    return marks.join(tr(", ", "between parts of a list"));
}

namespace {

struct IdPart
{
    QChar type;
    TrackId track = 0;
    QString conversion; ///< "avc", "720", "480", "aac", "51"; empty: copied
};

} // namespace

// "v1", "a2.aac", "v1.720-a2"; in which quality and by which encoder ("v1.720.high.hw") is not told apart
static QList<IdPart> partsOf(const QString &id)
{
    QList<IdPart> parts;
    for (const QString &text : id.split(u'-')) {
        const QStringList words = text.split(u'.');
        bool isNumber = false;
        const uint track = QStringView(words.first()).mid(1).toUInt(&isNumber);
        if (!isNumber || words.size() > 4)
            return {};
        parts.append({words.first().front(), TrackId(track), words.value(1)});
    }
    return parts;
}

static QString conversionText(const QString &word)
{
    if (word == "avc"_L1)
        return MediaText::tr("H.264");
    if (word == "aac"_L1)
        return MediaText::tr("AAC");
    if (word == "51"_L1)
        return MediaText::tr("AAC 5.1");
    return MediaText::tr("H.264, %1p").arg(word);
}

static QString withConversion(const QString &name, const IdPart &part)
{
    if (part.conversion == "iframes"_L1)
        return MediaText::tr("%1, single pictures").arg(name);
    return part.conversion.isEmpty() ? name
                                     : MediaText::tr("%1 as %2").arg(name, conversionText(part.conversion));
}

QList<TrackId> MediaText::tracksOf(const QString &renditionId)
{
    QList<TrackId> tracks;
    for (const IdPart &part : partsOf(renditionId)) {
        if (part.track > 0)
            tracks.append(part.track);
    }
    return tracks;
}

QString MediaText::rendition(const QString &id)
{
    QStringList names;
    for (const IdPart &part : partsOf(id)) {
        if (part.track == 0)
            return id;
        if (part.type == u'v')
            names << withConversion(tr("Video %1").arg(part.track), part);
        else if (part.type == u'a')
            names << withConversion(tr("Audio %1").arg(part.track), part);
        else if (part.type == u's' || part.type == u't')
            names << tr("Subtitles %1").arg(part.track);
        else
            return id;
    }
    return names.isEmpty() ? id : names.join(u" + "_s);
}

} // namespace cuegate
