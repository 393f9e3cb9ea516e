// SPDX-License-Identifier: GPL-3.0-or-later
// Walks the Blocks of a Matroska Segment from a Cluster on (RFC 9559 sections 5.1.3 and 10), over bytes that
// the caller brings piece by piece. Knows Clusters of unknown size, skips what is no Cluster.
// Thread: any; a value.
#pragma once

#include "core/media/MediaInfo.h"

#include <QByteArrayView>

#include <optional>
#include <vector>

namespace cuegate {

/// A SimpleBlock, or a BlockGroup with its Block.
struct MatroskaBlock
{
    enum class Lacing { None, Xiph, FixedSize, Ebml };

    qint64 offsetBytes = 0; ///< of the SimpleBlock or BlockGroup element
    qint64 endBytes = 0;
    quint64 trackNumber = 0;
    qint64 timestamp = 0; ///< in units of TimestampScale, Cluster's included
    bool isKeyframe = false;
    bool isComplete = false; ///< else duration may be missing, and frames end early
    Lacing lacing = Lacing::None;
    std::optional<quint64> duration; ///< BlockDuration, in units of TimestampScale
    qint64 discardedNs = 0; ///< DiscardPadding at the Block's end, a second at most; 0 if isComplete is false
    QByteArrayView frames;  ///< all after the Block's flags
};

/// The frames of a complete \p block, appended to \p frames (cleared first). False if the lacing is damaged.
[[nodiscard]] bool splitLaces(const MatroskaBlock &block, std::vector<QByteArrayView> &frames);

/// Presentation time of \p block's first frame in nanoseconds: TimestampScale applied, CodecDelay taken off,
/// kept far from overflow.
[[nodiscard]] qint64 blockTimeNs(const MatroskaBlock &block, const Track &track,
                                 const MatroskaLayout &layout);

class ClusterWalker
{
public:
    enum class Step {
        Block,     ///< block() is at positionBytes(); advance() goes past it
        NeedBytes, ///< call again with neededBytes() or more
        End,       ///< of the Segment
        Damaged    ///< at positionBytes()
    };

    /// From the Cluster at \p beginBytes to the end of the Segment at \p endBytes.
    ClusterWalker(qint64 beginBytes, qint64 endBytes);
    /// From \p beginBytes, where an element is inside a Cluster of \p timestamp, to that Cluster's end.
    [[nodiscard]] static ClusterWalker inside(qint64 timestamp, qint64 beginBytes, qint64 endBytes);

    /// \p bytes of the file from positionBytes() on, as many as there are. A Block is found as soon as its
    /// first bytes are there; for its frames come back with neededBytes().
    [[nodiscard]] Step next(QByteArrayView bytes);
    void advance() { m_position = m_block.endBytes; }
    /// Goes on at \p offsetBytes of the Cluster that the block is in.
    void jump(qint64 offsetBytes) { m_position = offsetBytes; }

    [[nodiscard]] qint64 positionBytes() const { return m_position; }
    [[nodiscard]] qint64 neededBytes() const { return m_needed; }
    [[nodiscard]] const MatroskaBlock &block() const { return m_block; }
    /// Of the Cluster that the block is in.
    [[nodiscard]] qint64 clusterOffsetBytes() const { return m_clusterOffset; }
    [[nodiscard]] qint64 clusterTimestamp() const { return m_clusterTimestamp.value_or(0); }
    /// Whether positionBytes() is inside a Cluster, as far as is known without reading on.
    [[nodiscard]] bool isInCluster() const { return m_inCluster; }

private:
    enum class Found { Block, Skipped, NeedBytes, Damaged };
    [[nodiscard]] Found segmentChild(quint32 id, qint64 headerBytes, qint64 payloadBytes);
    [[nodiscard]] Found clusterChild(QByteArrayView bytes, quint32 id, qint64 headerBytes,
                                     qint64 payloadBytes);
    [[nodiscard]] Found blockGroup(QByteArrayView payload, bool isWhole);
    [[nodiscard]] Found blockHeader(QByteArrayView payload, qint64 payloadBytes);

    qint64 m_position;
    qint64 m_end;
    qint64 m_needed = 0;
    bool m_inCluster = false;
    qint64 m_clusterOffset = 0;
    std::optional<qint64> m_clusterEnd; ///< nothing: unknown size
    std::optional<qint64> m_clusterTimestamp;
    MatroskaBlock m_block;
};

} // namespace cuegate
