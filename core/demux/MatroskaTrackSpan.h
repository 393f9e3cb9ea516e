// SPDX-License-Identifier: GPL-3.0-or-later
// Collects what of one Matroska track belongs to a span, while the Blocks pass by in file order: the rules of
// SampleSpan, laces, ContentEncodings. Thread: any; one user.
#pragma once

#include "core/base/Error.h"
#include "core/media/ClusterWalker.h"
#include "core/media/MediaInfo.h"
#include "core/media/Sample.h"

namespace cuegate {

/// The span in nanoseconds.
struct SpanTimes
{
    qint64 beginNs = 0;
    qint64 endNs = 0;
    qint64 tickNs = 1; ///< how coarse the file's times are
    SampleSpan span;
};

class MatroskaTrackSpan
{
public:
    enum class Rule {
        Keyframes, ///< the main video: from keyframe to keyframe in file order
        Presence,  ///< the main video where it is not wanted: nothing, but the keyframes must be there
        Times      ///< beginNs <= pts < endNs
    };
    enum class Need {
        Skip,
        Frames,    ///< the Block's frames are needed: take() it
        Impossible ///< the index named a keyframe that is not there
    };

    MatroskaTrackSpan(const Track &track, const MatroskaLayout &layout, const SpanTimes &times, Rule rule);

    /// Forgets everything, for reading again from an earlier place.
    void restart();

    /// What to do with \p block of this track (complete or not), in the Cluster at \p clusterOffsetBytes.
    [[nodiscard]] Need look(const MatroskaBlock &block, qint64 clusterOffsetBytes);
    /// Takes the frames of the complete block just looked at. Errors: CorruptInput with the byte offset.
    [[nodiscard]] Result<void> take(const MatroskaBlock &block);
    /// A Cluster begins that is so late that nothing of this span is expected any more.
    void giveUp();

    [[nodiscard]] bool isDone() const { return m_isDone; }
    /// Whether samples of this span may lie before the place where reading began.
    [[nodiscard]] bool mayHaveEarlier() const;
    /// The keyframe was met that the span begins with; with Rule::Times never.
    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }
    [[nodiscard]] Rule rule() const { return m_rule; }
    [[nodiscard]] quint64 trackNumber() const { return m_track->containerId; }
    [[nodiscard]] qint64 sizeBytes() const { return m_sizeBytes; }

    /// The result; \p pieces is what the samples view.
    [[nodiscard]] SampleBatch finish(const std::vector<QByteArray> &pieces);

private:
    [[nodiscard]] qint64 frameNs(const MatroskaBlock &block, size_t frames) const;
    [[nodiscard]] bool expectsLeadingPictures(const MatroskaBlock &keyframe) const;
    [[nodiscard]] Need lookForLeadingPictures(qint64 pts);
    [[nodiscard]] qint64 dealtOutBy(qint64 pts) const;
    void noteTime(qint64 pts);
    void resolvePending(std::optional<qint64> nextPts);
    struct FrameTimes // in nanoseconds
    {
        qint64 pts = 0;
        qint64 duration = 0;
        qint64 discarded = 0; // of its end
    };
    void add(const FrameTimes &times, bool isSync, QByteArrayView frame);

    const Track *m_track;
    const MatroskaLayout::Encoding *m_encoding = nullptr;
    const MatroskaLayout *m_layout;
    qint64 m_scaleNs;
    SpanTimes m_times;
    Rule m_rule;
    qint64 m_reorderNs = 0; ///< how far times may go back in file order

    SampleBatch m_batch;
    qint64 m_sizeBytes = 0;
    bool m_hasBegun = false;
    bool m_isDone = false;
    int m_leadingLookedAt = -1;      ///< Blocks after the end keyframe; -1: it was not met yet
    std::optional<qint64> m_firstNs; ///< times of the first frames met
    std::optional<qint64> m_secondNs;
    struct Pending ///< a laced Block whose frames' times depend on the next Block
    {
        qint64 pts = 0;
        bool isSync = false;
        std::vector<QByteArrayView> frames;
    };
    std::optional<Pending> m_pending;
    std::vector<QByteArrayView> m_frames;
};

/// A frame as it was before \p encoding (null: none) was applied. Errors: CorruptInput.
[[nodiscard]] Result<QByteArray> decodedFrame(QByteArrayView frame, const MatroskaLayout::Encoding *encoding);

/// Of \p track; null if its frames are stored as they are.
[[nodiscard]] const MatroskaLayout::Encoding *encodingOf(const MatroskaLayout &layout, TrackId track);

} // namespace cuegate
