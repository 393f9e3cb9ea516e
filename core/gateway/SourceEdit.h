// SPDX-License-Identifier: GPL-3.0-or-later
// What is to be changed of a source; what is not there stays as it is.
// Thread: any; a plain value. Holds secrets as SourceLocation does.
#pragma once

#include "core/io/SourceLocation.h"

#include <QString>

#include <optional>

namespace cuegate {

struct SourceEdit
{
    std::optional<QString> name; ///< not empty
    std::optional<QUrl> url;
    std::optional<QString> kind; ///< "m3u", "xtream": it is a list; empty: what its URL looks like
    std::optional<decltype(SourceLocation::headers)> headers;
    std::optional<int> maxConnections;     ///< 0: not known
    std::optional<QByteArray> certificate; ///< as SourceLocation's; empty: none is trusted any more
};

} // namespace cuegate
