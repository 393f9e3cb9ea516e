// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/HlsPlaylistReader.h"

#include "core/playlist/HlsMediaReader.h"
#include "core/playlist/HlsVariantReader.h"

#include <numeric>

using namespace Qt::StringLiterals;

namespace cuegate {

qint64 HlsMediaPlaylist::durationUs() const
{
    return std::accumulate(segments.begin(), segments.end(), qint64(0),
                           [](qint64 sum, const HlsSegment &segment) { return sum + segment.durationUs; });
}

static QByteArrayView withoutByteOrderMark(QByteArrayView text)
{
    return text.startsWith("\xEF\xBB\xBF") ? text.sliced(3) : text;
}

bool isHlsText(QByteArrayView head)
{
    return withoutByteOrderMark(head).startsWith("#EXTM3U") &&
           (head.contains("\n#EXT-X-TARGETDURATION:") || head.contains("\n#EXT-X-STREAM-INF:"));
}

namespace {

enum class Kind { Unknown, Media, Multivariant };

Kind kindOf(QByteArrayView line)
{
    if (line.startsWith("#EXT-X-STREAM-INF:") || line.startsWith("#EXT-X-MEDIA:"))
        return Kind::Multivariant;
    if (line.startsWith("#EXTINF:") || line.startsWith("#EXT-X-TARGETDURATION:"))
        return Kind::Media;
    return Kind::Unknown;
}

} // namespace

Result<HlsPlaylist> readHlsPlaylist(QByteArrayView text)
{
    if (text.size() > kMostPlaylistBytes)
        return fail(ErrorKind::CorruptInput, u"the playlist is larger than 4 MiB"_s);
    text = withoutByteOrderMark(text);
    HlsMediaReader media;
    HlsVariantReader variants;
    Kind kind = Kind::Unknown;
    for (qint64 number = 1; !text.isEmpty(); ++number) {
        const auto wrong = [number](const QString &what) {
            return fail(ErrorKind::CorruptInput, u"line %1 of the playlist: %2"_s.arg(number).arg(what));
        };
        const qsizetype end = text.indexOf('\n');
        const QByteArrayView line = (end < 0 ? text : text.first(end)).trimmed();
        text = end < 0 ? QByteArrayView() : text.sliced(end + 1);
        if (line.size() > kMostPlaylistLine)
            return wrong(u"it is longer than 64 KiB"_s);
        if (number == 1 && line != "#EXTM3U")
            return wrong(u"it is not #EXTM3U"_s);
        const Kind lineKind = kindOf(line);
        if (lineKind != Kind::Unknown && kind != Kind::Unknown && lineKind != kind)
            return wrong(u"the playlist is of variants and of segments at once"_s);
        kind = lineKind != Kind::Unknown ? lineKind : kind;
        // What both may have (EXT-X-INDEPENDENT-SEGMENTS), and what stands before the kind is known.
        Result<void> read = kind != Kind::Multivariant ? media.readLine(line) : Result<void>();
        if (read && kind != Kind::Media)
            read = variants.readLine(line);
        if (!read)
            return wrong(read.error().message);
    }
    if (kind == Kind::Unknown)
        return fail(ErrorKind::CorruptInput, u"the playlist names neither variants nor segments"_s);
    const auto whole = [](auto found) -> Result<HlsPlaylist> {
        if (!found)
            return std::unexpected(found.error());
        return HlsPlaylist(*std::move(found));
    };
    return kind == Kind::Multivariant ? whole(variants.finish()) : whole(media.finish());
}

} // namespace cuegate
