// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the children of one node of a file's structure, a page at a time: their headers, and of their
// payloads no more than a value takes. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/StructureNode.h"

namespace cuegate {

/// Nodes of one page.
inline constexpr std::size_t kMostStructureNodes = 500;
/// Nodes that lie deeper have no children.
inline constexpr int kMostStructureDepth = 16;

/// At most kMostStructureNodes nodes from \p place on; fewer where they lie so far apart that each costs a
/// request. What is damaged ends the page with a problem. Errors: those of the source; Cancelled.
[[nodiscard]] Result<StructurePage> readStructure(const ByteSource &source, const StructurePlace &place,
                                                  const CancelToken &cancel);

} // namespace cuegate
