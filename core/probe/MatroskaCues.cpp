// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaCues.h"

#include "core/base/EbmlReader.h"
#include "core/media/MatroskaIds.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kSecondNs = 1'000'000'000;
static constexpr qint64 kThinnestNs = kSecondNs / 2;
// A span is read at once: what an index leaves without a keyframe must fit in memory.
static constexpr qint64 kMaxGapBytes = qint64(256) * 1024 * 1024;
static constexpr qint64 kLongGapNs = 30 * kSecondNs;
static constexpr qint64 kDurationSlackNs = 10 * kSecondNs;

namespace {

/// Keeps a bounded number of keyframes, however many are added.
class KeyframeSieve
{
public:
    void add(const Keyframe &keyframe)
    {
        m_keyframes.push_back(keyframe);
        if (m_keyframes.size() > kMaxCuePoints)
            thin();
    }
    bool isThinned() const { return m_intervalNs > 0; }
    std::vector<Keyframe> take()
    {
        sort();
        if (isThinned())
            sift();
        return std::move(m_keyframes);
    }

private:
    void sort()
    {
        std::ranges::sort(m_keyframes, [](const Keyframe &a, const Keyframe &b) {
            return a.time != b.time ? a.time < b.time : a.offsetBytes < b.offsetBytes;
        });
    }
    void thin()
    {
        sort();
        m_intervalNs = std::max(m_intervalNs, kThinnestNs);
        sift();
        // Half full at most, so that sorting does not follow every further one.
        while (m_keyframes.size() > kMaxCuePoints / 2 &&
               m_intervalNs < std::numeric_limits<qint64>::max() / 2) {
            m_intervalNs *= 2;
            sift();
        }
    }
    void sift()
    {
        qint64 last = 0;
        bool isFirst = true;
        std::erase_if(m_keyframes, [&](const Keyframe &keyframe) {
            if (!isFirst && keyframe.time - last < m_intervalNs)
                return true;
            isFirst = false;
            last = keyframe.time;
            return false;
        });
    }
    std::vector<Keyframe> m_keyframes;
    qint64 m_intervalNs = 0;
};

/// Keeps every one, then every second, every fourth … of what is added.
class CueSampler
{
public:
    void add(const CuePoint &cue)
    {
        if (m_count++ % m_stride != 0)
            return;
        m_cues.push_back(cue);
        if (m_cues.size() <= kMaxCuePoints)
            return;
        size_t kept = 0;
        for (size_t i = 0; i < m_cues.size(); i += 2)
            m_cues[kept++] = m_cues[i];
        m_cues.resize(kept);
        m_stride *= 2;
    }
    std::vector<CuePoint> take() { return std::move(m_cues); }

private:
    std::vector<CuePoint> m_cues;
    quint64 m_count = 0;
    quint64 m_stride = 1;
};

struct Position
{
    quint64 track = 0;
    quint64 cluster = 0;
    std::optional<quint64> relative;
    quint64 duration = 0;
};

} // namespace

static Position readPosition(EbmlReader reader)
{
    Position position;
    while (reader.next()) {
        if (reader.id() == mkv::CueTrack)
            position.track = reader.toUnsigned();
        else if (reader.id() == mkv::CueClusterPosition)
            position.cluster = reader.toUnsigned();
        else if (reader.id() == mkv::CueRelativePosition)
            position.relative = reader.toUnsigned();
        else if (reader.id() == mkv::CueDuration)
            position.duration = reader.toUnsigned();
    }
    return position;
}

