// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ProfileBar.h"

#include "ui/Icons.h"
#include "ui/Retranslation.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace cuegate {

ProfileBar::ProfileBar(Gateway &gateway, QWidget *parent)
    : QFrame(parent)
    , m_gateway(gateway)
    , m_icon(new QLabel)
    , m_text(new QLabel)
    , m_first(new QPushButton)
    , m_second(new QPushButton)
{
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::ToolTipBase);
    m_text->setForegroundRole(QPalette::ToolTipText);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 6, 6, 6);
    layout->setSpacing(8);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_first);
    layout->addWidget(m_second);
    connect(m_first, &QPushButton::clicked, this, [this] { m_firstChoice.action(); });
    connect(m_second, &QPushButton::clicked, this, [this] { m_secondChoice.action(); });
    connect(&m_gateway, &Gateway::statusChanged, this, &ProfileBar::refresh);
    tint();
    followLanguage(this, [this] {
        // Hidden ones have a name, too, for who reads the window aloud.
        m_first->setText(tr("OK"));
        m_second->setText(tr("OK"));
        refresh();
    });
}

QString ProfileBar::text() const
{
    return isHidden() ? QString() : m_text->text();
}

void ProfileBar::refresh()
{
    const ServerStatus &status = m_gateway.status();
    if (status.profileOrigin != ProfileOrigin::Own && !m_isProfileSeen)
        showProfile(status.profileOrigin);
    else
        showPasswords(status.passwords);
}

void ProfileBar::showProfile(ProfileOrigin origin)
{
    const Choice close{tr("OK"), tr("Close this message"), [this] {
                           m_isProfileSeen = true;
                           refresh();
                       }};
    present(
        origin == ProfileOrigin::Backup
            ? tr("The list of your films was damaged. It is now as it was when it was last saved as a "
                 "backup; the damaged file was put aside in the profile folder.")
            : tr("The list of your films was damaged, and there was no backup. It begins anew; the damaged "
                 "file was put aside in the profile folder."),
        close);
}

void ProfileBar::showPasswords(const PasswordsStatus &passwords)
{
    const Choice inFile{
        tr("Keep them in a &file"),
        tr("Other users of this computer cannot read the file, but every program you run can"),
        [this] { m_gateway.keepPasswords(KeyPlace::File); }};
    const Choice forNow{tr("F&orget them at the end"), tr("Keep passwords only until Cuegate ends"),
                        [this] { m_gateway.keepPasswords(KeyPlace::Session); }};
    const Choice unlock{tr("&Unlock"), tr("Try to get the key again"),
                        [this] { m_gateway.unlockPasswords(); }};
    if (passwords.state == KeyState::Asking)
        return present(
            tr("Cuegate finds no keychain that keeps the passwords of your films. Where shall it keep them?"),
            inFile, forNow);
    if (passwords.locked == 0)
        return hide();
    if (passwords.state == KeyState::Locked)
        return present(
            tr("The addresses and passwords of %n film(s) are locked, because the key to them cannot be "
               "had.",
               nullptr, passwords.locked),
            unlock);
    if (passwords.state == KeyState::Session)
        return present(
            tr("The addresses and passwords of %n film(s) were kept only until Cuegate ended. Add them "
               "again, or keep passwords from now on.",
               nullptr, passwords.locked),
            inFile);
    if (passwords.state == KeyState::Open)
        return present(
            tr("The addresses and passwords of %n film(s) were sealed with a key that is gone. Add them "
               "again with their full addresses.",
               nullptr, passwords.locked));
    hide();
}

void ProfileBar::offer(QPushButton &button, const Choice &choice)
{
    button.setVisible(!choice.text.isEmpty());
    if (choice.text.isEmpty())
        return;
    button.setText(choice.text);
    button.setToolTip(choice.toolTip);
}

void ProfileBar::present(const QString &text, const Choice &first, const Choice &second)
{
    m_firstChoice = first;
    m_secondChoice = second;
    m_text->setText(text);
    offer(*m_first, first);
    offer(*m_second, second);
    show();
}

void ProfileBar::tint()
{
    m_icon->setPixmap(
        icon("warning"_L1, Accents::of(palette()).bad).pixmap(QSize(20, 20), devicePixelRatioF()));
}

void ProfileBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        tint();
    QFrame::changeEvent(event);
}

} // namespace cuegate
