// SPDX-License-Identifier: GPL-3.0-or-later
// Answers the control port (INTERFACE.md, "Control port"): JSON, for those who hold the token.
// Thread: net.
#pragma once

#include "core/http/HttpTypes.h"

#include <QJsonObject>
#include <QList>
#include <QObject>

namespace cuegate {

class GatewayCore;

class ControlHandler : public QObject
{
    Q_OBJECT
public:
    /// \p core must outlive the handler.
    explicit ControlHandler(GatewayCore &core);
    void handle(const std::shared_ptr<HttpExchange> &exchange);

private:
    using Exchange = std::shared_ptr<HttpExchange>;
    void handleSources(const Exchange &exchange, const QList<QByteArray> &parts);
    void handleSource(const Exchange &exchange, const QString &id, const QByteArray &what);
    void respondWithStream(const Exchange &exchange, const QString &id);
    void handleEntries(const Exchange &exchange, const QString &list, const QList<QByteArray> &rest);
    void addSource(const Exchange &exchange);
    void changeSource(const Exchange &exchange, const QString &id);
    void answerCache(const Exchange &exchange);
    [[nodiscard]] bool isKnownToCache(const QString &id) const;
    void answerSettings(const Exchange &exchange);
    void answerSessions(const Exchange &exchange);
    void stopSession(const Exchange &exchange, const QByteArray &id);
    void answerStats(const Exchange &exchange);
    void answerPasswords(const Exchange &exchange); ///< GET; PATCH {"store"}; POST: tries to unlock
    void answerDiagnostics(const Exchange &exchange);

    GatewayCore &m_core;
};

} // namespace cuegate
