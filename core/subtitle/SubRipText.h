// SPDX-License-Identifier: GPL-3.0-or-later
// The text of SubRip subtitles as it stands in Matroska's S_TEXT/UTF8 (no numbers, no times): a few HTML tags
// and what players borrowed from SubStation. There is no standard; this is what VLC and mpv show. Thread:
// any; pure.
#pragma once

#include "core/subtitle/WebVtt.h"

namespace cuegate {

/// Only text and settings are set.
[[nodiscard]] WebVttCue cueOfSubRip(const QString &text);

} // namespace cuegate
