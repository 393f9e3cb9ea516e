// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryListHeader.h"

#include "ui/ElidedLabel.h"
#include "ui/EntryText.h"
#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/Retranslation.h"

#include <QEvent>
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
    , m_accountRow(new QWidget)
    , m_accountIcon(new QLabel)
    , m_account(textLabel())
    , m_message(new ElidedLabel)
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
    names->addWidget(m_accountRow);
    names->addWidget(m_message);
    auto *account = new QHBoxLayout(m_accountRow);
    account->setContentsMargins(0, 2, 0, 0);
    account->setSpacing(6);
    account->addWidget(m_accountIcon, 0, Qt::AlignTop);
    account->addWidget(m_account, 1);
    m_message->setForegroundRole(QPalette::PlaceholderText);
    m_accountRow->hide();
    m_message->hide();
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
    m_message->setAccessibleDescription(tr("Message of the provider"));
}

void EntryListHeader::setSource(const SourceSnapshot &source)
{
    m_source = source;
    updateButtons();
}

void EntryListHeader::setSeries(const QString &name, const QString &facts)
{
    m_series = name;
    m_seriesFacts = facts;
    updateButtons();
}

void EntryListHeader::updateButtons()
{
    m_name->setText(m_series.isEmpty() ? m_source.name : m_series);
    m_copy->setVisible(m_series.isEmpty());
    m_copy->setEnabled(m_source.urls.playlist.isValid());
    m_guide->setVisible(m_source.urls.guide.isValid());
    m_read->setVisible(m_source.list && m_series.isEmpty());
    m_read->setEnabled(m_source.state == SourceState::Ready);
}

void EntryListHeader::updateAccount(qint64 nowMs)
{
    const auto account = m_source.list && m_series.isEmpty() ? m_source.list->account : std::nullopt;
    m_urgency = account ? AccountText::urgency(*account, nowMs) : AccountText::Urgency::None;
    m_account->setText(account ? AccountText::facts(*account, nowMs) : QString());
    m_accountRow->setVisible(!m_account->text().isEmpty());
    m_message->setWhole(account ? account->message : QString());
    m_message->setVisible(!m_message->whole().isEmpty());
    tintAccount();
}

void EntryListHeader::tintAccount()
{
    const Accents accents = Accents::of(palette());
    const bool isUrgent = m_urgency != AccountText::Urgency::None;
    const QColor colour = m_urgency == AccountText::Urgency::Over ? accents.bad : accents.busy;
    QPalette colours = palette();
    if (isUrgent)
        colours.setColor(QPalette::WindowText, colour);
    m_account->setPalette(colours);
    const int side = m_account->fontMetrics().height();
    m_accountIcon->setPixmap(icon(isUrgent ? "warning"_L1 : "account"_L1, isUrgent ? colour : accents.muted)
                                 .pixmap(QSize(side, side), devicePixelRatioF()));
}

void EntryListHeader::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tintAccount();
    QWidget::changeEvent(event);
}

void EntryListHeader::updateFacts(qint64 nowMs)
{
    updateAccount(nowMs);
    m_facts->setVisible(m_series.isEmpty() || !m_seriesFacts.isEmpty());
    if (!m_series.isEmpty())
        return m_facts->setText(m_seriesFacts);
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
