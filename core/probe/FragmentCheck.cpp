// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FragmentCheck.h"

#include "core/base/MediaTime.h"
#include "core/probe/ScanIndex.h"
#include "core/probe/ScanWindow.h"

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;

namespace cuegate {

/// A title cut so seldom is better searched.
static constexpr qint64 kMostGapSeconds = 20;
static constexpr int kMostFragmentsOfOne = 16;  // other tracks' may come first
static constexpr int kMostLastFragments = 1024; // behind the last that is listed
static constexpr qint64 kSmallRestBytes = 1024 * 1024;
static constexpr qint64 kLeastMoofBytes = 1024;

/// The places to start at, with times in ticks of \p timescale; empty if they are not in order.
static std::vector<Keyframe> startsOf(const FragmentList &list, const MediaInfo &info, quint32 timescale)
{
    const qint64 beginBytes = std::get<FragmentedLayout>(info.layout).moovOffsetBytes;
    const quint32 listed = list.timescale > 0 ? list.timescale : timescale;
    std::vector<Keyframe> starts;
    for (const ListedFragment &fragment : list.fragments) {
        if (!fragment.isStart)
            continue;
        const Keyframe start{rescale(fragment.time, listed, timescale), fragment.offsetBytes};
        const bool isInside = start.offsetBytes > beginBytes && start.offsetBytes < info.sizeBytes;
        if (!isInside || (!starts.empty() && (start.time <= starts.back().time ||
                                              start.offsetBytes <= starts.back().offsetBytes)))
            return {};
        starts.push_back(start);
    }
    return starts;
}

namespace {

struct Look
{
    std::optional<MainFragment> begin; ///< what begins with a keyframe
    bool isHeldUp = false;             ///< it may not be read
};

} // namespace

/// What the fragment at \p offsetBytes, which ends at \p endBytes at the latest, begins with.
static Result<Look> lookAt(SourceWindow &window, const MediaInfo &info, qint64 offsetBytes, qint64 endBytes,
                           const std::function<void(const Box &)> &onMoof)
{
    FragmentHops hops(window, offsetBytes);
    for (int i = 0; i < kMostFragmentsOfOne; ++i) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof || (*moof)->offsetBytes >= endBytes)
            return Look{std::nullopt, hops.isHeldUp()};
        onMoof(**moof);
        auto place = mainFragment(**moof, info);
        if (place)
            return Look{place->beginsWithKeyframe ? std::move(place) : std::nullopt, false};
    }
    return Look{};
}

static qint64 widestGap(const std::vector<Keyframe> &keyframes, qint64 Keyframe::*what)
{
    qint64 widest = 0;
    for (size_t i = 1; i < keyframes.size(); ++i)
        widest = std::max(widest, keyframes[i].*what - keyframes[i - 1].*what);
    return widest;
}

FragmentListCheck::FragmentListCheck(ProbeWindow &window, const MediaInfo &info, const FragmentList &list,
                                     qint64 moovBytes, SeenMoofs &seen)
    : m_window(window)
    , m_info(info)
    , m_list(list)
    , m_indexBytes(moovBytes + list.listBytes)
    , m_seen(seen)
    , m_starts(startsOf(list, info, info.track(info.mainTrack)->timescale))
    , m_end(info.tracks, std::get<FragmentedLayout>(info.layout), kMaxScannedSamples)
{
}

bool FragmentListCheck::refuse(const QString &problem)
{
    m_problem = problem;
    return false;
}

/// As long as the longest so far, with the header of what follows; the next one is hardly much longer.
qint64 FragmentListCheck::moofBytes() const
{
    qint64 longest = kLeastMoofBytes;
    for (const auto &[offset, moof] : m_seen)
        longest = std::max<qint64>(longest, moof.whole.size());
    return longest + longest / 8 + kMaxBoxHeaderBytes;
}

Result<FragmentListCheck::Verdict> FragmentListCheck::compare(size_t number)
{
    const Keyframe &start = m_starts[number];
    const bool isLast = number + 1 == m_starts.size();
    const qint64 endBytes = isLast ? m_info.sizeBytes : m_starts[number + 1].offsetBytes;
    if (!m_window.mayRead(start.offsetBytes, kMaxBoxHeaderBytes))
        return Verdict::NotRead;
    // One request, however long the moof is.
    const auto bytes = m_window.from(start.offsetBytes, std::min(moofBytes(), endBytes - start.offsetBytes));
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto look = lookAt(m_window, m_info, start.offsetBytes, endBytes,
                             [this](const Box &moof) { m_seen.insert_or_assign(moof.offsetBytes, moof); });
    if (!look)
        return std::unexpected(look.error());
    if (!look->begin)
        return look->isHeldUp ? Verdict::NotRead : Verdict::False;
    const qint64 found = look->begin->keyframes.front().time - start.time;
    // The list's ticks may be coarser than the track's.
    if (m_compared && std::abs(found - m_compared->correction) > 1)
        return Verdict::False;
    if (!m_compared)
        m_compared = Comparison{found, look->begin->leadTicks};
    else if (m_compared->leadTicks != look->begin->leadTicks)
        m_compared->leadTicks = 0;
    return Verdict::True;
}

static QString notAsListed()
{
    return u"the fragments are not as it says"_s;
}

