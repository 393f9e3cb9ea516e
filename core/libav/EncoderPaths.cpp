// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/EncoderPaths.h"

#include "core/base/CrashNote.h"
#include "core/base/LeftBehind.h"
#include "core/base/Log.h"
#include "core/libav/DriverWatch.h"
#include "core/libav/EncodedCheck.h"
#include "core/libav/EncoderTrial.h"

#include <algorithm>
#include <future>
#include <mutex>
#include <thread>

using namespace Qt::StringLiterals;

namespace cuegate {

// The program survives only so many: then a path is not tried again before somebody asks for it.
static constexpr int kMostCrashes = 2;

using SteadyTime = std::chrono::steady_clock::time_point;

struct EncoderPaths::Shared
{
    struct Path
    {
        EncoderReport report;
        int sessions = 0;
        SteadyTime quarantinedAt;
        int crashes = 0; // of those that were made
    };
    std::vector<EncoderPath> hardware; // does not change
    std::mutex trialMutex;             // held while something is tried
    std::mutex mutex;
    std::vector<Path> paths;                           // guarded by mutex; one for each of hardware
    bool isTrying = false;                             // guarded by mutex; in the background
    unsigned driverCrashes = cuegate::driverCrashes(); // guarded by mutex; those that somebody was blamed for

