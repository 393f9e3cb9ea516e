// SPDX-License-Identifier: GPL-3.0-or-later
// The way back from an opened entry to its list, by mouse or Alt+Left. Thread: gui.
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

private:
    void setTexts();

    QToolButton *m_button;
    QString m_place;
};

} // namespace cuegate
