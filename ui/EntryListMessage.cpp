// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryListMessage.h"

#include "ui/EntryText.h"

namespace cuegate {

std::optional<EntryListMessage> EntryListMessage::ofUnreadAccount(SourceState state)
{
    EntryListMessage said;
    switch (state) {
    case SourceState::Idle:
        said.message = {tr("This account has not been read yet."),
                        tr("Reading it shows its channels, films and series."), tr("Read now"), false};
        said.button = Button::Read;
        return said;
    case SourceState::Locked:
        said.message = {tr("The password of this account is locked."),
                        tr("Unlock it above, or edit the account and enter it again."), QString(), false};
        return said;
    case SourceState::Failed:
        return {};
    case SourceState::Probing:
    case SourceState::Ready:
        break;
    }
    said.message = {tr("The account is being read…"),
                    tr("This can take a minute where it has very many films. You can go on with other films "
                       "meanwhile."),
                    QString(), true};
    return said;
}

std::optional<EntryListMessage> EntryListMessage::ofUnread(const SourceSnapshot &source)
{
    if (isAccount(source))
        return ofUnreadAccount(source.state);
    EntryListMessage said;
    switch (source.state) {
    case SourceState::Idle:
        said.message = {tr("This list has not been read yet."),
                        tr("Reading it shows the films and channels that are in it."), tr("Read now"), false};
        said.button = Button::Read;
        return said;
    case SourceState::Locked:
        said.message = {tr("The address of this list is locked."),
                        tr("Unlock it above, or add the list again with its full address."), QString(),
                        false};
        return said;
    case SourceState::Failed:
        return {};
    case SourceState::Probing:
    case SourceState::Ready:
        break;
    }
    said.message = {
        tr("The list is being read…"),
        tr("This takes a few seconds where it is long. You can go on with other films meanwhile."), QString(),
        true};
    return said;
}

QString EntryListMessage::whereSearched(const Search &search)
{
    if (search.group && search.kind == EntryKind::Episode)
        return tr("Only “%1” was searched.", "season").arg(EntryText::group(*search.group, search.kind));
    if (search.group)
        return tr("Only the group “%1” was searched.").arg(EntryText::group(*search.group));
    if (search.kind == EntryKind::Channel)
        return tr("Only the channels were searched.");
    if (search.kind == EntryKind::Film)
        return tr("Only the films were searched.");
    if (search.kind == EntryKind::Series)
        return tr("Only the names of series were searched, not their episodes.");
    return tr("All words have to be in the name or the group of an entry.");
}

EntryListMessage EntryListMessage::ofNothingFound(const Search &search)
{
    EntryListMessage said;
    const QString title = search.text.isEmpty() ? tr("There is nothing in this group.")
                                                : tr("Nothing was found for “%1”.").arg(search.text);
    const bool isInSection = search.kind && search.kind != EntryKind::Episode && !search.text.isEmpty();
    said.message = {title, whereSearched(search), isInSection ? tr("Search everything") : tr("Clear search"),
                    false};
    said.button = isInSection ? Button::SearchAll : Button::ClearSearch;
    return said;
}

EntryListMessage EntryListMessage::ofNothingThere(const SourceSnapshot &source)
{
    EntryListMessage said;
    if (isAccount(source))
        said.message = {tr("There is nothing in this account."),
                        tr("It was read, but the provider lists no channel, no film and no series."),
                        tr("Read again"), false};
    else
        said.message = {tr("There is nothing in this list."),
                        tr("It was read, but it has no film and no channel. Open its address in a browser to "
                           "see what is there."),
                        tr("Read again"), false};
    said.button = Button::Read;
    return said;
}

// Of a whole series, while it is read and where there are none.
std::optional<EntryListMessage> EntryListMessage::ofEpisodes(const Search &search)
{
    if (!search.isOver && !search.isSlow)
        return {};
    EntryListMessage said;
    if (!search.isOver) {
        said.message = {tr("The episodes are being read…"), QString(), QString(), true};
        return said;
    }
    said.message = {tr("There are no episodes in this series."),
                    tr("The provider lists none. Perhaps they are still to come."), tr("Try again"), false};
    said.button = Button::ReadEpisodes;
    return said;
}

std::optional<EntryListMessage> EntryListMessage::of(const SourceSnapshot &source, const Search &search)
{
    if (!source.list)
        return ofUnread(source);
    if (source.list->entries == 0)
        return ofNothingThere(source);
    if (search.total > 0)
        return {};
    if (search.kind == EntryKind::Episode && search.text.isEmpty() && !search.group)
        return ofEpisodes(search);
    if (search.isOver)
        return ofNothingFound(search);
    if (!search.isSlow)
        return {};
    EntryListMessage said;
    said.message = {tr("Searching…"), QString(), QString(), true};
    return said;
}

} // namespace cuegate
