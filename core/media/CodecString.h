// SPDX-License-Identifier: GPL-3.0-or-later
// The CODECS value of a track (RFC 6381; ISO/IEC 14496-15 annex E; AV1-in-ISOBMFF section 5; VP9-in-ISOBMFF).
// Thread: any; pure.
#pragma once

#include "core/media/Track.h"

#include <QByteArray>

namespace cuegate {

/// For example "avc1.640028", "hvc1.2.4.L120.B0", "av01.0.08M.10", "vp09.00.31.08", "mp4v.61", "mp4a.40.2",
/// "mp4a.6B" ("mp4a.69"), "ac-3", "ec-3", "dtsc", "Opus", "fLaC". Empty if the codec is not one that is
/// copied or its configuration is not known.
[[nodiscard]] QByteArray codecString(const Track &track);

/// What MP3 is at the rate of \p track: MPEG-1 audio (ISO/IEC 11172-3), or that of MPEG-2 with its lower
/// rates (ISO/IEC 13818-3); the object type of ISO/IEC 14496-1 table 5.
[[nodiscard]] quint8 mp3ObjectType(const Track &track);

/// What one element of a CODECS list names; Unknown for what is not known here.
[[nodiscard]] Codec codecOfString(QByteArrayView element);

/// The four characters of the sample entry to write: "avc1" or "avc3", "hvc1" or "hev1", "av01", "vp09",
/// "mp4a", "ac-3", "ec-3", "Opus", "fLaC". avc3 only if parameter sets stand in band, hev1 only if the
/// configuration lacks them.
[[nodiscard]] QByteArray sampleEntryType(const Track &track);

} // namespace cuegate
