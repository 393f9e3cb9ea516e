// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"

#include "core/base/KnownSecrets.h"
#include "core/base/LogTail.h"

#include <QCryptographicHash>
#include <QDateTime>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace cuegate {

Q_LOGGING_CATEGORY(lcApp, "app")
Q_LOGGING_CATEGORY(lcHttp, "http")
Q_LOGGING_CATEGORY(lcIo, "io")
Q_LOGGING_CATEGORY(lcMedia, "media")

static const char *levelWord(QtMsgType type)
{
    switch (type) {
    case QtDebugMsg:
        return "debug";
    case QtInfoMsg:
        return "info";
    case QtWarningMsg:
        return "warning";
    case QtCriticalMsg:
        return "error";
    case QtFatalMsg:
        break;
    }
    return "fatal";
}

// Text from files and servers must not be able to forge a line of its own.
static QString singleLine(const QString &text)
{
    QString line;
    line.reserve(text.size());
    for (const QChar c : text) {
        if (c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            line += u"\\u%1"_s.arg(c.unicode(), 4, 16, '0'_L1);
        else
            line += c;
    }
    return line;
}

// Never destroyed, because messages come to the very end.
static LogTail &logTail()
{
    constexpr size_t kMostLines = 500;
    static auto *tail = new LogTail(kMostLines);
    return *tail;
}

static void handleMessage(QtMsgType type, const QMessageLogContext &context, const QString &text)
{
    QByteArray line = QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs).toUtf8() + ' ' +
                      levelWord(type) + ' ' + (context.category ? context.category : "default") + ": " +
                      singleLine(knownSecrets().scrubbed(text)).toUtf8();
    logTail().add(line);
    line += '\n';
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), stderr);
    std::fflush(stderr);
}

void installLogHandler()
{
    qInstallMessageHandler(handleMessage);
}

QStringList recentLogLines()
{
    return logTail().lines();
}

QString redactUrl(const QUrl &url)
{
    const QByteArray digest = QCryptographicHash::hash(url.toEncoded(), QCryptographicHash::Sha256).toHex();
    const QString tag = QString::fromLatin1(digest.left(4));
    if (url.isLocalFile() || url.scheme().isEmpty())
        return u"file:…#"_s + tag;
    return url.scheme() + u"://"_s + url.host() + u"/…#"_s + tag;
}

} // namespace cuegate
