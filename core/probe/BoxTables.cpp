// SPDX-License-Identifier: GPL-3.0-or-later
// The tables in boxes, row by row (ISO/IEC 14496-12 sections 8.6, 8.7, 8.8, 8.16.3).
#include "core/probe/BoxFields.h"
#include "core/probe/BoxTypes.h"

#include <bit>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// Which fields the rows of a trun have.
constexpr quint32 kRunDuration = 0x100;
constexpr quint32 kRunSize = 0x200;
constexpr quint32 kRunFlags = 0x400;
constexpr quint32 kRunOffset = 0x800;
constexpr quint32 kRunFields = kRunDuration | kRunSize | kRunFlags | kRunOffset;

} // namespace

static bool isWide(quint32 versionAndFlags)
{
    return versionAndFlags >> 24 == 1;
}

// Bytes of the numbers of a tfra's traf, trun and sample; their lengths stand in for its flags.
static qint64 randomAccessNumberBytes(quint32 lengths)
{
    return (lengths >> 4 & 3) + (lengths >> 2 & 3) + (lengths & 3) + 3;
}

qint64 boxTableRowBytes(BoxType type, quint32 versionAndFlags)
{
    switch (type) {
    case boxType("stss"):
    case boxType("stps"):
    case boxType("stsz"):
    case boxType("stco"):
        return 4;
    case boxType("stts"):
    case boxType("ctts"):
    case boxType("co64"):
        return 8;
    case boxType("stsc"):
    case boxType("sidx"):
        return 12;
    case boxType("elst"):
        return isWide(versionAndFlags) ? 20 : 12;
    case boxType("trun"):
        return 4 * std::popcount(versionAndFlags & kRunFields);
    case boxType("tfra"):
        return (isWide(versionAndFlags) ? 16 : 8) + randomAccessNumberBytes(versionAndFlags);
    default:
        return 0;
    }
}

std::optional<BoxTable> boxTable(BoxType type, QByteArrayView payload)
{
    ByteReader reader(payload);
    BoxTable table;
    table.versionAndFlags = reader.u32();
    const bool wide = isWide(table.versionAndFlags);
    if (type == boxType("stsz")) {
        if (reader.u32() != 0)
            return {}; // all of one size
    } else if (type == boxType("sidx")) {
        reader.skip(8 + (wide ? 16 : 8) + 2);
    } else if (type == boxType("tfra")) {
        reader.skip(4);
        table.versionAndFlags = (table.versionAndFlags & 0xFF000000) | (reader.u32() & 0x3F);
    }
    table.rows = type == boxType("sidx") ? reader.u16() : reader.u32();
    if (type == boxType("trun"))
        reader.skip((table.versionAndFlags & 0x1 ? 4 : 0) + (table.versionAndFlags & 0x4 ? 4 : 0));
    table.headBytes = reader.position();
    table.rowBytes = boxTableRowBytes(type, table.versionAndFlags);
    return reader.failed() || table.rowBytes == 0 || table.rows == 0 ? std::nullopt : std::optional(table);
}

static void readRun(BoxFields &fields, quint32 versionAndFlags)
{
    if (versionAndFlags & kRunDuration)
        fields.u32("sample_duration"_L1);
    if (versionAndFlags & kRunSize)
        fields.u32("sample_size"_L1);
    if (versionAndFlags & kRunFlags)
        fields.addText("sample_flags"_L1, QString(u"0x"_s + QString::number(fields.reader().u32(), 16)));
    if (versionAndFlags & kRunOffset)
        fields.i32("sample_composition_time_offset"_L1);
}

static void readEdit(BoxFields &fields, bool wide)
{
    if (wide) {
        fields.u64("segment_duration"_L1);
        fields.i64("media_time"_L1);
    } else {
        fields.u32("segment_duration"_L1);
        fields.i32("media_time"_L1);
    }
    fields.i16("media_rate"_L1);
}

static void readReference(BoxFields &fields)
{
    const quint32 typeAndSize = fields.reader().u32();
    fields.add("reference_type"_L1, typeAndSize >> 31);
    fields.add("referenced_size"_L1, typeAndSize & 0x7FFFFFFF);
    fields.u32("subsegment_duration"_L1);
    fields.add("starts_with_SAP"_L1, fields.reader().u32() >> 31);
}

static void readRow(BoxFields &fields, BoxType type, quint32 versionAndFlags)
{
    switch (type) {
    case boxType("stts"):
        fields.u32("sample_count"_L1);
        return fields.u32("sample_delta"_L1);
    case boxType("ctts"):
        fields.u32("sample_count"_L1);
        return fields.i32("sample_offset"_L1);
    case boxType("stss"):
    case boxType("stps"):
        return fields.u32("sample_number"_L1);
    case boxType("stsz"):
        return fields.u32("entry_size"_L1);
    case boxType("stsc"):
        fields.u32("first_chunk"_L1);
        fields.u32("samples_per_chunk"_L1);
        return fields.u32("sample_description_index"_L1);
    case boxType("stco"):
        return fields.u32("chunk_offset"_L1);
    case boxType("co64"):
        return fields.u64("chunk_offset"_L1);
    case boxType("elst"):
        return readEdit(fields, isWide(versionAndFlags));
    case boxType("sidx"):
        return readReference(fields);
    case boxType("trun"):
        return readRun(fields, versionAndFlags);
    default: // tfra
        isWide(versionAndFlags) ? fields.u64("time"_L1) : fields.u32("time"_L1);
        isWide(versionAndFlags) ? fields.u64("moof_offset"_L1) : fields.u32("moof_offset"_L1);
    }
}

QString boxTableRow(BoxType type, quint32 versionAndFlags, QByteArrayView row)
{
    BoxFields fields(row);
    readRow(fields, type, versionAndFlags);
    return fields.text();
}

} // namespace cuegate
