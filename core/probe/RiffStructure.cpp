// SPDX-License-Identifier: GPL-3.0-or-later
// Lists the chunks of AVI files (Multimedia Programming Interface and Data Specifications 1.0; AVI RIFF File
// Reference; OpenDML AVI File Format Extensions 1.02).
#include "core/media/RiffReader.h"
#include "core/probe/StructureListing.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kChunkHeaderBytes = 8;
static constexpr qint64 kMostValueBytes = 64;

// "00dc": of stream 0, a compressed picture.
static QLatin1StringView meaningOfData(BoxType id)
{
    switch (id & 0xFFFF) {
    case 0x6462: // db
    case 0x6463: // dc
        return "Picture"_L1;
    case 0x7762: // wb
        return "Sound"_L1;
    case 0x7478: // tx
        return "Text"_L1;
    default:
        return {};
    }
}

static QLatin1StringView meaningOf(BoxType id)
{
    switch (id) {
    case boxType("avih"):
        return "Main header"_L1;
    case boxType("strh"):
        return "Stream header"_L1;
    case boxType("strf"):
        return "Stream format"_L1;
    case boxType("strn"):
        return "Stream name"_L1;
    case boxType("strd"):
        return "Decoder data"_L1;
    case boxType("idx1"):
        return "Index"_L1;
    case boxType("indx"):
        return "OpenDML index"_L1;
    case boxType("JUNK"):
        return "Free space"_L1;
    case boxType("ISFT"):
        return "Software"_L1;
    default:
        return meaningOfData(id);
    }
}

static QString numbers(QByteArrayView bytes,
                       std::initializer_list<std::pair<QLatin1StringView, qsizetype>> at)
{
    QStringList fields;
    for (const auto &[name, offset] : at)
        fields << name + u' ' + QString::number(littleEndianAt<quint32>(bytes, offset));
    return fields.join(u", "_s);
}

static QString valueOf(BoxType id, QByteArrayView bytes, qint64 sizeBytes)
{
    if (id == boxType("avih"))
        return numbers(bytes, {{"dwMicroSecPerFrame"_L1, 0},
                               {"dwTotalFrames"_L1, 16},
                               {"dwStreams"_L1, 24},
                               {"dwWidth"_L1, 32},
                               {"dwHeight"_L1, 36}});
    if (id == boxType("strh"))
        return u"fccType %1, fccHandler %2, "_s.arg(boxTypeName(fourccOf(bytes)),
                                                    boxTypeName(fourccOf(bytes, 4))) +
               numbers(bytes, {{"dwScale"_L1, 20}, {"dwRate"_L1, 24}, {"dwLength"_L1, 32}});
    if (id == boxType("idx1"))
        return u"%1 entries"_s.arg(sizeBytes / 16);
    if (id == boxType("JUNK") || !meaningOfData(id).isEmpty())
        return {};
    return hexPreview(bytes, sizeBytes);
}

static StructureNode nodeOf(const StructureListing &list, QByteArrayView head, qint64 sizeBytes)
{
    const BoxType id = fourccOf(head);
    const bool isList = (id == boxType("LIST") || id == boxType("RIFF")) && sizeBytes >= 4;
    const QByteArrayView payload = head.sliced(kChunkHeaderBytes);
    StructureNode node;
    node.id = id;
    node.name = boxTypeName(id);
    node.offsetBytes = list.position();
    node.headerBytes = kChunkHeaderBytes + (isList ? 4 : 0);
    node.payloadBytes = sizeBytes - (isList ? 4 : 0);
    if (isList) {
        const BoxType type = fourccOf(payload);
        node.name += u' ' + boxTypeName(type);
        const qint64 begin = list.position() + node.headerBytes;
        node.children = list.inside(StructureSyntax::Riff, type, begin, begin + node.payloadBytes);
        return node;
    }
    node.meaning = meaningOf(id);
    node.value = valueOf(id, payload.first(std::min<qint64>(payload.size(), sizeBytes)), sizeBytes);
    return node;
}

Result<void> listChunks(StructureListing &list)
{
    while (list.wants()) {
        const auto head = list.bytes(list.position(), kChunkHeaderBytes + kMostValueBytes);
        if (!head)
            return std::unexpected(head.error());
        if (head->size() < kChunkHeaderBytes) {
            list.end();
            return {};
        }
        const qint64 size = littleEndianAt<quint32>(*head, 4);
        list.add(nodeOf(list, *head, size));
        if (size > list.endBytes() - list.position() - kChunkHeaderBytes)
            list.end(u"the chunk '%1' at byte %2 reaches beyond what encloses it"_s.arg(
                boxTypeName(fourccOf(*head)), QString::number(list.position())));
        else
            list.moveTo(list.position() + kChunkHeaderBytes + size + size % 2);
    }
    return {};
}

} // namespace cuegate