namespace {

/// Takes in CuePoints one by one.
class CueCollector
{
public:
    CueCollector(const MatroskaLayout &layout, const MediaInfo &info)
        : m_layout(layout)
        , m_mainTrack(info.track(info.mainTrack))
    {
        for (const Track &track : info.tracks) {
            if (track.type == TrackType::Subtitle)
                m_textTracks.emplace(track.containerId, track.id);
        }
    }
    void add(EbmlReader point)
    {
        constexpr quint64 kMax = std::numeric_limits<qint64>::max() / 2;
        const quint64 maxTime = kMax / m_layout.timestampScaleNs;
        std::optional<quint64> time;
        while (point.next()) {
            if (point.id() == mkv::CueTime)
                time = point.toUnsigned();
            if (point.id() != mkv::CueTrackPositions || !time || *time > maxTime)
                continue;
            const Position position = readPosition(point.children());
            if (position.cluster > kMax - quint64(m_layout.segmentDataOffsetBytes))
                continue;
            const qint64 timeNs = qint64(*time * m_layout.timestampScaleNs);
            const qint64 offset = m_layout.segmentDataOffsetBytes + qint64(position.cluster);
            m_all.add({timeNs, position.track, offset});
            if (m_mainTrack && position.track == m_mainTrack->containerId)
                m_keyframes.add({timeNs - m_mainTrack->codecDelayNs, offset});
            addText(position, timeNs, offset);
        }
    }
    MatroskaCues take()
    {
        MatroskaCues cues;
        cues.isThinned = m_keyframes.isThinned();
        cues.mainTrack = m_keyframes.take();
        cues.all = m_all.take();
        for (auto &[track, text] : m_text)
            std::ranges::stable_sort(text, {}, &BlockCue::timeNs);
        cues.text = std::move(m_text);
        return cues;
    }

private:
    void addText(const Position &position, qint64 timeNs, qint64 clusterOffset)
    {
        constexpr quint64 kMostDurationNs = 3'600'000'000'000;
        constexpr quint64 kMostRelativeBytes = quint64(1) << 40;
        const auto track = m_textTracks.find(position.track);
        if (track == m_textTracks.end() || m_textCount == kMaxTextCues)
            return;
        ++m_textCount;
        BlockCue cue{timeNs, 0, clusterOffset, -1};
        if (position.duration <= kMostDurationNs / m_layout.timestampScaleNs)
            cue.durationNs = qint64(position.duration * m_layout.timestampScaleNs);
        if (position.relative && *position.relative < kMostRelativeBytes)
            cue.relativeBytes = qint64(*position.relative);
        m_text[track->second].push_back(cue);
    }

    const MatroskaLayout &m_layout;
    const Track *m_mainTrack;
    CueSampler m_all;
    KeyframeSieve m_keyframes;
    std::map<quint64, TrackId> m_textTracks; // by TrackNumber
    std::map<TrackId, std::vector<BlockCue>> m_text;
    size_t m_textCount = 0;
};

} // namespace

/// Takes what is whole in \p piece; returns how many bytes that are.
static qint64 collect(QByteArrayView piece, CueCollector &collector)
{
    EbmlReader reader(piece, 0);
    qint64 used = 0;
    while (reader.next()) {
        used = reader.payload().end() - piece.begin();
        if (reader.id() == mkv::CuePoint)
            collector.add(reader.children());
    }
    return used;
}

Result<MatroskaCues> readMatroskaCues(ProbeWindow &window, ByteRange payload, const MatroskaLayout &layout,
                                      const MediaInfo &info)
{
    CueCollector collector(layout, info);
    bool isDamaged = false;
    bool isCutOff = false;
    for (qint64 at = payload.beginBytes; at < payload.endBytes && !isDamaged && !isCutOff;) {
        const qint64 left = payload.endBytes - at;
        const qint64 wanted = std::min(left, kCuesPieceBytes);
        const Result<QByteArrayView> bytes = window.from(at, wanted);
        if (!bytes)
            return std::unexpected(bytes.error());
        const QByteArrayView piece = bytes->first(std::min(bytes->size(), left));
        isCutOff = piece.size() < wanted;
        qint64 used = collect(piece, collector);
        if (used < piece.size() && (isCutOff || piece.size() == left)) {
            isDamaged = true;
        } else if (used == 0) { // bigger than a piece: no CuePoint, perhaps space that was left free
            const EbmlHeader header = parseEbmlHeader(piece);
            isDamaged = header.state != EbmlHeader::State::Complete || header.totalBytes() > left;
            used = header.totalBytes();
        }
        at += used;
        window.release();
    }
    MatroskaCues cues = collector.take();
    cues.isDamaged = isDamaged;
    cues.isCutOff = isCutOff;
    return cues;
}

