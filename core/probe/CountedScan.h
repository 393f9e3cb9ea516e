// SPDX-License-Identifier: GPL-3.0-or-later
// Files without an index whose parts do not say when they are shown, so that only counting from the beginning
// tells it: AVI whose idx1 is missing or out of reach, fragmented MP4 without tfdt. What is known of such a
// file grows from its beginning on; this is what provisional titles of them are made of. What it answers
// depends on the file alone. Thread: any worker (blocks on the source).
#pragma once

#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"
#include "core/probe/ScanWindow.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace cuegate {

class CountedScan
{
public:
    virtual ~CountedScan() = default;
    Q_DISABLE_COPY_MOVE(CountedScan)

    /// Whether \p found, as probe() gave it, may be such a file: begin() tells.
    [[nodiscard]] static bool mayBeCounted(const MediaInfo &found);

    /// Reads the beginning of \p source. Errors: NotFound if scanIndex() finds an index at once; Unsupported
    /// if keyframes cannot be told; those of the source; Cancelled.
    [[nodiscard]] static Result<std::shared_ptr<CountedScan>>
    begin(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel);

    /// The keyframe of the main track that is shown at or after \p time, in its ticks. Goes on as far as that
    /// takes. Errors: NotFound if none follows; those of the source; Cancelled.
    [[nodiscard]] Result<Keyframe> keyframeFrom(const ByteSource &source, qint64 time,
                                                const CancelToken &cancel);

    /// The samples of \p span and \p marginNs before and behind it; of other tracks but for what is stored
    /// more than kMostApartSeconds behind the picture of that time. Errors: as keyframeFrom().
    [[nodiscard]] Result<MovieLayout> samplesNear(const ByteSource &source, const SampleSpan &span,
                                                  qint64 marginNs, const CancelToken &cancel);

    static constexpr qint64 kMostApartSeconds = 30;

    /// Where the film ends: as the header says, else reckoned from the rate of its beginning.
    [[nodiscard]] Result<qint64> endNs(const ByteSource &source, const CancelToken &cancel);

    /// What lies before has been looked at.
    [[nodiscard]] qint64 positionBytes() const { return m_positionBytes; }

protected:
    explicit CountedScan(const MediaInfo &found);

    [[nodiscard]] const Track &mainTrack() const { return *m_found.track(m_found.mainTrack); }
    [[nodiscard]] const MediaInfo &found() const { return m_found; }
    void addKeyframe(const Keyframe &keyframe);

    /// To be held while what the members below tell is changed, but not while the source is read: who wants
    /// what is known already does not wait for it.
    [[nodiscard]] std::mutex &knownMutex() { return m_mutex; }

    /// Takes what comes next; one call at a time. False at the end of what can be read. Errors: those of the
    /// source; Cancelled.
    [[nodiscard]] virtual Result<bool> goOn(ScanWindow &window) = 0;
    /// Where the next call goes on.
    [[nodiscard]] virtual qint64 nextBytes() const = 0;
    // With the mutex held by who calls them.
    /// Up to when all of the main track is known, in its ticks.
    [[nodiscard]] virtual qint64 knownUntil() const = 0;
    /// Up to when all of \p track is known, in its ticks.
    [[nodiscard]] virtual qint64 knownUntil(const Track &track) const = 0;
    /// What is decoded from \p beginTime to \p endTime, in ticks of the main track, and lies before the
    /// picture of \p lastTime. Every track is known to endTime, or the main one to lastTime, unless the file
    /// ends before.
    [[nodiscard]] virtual Result<MovieLayout> list(qint64 beginTime, qint64 endTime, qint64 lastTime) = 0;

private:
    [[nodiscard]] Result<void> goOnUntil(const ByteSource &source, const std::function<bool()> &isEnough,
                                         const CancelToken &cancel);
    [[nodiscard]] Result<void> goOnTo(const ByteSource &source, qint64 time, const CancelToken &cancel);

    const MediaInfo m_found;
    std::timed_mutex m_walking; ///< held by who goes on
    std::atomic<qint64> m_positionBytes = 0;
    std::mutex m_mutex;
    std::vector<Keyframe> m_keyframes; // all below guarded by m_mutex
    bool m_isAtEnd = false;
};

} // namespace cuegate
