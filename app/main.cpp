// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"
#include "app/DesktopApplication.h"
#include "app/HeadlessApplication.h"
#include "app/Inspect.h"
#include "core/base/Descriptors.h"
#include "core/base/LeftBehind.h"
#include "core/base/Log.h"
#include "core/io/OpenSslEnd.h"
#include "core/secrets/ProcessPrivacy.h"

#include <QCoreApplication>

#include <cstdio>

using namespace cuegate;

static int complain(const QString &sentence, int exitCode)
{
    std::fprintf(stderr, "cuegate: %s\n", qPrintable(sentence));
    return exitCode;
}

int main(int argc, char *argv[])
{
#ifndef __SANITIZE_ADDRESS__ // its leak check looks into the process from outside
    keepToOurselves();
#endif
    leaveOpenSslToTheSystem();
    raiseDescriptorLimit();
    installLogHandler();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    hideUrls(argc, argv);
    const auto commandLine = parseCommandLine(arguments);
    if (!commandLine)
        return complain(commandLine.error().message, 2);
    QCoreApplication::setApplicationName(QStringLiteral("Cuegate"));
    QCoreApplication::setApplicationVersion(QStringLiteral(CUEGATE_VERSION));
    switch (commandLine->mode) {
    case CommandLine::Mode::Help:
        std::fputs(qPrintable(usageText()), stdout);
        return 0;
    case CommandLine::Mode::Version:
        std::printf("cuegate %s\n", CUEGATE_VERSION);
        return 0;
    case CommandLine::Mode::Inspect:
        return inspect(*commandLine);
    case CommandLine::Mode::Headless:
        return endingWith(runHeadless(argc, argv, *commandLine));
    case CommandLine::Mode::Desktop:
        break;
    }
    return endingWith(runDesktop(argc, argv, *commandLine));
}
