// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ProbeStore.h"

#include "core/base/Log.h"
#include "core/io/CacheFiles.h"

#include <QDataStream>
#include <QFile>
#include <QSaveFile>

#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr quint32 kMagic = 0x43475043; // "CGPC"
constexpr qint64 kMostRecordBytes = 192 * 1024 * 1024;

} // namespace

ProbeStore::ProbeStore(QString directory)
    : m_directory(std::move(directory))
{
    if (const auto made = posixCacheFiles()->makeFolder(m_directory); !made) {
        qCWarning(lcApp).noquote() << u"What probing read is not kept:"_s << made.error().message;
        m_directory.clear();
    }
}

QString ProbeStore::pathOf(const QString &sourceId) const
{
    return m_directory + u'/' + sourceId + u".probe"_s;
}

template <typename Key>
static void write(QDataStream &out, const std::map<Key, qint64> &map)
{
    out << quint32(map.size());
    for (const auto &[key, value] : map)
        out << key << value;
}

template <typename Key>
static void read(QDataStream &in, std::map<Key, qint64> &map)
{
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Key key = 0;
        in >> key;
        in >> map[key];
    }
}

static QDataStream &operator<<(QDataStream &out, const TitleFacts &facts)
{
    out << quint32(facts.size());
    for (const auto &[id, fact] : facts) {
        out << id << fact.firstPts << fact.firstSample << fact.leadNs << fact.mayLeadsDiffer;
        write(out, fact.times.begins);
        out << fact.times.end.has_value() << fact.times.end.value_or(0);
    }
    return out;
}

static QDataStream &operator>>(QDataStream &in, TitleFacts &facts)
{
    quint32 count = 0;
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        TrackId id = 0;
        TrackFacts fact;
        in >> id >> fact.firstPts >> fact.firstSample >> fact.leadNs >> fact.mayLeadsDiffer;
        read(in, fact.times.begins);
        bool hasEnd = false;
        qint64 end = 0;
        in >> hasEnd >> end;
        if (hasEnd)
            fact.times.end = end;
        facts[id] = fact;
    }
    return in;
}

static QDataStream &operator<<(QDataStream &out, const ScanRecord &scan)
{
    out << scan.durationNs << scan.timescale << quint32(scan.keyframes.size());
    for (const Keyframe &keyframe : scan.keyframes)
        out << keyframe.time << keyframe.offsetBytes;
    write(out, scan.leads);
    out << quint32(scan.clocks.size());
    for (const auto &clock : scan.clocks)
        out << clock.offsetBytes << clock.stamp << clock.time;
    write(out, scan.pesPackets);
    write(out, scan.ends);
    out << QList<TrackId>(scan.unsteadySounds.begin(), scan.unsteadySounds.end());
    return out << scan.notes << scan.isComplete << scan.isSearched << scan.isReplaced;
}

static QDataStream &operator>>(QDataStream &in, ScanRecord &scan)
{
    quint32 count = 0;
    in >> scan.durationNs >> scan.timescale >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        Keyframe keyframe;
        in >> keyframe.time >> keyframe.offsetBytes;
        scan.keyframes.push_back(keyframe);
    }
    read(in, scan.leads);
    in >> count;
    for (quint32 i = 0; i < count && in.status() == QDataStream::Ok; ++i) {
        TransportStreamLayout::Clock clock;
        in >> clock.offsetBytes >> clock.stamp >> clock.time;
        scan.clocks.push_back(clock);
    }
    read(in, scan.pesPackets);
    read(in, scan.ends);
    QList<TrackId> unsteady;
    in >> unsteady;
    scan.unsteadySounds = {unsteady.begin(), unsteady.end()};
    return in >> scan.notes >> scan.isComplete >> scan.isSearched >> scan.isReplaced;
}

bool isScanRecorded(const MediaInfo &media)
{
    return media.container == Container::MpegTs || media.container == Container::Matroska ||
           media.container == Container::WebM ||
           (media.indexKind == IndexKind::Scan && std::holds_alternative<FragmentedLayout>(media.layout));
}

ScanRecord scanRecordOf(const MediaInfo &scanned)
{
    ScanRecord record;
    record.durationNs = scanned.durationNs;
    record.timescale = scanned.keyframes.timescale;
    record.keyframes = scanned.keyframes.keyframes;
    record.leads = scanned.keyframes.leads;
    record.notes = scanned.notes;
    record.isComplete = scanned.indexComplete;
    record.isSearched = scanned.isIndexSearched;
    record.isReplaced = scanned.isIndexReplaced;
    if (const auto *layout = std::get_if<TransportStreamLayout>(&scanned.layout)) {
        record.clocks = layout->clocks;
        record.pesPackets = layout->pesPackets;
        record.ends = layout->ends;
        record.unsteadySounds = layout->unsteadySounds;
    }
    return record;
}

MediaInfo withScan(const MediaInfo &found, const ScanRecord &record)
{
    MediaInfo media = found;
    media.indexKind = IndexKind::Scan;
    media.indexComplete = record.isComplete;
    media.isIndexSearched = record.isSearched;
    media.isIndexReplaced = record.isReplaced;
    media.durationNs = record.durationNs;
    media.keyframes = {record.timescale, record.keyframes, record.leads};
    media.notes = record.notes;
    if (auto *layout = std::get_if<TransportStreamLayout>(&media.layout); layout && !record.clocks.empty()) {
        layout->clocks = record.clocks;
        layout->pesPackets = record.pesPackets;
        layout->ends = record.ends;
        layout->unsteadySounds = record.unsteadySounds;
    }
    return media;
}

