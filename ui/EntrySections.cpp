// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntrySections.h"

#include "ui/EntryText.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace cuegate {

EntrySections::EntrySections(QWidget *parent)
    : QTabBar(parent)
{
    setExpanding(false);
    setDrawBase(true);
    setUsesScrollButtons(true);
    connect(this, &QTabBar::currentChanged, this, [this](int tab) {
        if (!m_isFilling && tab >= 0)
            choose(kindAt(tab));
    });
    followLanguage(this, [this] { setTexts(); });
}

void EntrySections::setTexts()
{
    setAccessibleName(tr("Sections"));
    for (int tab = 0; tab < m_sections.size(); ++tab) {
        const Section &section = m_sections.at(tab);
        setTabText(tab, tr("%1 (%2)", "section, number of entries")
                            .arg(EntryText::section(section.kind), Format::count(section.entries)));
    }
    setTabText(int(m_sections.size()), tr("All"));
}

void EntrySections::setList(const ListSummary &list)
{
    const bool wasEmpty = m_sections.isEmpty();
    m_sections.clear();
    for (const EntryKind kind : {EntryKind::Channel, EntryKind::Film, EntryKind::Series}) {
        Section section{kind};
        bool isThere = false;
        for (const ListGroup &group : list.groups) {
            if (group.kind == kind) {
                section.entries += group.entries;
                isThere = true;
            }
        }
        if (isThere)
            m_sections << section;
    }
    showTabs();
    const bool isChosenThere =
        !m_chosen || std::any_of(m_sections.begin(), m_sections.end(),
                                 [this](const Section &section) { return section.kind == m_chosen; });
    if (m_sections.isEmpty() != wasEmpty || !isChosenThere)
        chooseFirst();
}

void EntrySections::showTabs()
{
    m_isFilling = true;
    while (count() > 0)
        removeTab(count() - 1);
    int chosen = int(m_sections.size());
    for (const Section &section : std::as_const(m_sections)) {
        const int tab = addTab(icon(EntryText::iconName(section.kind)), QString());
        if (section.kind == m_chosen)
            chosen = tab;
    }
    addTab(QString());
    setCurrentIndex(chosen);
    m_isFilling = false;
    setTexts();
}

std::optional<EntryKind> EntrySections::kindAt(int tab) const
{
    return tab < m_sections.size() ? std::optional(m_sections.at(tab).kind) : std::nullopt;
}

void EntrySections::choose(const std::optional<EntryKind> &kind)
{
    if (kind == m_chosen)
        return;
    m_chosen = kind;
    Q_EMIT chosenChanged();
}

void EntrySections::chooseFirst()
{
    choose(kindAt(0));
    showTabs();
}

void EntrySections::chooseAll()
{
    choose({});
    showTabs();
}

ListSummary EntrySections::chosenOf(const ListSummary &list) const
{
    if (!isAny())
        return list;
    ListSummary part = list;
    part.groups.removeIf([this](const ListGroup &group) { return !m_chosen || group.kind != m_chosen; });
    if (m_chosen)
        part.entries =
            std::accumulate(part.groups.begin(), part.groups.end(), qint64(0),
                            [](qint64 sum, const ListGroup &group) { return sum + group.entries; });
    return part;
}

} // namespace cuegate
