// SPDX-License-Identifier: GPL-3.0-or-later
// Gives pictures of titles to those who ask: kept ones at once, else one job for each picture however many
// ask; a job whose last asker left is cancelled, one that hangs is given up. The pictures used last are kept
// in memory. Thread: net. Jobs run in a small pool of their own, so that they never hold up what plays.
#pragma once

#include "core/base/HangWatch.h"
#include "core/base/WorkerPool.h"
#include "core/segment/ConversionFaults.h"
#include "core/segment/TitleThumbnail.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>

namespace cuegate {

class ThumbnailService : public QObject
{
    Q_OBJECT
public:
    /// \p hangsAfter: as SegmentServiceOptions has it.
    explicit ThumbnailService(std::shared_ptr<ConversionFaults> faults, std::chrono::milliseconds hangsAfter,
                              QObject *parent = nullptr);
    ~ThumbnailService() override;

    struct Request
    {
        std::shared_ptr<const Title> title;
        QString sourceId;
        qint64 ms = 0; ///< since the title's begin
        int width = kLeastThumbnailWidth;
    };
    using Done = std::function<void(const Result<QByteArray> &)>; ///< a JPEG
    using Ticket = quint64;

    /// \p done is called once, on the net thread; before this returns only with a kept picture or where
    /// nothing may be converted of the title (then the ticket is 0). Errors: those of makeTitleThumbnail()
    /// and of ConversionFaults.
    [[nodiscard]] Ticket ask(const Request &request, Done done);
    /// The asker has left; its function is not called any more. Tickets that are done with do no harm.
    void leave(Ticket ticket);
    /// Keeps nothing of a source which may be another film now.
    void forget(const QString &sourceId);
    /// Ends what is made of a source that is there no more; those who ask get Cancelled.
    void end(const QString &sourceId);

private:
    struct Job
    {
        QByteArray key; ///< what tells pictures apart
        Conversion conversion;
        CancelSource cancel;
        quint64 lossesBefore = 0;
        HangWatch hang;
        std::map<Ticket, Done> askers;
        bool isKept = true; ///< its picture will be
        bool isHanging = false;
    };
    [[nodiscard]] quint64 begin(const Request &request, const QByteArray &key, qint64 time);
    void finish(quint64 id, const Result<QByteArray> &picture);
    void answer(Job &job, const Result<QByteArray> &picture);
    void watchJobs();

    const std::shared_ptr<ConversionFaults> m_faults;
    WorkerPool m_workers;
    QTimer m_hangTimer;
    QCache<QByteArray, QByteArray> m_kept;
    std::map<quint64, Job> m_jobs;       // by id; those that were cancelled or hang, too, until they are back
    QHash<QByteArray, quint64> m_wanted; // of those that are neither, by key
    QHash<Ticket, quint64> m_tickets;
    quint64 m_last = 0; ///< ticket or id
};

} // namespace cuegate
