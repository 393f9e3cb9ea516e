// SPDX-License-Identifier: GPL-3.0-or-later
// Gives pictures of titles to those who ask: kept ones at once, else one job for each picture however many
// ask; a job whose last asker left is cancelled. The pictures used last are kept in memory. Thread: net. Jobs
// run in a small pool of their own, so that they never hold up what plays.
#pragma once

#include "core/segment/TitleThumbnail.h"

#include <QCache>
#include <QHash>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <map>

namespace cuegate {

class ThumbnailService : public QObject
{
    Q_OBJECT
public:
    explicit ThumbnailService(QObject *parent = nullptr);
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

    /// \p done is called once, on the net thread; before this returns only with a kept picture (then the
    /// ticket is 0). Errors: those of makeTitleThumbnail().
    [[nodiscard]] Ticket ask(const Request &request, Done done);
    /// The asker has left; its function is not called any more. Tickets that are done with do no harm.
    void leave(Ticket ticket);
    /// Keeps nothing of a source which may be another film now.
    void forget(const QString &sourceId);

private:
    struct Job
    {
        quint64 id = 0;
        CancelSource cancel;
        std::map<Ticket, Done> askers;
        bool isKept = true; ///< its picture will be
    };
    void finish(const QByteArray &key, quint64 id, const Result<QByteArray> &picture);

    QThreadPool m_pool;
    QCache<QByteArray, QByteArray> m_kept;
    QHash<QByteArray, Job> m_jobs; // by what tells pictures apart
    QHash<Ticket, QByteArray> m_tickets;
    quint64 m_last = 0; ///< ticket or id
};

} // namespace cuegate
