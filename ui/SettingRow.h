// SPDX-License-Identifier: GPL-3.0-or-later
// One setting: its name, its field, its effect in a sentence, and what is wrong with it, if anything is.
// Thread: gui.
#pragma once

#include <QWidget>

class QHBoxLayout;
class QLabel;

namespace cuegate {

class SettingRow final : public QWidget
{
    Q_OBJECT
public:
    /// Takes \p field over. \p stretches: as wide as there is room.
    enum class Width { Fitting, Stretching };
    explicit SettingRow(QWidget *field, Width width = Width::Fitting, QWidget *parent = nullptr);

    /// \p name may be empty where the field has a text of its own (a check box).
    void setTexts(const QString &name, const QString &effect);
    /// Beside the field: a button, a unit.
    void addBeside(QWidget *widget);
    /// Empty: all is well.
    void setProblem(const QString &sentence);
    [[nodiscard]] QString problem() const;
    [[nodiscard]] QString effect() const;

private:
    QWidget *m_field;
    QLabel *m_name;
    QLabel *m_effect;
    QWidget *m_problemArea;
    QLabel *m_problemIcon;
    QLabel *m_problem;
    QHBoxLayout *m_line;
};

} // namespace cuegate