static qint64 sizeOf(const std::map<qint64, QByteArray> &ranges)
{
    qint64 bytes = 0;
    for (const auto &[offset, data] : ranges)
        bytes += data.size();
    return bytes;
}

static QByteArray serialised(const ProbeRecord &record)
{
    QByteArray bytes;
    constexpr qint64 kWithoutRangesBytes = 64 * 1024;
    bytes.reserve(sizeOf(record.ranges) + kWithoutRangesBytes); // grown, it would take twice the memory
    QDataStream out(&bytes, QIODevice::WriteOnly);
    out.setVersion(QDataStream::Qt_6_4);
    out << record.validator.etag << record.validator.lastModified << record.validator.sizeBytes
        << record.contentType << record.upstreamRequests << record.upstreamBytes
        << quint32(record.ranges.size());
    for (const auto &[offset, data] : record.ranges)
        out << offset << data;
    out << record.facts.has_value();
    if (record.facts)
        out << *record.facts;
    out << record.scan.has_value();
    if (record.scan)
        out << *record.scan;
    return bytes;
}

void ProbeStore::save(const QString &sourceId, const ProbeRecord &record) const
{
    if (m_directory.isEmpty())
        return;
    const QByteArray bytes = serialised(record);
    QSaveFile file(pathOf(sourceId));
    if (!file.open(QIODevice::WriteOnly))
        return; // the next start probes again
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QDataStream head(&file);
    head << kMagic << quint64(XXH3_64bits(bytes.constData(), size_t(bytes.size())));
    file.write(bytes);
    file.commit();
}

std::optional<ProbeRecord> ProbeStore::load(const QString &sourceId) const
{
    QFile file(pathOf(sourceId));
    if (m_directory.isEmpty() || !file.open(QIODevice::ReadOnly) || file.size() > kMostRecordBytes)
        return std::nullopt;
    QDataStream head(&file);
    quint32 magic = 0;
    quint64 checksum = 0;
    head >> magic >> checksum;
    const QByteArray bytes = file.readAll();
    if (magic != kMagic || checksum != XXH3_64bits(bytes.constData(), size_t(bytes.size())))
        return std::nullopt;

    ProbeRecord record;
    QDataStream in(bytes);
    in.setVersion(QDataStream::Qt_6_4);
    quint32 rangeCount = 0;
    in >> record.validator.etag >> record.validator.lastModified >> record.validator.sizeBytes >>
        record.contentType >> record.upstreamRequests >> record.upstreamBytes >> rangeCount;
    for (quint32 i = 0; i < rangeCount && in.status() == QDataStream::Ok; ++i) {
        qint64 offset = 0;
        QByteArray data;
        in >> offset >> data;
        record.ranges[offset] = data;
    }
    bool hasFacts = false;
    in >> hasFacts;
    if (hasFacts) {
        record.facts.emplace();
        in >> *record.facts;
    }
    bool hasScan = false;
    in >> hasScan;
    if (hasScan) {
        record.scan.emplace();
        in >> *record.scan;
    }
    if (in.status() != QDataStream::Ok)
        return std::nullopt;
    return record;
}

void ProbeStore::remove(const QString &sourceId) const
{
    if (!m_directory.isEmpty())
        QFile::remove(pathOf(sourceId));
}

std::optional<std::map<qint64, QByteArray>> RecordingByteSource::ranges() const
{
    const std::lock_guard lock(m_mutex);
    return m_keptBytes > m_mostBytes ? std::nullopt : std::optional(m_ranges);
}

Result<QByteArray> RecordingByteSource::read(ByteRange range, const CancelToken &cancel) const
{
    auto bytes = m_source.read(range, cancel);
    const std::lock_guard lock(m_mutex);
    if (!bytes || m_keptBytes > m_mostBytes)
        return bytes;
    QByteArray &kept = m_ranges[range.beginBytes];
    if (kept.size() < bytes->size()) {
        m_keptBytes += bytes->size() - kept.size();
        kept = *bytes;
    }
    if (m_keptBytes > m_mostBytes)
        m_ranges.clear();
    return bytes;
}

void RecordingByteSource::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    done(read(range, cancel));
}

Result<QByteArray> ReplayByteSource::read(ByteRange range, const CancelToken &) const
{
    const qint64 size = m_record.validator.sizeBytes;
    const ByteRange wanted = size >= 0 ? range.intersected({0, size}) : range;
    if (wanted.isEmpty())
        return QByteArray();
    auto after = m_record.ranges.upper_bound(wanted.beginBytes);
    if (after != m_record.ranges.begin()) {
        const auto &[offset, data] = *std::prev(after);
        if (wanted.endBytes <= offset + data.size())
            return data.mid(wanted.beginBytes - offset, wanted.sizeBytes());
    }
    return fail(ErrorKind::NotFound, u"not among the bytes kept from probing"_s);
}

void ReplayByteSource::readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const
{
    done(read(range, cancel));
}

} // namespace cuegate
