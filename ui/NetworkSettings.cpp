// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/NetworkSettings.h"

#include "ui/Format.h"
#include "ui/MeteredNetwork.h"
#include "ui/Retranslation.h"
#include "ui/SettingRow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QNetworkInterface>
#include <QPointer>
#include <QSpinBox>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMostConnections = 16;

NetworkSettings::NetworkSettings(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_port(new QSpinBox)
    , m_interface(new QComboBox)
    , m_peers(new QComboBox)
    , m_names(new QLineEdit)
    , m_connections(new QSpinBox)
    , m_metered(new QCheckBox)
    , m_portRow(new SettingRow(m_port))
    , m_interfaceRow(new SettingRow(m_interface))
    , m_peersRow(new SettingRow(m_peers))
    , m_namesRow(new SettingRow(m_names, SettingRow::Width::Stretching))
    , m_connectionsRow(new SettingRow(m_connections))
    , m_meteredRow(new SettingRow(m_metered))
{
    m_port->setRange(0, 65'535);
    m_port->setKeyboardTracking(false);
    m_port->setGroupSeparatorShown(false);
    m_connections->setRange(1, kMostConnections);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(14);
    for (SettingRow *row :
         {m_portRow, m_interfaceRow, m_peersRow, m_namesRow, m_connectionsRow, m_meteredRow})
        layout->addWidget(row);
    m_meteredRow->setVisible(MeteredNetwork::isKnown());
    connect(m_port, &QSpinBox::editingFinished, this, &NetworkSettings::applyPort);
    connect(m_interface, &QComboBox::activated, this, &NetworkSettings::applyInterface);
    connect(m_peers, &QComboBox::activated, this, [this](int index) {
        m_gateway.changeSettings([index](GatewaySettings &now) { now.peers = PeerSetting(index); }, {});
    });
    connect(m_names, &QLineEdit::editingFinished, this, &NetworkSettings::applyNames);
    connect(m_connections, &QSpinBox::valueChanged, this, [this](int count) {
        if (count != m_gateway.settings().connectionsPerAccount)
            m_gateway.changeSettings([count](GatewaySettings &now) { now.connectionsPerAccount = count; },
                                     {});
    });
    connect(m_metered, &QCheckBox::clicked, this, [this](bool isSparing) {
        m_gateway.changeSettings([isSparing](GatewaySettings &now) { now.sparesMetered = isSparing; }, {});
    });
    connect(&m_gateway, &Gateway::settingsChanged, this, &NetworkSettings::refresh);
    followLanguage(this, [this] { setTexts(); });
}

void NetworkSettings::fillInterfaces()
{
    m_interface->clear();
    m_interface->addItem(tr("All networks"), QString());
    m_interface->addItem(tr("This computer only"), u"127.0.0.1"_s);
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &network : interfaces) {
        const auto entries = network.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            const QHostAddress address = entry.ip();
            if (!address.isLoopback() && address.protocol() == QAbstractSocket::IPv4Protocol)
                m_interface->addItem(tr("%1 (%2)", "name of a network interface, its address")
                                         .arg(network.humanReadableName(), address.toString()),
                                     address.toString());
        }
    }
}

void NetworkSettings::refresh()
{
    const GatewaySettings &settings = m_gateway.settings();
    const ServerStatus &status = m_gateway.status();
    const bool isOverridden =
        status.isListening && settings.mediaPort != 0 && settings.mediaPort != status.mediaPort;
    m_portRow->setTexts(
        tr("&Port"),
        isOverridden ? tr("Cuegate was started with port %1. What is set here counts from the next start.")
                           .arg(QString::number(status.mediaPort))
                     : tr("Players reach Cuegate here. Changing it changes all links at once: who is "
                          "watching has to open the film again."));
    if (!m_port->hasFocus() || m_portRow->problem().isEmpty())
        m_port->setValue(settings.mediaPort);
    int index = m_interface->findData(settings.bind);
    if (index < 0) { // an interface that is not there now
        m_interface->addItem(settings.bind, settings.bind);
        index = m_interface->count() - 1;
    }
    m_interface->setCurrentIndex(index);
    m_peers->setCurrentIndex(int(settings.peers));
    if (!m_names->isModified()) // else somebody is at it
        m_names->setText(settings.hostNames);
    m_connections->setValue(settings.connectionsPerAccount);
    m_metered->setChecked(settings.sparesMetered);
}

