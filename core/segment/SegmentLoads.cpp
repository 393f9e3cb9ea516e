// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentLoads.h"

#include "core/base/MediaTime.h"
#include "core/media/Ac3Headers.h"
#include "core/mux/LatePicture.h"

#include <algorithm>

namespace cuegate {

static constexpr qint64 kSecondNs = kNanosecondTimescale;

// What a damaged file may claim, its sums must bear.
static qint64 bounded(qint64 bytes)
{
    constexpr qint64 kMostBytes = 1'000'000'000'000;
    return std::clamp<qint64>(bytes, 0, kMostBytes);
}

// Of a bit rate in a time, rounded up.
static qint64 bytesIn(qint64 durationNs, qint64 bitsPerSecond)
{
    const qint64 seconds = durationNs / kSecondNs;
    const qint64 restUs = durationNs % kSecondNs / 1000 + 1;
    return bitsPerSecond / 8 * seconds + bitsPerSecond * restUs / 8'000'000 + 1;
}

static qint64 samplesIn(qint64 durationNs, const RenditionPart &part)
{
    // Files with false or variable rates say that of their clock.
    constexpr qint64 kUnknownRate = 60; // pictures per second
    constexpr qint64 kFastest = 120;
    qint64 frameNs = rescale(part.timing.nominalDuration, part.timing.timescale, kNanosecondTimescale);
    if (part.timing.isVideo) {
        const VideoFormat video = part.output.video.value_or(VideoFormat{});
        const bool isRateKnown = part.output.defaultDurationNs > 0 || video.frameRateNumerator > 0;
        frameNs = isRateKnown ? std::max(frameNs, kSecondNs / kFastest) : kSecondNs / kUnknownRate;
    }
    return durationNs / std::max<qint64>(1, frameNs) + 2;
}

// What a copied track seldom exceeds.
static qint64 mostBitsPerSecond(const Track &track)
{
    constexpr qint64 kMostUncompressed = 50'000'000;
    const AudioFormat audio = track.audio.value_or(AudioFormat{48'000, 2, 16, 0});
    constexpr qint64 kMostDts = 1'536'000; // of a core
    if (track.codec == Codec::Dts)
        return track.codecConfig == "dtsc" ? kMostDts : kMostUncompressed;
    if (track.codec == Codec::Flac)
        return std::min(kMostUncompressed, qint64(audio.sampleRate) * audio.channels *
                                               std::max<qint64>(16, audio.bitsPerSample));
    return audio.channels <= 2 && track.codec != Codec::Eac3 ? 320'000 : 640'000;
}

namespace {

// Sound whose frames are all as large as each other, and where it is on the source's timeline.
struct SteadySound
{
    qint64 bitsPerSecond = 0;
    qint64 beginNs = 0;
    qint64 endNs = 0;

    [[nodiscard]] qint64 bytesIn(qint64 fromNs, qint64 toNs) const
    {
        const qint64 ns = std::min(toNs, endNs) - std::max(fromNs, beginNs);
        return ns <= 0 ? 0 : bitsPerSecond * (ns / 1000) / 8'000'000;
    }
};

} // namespace

// Nothing if \p track is no such, or it is not known where it ends.
static std::optional<SteadySound> steadySound(const Title &title, const Track &track)
{
    const bool isEnhanced = track.codec == Codec::Eac3;
    const auto start = title.starts.find(track.id);
    const auto end = title.knownEnd(track.id);
    if ((track.codec != Codec::Ac3 && !isEnhanced) || track.codecConfig.isEmpty() ||
        start == title.starts.end() || !end)
        return std::nullopt;
    const auto format = isEnhanced ? parseEac3Config(track.codecConfig) : parseAc3Config(track.codecConfig);
    if (!format || format->bitsPerSecond == 0)
        return std::nullopt;
    const auto toNs = [&track](qint64 ticks) { return rescale(ticks, track.timescale, kSecondNs); };
    return SteadySound{format->bitsPerSecond, toNs(start->second.firstPts), toNs(*end)};
}

static std::vector<SteadySound> steadySoundsBeside(const Title &title, TrackId track)
{
    std::vector<SteadySound> sounds;
    for (const Track &other : title.info->tracks) {
        const auto sound = other.id == track ? std::nullopt : steadySound(title, other);
        if (sound)
            sounds.push_back(*sound);
    }
    return sounds;
}

static std::vector<SegmentLoad> avcLoads(const RenditionPart &part, const std::vector<qint64> &durationsNs)
{
    const AvcTarget &target = *part.avc;
    std::vector<SegmentLoad> loads;
    for (const qint64 ns : durationsNs) {
        // Each segment starts with a full buffer. Hardware is less exact.
        const qint64 most = std::max(bytesIn(ns, target.maxBitRate) + target.bufferBits / 8,
                                     bytesIn(ns, target.maxBitRate * 4 / 3));
        loads.push_back({most, 0, samplesIn(ns, part), ns / kSecondNs + 1});
    }
    return loads;
}

static std::vector<SegmentLoad> aacLoads(const AacTarget &target, const std::vector<qint64> &durationsNs)
{
    std::vector<SegmentLoad> loads;
    for (const qint64 ns : durationsNs) {
        const qint64 units = rescale(ns, kNanosecondTimescale, target.sampleRate) / kAacUnitSamples + 1;
        loads.push_back({bytesIn(ns, mostBitRate(target)), bytesIn(ns, target.bitRate), units, 0});
    }
    return loads;
}

// The first sample of each span, and the end.
static std::vector<quint32> firstSamples(const Title &title, const SampleTable &table,
                                         const RenditionPart &part)
{
    std::vector<quint32> numbers;
    for (const SampleSpan &span : title.plan.spans) {
        const qint64 begin =
            -rescaleDown(-span.beginTime, span.timescale, title.info->track(part.source)->timescale);
        const quint32 first = span.isFirst ? 0
                              : part.source == title.info->mainTrack
                                  ? table.syncAt(span.beginTime).value_or(table.firstAtOrAfterDts(begin))
                                  : table.firstAtOrAfterDts(begin);
        numbers.push_back(numbers.empty() ? first : std::max(first, numbers.back()));
    }
    numbers.push_back(table.sampleCount());
    return numbers;
}

static qint64 keyframesIn(const Title &title, const SampleSpan &span)
{
    const auto &keyframes = title.info->keyframes.keyframes;
    const auto first = std::ranges::lower_bound(keyframes, span.beginTime, {}, &Keyframe::time);
    return std::ranges::lower_bound(first, keyframes.end(), span.endTime, {}, &Keyframe::time) - first;
}

static std::vector<SegmentLoad> listedLoads(const Title &title, const SampleTable &table,
                                            const RenditionPart &part, const std::vector<qint64> &durationsNs)
{
    const std::vector<quint32> first = firstSamples(title, table, part);
    std::vector<SegmentLoad> loads;
    for (size_t i = 0; i < durationsNs.size(); ++i) {
        const qint64 count = first[i + 1] - first[i];
        const qint64 bytes = bounded(table.bytesOf(first[i], first[i + 1]));
        // Sound has its holes filled, and may be stored in other pieces than its frames.
        const qint64 samples = part.timing.isVideo ? count : std::max(count, samplesIn(durationsNs[i], part));
        const qint64 silence = (samples - count) * part.timing.silence.payload.size();
        loads.push_back({bytes + silence, bytes, samples,
                         table.allSync() ? samples : keyframesIn(title, title.plan.spans[i])});
    }
    return loads;
}

// Where all that begins before the end of \p span has ended in the file: a Cluster or fragment that the next
// segment's keyframe is in may hold pictures before it.
static qint64 endOffsetOf(const Title &title, const SampleSpan &span)
{
    const auto &keyframes = title.info->keyframes.keyframes;
    const auto there = std::ranges::lower_bound(keyframes, span.endOffsetBytes, {}, &Keyframe::offsetBytes);
    if (there == keyframes.end() || there->offsetBytes != span.endOffsetBytes || there->time >= span.endTime)
        return span.endOffsetBytes;
    const auto after = std::ranges::upper_bound(keyframes, span.endOffsetBytes, {}, &Keyframe::offsetBytes);
    return after == keyframes.end() ? title.plan.spans.back().endOffsetBytes : after->offsetBytes;
}

static std::vector<SegmentLoad> unlistedLoads(const Title &title, const RenditionPart &part,
                                              const std::vector<qint64> &durationsNs, Beside beside)
{
    // What sound differs by from segment to segment, and from where the picture of its time is stored.
    constexpr qint64 kUnevenShare = 8;
    constexpr qint64 kMostOfAll = 4; // where there is hardly a picture
    const qint64 mostBits = mostBitsPerSecond(part.output);
    constexpr qint64 kMostApartNs = kSecondNs; // pictures and their sound in the file
    const bool isOnly = title.plan.spans.size() == 1;
    const auto own = title.isProvisional() ? std::nullopt : steadySound(title, part.output);
    std::vector<SteadySound> others;
    if (beside == Beside::Nothing && !title.isProvisional())
        others = steadySoundsBeside(title, part.source);
    std::vector<SegmentLoad> loads;
    for (size_t i = 0; i < durationsNs.size(); ++i) {
        const SampleSpan &span = title.plan.spans[i];
        const qint64 ns = durationsNs[i];
        const qint64 usual = bounded(span.endOffsetBytes - span.beginOffsetBytes);
        // Of what has no index, only the average is known.
        const qint64 most = title.isProvisional()
                                ? 2 * usual
                                : std::max(usual, bounded(endOffsetOf(title, span) - span.beginOffsetBytes));
        SegmentLoad load{most, usual, samplesIn(ns, part), keyframesIn(title, span)};
        const qint64 beginNs = rescale(span.beginTime, span.timescale, kSecondNs);
        const qint64 endNs = rescale(span.endTime, span.timescale, kSecondNs);
        for (const SteadySound &sound : others) {
            load.mostBytes -= std::min(load.mostBytes, sound.bytesIn(beginNs, endNs - kMostApartNs));
            load.usualBytes -= std::min(load.usualBytes, sound.bytesIn(beginNs, endNs));
        }
        if (own && beside != Beside::Nothing)
            load.mostBytes = load.usualBytes = bytesIn(ns, own->bitsPerSecond);
        else if (beside == Beside::Copied)
            load.mostBytes = isOnly ? 0 : std::min(most / kMostOfAll, bytesIn(ns, mostBits) / kUnevenShare);
        else if (beside == Beside::Converted)
            load.mostBytes = std::min(most, bytesIn(ns, mostBits));
        if (beside != Beside::Nothing && !own)
            load.usualBytes = 0;
        loads.push_back(load);
    }
    return loads;
}

// Copies of the first picture stand for it where it is late.
static void addStills(const Title &title, const RenditionPart &part, qint64 pictureBytes, SegmentLoad &load)
{
    const quint32 timescale = title.info->track(part.source)->timescale;
    const qint64 begin = title.starts.at(part.source).firstPts - title.zeroIn(timescale);
    const auto stills = qint64(stillTimes(begin, timescale, pictureBytes).size());
    load.mostBytes += stills * pictureBytes;
    load.usualBytes += stills * pictureBytes;
    load.samples += stills;
    load.syncSamples += stills;
}

std::vector<SegmentLoad> loadsOf(const Title &title, const RenditionPart &part,
                                 const std::vector<qint64> &durationsNs, Beside beside)
{
    if (part.aac)
        return aacLoads(*part.aac, durationsNs);
    const auto *movie = std::get_if<MovieLayout>(&title.info->layout);
    const auto table = movie ? movie->tables.find(part.source) : decltype(movie->tables.end()){};
    const bool isListed = movie && table != movie->tables.end();
    auto loads = part.avc   ? avcLoads(part, durationsNs)
                 : isListed ? listedLoads(title, table->second, part, durationsNs)
                            : unlistedLoads(title, part, durationsNs, beside);
    if (part.timing.isVideo && !loads.empty()) {
        const qint64 pictureBytes =
            part.avc   ? part.avc->bufferBits / 8
            : isListed ? table->second.bytesOf(0, 1)
                       : loads.front().mostBytes / std::max<qint64>(1, loads.front().syncSamples);
        addStills(title, part, pictureBytes, loads.front());
    }
    return loads;
}

} // namespace cuegate
