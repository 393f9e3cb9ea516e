// SPDX-License-Identifier: GPL-3.0-or-later
// One line over the bottom of the window that says what happened, with at most one button: "Removed X —
// Undo". Thread: gui.
#pragma once

#include <QFrame>
#include <QTimer>

#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace cuegate {

class NoticeBar final : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget *parent = nullptr);

    enum class Tone { Plain, Problem };
    /// A problem stays longer: it has to be read.
    void showMessage(const QString &text, Tone tone);
    /// With a button that calls \p action once and hides the bar.
    void showAction(const QString &text, const QString &button, std::function<void()> action, int timeMs);
    [[nodiscard]] QString text() const;
    void press();
    void dismiss();

private:
    void present(const QString &text, Tone tone, int timeMs);

    QLabel *m_icon;
    QLabel *m_text;
    QPushButton *m_button;
    QToolButton *m_close;
    QTimer m_timer;
    std::function<void()> m_action;
};

} // namespace cuegate
