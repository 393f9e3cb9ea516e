// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Mpeg4Headers.h"

#include "core/media/BitReader.h"
#include "core/media/VideoUsability.h"

#include <bit>

namespace cuegate {

static constexpr QByteArrayView kVopStart("\x00\x00\x01\xB6", 4);

std::vector<Mpeg4Vop> mpeg4Vops(QByteArrayView bytes)
{
    constexpr size_t kMostVops = 16;
    std::vector<Mpeg4Vop> vops;
    for (qsizetype at = bytes.indexOf(kVopStart); at >= 0 && at + 4 < bytes.size() && vops.size() < kMostVops;
         at = bytes.indexOf(kVopStart, at + 4))
        vops.push_back({at, Mpeg4Vop::Kind(quint8(bytes[at + 4]) >> 6)});
    return vops;
}

namespace {

/// The beginning of a video object layer.
struct Layer
{
    quint32 aspect = 1;
    quint32 aspectWidth = 0;
    quint32 aspectHeight = 0;
    std::optional<bool> isLowDelay;
};

} // namespace

static constexpr quint32 kExtendedAspect = 15;

/// Up to vol_control_parameters.
static Layer readLayer(BitReader &reader)
{
    Layer layer;
    reader.skip(1 + 8); // random_accessible_vol, video_object_type_indication
    if (reader.flag())
        reader.skip(4 + 3);
    layer.aspect = reader.bits(4);
    if (layer.aspect == kExtendedAspect) {
        layer.aspectWidth = reader.bits(8);
        layer.aspectHeight = reader.bits(8);
    }
    if (reader.flag()) {
        constexpr qint64 kBufferBits = 79; // of vbv_parameters
        reader.skip(2);                    // chroma_format
        layer.isLowDelay = reader.flag();
        if (reader.flag())
            reader.skip(kBufferBits);
    }
    return layer;
}

/// Of the first video object layer, after its start code.
static std::optional<QByteArrayView> firstLayer(QByteArrayView bytes)
{
    constexpr QByteArrayView kStart("\x00\x00\x01", 3);
    for (qsizetype at = bytes.indexOf(kStart); at >= 0 && at + 4 < bytes.size();
         at = bytes.indexOf(kStart, at + 3)) {
        if ((quint8(bytes[at + 3]) & 0xF0) == 0x20)
            return bytes.sliced(at + 4);
    }
    return {};
}

std::optional<bool> mpeg4LowDelay(QByteArrayView bytes)
{
    const auto found = firstLayer(bytes);
    if (!found)
        return {};
    BitReader reader(*found);
    const Layer layer = readLayer(reader);
    return reader.failed() ? std::nullopt : layer.isLowDelay;
}

static void applyAspect(const Layer &layer, VideoFormat &format)
{
    constexpr quint32 kReserved = 6;
    const bool isExtended =
        layer.aspect == kExtendedAspect && layer.aspectWidth > 0 && layer.aspectHeight > 0;
    SampleAspect aspect{1, 1};
    if (isExtended)
        aspect = {layer.aspectWidth, layer.aspectHeight};
    else if (layer.aspect > 0 && layer.aspect < kReserved)
        aspect = knownSampleAspect(layer.aspect);
    format.aspectHorizontal = aspect.horizontal;
    format.aspectVertical = aspect.vertical;
}

std::optional<VideoFormat> readMpeg4Format(QByteArrayView bytes)
{
    const auto found = firstLayer(bytes);
    if (!found)
        return {};
    BitReader reader(*found);
    const Layer layer = readLayer(reader);
    constexpr quint32 kRectangular = 0;
    if (reader.bits(2) != kRectangular)
        return {};
    reader.skip(1);
    const quint32 resolution = reader.bits(16);
    reader.skip(1);
    VideoFormat format;
    if (reader.flag()) { // fixed_vop_rate
        const quint32 increment = reader.bits(std::max(1, int(std::bit_width(resolution - 1))));
        format.frameRateNumerator = increment > 0 ? resolution : 0;
        format.frameRateDenominator = std::max(1U, increment);
    }
    reader.skip(1);
    format.width = reader.bits(13);
    reader.skip(1);
    format.height = reader.bits(13);
    if (reader.failed() || resolution == 0 || format.width == 0 || format.height == 0)
        return {};
    applyAspect(layer, format);
    format.reorderFrames = layer.isLowDelay.value_or(false) ? 0 : 1;
    return format;
}

QByteArrayView mpeg4Header(QByteArrayView bytes)
{
    constexpr QByteArrayView kGroupStart("\x00\x00\x01\xB3", 4);
    const qsizetype picture = bytes.indexOf(kVopStart);
    const QByteArrayView header = picture >= 0 ? bytes.first(picture) : bytes;
    const qsizetype group = header.indexOf(kGroupStart);
    return group >= 0 ? header.first(group) : header;
}

} // namespace cuegate
