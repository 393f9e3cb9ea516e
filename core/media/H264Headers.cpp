// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/H264Headers.h"

#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"
#include "core/media/NalUnits.h"
#include "core/media/VideoUsability.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

static bool hasChromaFormat(quint8 profileIdc)
{
    constexpr std::array<quint8, 13> kProfiles{100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135};
    return std::find(kProfiles.begin(), kProfiles.end(), profileIdc) != kProfiles.end();
}

static void skipScalingList(BitReader &reader, int size)
{
    int last = 8;
    int next = 8;
    for (int i = 0; i < size && !reader.failed(); ++i) {
        if (next != 0)
            next = (last + reader.se() % 256 + 256) % 256;
        last = next == 0 ? last : next;
    }
}

static void readChromaFormat(BitReader &reader, H264Sps &sps)
{
    sps.chromaFormatIdc = static_cast<quint8>(std::min(reader.ue(), 4U));
    if (sps.chromaFormatIdc == 3)
        sps.hasColourPlanes = reader.flag();
    sps.bitDepthLuma = static_cast<quint8>(std::min(reader.ue(), 7U) + 8);
    sps.bitDepthChroma = static_cast<quint8>(std::min(reader.ue(), 7U) + 8);
    reader.skip(1); // qpprime_y_zero_transform_bypass_flag
    if (!reader.flag())
        return;
    const int lists = sps.chromaFormatIdc == 3 ? 12 : 8;
    for (int i = 0; i < lists && !reader.failed(); ++i) {
        if (reader.flag())
            skipScalingList(reader, i < 6 ? 16 : 64);
    }
}

static quint32 readPicOrderCount(BitReader &reader)
{
    const quint32 type = reader.ue();
    if (type == 0) {
        reader.ue();
    } else if (type == 1) {
        reader.skip(1);
        reader.se();
        reader.se();
        const quint32 count = reader.ue();
        for (quint32 i = 0; i < std::min(count, 255U) && !reader.failed(); ++i)
            reader.se();
    }
    return type;
}

static void skipHrd(BitReader &reader)
{
    const quint32 count = std::min(reader.ue(), 31U) + 1;
    reader.skip(8);
    for (quint32 i = 0; i < count && !reader.failed(); ++i) {
        reader.ue();
        reader.ue();
        reader.skip(1);
    }
    reader.skip(20);
}

/// Whether bitstream_restriction names the reorder depth, which then is in \p sps.
static bool readVui(BitReader &reader, H264Sps &sps)
{
    readPictureUsability(reader, sps.aspectHorizontal, sps.aspectVertical, sps.colour);
    if (reader.flag()) { // timing_info_present_flag
        const quint32 unitsInTick = reader.bits(32);
        const quint32 timeScale = reader.bits(32);
        reader.skip(1);
        // A frame is two ticks (equation D-2).
        if (unitsInTick != 0 && timeScale != 0 && unitsInTick < 0x80000000U) {
            sps.frameRateNumerator = timeScale;
            sps.frameRateDenominator = unitsInTick * 2;
        }
    }
    const bool nalHrd = reader.flag();
    if (nalHrd)
        skipHrd(reader);
    const bool vclHrd = reader.flag();
    if (vclHrd)
        skipHrd(reader);
    if (nalHrd || vclHrd)
        reader.skip(1);
    reader.skip(1); // pic_struct_present_flag
    if (!reader.flag())
        return false;
    reader.skip(1);
    for (int i = 0; i < 4; ++i)
        reader.ue();
    const quint32 reorder = reader.ue();
    if (reader.failed())
        return false;
    sps.reorderFrames = static_cast<quint8>(std::min(reorder, 16U));
    return true;
}

/// Table A-1, divided by the size of a frame in macroblocks.
static quint8 maxDpbFrames(quint8 levelIdc, quint64 frameMbs)
{
    struct Row
    {
        quint8 levelIdc;
        quint32 maxDpbMbs;
    };
    constexpr std::array kRows{Row{10, 396},   Row{11, 900},    Row{20, 2376},   Row{21, 4752},
                               Row{30, 8100},  Row{31, 18000},  Row{32, 20480},  Row{41, 32768},
                               Row{42, 34816}, Row{50, 110400}, Row{52, 184320}, Row{62, 696320}};
    for (const Row &row : kRows) {
        if (levelIdc <= row.levelIdc)
            return static_cast<quint8>(
                std::clamp<quint64>(row.maxDpbMbs / std::max<quint64>(frameMbs, 1), 1, 16));
    }
    return 16;
}

