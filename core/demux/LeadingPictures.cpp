// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/LeadingPictures.h"

#include "core/demux/MatroskaTrackSpan.h"
#include "core/demux/SpanBytes.h"
#include "core/demux/Vc1Pictures.h"
#include "core/io/InOrderSource.h"
#include "core/media/NalUnits.h"
#include "core/media/Vc1PictureKinds.h"

#include <algorithm>
#include <utility>

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
        , m_beginNs(keyframeNs)
    {
        if (mayHaveVc1DecodeTimes(track))
            m_vc1.emplace(track);
    }
    /// False: nothing more is to be found.
    [[nodiscard]] bool look(const MatroskaBlock &block)
    {
        if (block.trackNumber != m_track.containerId)
            return true;
        const qint64 ns = blockTimeNs(block, m_track, m_layout);
        if (!m_hasKeyframe) {
            m_hasKeyframe = ns == m_keyframeNs;
            m_mayBeOpen = m_hasKeyframe && mayGoOn(block);
            return !m_hasKeyframe || m_mayBeOpen;
        }
        return ++m_looked <= kMostLeading && (m_vc1 ? isBeforeVc1(block, ns) : leads(ns));
    }
    [[nodiscard]] bool hasKeyframe() const { return m_hasKeyframe; }
    [[nodiscard]] qint64 leadNs() const { return m_keyframeNs - m_beginNs; }
    [[nodiscard]] bool mayBeOpen() const { return m_mayBeOpen; }
    /// As much of a block tells.
    [[nodiscard]] qint64 stepBytes() const
    {
        constexpr qint64 kBlockHeadBytes = 64;
        return m_vc1 ? Vc1PictureKinds::kHeadBytes + kBlockHeadBytes : kStepBytes;
    }

private:
    [[nodiscard]] bool mayGoOn(const MatroskaBlock &keyframe)
    {
        if (m_vc1) {
            (void)m_vc1->isBidirectional(headOf(keyframe)); // its sequence header counts
            return true;
        }
        const QByteArray &config = m_track.codecConfig.isEmpty() ? m_track.codecPrivate : m_track.codecConfig;
        return mayHaveLeadingPictures(m_track.codec, config, keyframe.frames);
    }
    [[nodiscard]] bool leads(qint64 ns)
    {
        if (ns >= m_keyframeNs)
            return false;
        m_beginNs = std::min(m_beginNs, ns);
        return true;
    }
    // The keyframe is shown at the last time of these, unless times are those of presentation.
    [[nodiscard]] bool isBeforeVc1(const MatroskaBlock &block, qint64 ns)
    {
        if (std::min(ns, m_beginNs) < m_keyframeNs)
            return leads(ns);
        if (!m_vc1->isBidirectional(headOf(block)))
            return false;
        m_beginNs = ns;
        return true;
    }
    [[nodiscard]] QByteArray headOf(const MatroskaBlock &block) const
    {
        const auto *encoding = encodingOf(m_layout, m_track.id);
        const qsizetype headBytes = std::min(block.frames.size(), Vc1PictureKinds::kHeadBytes);
        return (encoding ? encoding->strippedBytes : QByteArray()) +
               block.frames.first(headBytes).toByteArray();
    }

    const Track &m_track;
    const MatroskaLayout &m_layout;
    qint64 m_keyframeNs;
    qint64 m_beginNs;                     ///< when the group is shown, or VC-1's keyframe, if that is later
    std::optional<Vc1PictureKinds> m_vc1; ///< if its times may be those of decoding
    bool m_hasKeyframe = false;
    bool m_mayBeOpen = false;
    int m_looked = 0;
};

} // namespace

// Nothing if the keyframe is not there. \p behindBytes: read at once of what follows it.
static Result<std::optional<Lead>> leadAt(const ByteSource &source, const MediaInfo &info,
                                          const Keyframe &keyframe, qint64 behindBytes,
                                          const CancelToken &cancel)
{
    const auto &layout = std::get<MatroskaLayout>(info.layout);
    LeadSearch search(*info.track(info.mainTrack), layout, keyframe.time);
    const qint64 stepBytes = search.stepBytes();
    SpanBytes bytes(source, cancel, stepBytes);
    ClusterWalker walker(keyframe.offsetBytes, layout.segmentEndBytes);
    qint64 needed = stepBytes;
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
        needed = search.hasKeyframe() ? std::max(behindBytes, stepBytes) : stepBytes;
    }
    return search.hasKeyframe() ? std::optional(Lead{search.leadNs(), search.mayBeOpen()}) : std::nullopt;
}

bool isTimedByPictures(const MediaInfo &info)
{
    const Track *track = info.track(info.mainTrack);
    if (!track)
        return false;
    return mayHaveVc1DecodeTimes(*track) ||
           (info.container == Container::Avi && track->codec == Codec::Mpeg4Part2);
}

// What is stripped of each frame can be put back, what is compressed is not known from its beginning.
static bool areBlocksReadable(const MatroskaLayout &layout, const Track &track)
{
    const auto *encoding = encodingOf(layout, track.id);
    return !encoding || (encoding->kind == MatroskaLayout::Encoding::Kind::HeaderStripping &&
                         mayHaveVc1DecodeTimes(track));
}

bool mayHaveLeads(const MediaInfo &info)
{
    const auto *layout = std::get_if<MatroskaLayout>(&info.layout);
    const Track *track = info.track(info.mainTrack);
    return layout && track && track->type == TrackType::Video && info.keyframes.keyframes.size() > 1 &&
           areBlocksReadable(*layout, *track);
}

Result<Lead> readLead(const ByteSource &source, const MediaInfo &info, const CancelToken &cancel)
{
    if (!mayHaveLeads(info))
        return Lead();
    // Probing has read the beginning of the last one to check the index. That may have been out of reach, or
    // the CuePoint false.
    const std::vector<Keyframe> &keyframes = info.keyframes.keyframes;
    const size_t last = keyframes.size() - 1;
    size_t looked = 0; // at the first there is nothing to see
    for (const size_t number : {last, last / 2 + 1, size_t(1)}) {
        if (number == std::exchange(looked, number))
            continue;
        const auto lead = leadAt(source, info, keyframes[number], kBehindBytes, cancel);
        if (lead && *lead)
            return **lead;
        if (!lead && !isOutOfReach(lead.error()))
            return std::unexpected(lead.error());
        if (number == 1 && !lead)
            return std::unexpected(lead.error());
    }
    return Lead();
}

Result<std::optional<qint64>> readLeadOf(const ByteSource &source, const MediaInfo &info,
                                         const Keyframe &keyframe, const CancelToken &cancel)
{
    const auto lead = leadAt(source, info, keyframe, kStepBytes, cancel);
    if (!lead)
        return std::unexpected(lead.error());
    if (!*lead)
        return std::nullopt;
    // If times are those of presentation, a keyframe's own is one.
    return isTimedByPictures(info) ? std::min<qint64>(0, (*lead)->ns) : (*lead)->ns;
}

} // namespace cuegate
