// SPDX-License-Identifier: GPL-3.0-or-later
// CountedScan of an AVI file whose index is missing, false, or out of reach. Thread: any worker.
#pragma once

#include "core/probe/AviTimeline.h"
#include "core/probe/CountedScan.h"

namespace cuegate {

class AviCountedScan final : public CountedScan
{
public:
    /// As CountedScan::begin().
    [[nodiscard]] static Result<std::shared_ptr<CountedScan>>
    begin(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel);

    AviCountedScan(const MediaInfo &found, AviDescription avi);

private:
    [[nodiscard]] Result<bool> goOn(ScanWindow &window) override;
    [[nodiscard]] qint64 nextBytes() const override { return m_walk.positionBytes(); }
    [[nodiscard]] qint64 knownUntil() const override;
    [[nodiscard]] qint64 knownUntil(const Track &track) const override;
    [[nodiscard]] Result<MovieLayout> list(qint64 beginTime, qint64 endTime, qint64 lastTime) override;

    [[nodiscard]] const AviTimeline &main() const { return m_timelines[mainTrack().id - 1]; }
    /// The first chunk of \p track from \p time on, in ticks of the main track.
    [[nodiscard]] size_t chunkAt(const Track &track, qint64 time) const;
    [[nodiscard]] Result<void> settle(ScanWindow &window, bool isEnd);

    const AviDescription m_avi;
    MoviWalk m_walk;
    std::vector<AviTimeline> m_timelines;      // by stream
    std::optional<AviReordering> m_reordering; // once the beginning is known
    AviPictureOrder m_order;                   // of the chunks that are settled
    size_t m_settled = 0;                      // chunks of the main track whose times are final
};

} // namespace cuegate
