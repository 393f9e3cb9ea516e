// SPDX-License-Identifier: GPL-3.0-or-later
// Says in the middle of an empty place why it is empty, and offers the next step. Thread: gui.
#pragma once

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace cuegate {

class MessagePanel final : public QWidget
{
    Q_OBJECT
public:
    struct Message
    {
        QString title;
        QString text;
        QString button; ///< empty: there is none
        bool isBusy = false;
    };
    explicit MessagePanel(const char *iconName, QWidget *parent = nullptr);
    void setMessage(const Message &message);
    [[nodiscard]] QString title() const;
    [[nodiscard]] QPushButton *button() const { return m_button; }

Q_SIGNALS:
    void buttonPressed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void tint();

    const char *m_iconName;
    QLabel *m_picture;
    QLabel *m_title;
    QLabel *m_text;
    QProgressBar *m_busy;
    QPushButton *m_button;
};

} // namespace cuegate
