// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FragmentLists.h"

#include "core/base/ByteReader.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr quint64 kFar = quint64(1) << 60;
static constexpr std::size_t kMostLists = 256;

static std::unexpected<Error> damaged(const Box &box)
{
    return fail(ErrorKind::CorruptInput,
                u"'%1' at byte %2 is damaged"_s.arg(boxTypeName(box.type), QString::number(box.offsetBytes)),
                ErrorCode::MediaNoIndex);
}

Result<FragmentList> readSegmentIndex(const Box &sidx)
{
    // Open groups of pictures are type 3: what can be decoded begins later.
    constexpr quint32 kLastUsefulStart = 3;
    constexpr qsizetype kEntryBytes = 12;
    ByteReader reader(sidx.payload);
    const bool isWide = reader.u32() >> 24 >= 1;
    FragmentList list;
    list.trackId = reader.u32();
    list.timescale = reader.u32();
    const quint64 begin = isWide ? reader.u64() : reader.u32();
    const quint64 distance = isWide ? reader.u64() : reader.u32();
    reader.skip(2);
    const quint16 count = reader.u16();
    if (reader.failed() || list.timescale == 0 || begin > kFar || distance > kFar ||
        count > reader.remaining() / kEntryBytes)
        return damaged(sidx);
    qint64 time = qint64(begin);
    qint64 offset = sidx.offsetBytes + sidx.whole.size() + qint64(distance);
    for (quint16 i = 0; i < count; ++i) {
        const quint32 reference = reader.u32();
        const quint32 duration = reader.u32();
        const quint32 start = reader.u32();
        const quint32 startType = start >> 28 & 7;
        ListedFragment fragment{offset, reference & 0x7FFFFFFF, time + (start & 0x0FFFFFFF)};
        fragment.isSidx = reference >> 31 == 1;
        fragment.isStart = start >> 31 == 1 && startType <= kLastUsefulStart;
        if (fragment.sizeBytes == 0)
            return damaged(sidx);
        list.fragments.push_back(fragment);
        offset += fragment.sizeBytes;
        time += duration;
    }
    list.endTime = time;
    list.endBytes = offset;
    list.listBytes = sidx.whole.size();
    return list;
}

static Result<FragmentList> readTrackRandomAccess(const Box &tfra)
{
    ByteReader reader(tfra.payload);
    const bool isWide = reader.u32() >> 24 >= 1;
    FragmentList list;
    list.trackId = reader.u32();
    const quint32 lengths = reader.u32();
    const quint32 count = reader.u32();
    const auto numbersBytes = qsizetype((lengths >> 4 & 3) + (lengths >> 2 & 3) + (lengths & 3) + 3);
    const qsizetype entryBytes = (isWide ? 16 : 8) + numbersBytes;
    if (reader.failed() || count > quint64(reader.remaining() / entryBytes))
        return damaged(tfra);
    list.fragments.reserve(count);
    for (quint32 i = 0; i < count; ++i) {
        const quint64 time = isWide ? reader.u64() : reader.u32();
        const quint64 offset = isWide ? reader.u64() : reader.u32();
        reader.skip(numbersBytes);
        const bool goesBack = !list.fragments.empty() && (qint64(time) < list.fragments.back().time ||
                                                          qint64(offset) < list.fragments.back().offsetBytes);
        if (time > kFar || offset > kFar || goesBack)
            return damaged(tfra);
        list.fragments.push_back({qint64(offset), 0, qint64(time)});
    }
    return list;
}

Result<std::vector<FragmentList>> readRandomAccess(const Box &mfra)
{
    std::vector<FragmentList> lists;
    auto boxes = BoxReader::inside(mfra);
    while (const auto box = boxes.next()) {
        if (box->type != boxType("tfra") || lists.size() == kMostLists)
            continue;
        auto list = readTrackRandomAccess(*box);
        if (!list)
            return std::unexpected(list.error());
        lists.push_back(std::move(*list));
    }
    if (boxes.error())
        return std::unexpected(*boxes.error());
    return lists;
}

} // namespace cuegate
