// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/FaultBench.h"

#include "tests/media/FfmpegFile.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static bool isLinkedToSanitizers(const QString &program)
{
    return runProgram(u"ldd"_s, {program}).value_or(QByteArray()).contains("libasan");
}

FaultBench::FaultBench(Effort effort, QString program, QString toolFolder)
    : m_effort(effort)
    , m_program(std::move(program))
    , m_toolFolder(std::move(toolFolder))
    , m_isSanitized(isLinkedToSanitizers(m_program))
{
}

QString FaultBench::film(const QString &name)
{
    if (m_films.contains(name))
        return m_films[name];
    const QString path = m_scratch.filePath(name);
    const bool isTall = name.startsWith("tall"_L1);
    const bool isConverted = isTall || name.startsWith("low"_L1);
    QStringList arguments{
        u"-f"_s, u"lavfi"_s,
        u"-i"_s, QString(u"testsrc2=r=24:d=30:s="_s + (isTall ? u"960x540"_s : u"320x180"_s)),
        u"-f"_s, u"lavfi"_s,
        u"-i"_s, u"sine=f=440:d=30"_s};
    if (name.startsWith("big"_L1)) // noise cannot be made small
        arguments << u"-vf"_s << u"noise=alls=80:allf=t"_s << u"-b:v"_s << u"6M"_s;
    if (name.endsWith(".mp4"_L1))
        arguments << u"-movflags"_s << u"+faststart"_s;
    arguments << u"-c:v"_s << (isConverted ? u"mpeg4"_s : u"libx264"_s) << u"-preset"_s << u"veryfast"_s
              << u"-g"_s << u"48"_s << u"-c:a"_s << u"aac"_s << u"-pix_fmt"_s << u"yuv420p"_s
              << u"-metadata:s:a:0"_s << u"title=Sound"_s << path;
    const bool isMade = ffmpeg(arguments).has_value();
    return m_films[name] = isMade ? path : QString();
}

QByteArray FaultBench::filmBytes(const QString &name)
{
    QFile file(film(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString FaultBench::scratch()
{
    const QString path = m_scratch.filePath(u"scratch%1"_s.arg(++m_scratches));
    QDir().mkpath(path);
    return path;
}

Verdict FaultBench::fromTests(const QList<std::pair<QString, QStringList>> &programs) const
{
    static const QRegularExpression totals(u"Totals: (\\d+) passed, (\\d+) failed, (\\d+) skipped"_s);
    int passed = 0;
    QStringList figures;
    for (const auto &[program, slots] : programs) {
        QProcess process;
        process.setProcessChannelMode(QProcess::MergedChannels);
        process.start(tool(program), slots);
        constexpr int kTimeoutMs = 900'000;
        if (!process.waitForFinished(kTimeoutMs))
            return failed(u"%1 did not end: %2"_s.arg(program, process.errorString()));
        const QString said = QString::fromUtf8(process.readAll());
        const auto match = totals.match(said);
        // QtTest counts its own two slots.
        passed += std::max(0, match.captured(1).toInt() - 2);
        if (process.exitCode() != 0 || !match.hasMatch())
            return failed(u"%1 fails: %2"_s.arg(program, said.section(u"FAIL!"_s, 1).simplified().left(200)));
        for (const QString &line : said.split(u'\n')) {
            if (line.startsWith("QINFO"_L1))
                figures << line.section(u") "_s, 1).simplified();
        }
    }
    const QString what = u"%1 checks in %2"_s.arg(QString::number(passed), [&] {
        QStringList names;
        for (const auto &[program, slots] : programs)
            names << program;
        return names.join(u", "_s);
    }());
    return judged(passed > 0, figures.isEmpty() ? what : QString(what + u": "_s + figures.join(u"; "_s)));
}

void FaultBench::noteAccident(const QString &what)
{
    const std::lock_guard lock(m_mutex);
    m_accidents << what;
}

QStringList FaultBench::takeAccidents()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_accidents, {});
}

} // namespace cuegate::test
