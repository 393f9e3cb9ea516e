// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvKeyframes.h"

#include "core/base/ByteReader.h"
#include "core/base/MediaTime.h"
#include "core/probe/FlvTag.h"
#include "core/probe/ScanIndex.h"

#include <algorithm>
#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr quint32 kTimescale = 1000; // of tags

/// A strict array of numbers, by its name; empty if there is none.
static std::vector<double> numbersOf(QByteArrayView object, QLatin1StringView name)
{
    constexpr char kStrictArray = 10;
    constexpr quint8 kNumber = 0;
    QByteArray key;
    key.append('\0').append(char(name.size())).append(name.data(), name.size()).append(kStrictArray);
    const auto at = object.indexOf(key);
    if (at < 0)
        return {};
    ByteReader reader(object.sliced(at + key.size()));
    const quint32 count = std::min<quint32>(reader.u32(), kMaxScannedKeyframes);
    std::vector<double> numbers;
    for (quint32 i = 0; i < count; ++i) {
        const bool isNumber = reader.u8() == kNumber;
        const double number = std::bit_cast<double>(reader.u64());
        if (reader.failed() || !isNumber || !std::isfinite(number) || number < 0 || number > 1e15)
            return {};
        numbers.push_back(number);
    }
    return numbers;
}

/// As it is written; nothing where it goes back, or out of the file.
static std::vector<Keyframe> listOf(QByteArrayView script, qint64 endBytes)
{
    const auto begin = script.indexOf(QByteArrayView("\x00\x09keyframes", 11));
    const QByteArrayView object = begin < 0 ? QByteArrayView() : script.sliced(begin);
    const std::vector<double> times = numbersOf(object, "times"_L1);
    const std::vector<double> places = numbersOf(object, "filepositions"_L1);
    std::vector<Keyframe> list;
    if (times.size() != places.size())
        return list;
    for (size_t i = 0; i < times.size(); ++i) {
        const Keyframe keyframe{qint64(std::llround(times[i] * kTimescale)), qint64(places[i])};
        const bool isBehind = list.empty() || (keyframe.time > list.back().time &&
                                               keyframe.offsetBytes > list.back().offsetBytes);
        // yamdi lists the sequence header before the first keyframe, with the same time.
        const bool isSame = !list.empty() && list.size() == 1 && keyframe.time == list.back().time;
        if (isSame)
            list.back() = keyframe;
        else if (isBehind)
            list.push_back(keyframe);
        if ((!isSame && !isBehind) || keyframe.offsetBytes >= endBytes)
            return {};
    }
    return list;
}

Result<std::optional<KeyframeIndex>> readFlvKeyframes(ScanWindow &window, QByteArrayView script,
                                                      const Track &video)
{
    constexpr size_t kLooked = 6;
    KeyframeIndex index{kTimescale, listOf(script, window.endBytes())};
    std::vector<Keyframe> &list = index.keyframes;
    if (list.empty() || video.timescale != kTimescale)
        return std::nullopt;
    // From the time in the list to that of presentation: ffmpeg lists times from the first picture on.
    std::optional<qint64> offsetMs;
    const size_t count = std::min(kLooked, list.size());
    for (size_t i = 0; i < count; ++i) {
        const Keyframe &keyframe = list[count > 1 ? i * (list.size() - 1) / (count - 1) : 0];
        const auto bytes = window.from(keyframe.offsetBytes, FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        const bool isThere = tag && tag->kind == FlvTag::Kind::Sample && tag->type == TrackType::Video &&
                             tag->codec == video.codec && tag->isKeyframe;
        if (!isThere)
            return std::nullopt;
        const qint64 offset = tag->timeMs + tag->compositionOffsetMs - keyframe.time;
        if (offsetMs.value_or(offset) != offset)
            return std::nullopt;
        offsetMs = offset;
    }
    for (Keyframe &keyframe : list)
        keyframe.time += *offsetMs;
    return index;
}

} // namespace cuegate
