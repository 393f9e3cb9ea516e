// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts any bytes, in pieces, and holds what comes to what a segment is. A film's tables are put before the
// input, and every packet is given its sync byte and a PID of the film, so that mutations reach what lies
// behind.
#include "core/live/BroadcastDescription.h"
#include "core/live/TransportStreamCutter.h"
#include "tests/support/TransportBytes.h"

#include <cstdlib>

static void cutInPieces(const QByteArray &bytes)
{
    using namespace cuegate;
    TransportStreamCutter cutter;
    std::vector<CutSegment> done;
    for (qsizetype at = 0, piece = 1; at < bytes.size(); at += piece, piece = piece * 3 % 4001 + 1) {
        cutter.add(QByteArrayView(bytes).sliced(at, std::min(piece, bytes.size() - at)), done);
        if (cutter.growing().size() % kTransportPacketBytes != 0 || cutter.ticks() < 0)
            std::abort();
    }
    cutter.breakOff(done);
    for (const CutSegment &segment : done) {
        const bool isWhole = !segment.bytes.isEmpty() && segment.bytes.size() % kTransportPacketBytes == 0;
        if (!isWhole || segment.durationTicks <= 0)
            std::abort();
        (void)lookAtBroadcast(segment.bytes);
    }
}

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    using namespace cuegate::test;
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    cutInPieces(input);
    TransportBytes tables;
    for (int i = 0; i < 30; ++i) { // enough to be recognized
        tables.table(0, pat({{1, 0x1000}}));
        tables.table(
            0x1000,
            pmt(1, 0x100, {{0x1B, 0x100, {}}, {0x0F, 0x101, {}}, {0x87, 0x102, {}}, {0xEA, 0x103, {}}}));
    }
    QByteArray bytes = tables.bytes + input;
    for (qsizetype at = tables.bytes.size(); at + 188 <= bytes.size(); at += 188) {
        bytes[at] = 0x47;
        bytes[at + 1] = char((bytes[at + 1] & 0x40) | 1);
        bytes[at + 2] = char(bytes[at + 2] & 3);
    }
    cutInPieces(bytes);
    return 0;
}
