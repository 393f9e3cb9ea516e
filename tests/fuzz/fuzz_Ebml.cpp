// SPDX-License-Identifier: GPL-3.0-or-later
// Walks any bytes as EBML, as Clusters and as laced Blocks.
#include "core/base/EbmlReader.h"
#include "core/media/ClusterWalker.h"

using namespace cuegate;

static void walk(EbmlReader reader)
{
    while (reader.next()) {
        (void)reader.toUnsigned();
        (void)reader.toSigned();
        (void)reader.toFloat();
        (void)reader.toString();
        walk(reader.children());
    }
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    const QByteArrayView bytes(data, qsizetype(size));
    walk(EbmlReader(bytes.first(std::min<qsizetype>(bytes.size(), 512)), 0));
    ClusterWalker walker(0, bytes.size());
    std::vector<QByteArrayView> frames;
    while (walker.positionBytes() < bytes.size() &&
           walker.next(bytes.sliced(walker.positionBytes())) == ClusterWalker::Step::Block) {
        if (walker.block().isComplete)
            (void)splitLaces(walker.block(), frames);
        walker.advance();
    }
    return 0;
}
