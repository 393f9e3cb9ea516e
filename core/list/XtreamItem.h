// SPDX-License-Identifier: GPL-3.0-or-later
// What panels say alike of channels, films, series and episodes. Thread: any; pure.
#pragma once

#include "core/list/XtreamId.h"
#include "core/list/XtreamReader.h"

namespace cuegate {

/// \p number instead, if it has none.
[[nodiscard]] QByteArray xtreamName(const QJsonObject &json, qint64 number);

/// Of its file, fit for an id; "mp4" if none is told.
[[nodiscard]] QByteArray xtreamExtension(const QJsonObject &json);

/// Where it is, if that is not with the panel.
[[nodiscard]] std::optional<QByteArray> xtreamDirectUrl(const QJsonObject &json, const MayLead &mayLead);

} // namespace cuegate
