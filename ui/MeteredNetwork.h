// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the network costs by volume, as the system tells. Thread: gui.
#pragma once

#include <functional>

class QObject;

namespace cuegate {

class MeteredNetwork
{
public:
    /// The system can tell; asks it the first time.
    [[nodiscard]] static bool isKnown();
    /// Calls \p tell now and whenever it changes, as long as \p context lives; never if it is not known.
    static void follow(QObject *context, const std::function<void(bool isMetered)> &tell);
};

} // namespace cuegate
