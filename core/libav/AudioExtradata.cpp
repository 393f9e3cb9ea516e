// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AudioExtradata.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/media/TransportPcm.h"
#include "core/media/WaveFormatTag.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

enum class Number { Unsigned, Signed, Float };
enum class Order { Little, Big };

struct PcmRow
{
    Number number;
    Order order;
    int bits;
    AVCodecID id;
};

constexpr std::array kPcm{
    PcmRow{Number::Unsigned, Order::Little, 8, AV_CODEC_ID_PCM_U8},
    PcmRow{Number::Unsigned, Order::Big, 8, AV_CODEC_ID_PCM_U8},
    PcmRow{Number::Signed, Order::Little, 8, AV_CODEC_ID_PCM_S8},
    PcmRow{Number::Signed, Order::Big, 8, AV_CODEC_ID_PCM_S8},
    PcmRow{Number::Signed, Order::Little, 16, AV_CODEC_ID_PCM_S16LE},
    PcmRow{Number::Signed, Order::Big, 16, AV_CODEC_ID_PCM_S16BE},
    PcmRow{Number::Signed, Order::Little, 24, AV_CODEC_ID_PCM_S24LE},
    PcmRow{Number::Signed, Order::Big, 24, AV_CODEC_ID_PCM_S24BE},
    PcmRow{Number::Signed, Order::Little, 32, AV_CODEC_ID_PCM_S32LE},
    PcmRow{Number::Signed, Order::Big, 32, AV_CODEC_ID_PCM_S32BE},
    PcmRow{Number::Float, Order::Little, 32, AV_CODEC_ID_PCM_F32LE},
    PcmRow{Number::Float, Order::Big, 32, AV_CODEC_ID_PCM_F32BE},
    PcmRow{Number::Float, Order::Little, 64, AV_CODEC_ID_PCM_F64LE},
    PcmRow{Number::Float, Order::Big, 64, AV_CODEC_ID_PCM_F64BE},
};

} // namespace

static AVCodecID pcmOf(Number number, Order order, int bits)
{
    for (const PcmRow &row : kPcm) {
        if (row.number == number && row.order == order && row.bits == bits)
            return row.id;
    }
    return AV_CODEC_ID_NONE;
}

std::optional<WaveFormat> waveFormatOf(const Track &track)
{
    if (track.codecId != "A_MS/ACM"_L1 || track.codecPrivate.size() < 16)
        return {};
    const auto u16 = [&](qsizetype at) {
        return qFromLittleEndian<quint16>(track.codecPrivate.constData() + at);
    };
    const auto u32 = [&](qsizetype at) {
        return qFromLittleEndian<quint32>(track.codecPrivate.constData() + at);
    };
    WaveFormat format{waveFormatTag(track.codecPrivate), u16(2), u32(4), u32(8), u16(12), u16(14), {}};
    constexpr qsizetype kFixedBytes = 18;
    if (track.codecPrivate.size() > kFixedBytes) {
        const qsizetype end = std::min<qsizetype>(kFixedBytes + u16(16), track.codecPrivate.size());
        const qsizetype begin = u16(0) == kWaveFormatExtensible ? kWaveFormatExtensibleBytes : kFixedBytes;
        if (begin < end)
            format.extra = track.codecPrivate.sliced(begin, end - begin);
    }
    return format;
}

