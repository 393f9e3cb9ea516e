// SPDX-License-Identifier: GPL-3.0-or-later
// Whether there is a D-Bus session bus that answers: those who talk to it through libraries block while it
// does not, and start one where there is none. Thread: any with an event loop.
#pragma once

#include <QObject>

#include <functional>

namespace cuegate {

/// Calls \p done once, on \p context's thread, unless that goes before: within a second.
void askSessionBus(QObject *context, std::function<void(bool answers)> done);

} // namespace cuegate
