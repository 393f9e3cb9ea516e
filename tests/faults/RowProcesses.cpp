// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/faults/RowProcesses.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <cstdio>
#include <deque>
#include <memory>

namespace cuegate::test {

namespace {

struct Run
{
    RowSection section;
    std::unique_ptr<QProcess> process = std::make_unique<QProcess>();

    [[nodiscard]] bool isOver() const { return process->state() == QProcess::NotRunning; }
};

} // namespace

static Run started(const RowSection &section, const QStringList &arguments)
{
    Run run{section};
    run.process->setProcessChannelMode(QProcess::MergedChannels);
    run.process->start(QCoreApplication::applicationFilePath(), arguments + section.rows);
    return run;
}

// Its heading and its sum are ours to print.
static void printRows(const RowSection &section, const QByteArray &printed)
{
    std::printf("\n%s\n", qPrintable(section.title));
    for (const QByteArray &line : printed.split('\n')) {
        if (section.rows.contains(QString::fromUtf8(line.first(std::max<qsizetype>(0, line.indexOf(' '))))))
            std::printf("%s\n", line.constData());
    }
    std::fflush(stdout);
}

// A process that did not end in order has failed, and all that it has said is shown.
static int failuresOf(const Run &run)
{
    const QByteArray printed = run.process->readAll();
    const bool hasRun = run.process->error() != QProcess::FailedToStart;
    if (hasRun && run.process->exitStatus() == QProcess::NormalExit) {
        printRows(run.section, printed);
        return run.process->exitCode();
    }
    std::printf("\n%s\nFAIL  its process %s:\n%s\n", qPrintable(run.section.title),
                hasRun ? "did not end in order" : "did not start", printed.constData());
    return 1;
}

int runSectionsBeside(const std::vector<RowSection> &sections, const QStringList &arguments, int atOnce)
{
    int failures = 0;
    std::deque<Run> running;
    const auto isAnyFree = [&] {
        return std::ranges::count_if(running, [](const Run &run) { return !run.isOver(); }) < atOnce;
    };
    const auto await = [&](const auto &isReached) {
        constexpr int kLookMs = 20;
        while (!isReached()) {
            for (const Run &run : running)
                run.process->waitForFinished(kLookMs);
        }
    };
    for (const RowSection &section : sections) {
        if (section.rows.isEmpty())
            continue;
        await(isAnyFree);
        running.push_back(started(section, arguments));
    }
    for (const Run &run : running) {
        await([&run] { return run.isOver(); });
        failures += failuresOf(run);
    }
    return failures;
}

} // namespace cuegate::test
