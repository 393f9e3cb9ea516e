// SPDX-License-Identifier: GPL-3.0-or-later
// Spells bytes and tracks in tests of codec headers.
// Thread: any.
#pragma once

#include "core/media/Track.h"

#include <QByteArray>

namespace cuegate::test {

/// "67 64 00" as bytes.
inline QByteArray hex(const char *text)
{
    return QByteArray::fromHex(text);
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
