// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/LeadingPictures.h"

#include "core/demux/MatroskaTrackSpan.h"
#include "core/demux/SpanBytes.h"
#include "core/io/InOrderSource.h"
#include "core/media/NalUnits.h"

namespace cuegate {

namespace {

constexpr qint64 kStepBytes = 1024;
constexpr qint64 kBehindBytes = 128 * 1024;
constexpr qint64 kMostBytes = 1024 * 1024;
constexpr int kMostLeading = 32;

class LeadSearch
{
public:
    LeadSearch(const Track &track, const MatroskaLayout &layout, qint64 keyframeNs)
        : m_track(track)
        , m_layout(layout)
        , m_keyframeNs(keyframeNs)
        , m_earliestNs(keyframeNs)
    {
    }
    /// False: nothing more is to be found.
    [[nodiscard]] bool look(const MatroskaBlock &block)
    {
        if (block.trackNumber != m_track.containerId)
            return true;
        const qint64 ns = blockTimeNs(block, m_track, m_layout);
        if (!m_hasKeyframe) {
            m_hasKeyframe = ns == m_keyframeNs;
            const QByteArray &config =
                m_track.codecConfig.isEmpty() ? m_track.codecPrivate : m_track.codecConfig;
            return !m_hasKeyframe || mayHaveLeadingPictures(m_track.codec, config, block.frames);
        }
        if (ns >= m_keyframeNs || ++m_looked > kMostLeading)
            return false;
        m_earliestNs = std::min(m_earliestNs, ns);
        return true;
    }
    [[nodiscard]] bool hasKeyframe() const { return m_hasKeyframe; }
    [[nodiscard]] qint64 leadNs() const { return m_keyframeNs - m_earliestNs; }

private:
    const Track &m_track;
    const MatroskaLayout &m_layout;
    qint64 m_keyframeNs;
    qint64 m_earliestNs;
    bool m_hasKeyframe = false;
    int m_looked = 0;
};

} // namespace

// Nothing if the keyframe is not there. \p behindBytes: read at once of what follows it.
static Result<std::optional<qint64>> leadAt(const ByteSource &source, const MediaInfo &info,
                                            const Keyframe &keyframe, qint64 behindBytes,
                                            const CancelToken &cancel)
{
    const auto &layout = std::get<MatroskaLayout>(info.layout);
    LeadSearch search(*info.track(info.mainTrack), layout, keyframe.time);
    SpanBytes bytes(source, cancel, kStepBytes);
    ClusterWalker walker(keyframe.offsetBytes, layout.segmentEndBytes);
    qint64 needed = kStepBytes;
    while (bytes.bytesRead() < kMostBytes) {
        const Result<QByteArrayView> view = bytes.from(walker.positionBytes(), needed);
        if (!view)
            return std::unexpected(view.error());
        const qint64 before = walker.positionBytes();
        const ClusterWalker::Step step = walker.next(*view);
        if (step == ClusterWalker::Step::End || step == ClusterWalker::Step::Damaged)
            break;
        if (step == ClusterWalker::Step::NeedBytes) {
            if (view->size() < needed && walker.positionBytes() == before)
                break;
            needed = walker.neededBytes();
            continue;
        }
        if (!search.look(walker.block()))
            break;
        walker.advance();
        needed = search.hasKeyframe() ? behindBytes : kStepBytes;
    }
    return search.hasKeyframe() ? std::optional(search.leadNs()) : std::nullopt;
}

bool mayHaveLeads(const MediaInfo &info)
{
    const auto *layout = std::get_if<MatroskaLayout>(&info.layout);
    const Track *track = info.track(info.mainTrack);
    return layout && track && track->type == TrackType::Video && info.keyframes.keyframes.size() > 1 &&
           !encodingOf(*layout, track->id);
}

Result<qint64> readLead(const ByteSource &source, const MediaInfo &info, const CancelToken &cancel)
{
    if (!mayHaveLeads(info))
        return 0;
    // Probing has read the beginning of this one to check the index.
    const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    auto lead = leadAt(source, info, keyframes[keyframes.size() / 2], kBehindBytes, cancel);
    if (!lead && isOutOfReach(lead.error()))
        lead = leadAt(source, info, keyframes[1], kBehindBytes, cancel);
    return lead ? Result<qint64>(lead->value_or(0)) : std::unexpected(lead.error());
}

Result<std::optional<qint64>> readLeadOf(const ByteSource &source, const MediaInfo &info,
                                         const Keyframe &keyframe, const CancelToken &cancel)
{
    return leadAt(source, info, keyframe, kStepBytes, cancel);
}

} // namespace cuegate
