// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieEsds.h"

#include "core/base/ByteReader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct Descriptor
{
    quint8 tag = 0;
    QByteArrayView body;
};

} // namespace

/// Lengths are coded seven bits a byte, in up to four bytes. A body that is cut by its parent is clipped, as
/// writers get the outer lengths wrong.
static Descriptor nextDescriptor(ByteReader &reader)
{
    Descriptor descriptor;
    descriptor.tag = reader.u8();
    quint32 length = 0;
    for (int i = 0; i < 4; ++i) {
        const quint8 byte = reader.u8();
        length = length << 7 | (byte & 0x7F);
        if ((byte & 0x80) == 0)
            break;
    }
    descriptor.body = reader.bytes(std::min<qsizetype>(length, reader.remaining()));
    return descriptor;
}

Result<ElementaryStreamDescriptor> readEsds(const Box &esds)
{
    constexpr quint8 kEsDescriptor = 3;
    constexpr quint8 kDecoderConfig = 4;
    constexpr quint8 kDecoderSpecificInfo = 5;
    ByteReader reader(esds.payload);
    reader.skip(4);
    ElementaryStreamDescriptor result;
    Descriptor outer = nextDescriptor(reader);
    if (outer.tag == kEsDescriptor) {
        ByteReader es(outer.body);
        es.skip(2);
        const quint8 flags = es.u8();
        es.skip((flags & 0x80) != 0 ? 2 : 0);
        if ((flags & 0x40) != 0)
            es.skip(es.u8());
        es.skip((flags & 0x20) != 0 ? 2 : 0);
        outer = nextDescriptor(es);
        if (es.failed())
            outer.tag = 0;
    }
    if (outer.tag != kDecoderConfig) {
        return fail(ErrorKind::CorruptInput,
                    u"esds at byte %1 has no DecoderConfigDescriptor"_s.arg(esds.offsetBytes),
                    ErrorCode::MediaCorrupt);
    }
    ByteReader config(outer.body);
    result.objectType = config.u8();
    config.skip(12);
    while (!config.failed() && config.remaining() >= 2) {
        const Descriptor inner = nextDescriptor(config);
        if (inner.tag == kDecoderSpecificInfo) {
            result.decoderSpecificInfo = inner.body.toByteArray();
            break;
        }
    }
    return result;
}

} // namespace cuegate
