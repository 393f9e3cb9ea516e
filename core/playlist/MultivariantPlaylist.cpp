// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/MultivariantPlaylist.h"

#include "core/base/PlainText.h"

namespace cuegate {

QByteArray quotedText(const QString &text)
{
    return plainText(QString(text).replace(u'"', u' ')).toUtf8();
}

static QByteArray frameRate(const Variant &variant)
{
    const qint64 thousandths =
        (qint64(variant.frameRateNumerator) * 1000 + variant.frameRateDenominator / 2) /
        variant.frameRateDenominator;
    return QByteArray::number(thousandths / 1000) + '.' +
           QByteArray::number(thousandths % 1000).rightJustified(3, '0');
}

static QByteArray audioLine(const AudioRendition &audio)
{
    QByteArray line =
        "#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"" + audio.groupId + "\",NAME=\"" + quotedText(audio.name) + '"';
    if (!audio.language.isEmpty())
        line += ",LANGUAGE=\"" + audio.language + '"';
    line += audio.isDefault ? ",DEFAULT=YES" : ",DEFAULT=NO";
    line += ",AUTOSELECT=YES";
    if (audio.channels > 0)
        line += ",CHANNELS=\"" + QByteArray::number(audio.channels) + '"';
    if (!audio.uri.isEmpty())
        line += ",URI=\"" + audio.uri + '"';
    return line + '\n';
}

static QByteArray subtitleLine(const SubtitleRendition &subtitles)
{
    QByteArray line = "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"" + subtitles.groupId + "\",NAME=\"" +
                      quotedText(subtitles.name) + '"';
    if (!subtitles.language.isEmpty())
        line += ",LANGUAGE=\"" + subtitles.language + '"';
    line += subtitles.isDefault ? ",DEFAULT=YES" : ",DEFAULT=NO";
    line += ",AUTOSELECT=YES";
    line += subtitles.isForced ? ",FORCED=YES" : ",FORCED=NO";
    return line + ",URI=\"" + subtitles.uri + "\"\n";
}

// The attributes that both kinds of variants have.
static QByteArray pictureAttributes(const Variant &variant)
{
    QByteArray attributes = "BANDWIDTH=" + QByteArray::number(variant.bandwidth);
    if (variant.averageBandwidth > 0)
        attributes += ",AVERAGE-BANDWIDTH=" + QByteArray::number(variant.averageBandwidth);
    if (!variant.codecs.isEmpty())
        attributes += ",CODECS=\"" + variant.codecs + '"';
    if (variant.width > 0)
        attributes +=
            ",RESOLUTION=" + QByteArray::number(variant.width) + 'x' + QByteArray::number(variant.height);
    if (variant.frameRateNumerator > 0)
        attributes += ",FRAME-RATE=" + frameRate(variant);
    if (!variant.videoRange.isEmpty())
        attributes += ",VIDEO-RANGE=" + variant.videoRange;
    return attributes;
}

static QByteArray variantLines(const Variant &variant)
{
    QByteArray line = "#EXT-X-STREAM-INF:" + pictureAttributes(variant);
    if (!variant.audioGroupId.isEmpty())
        line += ",AUDIO=\"" + variant.audioGroupId + '"';
    if (!variant.subtitleGroupId.isEmpty())
        line += ",SUBTITLES=\"" + variant.subtitleGroupId + '"';
    return line + '\n' + variant.uri + '\n';
}

QByteArray writeMultivariantPlaylist(const MultivariantPlaylist &playlist)
{
    QByteArray out = "#EXTM3U\n#EXT-X-VERSION:";
    out += playlist.usesFragmentedMp4 ? "7" : "4";
    out += playlist.isIndependent ? "\n#EXT-X-INDEPENDENT-SEGMENTS\n" : "\n";
    QByteArray media;
    for (const AudioRendition &rendition : playlist.audio)
        media += audioLine(rendition);
    for (const SubtitleRendition &rendition : playlist.subtitles)
        media += subtitleLine(rendition);
    QByteArray variants;
    for (const Variant &variant : playlist.variants)
        variants += variantLines(variant);
    if (playlist.iframes)
        variants += "#EXT-X-I-FRAME-STREAM-INF:" + pictureAttributes(*playlist.iframes) + ",URI=\"" +
                    playlist.iframes->uri + "\"\n";
    // libavformat's HLS reader takes the first packet of the first playlist it meets for the title's first
    // decode time: after a seek in transport streams that has to be the video's, or it discards the keyframe
    // it needs.
    out += playlist.usesFragmentedMp4 ? QByteArray(media + variants) : QByteArray(variants + media);
    return out;
}

} // namespace cuegate
