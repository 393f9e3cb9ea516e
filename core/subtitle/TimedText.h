// SPDX-License-Identifier: GPL-3.0-or-later
// The samples of text tracks in MP4 and QuickTime: timed text (3GPP TS 26.245, sample entries tx3g and text)
// and WebVTT (ISO/IEC 14496-30 section 7.4, wvtt). Thread: any; pure.
#pragma once

#include "core/subtitle/WebVtt.h"

#include <QByteArrayView>

#include <vector>

namespace cuegate {

/// Only text and settings are set; the text is empty where nothing is shown. What is damaged is left out.
[[nodiscard]] WebVttCue cueOfTimedText(QByteArrayView sample);

/// The cues that are shown at the same time.
[[nodiscard]] std::vector<WebVttCue> cuesOfWebVttSample(QByteArrayView sample);

/// \p text with its own tags, as WebVTT has them, but nothing that would end the cue.
[[nodiscard]] QString safeWebVttText(const QString &text);
/// One line of settings without what would begin another line or a time.
[[nodiscard]] QByteArray safeWebVttSettings(QByteArrayView settings);

} // namespace cuegate
