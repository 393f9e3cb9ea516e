// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviIndex.h"

#include "core/base/MediaTime.h"
#include "core/media/RiffReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxIndexBytes = 64 * 1024 * 1024;
static constexpr size_t kMaxChunks = size_t(2) * kMaxScannedSamples;
static constexpr quint32 kOldKeyframeFlag = 0x10;
static constexpr quint32 kNotKeyframeBit = 0x80000000;

/// The stream that a chunk with \p id holds data of: "00dc", "01wb"; nothing for others.
static std::optional<size_t> streamOf(BoxType id, size_t streams)
{
    const auto type = BoxType(id & 0xFFFF);
    const bool isData = type == ('d' << 8 | 'c') || type == ('d' << 8 | 'b') || type == ('w' << 8 | 'b');
    const quint32 tens = (id >> 24) - '0';
    const quint32 ones = (id >> 16 & 0xFF) - '0';
    const size_t stream = tens * 10 + ones;
    if (!isData || tens > 9 || ones > 9 || stream >= streams)
        return {};
    return stream;
}

/// Whether the first, the middle and the last chunk of each stream are where they are said to be.
static Result<bool> areThere(ScanWindow &window, const AviChunks &chunks)
{
    for (size_t stream = 0; stream < chunks.size(); ++stream) {
        const std::vector<AviChunk> &list = chunks[stream];
        if (list.empty())
            continue;
        for (const AviChunk &chunk : {list.front(), list[list.size() / 2], list.back()}) {
            if (chunk.offsetBytes < 8 || chunk.offsetBytes >= window.endBytes())
                continue; // a cut file's index may go on
            const Result<QByteArrayView> bytes = window.from(chunk.offsetBytes - 8, 8);
            if (!bytes)
                return std::unexpected(bytes.error());
            if (streamOf(fourccOf(*bytes), chunks.size()) != stream ||
                littleEndianAt<quint32>(*bytes, 4) != chunk.sizeBytes)
                return false;
        }
    }
    return true;
}

static Result<std::optional<AviChunks>> checked(ScanWindow &window, AviChunks chunks)
{
    const Result<bool> there = areThere(window, chunks);
    if (!there)
        return std::unexpected(there.error());
    return *there ? std::optional<AviChunks>(std::move(chunks)) : std::nullopt;
}

/// An index of chunks (AVISTDINDEX): its offsets count from qwBaseOffset.
static bool readStandardIndex(QByteArrayView index, std::vector<AviChunk> &chunks)
{
    constexpr qsizetype kHeaderBytes = 24;
    const auto entries = littleEndianAt<quint32>(index, 4);
    const auto base = littleEndianAt<quint64>(index, 12);
    const bool isStandard = littleEndianAt<quint16>(index, 0) == 2 && littleEndianAt<quint8>(index, 2) == 0 &&
                            littleEndianAt<quint8>(index, 3) == 1;
    if (!isStandard || base > quint64(1) << 60 ||
        entries > (index.size() - std::min(index.size(), kHeaderBytes)) / 8 ||
        chunks.size() + entries > kMaxScannedSamples)
        return false;
    for (qsizetype i = 0; i < qsizetype(entries); ++i) {
        const qsizetype at = kHeaderBytes + i * 8;
        const auto size = littleEndianAt<quint32>(index, at + 4);
        chunks.push_back({qint64(base) + littleEndianAt<quint32>(index, at), size & ~kNotKeyframeBit,
                          (size & kNotKeyframeBit) == 0});
    }
    return true;
}

/// An index of indexes (AVISUPERINDEX): each entry leads to a chunk that holds an index of chunks.
static Result<bool> readSuperIndex(ScanWindow &window, QByteArrayView index, std::vector<AviChunk> &chunks)
{
    constexpr qsizetype kHeaderBytes = 24;
    if (littleEndianAt<quint8>(index, 3) == 1)
        return readStandardIndex(index, chunks);
    const auto entries = littleEndianAt<quint32>(index, 4);
    if (littleEndianAt<quint16>(index, 0) != 4 || entries == 0 ||
        entries > (index.size() - std::min(index.size(), kHeaderBytes)) / 16)
        return false;
    for (qsizetype i = 0; i < qsizetype(entries); ++i) {
        const auto offset = littleEndianAt<quint64>(index, kHeaderBytes + i * 16);
        const qint64 size = littleEndianAt<quint32>(index, kHeaderBytes + i * 16 + 8);
        if (offset >= quint64(window.endBytes()) || size < 8 || size > kMaxIndexBytes)
            return false;
        const Result<QByteArrayView> bytes = window.from(qint64(offset), size);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() < size || !readStandardIndex(bytes->first(size).sliced(8), chunks))
            return false;
    }
    return true;
}

Result<std::optional<AviChunks>> readOpenDmlIndex(ScanWindow &window, const AviDescription &avi)
{
    AviChunks chunks(avi.streams.size());
    size_t total = 0;
    for (size_t i = 0; i < chunks.size(); ++i) {
        const TrackType type = avi.info.track(avi.streams[i].track)->type;
        if (type != TrackType::Video && type != TrackType::Audio)
            continue;
        const Result<bool> read = readSuperIndex(window, avi.streams[i].index, chunks[i]);
        if (!read)
            return std::unexpected(read.error());
        total += chunks[i].size();
        if (!*read || total > kMaxChunks)
            return std::optional<AviChunks>();
    }
    return checked(window, std::move(chunks));
}

