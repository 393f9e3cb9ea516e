// SPDX-License-Identifier: GPL-3.0-or-later
// Spells transport streams: packets, tables, PES packets, and small H.264 and AAC units to put in them.
// Thread: any; values.
#pragma once

#include "core/base/ByteWriter.h"
#include "core/media/BitWriter.h"
#include "core/media/MpegCrc32.h"

#include <QByteArray>

#include <map>
#include <optional>
#include <vector>

namespace cuegate::test {

/// Adds a section's CRC.
inline QByteArray withCrc(const QByteArray &section)
{
    ByteWriter writer;
    writer.append(section);
    writer.u32(mpegCrc32(section));
    return writer.take();
}

struct SpelledStream
{
    quint8 type = 0;
    quint16 pid = 0;
    QByteArray descriptors;
};

/// \p body after table_id and length; a CRC is added.
inline QByteArray section(quint8 tableId, const QByteArray &body)
{
    ByteWriter writer;
    writer.u8(tableId);
    writer.u16(quint16(0xB000 | (body.size() + 4)));
    writer.append(body);
    return withCrc(writer.take());
}

inline QByteArray pat(const std::map<quint16, quint16> &pidOfProgram)
{
    ByteWriter body;
    body.u16(1);
    body.u8(0xC1);
    body.u16(0);
    for (const auto &[number, pid] : pidOfProgram) {
        body.u16(number);
        body.u16(quint16(0xE000 | pid));
    }
    return section(0, body.take());
}

inline QByteArray pmt(quint16 number, quint16 pcrPid, const std::vector<SpelledStream> &streams,
                      const QByteArray &descriptors = {})
{
    ByteWriter body;
    body.u16(number);
    body.u8(0xC1);
    body.u16(0);
    body.u16(quint16(0xE000 | pcrPid));
    body.u16(quint16(0xF000 | descriptors.size()));
    body.append(descriptors);
    for (const SpelledStream &stream : streams) {
        body.u8(stream.type);
        body.u16(quint16(0xE000 | stream.pid));
        body.u16(quint16(0xF000 | stream.descriptors.size()));
        body.append(stream.descriptors);
    }
    return section(2, body.take());
}

inline QByteArray descriptor(quint8 tag, const QByteArray &bytes)
{
    return QByteArray(1, char(tag)) + char(bytes.size()) + bytes;
}

inline QByteArray stampField(int prefix, qint64 stamp)
{
    const char field[5] = {char(prefix << 4 | (stamp >> 30 & 7) << 1 | 1), char(stamp >> 22),
                           char((stamp >> 15 & 127) << 1 | 1), char(stamp >> 7),
                           char((stamp & 127) << 1 | 1)};
    return QByteArray(field, 5);
}

/// \p length 0: unbounded.
inline QByteArray pes(quint8 streamId, std::optional<qint64> pts, std::optional<qint64> dts,
                      const QByteArray &payload, bool hasLength = true)
{
    QByteArray fields;
    if (pts)
        fields += stampField(dts ? 3 : 2, *pts);
    if (dts)
        fields += stampField(1, *dts);
    ByteWriter writer;
    writer.u24(1);
    writer.u8(streamId);
    writer.u16(hasLength ? quint16(3 + fields.size() + payload.size()) : quint16(0));
    writer.u8(0x80);
    writer.u8(pts ? (dts ? 0xC0 : 0x80) : 0);
    writer.u8(quint8(fields.size()));
    writer.append(fields);
    writer.append(payload);
    return writer.take();
}

struct TransportBytes
{
    enum class Mark { None, RandomAccess, Discontinuity };

    QByteArray bytes;
    quint8 scrambling = 0; ///< transport_scrambling_control of the packets to come
    std::map<quint16, quint8> counters;

