// SPDX-License-Identifier: GPL-3.0-or-later
// What an Xtream account is made of, as rows of a form: server, user name, password (dots, unless one wants
// to see it). A link or a message of the provider that is pasted into the server's field is taken apart.
// Thread: gui.
#pragma once

#include "ui/AccountInput.h"

#include <QObject>

class QFormLayout;
class QLineEdit;
class QToolButton;

namespace cuegate {

class AccountFields final : public QObject
{
    Q_OBJECT
public:
    /// Adds its rows at the end of \p form, which must outlive it.
    explicit AccountFields(QFormLayout &form, QObject *parent = nullptr);
    void setAccount(const Account &account);
    /// Of what stands in the fields; its server is invalid if that is none.
    [[nodiscard]] Account account() const;
    [[nodiscard]] bool isBlank() const;
    struct Verdict
    {
        QString sentence;     ///< empty: it can be used
        bool isWrong = false; ///< else something is still missing
    };
    [[nodiscard]] Verdict verdict() const;
    /// An empty password means the one there is already.
    void setPasswordKept(bool isKept);
    [[nodiscard]] QLineEdit *server() const { return m_server; }
    [[nodiscard]] QLineEdit *user() const { return m_user; }
    [[nodiscard]] QLineEdit *password() const { return m_password; }
    [[nodiscard]] QToolButton *showButton() const { return m_show; }

Q_SIGNALS:
    void changed();
    void pasted(const cuegate::Account &account); ///< and taken over

private:
    void setTexts();
    void serverChanged(const QString &text);
    void showPassword(bool isShown);

    QFormLayout &m_form;
    QLineEdit *m_server;
    QLineEdit *m_user;
    QLineEdit *m_password;
    QToolButton *m_show;
    QWidget *m_passwordRow;
    qsizetype m_serverSize = 0; ///< before the last change
    bool m_isPasswordKept = false;
};

} // namespace cuegate
