// SPDX-License-Identifier: GPL-3.0-or-later
// Lists EBML elements (RFC 8794) with the values that Matroska gives them (RFC 9559).
#include "core/base/EbmlReader.h"
#include "core/media/MatroskaIds.h"
#include "core/probe/EbmlElements.h"
#include "core/probe/StructureListing.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace cuegate {

using Type = EbmlElement::Type;

static constexpr qint64 kMostValueBytes = 512;

static QString nameOf(quint32 id)
{
    const EbmlElement *element = ebmlElement(id);
    return element ? QString(element->name) : u"0x%1"_s.arg(QString::number(id, 16).toUpper());
}

// RFC 9559 sections 5.1.4.1.3 (TrackType) and 5.1.4.1.31.6 (ContentCompAlgo).
static QLatin1StringView wordFor(quint32 id, quint64 value)
{
    if (id == mkv::TrackType) {
        switch (value) {
        case 1:
            return "video"_L1;
        case 2:
            return "audio"_L1;
        case 3:
            return "complex"_L1;
        case 16:
            return "logo"_L1;
        case 17:
            return "subtitle"_L1;
        case 18:
            return "buttons"_L1;
        case 32:
            return "control"_L1;
        case 33:
            return "metadata"_L1;
        default:
            break;
        }
    }
    if (id == mkv::ContentCompAlgo && value < 4) {
        constexpr QLatin1StringView kWords[] = {"zlib"_L1, "bzlib"_L1, "lzo1x"_L1, "header stripping"_L1};
        return kWords[value];
    }
    return {};
}

// Nanoseconds since the beginning of 2001 (RFC 8794 section 7.6).
static QString dateText(qint64 ns)
{
    static const QDateTime millennium(QDate(2001, 1, 1), QTime(0, 0), Qt::UTC);
    return millennium.addMSecs(ns / 1'000'000).toString(Qt::ISODateWithMs);
}

// "track 1, time +40, keyframe" (RFC 9559 section 10).
static QString blockText(quint32 id, QByteArrayView bytes)
{
    const EbmlVint track = parseEbmlVint(bytes);
    if (track.sizeBytes == 0 || bytes.size() < track.sizeBytes + 3)
        return {};
    const auto at = [&](qint64 i) { return quint8(bytes[track.sizeBytes + i]); };
    const auto time = qint16(at(0) << 8 | at(1));
    QString text = u"track %1, time %2%3"_s.arg(QString::number(track.value),
                                                QString(time < 0 ? u""_s : u"+"_s), QString::number(time));
    if (id == mkv::SimpleBlock && (at(2) & 0x80))
        text += u", keyframe"_s;
    constexpr QLatin1StringView kLacing[] = {""_L1, ", Xiph lacing"_L1, ", fixed-size lacing"_L1,
                                             ", EBML lacing"_L1};
    return text + kLacing[at(2) >> 1 & 3];
}

static QString binaryText(quint32 id, QByteArrayView bytes, qint64 sizeBytes)
{
    if (id == mkv::SimpleBlock || id == mkv::Block)
        return blockText(id, bytes);
    if (id == mkv::SeekID && sizeBytes <= 4) {
        quint32 named = 0;
        for (const char byte : bytes)
            named = named << 8 | quint8(byte);
        return nameOf(named);
    }
    return id == mkv::Void ? QString() : hexPreview(bytes, sizeBytes);
}

static QString valueText(quint32 id, Type type, const EbmlReader &element, qint64 sizeBytes)
{
    switch (type) {
    case Type::Unsigned: {
        const quint64 value = element.toUnsigned();
        const QLatin1StringView word = wordFor(id, value);
        return word.isEmpty() ? QString::number(value) : u"%1 (%2)"_s.arg(value).arg(word);
    }
    case Type::Signed:
        return QString::number(element.toSigned());
    case Type::Float:
        return QString::number(element.toFloat(), 'g', 12);
    case Type::Text:
        return sizeBytes > kMostValueBytes ? QString(element.toString() + u'…') : element.toString();
    case Type::Date:
        return dateText(element.toSigned());
    case Type::Binary:
        return binaryText(id, element.payload(), sizeBytes);
    case Type::Master:
        break;
    }
    return {};
}

