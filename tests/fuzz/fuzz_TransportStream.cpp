// SPDX-License-Identifier: GPL-3.0-or-later
// Probes any bytes as a transport stream, scans it and reads the samples of all its spans. Sync bytes and the
// tables of a film are put before input that does not bring them, and every packet is given its sync byte, so
// that mutations reach what lies behind.
#include "tests/support/TransportBytes.h"
#include "tests/support/TransportWalk.h"

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    using namespace cuegate::test;
    const QByteArray input(reinterpret_cast<const char *>(data), qsizetype(size));
    walkTransportStream(input, 16);
    TransportBytes tables;
    for (int i = 0; i < 2; ++i) {
        tables.table(0, pat({{1, 0x1000}}));
        tables.table(0x1000, pmt(1, 0x100,
                                 {{0x1B, 0x100, {}},
                                  {0x0F, 0x101, {}},
                                  {0x87, 0x102, {}},
                                  {0x24, 0x103, {}},
                                  {0x03, 0x104, {}},
                                  {0x02, 0x105, {}},
                                  {0xEA, 0x106, {}}}));
    }
    QByteArray bytes = tables.bytes + input;
    for (qsizetype at = 0; at + 188 <= bytes.size(); at += 188) {
        bytes[at] = 0x47;
        if (at >= tables.bytes.size()) {
            bytes[at + 1] = char((bytes[at + 1] & 0x40) | 1);
            bytes[at + 2] = char(bytes[at + 2] & 7);
        }
    }
    walkTransportStream(bytes, 16);
    return 0;
}
