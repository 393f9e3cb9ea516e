// SPDX-License-Identifier: GPL-3.0-or-later
// Languages as containers name them (ISO 639-2, or BCP 47) to tags as HLS wants them (RFC 5646 section 2.2.1:
// the shortest code there is). Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QString>

namespace cuegate {

/// "ger" and "deu" are "de", "pt-BR" stays. What has no code of two letters stays as it is. Empty if \p
/// language is not known ("und") or no tag.
[[nodiscard]] QByteArray languageTag(const QString &language);

} // namespace cuegate
