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

constexpr qint64 kMostBodyBytes = 64 * 1024;
constexpr auto kPublishEvery = 100ms;
constexpr auto kStatusEvery = 1s;

const QString kEncoderSetting = u"encoder_automatic"_s;

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
    auto access = Access::open(directory);
    if (!access)
        return std::unexpected(access.error());
    m_access = std::move(*access);
    return {};
}

Result<void> GatewayCore::listen()
{
    HttpServerOptions media;
    media.methods = {"GET", "HEAD", "OPTIONS"};
    media.acceptsPeer = isOnLink;
    media.acceptsHost = isOurHost;
    media.commonFields = MediaHandler::commonFields();
    media.handler = [this](const std::shared_ptr<HttpExchange> &exchange) {
        m_mediaHandler->handle(exchange);
    };
    m_mediaServer = std::make_unique<HttpServer>(std::move(media));
    const auto mediaPort = m_mediaServer->listen(m_options.bind, m_options.mediaPort);
    if (!mediaPort)
        return std::unexpected(mediaPort.error());
    m_mediaPort = *mediaPort;
    if (!m_options.controlPort)
        return {};

    HttpServerOptions control;
    control.methods = {"GET", "HEAD", "POST", "DELETE", "PATCH"};
    control.limits.maxBodyBytes = kMostBodyBytes;
    control.acceptsPeer = [](const QHostAddress &peer, const QHostAddress &) { return peer.isLoopback(); };
    control.acceptsHost = isOurHost;
    control.commonFields = {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}};
    control.handler = [this](const std::shared_ptr<HttpExchange> &exchange) {
        m_controlHandler->handle(exchange);
    };
    m_controlServer = std::make_unique<HttpServer>(std::move(control));
    const auto controlPort =
        m_controlServer->listen(QHostAddress(QHostAddress::LocalHost), *m_options.controlPort);
    if (!controlPort)
        return std::unexpected(controlPort.error());
    m_controlPort = *controlPort;
    return {};
}

Result<GatewayReady> GatewayCore::start()
{
    if (auto opened = openProfile(); !opened)
        return std::unexpected(opened.error());
    m_cacheKeeper =
        std::make_unique<CacheKeeper>(*m_catalog, QString(m_options.profileDirectory + u"/cache"_s));
    m_sources = std::make_unique<SourceRegistry>(
        std::make_shared<Upstream>(UpstreamOptions(), m_cacheKeeper->blocks()),
        m_options.profileDirectory + u"/probes"_s);
    m_encoders = std::make_shared<EncoderPaths>(m_options.hardwareEncoders.value_or(libavHardwarePaths()),
                                                transcodeVideoInBand, m_options.encoderLimits);
    if (m_catalog->setting(kEncoderSetting).value_or(0) != 0)
        m_sources->setEncoders(m_encoders);
    m_segments = std::make_unique<SegmentService>(m_cacheKeeper->cache());
    m_mediaHandler = std::make_unique<MediaHandler>(m_access, *m_sources, *m_segments, m_sessions);
    m_controlHandler = std::make_unique<ControlHandler>(*this);
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
    connect(m_sources.get(), &SourceRegistry::replaced, this,
            [this](const SourceId &id) { m_segments->clear(id, [] {}); });
    connect(m_segments.get(), &SegmentService::changed, this, [this](const QString &id) {
        m_areJobsStale = true;
        m_isTimelineStale = m_isTimelineStale || id == m_watched;
        publishSoon();
    });
    connect(m_segments.get(), &SegmentService::progressed, this, [this] {
        m_areJobsStale = true;
        publishSoon();
    });
    m_statusTimer.start();
    m_areSourcesStale = true;
    publishSoon();
    GatewayReady ready;
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
    publishSoon();
}

void GatewayCore::setEncoder(EncoderSetting encoder)
{
    const bool isAutomatic = encoder == EncoderSetting::Automatic;
    if (auto stored = m_catalog->setSetting(kEncoderSetting, isAutomatic); !stored)
        qCWarning(lcApp).noquote() << stored.error().message;
    m_sources->setEncoders(isAutomatic ? m_encoders : nullptr);
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

SourceSnapshot GatewayCore::snapshot(const SourceId &id) const
{
    SourceSnapshot snapshot = m_sources->snapshot(id);
    // A headless gateway is asked from this machine; the window's links are for other devices too.
    const bool isHeadless = m_options.controlPort.has_value();
    snapshot.urls = urlsOf(id, isHeadless ? u"127.0.0.1"_s : lanAddress().toString());
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
    status.mediaBase = QUrl(u"http://%1:%2"_s.arg(lanAddress().toString()).arg(m_mediaPort));
    status.players = int(m_sessions.active().size());
    const SegmentCache::Stats stats = cacheStats();
    status.cacheUsedBytes = stats.usedBytes;
    status.cacheCapacityBytes = stats.capacityBytes;
    status.cacheMinFreeBytes = stats.minFreeBytes;
    status.cacheProblem = stats.problem;
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
