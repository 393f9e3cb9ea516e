// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/CutTimes.h"

#include "core/base/MediaTime.h"
#include "core/demux/FragmentSamples.h"
#include "core/demux/LeadingPictures.h"
#include "core/demux/MatroskaEnds.h"

#include <algorithm>

namespace cuegate {

namespace {

/// What there is to be looked at.
struct Wanted
{
    std::vector<TrackId> begins; ///< at each cut
    std::vector<TrackId> ends;
};

class Reading
{
public:
    Reading(const Title &title, std::chrono::milliseconds most, const CancelToken &cancel);
    [[nodiscard]] Result<std::map<TrackId, TrackTimes>> run();

private:
    using Clock = std::chrono::steady_clock;
    [[nodiscard]] bool isOver() const { return Clock::now() >= m_until || m_cancel.isCancelled(); }
    [[nodiscard]] Result<void> readEnds();
    [[nodiscard]] Result<void> readEnds(ByteRange range);
    [[nodiscard]] Result<void> readBegins(const SampleSpan &span);
    [[nodiscard]] Result<std::vector<std::optional<qint64>>> beginsAt(const Keyframe &keyframe) const;

    const Title &m_title;
    const CancelToken &m_cancel;
    const Clock::time_point m_until;
    std::map<TrackId, TrackTimes> m_times;
    Wanted m_wanted;
};

} // namespace

static bool isFragmented(const Title &title)
{
    return std::holds_alternative<FragmentedLayout>(title.info->layout);
}

// Copied sound of which no table and no grid tells when each frame is, or only not where it ends.
static std::vector<TrackId> untoldSounds(const Title &title)
{
    const auto *fragmented = std::get_if<FragmentedLayout>(&title.info->layout);
    std::vector<TrackId> sounds;
    for (const Rendition &rendition : title.renditions) {
        const RenditionPart &part = rendition.parts.front();
        const bool isSound = rendition.isAudio() && !rendition.isMuxed() && part.isCopied();
        const bool isUntold = fragmented ? part.source != title.info->mainTrack &&
                                               !fragmented->steadySounds.contains(part.source)
                                         : part.timing.gridStep > 0;
        if (isSound && isUntold)
            sounds.push_back(part.source);
    }
    return sounds;
}

static Wanted wantedOf(const Title &title)
{
    const bool isMatroska = std::holds_alternative<MatroskaLayout>(title.info->layout);
    if (title.isProvisional() || !(isMatroska || isFragmented(title)))
        return {};
    Wanted wanted{{}, untoldSounds(title)};
    const Track &main = *title.info->track(title.info->mainTrack);
    const bool mayLead = main.codec == Codec::H264 || main.codec == Codec::Hevc;
    if (main.type == TrackType::Video && mayLead && (isFragmented(title) || mayHaveLeads(*title.info)))
        wanted.begins.push_back(main.id);
    if (isFragmented(title))
        wanted.begins.insert(wanted.begins.end(), wanted.ends.begin(), wanted.ends.end());
    return wanted;
}

static bool knowsBegin(const std::map<TrackId, TrackTimes> &times, TrackId track, const SampleSpan &span)
{
    const auto known = times.find(track);
    return span.isFirst || (known != times.end() && known->second.begins.contains(span.beginTime));
}

static bool knowsEnd(const std::map<TrackId, TrackTimes> &times, TrackId track)
{
    const auto known = times.find(track);
    return known != times.end() && known->second.end;
}

bool lacksCutTimes(const Title &title)
{
    const Wanted wanted = wantedOf(title);
    return std::ranges::any_of(wanted.ends, [&](TrackId id) { return !knowsEnd(title.times, id); }) ||
           std::ranges::any_of(wanted.begins, [&](TrackId id) {
               return std::ranges::any_of(title.plan.spans, [&](const SampleSpan &span) {
                   return !knowsBegin(title.times, id, span);
               });
           });
}

Reading::Reading(const Title &title, std::chrono::milliseconds most, const CancelToken &cancel)
    : m_title(title)
    , m_cancel(cancel)
    , m_until(most == kUnbounded ? Clock::time_point::max() : Clock::now() + most)
    , m_times(title.times)
    , m_wanted(wantedOf(title))
{
}

Result<std::map<TrackId, TrackTimes>> Reading::run()
{
    if (const auto read = readEnds(); !read)
        return std::unexpected(read.error());
    for (const SampleSpan &span : m_title.plan.spans) {
        if (isOver())
            break;
        if (const auto read = readBegins(span); !read)
            return std::unexpected(read.error());
    }
    if (m_cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    return m_times;
}

// From the last keyframe back, until something of every track was found.
Result<void> Reading::readEnds()
{
    const auto isMissing = [this](TrackId id) { return !knowsEnd(m_times, id); };
    const std::vector<Keyframe> &keyframes = m_title.info->keyframes.keyframes;
    qint64 endBytes = m_title.info->sizeBytes;
    for (auto keyframe = keyframes.rbegin(); std::ranges::any_of(m_wanted.ends, isMissing); ++keyframe) {
        if (isOver())
            return {};
        if (keyframe == keyframes.rend())
            break;
        if (keyframe->offsetBytes >= endBytes)
            continue;
        if (const auto read = readEnds({keyframe->offsetBytes, endBytes}); !read)
            return read;
        endBytes = keyframe->offsetBytes;
    }
    // One that has nothing is not looked for again.
    for (const TrackId id : m_wanted.ends) {
        const quint32 timescale = m_title.info->track(id)->timescale;
        if (isMissing(id))
            m_times[id].end = rescale(m_title.plan.spans.back().endTime, m_title.plan.timescale, timescale);
    }
    return {};
}

Result<void> Reading::readEnds(ByteRange range)
{
    std::map<TrackId, qint64> ends;
    if (isFragmented(m_title)) {
        auto found = readFragmentEnds(*m_title.source, *m_title.info, m_wanted.ends, range, m_cancel);
        if (!found && found.error().kind != ErrorKind::CorruptInput)
            return std::unexpected(found.error());
        ends = found.value_or(ends);
    } else {
        const auto found = readLastBlocks(*m_title.source, *m_title.info, range, m_cancel);
        if (!found)
            return std::unexpected(found.error());
        for (const auto &[id, block] : *found) {
            const Track &track = *m_title.info->track(id);
            if (track.audio && track.audio->frameSamples > 0 && track.audio->sampleRate > 0)
                ends[id] = block.timeNs + rescale(qint64(block.frames) * track.audio->frameSamples,
                                                  track.audio->sampleRate, kNanosecondTimescale);
        }
    }
    for (const TrackId id : m_wanted.ends) {
        if (const auto end = ends.find(id); end != ends.end() && !knowsEnd(m_times, id))
            m_times[id].end = end->second;
    }
    return {};
}

Result<std::vector<std::optional<qint64>>> Reading::beginsAt(const Keyframe &keyframe) const
{
    if (isFragmented(m_title))
        return readFragmentBegins(*m_title.source, *m_title.info, m_wanted.begins, keyframe, m_cancel);
    const auto lead = readLeadOf(*m_title.source, *m_title.info, keyframe, m_cancel);
    if (!lead)
        return std::unexpected(lead.error());
    return std::vector{*lead ? std::optional(keyframe.time - **lead) : std::nullopt};
}

Result<void> Reading::readBegins(const SampleSpan &span)
{
    if (std::ranges::all_of(m_wanted.begins, [&](TrackId id) { return knowsBegin(m_times, id, span); }))
        return {};
    const auto begins = beginsAt({span.beginTime, span.beginOffsetBytes});
    if (!begins && begins.error().kind != ErrorKind::CorruptInput)
        return std::unexpected(begins.error());
    for (size_t i = 0; i < m_wanted.begins.size(); ++i) {
        const TrackId id = m_wanted.begins[i];
        const quint32 timescale = m_title.info->track(id)->timescale;
        const auto begin = begins ? (*begins)[i] : std::nullopt;
        m_times[id].begins[span.beginTime] =
            begin.value_or(rescale(span.beginTime, span.timescale, timescale));
    }
    return {};
}

Result<std::map<TrackId, TrackTimes>> readCutTimes(const Title &title, std::chrono::milliseconds most,
                                                   const CancelToken &cancel)
{
    return Reading(title, most, cancel).run();
}

std::shared_ptr<const Title> withTimes(const Title &title, std::map<TrackId, TrackTimes> times)
{
    auto copy = std::make_shared<Title>(title);
    copy->times = std::move(times);
    return copy;
}

} // namespace cuegate
