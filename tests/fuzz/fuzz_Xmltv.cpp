// SPDX-License-Identifier: GPL-3.0-or-later
// Undoes gzip and reads a guide in pieces. The first byte says how large they are.
#include "core/base/GzipReader.h"
#include "core/list/ListWriter.h"
#include "core/list/XmltvReader.h"

using namespace cuegate;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const qsizetype pieceBytes = data[0] + 1;
    GzipReader gzip(16 * 1024 * 1024);
    XmltvReader reader({channelKey("a")}, {0, 4'000'000'000'000});
    for (; !bytes.isEmpty(); bytes = bytes.sliced(std::min(bytes.size(), pieceBytes))) {
        const auto pushed = gzip.push(bytes.first(std::min(bytes.size(), pieceBytes)),
                                      [&](QByteArrayView piece) { return reader.push(piece); });
        if (!pushed)
            return 0;
    }
    const auto guide = reader.finish();
    if (!guide)
        return 0;
    for (const Guide::Programme &programme : (*guide)->programmes()) {
        const QByteArray text = xmltvProgramme(**guide, programme);
        if (text.count('\n') != 1 || text.count('<') != 4)
            __builtin_trap();
    }
    return 0;
}
