// SPDX-License-Identifier: GPL-3.0-or-later
// The titles of a source that another one has taken the place of (a provisional one, those of another
// conversion), for who began with them and plays on. Thread: net.
#pragma once

#include "core/segment/Title.h"

#include <deque>
#include <memory>

namespace cuegate {

class FormerTitles
{
public:
    /// Of more only the newest are kept: a provisional one and every picture quality.
    static constexpr size_t kMost = 4;

    /// Null is none. One like \p title is replaced by it: changing to and fro displaces nobody.
    void keep(std::shared_ptr<const Title> title);
    /// The newest of \p generation that has \p rendition; null if there is none.
    [[nodiscard]] std::shared_ptr<const Title> find(QByteArrayView generation,
                                                    QByteArrayView rendition) const;

private:
    std::deque<std::shared_ptr<const Title>> m_titles; // newest first
};

} // namespace cuegate
