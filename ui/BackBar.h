// SPDX-License-Identifier: GPL-3.0-or-later
// The way back from an opened entry to its list: a button, Alt+Left, the mouse's own button for it anywhere
// in the window. Thread: gui.
#pragma once

#include <QWidget>

class QToolButton;

namespace cuegate {

class BackBar final : public QWidget
{
    Q_OBJECT
public:
    explicit BackBar(QWidget *parent = nullptr);
    void setPlace(const QString &name); ///< where it leads
    [[nodiscard]] QToolButton *button() const { return m_button; }

Q_SIGNALS:
    void backRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setTexts();

    QToolButton *m_button;
    QString m_place;
};

} // namespace cuegate
