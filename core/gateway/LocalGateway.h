// SPDX-License-Identifier: GPL-3.0-or-later
// The gateway in this process: the core on a thread of its own, seen from the gui thread.
// Thread: gui (the thread that made it).
#pragma once

#include "core/gateway/Gateway.h"

#include <QThread>

namespace cuegate {

class GatewayCore;

class LocalGateway final : public Gateway
{
    Q_OBJECT
public:
    explicit LocalGateway(GatewayOptions options, QObject *parent = nullptr);
    ~LocalGateway() override; ///< stops all that runs, within 5 s

    void start(std::function<void(Result<GatewayReady>)> done) override;
    using Gateway::addSource;
    void addSource(const SourceLocation &location, const QString &name, const QString &kind,
                   std::function<void(Result<SourceSnapshot>)> done) override;
    void removeSource(const SourceId &id) override;
    void editSource(const SourceId &id, const SourceEdit &edit,
                    std::function<void(Result<SourceSnapshot>)> done) override;
    void readLocation(const SourceId &id, std::function<void(Result<SourceLocation>)> done) override;
    void moveSources(const QList<SourceId> &ids, const QString &folder, const SourceId &next) override;
    void probeSource(const SourceId &id) override;
    void watchTimeline(const SourceId &id) override;
    void requestStructure(const SourceId &id, const StructurePlace &place, const CancelToken &cancel,
                          std::function<void(Result<StructurePage>)> done) override;
    void cancelJob(quint64 id) override;
    void stopSession(quint64 id) override;
    void requestThumbnail(const SourceId &id, qint64 ms, int width,
                          std::function<void(Result<QByteArray>)> done) override;
    void queryEntries(const SourceId &list, const ListQuery &query,
                      std::function<void(Result<ListPage>)> done) override;
    void openEntry(const SourceId &list, const EntryId &entry,
                   std::function<void(Result<SourceSnapshot>)> done) override;
    void clearCache() override;
    void clearCacheOf(const SourceId &id) override;
    void setPinned(const SourceId &id, Pinning pinning) override;
    void keepPasswords(KeyPlace place) override;
    void unlockPasswords() override;
    void diagnose(std::function<void(QByteArray)> done) override;
    void watchCache(bool isWanted) override;
    void changeSettings(std::function<void(GatewaySettings &)> change,
                        std::function<void(Result<void>)> done) override;
    void tryEncoders() override;
    void setMetered(bool isMetered) override;
    /// sourcesChanged() comes once more, with all that was added before.
    void announceSources();
    [[nodiscard]] const QList<SourceSnapshot> &sources() const override { return m_sources; }
    [[nodiscard]] const ServerStatus &status() const override { return m_status; }
    [[nodiscard]] const GatewaySettings &settings() const override { return m_settings; }
    [[nodiscard]] const QList<JobSnapshot> &jobs() const override { return m_jobs; }
    [[nodiscard]] const QList<SessionSnapshot> &sessions() const override { return m_sessions; }

private:
    template <typename Command>
    void onNet(Command command);

    QThread m_netThread;
    GatewayCore *m_core;                     // lives on m_netThread, ends with it
    QHash<SourceId, CancelSource> m_queries; // the last of each list
    QList<SourceSnapshot> m_sources;
    ServerStatus m_status;
    GatewaySettings m_settings;
    QList<JobSnapshot> m_jobs;
    QList<SessionSnapshot> m_sessions;
};

} // namespace cuegate
