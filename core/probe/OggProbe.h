// SPDX-License-Identifier: GPL-3.0-or-later
// Probes an Ogg file (RFC 3533): which logical streams it holds, by their header packets. Where their
// pictures are is told by scanOgg() only: Ogg has no index.
// Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/media/MediaInfo.h"
#include "core/media/OggPage.h"
#include "core/media/Track.h"
#include "core/probe/ScanWindow.h"

namespace cuegate {

/// A logical stream of a codec that we know.
struct OggStream
{
    quint32 serial = 0;
    Track track;
    std::vector<QByteArray> headers; ///< its header packets, the identification first
};

struct OggStreams
{
    std::vector<OggStream> known;
    std::vector<quint32> serials;     ///< of all streams
    std::vector<Track> unknownTracks; ///< of the others, as far as their first packets tell
};

/// Errors: those of the source; CorruptInput if there is no page at the beginning.
[[nodiscard]] Result<OggStreams> readOggStreams(ScanWindow &window);

/// The page at \p atBytes, whole, and its bytes, valid until \p window is asked again. Nothing where there is
/// no page.
struct OggPageBytes
{
    OggPage page;
    QByteArrayView bytes;
};
[[nodiscard]] Result<std::optional<OggPageBytes>> readOggPageAt(ScanWindow &window, qint64 atBytes);

/// IndexKind::None, with the tracks and the duration that the last pages tell. Errors: as readOggStreams();
/// Unsupported if no stream is of a codec that we know.
[[nodiscard]] Result<MediaInfo> probeOgg(const ByteSource &source, const CancelToken &cancel);

} // namespace cuegate
