// SPDX-License-Identifier: GPL-3.0-or-later
// A whole gateway in this process, with a profile of its own and free ports, and what its two ports answer.
// Thread: the test's own, which blocks while it waits for an answer; the gateway runs on threads of its own.
#pragma once

#include "core/gateway/LocalGateway.h"
#include "tests/http/Requests.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace cuegate::test {

class GatewayUnderTest
{
public:
    /// \p profile: of an earlier gateway, to go on with; empty: one of its own.
    explicit GatewayUnderTest(const QString &profile = {});
    /// \p configure may change the options.
    explicit GatewayUnderTest(const std::function<void(GatewayOptions &)> &configure,
                              const QString &profile = {});
    ~GatewayUnderTest();

    [[nodiscard]] bool isRunning() const { return m_ready.has_value(); }
    [[nodiscard]] QString startError() const { return m_startError; }
    [[nodiscard]] quint16 mediaPort() const { return quint16(m_ready->media.port()); }
    [[nodiscard]] quint16 controlPort() const { return quint16(m_ready->control.port()); }
    [[nodiscard]] QByteArray token() const { return m_ready->token; }
    [[nodiscard]] LocalGateway &gateway() { return *m_gateway; }
    [[nodiscard]] QString profile() const { return m_profilePath; }

    /// One request on a connection of its own.
    [[nodiscard]] Answer media(const QByteArray &target, const QByteArray &method = "GET",
                               const Fields &fields = {});
    /// With the token, unless \p fields hold an Authorization.
    [[nodiscard]] Answer control(const QByteArray &method, const QByteArray &target,
                                 const QByteArray &body = {}, const Fields &fields = {});

    /// Adds a source through the control port; returns its id, empty if that failed.
    QByteArray add(const QUrl &url, const QJsonObject &more = {});
    /// "/m/<capability>/" of a source.
    [[nodiscard]] QByteArray folderOf(const QByteArray &id);
    /// What the window shows of a source; runs the event loop until it is in \p state, or for 10 s.
    [[nodiscard]] SourceSnapshot shown(const QByteArray &id, SourceState state);

private:
    QTemporaryDir m_ownProfile;
    const QString m_profilePath;
    std::unique_ptr<LocalGateway> m_gateway;
    std::optional<GatewayReady> m_ready;
    QString m_startError;
};

} // namespace cuegate::test
