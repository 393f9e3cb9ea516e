// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryListMessage.h"

#include "ui/EntryText.h"

namespace cuegate {

std::optional<EntryListMessage> EntryListMessage::ofUnread(SourceState state)
{
    EntryListMessage said;
    switch (state) {
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

EntryListMessage EntryListMessage::ofNothingFound(const Search &search)
{
    EntryListMessage said;
    const QString title = search.text.isEmpty() ? tr("There is nothing in this group.")
                                                : tr("Nothing was found for “%1”.").arg(search.text);
    const QString where = search.group
                              ? tr("Only the group “%1” was searched.").arg(EntryText::group(*search.group))
                              : tr("All words have to be in the name or the group of an entry.");
    said.message = {title, where, tr("Clear search"), false};
    said.button = Button::ClearSearch;
    return said;
}

std::optional<EntryListMessage> EntryListMessage::of(const SourceSnapshot &source, const Search &search)
{
    if (!source.list)
        return ofUnread(source.state);
    EntryListMessage said;
    if (source.list->entries == 0) {
        said.message = {tr("There is nothing in this list."),
                        tr("It was read, but it has no film and no channel. Open its address in a browser to "
                           "see what is there."),
                        tr("Read again"), false};
        said.button = Button::Read;
        return said;
    }
    if (search.total > 0)
        return {};
    if (search.isOver)
        return ofNothingFound(search);
    if (!search.isSlow)
        return {};
    said.message = {tr("Searching…"), QString(), QString(), true};
    return said;
}

} // namespace cuegate
