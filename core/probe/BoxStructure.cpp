// SPDX-License-Identifier: GPL-3.0-or-later
// Lists the boxes of MP4 and QuickTime files, and the rows of their tables.
#include "core/base/ByteReader.h"
#include "core/probe/BoxTypes.h"
#include "core/probe/StructureListing.h"

using namespace Qt::StringLiterals;

namespace cuegate {

using Children = BoxKind::Children;

static constexpr qint64 kMostValueBytes = 256;

static constexpr qint64 kVisualEntryBytes = 78; // ISO/IEC 14496-12 section 12.1.3

// Where the boxes of an audio sample entry begin (ISO/IEC 14496-12 section 12.2.3; QuickTime has versions
// with more fields).
static qint64 audioEntryBytes(QByteArrayView payload)
{
    ByteReader reader(payload);
    reader.skip(8);
    const quint16 version = reader.u16();
    return version == 1 ? 28 + 16 : version == 2 ? 28 + 36 : 28;
}

// Of QuickTime a plain box, else a FullBox: then its first child's type stands four bytes later.
static qint64 metaHeadBytes(QByteArrayView payload)
{
    ByteReader reader(payload);
    reader.skip(4);
    return reader.u32() == boxType("hdlr") ? 0 : 4;
}

// From the payload's start; -1: it has none.
static qint64 childrenAt(Children children, QByteArrayView payload)
{
    switch (children) {
    case Children::AtPayload:
        return 0;
    case Children::AfterCount:
        return 8;
    case Children::OfMeta:
        return metaHeadBytes(payload);
    case Children::OfVisualEntry:
        return kVisualEntryBytes;
    case Children::OfAudioEntry:
        return audioEntryBytes(payload);
    case Children::None:
        break;
    }
    return -1;
}

// The items of ilst and the entries of stsd need not be known by name.
static Children childrenOf(const StructurePlace &place, const BoxKind *kind)
{
    if (place.parent == boxType("ilst"))
        return Children::AtPayload;
    if (kind || place.parent != boxType("stsd"))
        return kind ? kind->children : Children::None;
    return place.context == boxType("vide")   ? Children::OfVisualEntry
           : place.context == boxType("soun") ? Children::OfAudioEntry
                                              : Children::None;
}

static std::optional<StructurePlace> childrenOf(const StructureListing &list, BoxType type,
                                                const BoxKind *kind, qint64 payloadAt, qint64 payloadEnd,
                                                QByteArrayView payload)
{
    const qint64 at = childrenAt(childrenOf(list.place(), kind), payload);
    if (at >= 0)
        return list.inside(StructureSyntax::Boxes, type, payloadAt + at, payloadEnd);
    const auto table = boxTable(type, payload);
    if (!table)
        return {};
    const qint64 begin = payloadAt + table->headBytes;
    const quint64 fitting = payloadEnd > begin ? quint64((payloadEnd - begin) / table->rowBytes) : 0;
    const auto rows = qint64(std::min(table->rows, fitting));
    auto place = list.inside(StructureSyntax::Table, type, begin, begin + rows * table->rowBytes);
    if (place)
        place->context = table->versionAndFlags;
    return place;
}

static Result<void> listBox(StructureListing &list, const BoxHeader &header, qint64 endBytes)
{
    const qint64 payloadAt = list.position() + header.headerBytes;
    const bool isOpaque = header.type == boxType("mdat") || header.type == boxType("free");
    const auto payload =
        isOpaque ? QByteArrayView() : list.bytes(payloadAt, std::min(kMostValueBytes, endBytes - payloadAt));
    if (!payload)
        return std::unexpected(payload.error());
    const BoxKind *kind = boxKind(header.type);
    StructureNode node;
    node.id = header.type;
    node.name = boxTypeName(header.type);
    node.meaning = kind ? QString(kind->meaning) : QString();
    node.offsetBytes = list.position();
    node.headerBytes = header.headerBytes;
    node.payloadBytes = header.sizeBytes < 0 ? -1 : header.sizeBytes - header.headerBytes;
    node.children = childrenOf(list, header.type, kind, payloadAt, endBytes, *payload);
    const bool isPlain = node.children && node.children->syntax == StructureSyntax::Boxes &&
                         node.children->beginBytes == payloadAt;
    if (!isOpaque && !isPlain)
        node.value = boxValue(header.type, *payload, endBytes - payloadAt);
    // Sample entries that are not known depend on the handler of their track.
    const bool isInMedia = list.place().parent == boxType("mdia");
    if (isInMedia && header.type == boxType("hdlr") && payload->size() >= 12)
        list.setContext(ByteReader(payload->sliced(8)).u32());
    list.add(std::move(node));
    return {};
}

Result<void> listBoxes(StructureListing &list)
{
    while (list.wants()) {
        const auto bytes = list.bytes(list.position(), kMaxBoxHeaderBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        // The zero that ends QuickTime's lists, and what is left of a cut file.
        if (bytes->size() < 8 || (list.place().depth > 0 && ByteReader(*bytes).u64() == 0)) {
            list.end();
            return {};
        }
        const auto header = readBoxHeader(*bytes, list.position());
        if (!header) {
            list.end(header.error().message);
            return {};
        }
        const qint64 left = list.endBytes() - list.position();
        const qint64 size = header->sizeBytes < 0 ? left : header->sizeBytes;
        if (auto listed = listBox(list, *header, list.position() + std::min(size, left)); !listed)
            return listed;
        if (size > left)
            list.end(u"the box '%1' at byte %2 reaches beyond what encloses it"_s.arg(
                boxTypeName(header->type), QString::number(list.position())));
        else
            list.moveTo(list.position() + size);
    }
    return {};
}

Result<void> listTableEntries(StructureListing &list)
{
    const StructurePlace place = list.place();
    const qint64 rowBytes = boxTableRowBytes(place.parent, place.context);
    while (rowBytes > 0 && list.wants()) {
        const auto row = list.bytes(list.position(), rowBytes);
        if (!row)
            return std::unexpected(row.error());
        if (row->size() < rowBytes) {
            list.end();
            return {};
        }
        StructureNode node;
        node.name = u"#%1"_s.arg(list.place().number);
        node.value = boxTableRow(place.parent, place.context, *row);
        node.offsetBytes = list.position();
        node.payloadBytes = rowBytes;
        list.add(std::move(node));
        list.moveTo(list.position() + rowBytes);
    }
    if (rowBytes <= 0)
        list.end();
    return {};
}

} // namespace cuegate
