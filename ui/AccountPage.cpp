// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AccountPage.h"

#include "ui/Retranslation.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace cuegate {

AccountPage::AccountPage(QWidget *parent)
    : QWidget(parent)
    , m_intro(new QLabel)
    , m_found(new QLabel)
    , m_choice(new QWidget)
    , m_asAccount(new QRadioButton)
    , m_asList(new QRadioButton)
{
    for (QLabel *label : {m_intro, m_found})
        label->setWordWrap(true);
    m_asAccount->setChecked(true);
    auto *choice = new QVBoxLayout(m_choice);
    choice->setContentsMargins(0, 0, 0, 0);
    choice->addWidget(m_found);
    choice->addWidget(m_asAccount);
    choice->addWidget(m_asList);
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_fields = new AccountFields(*form, this);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_intro);
    layout->addLayout(form);
    layout->addWidget(m_choice);
    layout->addStretch(1);
    setFocusProxy(m_fields->server());
    connect(m_fields, &AccountFields::pasted, this, &AccountPage::take);
    connect(m_fields, &AccountFields::changed, this, [this] {
        showChoice();
        Q_EMIT changed();
    });
    connect(m_asList, &QRadioButton::toggled, this, &AccountPage::changed);
    showChoice();
    followLanguage(this, [this] { setTexts(); });
}

void AccountPage::setTexts()
{
    m_intro->setText(
        tr("Enter what your provider gave you, or paste its link or its whole message as the server."));
    m_found->setText(tr("What you pasted is a link to the list of an account. You can add either of them:"));
    m_asAccount->setText(tr("The a&ccount: channels, films and series apart, and when it expires"));
    m_asList->setText(tr("Only its l&ist (M3U): everything in one, as the link gives it"));
}

void AccountPage::take(const Account &account)
{
    m_fields->setAccount(account);
    m_taken = account;
    m_asAccount->setChecked(true);
    showChoice();
    Q_EMIT changed();
}

// The link is of the account that it was taken from, not of another that was typed since.
bool AccountPage::isListOffered() const
{
    return m_taken && !m_taken->listLink.isEmpty() && m_taken->isSameAs(m_fields->account());
}

void AccountPage::showChoice()
{
    m_choice->setVisible(isListOffered());
}

bool AccountPage::isUsable() const
{
    return m_fields->verdict().sentence.isEmpty();
}

AccountFields::Verdict AccountPage::verdict() const
{
    if (m_fields->isBlank())
        return {tr("Cuegate shows the channels, films and series of an account, and when it expires."),
                false};
    if (!isUsable())
        return m_fields->verdict();
    const Account account = m_fields->account();
    if (isListOffered() && m_asList->isChecked())
        return {tr("The list (M3U) of %1 is ready to add.", "server").arg(account.server.host()), false};
    return {tr("The account of “%1” at %2 is ready to add.", "user name, server")
                .arg(account.user, account.server.host()),
            false};
}

SourceInput::Addition AccountPage::addition() const
{
    if (isListOffered() && m_asList->isChecked())
        return {{m_taken->listLink, {}}, {}};
    return SourceInput::additionOf(m_fields->account());
}

} // namespace cuegate
