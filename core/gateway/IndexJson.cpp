// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/IndexJson.h"

#include "core/base/MediaTime.h"

#include <array>
#include <charconv>

namespace cuegate {

static void appendNumber(QByteArray &json, qint64 number)
{
    std::array<char, 24> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    json.append(digits.data(), written.ptr - digits.data());
}

static void appendKeyframes(QByteArray &json, const KeyframeIndex &index)
{
    for (const Keyframe &keyframe : index.keyframes) {
        json += &keyframe == &index.keyframes.front() ? "{\"time_ms\":" : ",{\"time_ms\":";
        appendNumber(json, toMilliseconds(keyframe.time, index.timescale));
        json += ",\"offset_bytes\":";
        appendNumber(json, keyframe.offsetBytes);
        json += '}';
    }
}

static qint64 trackOf(const CuePoint &cue, const std::vector<Track> &tracks)
{
    for (const Track &track : tracks) {
        if (track.containerId == cue.containerTrackId)
            return track.id;
    }
    return qint64(cue.containerTrackId);
}

static void appendCues(QByteArray &json, const MediaInfo &media)
{
    for (const CuePoint &cue : media.cues) {
        json += &cue == &media.cues.front() ? "{\"time_ms\":" : ",{\"time_ms\":";
        appendNumber(json, toMilliseconds(cue.timeNs, kNanosecondTimescale));
        json += ",\"track\":";
        appendNumber(json, trackOf(cue, media.tracks));
        json += ",\"offset_bytes\":";
        appendNumber(json, cue.offsetBytes);
        json += '}';
    }
}

QByteArray withIndexLists(QByteArray object, const MediaInfo &media)
{
    // Enough for most rows, so that the text is not copied as it grows.
    constexpr size_t kRowBytes = 64;
    const size_t rows = media.keyframes.keyframes.size() + media.cues.size();
    object.truncate(object.lastIndexOf('}'));
    object.reserve(object.size() + qsizetype(rows * kRowBytes) + 64);
    object += ",\"keyframes\":[";
    appendKeyframes(object, media.keyframes);
    object += "],\"cues\":[";
    appendCues(object, media);
    object += "]}";
    return object;
}

} // namespace cuegate
