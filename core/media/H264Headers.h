// SPDX-License-Identifier: GPL-3.0-or-later
// What a sequence parameter set of H.264 says (ISO/IEC 14496-10 sections 7.3.2.1.1 and E.1.1).
// Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/media/Track.h"

#include <QByteArrayView>

namespace cuegate {

enum class H264NalType : quint8 {
    Slice = 1,
    IdrSlice = 5,
    Sei = 6,
    Sps = 7,
    Pps = 8,
    AccessUnitDelimiter = 9
};

[[nodiscard]] inline H264NalType h264NalType(QByteArrayView nal)
{
    return static_cast<H264NalType>(nal.isEmpty() ? 0 : nal[0] & 31);
}

struct H264Sps
{
    quint8 profileIdc = 0;
    quint8 constraintFlags = 0; ///< constraint_set0_flag is 0x80
    quint8 levelIdc = 0;
    quint8 chromaFormatIdc = 1;
    quint8 bitDepthLuma = 8;
    quint8 bitDepthChroma = 8;
    quint32 width = 0; ///< after cropping
    quint32 height = 0;
    quint32 aspectHorizontal = 0; ///< 0 if unspecified
    quint32 aspectVertical = 0;
    Colour colour;
    quint32 frameRateNumerator = 0; ///< 0 if there is no timing
    quint32 frameRateDenominator = 1;
    /// max_num_reorder_frames, or what section E.2.1 says to infer without it.
    quint8 reorderFrames = 0;
    bool hasFieldPictures = false; ///< frame_mbs_only_flag is 0: pictures may be single fields
    bool hasColourPlanes = false;  ///< separate_colour_plane_flag
    quint8 frameNumberBits = 4;    ///< log2_max_frame_num
};

/// \p nal with its header byte. Errors: CorruptInput.
[[nodiscard]] Result<H264Sps> parseH264Sps(QByteArrayView nal);

/// The beginning of a slice header (section 7.3.3).
struct H264Slice
{
    enum class Structure { Frame, TopField, BottomField } structure = Structure::Frame;
    quint32 firstMacroblock = 0;
    bool isIntra = false; ///< slice_type I, of this slice alone or of all
    quint32 frameNumber = 0;
};

/// \p nal of type 1 or 5, with its header byte; its first 32 bytes are enough. Errors: CorruptInput.
[[nodiscard]] Result<H264Slice> parseH264Slice(QByteArrayView nal, const H264Sps &sps);

} // namespace cuegate
