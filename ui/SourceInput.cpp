// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourceInput.h"

#include "ui/LaterKinds.h"

#include <QDir>
#include <QFileInfo>
#include <QMimeData>
#include <QRegularExpression>
#include <QSet>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kMaxLines = 1000;
static constexpr qsizetype kMaxLineChars = 8192;

// A line that is one address is taken whole, blanks included; of other text, what begins like an address.
static QStringList addressesIn(const QString &line)
{
    static const QRegularExpression address(u"(?<![^\\s<>\"'(\\[])(?:https?|xtreams?)://[^\\s<>\"']+"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    QStringList found;
    for (auto match = address.globalMatch(line); match.hasNext();) {
        QString text = match.next().captured();
        while (u".,;:!?)]}"_s.contains(text.back()))
            text.chop(1);
        found << text;
    }
    const bool isOne = line.startsWith("http"_L1, Qt::CaseInsensitive) && found.size() < 2;
    return found.isEmpty() || isOne ? QStringList{line} : found;
}

// Providers send several links of one account: the list, the guide. The list's is kept.
static bool isOfKnownAccount(QList<SourceInput::Line> &lines, const SourceInput::Line &line)
{
    if (!line.account)
        return false;
    const auto known = std::find_if(lines.begin(), lines.end(), [&line](const SourceInput::Line &other) {
        return other.account && other.account->isSameAs(*line.account);
    });
    if (known == lines.end())
        return false;
    if (line.isList && !known->isList)
        *known = line;
    return true;
}

// Its lines, one by one, are no addresses, or only the server's.
void SourceInput::takeMessage(QList<Line> &lines, const QString &text)
{
    const bool isAnyAccount =
        std::any_of(lines.begin(), lines.end(), [](const Line &line) { return line.account.has_value(); });
    const auto account = isAnyAccount ? std::nullopt : AccountInput::ofMessage(text);
    if (!account)
        return;
    static const QRegularExpression address(u"^[a-z][a-z0-9+.-]*://"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    lines.removeIf([&account](const Line &line) {
        return line.problem.isEmpty() ? AccountInput::serverOf(line.text) == account->server
                                      : !address.match(line.text).hasMatch();
    });
    lines.prepend(judgeAccount(account->server.toString(), *account));
}

SourceInput::Line SourceInput::judgeAccount(const QString &text, const Account &account)
{
    const bool isList = !account.listLink.isEmpty();
    return {text,   isList ? account.listLink : AccountInput::urlOf(account), {}, false, false, isList,
            account};
}

SourceInput::Addition SourceInput::additionOf(const Line &line)
{
    return line.account ? additionOf(*line.account) : Addition{{line.url, {}}, {}};
}

SourceInput::Addition SourceInput::additionOf(const Account &account)
{
    return {{AccountInput::urlOf(account), {}}, u"xtream"_s};
}

QList<SourceInput::Line> SourceInput::lines(const QString &pasted)
{
    QString text = pasted;
    text.replace(QChar::LineSeparator, u'\n');
    QList<Line> lines;
    QSet<QUrl> known;
    for (const QStringView part : QStringTokenizer(text, u'\n', Qt::SkipEmptyParts)) {
        QString line = part.trimmed().toString();
        if (line.isEmpty())
            continue;
        for (const QString &address : addressesIn(line)) {
            Line judged = judge(address);
            if (judged.problem.isEmpty() && (known.contains(judged.url) || isOfKnownAccount(lines, judged)))
                continue;
            known.insert(judged.url);
            lines.append(judged);
        }
        if (lines.size() >= kMaxLines)
            break;
    }
    takeMessage(lines, text);
    const bool isAnyGood =
        std::any_of(lines.begin(), lines.end(), [](const Line &line) { return line.problem.isEmpty(); });
    if (isAnyGood)
        lines.removeIf([](const Line &line) { return line.isProse; });
    return lines;
}

QList<SourceInput::Line> SourceInput::lines(const QMimeData &data)
{
    if (!data.hasUrls())
        return lines(data.text());
    QStringList texts;
    for (const QUrl &url : data.urls())
        texts.append(url.isLocalFile() ? url.toLocalFile() : url.toString(QUrl::FullyEncoded));
    return lines(texts.join(u'\n'));
}

// What cannot be used is shown again: without what may be secret, whatever else is wrong with it.
static QString shownUrl(const QString &text)
{
    const qsizetype authority = text.indexOf("://"_L1) + 3;
    QString shown = text.left(text.indexOf(u'?', authority) + 1);
    if (shown.isEmpty())
        shown = text;
    else
        shown += u'…';
    const qsizetype authorityEnd = shown.indexOf(u'/', authority);
    const qsizetype at = shown.left(authorityEnd).lastIndexOf(u'@');
    return at < authority ? shown : shown.remove(authority, at + 1 - authority);
}

SourceInput::Line SourceInput::judge(QString text)
{
    if (text.size() >= 2 && (text.front() == u'"' || text.front() == u'\'') && text.back() == text.front())
        text = text.mid(1, text.size() - 2);
    if (text.size() > kMaxLineChars)
        return {text.left(80), {}, tr("This line is too long for an address.")};
    if (const QString later = LaterKinds::sentenceFor(text); !later.isEmpty())
        return {shownUrl(text), {}, later};
    if (const auto account = AccountInput::ofLink(text))
        return judgeAccount(shownUrl(text), *account);
    if (text.startsWith("~/"_L1))
        return judgeFile(text, QDir::homePath() + text.mid(1));
    if (QDir::isAbsolutePath(text))
        return judgeFile(text, text);

    const qsizetype schemeEnd = text.indexOf("://"_L1);
    const QString scheme = schemeEnd > 0 ? text.left(schemeEnd).toLower() : QString();
    if (scheme == "file"_L1)
        return judgeFile(text, QUrl(text).toLocalFile());
    if (scheme.isEmpty()) {
        return {
            text,
            {},
            tr("Write the whole address, beginning with http:// or https://, or the whole path of a file."),
            false,
            text.contains(u' ')};
    }
    if (scheme == "xtream"_L1 || scheme == "xtreams"_L1)
        return {shownUrl(text), {}, tr("The user name or the password of the Xtream account is missing.")};
    if (scheme != "http"_L1 && scheme != "https"_L1)
        return {shownUrl(text), {}, tr("“%1” is not supported; http, https and files are.").arg(scheme)};
    const QUrl url(text, QUrl::TolerantMode);
    if (!url.isValid())
        return {shownUrl(text), {}, tr("There is a mistake in this address.")};
    if (url.host().isEmpty())
        return {shownUrl(text), {}, tr("The name of the server is missing.")};
    return {text, url, {}, false, false, isList(url)};
}

SourceInput::Line SourceInput::judgeFile(const QString &text, const QString &path)
{
    const QFileInfo file(path);
    if (path.isEmpty() || !file.exists())
        return {text, {}, tr("There is no such file.")};
    if (file.isDir() && file.isReadable())
        return {text, QUrl::fromLocalFile(file.absoluteFilePath()), {}, true};
    if (!file.isReadable())
        return {text, {}, tr("You have no permission to read this file.")};
    const QUrl url = QUrl::fromLocalFile(file.absoluteFilePath());
    return {text, url, {}, false, false, isList(url)};
}

// The list of an Xtream account.
static bool isAccountList(const QUrl &url)
{
    return url.fileName() == "get.php"_L1 && QUrlQuery(url).hasQueryItem(u"username"_s);
}

bool SourceInput::isList(const QUrl &url)
{
    return url.path().endsWith(".m3u"_L1, Qt::CaseInsensitive) || isAccountList(url);
}

// RFC 9110 section 5.6.2
static bool isToken(QStringView name)
{
    static const QString marks = u"!#$%&'*+-.^_`|~"_s;
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || marks.contains(c));
    });
}

