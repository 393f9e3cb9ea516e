// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/HlsVariantReader.h"

#include "core/playlist/HlsAttributes.h"
#include "core/playlist/HlsPlaylistReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kMostTextLength = 256;
constexpr qint64 kMostPixels = 65'535;
constexpr size_t kMostRenditions = 200; // of those without a playlist of their own, too

// Only what such values are made of is passed on to players.
QByteArray only(const QByteArray &text, QByteArrayView more)
{
    const bool isFit =
        text.size() <= kMostTextLength && std::all_of(text.begin(), text.end(), [more](char c) {
            return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
                   more.contains(c);
        });
    return isFit ? text : QByteArray();
}

// "1920x1080"; what is no such thing is not said.
void takeResolution(HlsVariant &variant, const QByteArray &text)
{
    const qsizetype times = text.indexOf('x');
    if (times < 0)
        return;
    const auto width = hlsInteger(QByteArrayView(text).first(times));
    const auto height = hlsInteger(QByteArrayView(text).sliced(times + 1));
    if (!width || !height || *width > kMostPixels || *height > kMostPixels)
        return;
    variant.width = quint32(*width);
    variant.height = quint32(*height);
}

} // namespace

Result<void> HlsVariantReader::readLine(QByteArrayView line)
{
    constexpr QByteArrayView kVariant("#EXT-X-STREAM-INF:");
    constexpr QByteArrayView kRendition("#EXT-X-MEDIA:");
    if (line.startsWith(kVariant))
        return readVariant(line.sliced(kVariant.size()));
    if (line.startsWith(kRendition))
        return readRendition(line.sliced(kRendition.size()));
    if (line == "#EXT-X-INDEPENDENT-SEGMENTS")
        m_playlist.isIndependent = true;
    if (line.isEmpty() || line.startsWith('#'))
        return {};
    if (!m_next)
        return fail(ErrorKind::CorruptInput, u"a variant has no EXT-X-STREAM-INF"_s);
    m_next->uri = line.toByteArray();
    m_playlist.variants.push_back(*std::exchange(m_next, std::nullopt));
    return countPlaylist();
}

Result<void> HlsVariantReader::countPlaylist()
{
    if (++m_playlists > kMostSubPlaylists)
        return fail(ErrorKind::CorruptInput, u"the playlist names more than 50 others"_s);
    return {};
}

Result<void> HlsVariantReader::readVariant(QByteArrayView text)
{
    const auto attributes = HlsAttributes::read(text);
    if (!attributes)
        return std::unexpected(attributes.error());
    HlsVariant variant;
    const auto bandwidth = attributes->integer("BANDWIDTH");
    const auto average = attributes->integer("AVERAGE-BANDWIDTH");
    if (!bandwidth || !average)
        return std::unexpected((bandwidth ? average : bandwidth).error());
    variant.bandwidth = bandwidth->value_or(0);
    variant.averageBandwidth = average->value_or(0);
    variant.codecs = only(attributes->value("CODECS"), ".,-_+ ");
    takeResolution(variant, attributes->value("RESOLUTION"));
    constexpr qint64 kMostRate = qint64(1000) * 1'000'000;
    const auto rate = hlsMillionths(attributes->value("FRAME-RATE")).value_or(0);
    variant.frameRateThousandths = rate <= kMostRate ? quint32((rate + 500) / 1000) : 0;
    const QByteArray range = attributes->value("VIDEO-RANGE");
    if (range == "SDR" || range == "PQ" || range == "HLG")
        variant.videoRange = range;
    variant.audioGroup = attributes->value("AUDIO");
    variant.subtitleGroup = attributes->value("SUBTITLES");
    m_next = std::move(variant);
    return {};
}

Result<void> HlsVariantReader::readRendition(QByteArrayView text)
{
    const auto attributes = HlsAttributes::read(text);
    if (!attributes)
        return std::unexpected(attributes.error());
    const QByteArray type = attributes->value("TYPE");
    if (type != "AUDIO" && type != "SUBTITLES")
        return {}; // other pictures, and captions, which players find in the segments
    HlsRendition rendition;
    rendition.type = type == "AUDIO" ? HlsRendition::Type::Audio : HlsRendition::Type::Subtitles;
    rendition.uri = attributes->value("URI");
    rendition.group = attributes->value("GROUP-ID");
    rendition.name = QString::fromUtf8(attributes->value("NAME")).left(kMostTextLength);
    rendition.language = only(attributes->value("LANGUAGE"), "-");
    const QByteArray channels = attributes->value("CHANNELS");
    rendition.channels =
        int(std::min<qint64>(64, hlsInteger(channels.left(std::max<qsizetype>(channels.indexOf('/'), 0)))
                                     .value_or(hlsInteger(channels).value_or(0))));
    rendition.isDefault = attributes->isYes("DEFAULT");
    rendition.isForced = attributes->isYes("FORCED");
    const bool isOfNoUse = rendition.group.isEmpty() ||
                           (rendition.type == HlsRendition::Type::Subtitles && rendition.uri.isEmpty());
    if (isOfNoUse)
        return fail(ErrorKind::CorruptInput, u"EXT-X-MEDIA has no GROUP-ID, or subtitles have no URI"_s);
    if (m_playlist.renditions.size() == kMostRenditions)
        return fail(ErrorKind::CorruptInput, u"the playlist has more than 200 renditions"_s);
    const bool isPlaylist = !rendition.uri.isEmpty();
    m_playlist.renditions.push_back(std::move(rendition));
    return isPlaylist ? countPlaylist() : Result<void>();
}

Result<HlsMultivariantPlaylist> HlsVariantReader::finish()
{
    if (m_playlist.variants.empty())
        return fail(ErrorKind::CorruptInput, u"the playlist names no variant"_s);
    return std::move(m_playlist);
}

} // namespace cuegate
