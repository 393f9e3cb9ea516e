// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/EntryList.h"

#include "core/list/ListText.h"
#include "core/list/ListUrl.h"

#include <xxhash.h>

#include <algorithm>
#include <array>
#include <limits>

namespace cuegate {

static constexpr size_t kMostGroups = 10'000; // all are shown; a list with more has one for each entry

QByteArray entryIdText(quint64 id)
{
    return QByteArray::number(id, 16).rightJustified(16, '0');
}

std::optional<quint64> entryIdFrom(QByteArrayView text)
{
    bool isNumber = false;
    const quint64 id = text.toByteArray().toULongLong(&isNumber, 16);
    return isNumber && entryIdText(id) == text ? std::optional(id) : std::nullopt;
}

ListedEntry EntryList::at(quint32 index) const
{
    const Record &record = m_records[index];
    quint32 at = record.textAt;
    const auto next = [&](quint16 bytes) { return m_texts.view(std::exchange(at, at + bytes), bytes); };
    ListedEntry entry;
    entry.id = record.id;
    entry.name = next(record.nameBytes);
    at += record.foldedBytes;
    entry.url = next(record.urlBytes);
    entry.channelId = next(record.channelBytes);
    entry.userAgent = next(record.agentBytes);
    entry.referrer = next(record.referrerBytes);
    entry.group = m_groups[record.group].name;
    entry.kind = record.kind;
    entry.number = record.number;
    entry.durationMs = record.durationMs;
    return entry;
}

QByteArrayView EntryList::searchedName(quint32 index) const
{
    const Record &record = m_records[index];
    return record.foldedBytes > 0 ? m_texts.view(record.textAt + record.nameBytes, record.foldedBytes)
                                  : m_texts.view(record.textAt, record.nameBytes);
}

std::optional<quint32> EntryList::indexOf(quint64 id) const
{
    const auto found =
        std::lower_bound(m_byId.begin(), m_byId.end(), id,
                         [this](quint32 index, quint64 wanted) { return m_records[index].id < wanted; });
    return found != m_byId.end() && m_records[*found].id == id ? std::optional(*found) : std::nullopt;
}

// What is left of the URL holds user, password and tokens, and the host is another one every few months.
static quint64 idOf(const ListItem &item)
{
    const QByteArray text = item.channelId + '\n' + item.name + '\n' + fileNameOf(item.url).toByteArray();
    return XXH3_64bits(text.constData(), size_t(text.size()));
}

quint32 EntryListBuilder::groupNamed(ListItem::Kind kind, const QByteArray &name)
{
    const bool isApart = m_grouping == Grouping::ByNameAndKind;
    const std::pair key(isApart ? int(kind) : 0, name);
    const auto known = m_groups.constFind(key);
    if (known != m_groups.constEnd())
        return *known;
    if (m_list->m_groups.size() >= kMostGroups && !name.isEmpty())
        return groupNamed(kind, {});
    const auto index = quint32(m_list->m_groups.size());
    m_groups.insert(key, index);
    m_list->m_groups.push_back({name, 0, isApart ? std::optional(kind) : std::nullopt});
    return index;
}

bool EntryListBuilder::add(const ListItem &item)
{
    constexpr qsizetype kMost = std::numeric_limits<quint16>::max();
    const QByteArray folded = isAscii(item.name) ? QByteArray() : foldedText(item.name);
    const std::array<QByteArrayView, 6> texts{item.name,      folded,         item.url,
                                              item.channelId, item.userAgent, item.referrer};
    const bool fits =
        std::all_of(texts.begin(), texts.end(), [](QByteArrayView text) { return text.size() <= kMost; });
    if (!fits || m_list->size() >= kMostEntries || m_list->m_texts.sizeBytes() >= kMostTextBytes)
        return false;
    EntryList::Record record{};
    record.id = item.id != 0 ? item.id : idOf(item);
    record.textAt = m_list->m_texts.append(texts);
    record.group = groupNamed(item.kind, item.group);
    record.number = item.number;
    record.durationMs = quint32(std::min<qint64>(item.durationMs, std::numeric_limits<quint32>::max()));
    record.nameBytes = quint16(item.name.size());
    record.foldedBytes = quint16(folded.size());
    record.urlBytes = quint16(item.url.size());
    record.channelBytes = quint16(item.channelId.size());
    record.agentBytes = quint16(item.userAgent.size());
    record.referrerBytes = quint16(item.referrer.size());
    record.kind = item.kind;
    ++m_list->m_groups[record.group].entries;
    m_list->m_records.push_back(record);
    return true;
}

// With the ids beside the numbers: records are too far apart to look at them in each comparison.
void EntryListBuilder::sortById()
{
    const auto &records = m_list->m_records;
    std::vector<std::pair<quint64, quint32>> order(records.size());
    for (quint32 i = 0; i < order.size(); ++i)
        order[i] = {records[i].id, i};
    std::ranges::sort(order);
    m_list->m_byId.resize(order.size());
    std::ranges::transform(order, m_list->m_byId.begin(), [](const auto &each) { return each.second; });
}

// The first of several keeps its id. True if there were any.
bool EntryListBuilder::renameTwins(quint64 pass)
{
    auto &records = m_list->m_records;
    std::optional<quint64> shared; // by the run that is looked at
    quint64 ordinal = 0;
    bool isAny = false;
    for (const quint32 index : m_list->m_byId) {
        quint64 &id = records[index].id;
        ordinal = shared == id ? ordinal + 1 : 0;
        shared = id;
        if (ordinal == 0)
            continue;
        const std::array<quint64, 3> parts{id, ordinal, pass};
        id = XXH3_64bits(parts.data(), sizeof parts);
        isAny = true;
    }
    return isAny;
}

std::shared_ptr<const EntryList> EntryListBuilder::build()
{
    sortById();
    for (quint64 pass = 0; renameTwins(pass); ++pass)
        sortById();
    return std::move(m_list);
}

} // namespace cuegate
