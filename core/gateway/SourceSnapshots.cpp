// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/SourceSnapshots.h"

#include <algorithm>

namespace cuegate {

const QList<SourceSnapshot> &SourceSnapshots::update(const std::vector<SourceId> &ids, const Make &make)
{
    const bool isSameOrder =
        std::equal(ids.begin(), ids.end(), m_list.cbegin(), m_list.cend(),
                   [](const SourceId &id, const SourceSnapshot &shown) { return id == shown.id; });
    if (isSameOrder && m_changed.isEmpty())
        return m_list;
    QHash<SourceId, qsizetype> rows;
    for (qsizetype row = 0; !isSameOrder && row < m_list.size(); ++row)
        rows.insert(m_list.at(row).id, row);
    QList<SourceSnapshot> next;
    next.reserve(qsizetype(ids.size()));
    for (const SourceId &id : ids) {
        const qsizetype row = isSameOrder ? next.size() : rows.value(id, -1);
        next.append(row < 0 || m_changed.contains(id) ? make(id) : m_list.at(row));
    }
    m_list = std::move(next);
    m_changed.clear();
    return m_list;
}

} // namespace cuegate
