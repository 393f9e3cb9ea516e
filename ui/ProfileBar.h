// SPDX-License-Identifier: GPL-3.0-or-later
// A bar over the window's top for what concerns the whole profile and waits for the user: where passwords are
// to be kept where there is no keychain, that they are locked, that the list came from its backup. Hidden
// while nothing does. Thread: gui. The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace cuegate {

class ProfileBar final : public QFrame
{
    Q_OBJECT
public:
    explicit ProfileBar(Gateway &gateway, QWidget *parent = nullptr);
    [[nodiscard]] QString text() const; ///< empty while it is hidden

protected:
    void changeEvent(QEvent *event) override;

private:
    struct Choice
    {
        QString text;
        QString toolTip;
        std::function<void()> action;
    };
    void refresh();
    void showProfile(ProfileOrigin origin);
    void showPasswords(const PasswordsStatus &passwords);
    static void offer(QPushButton &button, const Choice &choice);
    void present(const QString &text, const Choice &first = {}, const Choice &second = {});
    void tint();

    Gateway &m_gateway;
    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_first;
    QPushButton *m_second;
    Choice m_firstChoice;
    Choice m_secondChoice;
    bool m_isProfileSeen = false; ///< the message about its origin was closed
};

} // namespace cuegate
