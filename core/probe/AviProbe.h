// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the description of an AVI file (RIFF "AVI ", AVI RIFF File Reference; OpenDML AVI File Format
// Extensions 1.02): the list hdrl and where the data are. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

namespace cuegate {

/// A stream as strh and strf describe it; its number is its place.
struct AviStream
{
    TrackId track = 0; ///< 0: none that is understood
    quint32 scale = 1; ///< dwScale / dwRate is the time of one unit in seconds
    quint32 rate = 1;
    quint32 start = 0;       ///< in units
    quint32 sampleBytes = 0; ///< of one unit; 0: each chunk is a unit, or several of blockBytes
    quint32 blockBytes = 0;  ///< nBlockAlign of sound
    QByteArray index;        ///< payload of indx; empty if there is none
};

struct AviDescription
{
    MediaInfo info; ///< without index and layout
    std::vector<AviStream> streams;
    qint64 moviOffsetBytes = 0; ///< of the four characters "movi"; offsets of idx1 count from here
    qint64 moviEndBytes = 0;
};

/// Errors as probe().
[[nodiscard]] Result<AviDescription> readAviDescription(const ByteSource &source, const CancelToken &cancel);

/// The same, as probe() returns it: with IndexKind::None and a note.
[[nodiscard]] Result<MediaInfo> probeAvi(const ByteSource &source, const CancelToken &cancel);

} // namespace cuegate
