// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvCut.h"

#include "core/probe/ExpectedKeyframe.h"
#include "core/probe/FlvBackwards.h"
#include "core/probe/FlvSamples.h"
#include "core/probe/SpanScan.h"

#include <algorithm>
#include <limits>

namespace cuegate {

namespace {

constexpr int kMostLeading = 64;
constexpr qint64 kFarthestBytes = 64 * 1024 * 1024; // whatever times a file claims

/// One track at the cut.
struct TrackAtCut
{
    const Track *track = nullptr;
    bool isMain = false;
    qint64 cutTime = 0;            ///< in its ticks
    std::optional<qint64> begin;   ///< what is asked
    std::optional<qint64> earlier; ///< a sample before the cut, next to what was met of those behind it
    int pictures = 0;              ///< met, the keyframe included
    bool isOver = false;           ///< what lies further behind changes nothing

    void takeBehind(const FlvTag &tag, bool isCut);
    void takeBefore(const FlvTag &tag);
};

class CutLook
{
public:
    CutLook(const ByteSource &source, const MediaInfo &found, std::span<const TrackId> tracks,
            const Keyframe &keyframe, const CancelToken &cancel);
    [[nodiscard]] Result<void> goOn();
    [[nodiscard]] Result<void> goBack();
    [[nodiscard]] std::vector<std::optional<qint64>> begins() const;

private:
    [[nodiscard]] Result<QByteArrayView> headAt(qint64 offsetBytes);

    const ByteSource &m_source;
    const Keyframe m_keyframe;
    const CancelToken &m_cancel;
    const qint64 m_endBytes; ///< of the file
    std::vector<TrackAtCut> m_tracks;
    qint64 m_offsetBytes = 0; ///< of what is held
    QByteArray m_bytes;
    const qint64 m_firstMs; ///< earlier than that nothing is looked at …
    const qint64 m_lastMs;  ///< nor later
};

} // namespace

void TrackAtCut::takeBehind(const FlvTag &tag, bool isCut)
{
    const qint64 time = shownAt(tag, *track);
    if (!isMain) {
        isOver = time >= cutTime;
        (isOver ? begin : earlier) = time;
        return;
    }
    if (isCut && tag.isKeyframe) {
        begin = cutTime;
    } else if (begin) {
        begin = std::min(*begin, time);
        isOver = time >= cutTime;
    }
    isOver = isOver || !begin || ++pictures >= kMostLeading;
}

void TrackAtCut::takeBefore(const FlvTag &tag)
{
    const qint64 time = shownAt(tag, *track);
    (time >= cutTime ? begin : earlier) = time;
}

static qint64 marginMs()
{
    return toMilliseconds(kSpanMarginNs, kNanosecondTimescale);
}

CutLook::CutLook(const ByteSource &source, const MediaInfo &found, std::span<const TrackId> tracks,
                 const Keyframe &keyframe, const CancelToken &cancel)
    : m_source(source)
    , m_keyframe(keyframe)
    , m_cancel(cancel)
    , m_endBytes(source.sizeBytes() >= 0 ? source.sizeBytes() : std::numeric_limits<qint64>::max())
    , m_firstMs(rescaleDown(keyframe.time, found.keyframes.timescale, kFlvTimescale) - marginMs())
    , m_lastMs(rescale(keyframe.time, found.keyframes.timescale, kFlvTimescale) + marginMs())
{
    for (const TrackId id : tracks) {
        TrackAtCut each;
        each.track = found.track(id);
        each.isMain = id == found.mainTrack;
        each.cutTime = // rounded up
            -rescaleDown(-keyframe.time, found.keyframes.timescale, each.track->timescale);
        m_tracks.push_back(each);
    }
}

/// Sources fetch whole blocks, so that the rest of one costs nothing.
Result<QByteArrayView> CutLook::headAt(qint64 offsetBytes)
{
    const qint64 neededEnd = std::min(offsetBytes + FlvTag::kMostHeadBytes, m_endBytes);
    if (offsetBytes < m_offsetBytes || neededEnd > m_offsetBytes + m_bytes.size()) {
        const qint64 blockEnd = (neededEnd + kLookBytes - 1) / kLookBytes * kLookBytes;
        auto read = m_source.read({offsetBytes, std::min(blockEnd, m_endBytes)}, m_cancel);
        if (!read)
            return std::unexpected(read.error());
        m_offsetBytes = offsetBytes;
        m_bytes = std::move(*read);
    }
    return QByteArrayView(m_bytes).sliced(std::min<qint64>(offsetBytes - m_offsetBytes, m_bytes.size()));
}

/// From the keyframe on.
Result<void> CutLook::goOn()
{
    const qint64 stop = std::min(m_endBytes, m_keyframe.offsetBytes + kFarthestBytes);
    for (qint64 at = m_keyframe.offsetBytes;
         at < stop && !std::ranges::all_of(m_tracks, &TrackAtCut::isOver);) {
        const auto bytes = headAt(at);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        const bool isCut = at == m_keyframe.offsetBytes;
        const bool isBehind = tag && !isCut && tag->type != TrackType::Other && tag->timeMs > m_lastMs;
        if (!tag || isBehind || tag->payloadOffset + tag->payloadBytes > m_endBytes - at)
            break;
        for (TrackAtCut &each : m_tracks) {
            if (!each.isOver && isOf(*tag, *each.track))
                each.takeBehind(*tag, isCut);
        }
        at += tag->totalBytes;
    }
    return {};
}

/// From the keyframe back, for sound that may have come before it.
Result<void> CutLook::goBack()
{
    constexpr qint64 kNearBytes = 1024; // sound is mostly right before it
    constexpr int kNearTags = 4;
    FlvBackwards near(m_source, m_cancel, kNearBytes);
    FlvBackwards far(m_source, m_cancel);
    const auto isDone = [](const TrackAtCut &each) { return each.isMain || each.earlier; };
    qint64 at = m_keyframe.offsetBytes;
    const qint64 stop = at - kFarthestBytes;
    for (int i = 0; at > stop && !std::ranges::all_of(m_tracks, isDone); ++i) {
        const auto before = (i < kNearTags ? near : far).tagBefore(at);
        if (!before)
            return std::unexpected(before.error());
        if (!*before || ((*before)->tag.type != TrackType::Other && (*before)->tag.timeMs < m_firstMs))
            break;
        at = (*before)->offsetBytes;
        for (TrackAtCut &each : m_tracks) {
            if (!isDone(each) && isOf((*before)->tag, *each.track))
                each.takeBefore((*before)->tag);
        }
    }
    return {};
}

std::vector<std::optional<qint64>> CutLook::begins() const
{
    std::vector<std::optional<qint64>> begins;
    for (const TrackAtCut &each : m_tracks)
        begins.push_back(each.begin);
    return begins;
}

Result<std::vector<std::optional<qint64>>> readFlvCut(const ByteSource &source, const MediaInfo &found,
                                                      std::span<const TrackId> tracks,
                                                      const Keyframe &keyframe, const CancelToken &cancel)
{
    CutLook look(source, found, tracks, keyframe, cancel);
    if (const auto behind = look.goOn(); !behind)
        return std::unexpected(behind.error());
    if (const auto before = look.goBack(); !before)
        return std::unexpected(before.error());
    return look.begins();
}

} // namespace cuegate
