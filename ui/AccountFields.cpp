// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AccountFields.h"

#include "ui/Icons.h"
#include "ui/Labels.h"
#include "ui/Retranslation.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cuegate {

static QString shownServer(const QUrl &server)
{
    QString text = server.toString(QUrl::FullyEncoded);
    if (server.path() == "/"_L1)
        text.chop(1);
    return text;
}

AccountFields::AccountFields(QFormLayout &form, QObject *parent)
    : QObject(parent)
    , m_form(form)
    , m_server(new QLineEdit)
    , m_user(new QLineEdit)
    , m_password(new QLineEdit)
    , m_show(new QToolButton)
    , m_passwordRow(new QWidget)
{
    m_server->setPlaceholderText(u"http://tv.example.org:8080"_s);
    m_server->setInputMethodHints(Qt::ImhUrlCharactersOnly);
    m_user->setInputMethodHints(Qt::ImhNoAutoUppercase | Qt::ImhNoPredictiveText);
    m_show->setCheckable(true);
    m_show->setAutoRaise(true);
    m_show->setFocusPolicy(Qt::StrongFocus);
    auto *row = new QHBoxLayout(m_passwordRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_password, 1);
    row->addWidget(m_show);
    showPassword(false);
    addRow(form, m_server);
    addRow(form, m_user);
    addRow(form, m_passwordRow);
    static_cast<QLabel *>(form.labelForField(m_passwordRow))->setBuddy(m_password);
    connect(m_show, &QToolButton::toggled, this, &AccountFields::showPassword);
    connect(m_server, &QLineEdit::textChanged, this, &AccountFields::serverChanged);
    for (QLineEdit *field : {m_user, m_password})
        connect(field, &QLineEdit::textChanged, this, &AccountFields::changed);
    followLanguage(m_server, [this] { setTexts(); });
}

void AccountFields::setTexts()
{
    setRowText(m_form, m_server, tr("Ser&ver:"));
    setRowText(m_form, m_user, tr("Us&er name:"));
    setRowText(m_form, m_passwordRow, tr("&Password:"));
    m_password->setAccessibleName(tr("Password"));
    setPasswordKept(m_isPasswordKept);
    showPassword(m_show->isChecked());
}

void AccountFields::setPasswordKept(bool isKept)
{
    m_isPasswordKept = isKept;
    m_password->setPlaceholderText(isKept ? tr("unchanged") : QString());
}

void AccountFields::showPassword(bool isShown)
{
    m_password->setEchoMode(isShown ? QLineEdit::Normal : QLineEdit::Password);
    m_show->setIcon(icon(isShown ? "eye-off"_L1 : "eye"_L1));
    m_show->setToolTip(isShown ? tr("Hide the password") : tr("Show the password"));
    m_show->setAccessibleName(m_show->toolTip());
}

// Typed letter by letter, a link has a password after its first letter already.
void AccountFields::serverChanged(const QString &text)
{
    const bool isPasted = text.size() > m_serverSize + 1;
    m_serverSize = text.size();
    if (isPasted) {
        if (const auto account = AccountInput::in(text)) {
            setAccount(*account);
            return Q_EMIT pasted(*account);
        }
    }
    Q_EMIT changed();
}

void AccountFields::setAccount(const Account &account)
{
    m_server->setText(shownServer(account.server));
    m_server->setCursorPosition(0);
    m_user->setText(account.user);
    m_password->setText(account.password);
}

Account AccountFields::account() const
{
    return {AccountInput::serverOf(m_server->text()), m_user->text().trimmed(), m_password->text().trimmed()};
}

bool AccountFields::isBlank() const
{
    return m_server->text().trimmed().isEmpty() && m_user->text().trimmed().isEmpty() &&
           m_password->text().isEmpty();
}

AccountFields::Verdict AccountFields::verdict() const
{
    const QString server = m_server->text().trimmed();
    if (!server.isEmpty()) {
        const qsizetype schemeEnd = server.indexOf("://"_L1);
        const QString scheme = server.left(schemeEnd).toLower();
        if (schemeEnd >= 0 && scheme != "http"_L1 && scheme != "https"_L1)
            return {tr("The server's address begins with http:// or https://, not with %1.")
                        .arg(QString(scheme + "://"_L1)),
                    true};
        if (!AccountInput::serverOf(server).isValid())
            return {tr("There is a mistake in the server's address. Write it like "
                       "http://tv.example.org:8080."),
                    true};
        if (server.contains(u'?') || server.contains(u'@'))
            return {tr("Write only the server's address here, like http://tv.example.org:8080."), true};
    }
    const Account typed = account();
    if (server.isEmpty())
        return {tr("Enter the address of the server."), false};
    if (typed.user.isEmpty())
        return {tr("Enter the user name."), false};
    if (typed.password.isEmpty() && !m_isPasswordKept)
        return {tr("Enter the password."), false};
    return {};
}

} // namespace cuegate