static quint8 inferredReorderFrames(const H264Sps &sps, quint32 picOrderCountType, quint64 frameMbs)
{
    constexpr std::array<quint8, 5> kIntraProfiles{44, 86, 100, 110, 122};
    const bool intraOnly = sps.profileIdc == 44 ||
                           ((sps.constraintFlags & 0x10) &&
                            (sps.profileIdc == 244 || std::find(kIntraProfiles.begin(), kIntraProfiles.end(),
                                                                sps.profileIdc) != kIntraProfiles.end()));
    if (intraOnly || sps.profileIdc == 66 || picOrderCountType == 2)
        return 0;
    return maxDpbFrames(sps.levelIdc, frameMbs);
}

Result<H264Sps> parseH264Sps(QByteArrayView nal)
{
    if (h264NalType(nal) != H264NalType::Sps)
        return corruptHeader("H.264 SPS"_L1, "another NAL unit"_L1, 0);
    const QByteArray rbsp = rbspFromNal(nal);
    BitReader reader(rbsp);
    reader.skip(8);
    H264Sps sps;
    sps.profileIdc = static_cast<quint8>(reader.bits(8));
    sps.constraintFlags = static_cast<quint8>(reader.bits(8));
    sps.levelIdc = static_cast<quint8>(reader.bits(8));
    reader.ue(); // seq_parameter_set_id
    if (hasChromaFormat(sps.profileIdc))
        readChromaFormat(reader, sps);
    sps.frameNumberBits = static_cast<quint8>(std::min(reader.ue(), 12U) + 4);
    const quint32 picOrderCountType = readPicOrderCount(reader);
    reader.ue(); // max_num_ref_frames
    reader.skip(1);
    const quint64 widthMbs = quint64(reader.ue()) + 1;
    const quint64 heightMapUnits = quint64(reader.ue()) + 1;
    const bool frameMbsOnly = reader.flag();
    sps.hasFieldPictures = !frameMbsOnly;
    if (!frameMbsOnly)
        reader.skip(1);
    reader.skip(1); // direct_8x8_inference_flag
    std::array<quint64, 4> crop{};
    if (reader.flag()) {
        for (quint64 &side : crop)
            side = reader.ue();
    }
    const bool hasVui = reader.flag();
    if (reader.failed() || sps.chromaFormatIdc > 3 || picOrderCountType > 2)
        return corruptHeader("H.264 SPS"_L1, "cut short or out of range"_L1, reader.positionBytes());
    const quint64 heightMbs = heightMapUnits * (frameMbsOnly ? 1 : 2);
    if (widthMbs > 4096 || heightMbs > 4096)
        return corruptHeader("H.264 SPS"_L1, "size beyond 65536 pixels"_L1, reader.positionBytes());
    const quint64 unitX = sps.chromaFormatIdc == 1 || sps.chromaFormatIdc == 2 ? 2 : 1;
    const quint64 unitY = (sps.chromaFormatIdc == 1 ? 2 : 1) * (frameMbsOnly ? 1 : 2);
    const quint64 cropX = unitX * (crop[0] + crop[1]);
    const quint64 cropY = unitY * (crop[2] + crop[3]);
    if (cropX >= widthMbs * 16 || cropY >= heightMbs * 16)
        return corruptHeader("H.264 SPS"_L1, "cropped to nothing"_L1, reader.positionBytes());
    sps.width = static_cast<quint32>(widthMbs * 16 - cropX);
    sps.height = static_cast<quint32>(heightMbs * 16 - cropY);
    if (!hasVui || !readVui(reader, sps))
        sps.reorderFrames = inferredReorderFrames(sps, picOrderCountType, widthMbs * heightMbs);
    return sps;
}

Result<H264Slice> parseH264Slice(QByteArrayView nal, const H264Sps &sps)
{
    constexpr qsizetype kEnoughBytes = 32;
    const QByteArray rbsp = rbspFromNal(nal, kEnoughBytes);
    BitReader reader(rbsp);
    reader.skip(8);
    H264Slice slice;
    slice.firstMacroblock = reader.ue();
    slice.isIntra = reader.ue() % 5 == 2;
    reader.ue(); // pic_parameter_set_id
    if (sps.hasColourPlanes)
        reader.skip(2);
    slice.frameNumber = reader.bits(sps.frameNumberBits);
    if (sps.hasFieldPictures && reader.flag())
        slice.structure = reader.flag() ? H264Slice::Structure::BottomField : H264Slice::Structure::TopField;
    if (reader.failed())
        return corruptHeader("H.264 slice header"_L1, "cut short"_L1, reader.positionBytes());
    return slice;
}

} // namespace cuegate
