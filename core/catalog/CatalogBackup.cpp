// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/CatalogBackup.h"

#include "core/base/Log.h"
#include "core/catalog/CatalogFile.h"

namespace cuegate {

CatalogBackup::CatalogBackup(QString catalogPath)
    : m_path(std::move(catalogPath))
{
    m_pool.setMaxThreadCount(1);
}

CatalogBackup::~CatalogBackup()
{
    m_pool.waitForDone();
}

void CatalogBackup::update(qint64 changes)
{
    if (std::exchange(m_changes, changes) == changes)
        return;
    m_pool.start([path = m_path] {
        if (const auto made = backUpCatalog(path); !made)
            qCWarning(lcApp).noquote() << made.error().message;
    });
}

} // namespace cuegate
