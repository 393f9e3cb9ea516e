// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the whole structure of the input in each syntax.
#include "core/probe/StructureReader.h"
#include "tests/support/MemoryByteSource.h"

using namespace cuegate;

static void walk(const ByteSource &source, std::optional<StructurePlace> place, int &pagesLeft)
{
    while (place && pagesLeft-- > 0) {
        const auto page = readStructure(source, *place, {});
        if (!page)
            return;
        if (page->nodes.size() > kMostStructureNodes || place->depth > kMostStructureDepth)
            abort();
        for (const StructureNode &node : page->nodes) {
            // Only forward: else a page could come again and again.
            if (node.children && node.children->beginBytes < node.offsetBytes)
                abort();
            walk(source, node.children, pagesLeft);
        }
        if (page->more && page->more->beginBytes <= place->beginBytes)
            abort();
        place = page->more;
    }
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    const test::MemoryByteSource source(QByteArray(reinterpret_cast<const char *>(bytes), qsizetype(size)));
    for (const StructureSyntax syntax : {StructureSyntax::Ebml, StructureSyntax::Boxes, StructureSyntax::Riff,
                                         StructureSyntax::FlvTags, StructureSyntax::Packets}) {
        int pagesLeft = 64;
        StructurePlace place;
        place.syntax = syntax;
        walk(source, place, pagesLeft);
    }
    return 0;
}
