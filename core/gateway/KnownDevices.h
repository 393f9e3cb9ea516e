// SPDX-License-Identifier: GPL-3.0-or-later
// Which devices have played something before, so that the first time of another one can be told. A device is
// its address: what plays says too little of itself, and may say anything.
// Thread: any one; a plain value.
#pragma once

#include <QHostAddress>
#include <QString>
#include <QStringList>

namespace cuegate {

class KnownDevices
{
public:
    static constexpr qsizetype kMost = 256;                 ///< those met last
    static constexpr QLatin1StringView kSetting{"devices"}; ///< where the catalog keeps text()

    KnownDevices() = default;
    /// As text() gave it; what is no address is left out.
    explicit KnownDevices(const QString &text);
    [[nodiscard]] QString text() const { return m_addresses.join(u' '); }

    /// Whether \p device was not known; it is from now on.
    bool meet(const QHostAddress &device);

private:
    QStringList m_addresses; // the one met last, last
};

} // namespace cuegate
