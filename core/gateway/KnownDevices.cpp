// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/KnownDevices.h"

namespace cuegate {

KnownDevices::KnownDevices(const QString &text)
{
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        if (const QHostAddress address(word); !address.isNull())
            meet(address);
    }
}

bool KnownDevices::meet(const QHostAddress &device)
{
    const QString address = device.toString();
    const bool isNew = !m_addresses.removeOne(address);
    m_addresses.append(address);
    if (m_addresses.size() > kMost)
        m_addresses.removeFirst();
    return isNew;
}

} // namespace cuegate
