// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/CommandLine.h"

#include "core/base/Log.h"
#include "core/gateway/StateJson.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace cuegate {

QString usageText()
{
    return u"Usage:\n"
           "  cuegate [options]                    the desktop application\n"
           "  cuegate --headless [options]         the same gateway without a display\n"
           "  cuegate inspect URL|PATH [--json]    shows what a medium is made of\n\n"
           "Options:\n"
           "  --port N            media port (default 8642; 0: any free port)\n"
           "  --bind ADDRESS      listen on this address only (default: all)\n"
           "  --control-port N    control port on loopback (0: any free port; headless: on by default)\n"
           "  --profile DIR       keep settings, sources and cache under DIR\n"
           "  --passwords WHERE   where the key to passwords is kept: keychain, file (that only you can\n"
           "                      read), or session (nowhere: passwords are forgotten at the end, those\n"
           "                      that were kept, too). Default: keychain; where there is none the window\n"
           "                      asks, and --headless takes the file\n"
           "  --add URL           add this source (repeatable)\n"
           "  --demo              make and add the demo title\n"
           "  --hidden            start in the notification area, without showing the window\n"
           "  --help, --version\n"_s;
}

static std::unexpected<Error> wrongUsage(const QString &sentence)
{
    return fail(ErrorKind::InvalidArgument, sentence + u" Try --help."_s);
}

static Result<QUrl> sourceUrl(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    const QString scheme = url.scheme().toLower();
    if (scheme == "http"_L1 || scheme == "https"_L1 || scheme == "file"_L1 || scheme == "xtream"_L1) {
        if (!url.isValid() || (scheme != "file"_L1 && url.host().isEmpty()))
            return wrongUsage(u"\"%1\" is not a valid URL."_s.arg(redactUrl(url))); // it may hold a password
        return url;
    }
    // A one-letter scheme is a drive.
    if (scheme.size() > 1 && text.contains(u"://"_s))
        return wrongUsage(u"Sources of kind \"%1\" are not supported yet."_s.arg(scheme));
    if (text.isEmpty())
        return wrongUsage(u"A source is missing its URL."_s);
    return QUrl::fromLocalFile(QDir::current().absoluteFilePath(text));
}

static Result<quint16> portNumber(const QString &option, const QString &text)
{
    bool isNumber = false;
    const uint port = text.toUInt(&isNumber);
    if (!isNumber || port > 65535)
        return wrongUsage(u"%1 takes a number from 0 to 65535, not \"%2\"."_s.arg(option, text));
    return quint16(port);
}

static Result<void> applyOption(CommandLine &commandLine, const QString &option, const QString &value)
{
    GatewayOptions &gateway = commandLine.gateway;
    if (option == "--port"_L1 || option == "--control-port"_L1) {
        const auto port = portNumber(option, value);
        if (!port)
            return std::unexpected(port.error());
        if (option == "--port"_L1)
            gateway.mediaPort = *port;
        else
            gateway.controlPort = *port;
    } else if (option == "--bind"_L1) {
        gateway.bind = QHostAddress(value);
        if (gateway.bind->isNull())
            return wrongUsage(u"--bind takes an IP address, not \"%1\"."_s.arg(value));
    } else if (option == "--profile"_L1) {
        if (value.isEmpty())
            return wrongUsage(u"--profile takes a folder."_s);
        gateway.profileDirectory = QDir::current().absoluteFilePath(value);
    } else if (option == "--passwords"_L1) {
        const auto place = keyPlaceFrom(value);
        if (!place)
            return wrongUsage(u"--passwords takes keychain, file or session, not \"%1\"."_s.arg(value));
        gateway.passwords = *place;
    } else if (option == "--add"_L1) {
        const auto url = sourceUrl(value);
        if (!url)
            return std::unexpected(url.error());
        commandLine.sources << *url;
    } else {
        return wrongUsage(u"\"%1\" is not an option."_s.arg(option));
    }
    return {};
}

static Result<CommandLine> parseInspect(const QStringList &arguments)
{
    CommandLine commandLine;
    commandLine.mode = CommandLine::Mode::Inspect;
    for (const QString &argument : arguments) {
        if (argument == "--json"_L1) {
            commandLine.isJson = true;
        } else if (argument.startsWith(u"--"_s) || !commandLine.inspected.isEmpty()) {
            return wrongUsage(u"\"%1\" is not expected after inspect."_s.arg(argument));
        } else {
            const auto url = sourceUrl(argument);
            if (!url)
                return std::unexpected(url.error());
            commandLine.inspected = *url;
        }
    }
    if (commandLine.inspected.isEmpty())
        return wrongUsage(u"inspect needs a URL or a path."_s);
    return commandLine;
}

Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    if (!arguments.isEmpty() && arguments.first() == "inspect"_L1)
        return parseInspect(arguments.mid(1));
    CommandLine commandLine;
    commandLine.gateway.profileDirectory =
        QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/cuegate"_s;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const QString &argument = arguments[i];
        if (argument == "--help"_L1 || argument == "-h"_L1) {
            commandLine.mode = CommandLine::Mode::Help;
            return commandLine;
        }
        if (argument == "--version"_L1) {
            commandLine.mode = CommandLine::Mode::Version;
            return commandLine;
        }
        if (argument == "--headless"_L1) {
            commandLine.mode = CommandLine::Mode::Headless;
            continue;
        }
        if (argument == "--hidden"_L1) {
            commandLine.isHidden = true;
            continue;
        }
        if (argument == "--demo"_L1) {
            commandLine.isDemoWanted = true;
            continue;
        }
        if (!argument.startsWith(u"--"_s))
            return wrongUsage(u"\"%1\" is not expected; sources are added with --add."_s.arg(argument));
        const qsizetype equals = argument.indexOf(u'=');
        const QString option = equals > 0 ? argument.left(equals) : argument;
        if (equals < 0 && i + 1 >= arguments.size())
            return wrongUsage(u"%1 needs a value, or is not an option."_s.arg(option));
        const auto applied =
            applyOption(commandLine, option, equals > 0 ? argument.mid(equals + 1) : arguments[++i]);
        if (!applied)
            return std::unexpected(applied.error());
    }
    if (commandLine.mode == CommandLine::Mode::Headless && !commandLine.gateway.controlPort)
        commandLine.gateway.controlPort = 0;
    return commandLine;
}

} // namespace cuegate