    void tryAll(std::chrono::milliseconds limit);
    void quarantine(size_t path, const Error &why); // mutex is held
    void quarantineIdleCrashes();
};

// A driver may hang or crash in it, and must not keep the others from being tried.
static Result<void> triedWithin(std::chrono::milliseconds limit, const std::function<Result<void>()> &trial)
{
    struct Trial
    {
        std::promise<Result<void>> promise;
        DriverWatch watch;
    };
    const auto shared = std::make_shared<Trial>();
    std::future<Result<void>> tried = shared->promise.get_future();
    std::thread([shared, trial] {
        const DetachedThread detached;
        const ExpendableThread expendable;
        const DriverCall inside;
        shared->watch.begin();
        shared->promise.set_value(trial());
    }).detach();
    const auto ended = shared->watch.await(limit, u"its trial", [&tried](std::chrono::milliseconds rest) {
        return tried.wait_for(rest) == std::future_status::ready;
    });
    if (!ended)
        return ended;
    return tried.get();
}

void EncoderPaths::Shared::tryAll(std::chrono::milliseconds limit)
{
    const std::lock_guard trialLock(trialMutex);
    for (size_t i = 0; i < hardware.size(); ++i) {
        {
            const std::lock_guard lock(mutex);
            if (paths[i].report.state != EncoderState::Untried)
                continue;
        }
        const Result<void> tried = hardware[i].trial ? triedWithin(limit, hardware[i].trial) : Result<void>();
        const std::lock_guard lock(mutex);
        paths[i].report.state = tried ? EncoderState::Works : EncoderState::Missing;
        paths[i].report.reason = tried ? QString() : tried.error().message;
        driverCrashes = cuegate::driverCrashes();
        if (!tried && tried.error().code == ErrorCode::ConvertCrashed)
            qCWarning(lcMedia).noquote() << hardware[i].name << "is not used:" << tried.error().message;
    }
}

EncoderPaths::EncoderPaths(std::vector<EncoderPath> hardware, SegmentEncoder software, EncoderLimits limits)
    : m_software(std::move(software))
    , m_limits(limits)
    , m_shared(std::make_shared<Shared>())
{
    m_shared->hardware = std::move(hardware);
    for (const EncoderPath &path : m_shared->hardware) {
        Shared::Path &shown = m_shared->paths.emplace_back();
        shown.report = {path.name, path.trial ? EncoderState::Untried : EncoderState::Works, path.notTried};
        if (!path.notTried.isEmpty())
            shown.report.state = EncoderState::Missing;
    }
}

// Drivers take seconds to wake up the first time.
static std::chrono::milliseconds longestTrial(const EncoderLimits &limits)
{
    return 3 * limits.segment;
}

void EncoderPaths::tryHardware()
{
    m_shared->tryAll(longestTrial(m_limits));
}

void EncoderPaths::tryAgain()
{
    {
        const std::lock_guard lock(m_shared->mutex);
        if (m_shared->isTrying)
            return;
        for (size_t i = 0; i < m_shared->paths.size(); ++i) {
            Shared::Path &path = m_shared->paths[i];
            if (m_shared->hardware[i].trial)
                path.report = {path.report.name, EncoderState::Untried, {}};
            path.crashes = 0;
        }
    }
    tryInBackground();
}

bool EncoderPaths::isTrying() const
{
    const std::lock_guard lock(m_shared->mutex);
    return m_shared->isTrying;
}

// Nobody waits for a trial: it may take seconds, and a driver may hang in it.
void EncoderPaths::tryInBackground()
{
    const std::lock_guard lock(m_shared->mutex);
    bool isWanted = false;
    for (Shared::Path &path : m_shared->paths) {
        const auto inQuarantine = std::chrono::steady_clock::now() - path.quarantinedAt;
        if (path.report.state == EncoderState::Quarantined && path.crashes < kMostCrashes &&
            inQuarantine >= m_limits.quarantine)
            path.report.state = EncoderState::Untried;
        isWanted = isWanted || path.report.state == EncoderState::Untried;
    }
    if (!isWanted || std::exchange(m_shared->isTrying, true))
        return;
    std::thread([shared = m_shared, limit = longestTrial(m_limits)] {
        const DetachedThread detached;
        shared->tryAll(limit);
        const std::lock_guard endLock(shared->mutex);
        shared->isTrying = false;
    }).detach();
}

std::vector<EncoderReport> EncoderPaths::reports() const
{
    std::vector<EncoderReport> reports;
    const std::lock_guard lock(m_shared->mutex);
    for (const Shared::Path &path : m_shared->paths)
        reports.push_back(path.report);
    return reports;
}

QString EncoderPaths::inUse() const
{
    const std::vector<EncoderReport> all = reports();
    const auto found = std::find_if(all.begin(), all.end(), [](const EncoderReport &report) {
        return report.state == EncoderState::Works;
    });
    return found == all.end() ? QString() : found->name;
}

void EncoderPaths::Shared::quarantine(size_t path, const Error &why)
{
    Path &failing = paths[path];
    failing.report.state = EncoderState::Quarantined;
    failing.report.reason = why.message;
    failing.quarantinedAt = std::chrono::steady_clock::now();
    failing.crashes += why.code == ErrorCode::ConvertCrashed ? 1 : 0;
    driverCrashes = cuegate::driverCrashes();
    qCWarning(lcMedia).noquote() << failing.report.name << "is not used for now:" << why.message;
}

// A driver's thread may crash while nobody is in the driver: whose it was is not known.
void EncoderPaths::Shared::quarantineIdleCrashes()
{
    const std::lock_guard lock(mutex);
    if (driverCrashes == cuegate::driverCrashes())
        return;
    for (size_t i = 0; i < paths.size(); ++i) {
        if (paths[i].report.state == EncoderState::Works)
            quarantine(i, DriverWatch::driverCrash());
    }
    driverCrashes = cuegate::driverCrashes();
}

void EncoderPaths::quarantine(size_t path, const Error &why)
{
    const std::lock_guard lock(m_shared->mutex);
    m_shared->quarantine(path, why);
}

std::optional<EncoderPaths::Session> EncoderPaths::takeSession()
{
    const std::lock_guard lock(m_shared->mutex);
    for (size_t i = 0; i < m_shared->paths.size(); ++i) {
        Shared::Path &path = m_shared->paths[i];
        if (path.report.state != EncoderState::Works || path.sessions >= m_limits.sessions)
            continue;
        ++path.sessions;
        const auto letGo = [shared = m_shared, i](void *) {
            const std::lock_guard endLock(shared->mutex);
            --shared->paths[i].sessions;
        };
        return Session{i, std::shared_ptr<void>(nullptr, letGo)};
    }
    return std::nullopt;
}

Result<void> EncoderPaths::encode(const VideoTranscodeInput &input, const AvcTarget &target,
                                  const CancelToken &cancel,
                                  const std::function<void(EncodedPicture)> &onPicture)
{
    m_shared->quarantineIdleCrashes();
    tryInBackground();
    auto session = takeSession();
    if (!session)
        return m_software(input, target, cancel, onPicture);
    const size_t path = session->path;
    auto made = encodeWithin(m_limits.segment, m_shared->hardware[path].encode, input, target, cancel,
                             std::move(session->held));
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    const std::vector<qint64> times = made ? timesOf(*made) : std::vector<qint64>();
    const auto wrong = [](const QString &what) { return Error{ErrorKind::Unavailable, what}; };
    const auto seen = made ? faultOf(*made, target) : std::nullopt;
    const auto fault = !made  ? std::optional(made.error())
                       : seen ? std::optional(wrong(*seen))
                              : std::nullopt;
    if (!fault && times == timesOf(input)) {
        for (EncodedPicture &picture : *made)
            onPicture(std::move(picture));
        return {};
    }
    // Lost pictures may be the source's fault: that is known when software has made them.
    const bool isSourceSuspected = made ? !fault : made.error().kind == ErrorKind::CorruptInput;
    if (!isSourceSuspected)
        quarantine(path, *fault);
    std::vector<qint64> rightTimes;
    const auto remade = m_software(input, target, cancel, [&](EncodedPicture picture) {
        rightTimes.push_back(picture.pts);
        onPicture(std::move(picture));
    });
    std::sort(rightTimes.begin(), rightTimes.end());
    if (isSourceSuspected && remade && rightTimes.size() != times.size())
        quarantine(path, wrong(u"it made %1 pictures of %2"_s.arg(times.size()).arg(rightTimes.size())));
    else if (isSourceSuspected && remade && rightTimes != times)
        quarantine(path, wrong(u"its pictures do not have the source's times"_s));
    return remade;
}

QString softwareEncoderName()
{
    return encoderName(EncoderKind::X264);
}

std::vector<EncoderPath> libavHardwarePaths()
{
    std::vector<EncoderPath> paths;
    for (const EncoderKind kind : kHardwareEncoders) {
        paths.push_back(
            {QString(encoderName(kind)), [kind] { return tryEncoder(kind); },
             [kind](const VideoTranscodeInput &input, const AvcTarget &target, const CancelToken &cancel,
                    const std::function<void(EncodedPicture)> &onPicture) {
                 return transcodeVideoBy(kind, input, target, cancel, onPicture);
             }});
    }
    return paths;
}

} // namespace cuegate
