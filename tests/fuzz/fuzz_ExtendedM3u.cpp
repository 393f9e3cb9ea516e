// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a list in pieces, builds and searches it, and says it again: no line may come of it that we did not
// write. The first byte says how large the pieces are.
#include "core/list/EntrySearch.h"
#include "core/list/ExtendedM3uReader.h"
#include "core/list/ListWriter.h"

using namespace cuegate;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const qsizetype pieceBytes = data[0] + 1;
    EntryListBuilder builder;
    const QUrl base = data[0] % 2 ? QUrl(QStringLiteral("http://tv.example/a/list.m3u"))
                                  : QUrl(QStringLiteral("file:///home/me/list.m3u"));
    ExtendedM3uReader reader(base, [&](const ListItem &item) { builder.add(item); });
    for (; !bytes.isEmpty(); bytes = bytes.sliced(std::min(bytes.size(), pieceBytes)))
        reader.push(bytes.first(std::min(bytes.size(), pieceBytes)));
    reader.finish();
    const auto list = builder.build();
    const auto found = findEntries(*list, {"a", {}}, {});
    for (const quint32 index : *found) {
        const ListedEntry entry = list->at(index);
        const QByteArray text = m3uEntry(entry, "http://gateway/m/x/master.m3u8");
        if (text.count('\n') != 2 || text.contains('\r') || list->indexOf(entry.id) != index)
            __builtin_trap();
    }
    return 0;
}
