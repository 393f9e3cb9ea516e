// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/EntrySearch.h"

#include "core/list/ListText.h"

#include <algorithm>

namespace cuegate {

namespace {

constexpr size_t kMostWords = 32; // a bit each

struct GroupMatch
{
    bool isWanted = true;
    quint32 words = 0; ///< those that are in its name
};

} // namespace

static std::vector<QByteArray> wordsOf(const QByteArray &text)
{
    std::vector<QByteArray> words;
    for (const QByteArray &word : foldedText(text).simplified().split(' ')) {
        if (!word.isEmpty() && words.size() < kMostWords)
            words.push_back(word);
    }
    return words;
}

static bool isIn(QByteArrayView text, QByteArrayView word)
{
    const char *end = text.end() - word.size();
    for (const char *at = text.begin(); at <= end; ++at) {
        if (lowered(*at) == word.front() &&
            std::equal(word.begin() + 1, word.end(), at + 1, [](char a, char b) { return a == lowered(b); }))
            return true;
    }
    return false;
}

// The bits of those that are in `text`.
static quint32 wordsIn(QByteArrayView text, const std::vector<QByteArray> &words)
{
    quint32 found = 0;
    for (size_t i = 0; i < words.size(); ++i)
        found |= isIn(text, words[i]) ? 1U << i : 0;
    return found;
}

Result<std::vector<quint32>> findEntries(const EntryList &list, const EntrySearch &search,
                                         const CancelToken &cancel)
{
    constexpr quint32 kLookEvery = 4096;
    const std::vector<QByteArray> words = wordsOf(search.text);
    const quint32 all = words.empty() ? 0 : ~0U >> (32 - words.size());
    std::vector<GroupMatch> groups;
    groups.reserve(list.groups().size());
    for (const EntryList::Group &group : list.groups())
        groups.push_back(
            {!search.group || group.name == *search.group, wordsIn(foldedText(group.name), words)});
    std::vector<quint32> found;
    for (quint32 i = 0; i < list.size(); ++i) {
        if (i % kLookEvery == 0 && cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const GroupMatch &group = groups[list.groupOf(i)];
        const bool isWanted = group.isWanted && (!search.kind || list.kindOf(i) == *search.kind);
        if (isWanted && (group.words == all || (wordsIn(list.searchedName(i), words) | group.words) == all))
            found.push_back(i);
    }
    return found;
}

} // namespace cuegate
