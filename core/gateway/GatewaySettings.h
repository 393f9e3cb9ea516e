// SPDX-License-Identifier: GPL-3.0-or-later
// What people set: kept in the catalog, changed by window and control port under the same names (README.md,
// "Settings"). Thread: any; plain values, and pure but for the catalog, which is its thread's.
#pragma once

#include "core/base/Error.h"
#include "core/libav/AvcTarget.h"

#include <QJsonObject>
#include <QString>

#include <optional>

namespace cuegate {

class Catalog;

/// Who converts pictures: software alone, whose segments are the same bytes on every machine, or hardware
/// where it works.
enum class EncoderSetting { Software, Automatic };

/// Who may connect to the media port.
enum class PeerSetting {
    Network,    ///< this machine and what is on the same link
    AlsoTunnels ///< private addresses that come in through VPNs and container bridges, too
};

struct GatewaySettings
{
    int mediaPort = 8642;
    QString bind; ///< an address of this machine; empty: all
    PeerSetting peers = PeerSetting::Network;
    QString hostNames; ///< what this machine is called besides, separated by spaces: "tv.lan"
    int connectionsPerAccount = 4; ///< where a source does not say
    bool sparesMetered = true;     ///< nothing is fetched or made ahead on metered networks
    qint64 cacheCapacityBytes = qint64(10) * 1024 * 1024 * 1024;
    std::optional<qint64> cacheMinFreeBytes;       ///< none: by the size of the disk
    std::optional<qint64> blockCacheCapacityBytes; ///< none: by the size of the disk at the next start
    EncoderSetting encoder = EncoderSetting::Software;
    PictureQuality pictureQuality = PictureQuality::Balanced;
    QString audioLanguage; ///< BCP 47; what players begin with; empty: what the film says
    QString language;      ///< of the window; empty: the system's
    bool startsHidden = false;
    bool notifies = true;
    QString windowState; ///< of the window; nobody else's business

    friend bool operator==(const GatewaySettings &, const GatewaySettings &) = default;
};

/// Sets what \p json names, all or nothing. Errors: InvalidArgument with the name and what is allowed; also
/// if no setting is named.
[[nodiscard]] Result<void> changeByJson(GatewaySettings &settings, const QJsonObject &json);
/// All of them; those that have no value are null.
[[nodiscard]] QJsonObject settingsJson(const GatewaySettings &settings);

/// What cannot be used is as if it were not there.
[[nodiscard]] GatewaySettings loadSettings(const Catalog &catalog);
/// Errors: Unavailable.
[[nodiscard]] Result<void> storeSettings(Catalog &catalog, const GatewaySettings &settings);

} // namespace cuegate
