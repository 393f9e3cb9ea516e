// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a list of what a panel answers about an account's channels, films and series. The answers come in
// pieces; hostile ones cost an element of memory at most (FAULTS.md I9). Thread: any one.
#pragma once

#include "core/base/Error.h"
#include "core/list/EntryList.h"
#include "core/list/JsonElements.h"
#include "core/list/XtreamAccount.h"

#include <QJsonObject>

#include <functional>

namespace cuegate {

/// Whether the list may lead to \p url, which is on another server than the account.
using MayLead = std::function<bool(const QUrl &url)>;

class XtreamReader
{
public:
    enum class Channels { TransportStreams, HlsStreams };
    XtreamReader(XtreamAccount account, Channels channels, MayLead mayLead);

    enum class Answer { Categories, Entries };
    /// What is pushed from now on answers the question for \p what of \p kind (Channel, Film or Series), in
    /// this order: of each kind its categories first.
    void begin(ListItem::Kind kind, Answer what);
    void push(QByteArrayView bytes) { m_elements->push(bytes); }
    /// Errors: CorruptInput if that was no list, or broke off; what it had is kept.
    [[nodiscard]] Result<void> finish();

    /// Elements that no entry could be made of, or entries beyond the limits.
    [[nodiscard]] qint64 skipped() const { return m_skipped; }
    /// Once.
    [[nodiscard]] std::shared_ptr<const EntryList> build() { return m_builder.build(); }

private:
    void take(QByteArrayView key, QByteArrayView element);
    void takeCategory(const QJsonObject &json);
    [[nodiscard]] bool takeEntry(const QJsonObject &json);

    const XtreamAccount m_account;
    const Channels m_channels;
    const MayLead m_mayLead;
    EntryListBuilder m_builder{EntryListBuilder::Grouping::ByNameAndKind};
    ListItem::Kind m_kind = ListItem::Kind::Channel;
    Answer m_what = Answer::Categories;
    std::optional<JsonElements> m_elements;
    QHash<QByteArray, QByteArray> m_categories; // names by ids, of the kind that is read
    bool m_isOfUser = false;                    // an action that the panel does not know
    qint64 m_skipped = 0;
};

/// The episodes of a series, season by season, each of which is a group. \p json answers get_series_info.
/// Errors: CorruptInput.
[[nodiscard]] Result<std::shared_ptr<const EntryList>>
xtreamEpisodesFrom(const QByteArray &json, const XtreamAccount &account, const MayLead &mayLead);

/// As its id names it, while nothing more is known of it.
[[nodiscard]] std::optional<ListItem> xtreamEpisode(quint64 entryId, const XtreamAccount &account);

} // namespace cuegate
