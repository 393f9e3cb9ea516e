// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/CodecString.h"

#include "core/media/AacConfig.h"
#include "core/media/Av1Header.h"
#include "core/media/AvcConfig.h"
#include "core/media/HevcConfig.h"
#include "core/media/HevcHeaders.h"
#include "core/media/MpegVideoHeader.h"
#include "core/media/Vp9Header.h"

#include <QByteArrayList>

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace cuegate {

static QByteArray twoDigits(quint32 value)
{
    return QByteArray::number(value).rightJustified(2, '0');
}

/// Colour as the optional part of av01 and vp09 has it, ".09.16.09.0": full range last.
static QByteArray colourDigits(const Colour &colour)
{
    return '.' + twoDigits(colour.primaries) + '.' + twoDigits(colour.transfer) + '.' +
           twoDigits(colour.matrix) + '.';
}

/// Whether leaving the colour out says the same: BT.709 limited range, which also is what players take where
/// nothing is said.
static bool isDefaultColour(const Colour &colour)
{
    const auto isDefault = [](quint16 code) { return code == 1 || code == 2; };
    return isDefault(colour.primaries) && isDefault(colour.transfer) && isDefault(colour.matrix) &&
           !colour.fullRange;
}

static QByteArray avcString(const Track &track)
{
    const auto avc = parseAvcConfig(track.codecConfig);
    return avc ? QByteArray(sampleEntryType(track) + '.' + track.codecConfig.sliced(1, 3).toHex())
               : QByteArray();
}

static quint32 reversedBits(quint32 value)
{
    quint32 reversed = 0;
    for (int i = 0; i < 32; ++i)
        reversed |= (value >> i & 1U) << (31 - i);
    return reversed;
}

static QByteArray hevcString(const Track &track)
{
    const auto hevc = parseHevcConfig(track.codecConfig);
    if (!hevc)
        return {};
    QByteArray text = sampleEntryType(track) + '.';
    if (hevc->profileSpace > 0)
        text += static_cast<char>('A' + hevc->profileSpace - 1);
    text += QByteArray::number(hevc->profileIdc) + '.' +
            QByteArray::number(reversedBits(hevc->compatibilityFlags), 16).toUpper() + '.' +
            (hevc->highTier ? 'H' : 'L') + QByteArray::number(hevc->levelIdc);
    QByteArrayView constraints = hevc->constraintBytes;
    while (!constraints.isEmpty() && constraints.back() == 0)
        constraints.chop(1);
    for (const char byte : constraints)
        text += '.' + QByteArray::number(static_cast<quint8>(byte), 16).toUpper();
    return text;
}

static QByteArray av1String(const Track &track)
{
    const auto av1 = parseAv1Config(track.codecConfig);
    if (!av1)
        return {};
    QByteArray text = "av01." + QByteArray::number(av1->profile) + '.' + twoDigits(av1->level) +
                      (av1->highTier ? 'H' : 'M') + '.' + twoDigits(av1->bitDepth);
    const bool is420 = av1->subsamplingX && av1->subsamplingY;
    if (!av1->monochrome && is420 && av1->chromaSamplePosition == 0 && isDefaultColour(av1->colour))
        return text;
    text += av1->monochrome ? ".1." : ".0.";
    text += av1->subsamplingX ? '1' : '0';
    text += av1->subsamplingY ? '1' : '0';
    text += is420 ? QByteArray::number(av1->chromaSamplePosition) : QByteArray("0");
    return text + colourDigits(av1->colour) + (av1->colour.fullRange ? '1' : '0');
}

static QByteArray vp9String(const Track &track)
{
    const auto vp9 = parseVp9Config(track.codecConfig);
    if (!vp9)
        return {};
    const QByteArray text =
        "vp09." + twoDigits(vp9->profile) + '.' + twoDigits(vp9->level) + '.' + twoDigits(vp9->bitDepth);
    if (vp9->chromaSubsampling <= 1 && isDefaultColour(vp9->colour))
        return text;
    return text + '.' + twoDigits(vp9->chromaSubsampling) + colourDigits(vp9->colour) +
           (vp9->colour.fullRange ? "01" : "00");
}

static QByteArray aacString(const Track &track)
{
    const auto aac = parseAacConfig(track.codecConfig);
    if (!aac)
        return {};
    constexpr quint8 kSbr = 5;
    constexpr quint8 kPs = 29;
    return "mp4a.40." + QByteArray::number(aac->hasPs ? kPs : aac->hasSbr ? kSbr : aac->objectType);
}

quint8 mp3ObjectType(const Track &track)
{
    constexpr quint32 kLowestOfMpeg1 = 32'000;
    const quint32 rate = track.audio ? track.audio->sampleRate : 0;
    return rate > 0 && rate < kLowestOfMpeg1 ? 0x69 : 0x6B;
}

// By its profile (ISO/IEC 13818-2 table 8-2; ISO/IEC 14496-1 table 5): the object type in hexadecimal.
static QByteArray mpeg2String(const Track &track)
{
    constexpr quint8 kMostProfiles = 8;
    static constexpr std::array<const char *, kMostProfiles> kTypes{nullptr, "64", "63", "62",
                                                                    "61",    "60", "61", "61"};
    const auto sequence = readMpeg2Sequence(track.codecConfig);
    if (!sequence)
        return {};
    // Beyond those, escape_bit set, are 4:2:2 and profiles that hardly anything has.
    const bool hasEscape = (sequence->profileAndLevel & 0x80) != 0;
    const char *type = hasEscape ? "65" : kTypes[sequence->profileAndLevel >> 4 & 7];
    return QByteArray("mp4v.") + (type ? type : "61");
}

QByteArray codecString(const Track &track)
{
    switch (track.codec) {
    case Codec::H264:
        return avcString(track);
    case Codec::Hevc:
        return hevcString(track);
    case Codec::Av1:
        return av1String(track);
    case Codec::Vp9:
        return vp9String(track);
    case Codec::Aac:
        return aacString(track);
    case Codec::Mp3:
        return "mp4a." + QByteArray::number(mp3ObjectType(track), 16).toUpper();
    case Codec::Mpeg2Video:
        return mpeg2String(track);
    case Codec::Dts:
        return track.codecConfig;
    default:
        return track.codecConfig.isEmpty() ? QByteArray() : sampleEntryType(track);
    }
}

// ISO/IEC 14496-1 table 5 as registered at mp4ra.org, in hexadecimal; 40 is followed by ISO/IEC 14496-3's
// type.
static Codec codecOfObjectType(const QByteArray &type)
{
    if (type == "40.34" || type == "69" || type == "6b")
        return Codec::Mp3;
    if (type.startsWith("40.") || type == "66" || type == "67" || type == "68")
        return Codec::Aac;
    if (type == "a5")
        return Codec::Ac3;
    if (type == "a9" || type == "aa" || type == "ab" || type == "ac")
        return Codec::Dts;
    return type == "a6" ? Codec::Eac3 : type == "ad" ? Codec::Opus : Codec::Unknown;
}

Codec codecOfString(QByteArrayView element)
{
    static constexpr std::pair<const char *, Codec> kEntries[] = {
        {"avc1", Codec::H264}, {"avc3", Codec::H264}, {"dvav", Codec::H264},  {"dva1", Codec::H264},
        {"hvc1", Codec::Hevc}, {"hev1", Codec::Hevc}, {"dvh1", Codec::Hevc},  {"dvhe", Codec::Hevc},
        {"av01", Codec::Av1},  {"dav1", Codec::Av1},  {"vp09", Codec::Vp9},   {"vp08", Codec::Vp8},
        {"ac-3", Codec::Ac3},  {"ec-3", Codec::Eac3}, {"opus", Codec::Opus},  {"flac", Codec::Flac},
        {"alac", Codec::Alac}, {"dtsc", Codec::Dts},  {"dtsh", Codec::Dts},   {"dtse", Codec::Dts},
        {"dtsl", Codec::Dts},  {"dtsx", Codec::Dts},  {"wvtt", Codec::WebVtt}};
    const QByteArray text = element.trimmed().toByteArray().toLower();
    if (text.startsWith("mp4a."))
        return codecOfObjectType(text.sliced(5));
    if (text.startsWith("mp4v.20"))
        return Codec::Mpeg4Part2;
    if (text.startsWith("mp4v.6") && text.size() == 7 && text[6] >= '0' && text[6] <= '5')
        return Codec::Mpeg2Video;
    const QByteArray entry = text.split('.').first();
    const auto *found = std::find_if(std::begin(kEntries), std::end(kEntries),
                                     [&entry](const auto &known) { return entry == known.first; });
    return found == std::end(kEntries) ? Codec::Unknown : found->second;
}

static bool hasParameterSets(const HevcConfig &config)
{
    const auto holds = [&](HevcNalType type) {
        return std::any_of(config.nals.begin(), config.nals.end(),
                           [&](QByteArrayView nal) { return hevcNalType(nal) == type; });
    };
    return holds(HevcNalType::Vps) && holds(HevcNalType::Sps) && holds(HevcNalType::Pps);
}

QByteArray sampleEntryType(const Track &track)
{
    switch (track.codec) {
    case Codec::H264:
        return track.video && track.video->hasSetsInBand ? "avc3" : "avc1";
    case Codec::Hevc: {
        const auto hevc = parseHevcConfig(track.codecConfig);
        return hevc && hasParameterSets(*hevc) ? "hvc1" : "hev1";
    }
    case Codec::Av1:
        return "av01";
    case Codec::Vp9:
        return "vp09";
    case Codec::Aac:
    case Codec::Mp3:
        return "mp4a";
    case Codec::Ac3:
        return "ac-3";
    case Codec::Eac3:
        return "ec-3";
    case Codec::Opus:
        return "Opus";
    case Codec::Flac:
        return "fLaC";
    default:
        return {};
    }
}

} // namespace cuegate
