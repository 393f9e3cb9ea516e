// SPDX-License-Identifier: GPL-3.0-or-later
// Spells RIFF chunks and a small AVI file in code. Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <initializer_list>

namespace cuegate::test {

[[nodiscard]] inline QByteArray le16(quint16 value)
{
    QByteArray bytes(2, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}
[[nodiscard]] inline QByteArray le32(quint32 value)
{
    QByteArray bytes(4, '\0');
    qToLittleEndian(value, bytes.data());
    return bytes;
}
[[nodiscard]] inline QByteArray le32s(std::initializer_list<quint32> values)
{
    QByteArray bytes;
    for (const quint32 value : values)
        bytes += le32(value);
    return bytes;
}

[[nodiscard]] inline QByteArray riffChunk(const QByteArray &id, const QByteArray &payload)
{
    return id + le32(quint32(payload.size())) + payload + QByteArray(payload.size() % 2, '\0');
}
[[nodiscard]] inline QByteArray riffList(const QByteArray &type, const QByteArray &payload)
{
    return riffChunk("LIST", type + payload);
}

/// A stream list; \p sampleBytes as dwSampleSize.
[[nodiscard]] inline QByteArray aviStream(const QByteArray &type, quint32 scale, quint32 rate,
                                          quint32 sampleBytes, const QByteArray &strf,
                                          const QByteArray &more = {})
{
    const QByteArray strh = type + QByteArray(4, '\0') +
                            le32s({0, 0, 0, scale, rate, 0, 100, 0, 0, sampleBytes}) + QByteArray(8, '\0');
    return riffList("strl", riffChunk("strh", strh) + riffChunk("strf", strf) + more);
}
[[nodiscard]] inline QByteArray aviVideo(const QByteArray &fourcc, const QByteArray &more = {})
{
    const QByteArray bitmap = le32s({40, 320, 180}) + le16(1) + le16(24) + fourcc + QByteArray(20, '\0');
    return aviStream("vids", 1, 25, 0, bitmap, more);
}
/// MP3 in chunks of whole frames of 1152 samples.
[[nodiscard]] inline QByteArray aviMp3()
{
    const QByteArray format =
        le16(0x55) + le16(2) + le32s({48000, 16000}) + le16(1152) + le16(0) + le16(12) + QByteArray(12, '\0');
    return aviStream("auds", 1152, 48000, 0, format);
}

struct AviFile
{
    QByteArray streams; ///< of hdrl
    QByteArray movi;    ///< chunks
    QByteArray index;   ///< after movi

    [[nodiscard]] QByteArray bytes() const
    {
        const QByteArray hdrl = riffList("hdrl", riffChunk("avih", QByteArray(56, '\0')) + streams);
        return riffChunk("RIFF", "AVI " + hdrl + riffList("movi", movi) + index);
    }
};

} // namespace cuegate::test
