// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NowPlayingPage.h"

#include "ui/DeviceText.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Question.h"
#include "ui/Retranslation.h"
#include "ui/SessionCard.h"
#include "ui/TrafficGraph.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

NowPlayingPage::NowPlayingPage(Gateway &gateway, QAction *showJobs, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_title(new QLabel)
    , m_summary(new QLabel)
    , m_emptyTitle(new QLabel)
    , m_emptyText(new QLabel)
    , m_jobs(new QToolButton)
    , m_stack(new QStackedWidget)
    , m_totalTitle(new QLabel)
    , m_total(new TrafficGraph)
    , m_cards(nullptr)
{
    m_stack->addWidget(makeEmpty());
    m_stack->addWidget(makeList());
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 16, 20, 12);
    layout->setSpacing(12);
    layout->addWidget(makeHeader(showJobs));
    layout->addWidget(m_stack, 1);
    connect(&m_gateway, &Gateway::sessionsChanged, this, &NowPlayingPage::refresh);
    connect(&m_gateway, &Gateway::statusChanged, this, &NowPlayingPage::refreshTotal);
    connect(&m_gateway, &Gateway::jobsChanged, this, &NowPlayingPage::refreshJobs);
    followLanguage(this, [this] { setTexts(); });
}

void NowPlayingPage::setTexts()
{
    setWindowTitle(tr("Now playing"));
    m_title->setText(windowTitle());
    m_jobs->setToolTip(tr("Show the parts of films that are being made, and cancel them"));
    m_emptyTitle->setText(tr("Nobody is playing anything"));
    m_emptyText->setText(tr("Choose a film, copy its link and open it in a player, on a television or on a "
                            "phone; or open its watch page in a browser. Whoever plays it is shown here."));
    m_emptyText->setMinimumHeight(m_emptyText->heightForWidth(m_emptyText->width()));
    m_totalTitle->setText(tr("All players together"));
    refresh();
    refreshTotal();
    refreshJobs();
}

QWidget *NowPlayingPage::makeHeader(QAction *showJobs)
{
    auto *header = new QWidget;
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    m_title->setFont(large);
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_jobs->setIcon(icon("clock"_L1));
    m_jobs->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_jobs->setAutoRaise(true);
    m_jobs->setCheckable(true);
    m_jobs->setChecked(showJobs->isChecked());
    connect(m_jobs, &QToolButton::clicked, showJobs, &QAction::setChecked);
    connect(showJobs, &QAction::toggled, m_jobs, &QToolButton::setChecked);
    auto *layout = new QHBoxLayout(header);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(m_title);
    layout->addWidget(m_summary, 1);
    layout->addWidget(m_jobs);
    return header;
}

QWidget *NowPlayingPage::makeEmpty()
{
    auto *empty = new QWidget;
    auto *picture = new QLabel;
    picture->setPixmap(
        icon("watch"_L1, Accents::of(palette()).muted).pixmap(QSize(56, 56), devicePixelRatioF()));
    picture->setAlignment(Qt::AlignCenter);
    QFont large = m_emptyTitle->font();
    large.setPointSizeF(large.pointSizeF() * 1.3);
    m_emptyTitle->setFont(large);
    m_emptyTitle->setAlignment(Qt::AlignCenter);
    m_emptyText->setWordWrap(true);
    m_emptyText->setAlignment(Qt::AlignHCenter | Qt::AlignTop);
    m_emptyText->setForegroundRole(QPalette::PlaceholderText);
    m_emptyText->setFixedWidth(fontMetrics().averageCharWidth() * 64);
    auto *layout = new QVBoxLayout(empty);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(picture);
    layout->addWidget(m_emptyTitle);
    layout->addWidget(m_emptyText, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    return empty;
}

QWidget *NowPlayingPage::makeList()
{
    auto *content = new QWidget;
    m_cards = new QVBoxLayout(content);
    m_cards->setContentsMargins(0, 0, 0, 0);
    m_cards->setSpacing(12);
    m_cards->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto *list = new QWidget;
    auto *layout = new QVBoxLayout(list);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_totalTitle);
    layout->addWidget(m_total);
    layout->addSpacing(6);
    layout->addWidget(scroll, 1);
    return list;
}

void NowPlayingPage::refresh()
{
    const auto players = int(m_gateway.sessions().size());
    m_stack->setCurrentIndex(players == 0 ? 0 : 1);
    m_summary->setText(players == 0 ? QString() : tr("%n player(s)", nullptr, players));
    refreshCards();
}

// A card stays with its session, so that nobody stops the wrong one because cards jump.
void NowPlayingPage::refreshCards()
{
    const QList<SessionSnapshot> &sessions = m_gateway.sessions();
    QList<SessionCard *> next;
    for (const SessionSnapshot &session : sessions) {
        const auto known = std::find_if(m_shown.begin(), m_shown.end(),
                                        [&](const SessionCard *card) { return card->id() == session.id; });
        SessionCard *card = known == m_shown.end() ? new SessionCard : *known;
        if (known == m_shown.end()) {
            connect(card, &SessionCard::stopRequested, this, &NowPlayingPage::askToStop);
            m_cards->insertWidget(int(next.size()), card);
        }
        card->setSession(session);
        next << card;
    }
    for (SessionCard *card : std::as_const(m_shown)) {
        if (!next.contains(card))
            delete card;
    }
    m_shown = next;
}

void NowPlayingPage::refreshTotal()
{
    m_total->setSamples(m_gateway.status().traffic);
}

void NowPlayingPage::refreshJobs()
{
    const auto jobs = int(m_gateway.jobs().size());
    m_jobs->setText(Format::isolated(jobs == 0 ? tr("No jobs") : tr("%n job(s)", nullptr, jobs)));
}

void NowPlayingPage::askToStop(quint64 id)
{
    const QList<SessionSnapshot> &sessions = m_gateway.sessions();
    const auto session = std::find_if(sessions.begin(), sessions.end(),
                                      [id](const SessionSnapshot &shown) { return shown.id == id; });
    if (session == sessions.end())
        return;
    const auto texts = [player = *session]() -> Question {
        return {tr("Stop a player"),
                tr("Stop “%1” on %2?", "film, player").arg(player.name, DeviceText::nameOf(player)),
                tr("Its connections are closed, and what is being made for it is dropped. For %n second(s) "
                   "Cuegate "
                   "refuses this film to it; then it can be played again.",
                   nullptr, int(Gateway::kStoppedFor.count())),
                tr("Stop")};
    };
    ask(this, texts, [this, id] { m_gateway.stopSession(id); });
}

} // namespace cuegate