static qsizetype dropOutside(std::vector<Keyframe> &cues, const MatroskaLayout &layout, MediaInfo &info)
{
    const size_t before = cues.size();
    std::erase_if(cues, [&](const Keyframe &cue) {
        return cue.offsetBytes < layout.firstClusterOffsetBytes || cue.offsetBytes >= layout.segmentEndBytes;
    });
    const auto isBeyond = [&](const Keyframe &cue) { return cue.time > info.durationNs + kDurationSlackNs; };
    const auto beyond = std::ranges::count_if(cues, isBeyond);
    if (info.durationNs > 0 && beyond > 0) {
        if (size_t(beyond) * 10 <= cues.size()) {
            std::erase_if(cues, isBeyond);
        } else {
            info.durationNs = cues.back().time;
            info.notes << u"the Duration is shorter than the Cues reach and was replaced"_s;
        }
    }
    // Sorted by time: of several at one time, the first in the file; what goes back in the file is false.
    Keyframe last{std::numeric_limits<qint64>::min(), 0};
    std::erase_if(cues, [&](const Keyframe &cue) {
        if (cue.time == last.time)
            return true;
        if (cue.offsetBytes < last.offsetBytes)
            return true;
        last = cue;
        return false;
    });
    return qsizetype(before - cues.size());
}

/// Says what is wrong with \p cues as a whole; empty if nothing is.
static QString distrust(const std::vector<Keyframe> &cues, const MatroskaLayout &layout, MediaInfo &info)
{
    const qint64 endTime = std::max(info.durationNs, cues.back().time);
    const qint64 endBytes =
        info.sizeBytes >= 0 ? std::min(layout.segmentEndBytes, info.sizeBytes) : cues.back().offsetBytes;
    info.indexComplete = cues.front().time <= kLongGapNs;
    for (size_t i = 0; i < cues.size(); ++i) {
        const bool isLast = i + 1 == cues.size();
        const qint64 gapNs = (isLast ? endTime : cues[i + 1].time) - cues[i].time;
        const qint64 gapBytes = (isLast ? endBytes : cues[i + 1].offsetBytes) - cues[i].offsetBytes;
        if (gapBytes > kMaxGapBytes) {
            return u"the Cues name no keyframe for %1 MiB after byte %2"_s.arg(gapBytes >> 20)
                .arg(cues[i].offsetBytes);
        }
        if (gapNs > kLongGapNs)
            info.indexComplete = false;
    }
    const bool allAtOnePlace = cues.size() > 2 && cues.front().offsetBytes == cues.back().offsetBytes;
    const qint64 coveredNs = cues.back().time - cues.front().time;
    // 32767 milliseconds are as far as a Block can be from its Cluster's Timestamp.
    if (allAtOnePlace && coveredNs / qint64(layout.timestampScaleNs) > 65535)
        return u"all Cues name the same Cluster"_s;
    return {};
}

std::optional<std::vector<Keyframe>> cleanKeyframes(std::vector<Keyframe> cues, const MatroskaLayout &layout,
                                                    MediaInfo &info)
{
    const size_t named = cues.size();
    const auto equalTimes = named - [&] {
        size_t distinct = 0;
        for (size_t i = 0; i < cues.size(); ++i)
            distinct += i == 0 || cues[i].time != cues[i - 1].time;
        return distinct;
    }();
    const qsizetype dropped = dropOutside(cues, layout, info);
    const qsizetype falseCues = std::max<qsizetype>(0, dropped - qsizetype(equalTimes));
    if (cues.empty()) {
        info.notes << u"no CuePoint of the main track lies inside the Segment"_s;
        return {};
    }
    if (size_t(falseCues) * 10 > named) {
        info.notes << u"%1 of %2 CuePoints are false: the index is not used"_s.arg(falseCues).arg(named);
        return {};
    }
    if (falseCues > 0)
        info.notes << u"%1 of %2 CuePoints are false and were left out"_s.arg(falseCues).arg(named);
    if (const QString why = distrust(cues, layout, info); !why.isEmpty()) {
        info.notes << why + u": the index is not used"_s;
        return {};
    }
    return cues;
}

} // namespace cuegate
