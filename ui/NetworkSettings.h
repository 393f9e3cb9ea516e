// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of the network: where Cuegate serves, to whom, and how it talks to sources. Thread: gui. The
// Gateway must outlive it.
#pragma once

#include "core/gateway/Gateway.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QSpinBox;

namespace cuegate {

class SettingRow;

class NetworkSettings final : public QWidget
{
    Q_OBJECT
public:
    explicit NetworkSettings(Gateway &gateway, QWidget *parent = nullptr);

private:
    void refresh();
    void setTexts();
    void fillInterfaces();
    void applyPort();
    void applyInterface();
    void applyNames();
    [[nodiscard]] QString portProblem(const Error &error, int port) const;

    Gateway &m_gateway;
    QSpinBox *m_port;
    QComboBox *m_interface;
    QComboBox *m_peers;
    QLineEdit *m_names;
    QSpinBox *m_connections;
    QCheckBox *m_metered;
    SettingRow *m_portRow;
    SettingRow *m_interfaceRow;
    SettingRow *m_peersRow;
    SettingRow *m_namesRow;
    SettingRow *m_connectionsRow;
    SettingRow *m_meteredRow;
};

} // namespace cuegate
