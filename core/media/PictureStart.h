// SPDX-License-Identifier: GPL-3.0-or-later
// What the start codes of a video byte stream mean: where access units begin, and whether decoding may begin
// with one. H.264 and HEVC (annex B of ISO/IEC 14496-10 and 23008-2), MPEG-1 and MPEG-2 (ISO/IEC 13818-2
// section 6.2), MPEG-4 part 2 (ISO/IEC 14496-2), VC-1 (SMPTE 421M annex E). Thread: any; pure.
#pragma once

#include "core/media/Codec.h"

#include <QByteArrayView>

namespace cuegate {

/// Whether start codes cut the streams of \p codec into access units here.
[[nodiscard]] bool hasStartCodes(Codec codec);

/// What a start code (with what follows it) does to the access unit that is being read.
enum class UnitRole {
    Undecided, ///< more bytes are needed
    Part,      ///< belongs to the access unit, whatever that has so far
    Opener,    ///< begins an access unit if the one before has a picture already
    Picture,   ///< the picture's first piece: as Opener, and the access unit has a picture now
    More       ///< a further piece of the picture
};
/// \p nal: the bytes after a start code, up to the end of what is at hand.
[[nodiscard]] UnitRole unitRole(Codec codec, QByteArrayView nal);

enum class PictureKind {
    Undecided, ///< the bytes end before the picture begins
    Keyframe,
    Other
};
enum class RandomAccess { Indicated, NotIndicated };
/// \p unitStart: an access unit from its first start code on, or its beginning. \p indicated by the transport
/// stream's random_access_indicator, which alone is not believed.
[[nodiscard]] PictureKind pictureKind(Codec codec, QByteArrayView unitStart, RandomAccess indicated);

} // namespace cuegate