Result<bool> FragmentListCheck::lookAtEnds()
{
    if (m_starts.size() < 2 || m_starts.size() > kMaxScannedKeyframes)
        return refuse(u"it names no fragments in order"_s);
    const Keyframe &last = m_starts.back();
    const qint64 restBytes = m_info.sizeBytes - last.offsetBytes;
    if (restBytes > 4 * widestGap(m_starts, &Keyframe::offsetBytes) + kSmallRestBytes)
        return refuse(u"it ends at byte %1 of the file"_s.arg(last.offsetBytes));
    const bool isSecondAtHand =
        m_starts.size() > 2 && m_window.isAtHand(m_starts[1].offsetBytes, moofBytes());
    for (const size_t number : {m_starts.size() - 1, isSecondAtHand ? size_t(1) : m_starts.size() - 1}) {
        const auto verdict = compare(number);
        if (!verdict)
            return std::unexpected(verdict.error());
        if (*verdict == Verdict::NotRead && number + 1 == m_starts.size())
            return refuse(u"it is compared with them when the film is wanted"_s);
        if (*verdict == Verdict::False)
            return refuse(notAsListed());
    }
    return true;
}

Result<bool> FragmentListCheck::readEnd()
{
    const qint64 offsetBytes = m_starts.back().offsetBytes;
    return readEnd(offsetBytes, std::clamp(m_list.endBytes, offsetBytes, m_window.endBytes()));
}

Result<bool> FragmentListCheck::readEnd(qint64 offsetBytes, qint64 endBytes)
{
    FragmentHops hops(m_window, offsetBytes, endBytes);
    for (;;) {
        const auto moof = hops.next();
        if (!moof)
            return std::unexpected(moof.error());
        if (!*moof) {
            m_isEndCut = m_isEndCut || hops.isHeldUp();
            return true;
        }
        if (++m_endFragments > kMostLastFragments)
            return refuse(u"it names too few fragments"_s);
        m_seen.insert_or_assign((*moof)->offsetBytes, **moof);
        if (!m_end.take(**moof, m_window.endBytes()))
            return true;
    }
}

bool FragmentListCheck::isAffordable(qint64 offsetBytes, qint64 bytes) const
{
    constexpr qint64 kBlock = ProbeWindow::kBlockBytes;
    if (m_window.isAtHand(offsetBytes, bytes))
        return true;
    const qint64 blocks = (offsetBytes + bytes + kBlock - 1) / kBlock - offsetBytes / kBlock;
    return m_window.requests() < ProbeWindow::kMostRequests &&
           m_window.readBytes() + blocks * kBlock <= m_indexBytes + ProbeWindow::kMostBytes;
}

Result<bool> FragmentListCheck::lookBetween()
{
    if (m_starts.size() < 3)
        return true;
    const auto rate = [this](size_t number) {
        return double(m_starts[number + 1].offsetBytes - m_starts[number].offsetBytes) /
               double(m_starts[number + 1].time - m_starts[number].time);
    };
    size_t number = 1;
    for (size_t other = 2; other + 1 < m_starts.size(); ++other) {
        if (rate(other) < rate(number))
            number = other;
    }
    if (m_window.isCold() && !isAffordable(m_starts[number].offsetBytes, moofBytes()))
        return true;
    const auto verdict = compare(number);
    if (!verdict)
        return std::unexpected(verdict.error());
    return *verdict == Verdict::False ? refuse(notAsListed()) : true;
}

Result<std::optional<CheckedFragments>> FragmentListCheck::finish(const Keyframe &first)
{
    if (m_list.endBytes < m_window.endBytes() && isAffordable(m_list.endBytes, kMaxBoxHeaderBytes)) {
        const auto read = readEnd(m_list.endBytes, m_window.endBytes());
        if (!read || !*read)
            return read ? Result<std::optional<CheckedFragments>>(std::nullopt)
                        : std::unexpected(read.error());
    }
    CheckedFragments checked;
    checked.keyframes.push_back(first);
    for (const Keyframe &start : m_starts) {
        const Keyframe corrected{start.time + m_compared->correction, start.offsetBytes};
        if (corrected.time > first.time + 1 && corrected.offsetBytes > first.offsetBytes)
            checked.keyframes.push_back(corrected);
    }
    const quint32 timescale = m_info.track(m_info.mainTrack)->timescale;
    checked.endNs = endOfTablesNs(m_end, m_info).value_or(0);
    if (m_isEndCut && m_list.endTime > 0) {
        const quint32 listed = m_list.timescale > 0 ? m_list.timescale : timescale;
        const qint64 listedEnd = rescale(m_list.endTime, listed, timescale) + m_compared->correction;
        checked.endNs = std::max(checked.endNs, rescale(listedEnd, timescale, kNanosecondTimescale));
    }
    const qint64 end = rescale(checked.endNs, kNanosecondTimescale, timescale);
    const qint64 widest =
        std::max(widestGap(checked.keyframes, &Keyframe::time), end - checked.keyframes.back().time);
    if (end <= checked.keyframes.back().time || widest > kMostGapSeconds * timescale) {
        m_problem = u"it names too few fragments"_s;
        return std::nullopt;
    }
    checked.leadTicks = m_compared->leadTicks;
    return checked;
}

Result<bool> isFragmentTrue(const ByteSource &source, const MediaInfo &info, const Keyframe &keyframe,
                            const CancelToken &cancel)
{
    const auto &layout = std::get<FragmentedLayout>(info.layout);
    if (keyframe.offsetBytes < layout.moovOffsetBytes || keyframe.offsetBytes >= info.sizeBytes)
        return false;
    ScanWindow window(source, cancel);
    const auto look = lookAt(window, info, keyframe.offsetBytes, info.sizeBytes, [](const Box &) {});
    if (!look)
        return std::unexpected(look.error());
    return look->begin && std::abs(look->begin->keyframes.front().time - keyframe.time) <= 1;
}

} // namespace cuegate
