// SPDX-License-Identifier: GPL-3.0-or-later
// What helps to find out what is wrong, for people to send to others: versions, settings, what sources are
// made of and why they fail, caches, encoders, the last lines of the log. No URLs but through
// redactUrl(), no viewers, no secrets; names of films only where a message has them. Thread: net.
#pragma once

#include <QByteArray>
#include <QJsonObject>

namespace cuegate {

class GatewayCore;

[[nodiscard]] QJsonObject diagnosticsJson(GatewayCore &core);
/// The same as people read it before they send it.
[[nodiscard]] QByteArray diagnosticsText(GatewayCore &core);

} // namespace cuegate
