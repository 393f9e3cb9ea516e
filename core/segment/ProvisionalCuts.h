// SPDX-License-Identifier: GPL-3.0-or-later
// Where the segments of a title without an index begin: looked for when somebody wants to know, and
// remembered. Thread: any worker (blocks on the source); what it answers depends on the source alone.
#pragma once

#include "core/io/SparingSource.h"
#include "core/probe/CountedScan.h"
#include "core/probe/KeyframeGrid.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace cuegate {

class ProvisionalCuts
{
public:
    /// \p found: as probe() gave it; canSearch() says yes to it, or \p counted goes through it.
    ProvisionalCuts(std::shared_ptr<const ByteSource> source, std::shared_ptr<const MediaInfo> found,
                    std::shared_ptr<CountedScan> counted = nullptr);

    /// To be called before others have it: a source that cannot seek goes on for \p stepTicks at a time, from
    /// one segment to the next, and is not made to run on to a place far ahead.
    void goOnBy(qint64 stepTicks) { m_stepTicks = stepTicks; }

    /// To be called before others have it: keyframes may follow each other as evenly as \p first and
    /// \p second, the first two, do. If they do, those at or after \p fromTime are looked for where they
    /// should be.
    void expectGrid(const Keyframe &first, const Keyframe &second, qint64 fromTime);

    /// The keyframe at or after \p time (in ticks of searchTimescale()): the first, or where keyframes are
    /// expected to be even, the first that is where it should be; nothing if there is none up to the end. The
    /// same in whatever order and at whatever \p pace is asked. Errors: UpstreamNoRange at once for a place
    /// further than InOrderSource::kReachBytes from what has come of a source that cannot seek; those of the
    /// source; Cancelled.
    [[nodiscard]] Result<std::optional<Keyframe>> at(qint64 time, const CancelToken &cancel,
                                                     SearchPace pace = SearchPace::Hurried) const;

    /// Whether samplesNear() lists the samples: only counting tells when they are shown.
    [[nodiscard]] bool isCounted() const { return m_counted != nullptr; }
    /// As CountedScan::samplesNear().
    [[nodiscard]] Result<MovieLayout> samplesNear(const SampleSpan &span, qint64 marginNs,
                                                  const CancelToken &cancel) const;

    /// As probe() gave it.
    [[nodiscard]] const std::shared_ptr<const MediaInfo> &found() const { return m_found; }

private:
    struct EvenKeyframes
    {
        Keyframe first;
        Keyframe second;
        qint64 fromTime;
    };
    [[nodiscard]] Result<Keyframe> look(const ByteSource &source, qint64 time, const Keyframe *before,
                                        SearchPace pace, const CancelToken &cancel) const;
    /// Nothing if keyframes are not even.
    [[nodiscard]] Result<std::optional<KeyframeGrid>> grid(const ByteSource &source, SearchPace pace,
                                                           const CancelToken &cancel) const;
    /// Up to where a source that cannot seek may be read on for \p time. Errors: UpstreamNoRange.
    [[nodiscard]] Result<qint64> reachFor(qint64 time) const;

    const std::shared_ptr<const ByteSource> m_source;
    const SparingSource m_sparing; ///< the same
    const std::shared_ptr<const MediaInfo> m_found;
    const std::shared_ptr<CountedScan> m_counted;
    qint64 m_stepTicks = 0; ///< 0: the beginning is still looked at
    std::optional<EvenKeyframes> m_even;
    mutable std::mutex m_mutex;
    mutable std::optional<std::optional<KeyframeGrid>> m_grid; // once known; guarded by m_mutex
    mutable std::map<qint64, std::optional<Keyframe>> m_known; // by the time asked for; guarded by m_mutex
};

} // namespace cuegate
