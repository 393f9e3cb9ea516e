// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SessionCard.h"

#include "core/gateway/Gateway.h"
#include "ui/CoreText.h"
#include "ui/DeviceText.h"
#include "ui/Format.h"
#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/PlayBar.h"
#include "ui/Retranslation.h"
#include "ui/SessionText.h"
#include "ui/TrafficGraph.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

SessionCard::SessionCard(QWidget *parent)
    : QFrame(parent)
    , m_film(textLabel())
    , m_device(textLabel())
    , m_state(new QLabel)
    , m_stop(new QPushButton(icon("close"_L1), {}))
    , m_bar(new PlayBar)
    , m_position(new QLabel)
    , m_buffer(new QLabel)
    , m_parts(textLabel())
    , m_speed(textLabel())
    , m_reason(textLabel())
    , m_graph(new TrafficGraph)
{
    setFrameShape(QFrame::StyledPanel);
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    QFont large = m_film->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_film->setFont(large);
    m_reason->setForegroundRole(QPalette::PlaceholderText);
    m_buffer->setAlignment(Qt::AlignTrailing | Qt::AlignVCenter);
    followLanguage(this, [this] {
        m_stop->setText(tr("Stop"));
        m_stop->setToolTip(tr("Ends what this player plays, and refuses it this film for %n second(s).",
                              nullptr, int(Gateway::kStoppedFor.count())));
        m_buffer->setToolTip(
            tr("Estimated from what the player has fetched and how long it has been playing."));
    });
    connect(m_stop, &QPushButton::clicked, this, [this] { Q_EMIT stopRequested(m_id); });

    auto *words = new QVBoxLayout;
    words->setSpacing(4);
    words->addWidget(m_parts);
    words->addWidget(m_speed);
    words->addWidget(m_reason);
    words->addStretch(1);
    auto *below = new QHBoxLayout;
    below->setSpacing(24);
    below->addLayout(words, 3);
    below->addWidget(m_graph, 2, Qt::AlignTop);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 14);
    layout->setSpacing(8);
    layout->addLayout(makeHead());
    layout->addWidget(m_bar);
    layout->addLayout(makeTimes());
    layout->addLayout(below);
}

QLayout *SessionCard::makeHead()
{
    auto *names = new QVBoxLayout;
    names->setSpacing(2);
    names->addWidget(m_film);
    names->addWidget(m_device);
    auto *head = new QHBoxLayout;
    head->setSpacing(12);
    head->addLayout(names, 1);
    m_state->setMinimumHeight(m_stop->sizeHint().height()); // stands beside it
    head->addWidget(m_state, 0, Qt::AlignTop);
    head->addWidget(m_stop, 0, Qt::AlignTop);
    return head;
}

QLayout *SessionCard::makeTimes()
{
    auto *times = new QHBoxLayout;
    times->addWidget(m_position);
    times->addStretch(1);
    times->addWidget(m_buffer);
    return times;
}

void SessionCard::setState(const SessionSnapshot &session)
{
    const Accents accents = Accents::of(palette());
    const bool isWaiting = session.activity == SessionSnapshot::Activity::Waiting;
    const auto colour = [](QLabel *label, const QColor &text) {
        QPalette colours = label->palette();
        colours.setColor(label->foregroundRole(), text);
        label->setPalette(colours);
    };
    m_state->setText(SessionText::activity(session));
    colour(m_state, isWaiting ? accents.bad : accents.muted);
    m_speed->setText(SessionText::speed(session));
    m_speed->setVisible(!m_speed->text().isEmpty());
    colour(m_speed, SessionText::isTooSlow(session) ? accents.bad : palette().color(QPalette::Text));
}

void SessionCard::setSession(const SessionSnapshot &session)
{
    m_id = session.id;
    const QString device = DeviceText::nameOf(session);
    m_film->setText(session.name.isEmpty() ? tr("A removed film") : session.name);
    m_device->setText(Format::isolated(device));
    m_device->setToolTip(session.player);
    m_stop->setAccessibleName(tr("Stop “%1” on %2", "film, player").arg(m_film->text(), device));
    setAccessibleName(tr("%1: %2", "player, film").arg(device, m_film->text()));
    setState(session);
    m_bar->setSession(session);
    m_bar->setVisible(session.positionMs >= 0 && session.durationMs > 0);
    m_position->setText(Format::isolated(SessionText::position(session)));
    m_buffer->setText(SessionText::buffer(session));
    m_parts->setText(SessionText::parts(session));
    QStringList reasons;
    for (const QString &reason : session.reasons)
        reasons << CoreText::localized(reason);
    m_reason->setText(reasons.join(u' '));
    m_graph->setSamples(session.traffic);
}

} // namespace cuegate
