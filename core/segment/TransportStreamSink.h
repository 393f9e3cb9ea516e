// SPDX-License-Identifier: GPL-3.0-or-later
// A transport stream segment whose picture is converted, handed on while it is made. Decode times run as
// steadily as the source's pictures: each is decoded kAvcReorderFrames pictures before it is shown.
// Thread: worker.
#pragma once

#include "core/mux/TransportStreamMuxer.h"
#include "core/segment/PictureSink.h"
#include "core/segment/Title.h"

#include <deque>

namespace cuegate {

/// Samples between two copies of the tables: about half a second of picture and sound.
inline constexpr size_t kUnitsPerTable = 32;

class TransportStreamSink final : public PictureSink
{
public:
    /// \p sound: of the tracks after the picture's; what it views must outlive this.
    /// Errors: as TransportStreamWriter::create().
    [[nodiscard]] static Result<std::unique_ptr<TransportStreamSink>>
    create(std::span<const MuxTrack> tracks, const SampleSpan &span, std::span<const TrackFragment> sound,
           OnBytes onBytes);

    [[nodiscard]] Result<void> add(EncodedPicture picture) override;
    [[nodiscard]] Result<void> finish(qint64 endTime) override;

private:
    TransportStreamSink(TransportStreamWriter writer, const TrackTiming &timing, bool isFirstSegment,
                        OnBytes onBytes);
    [[nodiscard]] qint64 output(qint64 sourceTime) const;
    void give(EncodedPicture picture, qint64 shownInItsPlace);
    [[nodiscard]] Result<void> write();

    TransportStreamWriter m_writer;
    const TrackTiming m_timing;
    bool m_isFirstPicture; ///< of the title
    OnBytes m_onBytes;
    std::optional<EncodedPicture> m_last; ///< its decode time depends on the next one
    qint64 m_latestPts = 0;
    std::deque<QByteArray> m_payloads; ///< of what the writer has
};

} // namespace cuegate
