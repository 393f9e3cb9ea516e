// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/HlsMediaReader.h"

#include "core/playlist/HlsAttributes.h"
#include "core/playlist/HlsPlaylistReader.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kMostDurationUs = qint64(24) * 3600 * 1'000'000;
constexpr qint64 kMostTargetDurationS = 24 * 3600;
constexpr size_t kMostKeys = 10'000; // of maps, too
constexpr qsizetype kMostDateLength = 40;

std::unexpected<Error> wrong(const QString &what)
{
    return fail(ErrorKind::CorruptInput, what);
}

bool isDate(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= kMostDateLength &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || QByteArrayView("TZtz:.+-").contains(c);
           });
}

} // namespace

Result<void> HlsMediaReader::readLine(QByteArrayView line)
{
    if (line.isEmpty())
        return {};
    if (!line.startsWith('#'))
        return readUri(line);
    if (!line.startsWith("#EXT"))
        return {};
    const qsizetype colon = line.indexOf(':');
    return colon < 0 ? readFlag(line) : readTag(line.first(colon), line.sliced(colon + 1));
}

Result<void> HlsMediaReader::readFlag(QByteArrayView name)
{
    if (name == "#EXT-X-ENDLIST")
        m_playlist.isEnded = true;
    else if (name == "#EXT-X-INDEPENDENT-SEGMENTS")
        m_playlist.isIndependent = true;
    else if (name == "#EXT-X-DISCONTINUITY")
        m_next.isDiscontinuity = true;
    else if (name == "#EXT-X-GAP")
        m_next.isGap = true;
    return {};
}

Result<void> HlsMediaReader::readTag(QByteArrayView name, QByteArrayView value)
{
    if (name == "#EXTINF")
        return readDuration(value);
    if (name == "#EXT-X-BYTERANGE")
        return readByteRange(value);
    if (name == "#EXT-X-KEY")
        return readKey(value);
    if (name == "#EXT-X-MAP")
        return readMap(value);
    if (name == "#EXT-X-PLAYLIST-TYPE") {
        m_playlist.type = value.trimmed() == "VOD"     ? HlsMediaPlaylist::Type::Vod
                          : value.trimmed() == "EVENT" ? HlsMediaPlaylist::Type::Event
                                                       : HlsMediaPlaylist::Type::Live;
        return {};
    }
    if (name == "#EXT-X-PROGRAM-DATE-TIME") {
        if (isDate(value.trimmed()))
            m_next.programDateTime = value.trimmed().toByteArray();
        return {};
    }
    return readNumber(name, value.trimmed());
}

