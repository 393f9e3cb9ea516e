// SPDX-License-Identifier: GPL-3.0-or-later
// What the files of Catalog share. Thread: any; pure.
#pragma once

#include "core/base/Error.h"
#include "core/io/SourceLocation.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

namespace cuegate {

[[nodiscard]] inline std::unexpected<Error> sqlError(const QString &what, const QSqlError &error)
{
    return fail(ErrorKind::Unavailable, QStringLiteral("%1: %2").arg(what, error.text()));
}

/// The headers of a source as they are stored.
[[nodiscard]] QByteArray headersToJson(const SourceLocation &location);
void headersFromJson(const QByteArray &json, SourceLocation &location);

/// What of \p location everybody may read.
[[nodiscard]] SourceLocation storedPart(const SourceLocation &location);

} // namespace cuegate
