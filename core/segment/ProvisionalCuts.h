// SPDX-License-Identifier: GPL-3.0-or-later
// Where the segments of a title without an index begin: looked for when somebody wants to know, and
// remembered. Thread: any worker (blocks on the source); what it answers depends on the source alone.
#pragma once

#include "core/base/IdleGate.h"
#include "core/probe/KeyframeSearch.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>

namespace cuegate {

class ProvisionalCuts
{
public:
    /// \p found: as probe() gave it; canSearch() says yes to it.
    ProvisionalCuts(std::shared_ptr<const ByteSource> source, std::shared_ptr<const MediaInfo> found);

    /// The keyframe at or after \p time (in ticks of searchTimescale()); nothing if there is none up to the
    /// end. Errors: those of the source; Cancelled.
    [[nodiscard]] Result<std::optional<Keyframe>> at(qint64 time, const CancelToken &cancel) const;

    /// As probe() gave it.
    [[nodiscard]] const std::shared_ptr<const MediaInfo> &found() const { return m_found; }

    /// Shut while segments are made of the source: what lists its keyframes stands back.
    [[nodiscard]] const std::shared_ptr<IdleGate> &gate() const { return m_gate; }

private:
    const std::shared_ptr<IdleGate> m_gate = std::make_shared<IdleGate>();
    const std::shared_ptr<const ByteSource> m_source;
    const std::shared_ptr<const MediaInfo> m_found;
    mutable std::mutex m_mutex;
    mutable std::map<qint64, std::optional<Keyframe>> m_known; // by the time asked for; guarded by m_mutex
};

} // namespace cuegate
