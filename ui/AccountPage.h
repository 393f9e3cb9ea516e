// SPDX-License-Identifier: GPL-3.0-or-later
// The page of AddSourceDialog for an Xtream account: its fields; and where they were taken from a link to its
// list, the choice whether the account or only the list is wanted. Thread: gui.
#pragma once

#include "ui/AccountFields.h"
#include "ui/SourceInput.h"

#include <QWidget>

class QLabel;
class QRadioButton;

namespace cuegate {

class AccountPage final : public QWidget
{
    Q_OBJECT
public:
    explicit AccountPage(QWidget *parent = nullptr);
    /// That was found in what was pasted.
    void take(const Account &account);
    [[nodiscard]] AccountFields *fields() const { return m_fields; }
    [[nodiscard]] AccountFields::Verdict verdict() const; ///< also where it can be used: what will be added
    [[nodiscard]] bool isUsable() const;
    /// What is to be added, where it is usable.
    [[nodiscard]] SourceInput::Addition addition() const;

Q_SIGNALS:
    void changed();

private:
    void setTexts();
    void showChoice();
    [[nodiscard]] bool isListOffered() const;

    QLabel *m_intro;
    AccountFields *m_fields;
    QLabel *m_found;
    QWidget *m_choice;
    QRadioButton *m_asAccount;
    QRadioButton *m_asList;
    std::optional<Account> m_taken;
};

} // namespace cuegate
