// SPDX-License-Identifier: GPL-3.0-or-later
// What segments are made of: tracks of the source, each copied or converted, alone or several together.
// Thread: any; values, immutable within a Title.
#pragma once

#include "core/libav/AacTranscoder.h"
#include "core/libav/AvcTarget.h"
#include "core/mux/TrackTiming.h"
#include "core/plan/RenditionPolicy.h"

#include <optional>

namespace cuegate {

struct RenditionPart
{
    TrackId source = 0;
    std::optional<AvcTarget> avc; ///< converted to this
    std::optional<AacTarget> aac; ///< converted to this
    bool isReduced = false;       ///< smaller than it could be, for slow networks
    Track output;                 ///< as the segments carry it; with codecConfig
    TrackTiming timing;
    QByteArray recipe; ///< of its conversion, part of the title's generation; the same in every quality
    [[nodiscard]] bool isCopied() const { return !avc && !aac; }
    /// Converted by PictureEncoder::Any.
    [[nodiscard]] bool isByAny() const { return avc && output.video && output.video->hasSetsInBand; }
};

struct Rendition
{
    QByteArray id; ///< part of the URL: "v1" and "a2" copied, "v1.avc", "v1.720", "a2.aac", "a2.51"
                   ///< converted, "v1.avc.high" in another quality, "v1.avc.hw" by whichever
                   ///< encoder; "s3" subtitles as WebVTT; muxed "v1-a2"
    std::vector<RenditionPart> parts;
    [[nodiscard]] bool isMuxed() const { return parts.size() > 1; }
    [[nodiscard]] bool isVideo() const { return parts.front().output.type == TrackType::Video; }
    [[nodiscard]] bool isText() const { return parts.front().output.type == TrackType::Subtitle; }
    [[nodiscard]] bool isAudio() const { return parts.front().output.type == TrackType::Audio; }
    [[nodiscard]] bool isConverted() const; ///< sound or picture of it
    /// Whether segments of \p format can carry all of it.
    [[nodiscard]] bool fits(SegmentFormat format) const;
    /// Whether its segments are the same bytes whenever and wherever they are made: not by hardware.
    [[nodiscard]] bool isRepeatable() const;
};

/// Where the times of a served track begin.
struct TrackStart
{
    qint64 firstPts = 0; ///< of its first sample, in its own ticks
    qint64 zeroNs = 0;   ///< the title's zero on the source's timeline
    qint64 leadNs = 0;   ///< TrackFacts::leadNs
    bool mayLeadsDiffer = false;
};

/// Who makes converted pictures: software, whose segments are the same bytes on every machine, or hardware
/// where it works and else software, each segment with parameter sets of its own.
enum class PictureEncoder { Software, Any };

/// What is offered of \p track, which \p verdict says is served: itself, then what it is converted to.
/// Thread: worker (an encoder is opened for its parameter sets). \p verdict loses its conversion where that
/// cannot be made.
[[nodiscard]] std::vector<Rendition> renditionsOf(const Track &track, const MediaInfo &info,
                                                  const TrackStart &start, TrackVerdict &verdict,
                                                  PictureEncoder encoder, PictureQuality quality);

/// \p video and \p audio in the same segments.
[[nodiscard]] Rendition muxed(const Rendition &video, const Rendition &audio);

/// Whether a track can be decoded here, to convert it.
[[nodiscard]] bool canConvert(const Track &track);

} // namespace cuegate
