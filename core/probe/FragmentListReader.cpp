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

/// The whole box at \p offsetBytes if it is of that type and not longer.
static Result<std::optional<Box>> boxAt(ScanWindow &window, qint64 offsetBytes, BoxType type, qint64 maxBytes)
{
    auto bytes = window.from(offsetBytes, kMaxBoxHeaderBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const auto header = readBoxHeader(*bytes, offsetBytes);
    if (!header || header->type != type || header->sizeBytes < 0 || header->sizeBytes > maxBytes)
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
    Expansion(ScanWindow &window, const FragmentList &top)
        : m_window(window)
        , m_list(top)
    {
        m_list.fragments.clear();
    }
    /// False if it is not worth trusting.
    [[nodiscard]] Result<bool> add(const FragmentList &list, qint64 endBytes, int depth);
    [[nodiscard]] FragmentList take() { return std::move(m_list); }

private:
    [[nodiscard]] Result<bool> follow(const ListedFragment &leads, int depth);

    ScanWindow &m_window;
    FragmentList m_list;
    int m_further = 0;
};

} // namespace

Result<bool> Expansion::add(const FragmentList &list, qint64 endBytes, int depth)
{
    if (list.trackId != m_list.trackId || list.timescale != m_list.timescale)
        return false;
    for (const ListedFragment &fragment : list.fragments) {
        if (fragment.sizeBytes > endBytes - fragment.offsetBytes)
            return false;
        if (!fragment.isSidx) {
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

List readSegmentIndexes(ScanWindow &window, const MediaInfo &info)
{
    const quint64 mainId = info.track(info.mainTrack)->containerId;
    qint64 at = std::get<FragmentedLayout>(info.layout).moovOffsetBytes;
    for (int boxes = 0; boxes < kMaxBoxes; ++boxes) {
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
    }
    return std::nullopt;
}

List readRandomAccessLists(ScanWindow &window, const MediaInfo &info)
{
    constexpr qint64 kMfroBytes = 16;
    const qint64 endBytes = window.endBytes();
    const qint64 at = std::max<qint64>(0, endBytes - ScanWindow::kLeastBytes);
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
    const auto mfra = boxAt(window, endBytes - sizeBytes, boxType("mfra"), sizeBytes);
    if (!mfra)
        return std::unexpected(mfra.error());
    const auto lists = *mfra ? readRandomAccess(**mfra) : std::unexpected(Error());
    if (!lists)
        return std::nullopt;
    const auto main =
        std::ranges::find(*lists, info.track(info.mainTrack)->containerId, &FragmentList::trackId);
    return main == lists->end() ? std::nullopt : std::optional(NamedFragmentList{*main, u"mfra"_s});
}

} // namespace cuegate
