// SPDX-License-Identifier: GPL-3.0-or-later
// Probes any bytes as Matroska and reads the samples of all their spans.
#include "tests/support/MatroskaWalk.h"

extern "C" int LLVMFuzzerTestOneInput(const quint8 *data, size_t size)
{
    cuegate::test::walkMatroska(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)), 16);
    return 0;
}
