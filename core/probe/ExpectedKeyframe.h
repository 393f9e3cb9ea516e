// SPDX-License-Identifier: GPL-3.0-or-later
// Looks whether a keyframe is where one is expected, in a file that tells of a place only when it is read
// there: leaps to where it should begin, as the rates so far tell, and goes on in small steps. Thread:
// worker; what is read is the caller's.
#pragma once

#include "core/probe/KeyframeSearch.h"
#include "core/probe/PlaceSearch.h"

namespace cuegate {

/// Times are in ticks of searchTimescale().
struct ExpectedKeyframe
{
    qint64 time = 0;           ///< when it is shown …
    qint64 toleranceTicks = 0; ///< … give or take
    qint64 leadTicks = 0;      ///< so long before it is decoded, as far as is known
    SearchPace pace = SearchPace::Hurried;

    [[nodiscard]] bool isMetBy(qint64 shown) const
    {
        return shown >= time - toleranceTicks && shown <= time + toleranceTicks;
    }
};

struct MetKeyframe
{
    Keyframe keyframe;
    qint64 leadTicks = 0; ///< so long before it is shown it is decoded
};

/// What some bytes of a file show of its main track.
struct KeyframeLook
{
    std::optional<Place> first; ///< by times of decoding
    std::optional<Place> last;
    std::optional<MetKeyframe> met; ///< the keyframe that is expected
    qint64 nextBytes = 0;           ///< behind what is known now
};

/// The same question by times of decoding, in ticks of whoever searches.
struct ExpectedPlace
{
    qint64 time = 0;       ///< aimed at
    qint64 passedTime = 0; ///< what is decoded after it is behind the keyframe
    qint64 safeTime = 0;   ///< what is decoded at it or earlier is before the keyframe
    SearchPace pace = SearchPace::Hurried;
};

/// What is asked of an upstream at a time.
inline constexpr qint64 kLookBytes = 32 * 1024;

/// What comes of going nearer.
struct NearerPlace
{
    std::optional<MetKeyframe> met;
    Place place; ///< before the time; unless \c met
};

template <typename LookAt>
[[nodiscard]] Result<NearerPlace> leapTowards(qint64 time, Place low, Place high, qint64 pieceBytes,
                                              LookAt lookAt)
{
    constexpr int kMostLeaps = 12;
    constexpr qint64 kPiecesToWalk = 2; // leaping over fewer saves nothing
    constexpr int kMostDoublings = 8;
    double bytesPerTick = 0; // 0: nothing nearer than the ends has been seen
    bool isHighSeen = false;
    int tooFar = 0; // leaps in a row
    for (int leap = 0; leap < kMostLeaps && low.time < time; ++leap) {
        const double between =
            double(high.offsetBytes - low.offsetBytes) / double(std::max<qint64>(1, high.time - low.time));
        const double rate = isHighSeen || bytesPerTick <= 0 ? between : bytesPerTick;
        const double distance = rate * double(time - low.time);
        if (distance <= double(kPiecesToWalk * pieceBytes))
            break;
        qint64 guess = low.offsetBytes + qint64(distance) - pieceBytes / 2;
        guess = std::min(guess, high.offsetBytes - (pieceBytes << std::clamp(tooFar - 1, 0, kMostDoublings)));
        guess -= guess % kLookBytes;
        if (guess <= low.offsetBytes)
            break;
        const Result<KeyframeLook> look = lookAt(guess, pieceBytes);
        if (!look)
            return std::unexpected(look.error());
        if (look->met)
            return NearerPlace{look->met, low};
        if (!look->first || look->first->offsetBytes >= high.offsetBytes || look->first->time > time) {
            isHighSeen = isHighSeen || look->first;
            high = {guess, look->first ? std::max(look->first->time, low.time + 1) : high.time};
            ++tooFar;
            continue;
        }
        const Place reached = look->last->time <= time ? *look->last : *look->first;
        if (reached.offsetBytes <= low.offsetBytes || reached.time < low.time)
            break;
        bytesPerTick = double(reached.offsetBytes - low.offsetBytes) /
                       double(std::max<qint64>(1, reached.time - low.time));
        low = reached;
        tooFar = 0;
    }
    return NearerPlace{{}, low};
}

/// Reads on from \p offsetBytes until the keyframe has come, or should have.
template <typename LookAt>
[[nodiscard]] Result<std::optional<MetKeyframe>> walkTo(const ExpectedPlace &expected, qint64 offsetBytes,
                                                        qint64 pieceBytes, LookAt lookAt)
{
    constexpr qint64 kFarthestBytes = 64 * 1024 * 1024;
    constexpr qint64 kMostPieceBytes = 1024 * 1024;
    const qint64 stop = offsetBytes + kFarthestBytes;
    for (qint64 at = offsetBytes; at < stop;) {
        const Result<KeyframeLook> look = lookAt(at, pieceBytes);
        if (!look)
            return std::unexpected(look.error());
        if (look->met)
            return look->met;
        if (!look->last || look->last->time > expected.passedTime || look->nextBytes <= at)
            break;
        at = look->nextBytes;
        if (expected.pace == SearchPace::Hurried)
            pieceBytes = std::min(2 * pieceBytes, kMostPieceBytes);
    }
    return std::nullopt;
}

/// The keyframe that is expected, or nothing if it is not there: which of both does not depend on \p low, a
/// place before it, nor on \p high, where the file ends. \p lookAt(from, bytes) returns Result<KeyframeLook>
/// of at least so many bytes, and of more until a picture begins in them. Errors: its own.
template <typename LookAt>
[[nodiscard]] Result<std::optional<MetKeyframe>> searchExpected(const ExpectedPlace &expected, Place low,
                                                                Place high, LookAt lookAt)
{
    const qint64 pieceBytes = expected.pace == SearchPace::Hurried ? 2 * kLookBytes : kLookBytes;
    // Aimed at closely it comes with few bytes; if it does not, it may still be before that. Who waits is
    // told both with few requests.
    for (const qint64 time : {expected.time, expected.safeTime}) {
        if (time == expected.time && expected.pace == SearchPace::Hurried)
            continue;
        const auto nearer = leapTowards(time, low, high, pieceBytes, lookAt);
        if (!nearer)
            return std::unexpected(nearer.error());
        if (nearer->met)
            return nearer->met;
        const auto met = walkTo(expected, nearer->place.offsetBytes, pieceBytes, lookAt);
        const bool isSafe =
            nearer->place.time <= expected.safeTime || nearer->place.offsetBytes == low.offsetBytes;
        if (!met || *met || isSafe)
            return met;
    }
    return std::nullopt;
}

} // namespace cuegate
