// SPDX-License-Identifier: GPL-3.0-or-later
// The snapshots of all sources, of which only those are made again that changed: a list of 10,000 is told of
// ten times a second while some of it is probed.
// Thread: net.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QHash>
#include <QSet>

#include <functional>
#include <vector>

namespace cuegate {

class SourceSnapshots
{
public:
    using Make = std::function<SourceSnapshot(const SourceId &)>;

    void markChanged(const SourceId &id) { m_changed.insert(id); }
    void markAllChanged() { m_list.clear(); }
    /// Those of \p ids, in this order.
    [[nodiscard]] const QList<SourceSnapshot> &update(const std::vector<SourceId> &ids, const Make &make);

private:
    QList<SourceSnapshot> m_list; // shared with whoever was told
    QSet<SourceId> m_changed;
};

} // namespace cuegate
