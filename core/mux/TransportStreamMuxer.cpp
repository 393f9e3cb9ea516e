// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/TransportStreamMuxer.h"

#include "core/base/ByteWriter.h"
#include "core/base/MediaTime.h"
#include "core/media/MpegCrc32.h"
#include "core/mux/ElementaryStream.h"
#include "core/mux/TransportStreamPackets.h"

namespace cuegate {

namespace {

constexpr quint32 kClock = 90'000;
constexpr quint16 kPatPid = 0;
constexpr quint16 kPmtPid = 0x1000;
constexpr quint16 kFirstStreamPid = 0x100;
constexpr qint64 kPcrLead = 63'000;        // PCR before DTS, 0.7 s
constexpr qsizetype kMostPesStuffing = 32; // section 2.4.3.7

struct Stream
{
    const MuxTrack *mux;
    const TrackFragment *fragment;
    ElementaryStream elementary;
    quint16 pid;
    size_t next = 0;

    [[nodiscard]] bool atEnd() const { return next >= fragment->samples.size(); }
    [[nodiscard]] qint64 clock(qint64 time) const
    {
        return rescale(time, mux->timing.timescale, kClock) + kTransportStreamBase;
    }
    [[nodiscard]] qint64 nextDts() const { return clock(fragment->samples[next].steadyDecodeTime); }
};

} // namespace

static QByteArray withCrc(ByteWriter section)
{
    // section_length counts what follows it, the CRC included.
    QByteArray bytes = section.take();
    const auto length = quint16(bytes.size() - 3 + 4);
    bytes[1] = char(0xB0 | length >> 8);
    bytes[2] = char(length & 0xFF);
    ByteWriter crc;
    crc.u32(mpegCrc32(bytes));
    return bytes + crc.bytes();
}

static QByteArray programAssociation()
{
    ByteWriter section;
    section.u8(0x00);
    section.u16(0);
    section.u16(1);   // transport_stream_id
    section.u8(0xC1); // version 0, current
    section.u16(0);   // section 0 of 0
    section.u16(1);   // program_number
    section.u16(0xE000 | kPmtPid);
    return withCrc(std::move(section));
}

static QByteArray programMap(const std::vector<Stream> &streams)
{
    ByteWriter section;
    section.u8(0x02);
    section.u16(0);
    section.u16(1);
    section.u8(0xC1);
    section.u16(0);
    section.u16(0xE000 | streams.front().pid); // PCR_PID
    section.u16(0xF000);
    for (const Stream &stream : streams) {
        section.u8(stream.elementary.streamType());
        section.u16(0xE000 | stream.pid);
        section.u16(quint16(0xF000 | stream.elementary.descriptors().size()));
        section.append(stream.elementary.descriptors());
    }
    return withCrc(std::move(section));
}

static void appendTimestamp(QByteArray &out, quint8 marker, qint64 time)
{
    const quint64 value = quint64(time) & 0x1'FFFF'FFFF;
    out += char(marker << 4 | (value >> 30 & 0x07) << 1 | 1);
    out += char(value >> 22);
    out += char((value >> 14 & 0xFE) | 1);
    out += char(value >> 7);
    out += char((value << 1 & 0xFE) | 1);
}

static QByteArray pesHeader(const Stream &stream, qint64 pts, qint64 dts, qsizetype payloadBytes)
{
    const bool hasDts = pts != dts;
    // The last PES packet of a segment is spread over more packets; a short one must not lose its header to
    // the second.
    const qsizetype stuffing = stream.atEnd() ? kMostPesStuffing : 0;
    const qsizetype headerData = (hasDts ? 10 : 5) + stuffing;
    const qsizetype lengthBytes = 3 + headerData + payloadBytes;
    QByteArray header("\0\0\1", 3);
    header += char(stream.elementary.streamId());
    // 0 says "not stated", which only video may (section 2.4.3.7).
    const quint16 stated = stream.fragment->isVideo || lengthBytes > 0xFFFF ? 0 : quint16(lengthBytes);
    header += char(stated >> 8);
    header += char(stated & 0xFF);
    header += char(0x84); // data_alignment_indicator
    header += char(hasDts ? 0xC0 : 0x80);
    header += char(headerData);
    appendTimestamp(header, hasDts ? 3 : 2, pts);
    if (hasDts)
        appendTimestamp(header, 1, dts);
    header.append(stuffing, char(0xFF));
    return header;
}

static Result<void> writeAccessUnit(Stream &stream, TransportStreamPackets &packets, bool carriesPcr)
{
    const TimedSample &sample = stream.fragment->samples[stream.next++];
    QByteArray unit;
    unit.reserve(sample.prefix.size() + sample.payload.size() + 128);
    auto appended = stream.elementary.append(sample, unit);
    if (!appended)
        return appended;
    const qint64 dts = stream.clock(sample.steadyDecodeTime);
    const qint64 pts = stream.fragment->isVideo ? stream.clock(sample.presentationTime()) : dts;
    QByteArray pes = pesHeader(stream, pts, dts, unit.size());
    pes += unit;
    std::optional<quint64> pcr;
    if (carriesPcr)
        pcr = quint64(dts - kPcrLead) * 300;
    using Place = TransportStreamPackets::Place;
    packets.writePes(stream.pid, pes, pcr, sample.isSync && (stream.fragment->isVideo || stream.next == 1),
                     stream.atEnd() ? Place::LastOfSegment : Place::Middle);
    return {};
}

static Stream *earliest(std::vector<Stream> &streams)
{
    Stream *found = nullptr;
    for (Stream &stream : streams) {
        if (!stream.atEnd() && (!found || stream.nextDts() < found->nextDts()))
            found = &stream;
    }
    return found;
}

Result<QByteArray> writeTransportStream(std::span<const MuxTrack> tracks,
                                        std::span<const TrackFragment> fragments)
{
    std::vector<Stream> streams;
    qsizetype mediaBytes = 0;
    size_t unitCount = 0;
    for (size_t i = 0; i < tracks.size(); ++i) {
        auto elementary = ElementaryStream::create(*tracks[i].track);
        if (!elementary)
            return std::unexpected(elementary.error());
        streams.push_back({&tracks[i], &fragments[i], std::move(*elementary), quint16(kFirstStreamPid + i)});
        unitCount += fragments[i].samples.size();
        for (const TimedSample &sample : fragments[i].samples)
            mediaBytes += sample.prefix.size() + sample.payload.size();
    }
    TransportStreamPackets packets;
    packets.reserve(mediaBytes + mediaBytes / 16 + qsizetype(unitCount) * 256 + 16'384);
    const QByteArray pat = programAssociation();
    const QByteArray pmt = programMap(streams);
    int tablesWritten = 0;
    const auto writeTables = [&] {
        packets.writeSection(kPatPid, pat);
        packets.writeSection(kPmtPid, pmt);
        ++tablesWritten;
    };
    const size_t unitsPerTable = unitCount / TransportStreamPackets::kCounterCycle + 1;
    size_t unit = 0;
    while (Stream *stream = earliest(streams)) {
        if (unit++ % unitsPerTable == 0)
            writeTables();
        auto written = writeAccessUnit(*stream, packets, stream == &streams.front());
        if (!written)
            return std::unexpected(written.error());
    }
    while (tablesWritten < TransportStreamPackets::kCounterCycle)
        writeTables();
    return packets.take();
}

} // namespace cuegate