Result<void> HlsMediaReader::readNumber(QByteArrayView name, QByteArrayView value)
{
    if (name == "#EXT-X-TARGETDURATION") {
        // A whole number, says the RFC; some write a decimal one.
        const auto millionths = hlsMillionths(value);
        if (!millionths || *millionths > kMostTargetDurationS * 1'000'000)
            return wrong(u"the target duration is no number of seconds"_s);
        m_playlist.targetDurationS = std::max<qint64>(1, (*millionths + 999'999) / 1'000'000);
        return {};
    }
    const bool isMedia = name == "#EXT-X-MEDIA-SEQUENCE";
    if (!isMedia && name != "#EXT-X-DISCONTINUITY-SEQUENCE")
        return {};
    const auto number = hlsInteger(value);
    if (!number)
        return wrong(u"a sequence number is no number, or too large"_s);
    if (isMedia)
        m_playlist.mediaSequence = *number;
    else
        m_playlist.discontinuitySequence = *number;
    return {};
}

Result<void> HlsMediaReader::readDuration(QByteArrayView value)
{
    const qsizetype comma = value.indexOf(',');
    const auto microseconds = hlsMillionths((comma < 0 ? value : value.first(comma)).trimmed());
    if (!microseconds || *microseconds > kMostDurationUs)
        return wrong(u"the duration of a segment is no number of seconds"_s);
    m_next.durationUs = *microseconds;
    m_hasDuration = true;
    return {};
}

static std::optional<std::pair<qint64, std::optional<qint64>>> byteRange(QByteArrayView text)
{
    const qsizetype at = text.indexOf('@');
    const auto length = hlsInteger((at < 0 ? text : text.first(at)).trimmed());
    if (!length || *length == 0)
        return std::nullopt;
    if (at < 0)
        return std::pair(*length, std::optional<qint64>());
    const auto offset = hlsInteger(text.sliced(at + 1).trimmed());
    return offset ? std::optional(std::pair(*length, offset)) : std::nullopt;
}

Result<void> HlsMediaReader::readByteRange(QByteArrayView value)
{
    const auto range = byteRange(value);
    if (!range)
        return wrong(u"a byte range is not \"length@offset\""_s);
    m_range = Wanted{range->first, range->second};
    return {};
}

Result<void> HlsMediaReader::readKey(QByteArrayView value)
{
    const auto attributes = HlsAttributes::read(value);
    if (!attributes)
        return std::unexpected(attributes.error());
    const QByteArray method = attributes->value("METHOD");
    if (method == "NONE") {
        m_key = -1;
        return {};
    }
    const QByteArray format = attributes->value("KEYFORMAT");
    HlsKey key;
    const bool isKnown = method == "AES-128" && (format.isEmpty() || format == "identity");
    key.method = isKnown ? HlsKey::Method::Aes128 : HlsKey::Method::Other;
    key.uri = attributes->value("URI");
    if (isKnown && key.uri.isEmpty())
        return wrong(u"a key has no URI"_s);
    if (const QByteArray iv = attributes->value("IV"); !iv.isEmpty()) {
        constexpr qsizetype kIvBytes = 16;
        const bool isHex = iv.startsWith("0x") || iv.startsWith("0X");
        key.iv = isHex ? QByteArray::fromHex(iv.mid(2)) : QByteArray();
        if (key.iv.isEmpty() || key.iv.size() > kIvBytes)
            return wrong(u"a key's IV is no hexadecimal number of 128 bits"_s);
        key.iv = key.iv.rightJustified(kIvBytes, '\0');
    }
    if (m_playlist.keys.size() == kMostKeys)
        return wrong(u"the playlist has more than 10,000 keys"_s);
    m_playlist.keys.push_back(std::move(key));
    m_key = int(m_playlist.keys.size()) - 1;
    return {};
}

Result<void> HlsMediaReader::readMap(QByteArrayView value)
{
    const auto attributes = HlsAttributes::read(value);
    if (!attributes)
        return std::unexpected(attributes.error());
    HlsMap map;
    map.uri = attributes->value("URI");
    if (map.uri.isEmpty())
        return wrong(u"EXT-X-MAP has no URI"_s);
    if (attributes->has("BYTERANGE")) {
        const auto range = byteRange(attributes->value("BYTERANGE"));
        if (!range)
            return wrong(u"a byte range is not \"length@offset\""_s);
        map.range = ByteRange::ofSize(range->second.value_or(0), range->first);
    }
    if (m_key >= 0)
        map.key = m_playlist.keys[size_t(m_key)];
    if (m_playlist.maps.size() == kMostKeys)
        return wrong(u"the playlist has more than 10,000 maps"_s);
    m_playlist.maps.push_back(std::move(map));
    m_map = int(m_playlist.maps.size()) - 1;
    return {};
}

Result<void> HlsMediaReader::readUri(QByteArrayView uri)
{
    if (!m_hasDuration)
        return wrong(u"a segment has no EXTINF"_s);
    if (m_playlist.segments.size() == kMostHlsSegments)
        return wrong(u"the playlist has more than 50,000 segments"_s);
    m_next.uri = uri.toByteArray();
    m_next.key = m_key;
    m_next.map = m_map;
    if (m_range) {
        // Without an offset it follows the segment before it in the same resource.
        const HlsSegment *before = m_playlist.segments.empty() ? nullptr : &m_playlist.segments.back();
        const bool follows = before && before->uri == m_next.uri && !before->range.isEmpty();
        if (!m_range->offsetBytes && !follows)
            return wrong(u"a byte range has no offset"_s);
        m_next.range = ByteRange::ofSize(
            m_range->offsetBytes ? *m_range->offsetBytes : before->range.endBytes, m_range->lengthBytes);
    }
    m_playlist.segments.push_back(std::exchange(m_next, {}));
    m_hasDuration = false;
    m_range.reset();
    return {};
}

Result<HlsMediaPlaylist> HlsMediaReader::finish()
{
    if (m_playlist.targetDurationS == 0)
        return wrong(u"the playlist has no EXT-X-TARGETDURATION"_s);
    return std::move(m_playlist);
}

} // namespace cuegate
