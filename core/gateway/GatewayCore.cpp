// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GatewayCore.h"

#include "core/base/Log.h"
#include "core/catalog/CatalogFile.h"
#include "core/gateway/ControlHandler.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

constexpr auto kPublishEvery = 100ms;
constexpr auto kStatusEvery = 1s;

} // namespace

GatewayCore::GatewayCore(GatewayOptions options)
    : m_options(std::move(options))
    , m_sessions(m_clock,
                 [this] {
                     m_areSessionsStale = true;
                     publishSoon();
                 })
    , m_publishTimer(this)
    , m_statusTimer(this)
{
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(kPublishEvery);
    connect(&m_publishTimer, &QTimer::timeout, this, &GatewayCore::publish);
    m_statusTimer.setInterval(kStatusEvery);
    connect(&m_statusTimer, &QTimer::timeout, this, [this] {
        m_backup->update(m_writer->changes());
        m_conversionFaults->expire();
        sampleTraffic();
        Q_EMIT statusChanged(status());
        m_isTimelineStale = true; // playheads move on
        m_isCacheStale = true;
        publishCache();
        listenAgain();
        publishSoon();
    });
}

GatewayCore::~GatewayCore()
{
    if (m_writer)
        m_writer->finish(); // its answers use everything below
    // Connections first: their bodies and exchanges use everything below.
    m_mediaServer.reset();
    m_controlServer.reset();
    m_broadcasts.reset(); // answers who waits still
    m_streams.reset();
    m_mediaHandler.reset();
    m_controlHandler.reset();
    m_thumbnails.reset();
    m_segments.reset();
    if (m_conversionFaults)
        m_conversionFaults->marks()->finish();
    m_cacheKeeper.reset();
    m_structures.reset();
    m_lists.reset();
    m_sources.reset();
    m_keyKeeper.reset();
    m_upstream.reset();
    if (m_backup)
        m_backup->update(m_writer->changes());
}

Result<void> GatewayCore::openSources()
{
    const QString path = m_options.profileDirectory + u"/cuegate.sqlite"_s;
    auto opened = openCatalog(path);
    if (!opened)
        return std::unexpected(opened.error());
    m_catalog = std::move(opened->catalog);
    m_writer = std::make_unique<CatalogWriter>(path);
    m_backup = std::make_unique<CatalogBackup>(path);
    switch (opened->origin) {
    case CatalogOrigin::Own:
        break;
    case CatalogOrigin::Backup:
        m_profileOrigin = ProfileOrigin::Backup;
        qCWarning(lcApp).noquote()
            << u"The list of sources was damaged. Its backup is used; the damaged file is %1."_s.arg(
                   path + u".damaged"_s);
        break;
    case CatalogOrigin::Nothing:
        m_profileOrigin = ProfileOrigin::Nothing;
        qCWarning(lcApp).noquote()
            << u"The list of sources was damaged, and there is no backup: it begins anew. The damaged file is %1."_s
                   .arg(path + u".damaged"_s);
        break;
    }
    return {};
}

Result<void> GatewayCore::openProfile()
{
    const QString &directory = m_options.profileDirectory;
    const auto ownerOnly = QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner;
    if (!QDir().mkpath(directory) || !QFileInfo(directory).isWritable())
        return fail(ErrorKind::PermissionDenied,
                    u"The profile folder %1 cannot be written."_s.arg(directory));
    QFile::setPermissions(directory, ownerOnly);
    m_lock = std::make_unique<QLockFile>(directory + u"/lock"_s);
    m_lock->setStaleLockTime(0);
    if (!m_lock->tryLock(0))
        return fail(ErrorKind::Unavailable, u"The profile %1 is in use by another Cuegate."_s.arg(directory));
    QFile::setPermissions(directory + u"/lock"_s, QFile::ReadOwner | QFile::WriteOwner);
    if (auto opened = openSources(); !opened)
        return opened;
    m_settings = loadSettings(*m_catalog);
    m_devices = KnownDevices(m_catalog->textSetting(KnownDevices::kSetting).value_or(QString()));
    auto access = Access::open(directory);
    if (!access)
        return std::unexpected(access.error());
    m_access = std::move(*access);
    return {};
}

