// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches what a source's playlists name through Upstream, by the rules of that source, and counts it.
// Thread: net.
#pragma once

#include "core/io/ByteSource.h"
#include "core/io/SourceLocation.h"
#include "core/live/LiveUpstream.h"

#include <QObject>

#include <memory>

namespace cuegate {

class Door;
class Upstream;

class SourceFetches final : public LiveUpstream
{
public:
    SourceFetches(std::shared_ptr<Upstream> upstream, SourceLocation source);
    /// What is under way is cancelled, and its listeners hear nothing any more.
    ~SourceFetches() override;

    void fetch(const LiveRequest &request, const CancelToken &cancel, LiveListener listener) override;
    [[nodiscard]] const SourceCounters &counters() const { return m_counters; }
    [[nodiscard]] const SourceLocation &source() const { return m_source; }

private:
    void finished(qint64 requests);

    const std::shared_ptr<Upstream> m_upstream;
    const SourceLocation m_source;
    const std::shared_ptr<Door> m_door;
    CancelSource m_all;
    SourceCounters m_counters;
};

} // namespace cuegate
