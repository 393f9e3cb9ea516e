// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/FormerTitles.h"

#include <algorithm>

namespace cuegate {

// Whatever is asked of the one, the other has it as well.
static bool isAlike(const Title &one, const Title &other)
{
    return one.generation == other.generation &&
           std::ranges::equal(one.renditions, other.renditions, {}, &Rendition::id, &Rendition::id);
}

void FormerTitles::keep(std::shared_ptr<const Title> title)
{
    if (!title)
        return;
    std::erase_if(m_titles, [&title](const auto &known) { return isAlike(*known, *title); });
    m_titles.push_front(std::move(title));
    if (m_titles.size() > kMost)
        m_titles.pop_back();
}

std::shared_ptr<const Title> FormerTitles::find(QByteArrayView generation, QByteArrayView rendition) const
{
    const auto found = std::ranges::find_if(m_titles, [&](const auto &title) {
        return title->generation == generation && title->offers(rendition);
    });
    return found == m_titles.end() ? nullptr : *found;
}

} // namespace cuegate
