// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/ListUrl.h"

#include <QDir>
#include <QUrlQuery>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kMostUrlBytes = 8 * 1024;
constexpr qint64 kShortestFilmMs = 60'000; // some lists state 0, 1 or 10 s of every channel

bool startsWithCase(QByteArrayView text, QByteArrayView start)
{
    return text.size() >= start.size() && text.first(start.size()).compare(start, Qt::CaseInsensitive) == 0;
}

bool endsWithCase(QByteArrayView text, QByteArrayView end)
{
    return text.size() >= end.size() && text.last(end.size()).compare(end, Qt::CaseInsensitive) == 0;
}

// "name:" of RFC 3986 section 3.1.
bool hasScheme(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    return colon > 1 && std::all_of(line.begin(), line.begin() + colon, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      c == '+' || c == '-' || c == '.';
           });
}

QByteArray fileUrl(QByteArrayView line, const QUrl &base)
{
    const QString text = QString::fromUtf8(line);
    const QString folder = QDir::cleanPath(base.adjusted(QUrl::RemoveFilename).toLocalFile());
    const QString path = startsWithCase(line, "file:") ? QUrl(text).toLocalFile() : text;
    const QString file = QDir::cleanPath(QDir(folder).absoluteFilePath(path));
    return file.startsWith(QString(folder + u'/')) ? QUrl::fromLocalFile(file).toEncoded() : QByteArray();
}

} // namespace

QByteArray listUrl(QByteArrayView line, const QUrl &base)
{
    if (line.isEmpty() || line.size() > kMostUrlBytes)
        return {};
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        // Not parsed here: there may be millions, of which a few are ever opened.
        if (startsWithCase(line, scheme))
            return line.size() > scheme.size() && line[scheme.size()] != '/' ? line.toByteArray()
                                                                             : QByteArray();
    }
    if (base.isLocalFile())
        return hasScheme(line) && !startsWithCase(line, "file:") ? QByteArray() : fileUrl(line, base);
    if (hasScheme(line))
        return {};
    QUrl url = base.adjusted(QUrl::RemoveUserInfo).resolved(QUrl(QString::fromUtf8(line)));
    const bool isWeb = url.scheme() == "http"_L1 || url.scheme() == "https"_L1;
    return isWeb && url.isValid() && !url.host().isEmpty() ? url.toEncoded() : QByteArray();
}

bool looksLikeList(const QUrl &url)
{
    const QString name = url.fileName().toLower();
    const QString type = QUrlQuery(url).queryItemValue(u"type"_s).toLower();
    return name.endsWith(".m3u"_L1) || name == "m3u"_L1 || name == "m3u_plus"_L1 ||
           (name == "get.php"_L1 && type.startsWith("m3u"_L1));
}

static QByteArrayView pathOf(QByteArrayView url)
{
    const auto end = std::find_if(url.begin(), url.end(), [](char c) { return c == '?' || c == '#'; });
    return url.first(end - url.begin());
}

QByteArrayView fileNameOf(QByteArrayView url)
{
    QByteArrayView path = pathOf(url);
    while (path.endsWith('/'))
        path.chop(1);
    return path.sliced(path.lastIndexOf('/') + 1);
}

ListItem::Kind kindOfUrl(QByteArrayView url, qint64 durationMs)
{
    const QByteArrayView path = pathOf(url);
    if (endsWithCase(path, ".m3u"))
        return ListItem::Kind::List;
    // Where providers of the Xtream kind have films.
    const bool isOfFilms = path.contains("/movie/") || path.contains("/series/");
    const auto isFilm = [path](const char *suffix) { return endsWithCase(path, suffix); };
    constexpr const char *kFilms[] = {".mkv",  ".mp4", ".avi", ".mov", ".m4v",
                                      ".webm", ".flv", ".ogv", ".wmv"};
    return isOfFilms || durationMs >= kShortestFilmMs ||
                   std::any_of(std::begin(kFilms), std::end(kFilms), isFilm)
               ? ListItem::Kind::Film
               : ListItem::Kind::Channel;
}

} // namespace cuegate
