// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/MatroskaTail.h"

#include "core/base/EbmlReader.h"
#include "core/media/ClusterWalker.h"
#include "core/media/MatroskaIds.h"

#include <algorithm>

namespace cuegate {

static constexpr qint64 kHeadBytes = 64; // of a Cluster: its Timestamp is its first child

namespace {

using Blocks = std::map<TrackId, LastBlock>;

struct Cluster
{
    ByteRange payload;
    qint64 timestamp = 0;
};

} // namespace

static qint64 lastCueBytes(const MediaInfo &info)
{
    qint64 last = info.keyframes.keyframes.back().offsetBytes;
    for (const CuePoint &cue : info.cues) {
        if (cue.offsetBytes < std::get<MatroskaLayout>(info.layout).clustersEndBytes)
            last = std::max(last, cue.offsetBytes);
    }
    return last;
}

// Of Clusters that end at \p endBytes, none of it before the last that Cues name.
static ByteRange tailOf(const MediaInfo &info, qint64 endBytes)
{
    return {std::max(lastCueBytes(info), tailBeginBytes(endBytes)), endBytes};
}

std::vector<ByteRange> tailRanges(const MediaInfo &info)
{
    const auto *layout = std::get_if<MatroskaLayout>(&info.layout);
    if (!layout || layout->clustersEndBytes <= 0 || info.keyframes.keyframes.empty())
        return {};
    const qint64 last = lastCueBytes(info);
    const qint64 end = layout->clustersEndBytes;
    const ByteRange tail = tailOf(info, end);
    if (last >= end)
        return {};
    if (tail.beginBytes <= last + kHeadBytes)
        return {{last, end}};
    return {ByteRange::ofSize(last, kHeadBytes), tail};
}

// The one whose header \p head begins with, at \p offsetBytes; nothing if its size or time is not known.
static std::optional<Cluster> clusterOf(QByteArrayView head, const EbmlHeader &header, qint64 offsetBytes)
{
    if (header.isUnknownSize())
        return std::nullopt;
    EbmlReader children = EbmlReader::ofChild(head.sliced(header.headerBytes));
    while (children.next()) {
        if (children.id() == mkv::Timestamp)
            return Cluster{ByteRange::ofSize(offsetBytes + header.headerBytes, header.payloadBytes),
                           qint64(std::min<quint64>(children.toUnsigned(), quint64(1) << 62))};
    }
    return std::nullopt;
}

/// From the last that Cues name on to the last of all: there may be a few behind it. None if there are more,
/// or one that does not say how long it is.
static Result<std::vector<Cluster>> lastClusters(const ByteSource &source, const MediaInfo &info,
                                                 const CancelToken &cancel)
{
    constexpr size_t kMost = 4;
    const qint64 end = std::get<MatroskaLayout>(info.layout).clustersEndBytes;
    std::vector<Cluster> clusters;
    for (qint64 at = lastCueBytes(info); at < end; at = clusters.back().payload.endBytes) {
        const auto head = source.read(ByteRange::ofSize(at, kHeadBytes), cancel);
        if (!head)
            return std::unexpected(head.error());
        const EbmlHeader header = parseEbmlHeader(*head);
        if (header.state == EbmlHeader::State::Complete && header.id != mkv::Cluster)
            break;
        const auto cluster = header.state == EbmlHeader::State::Complete && clusters.size() < kMost
                                 ? clusterOf(*head, header, at)
                                 : std::nullopt;
        if (!cluster)
            return std::vector<Cluster>();
        clusters.push_back(*cluster);
    }
    return clusters;
}

static bool isOfCluster(quint32 id)
{
    return id == mkv::SimpleBlock || id == mkv::BlockGroup || id == mkv::Void || id == mkv::CRC32;
}

static bool isCluster(quint32 id)
{
    return id == mkv::Cluster;
}

// Where the first element is of the longest row of those that \p isTaken that goes exactly to the end of
// \p bytes.
static std::optional<qint64> beginOfRow(QByteArrayView bytes, bool (*isTaken)(quint32))
{
    std::vector<bool> isInRow(size_t(bytes.size()) + 1);
    isInRow.back() = true;
    std::optional<qint64> first;
    for (qsizetype at = bytes.size() - 1; at >= 0; --at) {
        const EbmlHeader header = parseEbmlHeader(bytes.sliced(at));
        const bool fits = header.state == EbmlHeader::State::Complete && !header.isUnknownSize() &&
                          isTaken(header.id) && header.totalBytes() <= bytes.size() - at;
        if (!fits || !isInRow[size_t(at + header.totalBytes())])
            continue;
        isInRow[size_t(at)] = true;
        first = at;
    }
    return first;
}

// Nothing where a Block is damaged or not all there. \p bytes: of the file from \p offsetBytes on.
static std::optional<Blocks> blocksOf(ClusterWalker walker, QByteArrayView bytes, qint64 offsetBytes,
                                      const MediaInfo &info)
{
    Blocks last;
    for (;;) {
        const auto step = walker.next(bytes.sliced(walker.positionBytes() - offsetBytes));
        if (step == ClusterWalker::Step::End)
            return last;
        if (step != ClusterWalker::Step::Block)
            return std::nullopt;
        noteLastBlock(walker.block(), info, last);
        walker.advance();
    }
}

// Of \p cluster, of which \p bytes, from \p offsetBytes on, have the end.
static std::optional<Blocks> blocksOf(const Cluster &cluster, QByteArrayView bytes, qint64 offsetBytes,
                                      const MediaInfo &info)
{
    const ByteRange payload = cluster.payload;
    qint64 begin = payload.beginBytes;
    if (begin < offsetBytes) {
        const QByteArrayView rest = bytes.first(payload.endBytes - offsetBytes);
        const auto first = beginOfRow(rest, isOfCluster);
        if (!first)
            return std::nullopt;
        // The first may be what happens to look like an element and to end where a true one begins.
        begin = offsetBytes + *first + parseEbmlHeader(rest.sliced(*first)).totalBytes();
    }
    return blocksOf(ClusterWalker::inside(cluster.timestamp, begin, payload.endBytes), bytes, offsetBytes,
                    info);
}

// Of the whole Clusters that \p bytes end with.
static Blocks blocksOfWholeClusters(QByteArrayView bytes, qint64 offsetBytes, const MediaInfo &info)
{
    const auto first = beginOfRow(bytes, isCluster);
    if (!first)
        return {};
    const ClusterWalker walker(offsetBytes + *first, offsetBytes + bytes.size());
    return blocksOf(walker, bytes, offsetBytes, info).value_or(Blocks());
}

Result<std::map<TrackId, LastBlock>> readTailBlocks(const ByteSource &source, const MediaInfo &info,
                                                    const CancelToken &cancel)
{
    Blocks found;
    if (tailRanges(info).empty())
        return found;
    const auto clusters = lastClusters(source, info, cancel);
    if (!clusters)
        return std::unexpected(clusters.error());
    const qint64 end = clusters->empty() ? std::get<MatroskaLayout>(info.layout).clustersEndBytes
                                         : clusters->back().payload.endBytes;
    const ByteRange tail = tailOf(info, end);
    const auto bytes = source.read(tail, cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() < tail.sizeBytes())
        return found; // the file is cut off
    const qint64 begin = tail.beginBytes;
    if (clusters->empty())
        return blocksOfWholeClusters(*bytes, begin, info);
    for (auto cluster = clusters->rbegin(); cluster != clusters->rend(); ++cluster) {
        const auto blocks =
            cluster->payload.endBytes > begin ? blocksOf(*cluster, *bytes, begin, info) : std::nullopt;
        if (!blocks)
            break;
        for (const auto &[id, block] : *blocks) {
            LastBlock &last = found.try_emplace(id, block).first->second;
            last = block.timeNs > last.timeNs ? block : last;
        }
    }
    return found;
}

} // namespace cuegate
