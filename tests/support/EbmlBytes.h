// SPDX-License-Identifier: GPL-3.0-or-later
// Spells EBML elements and Matroska Blocks in code (RFC 8794, RFC 9559).
// Thread: any; pure.
#pragma once

#include "core/base/ByteWriter.h"
#include "core/media/MatroskaIds.h"

#include <bit>
#include <initializer_list>

namespace cuegate::test {

inline QByteArray ebmlId(quint32 id)
{
    ByteWriter writer;
    for (int shift = 24; shift >= 0; shift -= 8) {
        if (id >> shift != 0)
            writer.u8(static_cast<quint8>(id >> shift));
    }
    return writer.take();
}

/// An element size in eight bytes.
inline QByteArray ebmlSize(quint64 size)
{
    ByteWriter writer;
    writer.u64(size | quint64(1) << 56);
    return writer.take();
}

inline QByteArray ebml(quint32 id, const QByteArray &payload)
{
    return ebmlId(id) + ebmlSize(quint64(payload.size())) + payload;
}

inline QByteArray ebml(quint32 id, std::initializer_list<QByteArray> children)
{
    QByteArray payload;
    for (const QByteArray &child : children)
        payload += child;
    return ebml(id, payload);
}

/// An element whose size is unknown: its header, then what is put after it.
inline QByteArray ebmlUnknownSize(quint32 id)
{
    return ebmlId(id) + QByteArray(1, '\xFF');
}

inline QByteArray ebmlUint(quint32 id, quint64 value)
{
    ByteWriter writer;
    writer.u64(value);
    return ebml(id, writer.take());
}

inline QByteArray ebmlFloat(quint32 id, double value)
{
    return ebmlUint(id, std::bit_cast<quint64>(value));
}

inline QByteArray ebmlHeader(const QByteArray &docType = "matroska")
{
    return ebml(mkv::EBML, {ebml(mkv::DocType, docType)});
}

/// What a Block and a SimpleBlock have in common.
inline QByteArray blockPayload(quint8 track, qint16 relativeTime, quint8 flags, const QByteArray &frames)
{
    ByteWriter writer;
    writer.u8(0x80 | track);
    writer.u16(static_cast<quint16>(relativeTime));
    writer.u8(flags);
    writer.append(frames);
    return writer.take();
}

inline QByteArray simpleBlock(quint8 track, qint16 relativeTime, const QByteArray &frame, quint8 flags = 0)
{
    return ebml(mkv::SimpleBlock, blockPayload(track, relativeTime, flags, frame));
}

inline QByteArray keyBlock(quint8 track, qint16 relativeTime, const QByteArray &frame)
{
    return simpleBlock(track, relativeTime, frame, 0x80);
}

} // namespace cuegate::test
