// SPDX-License-Identifier: GPL-3.0-or-later
// Requests spelled out, and what is in the answers: JSON, and the lines of playlists. Thread: any; pure.
#pragma once

#include "tests/http/BlockingClient.h"

#include <QJsonObject>

namespace cuegate::test {

using Fields = QList<std::pair<QByteArray, QByteArray>>;

[[nodiscard]] QByteArray requestBytes(const QByteArray &method, const QByteArray &target,
                                      const Fields &fields, const QByteArray &body = {});
[[nodiscard]] QJsonObject jsonOf(const Answer &answer);
/// The lines of a playlist that are no tags: what it names.
[[nodiscard]] QList<QByteArray> urisOf(const QByteArray &playlist);
/// The value of attribute \p name (URI="…") in the first line that starts with \p tag; empty if there is
/// none.
[[nodiscard]] QByteArray attributeOf(const QByteArray &playlist, QByteArrayView tag, QByteArrayView name);

} // namespace cuegate::test
