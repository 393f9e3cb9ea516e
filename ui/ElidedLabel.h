// SPDX-License-Identifier: GPL-3.0-or-later
// One line of plain text from elsewhere, cut where there is no room; the whole of it is in the tool tip and
// for screen readers. It widens no window. Thread: gui.
#pragma once

#include <QLabel>

namespace cuegate {

class ElidedLabel final : public QLabel
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    void setWhole(const QString &text);
    [[nodiscard]] const QString &whole() const { return m_whole; }

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_whole;
};

} // namespace cuegate
