// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/SegmentKey.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"

#include <xxhash.h>

namespace cuegate {

QByteArray SegmentKey::hex() const
{
    ByteWriter writer;
    writer.u64(hash[0]);
    writer.u64(hash[1]);
    return writer.bytes().toHex();
}

SegmentKey SegmentKey::fromHex(QByteArrayView hex)
{
    const QByteArray raw = QByteArray::fromHex(hex.toByteArray());
    if (hex.size() != 32 || raw.size() != 16)
        return {};
    ByteReader reader(raw);
    SegmentKey key;
    key.hash[0] = reader.u64();
    key.hash[1] = reader.u64();
    return key;
}

SegmentKey makeSegmentKey(const QString &sourceId, const QByteArray &generation,
                          const QByteArray &renditionId, SegmentFormat format, qsizetype number)
{
    const QByteArray text = sourceId.toUtf8() + '\n' + generation + '\n' + renditionId + '\n' +
                            (format == SegmentFormat::TransportStream ? "ts" : "fmp4") + '\n' +
                            QByteArray::number(number);
    const XXH128_hash_t hash = XXH3_128bits(text.constData(), size_t(text.size()));
    return SegmentKey{{hash.high64, hash.low64}};
}

} // namespace cuegate