Result<GatewayReady> GatewayCore::start()
{
    if (auto opened = openProfile(); !opened)
        return std::unexpected(opened.error());
    // The profile may be reached by a link, what is in it may not.
    const QString folder = QDir(m_options.profileDirectory).canonicalPath();
    m_cacheKeeper =
        std::make_unique<CacheKeeper>(*m_catalog, *m_writer, m_settings, QString(folder + u"/cache"_s));
    m_upstream = std::make_shared<Upstream>(UpstreamOptions(), m_cacheKeeper->blocks());
    m_sources = std::make_unique<SourceRegistry>(m_upstream, QString(folder + u"/probes"_s));
    makeLists(QString(folder + u"/lists"_s));
    m_structures = std::make_unique<StructureRequests>(*m_sources);
    makeWorkers(folder);
    makeKeyKeeper();
    makeStreams();
    m_mediaHandler = std::make_unique<MediaHandler>(
        m_access, *m_sources, *m_lists, *m_segments, *m_thumbnails, *m_streams, *m_broadcasts, m_sessions,
        m_clock,
        [this](const SourceId &list, quint64 entry, auto done) { useEntry(list, entry, std::move(done)); });
    m_controlHandler = std::make_unique<ControlHandler>(*this);
    applySettings();
    for (const CatalogSource &source : m_catalog->sources()) {
        m_sources->add(source);
        m_access.addSource(source.id);
    }
    if (auto listening = listen(); !listening)
        return std::unexpected(listening.error());
    // With the key lists may be on disk.
    if (m_catalog->needsKey())
        m_keyKeeper->want();
    else
        m_lists->readAll();
    m_backup->update(m_writer->changes());

    connect(m_sources.get(), &SourceRegistry::changed, this, &GatewayCore::sourceChanged);
    connect(m_sources.get(), &SourceRegistry::arranged, this, [this] {
        m_areSourcesStale = true;
        publishSoon();
    });
    connect(m_sources.get(), &SourceRegistry::replaced, this, [this](const SourceId &id) { forgetMade(id); });
    connect(m_segments.get(), &SegmentService::changed, this, [this](const QString &id) {
        m_areJobsStale = true;
        m_isTimelineStale = m_isTimelineStale || id == m_watched;
        publishSoon();
    });
    connect(m_segments.get(), &SegmentService::failed, this, [this](const QString &id, const Error &error) {
        m_sources->followUpstream(id);
        Q_EMIT playingFailed(id, error);
    });
    connect(m_segments.get(), &SegmentService::indexIsFalse, m_sources.get(), &SourceRegistry::replaceIndex);
    connect(m_segments.get(), &SegmentService::progressed, this, [this] {
        m_areJobsStale = true;
        publishSoon();
    });
    m_statusTimer.start();
    Q_EMIT statusChanged(status());
    m_areSourcesStale = true;
    publishSoon();
    Q_EMIT settingsChanged(m_settings);
    GatewayReady ready;
    if (m_mediaPort != 0)
        ready.media = QUrl(u"http://127.0.0.1:%1"_s.arg(m_mediaPort));
    if (m_options.controlPort) {
        ready.control = QUrl(u"http://127.0.0.1:%1"_s.arg(m_controlPort));
        ready.token = m_access.controlToken();
    }
    return ready;
}

void GatewayCore::sourceChanged(const SourceId &id)
{
    m_snapshots.markChanged(id);
    m_areSourcesStale = true;
    m_isTimelineStale = m_isTimelineStale || id == m_watched;
    publishSoon();
}

void GatewayCore::probeSource(const SourceId &id)
{
    m_conversionFaults->forgive(id);
    const CatalogSource *record = m_sources->record(id);
    if (record && isList(*record))
        m_lists->readAgain(id);
    else
        m_sources->tryAgain(id);
}

void GatewayCore::watchTimeline(const SourceId &id)
{
    m_watched = id;
    m_isTimelineStale = true;
    publishSoon();
}

void GatewayCore::announceSources()
{
    inTurn([this] {
        m_areSourcesStale = false;
        Q_EMIT sourcesChanged(snapshots());
    });
}

void GatewayCore::cancelJob(quint64 id)
{
    m_segments->cancelJob(id);
}

void GatewayCore::clearCache(const std::optional<SourceId> &id, std::function<void()> done)
{
    const auto finished = [this, done = std::move(done)] {
        m_isTimelineStale = true;
        m_isCacheStale = true;
        publishSoon();
        done();
    };
    // The bytes of a source that was removed have no name any more; they leave as the oldest.
    const auto url = id ? m_sources->urlOf(*id) : std::nullopt;
    m_segments->clear(id, [this, isAll = !id, url, finished] {
        if (isAll || url)
            m_cacheKeeper->clearBlocks(url, finished);
        else
            finished();
    });
}

void GatewayCore::setPinned(const SourceId &id, Pinning pinning)
{
    m_cacheKeeper->setPinned(id, pinning);
    m_snapshots.markChanged(id);
    m_areSourcesStale = true;
    m_isCacheStale = true;
    publishSoon();
}

QList<EncoderSnapshot> GatewayCore::encoders() const
{
    QList<EncoderSnapshot> encoders;
    for (const EncoderReport &report : m_encoders->reports())
        encoders.append({report.name, true, report.state, report.reason});
    encoders.append({softwareEncoderName(), false, EncoderState::Works, {}});
    return encoders;
}