AVCodecID pcmCodecId(const Track &track)
{
    const int bits = track.audio ? track.audio->bitsPerSample : 0;
    const QString &id = track.codecId;
    if (const auto wave = waveFormatOf(track)) {
        const Number number = wave->tag == 3             ? Number::Float
                              : wave->bitsPerSample <= 8 ? Number::Unsigned
                                                         : Number::Signed;
        return pcmOf(number, Order::Little, wave->bitsPerSample);
    }
    if (id == "A_PCM/INT/LIT"_L1 || id == "A_PCM/INT/BIG"_L1) {
        const Order order = id.endsWith("BIG"_L1) ? Order::Big : Order::Little;
        return pcmOf(bits == 8 ? Number::Unsigned : Number::Signed, order, bits);
    }
    if (id == "A_PCM/FLOAT/IEEE"_L1)
        return pcmOf(Number::Float, Order::Little, bits);
    if (id == "sowt"_L1)
        return pcmOf(Number::Signed, Order::Little, bits);
    if (id == "twos"_L1)
        return pcmOf(Number::Signed, Order::Big, bits);
    if (id == "raw "_L1 || id == "NONE"_L1)
        return bits <= 8 ? AV_CODEC_ID_PCM_U8 : pcmOf(Number::Signed, Order::Big, bits);
    if (id == "ulaw"_L1)
        return AV_CODEC_ID_PCM_MULAW;
    if (id == "alaw"_L1)
        return AV_CODEC_ID_PCM_ALAW;
    if (id == kBluRayPcm)
        return AV_CODEC_ID_PCM_BLURAY;
    if (id == kStudioPcm)
        return AV_CODEC_ID_S302M;
    const Order stated = track.codecPrivate.startsWith('\1') ? Order::Little : Order::Big;
    if (id == "in24"_L1 || id == "in32"_L1)
        return pcmOf(Number::Signed, stated, bits);
    if (id == "fl32"_L1 || id == "fl64"_L1 || id == "fpcm"_L1)
        return pcmOf(Number::Float, stated, bits);
    if (id == "ipcm"_L1)
        return pcmOf(Number::Signed, stated, bits);
    if (id == "lpcm"_L1) {
        // formatSpecificFlags of a version 2 sound description: 1 float, 2 big-endian, 4 signed.
        const quint32 flags = track.codecPrivate.size() == 4 ? ByteReader(track.codecPrivate).u32() : 4;
        const Number number = flags & 1                 ? Number::Float
                              : (flags & 4) || bits > 8 ? Number::Signed
                                                        : Number::Unsigned;
        return pcmOf(number, flags & 2 ? Order::Big : Order::Little, bits);
    }
    return AV_CODEC_ID_NONE;
}

/// OpusHead from the payload of dOps, whose numbers have the other byte order. Without pre-skip: time stamps
/// tell.
static QByteArray opusHead(const Track &track)
{
    QByteArray head;
    if (track.codecPrivate.startsWith("OpusHead") && track.codecPrivate.size() >= 19) {
        head = track.codecPrivate;
    } else {
        ByteReader reader(track.codecConfig);
        reader.skip(1);
        const quint8 channels = reader.u8();
        reader.skip(2);
        const quint32 inputRate = reader.u32();
        const quint16 gain = reader.u16();
        const QByteArray mapping = reader.bytes(reader.remaining()).toByteArray();
        if (reader.failed() || mapping.isEmpty())
            return {};
        head = "OpusHead\1" + QByteArray(1, char(channels)) + QByteArray(8, '\0') + mapping;
        qToLittleEndian(inputRate, head.data() + 12);
        qToLittleEndian(gain, head.data() + 16);
    }
    head[10] = head[11] = '\0';
    return head;
}

static QByteArray flacStreamInfo(const Track &track)
{
    constexpr qsizetype kBlockHeader = 4;
    constexpr qsizetype kStreamInfo = 34;
    QByteArrayView blocks = track.codecConfig.isEmpty() ? track.codecPrivate : track.codecConfig;
    if (blocks.startsWith("fLaC"))
        blocks = blocks.sliced(4);
    if (blocks.size() < kBlockHeader + kStreamInfo || (blocks[0] & 0x7f) != 0)
        return {};
    return blocks.sliced(kBlockHeader, kStreamInfo).toByteArray();
}

/// The whole 'alac' box, from ALACSpecificConfig with or without the box's version and flags.
static QByteArray alacBox(const Track &track)
{
    constexpr qsizetype kConfig = 24;
    QByteArray config = track.codecPrivate;
    if (config.size() < kConfig || config.size() > 4096)
        return {};
    const bool hasVersion = config.size() >= kConfig + 4 && config.startsWith(QByteArrayView("\0\0\0\0", 4));
    if (!hasVersion)
        config.prepend(4, '\0');
    ByteWriter writer;
    writer.u32(quint32(config.size() + 8));
    return writer.take() + "alac" + config;
}

QByteArray audioExtradata(const Track &track)
{
    if (const auto wave = waveFormatOf(track))
        return wave->extra;
    switch (track.codec) {
    case Codec::Aac:
        return track.codecConfig.isEmpty() ? track.codecPrivate : track.codecConfig;
    case Codec::Vorbis:
        return track.codecPrivate;
    case Codec::Opus:
        return opusHead(track);
    case Codec::Flac:
        return flacStreamInfo(track);
    case Codec::Alac:
        return alacBox(track);
    default:
        return {};
    }
}

} // namespace cuegate
