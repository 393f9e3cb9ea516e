// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviPictureOrder.h"

#include "core/media/CodecConfig.h"
#include "core/media/Mpeg4Headers.h"
#include "core/media/Vc1PictureKinds.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qint64 kFirstBytes = 64 * 1024; // headers, and the user data that tells packing
constexpr qint64 kHeadBytes = 64;
constexpr qint64 kMostPackedBytes = 1024 * 1024;

class Looking
{
public:
    Looking(ScanWindow &window, std::span<const AviChunk> chunks)
        : m_window(window)
        , m_chunks(chunks)
    {
    }
    [[nodiscard]] Result<QByteArrayView> head(size_t chunk, qint64 mostBytes)
    {
        const qint64 wanted = std::min<qint64>(m_chunks[chunk].sizeBytes, mostBytes);
        const auto bytes = m_window.from(m_chunks[chunk].offsetBytes, wanted);
        if (!bytes)
            return bytes;
        return bytes->first(std::min<qsizetype>(bytes->size(), wanted));
    }
    /// Whether a B-VOP is among the first pictures.
    [[nodiscard]] Result<bool> hasBidirectional();
    [[nodiscard]] Result<quint32> leadOf(const Track &video, size_t keyframe, bool isPacked);

private:
    [[nodiscard]] Result<quint32> vc1LeadOf(const Track &video, size_t keyframe);
    [[nodiscard]] Result<quint32> mpeg4LeadOf(size_t keyframe, bool isPacked);

    ScanWindow &m_window;
    std::span<const AviChunk> m_chunks;
};

} // namespace

