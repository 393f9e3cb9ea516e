// SPDX-License-Identifier: GPL-3.0-or-later
// Takes what a panel could answer as each of its answers, in pieces: as the account, as categories and
// entries of all kinds, and as the episodes of a series. The first byte says how large the pieces are. Every
// entry must be found again by its id, and every episode by that alone.
#include "core/list/EntrySearch.h"
#include "core/list/ListWriter.h"
#include "core/list/XtreamReader.h"
#include "core/list/XtreamUser.h"

using namespace cuegate;

static void walk(const EntryList &list, const XtreamAccount &account)
{
    for (quint32 i = 0; i < list.size(); ++i) {
        const ListedEntry entry = list.at(i);
        const QByteArray text = m3uEntry(entry, "http://gateway/m/x/master.m3u8");
        if (text.count('\n') != 2 || text.contains('\r') || list.indexOf(entry.id) != i)
            __builtin_trap();
        const auto episode = xtreamEpisode(entry.id, account);
        if (entry.kind == ListItem::Kind::Episode && (!episode || episode->id != entry.id))
            __builtin_trap();
    }
    if (!findEntries(list, {"a", {}, ListItem::Kind::Film}, {}))
        __builtin_trap();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    const QByteArrayView bytes(data + 1, qsizetype(size) - 1);
    const qsizetype pieceBytes = data[0] + 1;
    const XtreamAccount account{"http://tv.example/", "user", "word"};
    const MayLead mayLead = [](const QUrl &url) { return !url.host().isEmpty(); };
    (void)xtreamUserFrom(bytes.toByteArray());
    XtreamReader reader(account, XtreamReader::Channels::TransportStreams, mayLead);
    for (const ListItem::Kind kind :
         {ListItem::Kind::Channel, ListItem::Kind::Film, ListItem::Kind::Series}) {
        for (const auto what : {XtreamReader::Answer::Categories, XtreamReader::Answer::Entries}) {
            reader.begin(kind, what);
            for (qsizetype at = 0; at < bytes.size(); at += pieceBytes)
                reader.push(bytes.sliced(at).first(std::min(pieceBytes, bytes.size() - at)));
            (void)reader.finish();
        }
    }
    walk(*reader.build(), account);
    if (const auto episodes = xtreamEpisodesFrom(bytes.toByteArray(), account, mayLead))
        walk(**episodes, account);
    return 0;
}
