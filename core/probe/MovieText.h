// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an MP4 or QuickTime file: languages, names and titles (ISO/IEC 14496-12 section 8.4.2;
// QuickTime File Format, "User data", "Language code values"). Thread: any; pure.
#pragma once

#include "core/media/BoxReader.h"

namespace cuegate {

/// Of mdhd: three letters in 5 bits each, or a Macintosh language code. "und" if neither names one.
[[nodiscard]] QString movieLanguage(quint16 code);

/// The name that hdlr gives (C or Pascal string); empty if it only says what every file of its writer says.
[[nodiscard]] QString handlerName(const Box &hdlr);

/// The value of an item (for example "\xA9nam") in a udta box: QuickTime text or iTunes' meta/ilst; empty if
/// there is none.
[[nodiscard]] QString userText(const Box &udta, BoxType item);

} // namespace cuegate
