// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/Diagnostics.h"

#include "core/base/Log.h"
#include "core/gateway/GatewayCore.h"
#include "core/gateway/ScrubbedJson.h"
#include "core/gateway/StateJson.h"
#include "core/io/CurlVersion.h"
#include "core/libav/LibavVersions.h"

#include <QDateTime>
#include <QDir>
#include <QJsonDocument>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace cuegate {

static QJsonObject versionsJson()
{
    return {{u"cuegate"_s, QStringLiteral(CUEGATE_VERSION)},
            {u"qt"_s, QString::fromLatin1(qVersion())},
            {u"libav"_s, libavVersions()},
            {u"curl"_s, curlVersion()}};
}

static QJsonObject platformJson()
{
    return {{u"system"_s, QSysInfo::prettyProductName()},
            {u"kernel"_s, QString(QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion())},
            {u"architecture"_s, QSysInfo::currentCpuArchitecture()},
            {u"locale"_s, QLocale().name()},
            {u"desktop"_s, qEnvironmentVariable("XDG_CURRENT_DESKTOP")}};
}

static QJsonArray tracksJson(const MediaInfo &media)
{
    QJsonArray tracks;
    for (const Track &track : media.tracks)
        tracks.append(QString(trackTypeWord(track.type) + u' ' + codecWord(track.codec)));
    return tracks;
}

static QJsonObject sourceJson(GatewayCore &core, const SourceId &id)
{
    const SourceSnapshot source = core.snapshot(id);
    const SourceCounters counters = core.sources().counters(id);
    const QJsonObject shown = sourceJson(source);
    QJsonObject json{{u"id"_s, id},
                     {u"url"_s, redactUrl(core.sources().urlOf(id).value_or(QUrl()))},
                     {u"kind"_s, source.kind},
                     {u"state"_s, shown[u"state"_s]},
                     {u"upstream_requests"_s, counters.requests},
                     {u"upstream_bytes"_s, counters.bytes},
                     {u"connections_max"_s, counters.connectionsMax}};
    if (shown.contains(u"error"_s))
        json[u"error"_s] = shown[u"error"_s];
    if (source.media) {
        json[u"container"_s] = QString(containerWord(source.media->container));
        json[u"size_bytes"_s] = source.media->sizeBytes;
        json[u"duration_ms"_s] = source.media->durationNs / 1'000'000;
        json[u"index"_s] = QString(indexWord(source.media->indexKind));
        json[u"tracks"_s] = tracksJson(*source.media);
        json[u"notes"_s] = QJsonArray::fromStringList(source.media->notes);
    }
    return json;
}

static QJsonObject settingsJson(const GatewayCore &core)
{
    QJsonObject json;
    for (const auto &[name, value] : core.storedSettings()) {
        if (name != KnownDevices::kSetting) // whoever is sent this need not know who is at home
            json[name] = value;
    }
    return json;
}

static QString originWord(ProfileOrigin origin)
{
    switch (origin) {
    case ProfileOrigin::Backup:
        return u"backup"_s;
    case ProfileOrigin::Nothing:
        return u"lost"_s;
    case ProfileOrigin::Own:
        break;
    }
    return u"own"_s;
}

// The home folder in a path is somebody's name.
static QStringList logLines()
{
    QStringList lines = recentLogLines();
    for (QString &line : lines)
        line.replace(QDir::homePath() + u'/', "~/"_L1);
    return lines;
}

QJsonObject diagnosticsJson(GatewayCore &core)
{
    const ServerStatus status = core.status();
    QJsonArray sources;
    for (const SourceId &id : core.sources().ids())
        sources.append(sourceJson(core, id));
    QJsonArray encoders;
    for (const EncoderSnapshot &encoder : core.encoders())
        encoders.append(encoderJson(encoder));
    return scrubbedJson({{u"made_at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODate)},
                         {u"versions"_s, versionsJson()},
                         {u"platform"_s, platformJson()},
                         {u"settings"_s, settingsJson(core)},
                         {u"profile"_s, originWord(status.profileOrigin)},
                         {u"passwords"_s, passwordsJson(status.passwords)},
                         {u"listening"_s, status.isListening},
                         {u"problem"_s, status.problem},
                         {u"players"_s, status.players},
                         {u"sources"_s, sources},
                         {u"cache"_s, cacheJson(core.cacheStats(), core.cacheKeeper().blocks()->stats())},
                         {u"encoders"_s, encoders},
                         {u"queue"_s, core.jobs().size()},
                         {u"segments_built"_s, core.segments().segmentsBuilt()},
                         {u"transcodes"_s, core.segments().segmentsConverted()},
                         {u"log"_s, QJsonArray::fromStringList(logLines())}});
}

QByteArray diagnosticsText(GatewayCore &core)
{
    return QJsonDocument(diagnosticsJson(core)).toJson(QJsonDocument::Indented);
}

} // namespace cuegate