QString NetworkSettings::portProblem(const Error &error, int port) const
{
    const QString number = QString::number(port);
    switch (error.kind) {
    case ErrorKind::NotFound:
        return tr("This computer does not have that address any more. Cuegate goes on serving where it did.");
    case ErrorKind::PermissionDenied:
        return tr("The system does not let Cuegate use port %1. Ports from 1024 on are free to use.")
            .arg(number);
    default:
        return tr("Port %1 is in use by another program. Cuegate goes on serving at %2.")
            .arg(number, QString::number(m_gateway.settings().mediaPort));
    }
}

void NetworkSettings::applyPort()
{
    const int port = m_port->value();
    if (port == m_gateway.settings().mediaPort)
        return m_portRow->setProblem({});
    m_gateway.changeSettings([port](GatewaySettings &now) { now.mediaPort = port; },
                             [self = QPointer(this), port](const Result<void> &done) {
                                 if (self)
                                     self->m_portRow->setProblem(
                                         done ? QString() : self->portProblem(done.error(), port));
                             });
}

void NetworkSettings::applyInterface()
{
    const QString address = m_interface->currentData().toString();
    m_gateway.changeSettings(
        [address](GatewaySettings &now) { now.bind = address; },
        [self = QPointer(this)](const Result<void> &done) {
            if (!self)
                return;
            self->m_interfaceRow->setProblem(
                done ? QString() : self->portProblem(done.error(), self->m_gateway.settings().mediaPort));
            self->refresh();
        });
}

void NetworkSettings::applyNames()
{
    QString names = m_names->text();
    names = names.replace(u',', u' ').simplified();
    GatewaySettings wanted;
    const auto allowed = changeByJson(wanted, {{u"host_names"_s, names}});
    m_namesRow->setProblem(allowed ? QString()
                                   : tr("Names have letters, digits, hyphens and dots, such as tv.lan."));
    if (!allowed)
        return;
    m_names->setText(names);
    if (names != m_gateway.settings().hostNames)
        m_gateway.changeSettings([names](GatewaySettings &now) { now.hostNames = names; }, {});
}

void NetworkSettings::setTexts()
{
    setWindowTitle(tr("Network"));
    fillInterfaces();
    m_port->setSpecialValueText(tr("any", "any port that is free"));
    m_interfaceRow->setTexts(tr("Serve &on"),
                             tr("Players reach Cuegate only through what is chosen here. Changing it "
                                "ends what is being watched."));
    const QSignalBlocker blocker(m_peers);
    m_peers->clear();
    m_peers->addItems(
        {tr("Devices on the same network"), tr("Also private addresses through VPNs and containers")});
    m_peersRow->setTexts(tr("&Who may connect"),
                         tr("Nobody from the internet can connect in either case, and every "
                            "link holds a secret."));
    m_names->setPlaceholderText(tr("tv.lan"));
    m_namesRow->setTexts(tr("&Names of this computer"),
                         tr("What players may call it besides its address and its .local name, if your "
                            "router gives it a name. Any other name is refused: a web page could have "
                            "made it up."));
    m_connectionsRow->setTexts(
        tr("&Connections to each source"),
        tr("So many at most at the same time, where a source does not say how many it allows; "
           "providers may lock accounts that open more."));
    m_metered->setText(tr("Spare &metered networks"));
    m_meteredRow->setTexts(
        {}, tr("While the network costs by volume, nothing is fetched or made ahead of what is "
               "watched."));
    refresh();
}

} // namespace cuegate
