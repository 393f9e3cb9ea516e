// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/Gateway.h"

namespace cuegate {

Gateway::~Gateway() = default;

} // namespace cuegate
