// SPDX-License-Identifier: GPL-3.0-or-later
// What the gateway that is not one shows: films, their timelines, players, jobs, a cache.
#include "FakeGateway.h"

#include <QDateTime>
#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static constexpr qint64 kFilmMs = 6'723'400;

SourceSnapshot makeSource(const QString &id, const QString &name, SourceState state)
{
    SourceSnapshot source;
    source.id = id;
    source.name = name;
    source.kind = u"http"_s;
    source.displayUrl = u"https://films.example.org/archive/%1.mkv"_s.arg(id);
    source.state = state;
    const QString base = u"http://192.168.1.23:8642/m/%1/"_s.arg(id);
    source.urls = {QUrl(base + u"master.m3u8"_s),
                   QUrl(base + u"stream.mp4"_s),
                   QUrl(base + u"file"_s),
                   QUrl(base + u"watch"_s),
                   QUrl(base + u"thumb.jpg"_s),
                   {},
                   {}};
    return source;
}

SourceSnapshot makeList(const QString &id, const QString &name, qint64 entries, int groups)
{
    SourceSnapshot source = makeSource(id, name, SourceState::Ready);
    source.kind = u"m3u"_s;
    source.displayUrl = u"https://tv.example.org/%1.m3u"_s.arg(id);
    const QString base = u"http://192.168.1.23:8642/m/%1/"_s.arg(id);
    source.urls = {{}, {}, {}, {}, {}, QUrl(base + u"playlist.m3u"_s), QUrl(base + u"epg.xml"_s)};
    ListSummary summary;
    summary.entries = entries;
    for (int group = 0; group < groups; ++group)
        summary.groups << ListGroup{group == 0 ? QString() : u"Group %1"_s.arg(group), entries / groups};
    summary.readAtMs = QDateTime::currentMSecsSinceEpoch() - 2 * 3'600'000;
    summary.guideProgrammes = 40'000;
    source.list = std::make_shared<ListSummary>(summary);
    return source;
}

qint64 entriesNowMs()
{
    return QDateTime({2026, 11, 28}, {20, 37}).toMSecsSinceEpoch();
}

static ListEntry makeEntry(qint64 number, int groups)
{
    const bool isFilm = number % 3 == 2;
    ListEntry entry;
    entry.id = u"%1"_s.arg(number, 16, 16, QChar(u'0'));
    entry.name = (isFilm ? u"Film %1"_s : u"Channel %1"_s).arg(number);
    entry.group = number % groups == 0 ? QString() : u"Group %1"_s.arg(number % groups);
    entry.kind = isFilm ? EntryKind::Film : EntryKind::Channel;
    entry.durationMs = isFilm ? 5'400'000 : 0;
    entry.number = isFilm ? 0 : int(number + 1);
    entry.displayUrl = u"http://tv.example.org/%1"_s.arg(number);
    if (!isFilm) {
        const qint64 begin = entriesNowMs() - 60'000 * (5 + number % 40);
        entry.now = Programme{u"Programme %1"_s.arg(number), begin, begin + 2'700'000};
        entry.next = Programme{u"Programme %1"_s.arg(number + 1), begin + 2'700'000, begin + 5'400'000};
    }
    return entry;
}

