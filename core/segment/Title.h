// SPDX-License-Identifier: GPL-3.0-or-later
// A title ready to be served: its source, what probing found, the plan, and the timing of each track.
// Everything a segment's bytes depend on is here and none of it changes, so segments are a pure function of a
// Title, a rendition and a number; but for renditions that hardware makes (Rendition::isRepeatable()).
// Thread: any; immutable, shared as shared_ptr<const Title>.
#pragma once

#include "core/base/IdleGate.h"
#include "core/io/ByteSource.h"
#include "core/libav/EncoderPaths.h"
#include "core/media/MediaInfo.h"
#include "core/plan/SegmentPlan.h"
#include "core/segment/Rendition.h"

#include <map>
#include <memory>
#include <optional>

namespace cuegate {

class ProvisionalCuts;
struct IframeRendition;

/// Part of every segment's key: raise it whenever the bytes of any segment change.
inline constexpr int kEngineVersion = 19;

/// Where the parts of a track begin that segments have of it, as far as that was read: readCutTimes(). Of it
/// playlists are made, no segment.
struct TrackTimes
{
    std::map<qint64, qint64> begins; ///< by the time of the keyframe at the cut; in ticks of the track
    std::optional<qint64> end;       ///< of its last sample, in ticks of the track

    bool operator==(const TrackTimes &) const = default;
};

/// What has to be read from the samples themselves before a title can be served; small, kept with the probe's
/// result.
struct TrackFacts
{
    qint64 firstPts = 0;
    QByteArray firstSample; ///< only where the decoder configuration needs it, and only its beginning
    /// Of the main video: how far before its keyframe a group of pictures begins, and whether others may
    /// differ (readLead()).
    qint64 leadNs = 0;
    bool mayLeadsDiffer = false;
    TrackTimes times = {};
};
using TitleFacts = std::map<TrackId, TrackFacts>;

struct Title
{
    std::shared_ptr<const ByteSource> source;
    std::shared_ptr<const MediaInfo> info; ///< decoder configurations completed
    std::vector<TrackVerdict> verdicts;
    SegmentPlan plan;
    std::map<TrackId, TrackStart> starts;           ///< of the tracks that are served
    std::map<TrackId, TrackTimes> times;            ///< of those whose samples at the cuts were looked at
    std::vector<Rendition> renditions;              ///< those of one track first, then the muxed ones
    std::shared_ptr<const IframeRendition> iframes; ///< null: none, see makeIframeRendition()
    std::shared_ptr<EncoderPaths> encoders; ///< for PictureEncoder::Any; null: there is no such rendition
    /// Null if the plan is exact; else its spans are even, and titleForSegment() tells where they truly are.
    std::shared_ptr<const ProvisionalCuts> cuts;
    /// Shut while segments are made of it, and of its copies: what looks for its keyframes, or at its cuts,
    /// in idle time stands back.
    std::shared_ptr<IdleGate> gate = std::make_shared<IdleGate>();
    QByteArray generation; ///< 16 hex digits of the source's validator and the engine; part of segment URLs

    [[nodiscard]] bool isProvisional() const { return cuts != nullptr; }
    [[nodiscard]] const Rendition *rendition(QByteArrayView id) const;
    /// Whether \p id is that of its I-frames, which are no Rendition.
    [[nodiscard]] bool isIframes(QByteArrayView id) const;
    /// Whether \p id is that of a rendition or of its I-frames.
    [[nodiscard]] bool offers(QByteArrayView id) const { return rendition(id) || isIframes(id); }
    [[nodiscard]] const TrackVerdict *verdict(TrackId track) const;
    /// The title's zero in ticks of \p timescale on the source's timeline.
    [[nodiscard]] qint64 zeroIn(quint32 timescale) const;
    /// Where the presentation ends, in nanoseconds since the title's zero.
    [[nodiscard]] qint64 durationNs() const;
    /// The muxed rendition for who cannot choose: copied rather than converted, with the default audio. Null
    /// if there is none. Of what does not fit into transport streams it is for these, too: what is made for
    /// them has the same sound.
    [[nodiscard]] const Rendition *defaultMuxed(SegmentFormat format = SegmentFormat::FragmentedMp4) const;
    enum class Audience { Anyone, Browsers };
    /// The one rendition that is the film in fMP4, also where that is silent or nothing but sound: as above,
    /// but for browsers what each of them plays. Null if only transport streams carry it.
    [[nodiscard]] const Rendition *streamed(Audience audience) const;
    /// Where each segment of \p rendition begins and the last ends, in ticks of \p timescale, true to the
    /// sample where the container tells (MP4), else the plan's times.
    struct Boundaries
    {
        quint32 timescale = 1000;
        std::vector<qint64> times;
    };
    [[nodiscard]] Boundaries boundaries(const Rendition &rendition) const;
    /// Where \p track ends, in its ticks on the source's timeline, if that was read.
    [[nodiscard]] std::optional<qint64> knownEnd(TrackId track) const;
    /// How long after the title's zero the first sample of \p rendition is: copied sound may begin late.
    [[nodiscard]] qint64 lateNs(const Rendition &rendition) const;
    /// Whether any that fMP4 carries is late by a millisecond or more.
    [[nodiscard]] bool hasLateSound() const;

private:
    template <typename IsCandidate>
    [[nodiscard]] const Rendition *bestFor(Audience audience, IsCandidate isCandidate) const;
};

/// What converts a title's pictures, and how well.
struct PictureConversion
{
    std::shared_ptr<EncoderPaths> encoders; ///< any of them; null: software alone
    PictureQuality quality = PictureQuality::Balanced;

    bool operator==(const PictureConversion &) const = default;
};

/// Where the main track's presentation ends on the source's timeline, in ticks of its keyframes.
[[nodiscard]] qint64 endTimeOf(const MediaInfo &info);

/// Reads the first samples where they are needed; a few hundred KiB at the start of the first cluster.
/// Thread: worker. Errors: those of the source; CorruptInput.
[[nodiscard]] Result<TitleFacts> readTitleFacts(const ByteSource &source, const MediaInfo &info,
                                                const CancelToken &cancel);

/// Pure. Tracks whose configuration cannot be completed are not served, with the reason.
/// Errors: MediaNoIndex if \p info has no index; MediaCodec if no track can be served.
[[nodiscard]] Result<std::shared_ptr<const Title>> makeTitle(std::shared_ptr<const ByteSource> source,
                                                             const MediaInfo &info, const TitleFacts &facts,
                                                             const PictureConversion &conversion = {});

} // namespace cuegate
