// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/BoxReader.h"

#include "core/base/ByteReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

QString boxTypeName(BoxType type)
{
    QString name;
    for (int shift = 24; shift >= 0; shift -= 8) {
        const auto byte = static_cast<uchar>(type >> shift);
        const bool isPrintable = (byte >= 0x20 && byte < 0x7F) || byte == 0xA9;
        name += isPrintable ? QChar(char16_t(byte)) : u'?';
    }
    return name;
}

static Error corrupt(const QString &message)
{
    return Error{ErrorKind::CorruptInput, message, ErrorCode::MediaCorrupt};
}

Result<BoxHeader> readBoxHeader(QByteArrayView bytes, qint64 offsetBytes)
{
    ByteReader reader(bytes);
    BoxHeader header;
    quint64 size = reader.u32();
    header.type = reader.u32();
    if (size == 1) {
        size = reader.u64();
        header.headerBytes = 16;
    } else if (size == 0) {
        header.sizeBytes = -1;
    }
    if (header.type == boxType("uuid")) {
        reader.skip(16);
        header.headerBytes += 16;
    }
    if (reader.failed())
        return std::unexpected(corrupt(u"the bytes end within the box header at byte %1"_s.arg(offsetBytes)));
    if (header.sizeBytes < 0)
        return header;
    if (size < quint64(header.headerBytes) || size > quint64(1) << 62) {
        return std::unexpected(corrupt(u"the box '%1' at byte %2 says it is of %3 bytes"_s.arg(
            boxTypeName(header.type), QString::number(offsetBytes), QString::number(size))));
    }
    header.sizeBytes = qint64(size);
    return header;
}

BoxReader::BoxReader(QByteArrayView bytes, qint64 offsetBytes, int depth)
    : m_bytes(bytes)
    , m_offsetBytes(offsetBytes)
    , m_depth(depth)
{
    if (depth > kMaxDepth) {
        m_error =
            corrupt(u"boxes lie within each other %1 deep at byte %2"_s.arg(kMaxDepth + 1).arg(offsetBytes));
    }
}

BoxReader BoxReader::inside(const Box &parent, qsizetype skipBytes)
{
    const qsizetype skipped = std::clamp<qsizetype>(skipBytes, 0, parent.payload.size());
    const qint64 headerBytes = parent.whole.size() - parent.payload.size();
    return {parent.payload.sliced(skipped), parent.offsetBytes + headerBytes + skipped, parent.depth + 1};
}

std::optional<Box> BoxReader::next()
{
    const qsizetype left = m_bytes.size() - m_position;
    if (m_error || left < 8)
        return {};
    const QByteArrayView rest = m_bytes.sliced(m_position);
    const qint64 offset = m_offsetBytes + m_position;
    if (m_depth > 0 && ByteReader(rest).u64() == 0)
        return {};
    const auto header = readBoxHeader(rest, offset);
    if (!header) {
        m_error = header.error();
        return {};
    }
    const qint64 size = header->sizeBytes < 0 ? left : header->sizeBytes;
    if (size > left) {
        m_error = corrupt(u"the box '%1' at byte %2 is of %3 bytes where %4 are left"_s.arg(
            boxTypeName(header->type), QString::number(offset), QString::number(size),
            QString::number(left)));
        return {};
    }
    Box box;
    box.type = header->type;
    box.offsetBytes = offset;
    box.whole = rest.first(size);
    box.payload = box.whole.sliced(header->headerBytes);
    if (box.type == boxType("uuid"))
        box.userType = box.whole.sliced(header->headerBytes - 16, 16);
    box.depth = m_depth;
    m_position += size;
    return box;
}

std::optional<Box> BoxReader::find(BoxType type)
{
    while (auto box = next()) {
        if (box->type == type)
            return box;
    }
    return {};
}

} // namespace cuegate
