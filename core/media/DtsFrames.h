// SPDX-License-Identifier: GPL-3.0-or-later
// Frames of DTS (ETSI TS 102 114 sections 5.3 and 7.4): a core with the extension substreams that follow it,
// or extension substreams alone. Thread: any; pure.
#pragma once

#include "core/media/FoundFrame.h"
#include "core/media/Track.h"

#include <QByteArrayView>

#include <optional>

namespace cuegate {

/// Whether a frame, in any of the four ways the core is written, or an extension substream begins here.
[[nodiscard]] bool isDtsSync(QByteArrayView bytes);

/// The frame that \p bytes begin with. One that ends with \p bytes is taken to be whole: no extension comes
/// in a PES packet of its own. A core in another order than the usual (words of 14 bits, low byte first) is
/// all of \p bytes.
[[nodiscard]] FoundFrame dtsFrameAt(QByteArrayView bytes);

/// Rate, channels and frame length of the core; nothing if \p frame does not begin with one.
[[nodiscard]] std::optional<AudioFormat> readDtsFormat(QByteArrayView frame);

/// The sample entry of frames like \p frame, or its beginning: "dtsc" of a core alone, "dtsh" of a core with
/// extension substreams behind it. Empty for all that has no core in the usual order.
[[nodiscard]] QByteArray dtsSampleEntry(QByteArrayView frame);

} // namespace cuegate
