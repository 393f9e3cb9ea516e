// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/EbmlReader.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>

namespace cuegate {

static quint8 byteAt(QByteArrayView bytes, qsizetype index)
{
    return static_cast<quint8>(bytes[index]);
}

EbmlHeader parseEbmlHeader(QByteArrayView bytes)
{
    EbmlHeader header;
    if (bytes.isEmpty())
        return header;
    const int idBytes = std::countl_zero(byteAt(bytes, 0)) + 1;
    if (idBytes > 4) {
        header.state = EbmlHeader::State::Invalid;
        return header;
    }
    if (bytes.size() <= idBytes)
        return header;
    for (int i = 0; i < idBytes; ++i)
        header.id = header.id << 8 | byteAt(bytes, i);
    if (byteAt(bytes, idBytes) == 0) {
        header.state = EbmlHeader::State::Invalid;
        return header;
    }
    const EbmlVint size = parseEbmlVint(bytes.sliced(idBytes));
    if (size.sizeBytes == 0)
        return header;
    header.state = EbmlHeader::State::Complete;
    header.headerBytes = idBytes + size.sizeBytes;
    const quint64 allOnes = (quint64(1) << (7 * size.sizeBytes)) - 1;
    header.payloadBytes = size.value == allOnes ? EbmlHeader::kUnknownSize : qint64(size.value);
    return header;
}

EbmlVint parseEbmlVint(QByteArrayView bytes)
{
    if (bytes.isEmpty() || bytes[0] == 0)
        return {};
    const int length = std::countl_zero(byteAt(bytes, 0)) + 1;
    if (bytes.size() < length)
        return {};
    quint64 value = byteAt(bytes, 0) & (0xFFU >> length);
    for (int i = 1; i < length; ++i)
        value = value << 8 | byteAt(bytes, i);
    return {value, length};
}

EbmlReader::EbmlReader(QByteArrayView payload, qint64 offsetBytes, int depth)
    : m_bytes(payload)
    , m_offsetBytes(offsetBytes)
    , m_depth(depth)
{
}

EbmlReader EbmlReader::ofChild(QByteArrayView payload)
{
    EbmlReader reader(payload, 0);
    reader.m_child = payload;
    return reader;
}

bool EbmlReader::next()
{
    if (m_damaged || m_position >= m_bytes.size())
        return false;
    m_childAt = m_position;
    const EbmlHeader header = parseEbmlHeader(m_bytes.sliced(m_position));
    const qint64 left = m_bytes.size() - m_position - header.headerBytes;
    if (header.state != EbmlHeader::State::Complete || header.payloadBytes > left) {
        m_damaged = true;
        return false;
    }
    m_id = header.id;
    m_child =
        m_bytes.sliced(m_position + header.headerBytes, header.isUnknownSize() ? left : header.payloadBytes);
    m_position += header.headerBytes + m_child.size();
    return true;
}

EbmlReader EbmlReader::children() const
{
    const qint64 at = offsetBytes() + (m_position - m_childAt - m_child.size());
    EbmlReader reader(m_child, at, m_depth + 1);
    reader.m_damaged = reader.m_depth > kMaxDepth;
    return reader;
}

quint64 EbmlReader::toUnsigned() const
{
    if (m_child.size() > 8)
        return 0;
    quint64 value = 0;
    for (const char byte : m_child)
        value = value << 8 | static_cast<quint8>(byte);
    return value;
}

qint64 EbmlReader::toSigned() const
{
    if (m_child.isEmpty() || m_child.size() > 8)
        return 0;
    const int unused = 64 - 8 * int(m_child.size());
    return static_cast<qint64>(toUnsigned() << unused) >> unused;
}

double EbmlReader::toFloat() const
{
    double value = 0;
    if (m_child.size() == 4)
        value = std::bit_cast<float>(qFromBigEndian<quint32>(m_child.data()));
    else if (m_child.size() == 8)
        value = std::bit_cast<double>(qFromBigEndian<quint64>(m_child.data()));
    return std::isfinite(value) ? value : 0;
}

QString EbmlReader::toString() const
{
    constexpr qsizetype kMaxStringBytes = 4096;
    const QByteArrayView cut = m_child.first(std::min(m_child.size(), kMaxStringBytes));
    const auto nul = std::find(cut.begin(), cut.end(), '\0');
    return QString::fromUtf8(cut.first(nul - cut.begin()));
}

} // namespace cuegate
