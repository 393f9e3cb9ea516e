// SPDX-License-Identifier: GPL-3.0-or-later
// Where the segments of a title without an index begin: looked for when somebody wants to know, and
// remembered. Thread: any worker (blocks on the source); what it answers depends on the source alone.
#pragma once

#include "core/base/IdleGate.h"
#include "core/probe/CountedScan.h"
#include "core/probe/KeyframeSearch.h"

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

    /// The keyframe at or after \p time (in ticks of searchTimescale()); nothing if there is none up to the
    /// end. Errors: UpstreamNoRange at once for a place further than InOrderSource::kReachBytes from what has
    /// come of a source that cannot seek; those of the source; Cancelled.
    [[nodiscard]] Result<std::optional<Keyframe>> at(qint64 time, const CancelToken &cancel) const;

    /// Whether samplesNear() lists the samples: only counting tells when they are shown.
    [[nodiscard]] bool isCounted() const { return m_counted != nullptr; }
    /// As CountedScan::samplesNear().
    [[nodiscard]] Result<MovieLayout> samplesNear(const SampleSpan &span, qint64 marginNs,
                                                  const CancelToken &cancel) const;

    /// As probe() gave it.
    [[nodiscard]] const std::shared_ptr<const MediaInfo> &found() const { return m_found; }

    /// Shut while segments are made of the source: what lists its keyframes stands back.
    [[nodiscard]] const std::shared_ptr<IdleGate> &gate() const { return m_gate; }

private:
    [[nodiscard]] Result<Keyframe> look(const ByteSource &source, qint64 time, const Keyframe *before,
                                        const CancelToken &cancel) const;
    /// Up to where a source that cannot seek may be read on for \p time. Errors: UpstreamNoRange.
    [[nodiscard]] Result<qint64> reachFor(qint64 time) const;

    const std::shared_ptr<IdleGate> m_gate = std::make_shared<IdleGate>();
    const std::shared_ptr<const ByteSource> m_source;
    const std::shared_ptr<const MediaInfo> m_found;
    const std::shared_ptr<CountedScan> m_counted;
    qint64 m_stepTicks = 0; ///< 0: the beginning is still looked at
    mutable std::mutex m_mutex;
    mutable std::map<qint64, std::optional<Keyframe>> m_known; // by the time asked for; guarded by m_mutex
};

} // namespace cuegate
