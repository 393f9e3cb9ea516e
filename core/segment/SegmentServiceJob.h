// SPDX-License-Identifier: GPL-3.0-or-later
// One job of the SegmentService: what is made, for whom, and how far it is. For the service's own files only.
// Thread: net, but what the worker shares: growing, progress, the cancel token.
#pragma once

#include "core/base/HangWatch.h"
#include "core/segment/JobOrder.h"
#include "core/segment/SegmentService.h"

namespace cuegate {

struct SegmentService::Job
{
    struct Asker
    {
        Done done;
        Request::Wanted wanted = Request::Wanted::Whole;
        Urgency urgency = Urgency::Asked;
        QByteArray viewer;
        bool isAnswered = false; ///< with the growing segment
    };
    quint64 id = 0;
    Request request;
    Lane *lane = nullptr;
    bool isConverting = false;
    bool isRunning = false;
    bool hasBytes = false;
    int shownPercent = -1;
    std::chrono::milliseconds since{}; ///< it waits or runs
    CancelSource cancel;
    HangWatch hang;
    quint64 lossesBefore = 0; ///< threads, when it began
    bool isHanging = false;
    QFutureWatcher<Built> watcher;
    std::map<Ticket, Asker> askers;
    std::shared_ptr<GrowingSegment> growing = std::make_shared<GrowingSegment>();
    std::shared_ptr<BuildProgress> progress = std::make_shared<BuildProgress>();

    /// What asks from now on waits for the next job.
    [[nodiscard]] bool isEnding() const { return cancel.token().isCancelled(); }
    [[nodiscard]] Conversion conversion() const
    {
        return {request.sourceId, request.rendition, request.number};
    }
    [[nodiscard]] bool standsStill() const { return isConverting && isRunning && hang.standsStill(); }
    [[nodiscard]] WaitingJob order() const;
    [[nodiscard]] SegmentJob shown() const;
};

} // namespace cuegate
