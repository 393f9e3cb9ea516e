// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/HevcHeaders.h"

#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"
#include "core/media/NalUnits.h"
#include "core/media/VideoUsability.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

static void readProfileTierLevel(BitReader &reader, HevcSps &sps)
{
    for (int i = 0; i < 12; ++i)
        sps.profileTierLevel.append(static_cast<char>(reader.bits(8)));
    const int subLayers = sps.temporalLayers - 1;
    std::array<bool, 8> hasProfile{};
    std::array<bool, 8> hasLevel{};
    for (int i = 0; i < subLayers; ++i) {
        hasProfile[std::size_t(i)] = reader.flag();
        hasLevel[std::size_t(i)] = reader.flag();
    }
    if (subLayers > 0)
        reader.skip(2 * (8 - subLayers));
    for (int i = 0; i < subLayers; ++i)
        reader.skip((hasProfile[std::size_t(i)] ? 88 : 0) + (hasLevel[std::size_t(i)] ? 8 : 0));
}

static void skipScalingLists(BitReader &reader)
{
    for (int size = 0; size < 4; ++size) {
        for (int matrix = 0; matrix < 6 && !reader.failed(); matrix += size == 3 ? 3 : 1) {
            if (!reader.flag()) {
                reader.ue();
                continue;
            }
            if (size > 1)
                reader.se();
            const int coefficients = std::min(64, 1 << (4 + (size << 1)));
            for (int i = 0; i < coefficients && !reader.failed(); ++i)
                reader.se();
        }
    }
}

/// st_ref_pic_set() of section 7.3.7. Returns NumDeltaPocs; \p previous is that of the set before.
static quint32 skipShortTermRefPicSet(BitReader &reader, quint32 index, quint32 previous)
{
    if (index > 0 && reader.flag()) {
        reader.skip(1);
        reader.ue();
        quint32 count = 0;
        for (quint32 i = 0; i <= previous && !reader.failed(); ++i) {
            const bool used = reader.flag();
            if (used || reader.flag())
                ++count;
        }
        return std::min(count, 32U);
    }
    const quint32 negative = std::min(reader.ue(), 16U);
    const quint32 positive = std::min(reader.ue(), 16U);
    for (quint32 i = 0; i < negative + positive && !reader.failed(); ++i) {
        reader.ue();
        reader.skip(1);
    }
    return negative + positive;
}

static void readVui(BitReader &reader, HevcSps &sps)
{
    readPictureUsability(reader, sps.aspectHorizontal, sps.aspectVertical, sps.colour);
    reader.skip(3);
    if (reader.flag()) { // default_display_window_flag
        for (int i = 0; i < 4; ++i)
            reader.ue();
    }
    if (!reader.flag()) // vui_timing_info_present_flag
        return;
    const quint32 unitsInTick = reader.bits(32);
    const quint32 timeScale = reader.bits(32);
    if (!reader.failed() && unitsInTick != 0 && timeScale != 0) {
        sps.frameRateNumerator = timeScale;
        sps.frameRateDenominator = unitsInTick;
    }
}

/// From conformance_window_flag on; \p width and \p height are those before the window is applied.
static Result<void> readSizes(BitReader &reader, HevcSps &sps, quint64 width, quint64 height)
{
    std::array<quint64, 4> window{};
    if (reader.flag()) {
        for (quint64 &side : window)
            side = reader.ue();
    }
    const quint64 cropX =
        (sps.chromaFormatIdc == 1 || sps.chromaFormatIdc == 2 ? 2 : 1) * (window[0] + window[1]);
    const quint64 cropY = (sps.chromaFormatIdc == 1 ? 2 : 1) * (window[2] + window[3]);
    if (reader.failed() || width > 65536 || height > 65536 || cropX >= width || cropY >= height)
        return corruptHeader("HEVC SPS"_L1, "impossible size"_L1, reader.positionBytes());
    sps.width = static_cast<quint32>(width - cropX);
    sps.height = static_cast<quint32>(height - cropY);
    return {};
}

/// From the size of coding blocks up to the VUI.
static void skipCodingTools(BitReader &reader, quint32 log2MaxPocLsb)
{
    for (int i = 0; i < 6; ++i)
        reader.ue();
    if (reader.flag() && reader.flag()) // scaling_list_enabled_flag, sps_scaling_list_data_present_flag
        skipScalingLists(reader);
    reader.skip(2);
    if (reader.flag()) { // pcm_enabled_flag
        reader.skip(8);
        reader.ue();
        reader.ue();
        reader.skip(1);
    }
    const quint32 sets = std::min(reader.ue(), 64U);
    quint32 deltaPocs = 0;
    for (quint32 i = 0; i < sets && !reader.failed(); ++i)
        deltaPocs = skipShortTermRefPicSet(reader, i, deltaPocs);
    if (reader.flag()) // long_term_ref_pics_present_flag
        reader.skip(qint64(std::min(reader.ue(), 32U)) * (log2MaxPocLsb + 1));
    reader.skip(2);
}

Result<HevcSps> parseHevcSps(QByteArrayView nal)
{
    if (hevcNalType(nal) != HevcNalType::Sps)
        return corruptHeader("HEVC SPS"_L1, "another NAL unit"_L1, 0);
    const QByteArray rbsp = rbspFromNal(nal);
    BitReader reader(rbsp);
    reader.skip(16 + 4);
    HevcSps sps;
    sps.temporalLayers = static_cast<quint8>(std::min(reader.bits(3), 6U) + 1);
    sps.temporalIdNested = reader.flag();
    readProfileTierLevel(reader, sps);
    reader.ue(); // sps_seq_parameter_set_id
    sps.chromaFormatIdc = static_cast<quint8>(std::min(reader.ue(), 4U));
    if (sps.chromaFormatIdc == 3)
        reader.skip(1);
    const quint64 width = reader.ue();
    const quint64 height = reader.ue();
    if (reader.failed() || sps.chromaFormatIdc > 3)
        return corruptHeader("HEVC SPS"_L1, "cut short or out of range"_L1, reader.positionBytes());
    if (auto sizes = readSizes(reader, sps, width, height); !sizes)
        return std::unexpected(sizes.error());
    sps.bitDepthLuma = static_cast<quint8>(std::min(reader.ue(), 7U) + 8);
    sps.bitDepthChroma = static_cast<quint8>(std::min(reader.ue(), 7U) + 8);
    const quint32 log2MaxPocLsb = std::min(reader.ue(), 12U) + 4;
    for (int i = reader.flag() ? 0 : sps.temporalLayers - 1; i < sps.temporalLayers; ++i) {
        reader.ue();
        sps.reorderFrames = static_cast<quint8>(std::min(reader.ue(), 16U));
        reader.ue();
    }
    if (reader.failed())
        return corruptHeader("HEVC SPS"_L1, "cut short"_L1, reader.positionBytes());
    // What follows is worth having but not worth refusing a film for.
    skipCodingTools(reader, log2MaxPocLsb);
    if (!reader.failed() && reader.flag())
        readVui(reader, sps);
    return sps;
}

} // namespace cuegate
