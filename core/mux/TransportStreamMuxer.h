// SPDX-License-Identifier: GPL-3.0-or-later
// Writes an MPEG-2 transport stream segment (ISO/IEC 13818-1; RFC 8216 section 3.2), for players that cannot
// seek fMP4. H.264 and HEVC become byte streams with access unit delimiters and parameter sets before each
// keyframe, MPEG-2 gets sequence headers where keyframes have none, AAC gets ADTS headers; nothing else of
// the samples changes. Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/mux/FragmentMuxer.h"
#include "core/mux/InitSegment.h"

#include <memory>

namespace cuegate {

/// Writes a segment while its samples are still being made. Samples leave in the order of their decode times,
/// so those of one track may have to wait for another's. Thread: any; a value.
class TransportStreamWriter
{
public:
    /// \p unitsPerTable: samples between two copies of the tables. Errors: Unsupported for codecs canCarry()
    /// denies.
    [[nodiscard]] static Result<TransportStreamWriter> create(std::span<const MuxTrack> tracks,
                                                              size_t unitsPerTable);
    ~TransportStreamWriter();
    TransportStreamWriter(TransportStreamWriter &&) noexcept;
    TransportStreamWriter &operator=(TransportStreamWriter &&) noexcept;

    /// What \p sample views must live until write() has taken it.
    void add(size_t track, const TimedSample &sample);
    /// No more samples of \p track will come.
    void close(size_t track);
    /// Writes what can be written by now; all, once all tracks are closed. Errors: CorruptInput if a sample
    /// is not what its configuration says.
    [[nodiscard]] Result<void> write();
    /// Samples of \p track that are still to be written.
    [[nodiscard]] size_t waiting(size_t track) const;
    /// What was written since the last call.
    [[nodiscard]] QByteArray take();
    void reserve(qsizetype sizeBytes);

    struct Stream; ///< of the implementation

private:
    struct Output;
    TransportStreamWriter();
    void writeTables();
    [[nodiscard]] Stream *earliest();

    std::vector<Stream> m_streams;
    std::unique_ptr<Output> m_output;
    size_t m_unitsPerTable = 1;
    size_t m_units = 0;
    bool m_isFinished = false;
};

/// The whole of a segment. \p fragments has one entry per track. Time stamps are the presentation's plus
/// kTransportStreamBase. Errors: as TransportStreamWriter.
[[nodiscard]] Result<QByteArray> writeTransportStream(std::span<const MuxTrack> tracks,
                                                      std::span<const TrackFragment> fragments);

/// Ticks of 90 kHz: room for what lies before the title's zero.
inline constexpr qint64 kTransportStreamBase = 900'000;

} // namespace cuegate
