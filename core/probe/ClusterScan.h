// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at the Blocks of single Clusters for a scan and gathers what they tell: the main track's keyframes,
// where the tracks end, where the file is damaged (RFC 9559 section 5.1.3). Thread: worker (blocks on the
// source); one user.
#pragma once

#include "core/base/EbmlReader.h"
#include "core/media/ClusterWalker.h"
#include "core/probe/ScanWindow.h"

#include <limits>
#include <map>

namespace cuegate {

class ClusterScan
{
public:
    enum class Extent {
        AtHand, ///< only Blocks whose heads the window holds: costs nothing
        ToMain, ///< up to the first Block of the main track
        Whole
    };
    struct Walked
    {
        qint64 timeNs = 0;    ///< of the last Block that was looked at; 0 if there was none
        qint64 nextBytes = 0; ///< where the Cluster ended
    };
    struct TrackEnd
    {
        qint64 lastNs = std::numeric_limits<qint64>::min();
        qint64 durationNs = 0;
    };

    /// \p info has a MatroskaLayout and a main track; it must outlive this.
    ClusterScan(ScanWindow &window, MediaInfo &info);

    /// Goes through the Blocks of the Cluster at \p beginBytes; \p endBytes is its end, or the Segment's if
    /// its size is unknown. Where Blocks are cut off or damaged the Segment ends, if the extent is Whole.
    /// Errors: those of the source; Cancelled.
    [[nodiscard]] Result<Walked> walk(qint64 beginBytes, qint64 endBytes, Extent extent);

    /// Lets the Segment end at \p offsetBytes, so that nobody reads what is damaged; \p why is noted unless
    /// empty.
    void stopAt(qint64 offsetBytes, const QString &why);

    [[nodiscard]] const MatroskaLayout &layout() const { return m_layout; }
    [[nodiscard]] MatroskaLayout &layout() { return m_layout; }
    /// As they were found.
    [[nodiscard]] const std::vector<Keyframe> &found() const { return m_keyframes; }
    /// By place, without those whose times do not go on from the ones before, and not too many.
    [[nodiscard]] std::vector<Keyframe> keyframes() const;
    [[nodiscard]] const std::map<quint64, TrackEnd> &ends() const { return m_ends; }

private:
    [[nodiscard]] Result<QByteArrayView> bytesAt(qint64 offsetBytes, qint64 minBytes, Extent extent);
    [[nodiscard]] Result<bool> look(const ClusterWalker &walker, Extent extent);
    [[nodiscard]] Result<bool> isGroupKeyframe(const MatroskaBlock &block, Extent extent);
    [[nodiscard]] Result<std::optional<EbmlHeader>> headerAt(qint64 offsetBytes, Extent extent);
    void noteEnd(const Track &track, const MatroskaBlock &block, qint64 timeNs);
    void addKeyframe(qint64 timeNs, qint64 clusterOffsetBytes);

    ScanWindow &m_window;
    MediaInfo &m_info;
    MatroskaLayout m_layout;
    const Track &m_main;
    std::map<quint64, const Track *> m_tracks; ///< video and audio by TrackNumber
    std::map<quint64, TrackEnd> m_ends;
    std::vector<Keyframe> m_keyframes;
};

/// A time further from the one before it is a writer's mistake.
inline constexpr qint64 kImpossibleJumpNs = qint64(24) * 3600 * 1'000'000'000;

[[nodiscard]] QString damagedAt(qint64 offsetBytes);

} // namespace cuegate
