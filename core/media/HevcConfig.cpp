// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/HevcConfig.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/media/CodecErrors.h"
#include "core/media/HevcHeaders.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

Result<HevcConfig> parseHevcConfig(QByteArrayView record)
{
    ByteReader reader(record);
    // Files made while the standard was a draft have 0 here.
    if (reader.u8() > 1)
        return corruptHeader("hvcC"_L1, "configurationVersion is not 1"_L1, 0);
    HevcConfig config;
    const quint8 profile = reader.u8();
    config.profileSpace = profile >> 6;
    config.highTier = profile & 0x20;
    config.profileIdc = profile & 0x1f;
    config.compatibilityFlags = reader.u32();
    config.constraintBytes = reader.bytes(6);
    config.levelIdc = reader.u8();
    reader.skip(4);
    config.bitDepthLuma = (reader.u8() & 7) + 8;
    reader.skip(3);
    config.lengthSize = (reader.u8() & 3) + 1;
    const int arrays = reader.u8();
    for (int i = 0; i < arrays && !reader.failed(); ++i) {
        reader.skip(1);
        const int count = reader.u16();
        for (int k = 0; k < count && !reader.failed(); ++k) {
            const QByteArrayView nal = reader.bytes(reader.u16());
            if (!nal.isEmpty())
                config.nals.push_back(nal);
        }
    }
    if (reader.failed())
        return corruptHeader("hvcC"_L1, "cut short"_L1, reader.position());
    return config;
}

Result<QByteArray> makeHevcConfig(const std::vector<QByteArrayView> &parameterSets)
{
    constexpr std::array kTypes{HevcNalType::Vps, HevcNalType::Sps, HevcNalType::Pps};
    std::array<std::vector<QByteArrayView>, kTypes.size()> arrays;
    for (std::size_t i = 0; i < kTypes.size(); ++i) {
        for (const QByteArrayView nal : parameterSets) {
            if (hevcNalType(nal) == kTypes[i] && nal.size() <= 0xffff && arrays[i].size() < 0xffff)
                arrays[i].push_back(nal);
        }
        if (arrays[i].empty())
            return corruptHeader("HEVC parameter sets"_L1, "VPS, SPS or PPS missing"_L1, 0);
    }
    const auto sps = parseHevcSps(arrays[1].front());
    if (!sps)
        return std::unexpected(sps.error());
    ByteWriter writer;
    writer.u8(1);
    writer.append(sps->profileTierLevel);
    writer.u16(0xf000); // min_spatial_segmentation_idc: not known
    writer.u8(0xfc);    // parallelismType: not known
    writer.u8(static_cast<quint8>(0xfc | sps->chromaFormatIdc));
    writer.u8(static_cast<quint8>(0xf8 | (sps->bitDepthLuma - 8)));
    writer.u8(static_cast<quint8>(0xf8 | (sps->bitDepthChroma - 8)));
    writer.u16(0); // avgFrameRate: not known
    writer.u8(static_cast<quint8>(sps->temporalLayers << 3 | (sps->temporalIdNested ? 4 : 0) | 3));
    writer.u8(static_cast<quint8>(arrays.size()));
    for (std::size_t i = 0; i < kTypes.size(); ++i) {
        writer.u8(static_cast<quint8>(0x80 | static_cast<quint8>(kTypes[i])));
        writer.u16(static_cast<quint16>(arrays[i].size()));
        for (const QByteArrayView nal : arrays[i]) {
            writer.u16(static_cast<quint16>(nal.size()));
            writer.append(nal);
        }
    }
    return writer.take();
}

} // namespace cuegate