// "http://…/m/<capability>/"
QString GatewayCore::urlBaseOf(const SourceId &id, const QString &host) const
{
    const auto name = m_sources->entryName(id);
    const auto entry = name ? entryIdFrom(name->entry.toLatin1()) : std::nullopt;
    const QByteArray capability =
        entry ? m_access.capabilityOf(name->list, *entry) : m_access.capabilityOf(id);
    return u"http://%1:%2/m/%3/"_s.arg(host).arg(m_mediaPort).arg(QString::fromLatin1(capability));
}

// As in a URL.
static QString hostOf(const QHostAddress &address)
{
    const bool isV6 = address.protocol() == QAbstractSocket::IPv6Protocol;
    return isV6 ? u"[%1]"_s.arg(address.toString()) : address.toString();
}

// Where other devices reach us.
QHostAddress GatewayCore::shownAddress() const
{
    return m_mediaAddress.isNull() || m_mediaAddress == QHostAddress(QHostAddress::Any) ||
                   m_mediaAddress == QHostAddress(QHostAddress::AnyIPv4) ||
                   m_mediaAddress == QHostAddress(QHostAddress::AnyIPv6)
               ? lanAddress()
               : m_mediaAddress;
}

// A headless gateway is asked from this machine; the window's links are for other devices too.
QString GatewayCore::linkHost() const
{
    return m_options.controlPort.has_value() ? u"127.0.0.1"_s : hostOf(shownAddress());
}

SourceSnapshot GatewayCore::snapshot(const SourceId &id) const
{
    return snapshot(id, linkHost());
}

SourceSnapshot GatewayCore::snapshot(const SourceId &id, const QString &host) const
{
    SourceSnapshot snapshot = m_sources->snapshot(id);
    const QString base = urlBaseOf(id, host);
    snapshot.urls = {QUrl(base + u"master.m3u8"_s), QUrl(base + u"stream.mp4"_s), QUrl(base + u"file"_s),
                     QUrl(base + u"watch"_s), QUrl(base + u"thumb.jpg"_s)};
    if (const CatalogSource *record = m_sources->record(id); record && isList(*record))
        showList(snapshot, base);
    if (snapshot.media)
        snapshot.conversionFault = m_conversionFaults->refusal(id);
    snapshot.isPinned = m_cacheKeeper->cache()->isPinned(id);
    snapshot.isDemo =
        snapshot.kind == "file"_L1 &&
        snapshot.displayUrl == QDir(m_options.profileDirectory).absoluteFilePath(u"demo/Cuegate demo.mkv"_s);
    return snapshot;
}

QList<SourceSnapshot> GatewayCore::snapshots()
{
    const QString host = linkHost();
    if (std::exchange(m_snapshotHost, host) != host)
        m_snapshots.markAllChanged();
    return m_snapshots.update(m_sources->ids(),
                              [this, &host](const SourceId &id) { return snapshot(id, host); });
}

ServerStatus GatewayCore::status() const
{
    ServerStatus status;
    status.isListening = m_mediaPort != 0;
    status.problem = m_listenProblem;
    status.mediaPort = m_mediaPort != 0 ? m_mediaPort : placeOf(m_settings).port;
    status.mediaBase = QUrl(u"http://%1:%2"_s.arg(hostOf(shownAddress())).arg(m_mediaPort));
    status.players = int(m_sessions.active().size());
    const SegmentCache::Stats stats = cacheStats();
    status.cacheUsedBytes = stats.usedBytes;
    status.cacheCapacityBytes = stats.capacityBytes;
    status.cacheMinFreeBytes = stats.minFreeBytes;
    status.cacheProblem = stats.problem;
    status.passwords = passwords();
    status.profileOrigin = m_profileOrigin;
    status.encoders = encoders();
    status.isTryingEncoders = m_encoders->isTrying();
    status.traffic.assign(m_sessions.traffic().begin(), m_sessions.traffic().end());
    return status;
}

void GatewayCore::publishSoon()
{
    if (!m_publishTimer.isActive())
        m_publishTimer.start();
}

void GatewayCore::publish()
{
    if (std::exchange(m_areSourcesStale, false))
        Q_EMIT sourcesChanged(snapshots());
    if (std::exchange(m_areJobsStale, false))
        Q_EMIT jobsChanged(jobs());
    publishCache();
    if (std::exchange(m_areSessionsStale, false))
        publishSessions();
    if (!std::exchange(m_isTimelineStale, false) || m_watched.isEmpty())
        return;
    auto shown = std::make_shared<TimelineSnapshot>(timeline(m_watched, Rows::WithoutIdle));
    addPlayheads(*shown);
    Q_EMIT timelineChanged(shown);
}

} // namespace cuegate
