// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what the control port is told of a source (INTERFACE.md, "Control port"). A field of the wrong type
// is a mistake of the caller, not a field that is absent. Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/gateway/SourceEdit.h"
#include "core/segment/Pinning.h"

namespace cuegate {

struct NewSource
{
    SourceLocation location;
    QString name; ///< may be empty
    QString kind; ///< empty: what the URL looks like
};
/// Errors: InvalidArgument; Unsupported for kinds of source that come later.
[[nodiscard]] Result<NewSource> newSourceFrom(const QByteArray &body);

struct SourceChange
{
    SourceEdit edit;
    std::optional<QString> folder; ///< empty: out of its folder
    std::optional<Pinning> pinning;
};
/// Errors: InvalidArgument, also if nothing is to be changed.
[[nodiscard]] Result<SourceChange> sourceChangeFrom(const QByteArray &body);

} // namespace cuegate
