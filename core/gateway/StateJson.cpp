// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/StateJson.h"

#include "core/base/ErrorSentence.h"
#include "core/base/MediaTime.h"
#include "core/gateway/EntriesJson.h"

using namespace Qt::StringLiterals;

namespace cuegate {

// Lists have other ones than films.
static QJsonObject urlsJson(const SourceUrls &urls)
{
    const std::pair<QString, QUrl> all[] = {{u"master"_s, urls.master}, {u"stream"_s, urls.stream},
                                            {u"file"_s, urls.file},     {u"watch"_s, urls.watch},
                                            {u"thumb"_s, urls.thumb},   {u"playlist"_s, urls.playlist},
                                            {u"guide"_s, urls.guide}};
    QJsonObject json;
    for (const auto &[name, url] : all) {
        if (!url.isEmpty())
            json[name] = url.toString();
    }
    return json;
}

static QString stateWord(SourceState state)
{
    switch (state) {
    case SourceState::Probing:
        return u"probing"_s;
    case SourceState::Ready:
        return u"ready"_s;
    case SourceState::Failed:
        return u"failed"_s;
    case SourceState::Locked:
        return u"locked"_s;
    case SourceState::Idle:
        break;
    }
    return u"idle"_s;
}

QJsonObject errorJson(const Error &error)
{
    return {{u"kind"_s, QString(errorWord(error))}, {u"message"_s, sentence(error)}};
}

static QJsonObject certificateJson(const PeerCertificate &certificate)
{
    return {{u"subject"_s, certificate.subject},
            {u"issuer"_s, certificate.issuer},
            {u"hosts"_s, QJsonArray::fromStringList(certificate.hosts)},
            {u"valid_from"_s, certificate.validFrom.toUTC().toString(Qt::ISODate)},
            {u"valid_to"_s, certificate.validTo.toUTC().toString(Qt::ISODate)},
            {u"sha256"_s, QString::fromLatin1(certificate.sha256.toHex())},
            {u"problem"_s, QString(certificateProblemWord(certificate.problem))}};
}

static QJsonObject listJson(const ListSummary &list)
{
    QJsonArray groups;
    for (const ListGroup &group : list.groups) {
        QJsonObject shown{{u"name"_s, group.name}, {u"entries"_s, group.entries}};
        if (group.kind)
            shown[u"kind"_s] = entryKindWord(*group.kind);
        groups.append(shown);
    }
    QJsonObject json{{u"entries"_s, list.entries},
                     {u"groups"_s, groups},
                     {u"read_at_ms"_s, list.readAtMs},
                     {u"skipped"_s, list.skipped},
                     {u"programmes"_s, list.guideProgrammes}};
    if (!list.problem.isEmpty())
        json[u"problem"_s] = list.problem;
    if (!list.guideProblem.isEmpty())
        json[u"guide"_s] = QJsonObject{{u"problem"_s, list.guideProblem}};
    return json;
}

static QString statusWord(AccountStatus status)
{
    switch (status) {
    case AccountStatus::Active:
        return u"active"_s;
    case AccountStatus::Expired:
        return u"expired"_s;
    case AccountStatus::Disabled:
        return u"disabled"_s;
    case AccountStatus::Banned:
        return u"banned"_s;
    case AccountStatus::Unknown:
        break;
    }
    return u"unknown"_s;
}

static QJsonObject accountJson(const AccountSummary &account)
{
    return {{u"status"_s, statusWord(account.status)},      {u"trial"_s, account.isTrial},
            {u"expires_at_ms"_s, account.expiresAtMs},      {u"connections_now"_s, account.connectionsNow},
            {u"max_connections"_s, account.maxConnections}, {u"message"_s, account.message}};
}

QJsonObject sourceJson(const SourceSnapshot &source)
{
    QJsonObject json{{u"id"_s, source.id},           {u"name"_s, source.name},
                     {u"kind"_s, source.kind},       {u"state"_s, stateWord(source.state)},
                     {u"pinned"_s, source.isPinned}, {u"urls"_s, urlsJson(source.urls)}};
    if (!source.folder.isEmpty())
        json[u"folder"_s] = source.folder;
    if (source.list)
        json[u"list"_s] = listJson(*source.list);
    if (source.list && source.list->account)
        json[u"account"_s] = accountJson(*source.list->account);
    if (!source.listId.isEmpty()) {
        json[u"list_id"_s] = source.listId;
        json[u"entry"_s] = source.entryId;
    }
    if (source.maxConnections > 0)
        json[u"max_connections"_s] = source.maxConnections;
    if (!source.trustedCertificate.isEmpty())
        json[u"certificate"_s] = QString::fromLatin1(source.trustedCertificate.toHex());
    if (source.refusedCertificate)
        json[u"refused_certificate"_s] = certificateJson(*source.refusedCertificate);
    if (source.state == SourceState::Failed || source.state == SourceState::Locked)
        json[u"error"_s] = errorJson(source.error);
    if (source.conversionFault)
        json[u"conversion_error"_s] = errorJson(*source.conversionFault);
    return json;
}

QJsonObject cacheJson(const SegmentCache::Stats &stats, const DiskBlockCache::Stats &blocks)
{
    QJsonArray titles;
    for (const SegmentCache::TitleStats &title : stats.titles)
        titles.append(QJsonObject{{u"source"_s, title.sourceId},
                                  {u"bytes"_s, title.bytes},
                                  {u"entries"_s, title.entries},
                                  {u"pinned"_s, title.isPinned}});
    return {{u"capacity_bytes"_s, stats.capacityBytes},
            {u"used_bytes"_s, stats.usedBytes},
            {u"entries"_s, stats.entries},
            {u"hits"_s, stats.hits},
            {u"misses"_s, stats.misses},
            {u"evictions"_s, stats.evictions},
            {u"min_free_bytes"_s, stats.minFreeBytes},
            {u"free_bytes"_s, stats.freeBytes},
            {u"problem"_s, stats.problem},
            {u"titles"_s, titles},
            {u"blocks"_s, QJsonObject{{u"capacity_bytes"_s, blocks.capacityBytes},
                                      {u"used_bytes"_s, blocks.usedBytes},
                                      {u"problem"_s, blocks.problem}}}};
}

static QJsonObject trackJson(const Track &track, bool isMain)
{
    QJsonObject json{{u"id"_s, qint64(track.id)},
                     {u"type"_s, QString(trackTypeWord(track.type))},
                     {u"codec"_s, QString(codecWord(track.codec))},
                     {u"codec_id"_s, track.codecId},
                     {u"language"_s, track.language},
                     {u"name"_s, track.name},
                     {u"default"_s, track.isDefault},
                     {u"forced"_s, track.isForced},
                     {u"main"_s, isMain}};
    if (track.isEncrypted)
        json[u"encrypted"_s] = true;
    if (track.video) {
        json[u"width"_s] = qint64(track.video->width);
        json[u"height"_s] = qint64(track.video->height);
        json[u"bit_depth"_s] = track.video->bitDepth;
        if (track.video->frameRateNumerator > 0)
            json[u"frame_rate"_s] =
                double(track.video->frameRateNumerator) / double(track.video->frameRateDenominator);
    }
    if (track.audio) {
        json[u"sample_rate"_s] = qint64(track.audio->sampleRate);
        json[u"channels"_s] = track.audio->channels;
    }
    return json;
}

static QJsonArray reasonsJson(const std::vector<TrackReason> &reasons)
{
    QJsonArray tracks;
    for (const TrackReason &track : reasons)
        tracks.append(QJsonObject{{u"track"_s, qint64(track.track)}, {u"reason"_s, track.reason}});
    return tracks;
}

QJsonArray rangesJson(const std::vector<ByteRange> &ranges)
{
    QJsonArray json;
    for (const ByteRange &range : ranges)
        json.append(QJsonArray{range.beginBytes, range.endBytes});
    return json;
}

QJsonObject probeJson(const MediaInfo &media, const std::vector<TrackReason> &notServed,
                      const UpstreamCost &cost)
{
    QJsonArray tracks;
    for (const Track &track : media.tracks)
        tracks.append(trackJson(track, track.id == media.mainTrack));
    return {{u"container"_s, QString(containerWord(media.container))},
            {u"size_bytes"_s, media.sizeBytes},
            {u"duration_ms"_s, toMilliseconds(media.durationNs, kNanosecondTimescale)},
            {u"title"_s, media.title},
            {u"index"_s, QJsonObject{{u"kind"_s, QString(indexWord(media.indexKind))},
                                     {u"complete"_s, media.indexComplete || media.isIndexSearched}}},
            {u"tracks"_s, tracks},
            {u"notes"_s, QJsonArray::fromStringList(media.notes)},
            {u"not_served"_s, reasonsJson(notServed)},
            {u"upstream"_s, QJsonObject{{u"requests"_s, cost.requests}, {u"bytes"_s, cost.bytes}}}};
}

static QJsonObject variantJson(const StreamDescription::Picture &variant)
{
    QJsonObject json{{u"codecs"_s, variant.codecs}, {u"bandwidth"_s, variant.bandwidth}};
    if (variant.width > 0) {
        json[u"width"_s] = qint64(variant.width);
        json[u"height"_s] = qint64(variant.height);
    }
    if (variant.frameRateThousandths > 0)
        json[u"frame_rate"_s] = double(variant.frameRateThousandths) / 1000;
    return json;
}

QJsonObject streamJson(const StreamDescription &stream, const UpstreamCost &cost)
{
    QJsonArray variants;
    for (const StreamDescription::Picture &variant : stream.variants)
        variants.append(variantJson(variant));
    QJsonArray tracks;
    if (stream.broadcast) {
        for (const Track &track : stream.broadcast->tracks)
            tracks.append(trackJson(track, track.id == stream.broadcast->mainTrack));
    }
    const QLatin1StringView container = stream.broadcast ? containerWord(Container::MpegTs) : "hls"_L1;
    return {{u"container"_s, QString(container)},
            {u"live"_s, stream.isLive},
            {u"size_bytes"_s, -1},
            {u"duration_ms"_s, stream.durationMs},
            {u"index"_s, QJsonObject{{u"kind"_s, u"none"_s}, {u"complete"_s, false}}},
            {u"tracks"_s, tracks},
            {u"keyframes"_s, QJsonArray()},
            {u"cues"_s, QJsonArray()},
            {u"segments"_s, QJsonArray()},
            {u"variants"_s, variants},
            {u"audio"_s, QJsonArray::fromStringList(stream.audio)},
            {u"subtitles"_s, QJsonArray::fromStringList(stream.subtitles)},
            {u"upstream"_s, QJsonObject{{u"requests"_s, cost.requests}, {u"bytes"_s, cost.bytes}}}};
}

static QString stateWord(SegmentState state)
{
    switch (state) {
    case SegmentState::Queued: // INTERFACE.md knows no other word for it
    case SegmentState::Building:
        return u"building"_s;
    case SegmentState::Cached:
        return u"cached"_s;
    case SegmentState::Failed:
        return u"failed"_s;
    case SegmentState::Missing:
        break;
    }
    return u"missing"_s;
}

static QString stateWord(EncoderState state)
{
    switch (state) {
    case EncoderState::Works:
        return u"usable"_s;
    case EncoderState::Missing:
        return u"unusable"_s;
    case EncoderState::Quarantined:
        return u"quarantined"_s;
    case EncoderState::Untried:
        break;
    }
    return u"untested"_s;
}

QJsonObject encoderJson(const EncoderSnapshot &encoder)
{
    return {{u"name"_s, encoder.name},
            {u"kind"_s, encoder.isHardware ? u"hardware"_s : u"software"_s},
            {u"state"_s, stateWord(encoder.state)},
            {u"reason"_s, encoder.reason}};
}

static QString stateWord(KeyState state)
{
    switch (state) {
    case KeyState::Looking:
        return u"looking"_s;
    case KeyState::Open:
        return u"open"_s;
    case KeyState::Asking:
        return u"asking"_s;
    case KeyState::Session:
        return u"session"_s;
    case KeyState::Locked:
        return u"locked"_s;
    case KeyState::Unneeded:
        break;
    }
    return u"unneeded"_s;
}

static QString placeWord(KeyPlace place)
{
    switch (place) {
    case KeyPlace::Keychain:
        return u"keychain"_s;
    case KeyPlace::File:
        return u"file"_s;
    case KeyPlace::Session:
        return u"session"_s;
    case KeyPlace::Automatic:
        break;
    }
    return u"automatic"_s;
}

std::optional<KeyPlace> keyPlaceFrom(const QString &word)
{
    for (const KeyPlace place : {KeyPlace::Keychain, KeyPlace::File, KeyPlace::Session}) {
        if (placeWord(place) == word)
            return place;
    }
    return std::nullopt;
}

QJsonObject passwordsJson(const PasswordsStatus &passwords)
{
    return {{u"state"_s, stateWord(passwords.state)},
            {u"store"_s, placeWord(passwords.place)},
            {u"reason"_s, passwords.reason},
            {u"locked_sources"_s, passwords.locked}};
}

QJsonObject segmentsJson(const TimelineSnapshot &timeline)
{
    QJsonArray renditions;
    for (const RenditionSnapshot &rendition : timeline.renditions) {
        QJsonArray segments;
        qint64 number = 0;
        for (const SegmentSnapshot &segment : rendition.segments) {
            segments.append(QJsonObject{{u"n"_s, number++},
                                        {u"start_ms"_s, segment.startMs},
                                        {u"duration_ms"_s, segment.durationMs},
                                        {u"state"_s, stateWord(segment.state)},
                                        {u"bytes"_s, segment.bytes}});
        }
        renditions.append(QJsonObject{{u"id"_s, rendition.id},
                                      {u"kind"_s, rendition.isCopy ? u"copy"_s : u"transcode"_s},
                                      {u"codecs"_s, rendition.codecs},
                                      {u"segments"_s, segments}});
    }
    return {{u"renditions"_s, renditions},
            {u"not_served"_s, reasonsJson(timeline.notServed)},
            {u"converted"_s, reasonsJson(timeline.converted)}};
}

} // namespace cuegate
