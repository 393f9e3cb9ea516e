// SPDX-License-Identifier: GPL-3.0-or-later
// Gives segments to those who ask: from memory, from disk, by joining a build that runs, or by starting one.
// One job per segment however many ask; a job whose last asker left is cancelled. What is converted can be
// had while it is being made, and the next segments of who plays it are made ahead. Thread: net. Jobs run in
// two bounded pools, for copying and for converting; results come back through a QFutureWatcher.
#pragma once

#include "core/segment/SegmentCache.h"
#include "core/segment/Title.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <list>
#include <map>
#include <unordered_map>

namespace cuegate {

class SegmentService : public QObject
{
    Q_OBJECT
public:
    explicit SegmentService(std::shared_ptr<SegmentCache> cache, QObject *parent = nullptr);
    ~SegmentService() override;

    struct Request
    {
        std::shared_ptr<const Title> title;
        QString sourceId;
        QByteArray rendition;
        SegmentFormat format = SegmentFormat::FragmentedMp4;
        qsizetype number = 0;
        QByteArray viewer; ///< who plays: segments are made ahead for each; empty: none are
        enum class Wanted { Whole, AsItGrows } wanted = Wanted::Whole;
        [[nodiscard]] SegmentKey key() const
        {
            return makeSegmentKey(sourceId, title->generation, rendition, format, number);
        }
    };
    using Done = std::function<void(const Result<SegmentContent> &)>;
    using Ticket = quint64;

    /// \p done is called once, on the net thread; before this returns only with a finished segment (then the
    /// ticket is 0). If it is given a growing one, the asker stays one until it leaves.
    [[nodiscard]] Ticket ask(const Request &request, Done done);
    /// The asker has left; its function is not called any more. Tickets that are done with do no harm.
    void leave(Ticket ticket);

    enum class State { Missing, Building, Cached, Failed };
    [[nodiscard]] State stateOf(const SegmentKey &key) const;
    [[nodiscard]] qint64 sizeOf(const SegmentKey &key) const; ///< 0 if not cached
    /// Memory, disk, and the memory of failures; of one source, or of all. \p done on the net thread, not
    /// before this returns.
    void clear(const std::optional<QString> &sourceId, std::function<void()> done);
    [[nodiscard]] qint64 segmentsBuilt() const { return m_segmentsBuilt; }
    [[nodiscard]] qint64 segmentsConverted() const { return m_segmentsConverted; }
    [[nodiscard]] int running() const
    {
        return int(m_jobs.size());
    } ///< jobs, those that wait for a thread included

Q_SIGNALS:
    void changed(const QString &sourceId); ///< some segment's state did

private:
    struct Job;
    struct Built
    {
        Result<SegmentContent> segment;
        enum class From { Disk, Build, BuildKeptOnDisk } from = From::Build;
    };
    enum class Urgency { Ahead, Asked };
    [[nodiscard]] Ticket join(const Request &request, Urgency urgency, Done done);
    void start(const SegmentKey &key, const Request &request, Urgency urgency);
    void makeAhead(const Request &request);
    void grown(const SegmentKey &key);
    void endLateJob(const SegmentKey &key, quint64 run);
    void finish(const SegmentKey &key);
    using OnBytes = std::function<void(const QByteArray &)>;
    [[nodiscard]] static Built make(SegmentCache &cache, const Request &request, bool isMemoryShort,
                                    const CancelToken &cancel, const OnBytes &onBytes);
    void remember(const SegmentKey &key, const SegmentContent &segment);
    void forgetUnused();
    void keepOnDisk(const SegmentKey &key, const QByteArray &segment);

    std::shared_ptr<SegmentCache> m_cache;
    QThreadPool m_copyPool;
    QThreadPool m_convertPool;
    QThreadPool m_diskPool; // writes behind, one at a time
    std::map<SegmentKey, std::unique_ptr<Job>> m_jobs;
    QHash<Ticket, SegmentKey> m_tickets;
    Ticket m_lastTicket = 0;
    std::map<SegmentKey, Error> m_failures;
    qint64 m_segmentsBuilt = 0;
    qint64 m_segmentsConverted = 0;
    quint64 m_lastRun = 0;

    struct Ahead
    {
        QByteArray rendition;
        qsizetype number = 0;
        Ticket ticket = 0;
    };
    std::map<QByteArray, std::vector<Ahead>> m_ahead; // by viewer, source and kind of track

    struct Kept
    {
        SegmentKey key;
        SegmentContent segment;
        [[nodiscard]] bool isInUse() const { return !segment.bytes().isDetached(); }
    };
    /// Most recently used first. What is still being sent or written stays in whatever it takes: letting go
    /// of it frees nothing.
    std::list<Kept> m_memory;
    std::unordered_map<SegmentKey, std::list<Kept>::iterator, SegmentKeyHash> m_memoryIndex;
    qint64 m_memoryBytes = 0;
};

} // namespace cuegate
