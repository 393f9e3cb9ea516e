// SPDX-License-Identifier: GPL-3.0-or-later
// The playlists of a title, as text.
// Thread: any; pure.
#pragma once

#include "core/segment/Title.h"

namespace cuegate {

enum class AudioPlacement { Renditions, Muxed };
/// Some players decode everything and choose by bandwidth: what is converted of a track that is also copied
/// would only cost them quality, and us the converting.
enum class Offer { Everything, NothingNeedless };

/// \p preferredLanguage (BCP 47, may be empty) marks which audio players begin with; without it, or where the
/// title does not have it, the title says so; and it has subtitles shown where the sound is in another
/// language. URIs are relative to "…/m/<capability>/":
/// "<generation>/<fmp4|ts>/<rendition>/index.m3u8".
[[nodiscard]] QByteArray multivariantPlaylist(const Title &title, SegmentFormat format,
                                              AudioPlacement placement, Offer offer = Offer::Everything,
                                              const QString &preferredLanguage = {});

/// URIs are relative to the playlist's own place: "init.mp4", "0.m4s", "0.ts" or "0.vtt". Segments behind the
/// end of a rendition's sound are not listed.
[[nodiscard]] QByteArray mediaPlaylist(const Title &title, const Rendition &rendition, SegmentFormat format);

/// CODECS of a rendition, comma-separated.
[[nodiscard]] QByteArray renditionCodecs(const Rendition &rendition);

} // namespace cuegate
