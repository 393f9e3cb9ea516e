// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalog/CatalogWriter.h"

#include "core/base/Log.h"

using namespace Qt::StringLiterals;

namespace cuegate {

CatalogWriter::CatalogWriter(const QString &path, QObject *parent)
    : QObject(parent)
{
    m_pool.setMaxThreadCount(1);
    m_pool.setExpiryTimeout(-1);
    m_pool.start([this, path] { m_catalog = Catalog::open(path); });
}

CatalogWriter::~CatalogWriter()
{
    finish();
    m_pool.start([this] { m_catalog = nullptr; });
    m_pool.waitForDone();
}

void CatalogWriter::write(Work work, Done done)
{
    ++m_pending;
    m_pool.start([this, work = std::move(work), done = std::move(done)] {
        Finished finished{done, {}, 0};
        if (m_catalog) {
            finished.result = work(**m_catalog);
            finished.changes = (*m_catalog)->changes();
        } else {
            finished.result = std::unexpected(m_catalog.error());
        }
        {
            const std::lock_guard lock(m_mutex);
            m_finished.push_back(std::move(finished));
        }
        m_hasFinished.notify_one();
        QMetaObject::invokeMethod(this, &CatalogWriter::deliver, Qt::QueuedConnection);
    });
}

std::optional<CatalogWriter::Finished> CatalogWriter::takeFinished()
{
    const std::lock_guard lock(m_mutex);
    if (m_finished.empty())
        return std::nullopt;
    Finished first = std::move(m_finished.front());
    m_finished.pop_front();
    return first;
}

void CatalogWriter::deliver()
{
    while (const auto finished = takeFinished()) {
        --m_pending;
        m_changes = finished->changes;
        if (finished->done)
            finished->done(finished->result);
        else if (!finished->result)
            qCWarning(lcApp).noquote() << finished->result.error().message;
    }
}

void CatalogWriter::finish()
{
    const auto deadline = std::chrono::steady_clock::now() + kPatience;
    while (m_pending > 0) {
        {
            std::unique_lock lock(m_mutex);
            const auto hasFinished = [this] { return !m_finished.empty(); };
            if (!m_hasFinished.wait_until(lock, deadline, hasFinished))
                break;
        }
        deliver();
    }
    if (m_pending == 0)
        return;
    qCWarning(lcApp).noquote()
        << u"The disk does not answer: the last %1 changes of the list of sources are lost."_s.arg(m_pending);
    m_pool.clear();
    m_pending = 0;
}

} // namespace cuegate
