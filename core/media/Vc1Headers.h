// SPDX-License-Identifier: GPL-3.0-or-later
// What has to be known of a VC-1 stream of the Advanced Profile to decode its pictures (SMPTE 421M sections
// 6.1, 6.2 and 7.1.1): the other profiles have no start codes. Thread: any; pure.
#pragma once

#include "core/media/Track.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

/// Types of bitstream data units, which follow their start codes (annex E).
namespace vc1 {
inline constexpr quint8 kFrame = 0x0D;
inline constexpr quint8 kEntryPointHeader = 0x0E;
inline constexpr quint8 kSequenceHeader = 0x0F;
} // namespace vc1

/// Size, pixel aspect, frame rate and colour by the first sequence header and the first entry point in
/// \p unit, a byte stream; nothing if one of them is missing.
[[nodiscard]] std::optional<VideoFormat> readVc1Format(QByteArrayView unit);

/// What stands before the first picture in \p unit: the header a decoder begins with.
[[nodiscard]] QByteArrayView vc1Header(QByteArrayView unit);

/// INTERLACE of a sequence header; nothing if \p header, what follows its start code, is none.
[[nodiscard]] std::optional<bool> vc1MayBeInterlaced(QByteArrayView header);

enum class Vc1Picture { Intra, Predicted, Bidirectional };
/// Of a picture, of which \p picture is what follows its start code and type; of two fields the first tells.
[[nodiscard]] Vc1Picture vc1PictureOf(QByteArrayView picture, bool mayBeInterlaced);

/// What the sequence header of the Simple and Main Profile (WMV3; STRUCT_C, annex J.1.2) says of how pictures
/// begin.
struct Vc1MainSequence
{
    bool hasInterpolation = false;
    bool hasRangeReduction = false;
    bool hasBidirectional = false; ///< B pictures
};
/// Nothing if \p header is of another profile or too short.
[[nodiscard]] std::optional<Vc1MainSequence> readVc1MainSequence(QByteArrayView header);

/// Of a whole picture of the Simple or Main Profile.
[[nodiscard]] Vc1Picture vc1PictureOf(QByteArrayView picture, const Vc1MainSequence &sequence);

} // namespace cuegate
