// SPDX-License-Identifier: GPL-3.0-or-later
// Finds nodes of a file's structure by their names. Thread: any; blocks on the source.
#pragma once

#include "core/probe/StructureReader.h"
#include "tests/support/MemoryByteSource.h"

namespace cuegate::test {

inline StructurePlace fileOf(StructureSyntax syntax)
{
    StructurePlace place;
    place.syntax = syntax;
    return place;
}

inline StructurePage pageOf(const ByteSource &source, const StructurePlace &place)
{
    const auto page = readStructure(source, place, {});
    return page ? *page : StructurePage{};
}

/// All pages at \p place.
inline std::vector<StructureNode> nodesOf(const ByteSource &source, StructurePlace place)
{
    std::vector<StructureNode> nodes;
    for (int pages = 0; pages < 100; ++pages) {
        StructurePage page = pageOf(source, place);
        nodes.insert(nodes.end(), page.nodes.begin(), page.nodes.end());
        if (!page.more)
            break;
        place = *page.more;
    }
    return nodes;
}

inline QStringList namesOf(const std::vector<StructureNode> &nodes)
{
    QStringList names;
    for (const StructureNode &node : nodes)
        names << node.name;
    return names;
}

/// The node at "moov/trak/tkhd".
inline std::optional<StructureNode> at(const ByteSource &source, StructureSyntax syntax, const QString &path)
{
    std::optional<StructurePlace> place = fileOf(syntax);
    std::optional<StructureNode> found;
    for (const QString &name : path.split(QLatin1Char('/'))) {
        if (!place)
            return {};
        found.reset();
        for (const StructureNode &node : nodesOf(source, *place)) {
            if (!found && node.name == name)
                found = node;
        }
        place = found ? found->children : std::nullopt;
    }
    return found;
}

inline QString valueAt(const ByteSource &source, StructureSyntax syntax, const QString &path)
{
    const auto node = at(source, syntax, path);
    return node ? node->value : QStringLiteral("not found");
}

} // namespace cuegate::test
