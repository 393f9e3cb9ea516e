// SPDX-License-Identifier: GPL-3.0-or-later
// The ways a secret may be written in a text: as it is, percent-encoded once and twice, in base64 and
// base64url wherever it stands in what was encoded, in hex, in JSON, in XML, and with its path turned around.
// Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QByteArrayList>

namespace cuegate {

/// In ASCII lower case, the longest first, each of at least four bytes: to be looked for without regard to
/// case, which covers text in upper case.
[[nodiscard]] QByteArrayList secretForms(const QByteArray &secret);

} // namespace cuegate
