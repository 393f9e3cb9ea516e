// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ContentKind.h"

#include "core/media/TransportPacket.h"

#include <QtEndian>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

using Kind = ContentKind::Kind;

struct MagicRow
{
    qsizetype at;
    QByteArrayView bytes;
    Kind kind;
    QLatin1StringView words;
};

template <size_t N>
static constexpr QByteArrayView raw(const char (&text)[N])
{
    return QByteArrayView(text, N - 1);
}

static const std::array kMagics{
    MagicRow{0, raw("\x1A\x45\xDF\xA3"), Kind::Matroska, "a Matroska file"_L1},
    MagicRow{0, raw("\x1F\x43\xB6\x75"), Kind::OtherMedia,
             "a piece of a WebM stream without its beginning"_L1},
    MagicRow{8, raw("AVI "), Kind::Avi, "an AVI file"_L1},
    MagicRow{8, raw("WAVE"), Kind::OtherMedia, "a WAV file"_L1},
    MagicRow{8, raw("WEBP"), Kind::NotMedia, "a picture (WebP)"_L1},
    MagicRow{0, raw("FLV\x01"), Kind::Flv, "a Flash video (FLV)"_L1},
    MagicRow{0, raw("OggS"), Kind::Ogg, "an Ogg file"_L1},
    MagicRow{0, raw("\x30\x26\xB2\x75\x8E\x66\xCF\x11"), Kind::OtherMedia, "a Windows Media file (ASF)"_L1},
    MagicRow{0, raw("\x00\x00\x01\xBA"), Kind::OtherMedia, "an MPEG program stream"_L1},
    MagicRow{0, raw("\x00\x00\x01\xB3"), Kind::OtherMedia, "an MPEG video stream without a container"_L1},
    MagicRow{0, raw("\x00\x00\x00\x01"), Kind::OtherMedia, "a video stream without a container"_L1},
    MagicRow{0, raw(".RMF"), Kind::OtherMedia, "a RealMedia file"_L1},
    MagicRow{0, raw("fLaC"), Kind::OtherMedia, "a FLAC file"_L1},
    MagicRow{0, raw("ID3"), Kind::OtherMedia, "an MP3 file"_L1},
    MagicRow{0, raw("\xFF\xFB"), Kind::OtherMedia, "an MP3 file"_L1},
    MagicRow{0, raw("\xFF\xF3"), Kind::OtherMedia, "an MP3 file"_L1},
    MagicRow{0, raw("\xFF\xF1"), Kind::OtherMedia, "an AAC stream without a container"_L1},
    MagicRow{0, raw("\xFF\xF9"), Kind::OtherMedia, "an AAC stream without a container"_L1},
    MagicRow{0, raw("\x89PNG"), Kind::NotMedia, "a picture (PNG)"_L1},
    MagicRow{0, raw("\xFF\xD8\xFF"), Kind::NotMedia, "a picture (JPEG)"_L1},
    MagicRow{0, raw("GIF8"), Kind::NotMedia, "a picture (GIF)"_L1},
    MagicRow{0, raw("%PDF"), Kind::NotMedia, "a PDF document"_L1},
    MagicRow{0, raw("PK\x03\x04"), Kind::NotMedia, "a ZIP archive"_L1},
    MagicRow{0, raw("Rar!"), Kind::NotMedia, "a RAR archive"_L1},
    MagicRow{0, raw("7z\xBC\xAF"), Kind::NotMedia, "a 7-Zip archive"_L1},
    MagicRow{0, raw("\x1F\x8B"), Kind::NotMedia, "compressed data (gzip)"_L1},
};

static bool isMovie(QByteArrayView head)
{
    static constexpr std::array kFirstBoxes{"ftyp"_L1, "moov"_L1, "mdat"_L1, "free"_L1, "skip"_L1, "wide"_L1,
                                            "pnot"_L1, "styp"_L1, "moof"_L1, "sidx"_L1, "uuid"_L1};
    if (head.size() < 8)
        return false;
    const QLatin1StringView type(head.data() + 4, 4);
    const auto size = qFromBigEndian<quint32>(head.data());
    return (size >= 8 || size <= 1) && std::ranges::find(kFirstBoxes, type) != kFirstBoxes.end();
}

static ContentKind textKind(QByteArrayView head)
{
    QByteArray begin = head.first(std::min<qsizetype>(head.size(), 1024)).toByteArray();
    if (begin.startsWith("\xEF\xBB\xBF"))
        begin.remove(0, 3);
    begin = begin.trimmed();
    const QByteArray lower = begin.toLower();
    if (begin.startsWith("#EXTM3U"))
        return {Kind::NotMedia, u"a playlist (M3U)"_s};
    if (lower.startsWith("[playlist]"))
        return {Kind::NotMedia, u"a playlist (PLS)"_s};
    for (const char *tag : {"<!doctype html", "<html", "<head", "<body", "<script", "<title", "<!--"}) {
        if (lower.startsWith(tag))
            return {Kind::NotMedia, u"a web page"_s};
    }
    if (lower.contains("<mpd"))
        return {Kind::NotMedia, u"a playlist (DASH)"_s};
    if (lower.contains("<html"))
        return {Kind::NotMedia, u"a web page"_s};
    const auto isText = [](char byte) {
        const auto code = static_cast<quint8>(byte);
        return code >= 0x20 || code == '\t' || code == '\n' || code == '\r';
    };
    if (begin.isEmpty() || !std::ranges::all_of(begin, isText))
        return {};
    if (begin.startsWith("<?xml") || begin.startsWith('<'))
        return {Kind::NotMedia, u"an XML document"_s};
    if (begin.startsWith('{') || begin.startsWith('['))
        return {Kind::NotMedia, u"a JSON answer"_s};
    const auto highBytes =
        std::ranges::count_if(begin, [](char byte) { return static_cast<quint8>(byte) >= 0x80; });
    if (highBytes * 2 > begin.size())
        return {};
    return {Kind::NotMedia, u"text"_s};
}

ContentKind contentKind(QByteArrayView head)
{
    if (isMovie(head))
        return {Kind::Movie, u"an MP4 or QuickTime file"_s};
    for (const MagicRow &row : kMagics) {
        if (head.size() >= row.at + row.bytes.size() && head.sliced(row.at, row.bytes.size()) == row.bytes)
            return {row.kind, QString(row.words)};
    }
    if (findPackets(head))
        return {Kind::TransportStream, u"an MPEG transport stream"_s};
    return textKind(head);
}

} // namespace cuegate