Result<bool> Looking::hasBidirectional()
{
    constexpr size_t kMostLooked = 64;
    for (size_t i = 0; i < std::min(kMostLooked, m_chunks.size()); ++i) {
        const auto bytes = head(i, kHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto vops = mpeg4Vops(*bytes);
        if (!vops.empty() && vops.front().kind == Mpeg4Vop::Kind::Bidirectional)
            return true;
    }
    return false;
}

Result<quint32> Looking::leadOf(const Track &video, size_t keyframe, bool isPacked)
{
    return video.codec == Codec::Vc1 ? vc1LeadOf(video, keyframe) : mpeg4LeadOf(keyframe, isPacked);
}

Result<quint32> Looking::vc1LeadOf(const Track &video, size_t keyframe)
{
    Vc1PictureKinds kinds(video);
    quint32 lead = 0;
    const size_t end = std::min(m_chunks.size(), keyframe + 1 + kMostLeadingPictures);
    for (size_t i = keyframe; i < end; ++i) {
        const auto bytes = head(i, Vc1PictureKinds::kHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const bool isBidirectional =
            kinds.isBidirectional(*bytes); // of the keyframe its sequence header counts
        if (i > keyframe && !isBidirectional)
            break;
        lead += i > keyframe;
    }
    return lead;
}

// B-VOPs that follow a keyframe are shown before it; packed ones begin in its own chunk.
Result<quint32> Looking::mpeg4LeadOf(size_t keyframe, bool isPacked)
{
    quint32 lead = 0;
    if (isPacked) {
        const auto bytes = head(keyframe, kMostPackedBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto vops = mpeg4Vops(*bytes);
        lead = quint32(std::ranges::count(vops, Mpeg4Vop::Kind::Bidirectional, &Mpeg4Vop::kind));
        if (lead == 0)
            return 0;
    }
    const size_t end = std::min(m_chunks.size(), keyframe + 1 + kMostLeadingPictures);
    for (size_t i = keyframe + 1; i < end; ++i) {
        const auto bytes = head(i, kHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto vops = mpeg4Vops(*bytes);
        if (vops.empty() || vops.front().kind != Mpeg4Vop::Kind::Bidirectional)
            break;
        ++lead;
    }
    return lead;
}

namespace {

/// Of all keyframes but the first, by the places of their chunks.
struct Leads
{
    std::map<size_t, quint32> pictures;
    std::optional<quint32> last; ///< as it was looked at on its own; nothing if there is none
    bool areSomeGuessed = false;
};

} // namespace

// A few keyframes are looked at: each may be a request that who wants to play waits for. Where they differ,
// what is looked at behind tells of each cut (CutTimes).
static Result<Leads> readLeads(Looking &looking, const Track &video, std::span<const AviChunk> chunks,
                               bool isPacked)
{
    constexpr size_t kFew = 8;
    std::vector<size_t> keyframes;
    for (size_t i = 1; i < chunks.size(); ++i) {
        if (chunks[i].isKeyframe)
            keyframes.push_back(i);
    }
    if (keyframes.empty())
        return Leads();
    std::map<size_t, quint32> looked;
    std::map<quint32, size_t> counts;
    for (size_t i = 0; i < std::min(kFew, keyframes.size()); ++i) {
        const size_t keyframe = keyframes[i * keyframes.size() / std::min(kFew, keyframes.size())];
        const auto lead = looking.leadOf(video, keyframe, isPacked);
        if (!lead)
            return std::unexpected(lead.error());
        looked[keyframe] = *lead;
        ++counts[*lead];
    }
    const auto usual = std::ranges::max_element(counts, {}, [](const auto &each) { return each.second; });
    Leads leads;
    leads.areSomeGuessed = counts.size() > 1 && looked.size() < keyframes.size();
    for (const size_t keyframe : keyframes) {
        const auto found = looked.find(keyframe);
        leads.pictures[keyframe] = found == looked.end() ? usual->first : found->second;
    }
    // Behind the last one less may be left.
    const auto known = looked.find(keyframes.back());
    const auto last = known != looked.end() ? Result<quint32>(known->second)
                                            : looking.leadOf(video, keyframes.back(), isPacked);
    if (!last)
        return std::unexpected(last.error());
    leads.last = *last;
    return leads;
}

/// DivX 5 and XviD can put a B-frame into the chunk of the frame before it, and say so with a p in their user
/// data.
bool saysPackedFrames(QByteArrayView head)
{
    const auto name = head.indexOf(QByteArrayView("DivX"));
    const auto end = name >= 0 ? head.indexOf('\0', name) : -1;
    return end > name && head[end - 1] == 'p';
}

static Result<AviReordering> mpeg4Reordering(ScanWindow &window, const Track &video,
                                             std::span<const AviChunk> chunks, QStringList &notes)
{
    Looking looking(window, chunks);
    const auto first = looking.head(0, kFirstBytes);
    if (!first)
        return std::unexpected(first.error());
    const bool isPacked = saysPackedFrames(*first);
    if (isPacked)
        notes << u"track %1: packed B-frames (DivX); they are unpacked"_s.arg(video.id);
    const auto isLowDelay = mpeg4LowDelay(*first);
    const Result<bool> reorders = isLowDelay ? Result<bool>(!*isLowDelay)
                                  : isPacked ? Result<bool>(true)
                                             : looking.hasBidirectional();
    if (!reorders)
        return std::unexpected(reorders.error());
    return *reorders ? AviReordering{1, isPacked, true} : AviReordering();
}

Result<AviReordering> readReordering(ScanWindow &window, const Track &video, std::span<const AviChunk> chunks,
                                     QStringList &notes)
{
    if (chunks.empty())
        return AviReordering();
    if (video.codec == Codec::Mpeg4Part2)
        return mpeg4Reordering(window, video, chunks, notes);
    if (video.codec != Codec::H264)
        return AviReordering();
    // Its keyframes are IDR pictures: none is shown before them.
    const auto first = Looking(window, chunks).head(0, kFirstBytes);
    if (!first)
        return std::unexpected(first.error());
    Track described = video;
    return completeCodecConfig(described, *first) ? AviReordering{described.video->reorderFrames}
                                                  : AviReordering();
}

Result<quint32> readPictureLead(ScanWindow &window, const Track &video, std::span<const AviChunk> chunks,
                                size_t keyframe, bool isPacked)
{
    return Looking(window, chunks).leadOf(video, keyframe, isPacked);
}

Result<AviPictureOrder> readPictureOrder(ScanWindow &window, const Track &video,
                                         std::span<const AviChunk> chunks, QStringList &notes)
{
    AviPictureOrder order;
    const auto reordering = readReordering(window, video, chunks, notes);
    if (!reordering)
        return std::unexpected(reordering.error());
    order.delay = reordering->delay;
    const bool isVc1 = video.codec == Codec::Vc1 && Vc1PictureKinds(video).mayBeBidirectional();
    if (!reordering->hasLeads && !isVc1)
        return order;
    Looking looking(window, chunks);
    auto leads = readLeads(looking, video, chunks, reordering->isPacked);
    if (!leads)
        return std::unexpected(leads.error());
    order.areSomeGuessed = leads->areSomeGuessed;
    std::map<size_t, quint32> &known = leads->pictures;
    if (isVc1) { // is cut at the times of decoding
        order.listedLeads = std::move(known);
        if (leads->last)
            order.listedLeads.rbegin()->second = *leads->last;
        return order;
    }
    // Segments, which this must not depend on, are cut by what the others have.
    if (leads->last && *leads->last != known.rbegin()->second)
        order.listedLeads[known.rbegin()->first] = *leads->last;
    std::erase_if(known, [](const auto &each) { return each.second == 0; });
    order.leads = std::move(known);
    return order;
}

} // namespace cuegate
