// SPDX-License-Identifier: GPL-3.0-or-later
// The real `cuegate --headless` as a process, with a profile of its own: what its two ports answer, and what
// it needs of the machine. If it dies of itself, the bench hears of it.
// Thread: start and end on one thread; requests from any.
#pragma once

#include "tests/faults/FaultBench.h"
#include "tests/http/Requests.h"

#include <QMap>
#include <QProcess>

namespace cuegate::test {

struct ProgramOptions
{
    QString profile = {};                    ///< of an earlier program; empty: a new one
    QStringList arguments = {};              ///< more of them
    std::function<void()> inChild = {};      ///< called in the process before the program starts
    QMap<QString, QString> environment = {}; ///< more of it
};

class CuegateProgram
{
public:
    explicit CuegateProgram(FaultBench &bench, const ProgramOptions &options = {});
    /// Ends it as a user would and notes if that goes wrong.
    ~CuegateProgram();

    [[nodiscard]] bool isRunning() const { return m_mediaPort != 0; }
    [[nodiscard]] bool hasDied();
    [[nodiscard]] qint64 startMs() const { return m_startMs; } ///< until it served
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] QByteArray log() const; ///< its standard error
    [[nodiscard]] QString profile() const { return m_profile; }
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] quint16 port() const { return m_mediaPort; }
    /// kill -9.
    void kill();

    /// Adds a source; "/m/<capability>/", empty if that failed.
    QByteArray add(const QUrl &url, const QJsonObject &more = {});
    void removeLast(); ///< the source that add() added last
    [[nodiscard]] Answer media(const QByteArray &target, const QByteArray &method = "GET",
                               const Fields &fields = {}, int source = 1) const;
    [[nodiscard]] Answer control(const QByteArray &method, const QByteArray &target,
                                 const QByteArray &body = {}) const;
    [[nodiscard]] QJsonObject stats() const;

    [[nodiscard]] qint64 residentBytes() const;
    /// The most memory it had since it started or forgetPeak().
    [[nodiscard]] qint64 peakBytes() const;
    void forgetPeak() const;
    [[nodiscard]] int descriptors() const;

private:
    FaultBench &m_bench;
    QString m_profile;
    QString m_logPath;
    QProcess m_process;
    quint16 m_mediaPort = 0;
    quint16 m_controlPort = 0;
    QByteArray m_token;
    QByteArray m_lastId;
    qint64 m_startMs = -1;
    bool m_isKilled = false;
};

} // namespace cuegate::test
