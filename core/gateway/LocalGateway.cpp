// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/LocalGateway.h"

#include "core/gateway/GatewayCore.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace cuegate {

LocalGateway::LocalGateway(GatewayOptions options, QObject *parent)
    : Gateway(parent)
    , m_core(new GatewayCore(std::move(options)))
{
    qRegisterMetaType<QList<SourceSnapshot>>();
    qRegisterMetaType<ServerStatus>();
    qRegisterMetaType<QList<JobSnapshot>>();
    qRegisterMetaType<std::shared_ptr<const TimelineSnapshot>>();
    m_netThread.setObjectName(u"net"_s);
    m_core->moveToThread(&m_netThread);
    connect(&m_netThread, &QThread::finished, m_core, &QObject::deleteLater);
    connect(m_core, &GatewayCore::sourcesChanged, this, [this](const QList<SourceSnapshot> &sources) {
        m_sources = sources;
        Q_EMIT sourcesChanged();
    });
    connect(m_core, &GatewayCore::statusChanged, this, [this](const ServerStatus &status) {
        m_status = status;
        Q_EMIT statusChanged();
    });
    connect(m_core, &GatewayCore::jobsChanged, this, [this](const QList<JobSnapshot> &jobs) {
        m_jobs = jobs;
        Q_EMIT jobsChanged();
    });
    connect(m_core, &GatewayCore::timelineChanged, this, &Gateway::timelineChanged);
    m_netThread.start();
}

LocalGateway::~LocalGateway()
{
    m_netThread.quit();
    m_netThread.wait();
}

template <typename Command>
void LocalGateway::onNet(Command command)
{
    QMetaObject::invokeMethod(m_core, std::move(command), Qt::QueuedConnection);
}

// Runs `done(result)` on the gui thread, if the gateway is still there.
template <typename Value>
static void handBack(const QPointer<LocalGateway> &gateway, LocalGateway *address,
                     std::function<void(Result<Value>)> done, Result<Value> result)
{
    QMetaObject::invokeMethod(
        address,
        [gateway, done = std::move(done), result = std::move(result)] {
            if (gateway && done)
                done(result);
        },
        Qt::QueuedConnection);
}

void LocalGateway::start(std::function<void(Result<GatewayReady>)> done)
{
    // The net thread ends before this does, so `this` outlives every command.
    onNet([this, core = m_core, self = QPointer(this), done = std::move(done)]() mutable {
        handBack<GatewayReady>(self, this, std::move(done), core->start());
    });
}

void LocalGateway::addSource(const SourceLocation &location, const QString &name,
                             std::function<void(Result<SourceSnapshot>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), location, name, done = std::move(done)]() mutable {
        handBack<SourceSnapshot>(self, this, std::move(done), core->addSource(location, name));
    });
}

void LocalGateway::announceSources()
{
    onNet([core = m_core] { core->announceSources(); });
}

void LocalGateway::removeSource(const SourceId &id)
{
    onNet([core = m_core, id] { [[maybe_unused]] const auto removed = core->removeSource(id); });
}

void LocalGateway::probeSource(const SourceId &id)
{
    onNet([core = m_core, id] { core->probeSource(id); });
}

void LocalGateway::watchTimeline(const SourceId &id)
{
    onNet([core = m_core, id] { core->watchTimeline(id); });
}

void LocalGateway::cancelJob(quint64 id)
{
    onNet([core = m_core, id] { core->cancelJob(id); });
}

void LocalGateway::requestThumbnail(const SourceId &id, qint64 ms, int width,
                                    std::function<void(Result<QByteArray>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), id, ms, width, done = std::move(done)] {
        core->requestThumbnail(id, ms, width, [this, self, done](const Result<QByteArray> &picture) {
            handBack<QByteArray>(self, this, done, picture);
        });
    });
}

void LocalGateway::clearCache()
{
    onNet([core = m_core] { core->clearCache(std::nullopt, [] {}); });
}

void LocalGateway::clearCacheOf(const SourceId &id)
{
    onNet([core = m_core, id] { core->clearCache(id, [] {}); });
}

void LocalGateway::setPinned(const SourceId &id, Pinning pinning)
{
    onNet([core = m_core, id, pinning] { core->setPinned(id, pinning); });
}

void LocalGateway::setCacheCapacity(qint64 bytes)
{
    onNet([core = m_core, bytes] { core->cacheKeeper().setCapacity(bytes); });
}

void LocalGateway::setCacheMinFree(qint64 bytes)
{
    onNet([core = m_core, bytes] { core->cacheKeeper().setMinFree(bytes); });
}

} // namespace cuegate
