// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the samples around a title's cuts, so that its playlists are true to the sample where no index
// tells: for sources on a disk, where that costs no request, and for those far away while the keyframes of a
// provisional title are looked for. Segments do not depend on it. Thread: worker (blocks on the source).
#pragma once

#include "core/segment/CutLook.h"

#include <chrono>
#include <functional>

namespace cuegate {

/// Cut by cut. One user.
class CutReading
{
public:
    /// \p known is not read again. \p source must outlive it.
    CutReading(const ByteSource &source, CutTracks tracks, std::map<TrackId, TrackTimes> known)
        : m_source(source)
        , m_tracks(std::move(tracks))
        , m_times(std::move(known))
    {
    }
    [[nodiscard]] bool knowsBegin(const Keyframe &cut) const;
    [[nodiscard]] bool knowsEnds() const;
    /// Looks at \p cut unless it is known. \p info must have the keyframes before it. Where it is false the
    /// plan's time stands. Errors: those of the source; Cancelled.
    [[nodiscard]] Result<void> readBegin(const MediaInfo &info, const Keyframe &cut,
                                         const CancelToken &cancel);
    /// From the last keyframe of \p info back, until something of every track was found; nothing is read of
    /// what readBegin() found to have no more of a track. Errors as above.
    [[nodiscard]] Result<void> readEnds(const MediaInfo &info, const std::function<bool()> &isOver,
                                        const CancelToken &cancel);
    /// For readEnds(): nothing of \p track comes in the groups of pictures behind the one at \p offsetBytes.
    void noteLastCut(TrackId track, qint64 offsetBytes) { m_lastCutBytes[track] = offsetBytes; }
    /// \p track ends at \p end, in its ticks: readEnds() need not look.
    void noteEnd(TrackId track, qint64 end) { m_times[track].end = end; }
    [[nodiscard]] const std::map<TrackId, TrackTimes> &times() const { return m_times; }

private:
    [[nodiscard]] bool knowsBegin(TrackId track, const Keyframe &cut) const;
    [[nodiscard]] bool knowsEnd(TrackId track) const;
    [[nodiscard]] bool mayEndFrom(TrackId track, const Keyframe &keyframe) const;

    const ByteSource &m_source;
    const CutTracks m_tracks;
    std::map<TrackId, TrackTimes> m_times;
    std::map<TrackId, qint64> m_lastCutBytes; ///< of the last cut that a track was found to go on at
};

/// Whether readCutTimes() would find more than \p title knows. Pure, any thread.
[[nodiscard]] bool lacksCutTimes(const Title &title);

inline constexpr auto kUnbounded = std::chrono::milliseconds::max();

/// What \p title knows and what is found within \p most, from the beginning on. \p beforeEach is called
/// before each cut with the share that is done, from 0 to 1; may be empty. Errors: those of the source;
/// Cancelled.
[[nodiscard]] Result<std::map<TrackId, TrackTimes>>
readCutTimes(const Title &title, std::chrono::milliseconds most, const CancelToken &cancel,
             const std::function<void(double)> &beforeEach = {});

/// The same without bound, for a source far away, where each look is a request: if where a few pictures
/// begin, spread over \p title, is where its playlists say, no others are looked at.
[[nodiscard]] Result<std::map<TrackId, TrackTimes>>
readDoubtfulCutTimes(const Title &title, const CancelToken &cancel,
                     const std::function<void(double)> &beforeEach = {});

/// Asks for what readTailTimes() will read, if \p media is Matroska with Cues; does not wait.
void fetchTail(const ByteSource &source, const MediaInfo &media, const CancelToken &cancel);

/// What \p title knows, and where tracks of Matroska far away end, as far as the file's last bytes tell.
[[nodiscard]] Result<std::map<TrackId, TrackTimes>> readTailTimes(const Title &title,
                                                                  const CancelToken &cancel);

/// A copy of \p title that says it. Pure, any thread.
[[nodiscard]] std::shared_ptr<const Title> withTimes(const Title &title, std::map<TrackId, TrackTimes> times);

} // namespace cuegate
