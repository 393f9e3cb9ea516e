// SPDX-License-Identifier: GPL-3.0-or-later
// All settings, each with its effect in a sentence, applied and checked at once: there is nothing to confirm.
// Thread: gui. The Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QDialog>

class QDialogButtonBox;
class QTabWidget;

namespace cuegate {

class SettingsDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SettingsDialog(Gateway &gateway, QWidget *parent = nullptr);
    ~SettingsDialog() override;
    [[nodiscard]] QTabWidget *tabs() const { return m_tabs; }

private:
    void addTab(QWidget *page);
    void setTexts();

    Gateway &m_gateway;
    QTabWidget *m_tabs;
    QDialogButtonBox *m_buttons;
};

} // namespace cuegate
