// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/SegmentEncoder.h"

#include "core/base/CrashNote.h"
#include "core/base/LeftBehind.h"
#include "core/libav/DriverWatch.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct Run
{
    SegmentEncoder encode;
    Track track;
    SampleBatch samples;
    VideoTranscodeInput input; // of the two above
    AvcTarget target;
    CancelSource cancel;
    DriverWatch watch;
    std::shared_ptr<void> session;
    std::vector<EncodedPicture> pictures; // of the run's thread until there is a result
    std::mutex mutex;
    std::condition_variable ended;
    std::optional<Result<void>> result; // guarded by mutex
};

} // namespace

static void encodeAll(Run &run)
{
    Result<void> result =
        run.encode(run.input, run.target, run.cancel.token(),
                   [&run](EncodedPicture picture) { run.pictures.push_back(std::move(picture)); });
    run.session.reset();
    const std::lock_guard lock(run.mutex);
    run.result = std::move(result);
    run.ended.notify_all();
}

Result<std::vector<EncodedPicture>> encodeWithin(std::chrono::milliseconds limit,
                                                 const SegmentEncoder &encode,
                                                 const VideoTranscodeInput &input, const AvcTarget &target,
                                                 const CancelToken &cancel, std::shared_ptr<void> session)
{
    const auto run = std::make_shared<Run>();
    run->encode = encode;
    run->track = *input.track;
    run->samples = *input.samples;
    run->input = {&run->track, &run->samples, input.beginPts, input.endPts};
    run->target = target;
    run->session = std::move(session);
    const auto registration = cancel.onCancel([run] { run->cancel.cancel(); });
    std::thread([run, place = CrashPlace::current()] {
        const DetachedThread detached;
        const CrashPlace crashPlace(place);
        const ExpendableThread expendable;
        const DriverCall inside;
        run->watch.begin();
        encodeAll(*run);
    }).detach();
    std::unique_lock lock(run->mutex);
    const auto ended = run->watch.await(limit, u"a segment", [&](std::chrono::milliseconds rest) {
        return run->ended.wait_for(lock, rest, [&run] { return run->result.has_value(); });
    });
    run->cancel.cancel(); // one that is late only
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    if (!ended)
        return std::unexpected(ended.error());
    if (!*run->result)
        return std::unexpected(run->result->error());
    return std::move(run->pictures);
}

} // namespace cuegate
