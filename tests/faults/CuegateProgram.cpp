// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/CuegateProgram.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static constexpr int kStartMs = 20'000;
static constexpr int kEndMs = 15'000;

CuegateProgram::CuegateProgram(FaultBench &bench, const ProgramOptions &options)
    : m_bench(bench)
    , m_profile(options.profile.isEmpty() ? bench.scratch() : options.profile)
    , m_logPath(bench.scratch() + u"/log"_s)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // A small quarantine: what was freed would count as memory in use.
    environment.insert(u"ASAN_OPTIONS"_s, u"quarantine_size_mb=16:verify_asan_link_order=0:detect_leaks=0"_s);
    for (const auto &[name, value] : options.environment.asKeyValueRange())
        environment.insert(name, value);
    m_process.setProcessEnvironment(environment);
    m_process.setStandardErrorFile(m_logPath);
    if (options.inChild)
        m_process.setChildProcessModifier(options.inChild);
    QElapsedTimer timer;
    timer.start();
    m_process.start(bench.program(),
                    QStringList{u"--headless"_s, u"--profile"_s, m_profile, u"--port"_s, u"0"_s} +
                        options.arguments);
    QByteArray line;
    while (!line.contains('\n') && timer.elapsed() < kStartMs && m_process.waitForReadyRead(kStartMs))
        line += m_process.readAllStandardOutput();
    const QJsonObject ready = QJsonDocument::fromJson(line).object();
    m_mediaPort = quint16(QUrl(ready[u"media"_s].toString()).port(0));
    m_controlPort = quint16(QUrl(ready[u"control"_s].toString()).port(0));
    m_token = ready[u"token"_s].toString().toLatin1();
    m_startMs = timer.elapsed();
}

CuegateProgram::~CuegateProgram()
{
    const bool wasRunning = m_process.state() != QProcess::NotRunning;
    if (m_isKilled || (!isRunning() && !wasRunning))
        return;
    m_process.terminate();
    if (!m_process.waitForFinished(kEndMs)) {
        m_bench.noteAccident(u"it does not end when it is asked to"_s);
        m_process.kill();
        m_process.waitForFinished();
    } else if (!wasRunning || m_process.exitStatus() != QProcess::NormalExit || m_process.exitCode() != 0) {
        m_bench.noteAccident(u"the program died: %1"_s.arg(QString::fromUtf8(log().right(300)).simplified()));
    }
}

bool CuegateProgram::hasDied()
{
    return m_process.state() == QProcess::NotRunning || m_process.waitForFinished(0);
}

QByteArray CuegateProgram::log() const
{
    QFile file(m_logPath);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void CuegateProgram::kill()
{
    m_isKilled = true;
    m_process.kill();
    m_process.waitForFinished();
}

static Answer ask(quint16 port, int source, const QByteArray &method, const QByteArray &request)
{
    BlockingClient client(port, source);
    client.send(request);
    return client.readAnswer(method == "HEAD" ? Method::Head : Method::Get);
}

Answer CuegateProgram::media(const QByteArray &target, const QByteArray &method, const Fields &fields,
                             int source) const
{
    return ask(m_mediaPort, source, method, requestBytes(method, target, fields));
}

Answer CuegateProgram::control(const QByteArray &method, const QByteArray &target,
                               const QByteArray &body) const
{
    return ask(m_controlPort, 1, method,
               requestBytes(method, target, {{"Authorization", QByteArray("Bearer " + m_token)}}, body));
}

QByteArray CuegateProgram::add(const QUrl &url, const QJsonObject &more)
{
    QJsonObject json = more;
    json[u"url"_s] = QString::fromLatin1(url.toEncoded());
    const QJsonObject source = jsonOf(control("POST", "/v1/sources", QJsonDocument(json).toJson()));
    m_lastId = source[u"id"_s].toString().toLatin1();
    QByteArray path = QUrl(source[u"urls"_s][u"file"_s].toString()).path().toLatin1();
    path.chop(qstrlen("file"));
    return path;
}

void CuegateProgram::removeLast()
{
    [[maybe_unused]] const Answer removed = control("DELETE", "/v1/sources/" + m_lastId);
}

QJsonObject CuegateProgram::stats() const
{
    return jsonOf(control("GET", "/v1/stats"));
}

qint64 CuegateProgram::residentBytes() const
{
    QFile file(u"/proc/%1/statm"_s.arg(pid()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toLongLong() * ::sysconf(_SC_PAGESIZE);
}

void CuegateProgram::forgetPeak() const
{
    QFile file(u"/proc/%1/clear_refs"_s.arg(pid()));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

qint64 CuegateProgram::peakBytes() const
{
    QFile file(u"/proc/%1/status"_s.arg(pid()));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
    }
    return 0;
}

int CuegateProgram::descriptors() const
{
    return int(QDir(u"/proc/%1/fd"_s.arg(pid()))
                   .entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot)
                   .size());
}

} // namespace cuegate::test
