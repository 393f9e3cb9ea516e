// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of a list, a million of them in some 100 MB: texts in one arena, the rest in fixed records.
// Thread: any; immutable once built.
#pragma once

#include "core/list/ListItem.h"
#include "core/list/TextArena.h"

#include <QHash>

#include <deque>
#include <memory>
#include <optional>
#include <span>

namespace cuegate {

/// Views into the list.
struct ListedEntry
{
    quint64 id = 0;
    QByteArrayView name, group, url, channelId, userAgent, referrer;
    ListItem::Kind kind = ListItem::Kind::Channel;
    int number = 0;
    qint64 durationMs = 0;
};

class EntryList
{
public:
    struct Group
    {
        QByteArray name;
        qint64 entries = 0;
        std::optional<ListItem::Kind> kind; ///< of all that is in it, where kinds are kept apart
    };

    [[nodiscard]] quint32 size() const { return quint32(m_records.size()); }
    [[nodiscard]] ListedEntry at(quint32 index) const;
    /// What to look for words of foldedText() in, letter by letter lowered().
    [[nodiscard]] QByteArrayView searchedName(quint32 index) const;
    [[nodiscard]] quint32 groupOf(quint32 index) const { return m_records[index].group; }
    [[nodiscard]] ListItem::Kind kindOf(quint32 index) const { return m_records[index].kind; }
    /// In the order of the list; some may be empty.
    [[nodiscard]] const std::vector<Group> &groups() const { return m_groups; }
    [[nodiscard]] std::optional<quint32> indexOf(quint64 id) const;

private:
    friend class EntryListBuilder;
    struct Record
    {
        quint64 id;
        quint32 textAt; // name, the same folded unless it is ASCII, url, channel, user agent, referrer
        quint32 group;
        qint32 number;
        quint32 durationMs;
        quint16 nameBytes, foldedBytes, urlBytes, channelBytes, agentBytes, referrerBytes;
        ListItem::Kind kind;
    };
    TextArena m_texts;
    std::deque<Record> m_records; // grows without being copied
    std::vector<Group> m_groups;
    std::vector<quint32> m_byId;
};

class EntryListBuilder
{
public:
    static constexpr quint32 kMostEntries = 2'000'000;
    static constexpr qint64 kMostTextBytes = 512 * 1024 * 1024;
    enum class Grouping {
        ByName,
        ByNameAndKind ///< films and channels of one name are two groups
    };
    explicit EntryListBuilder(Grouping grouping = Grouping::ByName)
        : m_grouping(grouping)
    {
    }

    /// Gives it a place before those that are not known yet. \p kind counts only where kinds are kept apart.
    void addGroup(ListItem::Kind kind, const QByteArray &name) { (void)groupNamed(kind, name); }
    /// False: there are too many already.
    bool add(const ListItem &item);
    /// Names the entries and hands the list out; once.
    [[nodiscard]] std::shared_ptr<const EntryList> build();

private:
    [[nodiscard]] quint32 groupNamed(ListItem::Kind kind, const QByteArray &name);
    void sortById();
    [[nodiscard]] bool renameTwins(quint64 pass);
    std::shared_ptr<EntryList> m_list = std::make_shared<EntryList>();
    const Grouping m_grouping;
    QHash<std::pair<int, QByteArray>, quint32> m_groups; // the kind is 0 where it does not count
};

/// 16 hex digits, and back.
[[nodiscard]] QByteArray entryIdText(quint64 id);
[[nodiscard]] std::optional<quint64> entryIdFrom(QByteArrayView text);

} // namespace cuegate
