// SPDX-License-Identifier: GPL-3.0-or-later
// Values as programs in PHP write them: numbers as texts, texts as numbers, an empty array where an object is
// meant. Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QJsonValue>

#include <optional>

namespace cuegate {

/// 12, "12", 12.0; nothing else.
[[nodiscard]] std::optional<qint64> wholeNumber(const QJsonValue &value);

/// 1, "1", true, "true".
[[nodiscard]] bool isYes(const QJsonValue &value);

/// As listText(): of a number its digits, of all else nothing.
[[nodiscard]] QByteArray lineOf(const QJsonValue &value);

} // namespace cuegate