/// The payload of idx1 behind movi; nothing if there is none, or more RIFFs follow, which it does not cover.
static Result<std::optional<QByteArray>> oldIndexBytes(ScanWindow &window, const AviDescription &avi)
{
    constexpr int kMostChunks = 16;
    std::optional<QByteArray> index;
    qint64 at = avi.moviEndBytes + avi.moviEndBytes % 2;
    for (int i = 0; i < kMostChunks && at < window.endBytes(); ++i) {
        const Result<QByteArrayView> head = window.from(at, 8);
        if (!head)
            return std::unexpected(head.error());
        const qint64 size = littleEndianAt<quint32>(*head, 4);
        const BoxType id = fourccOf(*head);
        if (head->size() < 8 || id == 0)
            break;
        if (id == boxType("RIFF"))
            return std::optional<QByteArray>();
        if (id == boxType("idx1") && size <= kMaxIndexBytes) {
            const Result<QByteArrayView> bytes = window.from(at, 8 + size);
            if (!bytes)
                return std::unexpected(bytes.error());
            index = bytes->first(std::min<qsizetype>(bytes->size(), 8 + size)).sliced(8).toByteArray();
        }
        at += 8 + size + size % 2;
    }
    return index;
}

Result<std::optional<AviChunks>> readOldIndex(ScanWindow &window, const AviDescription &avi)
{
    constexpr qsizetype kEntryBytes = 16;
    const Result<std::optional<QByteArray>> index = oldIndexBytes(window, avi);
    if (!index)
        return std::unexpected(index.error());
    if (!*index)
        return std::optional<AviChunks>();
    // Offsets count from "movi", or, with some writers, from the file's beginning.
    for (const qint64 base : {avi.moviOffsetBytes, qint64(0)}) {
        AviChunks chunks(avi.streams.size());
        size_t total = 0;
        for (qsizetype at = 0; at + kEntryBytes <= (*index)->size() && total < kMaxChunks;
             at += kEntryBytes) {
            const auto stream = streamOf(fourccOf(**index, at), chunks.size());
            if (!stream || chunks[*stream].size() >= kMaxScannedSamples)
                continue;
            const bool isKeyframe = littleEndianAt<quint32>(**index, at + 4) & kOldKeyframeFlag;
            const qint64 offset = base + littleEndianAt<quint32>(**index, at + 8) + 8;
            chunks[*stream].push_back({offset, littleEndianAt<quint32>(**index, at + 12), isKeyframe});
            ++total;
        }
        Result<std::optional<AviChunks>> found =
            total > 0 ? checked(window, std::move(chunks)) : std::optional<AviChunks>();
        if (!found || *found)
            return found;
    }
    return std::optional<AviChunks>();
}

MoviWalk::MoviWalk(const AviDescription &avi)
    : m_positionBytes(avi.moviOffsetBytes + 4)
{
    for (const AviStream &stream : avi.streams)
        m_keyframes.emplace_back(*avi.info.track(stream.track));
}

Result<std::optional<MoviWalk::Found>> MoviWalk::next(ScanWindow &window)
{
    while (m_positionBytes < window.endBytes()) {
        const qint64 at = m_positionBytes;
        const Result<QByteArrayView> bytes =
            window.from(at, std::min(8 + AviKeyframes::kHeadBytes, window.endBytes() - at));
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() < 8)
            break;
        const BoxType id = fourccOf(*bytes);
        const quint32 size = littleEndianAt<quint32>(*bytes, 4);
        const BoxType listType = fourccOf(*bytes, 8);
        const bool isEntered =
            id == boxType("RIFF") ||
            (id == boxType("LIST") && (listType == boxType("movi") || listType == boxType("rec ")));
        if (isEntered) {
            m_positionBytes += 12;
            continue;
        }
        if (std::ranges::any_of(bytes->first(4), [](char c) { return c < ' ' || c > '~'; })) {
            m_problem = u"the file is damaged at byte %1: it is played up to there"_s.arg(at);
            break;
        }
        m_positionBytes += 8 + qint64(size) + size % 2;
        if (const auto stream = streamOf(id, m_keyframes.size())) {
            const QByteArrayView frame =
                bytes->sliced(8).first(std::min<qint64>({bytes->size() - 8, size, AviKeyframes::kHeadBytes}));
            return std::optional(Found{*stream, {at + 8, size, m_keyframes[*stream].isKeyframe(frame)}});
        }
    }
    return std::optional<Found>();
}

Result<AviChunks> walkMovi(ScanWindow &window, const AviDescription &avi,
                           const std::function<void(ScanProgress)> &progress, QStringList &notes)
{
    AviChunks chunks(avi.streams.size());
    const size_t main = avi.info.mainTrack - 1;
    MoviWalk walk(avi);
    while (true) {
        const auto found = walk.next(window);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            break;
        const auto &[stream, chunk] = **found;
        std::vector<AviChunk> &list = chunks[stream];
        if (list.size() >= kMaxScannedSamples)
            break;
        list.push_back(chunk);
        if (stream == main && progress)
            progress({chunk.offsetBytes - 8,
                      rescale(qint64(list.size()), avi.streams[main].rate, kNanosecondTimescale)});
    }
    if (!walk.problem().isEmpty())
        notes << walk.problem();
    return chunks;
}

} // namespace cuegate
