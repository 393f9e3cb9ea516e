// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentKey.h"

#include "core/base/ByteWriter.h"

#include <xxhash.h>

using namespace Qt::StringLiterals;

namespace cuegate {

QByteArray SegmentKey::hex() const
{
    ByteWriter writer;
    writer.u64(hash[0]);
    writer.u64(hash[1]);
    return writer.bytes().toHex();
}

quint64 sourceNumber(const QString &sourceId)
{
    return sourceId.toULongLong(nullptr, 16);
}

QString sourceIdOf(quint64 sourceNumber)
{
    return u"%1"_s.arg(sourceNumber, 16, 16, '0'_L1);
}

SegmentKey SegmentKey::fromPath(const QString &sourceId, const QString &hex)
{
    SegmentKey key;
    key.source = sourceNumber(sourceId);
    key.hash = {hex.left(16).toULongLong(nullptr, 16), hex.mid(16).toULongLong(nullptr, 16)};
    const bool isWellFormed = sourceId == sourceIdOf(key.source) && hex == QString::fromLatin1(key.hex());
    return isWellFormed ? key : SegmentKey{};
}

SegmentKey makeSegmentKey(const QString &sourceId, const QByteArray &generation,
                          const QByteArray &renditionId, SegmentFormat format, qsizetype number)
{
    const QByteArray text = sourceId.toUtf8() + '\n' + generation + '\n' + renditionId + '\n' +
                            (format == SegmentFormat::TransportStream ? "ts" : "fmp4") + '\n' +
                            QByteArray::number(number);
    const XXH128_hash_t hash = XXH3_128bits(text.constData(), size_t(text.size()));
    return SegmentKey{sourceNumber(sourceId), {hash.high64, hash.low64}};
}

} // namespace cuegate
