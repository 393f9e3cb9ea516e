// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaProbe.h"

#include "core/io/InOrderSource.h"
#include "core/media/MatroskaIds.h"
#include "core/probe/MatroskaCheck.h"
#include "core/probe/MatroskaCues.h"
#include "core/probe/MatroskaSegment.h"
#include "core/probe/MatroskaTracks.h"
#include "core/probe/ProbeWindow.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kMaxRequests = 4;

static Result<void> refuseEncrypted(const MediaInfo &info)
{
    for (const TrackType type : {TrackType::Video, TrackType::Audio}) {
        const auto isOfType = [&](const Track &track) { return track.type == type; };
        if (std::ranges::none_of(info.tracks, isOfType))
            continue;
        const bool allEncrypted = std::ranges::all_of(
            info.tracks, [&](const Track &track) { return !isOfType(track) || track.isEncrypted; });
        if (allEncrypted) {
            return fail(ErrorKind::Unsupported,
                        u"the film is encrypted (ContentEncryption on every %1 track)"_s.arg(
                            type == TrackType::Video ? u"video"_s : u"audio"_s),
                        ErrorCode::MediaEncrypted);
        }
        return {};
    }
    return {};
}

/// The bytes of the Cluster at \p offsetBytes, as many as are known, or as one small read gives.
static Result<QByteArrayView> clusterBytes(ProbeWindow &window, qint64 offsetBytes)
{
    constexpr qint64 kEnoughForABlock = 64;
    const QByteArrayView known = window.known(offsetBytes);
    if (known.size() >= kEnoughForABlock || window.requests() >= kMaxRequests)
        return known;
    return window.from(offsetBytes, kEnoughForABlock);
}

/// Takes info's checked keyframes from \p cues; says in info.notes why if it does not.
static Result<void> takeKeyframes(ProbeWindow &window, std::vector<Keyframe> cues, const Track &track,
                                  const MatroskaLayout &layout, MediaInfo &info)
{
    std::optional<std::vector<Keyframe>> keyframes = cleanKeyframes(std::move(cues), layout, info);
    if (!keyframes)
        return {};
    const Keyframe first = keyframes->front();
    const auto isWrong = [&](const Keyframe &keyframe) -> Result<bool> {
        const Result<QByteArrayView> bytes = clusterBytes(window, keyframe.offsetBytes);
        if (!bytes && isOutOfReach(bytes.error()))
            return false;
        if (!bytes)
            return std::unexpected(bytes.error());
        // Empty: no request is left for it.
        return !bytes->isEmpty() && checkCue(*bytes, keyframe, track, layout) == CueVerdict::Wrong;
    };
    // The last one's Cluster is wanted again (readLead(), readTailBlocks()). Where that one alone is false,
    // the index is of use still.
    const std::pair<Keyframe, Keyframe> pairs[] = {{first, first},
                                                   {keyframes->back(), (*keyframes)[keyframes->size() / 2]}};
    for (const auto &[looked, other] : pairs) {
        Result<bool> wrong = isWrong(looked);
        if (wrong && *wrong)
            wrong = isWrong(other);
        if (!wrong)
            return std::unexpected(wrong.error());
        if (*wrong) {
            info.notes << u"a CuePoint names byte %1, where its keyframe is not: the index is not used"_s.arg(
                looked.offsetBytes);
            return {};
        }
    }
    const QByteArrayView begin = window.known(layout.firstClusterOffsetBytes);
    if (const auto earlier = firstKeyframe(begin, track, layout); earlier && earlier->time < first.time)
        keyframes->insert(keyframes->begin(), *earlier);
    info.keyframes.keyframes = std::move(*keyframes);
    info.indexKind = IndexKind::Cues;
    return {};
}

static Result<void> readIndex(ProbeWindow &window, MatroskaSegment &segment, MediaInfo &info)
{
    const Result<std::optional<ByteRange>> place = segment.cues(window, info.notes);
    if (!place && isOutOfReach(place.error())) {
        info.notes << u"the Cues are out of reach: the server cannot send parts of the file"_s;
        return {};
    }
    if (!place)
        return std::unexpected(place.error());
    if (!*place) {
        if (segment.cuesAreAbsent())
            info.notes << u"the file has no Cues"_s;
        return {};
    }
    const Track *mainTrack = info.track(info.mainTrack);
    Result<MatroskaCues> read = readMatroskaCues(window, **place, segment.layout(), info);
    if (!read)
        return std::unexpected(read.error());
    MatroskaCues cues = std::move(*read);
    info.cues = std::move(cues.all);
    info.textCues = std::move(cues.text);
    if (cues.isCutOff)
        info.notes << u"the file ends inside its Cues"_s;
    if (cues.isDamaged)
        info.notes << u"the Cues are damaged: their rest is left out"_s;
    if (cues.isThinned)
        info.notes << u"more than %1 Cues: some keyframes are left out"_s.arg(kMaxCuePoints);
    if (info.durationNs <= 0 && !info.cues.empty()) {
        info.durationNs = std::ranges::max(info.cues, {}, &CuePoint::timeNs).timeNs;
        info.notes << u"the file has no Duration: the last CuePoint's time is taken"_s;
    }
    if (!mainTrack)
        return {};
    if (cues.mainTrack.empty()) {
        info.notes << u"the Cues name no keyframe of track %1"_s.arg(info.mainTrack);
        return {};
    }
    segment.assumeFirstCluster(cues.mainTrack);
    Result<void> taken = takeKeyframes(window, std::move(cues.mainTrack), *mainTrack, segment.layout(), info);
    if (cues.isDamaged || info.indexKind == IndexKind::None)
        info.indexComplete = false;
    return taken;
}

Result<MediaInfo> probeMatroska(const ByteSource &source, const QByteArray &head, const CancelToken &cancel)
{
    MediaInfo info;
    info.sizeBytes = source.sizeBytes();
    ProbeWindow window(source, head, cancel);
    Result<MatroskaSegment> segment = MatroskaSegment::open(window, info);
    if (!segment)
        return std::unexpected(segment.error());
    if (Result<void> read = segment->readDescription(window, info); !read)
        return std::unexpected(read.error());
    if (Result<void> allowed = refuseEncrypted(info); !allowed)
        return std::unexpected(allowed.error());
    info.mainTrack = chooseMatroskaMainTrack(info.tracks);
    info.keyframes.timescale = 1'000'000'000;
    if (Result<void> read = readIndex(window, *segment, info); !read)
        return std::unexpected(read.error());
    if (info.indexKind == IndexKind::None)
        segment->forgetAssumedCluster();
    else
        segment->noteWhatFollows(info.keyframes.keyframes.back().offsetBytes);
    info.layout = segment->layout();
    return info;
}

} // namespace cuegate
