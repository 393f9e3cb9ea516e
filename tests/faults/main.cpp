// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the fault matrix of FAULTS.md section 4: a line for each row with what was measured beside its bar.
// Exits with the number of rows that fail.
#include "tests/faults/FaultBench.h"
#include "tests/faults/RowProcesses.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRegularExpression>

#include <csignal>
#include <cstdio>
#include <functional>

#include <sys/resource.h>

using namespace Qt::StringLiterals;
using namespace cuegate::test;

static const char *wordOf(Verdict::Outcome outcome)
{
    switch (outcome) {
    case Verdict::Outcome::Pass:
        return "PASS";
    case Verdict::Outcome::NotHere:
        return "-   ";
    case Verdict::Outcome::Fail:
        break;
    }
    return "FAIL";
}

static Verdict runRow(FaultBench &bench, const FaultRow &row)
{
    Verdict verdict = row.run(bench);
    for (const QString &accident : bench.takeAccidents()) {
        verdict.outcome = Verdict::Outcome::Fail;
        verdict.figure += u"; "_s + accident;
    }
    return verdict;
}

using Sections = std::vector<std::pair<const char *, std::vector<FaultRow>>>;
using IsWanted = std::function<bool(const FaultRow &)>;

static int runSections(FaultBench &bench, const Sections &sections, const IsWanted &isWanted)
{
    int failures = 0;
    for (const auto &[title, rows] : sections) {
        std::printf("\n%s\n", title);
        for (const FaultRow &row : rows) {
            if (!isWanted(row))
                continue;
            QElapsedTimer timer;
            timer.start();
            Verdict verdict = runRow(bench, row);
            // As a test beside whatever else a machine does: what fails by its load does not fail twice.
            if (verdict.outcome == Verdict::Outcome::Fail && !bench.isFull()) {
                std::printf("%-4s once more, after: %s\n", row.id, qPrintable(verdict.figure));
                verdict = runRow(bench, row);
            }
            failures += verdict.outcome == Verdict::Outcome::Fail ? 1 : 0;
            std::printf("%-4s %s  %s: %s  [bar: %s; took %.1f s]\n", row.id, wordOf(verdict.outcome),
                        row.fault, qPrintable(verdict.figure), row.bar, double(timer.elapsed()) / 1000);
            std::fflush(stdout);
        }
    }
    return failures;
}

static std::vector<RowSection> named(const Sections &sections, const IsWanted &isWanted)
{
    std::vector<RowSection> all;
    for (const auto &[title, rows] : sections) {
        RowSection &section = all.emplace_back(QString::fromLatin1(title));
        for (const FaultRow &row : rows) {
            if (const QString id = QString::fromLatin1(row.id); isWanted(row) && !section.rows.contains(id))
                section.rows.append(id);
        }
    }
    return all;
}

static QStringList argumentsOf(const FaultBench &bench)
{
    QStringList arguments{u"--program"_s, bench.program()};
    if (!bench.isFull())
        arguments.append(u"--quick"_s);
    return arguments;
}

// Hundreds of clients and the origin's ends of their connections are in this process.
static void raiseDescriptorLimit()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &limit);
}

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Runs the fault matrix against the real program."_s);
    parser.addHelpOption();
    const QCommandLineOption quick(u"quick"_s, u"Smaller numbers, for every build."_s);
    const QCommandLineOption program(u"program"_s, u"The cuegate to test."_s, u"path"_s,
                                     QString(QCoreApplication::applicationDirPath() + u"/cuegate"_s));
    const QCommandLineOption atOnce(u"at-once"_s, u"So many sections beside one another."_s, u"number"_s,
                                    u"1"_s);
    parser.addOptions({quick, program, atOnce});
    parser.addPositionalArgument(u"rows"_s, u"Only these, for example U4 C3."_s, u"[row…]"_s);
    parser.process(application);
    ::signal(SIGPIPE, SIG_IGN);
    raiseDescriptorLimit();

    FaultBench bench(parser.isSet(quick) ? FaultBench::Effort::Quick : FaultBench::Effort::Full,
                     QFileInfo(parser.value(program)).absoluteFilePath(),
                     QCoreApplication::applicationDirPath());
    std::printf("%s, %s%s\n", qPrintable(bench.program()), bench.isFull() ? "full numbers" : "quick",
                bench.isSanitized() ? ", sanitized: times count 4 times the bar, memory is not judged" : "");
    const QStringList wanted = parser.positionalArguments();
    const Sections sections{{"4.1 Upstream", upstreamRows()},
                            {"4.2 Local", localRows()},
                            {"4.3 Clients", clientRows()},
                            {"4.4 Input", inputRows()}};
    const auto isWanted = [&wanted](const FaultRow &row) {
        return wanted.isEmpty() || wanted.contains(QString::fromLatin1(row.id), Qt::CaseInsensitive);
    };
    const int beside = parser.value(atOnce).toInt();
    const int failures = beside > 1 ? runSectionsBeside(named(sections, isWanted), argumentsOf(bench), beside)
                                    : runSections(bench, sections, isWanted);
    std::printf("\n%d row%s\n", failures, failures == 1 ? " fails" : "s fail");
    return failures;
}