SourceInput::Headers SourceInput::headers(const QString &text, const QString &userAgent)
{
    static const QStringList reserved{u"host"_s,
                                      u"range"_s,
                                      u"connection"_s,
                                      u"content-length"_s,
                                      u"transfer-encoding"_s,
                                      u"accept-encoding"_s,
                                      u"if-range"_s};
    Headers headers;
    const auto isText = [](const QString &value) {
        return std::none_of(value.begin(), value.end(), [](QChar c) { return c < u' ' && c != u'\t'; });
    };
    if (!userAgent.trimmed().isEmpty()) {
        if (!isText(userAgent))
            headers.problem = tr("The user agent has to be one line.");
        headers.fields.emplace_back("User-Agent", userAgent.trimmed().toUtf8());
    }
    for (const QString &line : text.split(u'\n', Qt::SkipEmptyParts)) {
        if (line.trimmed().isEmpty())
            continue;
        const qsizetype colon = line.indexOf(u':');
        const QString name = line.left(colon).trimmed();
        const QString value = line.mid(colon + 1).trimmed();
        if (colon < 0 || !isToken(name) || !isText(value)) {
            headers.problem = tr("“%1” is not a header. Write “Name: value”.").arg(line.trimmed().left(40));
            return headers;
        }
        if (reserved.contains(name.toLower())) {
            headers.problem = tr("Cuegate sets the header “%1” itself.").arg(name);
            return headers;
        }
        headers.fields.emplace_back(name.toLatin1(), value.toUtf8());
    }
    return headers;
}

QString SourceInput::nameFor(const QUrl &url)
{
    const QString file = QFileInfo(url.path(QUrl::FullyDecoded)).completeBaseName().simplified();
    return file.isEmpty() || isAccountList(url) ? url.host() : file.left(200);
}

} // namespace cuegate
