// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps what probing read: the bytes themselves, so that a later start finds the same result by parsing them
// again, without the upstream. Dropped when the source's validator changes. Thread: worker (blocks on the
// disk); each file is written whole and renamed.
#pragma once

#include "core/io/ByteSource.h"
#include "core/segment/Title.h"

#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>

namespace cuegate {

/// What going through a whole file for its index has found, where that is not made of the ranges again.
struct ScanRecord
{
    qint64 durationNs = 0;
    quint32 timescale = 0; ///< of the keyframes
    std::vector<Keyframe> keyframes;
    std::map<qint64, qint64> leads; ///< as in KeyframeIndex
    std::vector<TransportStreamLayout::Clock> clocks;
    std::map<TrackId, qint64> pesPackets; ///< this and the next two as in TransportStreamLayout
    std::map<TrackId, qint64> ends;
    std::set<TrackId> unsteadySounds;
    QStringList notes;
    bool isComplete = true; ///< these three as in MediaInfo
    bool isSearched = false;
    bool isReplaced = false;
};

struct ProbeRecord
{
    SourceValidator validator;
    QByteArray contentType;
    std::map<qint64, QByteArray> ranges; ///< by offset; what probe() read, in its own pieces
    qint64 upstreamRequests = 0;         ///< what probing cost
    qint64 upstreamBytes = 0;
    std::optional<TitleFacts> facts;
    std::optional<ScanRecord> scan;
};

/// Whether a scan of \p media, or that it came from, is kept as a ScanRecord; else it is made again from the
/// ranges it read.
[[nodiscard]] bool isScanRecorded(const MediaInfo &media);
[[nodiscard]] ScanRecord scanRecordOf(const MediaInfo &scanned);
/// \p found, as probe() gave it, with what \p record says.
[[nodiscard]] MediaInfo withScan(const MediaInfo &found, const ScanRecord &record);

class ProbeStore
{
public:
    explicit ProbeStore(QString directory);
    [[nodiscard]] std::optional<ProbeRecord> load(const QString &sourceId) const;
    void save(const QString &sourceId, const ProbeRecord &record) const;
    void remove(const QString &sourceId) const;

private:
    [[nodiscard]] QString pathOf(const QString &sourceId) const;
    QString m_directory;
};

/// Passes reads on and keeps what they gave, unless it becomes too much.
class RecordingByteSource final : public ByteSource
{
public:
    RecordingByteSource(const ByteSource &source, qint64 mostBytes)
        : m_source(source)
        , m_mostBytes(mostBytes)
    {
    }
    /// By offset; nothing if they were more than mostBytes.
    [[nodiscard]] std::optional<std::map<qint64, QByteArray>> ranges() const;

    [[nodiscard]] qint64 sizeBytes() const override { return m_source.sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_source.validator(); }
    [[nodiscard]] bool canSeek() const override { return m_source.canSeek(); }
    [[nodiscard]] QByteArray contentType() const override { return m_source.contentType(); }
    [[nodiscard]] SourceCounters counters() const override { return m_source.counters(); }
    [[nodiscard]] std::vector<ByteRange> fetchedRanges() const override { return m_source.fetchedRanges(); }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

private:
    const ByteSource &m_source;
    const qint64 m_mostBytes;
    mutable std::mutex m_mutex;
    mutable std::map<qint64, QByteArray> m_ranges; // guarded by m_mutex
    mutable qint64 m_keptBytes = 0;                // guarded by m_mutex; above m_mostBytes nothing is kept
};

/// Gives back what was recorded and nothing else.
class ReplayByteSource final : public ByteSource
{
public:
    explicit ReplayByteSource(const ProbeRecord &record)
        : m_record(record)
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_record.validator.sizeBytes; }
    [[nodiscard]] SourceValidator validator() const override { return m_record.validator; }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return m_record.contentType; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override;
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override;

private:
    const ProbeRecord &m_record;
};

} // namespace cuegate