ListPage makeEntries(const SourceSnapshot &list, const ListQuery &query)
{
    const auto groups = int(std::max<qsizetype>(1, list.list->groups.size()));
    const auto isFound = [&query](const ListEntry &entry) {
        return entry.name.contains(query.text, Qt::CaseInsensitive) &&
               (!query.group || entry.group == *query.group);
    };
    ListPage page;
    page.offset = query.offset;
    if (query.text.isEmpty() && !query.group) {
        page.total = list.list->entries;
        for (qint64 i = query.offset; i < std::min(page.total, query.offset + query.limit); ++i)
            page.entries << makeEntry(i, groups);
        return page;
    }
    for (qint64 i = 0; i < std::min<qint64>(list.list->entries, 5'000); ++i) {
        const ListEntry entry = makeEntry(i, groups);
        if (!isFound(entry))
            continue;
        if (page.total >= query.offset && page.entries.size() < query.limit)
            page.entries << entry;
        ++page.total;
    }
    return page;
}

static Track makeTrack(TrackId id, TrackType type, Codec codec, const QString &language, const QString &name)
{
    Track track;
    track.id = id;
    track.containerId = id;
    track.type = type;
    track.codec = codec;
    track.language = language;
    track.name = name;
    track.isDefault = id < 3;
    if (type == TrackType::Video) {
        track.video = VideoFormat{};
        track.video->width = 1920;
        track.video->height = 1080;
        track.video->frameRateNumerator = 24000;
        track.video->frameRateDenominator = 1001;
        track.video->bitDepth = 10;
    } else if (type == TrackType::Audio) {
        track.audio = AudioFormat{48000, quint16(id == 2 ? 6 : 2), 16, 1536};
    }
    return track;
}

std::shared_ptr<const MediaInfo> makeFilm(int keyframes)
{
    auto film = std::make_shared<MediaInfo>();
    film->container = Container::Matroska;
    film->sizeBytes = 4'312'000'000;
    film->durationNs = kFilmMs * 1'000'000;
    film->tracks = {makeTrack(1, TrackType::Video, Codec::Hevc, u"und"_s, {}),
                    makeTrack(2, TrackType::Audio, Codec::Eac3, u"eng"_s, u"Surround"_s),
                    makeTrack(3, TrackType::Audio, Codec::Aac, u"de"_s, u"Kommentar der Regisseurin"_s),
                    makeTrack(4, TrackType::Subtitle, Codec::Pgs, u"fre"_s, u"Forcés"_s)};
    film->tracks[3].isForced = true;
    film->mainTrack = 1;
    film->indexKind = IndexKind::Cues;
    film->indexComplete = true;
    film->notes = {u"the Duration is shorter than the Cues reach and was replaced"_s,
                   u"2 of 1206 CuePoints are false and were left out"_s};
    QRandomGenerator random(7);
    std::vector<double> weights;
    double sum = 0;
    for (int i = 0; i < keyframes; ++i) {
        const double wave = 1.3 + std::sin(i * 12.0 / keyframes) + 0.8 * random.generateDouble();
        weights.push_back(wave);
        sum += wave;
    }
    double offset = 5000;
    double position = 0;
    const double step = double(kFilmMs) / keyframes;
    for (int i = 0; i < keyframes; ++i) {
        const double jitter = i == 0 ? 0 : (random.generateDouble() - 0.5) * step * 0.8;
        film->keyframes.keyframes.push_back({qint64((position + jitter) * 10), qint64(offset)});
        position += step;
        offset += weights[size_t(i)] / sum * 4.31e9;
    }
    film->keyframes.timescale = 10'000;
    for (int i = 0; i < 1204; ++i) {
        const bool isVideo = i < 1120;
        film->cues.push_back({(isVideo ? i * 6'002LL : (i - 1120) * 80'000LL) * 1'000'000,
                              isVideo ? 1ULL : 4ULL, 5000 + i * 3'580'000LL});
    }
    return film;
}

std::shared_ptr<const TimelineSnapshot> makeTimeline(const SourceId &id)
{
    auto timeline = std::make_shared<TimelineSnapshot>();
    timeline->source = id;
    timeline->playheads = {{1'340'000, u"192.168.1.7"_s, u"Kodi/20.0 (Linux; Android 11)"_s},
                           {4'500'000, u"127.0.0.1"_s, u"libmpv"_s}};
    timeline->fetchedRanges = {{0, 870'000'000}, {2'830'000'000, 2'905'000'000}};
    timeline->converted = {
        {1,
         u"H.265 (HEVC) is not played by every browser and television: for them it is converted to H.264 as well."_s},
        {2,
         u"Dolby Digital Plus (E-AC-3) is not played by every browser and phone: for them it is converted to AAC as well."_s}};
    timeline->notServed = {
        {4,
         u"PGS (Blu-ray pictures) cannot be sent as text; these subtitles are in the original file only."_s}};
    const QList<std::pair<QString, QString>> names{{u"v1"_s, u"hvc1.2.4.L120.B0"_s},
                                                   {u"a2"_s, u"ec-3"_s},
                                                   {u"a3"_s, u"mp4a.40.2"_s},
                                                   {u"v1.avc"_s, u"avc1.640028"_s},
                                                   {u"a2.aac"_s, u"mp4a.40.2"_s}};
    for (const auto &[rendition, codecs] : names) {
        RenditionSnapshot snapshot;
        snapshot.id = rendition;
        snapshot.codecs = codecs;
        snapshot.isMainVideo = rendition.startsWith("v1"_L1);
        snapshot.isCopy = !rendition.contains(u'.');
        snapshot.segmentUrl =
            u"http://192.168.1.23:8642/m/%1/0123456789abcdef/fmp4/%2/%3.m4s"_s.arg(id, rendition, u"%1"_s);
        const qint64 length = 6006;
        for (qint64 start = 0; start < kFilmMs; start += length) {
            SegmentSnapshot segment{start, qMin(length, kFilmMs - start), SegmentState::Missing, 0};
            const auto number = start / length;
            const bool isCached =
                snapshot.isCopy && ((number < 224 && rendition != "a3"_L1) || (number > 735 && number < 752));
            if (isCached) {
                segment.state = SegmentState::Cached;
                segment.bytes = 3'400'000 + number * 1000;
            }
            if (number == 755 && rendition == "v1"_L1)
                segment.state = SegmentState::Queued;
            if (number >= 752 && number < 755 && rendition != "a3"_L1)
                segment.state = SegmentState::Building;
            if (number == 500 && rendition == "a2"_L1)
                segment.state = SegmentState::Failed;
            snapshot.segments.push_back(segment);
        }
        timeline->renditions.push_back(std::move(snapshot));
    }
    return timeline;
}

QList<JobSnapshot> makeJobs(const SourceSnapshot &source)
{
    QList<JobSnapshot> jobs;
    for (int i = 0; i < 5; ++i) {
        JobSnapshot job;
        job.id = quint64(i) + 1;
        job.source = source.id;
        job.name = source.name;
        job.rendition = i == 0 ? u"a2"_s : u"v1.720"_s;
        job.segment = i == 0 ? 752 : 751 + i;
        job.beginMs = job.segment * 6006;
        job.endMs = job.beginMs + 6006;
        job.isConverting = i > 0;
        job.isAsked = i < 2;
        job.state = i < 3 ? JobSnapshot::State::Running : JobSnapshot::State::Waiting;
        if (job.isConverting && job.state == JobSnapshot::State::Running)
            job.percent = 90 - 25 * i;
        jobs << job;
    }
    jobs.last().state = JobSnapshot::State::Ending;
    return jobs;
}

CacheSnapshot makeCache()
{
    CacheSnapshot cache;
    cache.capacityBytes = 10'737'418'240;
    cache.usedBytes = 5'460'000'000;
    cache.minFreeBytes = 12'400'000'000;
    cache.freeBytes = 214'000'000'000;
    cache.entries = 1'832;
    cache.hits = 920;
    cache.misses = 80;
    cache.evictions = 14;
    cache.blockCapacityBytes = 2'147'483'648;
    cache.blockUsedBytes = 1'310'000'000;
    std::vector<quint8> parts(240, 0);
    std::fill(parts.begin(), parts.begin() + 47, 255);
    parts[47] = 120;
    std::fill(parts.begin() + 158, parts.begin() + 163, 255);
    cache.titles = {
        {u"ready"_s, u"The Lighthouse Keeper's Daughter (2019)"_s, 1'210'000'000, 446, false, parts},
        {u"idle"_s, u"family-2004-summer"_s, 3'900'000'000, 1'204, true, std::vector<quint8>(240, 255)},
        {u"probing"_s, u"Trains of the North, part 3"_s, 310'000'000, 160, false, {}},
        {u"0123456789abcdef"_s, {}, 40'000'000, 22, false, {}}};
    return cache;
}

static std::vector<TrafficSample> makeTraffic(int phase)
{
    std::vector<TrafficSample> traffic;
    QRandomGenerator random{quint32(phase)};
    for (int second = 0; second < 120; ++second) {
        const bool isBurst = (second + phase) % 6 < 2;
        const qint64 sent = isBurst ? 2'400'000 + random.bounded(600'000) : random.bounded(40'000);
        traffic.push_back({second < 30 ? 0 : 800'000 + random.bounded(500'000), second < 30 ? 0 : sent});
    }
    return traffic;
}

QList<SessionSnapshot> makeSessions(const SourceSnapshot &source)
{
    SessionSnapshot television;
    television.id = 1;
    television.source = source.id;
    television.name = source.name;
    television.peer = u"192.168.1.7"_s;
    television.player =
        u"Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Safari/537.36"_s;
    television.parts = {{TrackType::Video, true, Codec::Hevc, 1080, 0},
                        {TrackType::Audio, false, Codec::Aac, 0, 2}};
    television.renditions = {u"v1"_s, u"a2.aac"_s};
    television.reasons = {
        u"Track 2 is converted. Dolby Digital Plus (E-AC-3) is not played by every browser and phone: for them it is converted to AAC as well."_s};
    television.positionMs = 2'734'000;
    television.durationMs = kFilmMs;
    television.bufferMs = 24'000;
    television.speedPercent = 240;
    television.traffic = makeTraffic(1);
    SessionSnapshot phone = television;
    phone.id = 2;
    phone.peer = u"192.168.1.12"_s;
    phone.player = u"Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) "
                   "Chrome/116.0 Mobile Safari/537.36"_s;
    phone.parts = {{TrackType::Video, false, Codec::H264, 480, 0},
                   {TrackType::Audio, false, Codec::Aac, 0, 2}};
    phone.activity = SessionSnapshot::Activity::Waiting;
    phone.positionMs = 61'000;
    phone.bufferMs = 0;
    phone.speedPercent = 70;
    phone.traffic = makeTraffic(4);
    SessionSnapshot kodi = television;
    kodi.id = 3;
    kodi.peer = u"127.0.0.1"_s;
    kodi.player = u"Kodi/20.1 (X11; Linux x86_64)"_s;
    kodi.way = SessionSnapshot::Way::File;
    kodi.parts = {{TrackType::Video, true, Codec::Hevc, 1080, 0}};
    kodi.reasons = {u"The player reads the original file, as it is."_s};
    kodi.activity = SessionSnapshot::Activity::Quiet;
    kodi.positionMs = 6'000'000;
    kodi.bufferMs = 0;
    return {television, phone, kodi};
}

ServerStatus makeStatus()
{
    ServerStatus status;
    status.isListening = true;
    status.mediaBase = QUrl(u"http://192.168.1.23:8642"_s);
    status.players = 3;
    status.cacheUsedBytes = 5'460'000'000;
    status.cacheCapacityBytes = 10'737'418'240;
    status.mediaPort = 8642;
    status.encoders = {
        {u"NVIDIA NVENC"_s, true, EncoderState::Works, {}},
        {u"Intel Quick Sync"_s, true, EncoderState::Missing, u"there is no render node in /dev/dri"_s},
        {u"VAAPI"_s, true, EncoderState::Quarantined, u"it made 47 pictures of 48"_s},
        {u"x264 (software)"_s, false, EncoderState::Works, {}}};
    status.traffic = makeTraffic(2);
    return status;
}

} // namespace cuegate::test
