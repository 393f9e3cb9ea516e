// SPDX-License-Identifier: GPL-3.0-or-later
// A list on disk, so that it is there at the next start before its provider has been asked: sealed, since its
// addresses hold passwords (mode 0600). Thread: worker (blocks on the disk); stateless.
#pragma once

#include "core/gateway/ListReading.h"
#include "core/secrets/SecretKey.h"

namespace cuegate {

/// \p owner is not stored: it opens for the same one only. Errors: Unavailable with the reason.
[[nodiscard]] Result<void> saveList(const QString &path, const QString &owner, const ReadList &list,
                                    const SecretKey &key);
/// Errors: NotFound; CorruptInput; PermissionDenied if it was sealed with another key or for another owner.
[[nodiscard]] Result<ReadList> loadList(const QString &path, const QString &owner, const SecretKey &key);

} // namespace cuegate
