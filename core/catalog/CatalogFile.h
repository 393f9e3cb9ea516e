// SPDX-License-Identifier: GPL-3.0-or-later
// The catalog's file and its one backup (FAULTS.md L15): a file that is damaged or gone is replaced by the
// backup, and kept aside. Thread: any one; blocks on the disk. One process at a time.
#pragma once

#include "core/catalog/Catalog.h"

namespace cuegate {

enum class CatalogOrigin {
    Own,    ///< the file, or a new profile's
    Backup, ///< the file was damaged: this is as the backup was
    Nothing ///< the file was damaged, and there is no backup
};

struct OpenedCatalog
{
    std::unique_ptr<Catalog> catalog;
    CatalogOrigin origin = CatalogOrigin::Own;
};

/// A damaged file is <path>.damaged afterwards. Errors: as Catalog::open().
[[nodiscard]] Result<OpenedCatalog> openCatalog(const QString &path);

/// Makes <path>.backup as the catalog is now, whole or not at all; others may use it meanwhile. Errors:
/// Unavailable with a sentence.
[[nodiscard]] Result<void> backUpCatalog(const QString &path);

} // namespace cuegate
