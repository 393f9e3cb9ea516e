// SPDX-License-Identifier: GPL-3.0-or-later
// Spells bytes and tracks in tests of codec headers.
// Thread: any.
#pragma once

#include "core/media/BitWriter.h"
#include "core/media/Track.h"

#include <QByteArray>

#include <initializer_list>

namespace cuegate::test {

/// "67 64 00" as bytes.
inline QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
}

/// ue(v) of H.264 and HEVC.
inline void ue(BitWriter &writer, quint32 value)
{
    int bits = 0;
    while ((value + 1) >> (bits + 1))
        ++bits;
    writer.bits(0, bits);
    writer.bits(value + 1, bits + 1);
}
inline void ues(BitWriter &writer, std::initializer_list<quint32> values)
{
    for (const quint32 value : values)
        ue(writer, value);
}
/// se(v)
inline void se(BitWriter &writer, qint32 value)
{
    ue(writer, value > 0 ? quint32(value) * 2 - 1 : quint32(-value) * 2);
}

/// With the bytes that keep start codes out of a NAL unit, and the stop bit.
inline QByteArray nalOf(BitWriter &writer)
{
    writer.bits(1, 1);
    QByteArray nal;
    for (const char byte : writer.take()) {
        if (nal.endsWith(QByteArray(2, '\0')) && quint8(byte) <= 3)
            nal.append('\3');
        nal.append(byte);
    }
    return nal;
}

/// An OBU of AV1 of less than 128 bytes.
inline QByteArray obu(int type, const QByteArray &payload)
{
    return QByteArray(QByteArray(1, char(type << 3 | 2)) + char(payload.size()) + payload);
}

inline Track videoTrack(Codec codec, const QByteArray &codecPrivate, const QString &codecId = {})
{
    Track track;
    track.type = TrackType::Video;
    track.codec = codec;
    track.codecId = codecId;
    track.codecPrivate = codecPrivate;
    track.video.emplace();
    return track;
}

inline Track audioTrack(Codec codec, const QByteArray &codecPrivate, const QString &codecId = {})
{
    Track track;
    track.type = TrackType::Audio;
    track.codec = codec;
    track.codecId = codecId;
    track.codecPrivate = codecPrivate;
    track.audio.emplace();
    return track;
}

} // namespace cuegate::test
