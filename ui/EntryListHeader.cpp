// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryListHeader.h"

#include "ui/EntryText.h"
#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/Retranslation.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

EntryListHeader::EntryListHeader(QWidget *parent)
    : QWidget(parent)
    , m_name(textLabel())
    , m_facts(textLabel())
    , m_copy(new QPushButton(icon("link"_L1), {}))
    , m_links(new QMenu(this))
    , m_playlist(m_links->addAction(icon("list"_L1), {}))
    , m_guide(m_links->addAction(icon("clock"_L1), {}))
    , m_read(new QPushButton(icon("refresh"_L1), {}))
{
    QFont large = m_name->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_name->setFont(large);
    m_facts->setForegroundRole(QPalette::PlaceholderText);
    m_copy->setMenu(m_links);
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_name);
    names->addWidget(m_facts);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(names, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    layout->addWidget(m_read, 0, Qt::AlignTop);
    connect(m_read, &QPushButton::clicked, this, &EntryListHeader::readRequested);
    connect(m_playlist, &QAction::triggered, this,
            [this] { Q_EMIT copyRequested(m_source.urls.playlist, EntryText::playlistCopied()); });
    connect(m_guide, &QAction::triggered, this, [this] {
        Q_EMIT copyRequested(
            m_source.urls.guide,
            tr("Link to the programme guide copied. Enter it beside the playlist in your IPTV player."));
    });
    followLanguage(this, [this] { setTexts(); });
}

void EntryListHeader::setTexts()
{
    m_copy->setText(tr("Copy link"));
    m_copy->setToolTip(tr("Copies links for Kodi and IPTV players, which show the list themselves"));
    m_playlist->setText(tr("&Playlist for Kodi and IPTV players (M3U)"));
    m_guide->setText(tr("Programme &guide (XMLTV)"));
    m_read->setText(tr("Read again"));
    m_read->setToolTip(tr("Reads the list again from where it comes"));
}

void EntryListHeader::setSource(const SourceSnapshot &source)
{
    m_source = source;
    m_name->setText(source.name);
    m_copy->setEnabled(source.urls.playlist.isValid());
    m_guide->setVisible(source.urls.guide.isValid());
    m_read->setVisible(source.list != nullptr);
    m_read->setEnabled(source.state == SourceState::Ready);
}

void EntryListHeader::updateFacts(qint64 nowMs)
{
    QString facts = m_source.displayUrl;
    if (m_source.list)
        facts = m_source.state == SourceState::Probing ? tr("%1 · being read again…", "number of entries")
                                                             .arg(EntryText::count(m_source.list->entries))
                                                       : EntryText::facts(*m_source.list, nowMs);
    m_facts->setText(facts);
}

QString EntryListHeader::facts() const
{
    return m_facts->text();
}

} // namespace cuegate
