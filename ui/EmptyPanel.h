// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows before anything was added: how to begin. Thread: gui.
#pragma once

#include <QWidget>

namespace cuegate {

class EmptyPanel final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyPanel(QWidget *parent = nullptr);

Q_SIGNALS:
    void addRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *m_box;
};

} // namespace cuegate
