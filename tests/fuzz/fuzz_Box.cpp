// SPDX-License-Identifier: GPL-3.0-or-later
// Takes every box for a container and walks them all.
#include "core/media/BoxReader.h"

using namespace cuegate;

static void walk(BoxReader boxes)
{
    while (const auto box = boxes.next())
        walk(BoxReader::inside(*box, box->payload.size() % 8 == 4 ? 4 : 0));
}

extern "C" int LLVMFuzzerTestOneInput(const unsigned char *bytes, size_t size)
{
    walk(BoxReader(QByteArrayView(bytes, qsizetype(size)), 0));
    return 0;
}