static qint64 valueBytes(quint32 id, Type type, qint64 payloadBytes)
{
    if (type == Type::Master || id == mkv::Void)
        return 0;
    const bool isText = type == Type::Text;
    return std::min<qint64>(payloadBytes, isText ? kMostValueBytes : 16);
}

// The header and the first bytes of the payload, read as an element that ends there.
static Result<QString> readValue(StructureListing &list, const EbmlHeader &header, Type type)
{
    const qint64 wanted = valueBytes(header.id, type, header.payloadBytes);
    if (wanted <= 0 || (type != Type::Text && type != Type::Binary && header.payloadBytes > 8))
        return QString();
    const auto bytes = list.bytes(list.position(), header.headerBytes + wanted);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() < header.headerBytes + wanted)
        return QString();
    return valueText(header.id, type, EbmlReader::ofChild(bytes->sliced(header.headerBytes)),
                     header.payloadBytes);
}

// Of a Cluster and a CuePoint their time, which is among their first children.
static Result<QString> readTime(StructureListing &list, const EbmlHeader &header)
{
    constexpr qint64 kMostBytes = 64;
    if (header.id != mkv::Cluster && header.id != mkv::CuePoint)
        return QString();
    const auto bytes = list.bytes(list.position() + header.headerBytes, kMostBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    EbmlReader children(*bytes, 0);
    while (children.next()) {
        if (children.id() == mkv::Timestamp || children.id() == mkv::CueTime)
            return u"%1 %2"_s.arg(nameOf(children.id()), QString::number(children.toUnsigned()));
    }
    return QString();
}

static std::optional<StructurePlace> childrenOf(const StructureListing &list, const EbmlHeader &header)
{
    const qint64 begin = list.position() + header.headerBytes;
    const qint64 end = header.isUnknownSize() ? list.endBytes() : begin + header.payloadBytes;
    auto place = list.inside(StructureSyntax::Ebml, header.id, begin, end);
    if (place)
        place->isOpen = header.isUnknownSize();
    return place;
}

// What ends a master of unknown size: an element that belongs to what encloses it (RFC 8794 section 6.2).
static bool endsOpen(quint32 parent, quint32 id)
{
    return id == mkv::EBML || id == mkv::Segment || (parent != mkv::Segment && mkv::isSegmentChild(id));
}

static Result<void> listElement(StructureListing &list, const EbmlHeader &header)
{
    const EbmlElement *element = ebmlElement(header.id);
    const Type type = element ? element->type : Type::Binary;
    auto value = type == Type::Master ? readTime(list, header) : readValue(list, header, type);
    if (!value)
        return std::unexpected(value.error());
    StructureNode node;
    node.id = header.id;
    node.name = nameOf(header.id);
    node.value = std::move(*value);
    node.offsetBytes = list.position();
    node.headerBytes = header.headerBytes;
    node.payloadBytes = header.payloadBytes;
    if (type == Type::Master)
        node.children = childrenOf(list, header);
    list.add(std::move(node));
    return {};
}

Result<void> listElements(StructureListing &list)
{
    while (list.wants()) {
        const auto bytes = list.bytes(list.position(), kMaxEbmlHeaderBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const EbmlHeader header = parseEbmlHeader(*bytes);
        if (bytes->isEmpty() || header.state != EbmlHeader::State::Complete) {
            if (bytes->isEmpty())
                list.end();
            else
                list.end(u"there is no EBML element at byte %1"_s.arg(list.position()));
            return {};
        }
        if (list.place().isOpen && endsOpen(list.place().parent, header.id)) {
            list.end();
            return {};
        }
        list.setInOpen(list.place().isInOpen && !mkv::isSegmentChild(header.id));
        if (!list.place().isInOpen) {
            if (auto listed = listElement(list, header); !listed)
                return listed;
        }
        const qint64 begin = list.position() + header.headerBytes;
        if (header.isUnknownSize() && header.id == mkv::Cluster) {
            list.setInOpen(true);
            list.moveTo(begin);
        } else if (header.isUnknownSize()) {
            list.end();
        } else if (header.payloadBytes > list.endBytes() - begin) {
            list.end(u"the element %1 at byte %2 reaches beyond what encloses it"_s.arg(
                nameOf(header.id), QString::number(list.position())));
        } else {
            list.moveTo(begin + header.payloadBytes);
        }
    }
    return {};
}

} // namespace cuegate
