// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/Route.h"

#include "core/segment/TitleThumbnail.h"

#include <QList>

#include <algorithm>
#include <cmath>

namespace cuegate {

namespace {

constexpr qsizetype kCapabilityLength = 26;
constexpr qsizetype kGenerationLength = 16;
constexpr qsizetype kMostNumberDigits = 6;      // kMostSegments has five
constexpr qsizetype kMostLiveNumberDigits = 16; // a stream's own numbers are up to 2^53
constexpr qsizetype kMostRenditionLength = 40;

} // namespace

static bool isCapability(const QByteArray &text)
{
    return text.size() == kCapabilityLength && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '2' && c <= '7');
           });
}

static bool isHex(const QByteArray &text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

// It is only looked up among a title's renditions: no path is made of it.
static bool isRendition(const QByteArray &text)
{
    return !text.isEmpty() && text.size() <= kMostRenditionLength &&
           std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-';
           });
}

static QByteArray queryValue(QByteArrayView query, QByteArrayView name)
{
    const auto items = query.toByteArray().split('&');
    for (const QByteArray &item : items) {
        const qsizetype equals = item.indexOf('=');
        if (equals > 0 && QByteArrayView(item).first(equals) == name)
            return QByteArray::fromPercentEncoding(item.mid(equals + 1));
    }
    return {};
}

static Route malformed(Route route, const QByteArray &parameter)
{
    route.kind = Route::Kind::Malformed;
    route.asset = parameter;
    return route;
}

static std::optional<qsizetype> segmentNumber(const QByteArray &file, QByteArrayView suffix,
                                              qsizetype mostDigits = kMostNumberDigits)
{
    if (!file.endsWith(suffix))
        return std::nullopt;
    const QByteArray digits = file.chopped(suffix.size());
    const bool isCanonical = digits == "0" || (!digits.isEmpty() && digits.front() != '0');
    const bool isNumber =
        std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!isCanonical || !isNumber || digits.size() > mostDigits)
        return std::nullopt;
    return digits.toLongLong();
}

// "<generation>/<format>/<rendition>/<file>"
static std::optional<Route> parseRenditionRoute(Route route, const QList<QByteArray> &parts)
{
    if (parts.size() != 7 || parts[3].size() != kGenerationLength || !isHex(parts[3]) ||
        !isRendition(parts[5]))
        return std::nullopt;
    route.generation = parts[3];
    route.rendition = parts[5];
    if (parts[4] == "ts")
        route.format = SegmentFormat::TransportStream;
    else if (parts[4] != "fmp4")
        return std::nullopt;
    const bool isTs = route.format == SegmentFormat::TransportStream;
    const QByteArray &file = parts[6];
    if (file == "index.m3u8") {
        route.kind = Route::Kind::MediaPlaylist;
        return route;
    }
    if (file == "init.mp4" && !isTs) {
        route.kind = Route::Kind::InitSegment;
        return route;
    }
    route.isText = file.endsWith(".vtt");
    const auto number = segmentNumber(file, route.isText ? ".vtt" : isTs ? ".ts" : ".m4s");
    if (!number)
        return std::nullopt;
    route.kind = Route::Kind::Segment;
    route.number = *number;
    return route;
}

// "live/<rendition>/<file>"
static std::optional<Route> parseLiveRoute(Route route, const QList<QByteArray> &parts)
{
    if (parts.size() != 6 || !isRendition(parts[4]))
        return std::nullopt;
    route.rendition = parts[4];
    const QByteArray &file = parts[5];
    if (file == "index.m3u8") {
        route.kind = Route::Kind::LivePlaylist;
        return route;
    }
    const qsizetype dot = file.indexOf('.');
    if (dot < 0)
        return std::nullopt;
    route.suffix = file.mid(dot);
    const auto number = segmentNumber(file, route.suffix, kMostLiveNumberDigits);
    if (!number)
        return std::nullopt;
    route.kind = route.suffix == ".mp4" ? Route::Kind::LiveMap : Route::Kind::LiveSegment;
    route.number = *number;
    return route;
}

static Route parseMaster(Route route, QByteArrayView query)
{
    route.kind = Route::Kind::Master;
    const QByteArray segments = queryValue(query, "segments");
    if (segments == "ts")
        route.wantedFormat = SegmentFormat::TransportStream;
    else if (segments == "fmp4")
        route.wantedFormat = SegmentFormat::FragmentedMp4;
    else if (!segments.isEmpty())
        return malformed(route, "segments");
    const QByteArray audio = queryValue(query, "audio");
    route.isAudioMuxed = audio == "muxed";
    return audio.isEmpty() || route.isAudioMuxed ? route : malformed(route, "audio");
}

// In milliseconds; 0 if the query does not say.
static std::optional<qint64> parseSeconds(QByteArrayView query, QByteArrayView name)
{
    const QByteArray text = queryValue(query, name);
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const double seconds = text.toDouble(&isNumber);
    if (!isNumber || !(seconds >= 0) || seconds > 1e9)
        return std::nullopt;
    return std::llround(seconds * 1000);
}

static Route parseStream(Route route, QByteArrayView query)
{
    const auto startMs = parseSeconds(query, "start");
    if (!startMs)
        return malformed(route, "start");
    route.kind = Route::Kind::Stream;
    route.startMs = *startMs;
    return route;
}

static Route parseThumbnail(Route route, QByteArrayView query)
{
    const auto atMs = parseSeconds(query, "at");
    if (!atMs)
        return malformed(route, "at");
    route.kind = Route::Kind::Thumbnail;
    route.atMs = *atMs;
    if (const QByteArray text = queryValue(query, "width"); !text.isEmpty()) {
        bool isNumber = false;
        const int width = text.toInt(&isNumber);
        if (!isNumber || width <= 0)
            return malformed(route, "width");
        route.thumbnailWidth = std::clamp(width, kLeastThumbnailWidth, kMostThumbnailWidth);
    }
    return route;
}

QByteArray capabilityIn(QByteArrayView path)
{
    const QList<QByteArray> parts = path.toByteArray().split('/');
    const bool isThere = parts.size() > 2 && parts[0].isEmpty() && parts[1] == "m" && isCapability(parts[2]);
    return isThere ? parts[2] : QByteArray();
}

std::optional<Route> parseRoute(QByteArrayView path, QByteArrayView query)
{
    const QList<QByteArray> parts = path.toByteArray().split('/');
    if (parts.size() < 4 || !parts[0].isEmpty() || parts[1] != "m" || !isCapability(parts[2]))
        return std::nullopt;
    Route route;
    route.capability = parts[2];
    if (parts[3] == "live")
        return parseLiveRoute(route, parts);
    if (parts.size() > 4)
        return parseRenditionRoute(route, parts);
    if (parts[3] == "master.m3u8")
        return parseMaster(route, query);
    if (parts[3] == "stream.mp4")
        return parseStream(route, query);
    if (parts[3] == "thumb.jpg")
        return parseThumbnail(route, query);
    if (parts[3] == "file")
        route.kind = Route::Kind::File;
    else if (parts[3] == "watch")
        route.kind = Route::Kind::Watch;
    else if (parts[3] == "playlist.m3u")
        route.kind = Route::Kind::ListPlaylist;
    else if (parts[3] == "epg.xml")
        route.kind = Route::Kind::ListGuide;
    else if (parts[3] == "hls.js" || parts[3] == "watch.js" || parts[3] == "watch.css")
        route.kind = Route::Kind::WatchAsset;
    else
        return std::nullopt;
    route.asset = parts[3];
    return route;
}

} // namespace cuegate
