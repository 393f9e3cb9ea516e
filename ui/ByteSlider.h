// SPDX-License-Identifier: GPL-3.0-or-later
// Chooses an amount of space: a slider for the rough, a field in gigabytes for the exact. Thread: gui.
#pragma once

#include <QWidget>

class QDoubleSpinBox;
class QSlider;

namespace cuegate {

class ByteSlider final : public QWidget
{
    Q_OBJECT
public:
    explicit ByteSlider(QWidget *parent = nullptr);

    /// What lies at the slider's end; the field takes more.
    void setMost(qint64 bytes);
    /// Not while the user is choosing.
    void setBytes(qint64 bytes);
    [[nodiscard]] qint64 bytes() const;
    /// Shown instead of 0.
    void setZeroText(const QString &text);
    void setFieldNames(const QString &name);

Q_SIGNALS:
    /// The user has chosen; not for each step of a drag.
    void chosen(qint64 bytes);

private:
    void slide(int position);
    void moveSlider();
    void choose();
    [[nodiscard]] qint64 bytesAt(int position) const;

    QSlider *m_slider;
    QDoubleSpinBox *m_field;
    qint64 m_mostBytes;
    qint64 m_chosenBytes = 0;
};

} // namespace cuegate
