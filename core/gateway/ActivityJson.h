// SPDX-License-Identifier: GPL-3.0-or-later
// What the control port says of what goes on: jobs, and who plays what (INTERFACE.md, "Control port"). Times
// in milliseconds, sizes in bytes. Thread: any; pure.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QJsonArray>

namespace cuegate {

/// \p now: on the clock of JobSnapshot::since.
[[nodiscard]] QJsonArray jobsJson(const QList<JobSnapshot> &jobs, std::chrono::milliseconds now);
/// \p now: on the clock of SessionSnapshot::since.
[[nodiscard]] QJsonArray sessionsJson(const QList<SessionSnapshot> &sessions, std::chrono::milliseconds now);

} // namespace cuegate
