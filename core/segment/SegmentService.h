// SPDX-License-Identifier: GPL-3.0-or-later
// Gives segments to those who ask: from memory, from disk, by joining a build that runs, or by starting one.
// One job per segment however many ask; a job whose last asker left is cancelled. What is converted can be
// had while it is being made, and the next segments of who plays it are made ahead. Thread: net. Jobs run in
// two bounded pools, for copying and for converting; those that wait for a thread do it here, in JobOrder.h's
// order. Results come back through a QFutureWatcher. A conversion that hangs loses its askers and its place
// in the pool.
#pragma once

#include "core/base/WorkerPool.h"
#include "core/segment/BuildProgress.h"
#include "core/segment/ConversionFaults.h"
#include "core/segment/SegmentCache.h"
#include "core/segment/SegmentJob.h"
#include "core/segment/SegmentMemory.h"
#include "core/segment/Title.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <map>
#include <set>

namespace cuegate {

struct SegmentServiceOptions
{
    int copyThreads = 8;    ///< they wait for the upstream most of the time
    int convertThreads = 0; ///< 0: one for each core
    std::chrono::milliseconds longestConversion = std::chrono::minutes(2);
    /// Without a step of a conversion that neither waits nor is done: more than a picture may take anywhere.
    std::chrono::milliseconds hangsAfter = std::chrono::seconds(8);
    std::shared_ptr<ConversionFaults> faults = nullptr; ///< null: of its own
};

class SegmentService : public QObject
{
    Q_OBJECT
public:
    explicit SegmentService(std::shared_ptr<SegmentCache> cache, const SegmentServiceOptions &options = {},
                            QObject *parent = nullptr);
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

    /// \p done is called once, on the net thread; before this returns only with a finished segment or where
    /// nothing may be converted of the title (then the ticket is 0). If it is given a growing segment, the
    /// asker stays one until it leaves.
    [[nodiscard]] Ticket ask(const Request &request, Done done);
    /// The asker has left; its function is not called any more. Tickets that are done with do no harm.
    void leave(Ticket ticket);
    /// Whether what \p ticket waits for is held up by this machine and by no source: it waits for its turn,
    /// or is inside libav.
    [[nodiscard]] bool isHeldUpHere(Ticket ticket) const;
    /// Ends a job by hand, at once for those who ask: they get Cancelled, a growing segment breaks off. Who
    /// asks for the segment after that has it made again; it is not made ahead before somebody did.
    void cancelJob(quint64 id);
    /// Ends all jobs of a source that is there no more; those who ask get Cancelled.
    void endJobsOf(const QString &sourceId);
    /// Nothing is made ahead any more for \p viewer of this source, until it asks again.
    void leaveAhead(const QByteArray &viewer, const QString &sourceId);

    /// Whether segments are made before they are asked for.
    void setLookAhead(bool looksAhead) { m_looksAhead = looksAhead; }

    enum class State { Missing, Queued, Building, Cached, Failed };
    [[nodiscard]] State stateOf(const SegmentKey &key) const;
    [[nodiscard]] qint64 sizeOf(const SegmentKey &key) const; ///< 0 if not cached
    /// Memory, disk, and the memory of failures; of one source, or of all. \p done on the net thread, not
    /// before this returns.
    void clear(const std::optional<QString> &sourceId, std::function<void()> done);
    /// Since the program started.
    [[nodiscard]] bool wasAskedFor(const QString &sourceId, const QByteArray &rendition) const
    {
        return m_askedFor.contains({sourceId, rendition});
    }
    [[nodiscard]] qint64 segmentsBuilt() const { return m_segmentsBuilt; }
    [[nodiscard]] qint64 segmentsConverted() const { return m_segmentsConverted; }
    /// Those that run first, the oldest first.
    [[nodiscard]] std::vector<SegmentJob> jobs() const;

Q_SIGNALS:
    /// What somebody waits for cannot be made.
    void failed(const QString &sourceId, const cuegate::Error &error);
    /// Its title's index names times at which no keyframes are: its playlists are not true.
    void indexIsFalse(const QString &sourceId);
    void changed(const QString &sourceId); ///< some segment's or job's state did
    void progressed();                     ///< some job's percent did; at most every 250 ms

private:
    struct Job;
    using Jobs = std::map<SegmentKey, std::shared_ptr<Job>>;
    struct Lane
    {
        WorkerPool workers;
        int running = 0;
    };
    struct Built
    {
        Result<SegmentContent> segment;
        enum class From { Disk, Build, BuildKeptOnDisk } from = From::Build;
    };
    enum class Urgency { Ahead, Asked };
    [[nodiscard]] Ticket join(const Request &request, Urgency urgency, Done done);
    void makeAhead(const Request &request);

    Job &add(const SegmentKey &key, const Request &request);
    [[nodiscard]] bool isToBeConverted(const Request &request) const;
    /// Ends jobs that are made ahead where a player waits for a thread.
    void giveWayToAsked(const Lane &lane, const std::vector<Jobs::iterator> &waiting);
    void startWaiting();
    void run(const SegmentKey &key, Job &job);
    using OnBytes = std::function<void(const QByteArray &)>;
    [[nodiscard]] std::vector<Jobs::iterator> startable(const Lane &lane);
    [[nodiscard]] static Result<QByteArray> build(const Request &request, const CancelToken &cancel,
                                                  const OnBytes &onBytes, BuildProgress &progress);
    [[nodiscard]] static Built make(SegmentCache &cache, const Request &request, bool isMemoryShort,
                                    const CancelToken &cancel, const OnBytes &onBytes,
                                    BuildProgress &progress);
    void grown(const SegmentKey &key);
    void tellProgress();
    void endLateJob(const SegmentKey &key, quint64 id);
    void callOff(Jobs::iterator job, const Error &why);
    void dismiss(Job &job, const Error &why);
    void watchConversions();
    void giveUp(Jobs::iterator job);
    void callOffRefused();
    void cameBack(const std::shared_ptr<Job> &job);
    void finish(const SegmentKey &key);
    void letGo(const std::shared_ptr<Job> &job);
    void take(const SegmentKey &key, const Job &job, const Built &built);
    void noteFailure(const SegmentKey &key, const Error &error);
    void keepOnDisk(const SegmentKey &key, const QByteArray &segment);

    const SegmentServiceOptions m_options;
    const SteadyClock m_clock; // of its own faults
    const std::shared_ptr<ConversionFaults> m_faults;
    std::shared_ptr<SegmentCache> m_cache;
    SegmentMemory m_memory;
    Lane m_copying;
    Lane m_converting;
    QThreadPool m_diskPool; // writes behind, one at a time
    Jobs m_jobs;
    std::vector<std::shared_ptr<Job>> m_hanging; // no jobs any more, but threads are in them
    QHash<Ticket, SegmentKey> m_tickets;
    Ticket m_lastTicket = 0;
    quint64 m_lastJob = 0;
    QTimer m_progressTimer;
    QTimer m_hangTimer;
    std::map<SegmentKey, Error> m_failures;
    std::set<std::pair<QString, QByteArray>> m_askedFor; // source and rendition
    std::set<SegmentKey> m_calledOff;                    // by hand
    bool m_looksAhead = true;
    qint64 m_segmentsBuilt = 0;
    qint64 m_segmentsConverted = 0;

    struct Ahead
    {
        QByteArray rendition;
        qsizetype number = 0;
        Ticket ticket = 0;
    };
    std::map<QByteArray, std::vector<Ahead>> m_ahead; // by viewer, source and kind of track
};

} // namespace cuegate
