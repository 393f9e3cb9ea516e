// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/LocalGateway.h"

#include "core/base/CrashNote.h"
#include "core/gateway/Diagnostics.h"
#include "core/gateway/GatewayCore.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace cuegate {

template <typename Command>
void LocalGateway::onNet(Command command)
{
    QMetaObject::invokeMethod(m_core, std::move(command), Qt::QueuedConnection);
}

LocalGateway::LocalGateway(GatewayOptions options, QObject *parent)
    : Gateway(parent)
    , m_core(new GatewayCore(std::move(options)))
{
    qRegisterMetaType<QList<SourceSnapshot>>();
    qRegisterMetaType<ServerStatus>();
    qRegisterMetaType<GatewaySettings>();
    qRegisterMetaType<Error>();
    qRegisterMetaType<QList<JobSnapshot>>();
    qRegisterMetaType<std::shared_ptr<const CacheSnapshot>>();
    qRegisterMetaType<SessionSnapshot>();
    qRegisterMetaType<QList<SessionSnapshot>>();
    qRegisterMetaType<std::shared_ptr<const TimelineSnapshot>>();
    m_netThread.setObjectName(u"net"_s);
    m_core->moveToThread(&m_netThread);
    connect(&m_netThread, &QThread::finished, m_core, &QObject::deleteLater);
    connect(m_core, &GatewayCore::sourcesChanged, this, [this](const QList<SourceSnapshot> &sources) {
        m_sources = sources;
        Q_EMIT sourcesChanged();
    });
    connect(m_core, &GatewayCore::statusChanged, this, [this](const ServerStatus &status) {
        goingOn(); // net sent it, and this thread takes it
        m_status = status;
        Q_EMIT statusChanged();
    });
    connect(m_core, &GatewayCore::settingsChanged, this, [this](const GatewaySettings &settings) {
        m_settings = settings;
        Q_EMIT settingsChanged();
    });
    connect(m_core, &GatewayCore::playingFailed, this, &Gateway::playingFailed);
    connect(m_core, &GatewayCore::deviceIsNew, this, &Gateway::deviceIsNew);
    connect(m_core, &GatewayCore::cacheChanged, this, &Gateway::cacheChanged);
    connect(m_core, &GatewayCore::jobsChanged, this, [this](const QList<JobSnapshot> &jobs) {
        m_jobs = jobs;
        Q_EMIT jobsChanged();
    });
    connect(m_core, &GatewayCore::sessionsChanged, this, [this](const QList<SessionSnapshot> &sessions) {
        m_sessions = sessions;
        Q_EMIT sessionsChanged();
    });
    connect(m_core, &GatewayCore::timelineChanged, this, &Gateway::timelineChanged);
    m_netThread.start();
}

LocalGateway::~LocalGateway()
{
    // After the commands that were sent before: settings and removals are kept.
    onNet([this] { m_netThread.quit(); });
    m_netThread.wait();
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

void LocalGateway::addSource(const SourceLocation &location, const QString &name, const QString &kind,
                             std::function<void(Result<SourceSnapshot>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), location, name, kind, done = std::move(done)] {
        core->addSource(location, name, kind, [this, self, done](const Result<SourceSnapshot> &added) {
            handBack<SourceSnapshot>(self, this, done, added);
        });
    });
}

void LocalGateway::announceSources()
{
    onNet([core = m_core] { core->announceSources(); });
}

void LocalGateway::removeSource(const SourceId &id)
{
    onNet([core = m_core, id] { core->removeSource(id, {}); });
}

void LocalGateway::editSource(const SourceId &id, const SourceEdit &edit,
                              std::function<void(Result<SourceSnapshot>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), id, edit, done = std::move(done)] {
        core->editSource(id, edit, [this, self, done](const Result<SourceSnapshot> &edited) {
            handBack<SourceSnapshot>(self, this, done, edited);
        });
    });
}

void LocalGateway::readLocation(const SourceId &id, std::function<void(Result<SourceLocation>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), id, done = std::move(done)]() mutable {
        handBack<SourceLocation>(self, this, std::move(done), core->location(id));
    });
}

void LocalGateway::moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next)
{
    onNet([core = m_core, ids, folder, next] { core->moveSources(ids, folder, next); });
}

void LocalGateway::probeSource(const SourceId &id)
{
    onNet([core = m_core, id] { core->probeSource(id); });
}

void LocalGateway::watchTimeline(const SourceId &id)
{
    onNet([core = m_core, id] { core->watchTimeline(id); });
}

void LocalGateway::requestStructure(const SourceId &id, const StructurePlace &place,
                                    const CancelToken &cancel,
                                    std::function<void(Result<StructurePage>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), id, place, cancel, done = std::move(done)] {
        core->structures().read(id, place, cancel, [this, self, done](const Result<StructurePage> &page) {
            handBack<StructurePage>(self, this, done, page);
        });
    });
}

void LocalGateway::cancelJob(quint64 id)
{
    onNet([core = m_core, id] { core->cancelJob(id); });
}

void LocalGateway::stopSession(quint64 id)
{
    onNet([core = m_core, id] { core->stopSession(id); });
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

void LocalGateway::queryEntries(const SourceId &list, const ListQuery &query,
                                std::function<void(Result<ListPage>)> done)
{
    m_queries[list].cancel();
    m_queries[list] = CancelSource();
    onNet([this, core = m_core, self = QPointer(this), list, query, cancel = m_queries[list].token(),
           done = std::move(done)] {
        core->queryEntries(list, query, cancel, [this, self, done](const Result<ListPage> &page) {
            handBack<ListPage>(self, this, done, page);
        });
    });
}

void LocalGateway::openEntry(const SourceId &list, const EntryId &entry,
                             std::function<void(Result<SourceSnapshot>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), list, entry, done = std::move(done)] {
        core->openEntry(list, entry, [this, self, done](const Result<SourceSnapshot> &opened) {
            handBack<SourceSnapshot>(self, this, done, opened);
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

void LocalGateway::watchCache(bool isWanted)
{
    onNet([core = m_core, isWanted] { core->watchCache(isWanted); });
}

void LocalGateway::changeSettings(std::function<void(GatewaySettings &)> change,
                                  std::function<void(Result<void>)> done)
{
    onNet([this, core = m_core, self = QPointer(this), change = std::move(change), done = std::move(done)] {
        core->changeSettings(change, [this, self, done](const Result<void> &changed) {
            handBack<void>(self, this, done, changed);
        });
    });
}

void LocalGateway::tryEncoders()
{
    onNet([core = m_core] { core->tryEncoders(); });
}

void LocalGateway::setMetered(bool isMetered)
{
    onNet([core = m_core, isMetered] { core->setMetered(isMetered); });
}

void LocalGateway::keepPasswords(KeyPlace place)
{
    onNet([core = m_core, place] { core->keepPasswords(place); });
}

void LocalGateway::unlockPasswords()
{
    onNet([core = m_core] { core->unlockPasswords(); });
}

void LocalGateway::diagnose(std::function<void(QByteArray)> done)
{
    onNet([this, core = m_core, self = QPointer(this), done = std::move(done)] {
        QMetaObject::invokeMethod(
            this,
            [self, done, text = diagnosticsText(*core)] {
                if (self)
                    done(text);
            },
            Qt::QueuedConnection);
    });
}

} // namespace cuegate
