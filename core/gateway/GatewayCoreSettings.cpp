// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway's ports, and settings applied while it runs.
#include "core/base/Descriptors.h"
#include "core/base/Log.h"
#include "core/gateway/ControlHandler.h"
#include "core/gateway/GatewayCore.h"
#include "core/http/ConnectionShare.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMostBodyBytes = 64 * 1024;

std::unique_ptr<HttpServer> GatewayCore::makeMediaServer()
{
    HttpServerOptions media;
    media.limits = withinDescriptors(media.limits, descriptorLimit(), ConnectionShare::Media);
    media.methods = {"GET", "HEAD", "OPTIONS"};
    media.acceptsPeer = [this](const QHostAddress &peer, const QHostAddress &local) {
        return mayConnect(peer, local, m_settings.peers);
    };
    media.acceptsHost = [this](const QByteArray &host, const QHostAddress &local) {
        return isOurHost(host, local, m_settings.hostNames);
    };
    media.commonFields = MediaHandler::commonFields();
    media.handler = [this](const std::shared_ptr<HttpExchange> &exchange) {
        m_mediaHandler->handle(exchange);
    };
    return std::make_unique<HttpServer>(std::move(media));
}

GatewayCore::Place GatewayCore::placeOf(const GatewaySettings &settings) const
{
    const QHostAddress set =
        settings.bind.isEmpty() ? QHostAddress(QHostAddress::Any) : QHostAddress(settings.bind);
    return {m_options.bind.value_or(set), m_options.mediaPort.value_or(quint16(settings.mediaPort))};
}

// Replaces the server there is, if this works.
Result<void> GatewayCore::listenMedia(const Place &place)
{
    auto server = makeMediaServer();
    const auto port = server->listen(place.address, place.port);
    if (port) {
        m_mediaServer = std::move(server);
        m_mediaAddress = place.address;
        m_mediaPort = *port;
        m_listenProblem.clear();
        m_upstream->setOwnPorts({m_mediaPort, m_controlPort});
        return {};
    }
    if (!m_mediaServer) {
        m_mediaPort = 0;
        m_listenProblem = port.error().message;
    }
    return std::unexpected(port.error());
}

Result<void> GatewayCore::listenControl()
{
    HttpServerOptions control;
    control.limits = withinDescriptors(control.limits, descriptorLimit(), ConnectionShare::Control);
    control.methods = {"GET", "HEAD", "POST", "DELETE", "PATCH"};
    control.limits.maxBodyBytes = kMostBodyBytes;
    control.acceptsPeer = [](const QHostAddress &peer, const QHostAddress &) { return peer.isLoopback(); };
    control.acceptsHost = [](const QByteArray &host, const QHostAddress &local) {
        return isOurHost(host, local, {});
    };
    control.commonFields = {{"X-Content-Type-Options", "nosniff"}, {"Cache-Control", "no-store"}};
    control.handler = [this](const std::shared_ptr<HttpExchange> &exchange) {
        m_controlHandler->handle(exchange);
    };
    m_controlServer = std::make_unique<HttpServer>(std::move(control));
    const auto controlPort =
        m_controlServer->listen(QHostAddress(QHostAddress::LocalHost), m_options.controlPort.value_or(0));
    if (!controlPort)
        return std::unexpected(controlPort.error());
    m_controlPort = *controlPort;
    m_upstream->setOwnPorts({m_mediaPort, m_controlPort});
    return {};
}

Result<void> GatewayCore::listen()
{
    const auto media = listenMedia(placeOf(m_settings));
    if (!media && m_options.ifPortIsTaken == GatewayOptions::IfPortIsTaken::Fail)
        return media;
    return m_options.controlPort ? listenControl() : Result<void>();
}

void GatewayCore::listenAgain()
{
    if (!m_mediaServer && listenMedia(placeOf(m_settings)))
        urlsChanged();
}

// Every link holds the port, so who is watching has to open the film again.
Result<void> GatewayCore::moveMedia(const GatewaySettings &settings)
{
    const Place wanted = placeOf(settings);
    if (wanted == placeOf(m_settings))
        return {};
    const Place before{m_mediaAddress, m_mediaPort};
    // The same port can be had for another address only when it is free.
    if (wanted.port == before.port)
        m_mediaServer.reset();
    auto moved = listenMedia(wanted);
    if (!moved && !m_mediaServer && !listenMedia(before))
        qCWarning(lcApp) << "the media port was given up and cannot be had again";
    urlsChanged();
    return moved;
}

void GatewayCore::urlsChanged()
{
    m_snapshots.markAllChanged();
    m_areSourcesStale = true;
    publishSoon();
    Q_EMIT statusChanged(status());
}

void GatewayCore::changeSettings(const std::function<void(GatewaySettings &)> &change, const Done &done)
{
    if (!m_writer)
        return done(fail(ErrorKind::Unavailable, u"Cuegate has not started."_s));
    GatewaySettings wanted = m_settings;
    change(wanted);
    if (wanted == m_settings)
        return whenStored([done] { done({}); });
    if (auto moved = moveMedia(wanted); !moved)
        return done(moved);
    // If that fails, they count until the program ends.
    m_writer->write([wanted](Catalog &catalog) { return storeSettings(catalog, wanted); });
    const GatewaySettings before = std::exchange(m_settings, wanted);
    m_cacheKeeper->setLimits(before, m_settings);
    applySettings();
    m_isCacheStale = true;
    publishSoon();
    Q_EMIT settingsChanged(m_settings);
    whenStored([done] { done({}); });
}

// What is set at every change, whether it is another one or not.
void GatewayCore::applySettings()
{
    m_sources->setConversion(
        {m_settings.encoder == EncoderSetting::Automatic ? m_encoders : nullptr, m_settings.pictureQuality});
    m_upstream->setConnectionsPerAccount(m_settings.connectionsPerAccount);
    m_mediaHandler->setAudioLanguage(m_settings.audioLanguage);
    const bool isSparing = m_isMetered && m_settings.sparesMetered;
    m_upstream->setReadAhead(!isSparing);
    m_segments->setLookAhead(!isSparing);
}

void GatewayCore::setMetered(bool isMetered)
{
    m_isMetered = isMetered;
    applySettings();
}

void GatewayCore::tryEncoders()
{
    m_encoders->tryAgain();
    Q_EMIT statusChanged(status());
}

} // namespace cuegate
