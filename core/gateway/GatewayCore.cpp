// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GatewayCore.h"

#include "core/base/Log.h"
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
    , m_sessions(m_clock)
    , m_publishTimer(this)
    , m_statusTimer(this)
{
    m_publishTimer.setSingleShot(true);
    m_publishTimer.setInterval(kPublishEvery);
    connect(&m_publishTimer, &QTimer::timeout, this, &GatewayCore::publish);
    m_statusTimer.setInterval(kStatusEvery);
    connect(&m_statusTimer, &QTimer::timeout, this, [this] {
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
    // Connections first: their bodies and exchanges use everything below.
    m_mediaServer.reset();
    m_controlServer.reset();
    m_mediaHandler.reset();
    m_controlHandler.reset();
    m_segments.reset();
    m_cacheKeeper.reset();
    m_sources.reset();
    m_upstream.reset();
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
    auto catalog = Catalog::open(directory + u"/cuegate.sqlite"_s);
    if (!catalog)
        return std::unexpected(catalog.error());
    m_catalog = std::move(*catalog);
    m_settings = loadSettings(*m_catalog);
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
    m_cacheKeeper = std::make_unique<CacheKeeper>(*m_catalog, m_settings,
                                                  QString(m_options.profileDirectory + u"/cache"_s));
    m_upstream = std::make_shared<Upstream>(UpstreamOptions(), m_cacheKeeper->blocks());
    m_sources = std::make_unique<SourceRegistry>(m_upstream, m_options.profileDirectory + u"/probes"_s);
    m_encoders = std::make_shared<EncoderPaths>(m_options.hardwareEncoders.value_or(libavHardwarePaths()),
                                                transcodeVideoInBand, m_options.encoderLimits);
    m_segments = std::make_unique<SegmentService>(m_cacheKeeper->cache());
    m_mediaHandler = std::make_unique<MediaHandler>(m_access, *m_sources, *m_segments, m_sessions);
    m_controlHandler = std::make_unique<ControlHandler>(*this);
    applySettings();
    for (const CatalogSource &source : m_catalog->sources()) {
        m_sources->add(source);
        m_access.addSource(source.id);
    }
    if (auto listening = listen(); !listening)
        return std::unexpected(listening.error());

    connect(m_sources.get(), &SourceRegistry::changed, this, [this](const SourceId &id) {
        m_areSourcesStale = true;
        m_isTimelineStale = m_isTimelineStale || id == m_watched;
        publishSoon();
    });
    connect(m_segments.get(), &SegmentService::changed, this, [this](const QString &id) {
        m_areJobsStale = true;
        m_isTimelineStale = m_isTimelineStale || id == m_watched;
        publishSoon();
    });
    connect(m_segments.get(), &SegmentService::failed, this, &GatewayCore::playingFailed);
    connect(m_segments.get(), &SegmentService::progressed, this, [this] {
        m_areJobsStale = true;
        publishSoon();
    });
    m_statusTimer.start();
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

static QString nameOf(const QUrl &url)
{
    const QString file = url.fileName(QUrl::FullyDecoded);
    const qsizetype dot = file.lastIndexOf(u'.');
    const QString base = dot > 0 ? file.left(dot) : file;
    return base.isEmpty() ? url.host() : base;
}

Result<SourceSnapshot> GatewayCore::addSource(const SourceLocation &location, const QString &name)
{
    const QString scheme = location.url.scheme();
    if (!location.url.isValid() || (scheme != "http"_L1 && scheme != "https"_L1 && scheme != "file"_L1))
        return fail(ErrorKind::InvalidArgument, u"Only http, https and file URLs can be added."_s);
    if (scheme != "file"_L1 && location.url.host().isEmpty())
        return fail(ErrorKind::InvalidArgument, u"The URL names no host."_s);
    if (const auto checked = checkHeaders(location); !checked)
        return std::unexpected(checked.error());
    CatalogSource source;
    source.id = SourceRegistry::idFor(location.url);
    if (!m_sources->contains(source.id)) {
        source.location = location;
        source.name = name.isEmpty() ? nameOf(location.url) : name;
        source.kind = scheme == "file"_L1 ? u"file"_s : u"http"_s;
        if (auto stored = m_catalog->insert(source); !stored)
            return std::unexpected(stored.error());
        m_access.addSource(source.id);
        m_sources->add(source);
    }
    return snapshot(source.id);
}

Result<void> GatewayCore::removeSource(const SourceId &id)
{
    if (!m_sources->contains(id))
        return fail(ErrorKind::NotFound, u"There is no such source."_s);
    m_access.removeSource(id);
    m_sources->remove(id);
    m_cacheKeeper->setPinned(id, Pinning::Unpinned);
    return m_catalog->remove(id);
}

void GatewayCore::probeSource(const SourceId &id)
{
    if (snapshot(id).state == SourceState::Failed)
        m_sources->forget(id);
    // Preparing the title follows at once: what the window shows depends on it.
    m_sources->withTitle(id, [](const auto &) {});
}

void GatewayCore::watchTimeline(const SourceId &id)
{
    m_watched = id;
    m_isTimelineStale = true;
    publishSoon();
}

void GatewayCore::announceSources()
{
    m_areSourcesStale = false;
    Q_EMIT sourcesChanged(snapshots());
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

SourceUrls GatewayCore::urlsOf(const SourceId &id, const QString &host) const
{
    const QString base = u"http://%1:%2/m/%3/"_s.arg(host)
                             .arg(m_mediaPort)
                             .arg(QString::fromLatin1(m_access.capabilityOf(id)));
    return {QUrl(base + u"master.m3u8"_s), QUrl(base + u"stream.mp4"_s), QUrl(base + u"file"_s),
            QUrl(base + u"watch"_s)};
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

SourceSnapshot GatewayCore::snapshot(const SourceId &id) const
{
    SourceSnapshot snapshot = m_sources->snapshot(id);
    // A headless gateway is asked from this machine; the window's links are for other devices too.
    const bool isHeadless = m_options.controlPort.has_value();
    snapshot.urls = urlsOf(id, isHeadless ? u"127.0.0.1"_s : hostOf(shownAddress()));
    snapshot.isPinned = m_cacheKeeper->cache()->isPinned(id);
    snapshot.isDemo =
        snapshot.kind == "file"_L1 &&
        snapshot.displayUrl == QDir(m_options.profileDirectory).absoluteFilePath(u"demo/Cuegate demo.mkv"_s);
    return snapshot;
}

QList<SourceSnapshot> GatewayCore::snapshots() const
{
    QList<SourceSnapshot> snapshots;
    for (const SourceId &id : m_sources->ids())
        snapshots.append(snapshot(id));
    return snapshots;
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
    status.encoders = encoders();
    status.isTryingEncoders = m_encoders->isTrying();
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
    if (!std::exchange(m_isTimelineStale, false) || m_watched.isEmpty())
        return;
    auto shown = std::make_shared<TimelineSnapshot>(timeline(m_watched, Rows::WithoutIdleMuxed));
    for (const PlaySessions::Session &session : m_sessions.active()) {
        if (session.source == m_watched)
            shown->playheadsMs.push_back(session.positionMs);
    }
    Q_EMIT timelineChanged(shown);
}

} // namespace cuegate
