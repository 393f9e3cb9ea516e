// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FragmentListReader.h"

#include "core/base/ByteReader.h"
#include "core/probe/ScanIndex.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxSidxBytes = 1024 * 1024; // it has at most 65535 entries of 12 bytes
static constexpr qint64 kMaxMfraBytes = 16 * 1024 * 1024;
static constexpr int kMaxFurther = 64;
static constexpr int kMaxDepth = 4;
static constexpr int kMaxBoxes = 64;

using List = Result<std::optional<NamedFragmentList>>;

/// The whole box at \p offsetBytes if it is of that type, not longer, and may be read. \p likelyBytes: read
/// at once.
static Result<std::optional<Box>> boxAt(ProbeWindow &window, qint64 offsetBytes, BoxType type,
                                        qint64 maxBytes, qint64 likelyBytes = kMaxBoxHeaderBytes)
{
    if (!window.mayRead(offsetBytes, likelyBytes))
        return std::nullopt;
    auto bytes = window.from(offsetBytes, likelyBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto header = readBoxHeader(*bytes, offsetBytes);
    if (!header || header->type != type || header->sizeBytes < 0 || header->sizeBytes > maxBytes)
        return std::nullopt;
    if (!window.mayRead(offsetBytes, header->sizeBytes))
        return std::nullopt;
    bytes = window.from(offsetBytes, header->sizeBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() < header->sizeBytes)
        return std::nullopt;
    return BoxReader(bytes->first(header->sizeBytes), offsetBytes).next();
}

namespace {

/// Puts what lists of lists lead to in their place.
class Expansion
{
public:
    Expansion(ProbeWindow &window, const FragmentList &top)
        : m_window(window)
        , m_list(top)
    {
        m_list.fragments.clear();
        m_list.listBytes = 0;
    }
    /// False if it is not worth trusting.
    [[nodiscard]] Result<bool> add(const FragmentList &list, qint64 endBytes, int depth);
    [[nodiscard]] FragmentList take() { return std::move(m_list); }

private:
    [[nodiscard]] Result<bool> follow(const ListedFragment &leads, int depth);

    [[nodiscard]] bool mayFollow(const ListedFragment &leads) const;

    ProbeWindow &m_window;
    FragmentList m_list;
    int m_further = 0;
};

} // namespace

Result<bool> Expansion::add(const FragmentList &list, qint64 endBytes, int depth)
{
    if (list.trackId != m_list.trackId || list.timescale != m_list.timescale)
        return false;
    m_list.listBytes += list.listBytes;
    for (const ListedFragment &fragment : list.fragments) {
        if (fragment.sizeBytes > endBytes - fragment.offsetBytes)
            return false;
        if (!fragment.isSidx || !mayFollow(fragment)) {
            m_list.fragments.push_back(fragment);
        } else {
            const auto followed = follow(fragment, depth);
            if (!followed || !*followed)
                return followed;
        }
        if (m_list.fragments.size() > kMaxScannedKeyframes)
            return false;
    }
    return true;
}

/// One request is kept for looking at a fragment.
bool Expansion::mayFollow(const ListedFragment &leads) const
{
    return m_window.isAtHand(leads.offsetBytes, kMaxBoxHeaderBytes) || !m_window.isCold() ||
           m_window.requests() + 1 < ProbeWindow::kMostRequests;
}

/// Every sidx lies behind the one that names it, so this ends.
Result<bool> Expansion::follow(const ListedFragment &leads, int depth)
{
    if (depth == kMaxDepth || ++m_further > kMaxFurther)
        return false;
    const auto box = boxAt(m_window, leads.offsetBytes, boxType("sidx"), kMaxSidxBytes);
    if (!box)
        return std::unexpected(box.error());
    const auto list = *box ? readSegmentIndex(**box) : std::unexpected(Error());
    return list ? add(*list, leads.offsetBytes + leads.sizeBytes, depth + 1) : Result<bool>(false);
}

List readSegmentIndexes(ProbeWindow &window, const MediaInfo &info)
{
    const quint64 mainId = info.track(info.mainTrack)->containerId;
    qint64 at = std::get<FragmentedLayout>(info.layout).moovOffsetBytes;
    for (int boxes = 0; boxes < kMaxBoxes && window.mayRead(at, kMaxBoxHeaderBytes); ++boxes) {
        const auto bytes = window.from(at, kMaxBoxHeaderBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto header = readBoxHeader(*bytes, at);
        if (!header || header->sizeBytes < 0 || header->type == boxType("moof"))
            break;
        if (header->type == boxType("sidx")) {
            const auto box = boxAt(window, at, boxType("sidx"), kMaxSidxBytes);
            if (!box)
                return std::unexpected(box.error());
            const auto top = *box ? readSegmentIndex(**box) : std::unexpected(Error());
            if (top && top->trackId == mainId) {
                Expansion expansion(window, *top);
                const auto added = expansion.add(*top, window.endBytes(), 0);
                if (!added)
                    return std::unexpected(added.error());
                return *added ? std::optional(NamedFragmentList{expansion.take(), u"sidx"_s}) : std::nullopt;
            }
        }
        if (header->sizeBytes > window.endBytes() - at)
            break;
        at += header->sizeBytes;
        // Behind media there hardly is one that is worth a request.
        if (header->type == boxType("mdat") && window.isCold() && !window.isAtHand(at, kMaxBoxHeaderBytes))
            break;
    }
    return std::nullopt;
}

Result<void> readUpToFragments(ProbeWindow &window, qint64 moovOffsetBytes)
{
    constexpr qint64 kFieldsBytes = 48; // of a sidx, up to its first reference
    constexpr qint64 kFewBytes = 64 * 1024;
    constexpr qint64 kMoofBytes = 4 * 1024;
    qint64 at = moovOffsetBytes;
    for (int boxes = 0; boxes < kMaxBoxes && window.isAtHand(at, kFieldsBytes); ++boxes) {
        const QByteArrayView bytes = window.known(at);
        const auto header = readBoxHeader(bytes, at);
        if (!header || header->sizeBytes < 0 || header->sizeBytes > window.endBytes() - at ||
            header->type == boxType("moof") || header->type == boxType("mdat"))
            break;
        if (header->type != boxType("sidx") || bytes.size() < kFieldsBytes) {
            at += header->sizeBytes;
            continue;
        }
        const bool isWide = bytes[header->headerBytes] != 0;
        ByteReader reader(bytes.sliced(header->headerBytes + 12 + (isWide ? 8 : 4)));
        const quint64 distance = isWide ? reader.u64() : reader.u32();
        // What lies between are those of other tracks, which are as long.
        if (distance > quint64(4 * header->sizeBytes + kFewBytes) || header->sizeBytes > kMaxSidxBytes)
            break;
        const auto read = window.from(at, header->sizeBytes + qint64(distance) + kMoofBytes);
        return read ? Result<void>() : std::unexpected(read.error());
    }
    return {};
}

List readRandomAccessLists(ProbeWindow &window, const MediaInfo &info)
{
    constexpr qint64 kMfroBytes = 16;
    constexpr qint64 kTailBytes = 4 * 1024;
    const qint64 endBytes = window.endBytes();
    const qint64 at = std::max<qint64>(0, endBytes - kTailBytes);
    if (!window.mayRead(at, endBytes - at))
        return std::nullopt;
    const auto tail = window.from(at, endBytes - at);
    if (!tail)
        return std::unexpected(tail.error());
    if (tail->size() < kMfroBytes)
        return std::nullopt;
    ByteReader reader(tail->last(kMfroBytes));
    const bool isMfro = reader.u32() == kMfroBytes && reader.u32() == boxType("mfro");
    reader.skip(4);
    const qint64 sizeBytes = reader.u32();
    if (!isMfro || sizeBytes > std::min(endBytes, kMaxMfraBytes))
        return std::nullopt;
    const auto mfra = boxAt(window, endBytes - sizeBytes, boxType("mfra"), sizeBytes, sizeBytes);
    if (!mfra)
        return std::unexpected(mfra.error());
    auto lists = *mfra ? readRandomAccess(**mfra) : std::unexpected(Error());
    if (!lists)
        return std::nullopt;
    const auto main =
        std::ranges::find(*lists, info.track(info.mainTrack)->containerId, &FragmentList::trackId);
    if (main == lists->end())
        return std::nullopt;
    main->endBytes = endBytes - sizeBytes;
    main->listBytes = sizeBytes;
    return NamedFragmentList{*main, u"mfra"_s};
}

} // namespace cuegate
