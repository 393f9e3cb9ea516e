// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/MeteredNetwork.h"

#include <QNetworkInformation>

namespace cuegate {

bool MeteredNetwork::isKnown()
{
    return QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Metered) &&
           QNetworkInformation::instance()->supports(QNetworkInformation::Feature::Metered);
}

void MeteredNetwork::follow(QObject *context, const std::function<void(bool isMetered)> &tell)
{
    if (!isKnown())
        return;
    QNetworkInformation *network = QNetworkInformation::instance();
    QObject::connect(network, &QNetworkInformation::isMeteredChanged, context, tell);
    tell(network->isMetered());
}

} // namespace cuegate
