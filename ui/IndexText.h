// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a source whose index is being looked for, or completed.
// Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QCoreApplication>

namespace cuegate {

class IndexText
{
    Q_DECLARE_TR_FUNCTIONS(cuegate::Inspector)
public:
    [[nodiscard]] static QString beingRead(const SourceSnapshot &source);
};

} // namespace cuegate
