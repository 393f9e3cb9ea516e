// SPDX-License-Identifier: GPL-3.0-or-later
// Seals bytes so that only the key opens them, and only for what they were sealed for: XChaCha20-Poly1305
// (draft-irtf-cfrg-xchacha) with a random nonce. Thread: any; pure but for the nonce.
#pragma once

#include "core/base/Error.h"
#include "core/secrets/SecretKey.h"

namespace cuegate {

/// \p purpose is not stored: opening needs the same one, so that nothing sealed can be put in another's
/// place.
[[nodiscard]] QByteArray sealed(const QByteArray &plain, const QByteArray &purpose, const SecretKey &key);

/// Errors: PermissionDenied if it was sealed with another key, for another purpose, or is not whole.
[[nodiscard]] Result<QByteArray> unsealed(const QByteArray &sealedBytes, const QByteArray &purpose,
                                          const SecretKey &key);

} // namespace cuegate
