// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieText.h"

#include "core/base/ByteReader.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Nobody reads more of a title; a file may hold megabytes.
static constexpr qsizetype kMaxTextBytes = 1024;

QString movieLanguage(quint16 code)
{
    static constexpr std::array kMacLanguages{
        "eng", "fra", "deu", "ita", "nld", "swe", "spa", "dan", "por", "nor", "heb", "jpn",
        "ara", "fin", "ell", "isl", "mlt", "tur", "hrv", "zho", "urd", "hin", "tha", "kor",
        "lit", "pol", "hun", "est", "lav", "sme", "fao", "fas", "rus", "zho", "nld", "gle",
        "sqi", "ron", "ces", "slk", "slv", "yid", "srp", "mkd", "bul", "ukr", "bel", "uzb",
        "kaz", "aze", "aze", "hye", "kat", "mol", "kir", "tgk", "tuk", "mon", "mon", "pus",
    };
    if (code < 0x400)
        return code < kMacLanguages.size() ? QString(QLatin1StringView(kMacLanguages[code])) : u"und"_s;
    QString letters;
    for (int shift = 10; shift >= 0; shift -= 5) {
        const int letter = code >> shift & 0x1F;
        if (letter < 1 || letter > 26)
            return u"und"_s;
        letters += QChar(char16_t('a' + letter - 1));
    }
    return letters;
}

static QString cleaned(QByteArrayView text)
{
    text = text.first(std::min(text.size(), kMaxTextBytes));
    if (const auto end = text.indexOf('\0'); end >= 0)
        text = text.first(end);
    QString result = QString::fromUtf8(text).simplified();
    result.remove(QChar::ReplacementCharacter);
    return result;
}

QString handlerName(const Box &hdlr)
{
    QByteArrayView text = hdlr.payload;
    if (text.size() <= 24)
        return {};
    text = text.sliced(24);
    if (const auto length = static_cast<uchar>(text.front()); length == text.size() - 1)
        text = text.sliced(1);
    const QString name = cleaned(text);
    static constexpr std::array kNoise{"handler"_L1, "hndlr"_L1,       "produced"_L1, "core media"_L1,
                                       "gpac"_L1,    "l-smash"_L1,     "bento"_L1,    "mainconcept"_L1,
                                       ".264"_L1,    "videohandle"_L1, ".aac"_L1,     "mp4box"_L1,
                                       ".h264"_L1,   ".hevc"_L1,       ".265"_L1,     "isomedia"_L1};
    for (const auto noise : kNoise) {
        if (name.contains(noise, Qt::CaseInsensitive))
            return {};
    }
    for (const auto word : {"video"_L1, "audio"_L1, "sound"_L1, "subtitle"_L1, "text"_L1, "stereo"_L1}) {
        if (name.compare(word, Qt::CaseInsensitive) == 0)
            return {};
    }
    return name;
}

/// meta is a FullBox in MP4 and a plain box in QuickTime.
static BoxReader metaReader(const Box &meta)
{
    ByteReader reader(meta.payload);
    reader.skip(4);
    return BoxReader::inside(meta, reader.u32() == boxType("hdlr") ? 0 : 4);
}

static QString itemText(const Box &udta, BoxType item)
{
    auto boxes = BoxReader::inside(udta);
    while (const auto box = boxes.next()) {
        if (box->type != boxType("meta"))
            continue;
        auto list = metaReader(*box).find(boxType("ilst"));
        if (!list)
            continue;
        const auto found = BoxReader::inside(*list).find(item);
        const auto value = found ? BoxReader::inside(*found).find(boxType("data")) : std::nullopt;
        if (value && value->payload.size() > 8)
            return cleaned(value->payload.sliced(8));
    }
    return {};
}

QString userText(const Box &udta, BoxType item)
{
    const auto box = BoxReader::inside(udta).find(item);
    if (!box)
        return itemText(udta, item);
    // A list of strings, each after its length and language; some writers put the bare string.
    ByteReader reader(box->payload);
    const quint16 length = reader.u16();
    reader.skip(2);
    if (!reader.failed() && length > 0 && length <= reader.remaining())
        return cleaned(reader.bytes(length));
    return cleaned(box->payload);
}

} // namespace cuegate