    void packet(quint16 pid, bool startsUnit, QByteArray adaptation, const QByteArray &payload)
    {
        const qsizetype room = 184 - payload.size();
        QByteArray packet("\x47");
        packet += char((startsUnit ? 0x40 : 0) | pid >> 8);
        packet += char(pid);
        const bool hasField = room > 0 || !adaptation.isEmpty();
        packet += char(scrambling << 6 | (hasField ? 0x20 : 0) | (payload.isEmpty() ? 0 : 0x10) |
                       (counters[pid] & 15));
        if (!payload.isEmpty())
            ++counters[pid];
        if (hasField) {
            packet += char(room - 1);
            if (room > 1) {
                if (adaptation.isEmpty())
                    adaptation = QByteArray(1, '\0');
                packet += adaptation.leftJustified(room - 1, char(0xFF), true);
            }
        }
        bytes += packet + payload;
    }
    void table(quint16 pid, const QByteArray &section)
    {
        QByteArray rest = QByteArray(1, '\0') + section;
        for (bool isFirst = true; !rest.isEmpty(); isFirst = false) {
            packet(pid, isFirst, {},
                   rest.first(std::min<qsizetype>(184, rest.size())).leftJustified(184, char(0xFF)));
            rest = rest.mid(184);
        }
    }
    void unit(quint16 pid, const QByteArray &pes, Mark mark = Mark::None, std::optional<qint64> pcr = {})
    {
        QByteArray adaptation;
        if (mark != Mark::None || pcr) {
            adaptation += char((mark == Mark::RandomAccess    ? 0x40
                                : mark == Mark::Discontinuity ? 0x80
                                                              : 0) |
                               (pcr ? 0x10 : 0));
            if (pcr) {
                for (int shift = 25; shift >= 1; shift -= 8)
                    adaptation += char(*pcr >> shift);
                adaptation += char((*pcr & 1) << 7 | 0x7E);
                adaptation += '\0';
            }
        }
        qsizetype at = 0;
        do {
            const qsizetype room = 184 - (at == 0 && !adaptation.isEmpty() ? adaptation.size() + 1 : 0);
            packet(pid, at == 0, at == 0 ? adaptation : QByteArray(), pes.mid(at, room));
            at += room;
        } while (at < pes.size());
    }
};

inline const QByteArray kStartCode("\0\0\0\1", 4);
inline const QByteArray kDelimiter = kStartCode + QByteArray("\x09\xF0");
/// Parameter sets of 320×180 pixels at 25 frames a second.
inline const QByteArray kSets =
    kStartCode + QByteArray::fromHex("6764000cacd941419f9f011000000300100000030320f142996000") + kStartCode +
    QByteArray::fromHex("68ef8fcb");

/// An access unit of H.264: keyframes with parameter sets.
inline QByteArray avcUnit(bool isKeyframe, const QByteArray &more = QByteArray(300, 'v'))
{
    return kDelimiter + (isKeyframe ? kSets : QByteArray()) + kStartCode +
           QByteArray(isKeyframe ? "\x65\x88\x84" : "\x41\x9A\x02") + more;
}

/// An AAC frame with its header: 48 kHz, stereo.
inline QByteArray adtsFrame(const QByteArray &payload)
{
    const qsizetype size = payload.size() + 7;
    const char header[7] = {char(0xFF),      char(0xF1),
                            char(0x4C),      char(0x80 | size >> 11),
                            char(size >> 3), char((size & 7) << 5 | 0x1F),
                            char(0xFC)};
    return QByteArray(header, 7) + payload;
}

/// A film: H.264 on PID 0x100 with a keyframe each second, AAC on 0x101; times from \p first on.
inline QByteArray spelledFilm(int seconds, qint64 first = 90'000, int frameBytes = 300)
{
    constexpr qint64 kFrame = 3600;
    constexpr qint64 kCycle = qint64(1) << 33;
    TransportBytes film;
    qint64 sound = 0;
    for (int i = 0; i < seconds * 25; ++i) {
        if (i % 10 == 0) {
            film.table(0, pat({{1, 0x1000}}));
            film.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}, {0x0F, 0x101, {}}}));
        }
        const qint64 dts = first + i * kFrame;
        const bool isKeyframe = i % 25 == 0;
        film.unit(0x100,
                  pes(0xE0, (dts + kFrame) % kCycle, dts % kCycle,
                      avcUnit(isKeyframe, QByteArray(frameBytes, 'v')), false),
                  isKeyframe ? TransportBytes::Mark::RandomAccess : TransportBytes::Mark::None,
                  (dts + kCycle - 20'000) % kCycle);
        for (; sound * 1920 < i * kFrame; ++sound)
            film.unit(0x101, pes(0xC0, (first + kFrame + sound * 1920) % kCycle, {},
                                 adtsFrame(QByteArray(50, char(sound)))));
    }
    return film.bytes;
}

} // namespace cuegate::test
