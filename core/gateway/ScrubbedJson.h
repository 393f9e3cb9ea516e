// SPDX-License-Identifier: GPL-3.0-or-later
// JSON without the secrets this process knows, in the texts that may have come from anywhere. Thread: any.
#pragma once

#include <QJsonObject>

namespace cuegate {

/// Messages, reasons, problems, notes, titles, log lines: values whose words are not part of the contract.
/// Ids, states, names that people gave and our own URLs stay as they are.
[[nodiscard]] QJsonObject scrubbedJson(const QJsonObject &json);

} // namespace cuegate
