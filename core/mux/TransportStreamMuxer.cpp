// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/TransportStreamMuxer.h"

#include "core/base/ByteWriter.h"
#include "core/base/MediaTime.h"
#include "core/media/MpegCrc32.h"
#include "core/mux/ElementaryStream.h"
#include "core/mux/TransportStreamPackets.h"

#include <algorithm>
#include <deque>

namespace cuegate {

namespace {

constexpr quint32 kClock = 90'000;
constexpr quint16 kPatPid = 0;
constexpr quint16 kPmtPid = 0x1000;
constexpr quint16 kFirstStreamPid = 0x100;
constexpr qint64 kPcrLead = 63'000;        // PCR before DTS, 0.7 s
constexpr qsizetype kMostPesStuffing = 32; // section 2.4.3.7

} // namespace

struct TransportStreamWriter::Stream
{
    ElementaryStream elementary;
    quint32 timescale;
    bool isVideo;
    quint16 pid;
    std::deque<TimedSample> samples; ///< to be written
    bool isClosed = false;
    bool isBegun = false;

    [[nodiscard]] qint64 clock(qint64 time) const
    {
        return rescale(time, timescale, kClock) + kTransportStreamBase;
    }
    [[nodiscard]] qint64 nextDts() const { return clock(samples.front().steadyDecodeTime); }
    /// Nobody knows what comes next, or whether the next sample is the last one.
    [[nodiscard]] bool isUnknown() const { return !isClosed && samples.size() < 2; }
};

struct TransportStreamWriter::Output
{
    TransportStreamPackets packets;
    QByteArray pat, pmt;
    int tablesWritten = 0;
};

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

template <typename Stream>
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

/// \p stuffing: see kMostPesStuffing.
static QByteArray pesHeader(quint8 streamId, bool isVideo, qint64 pts, qint64 dts, qsizetype payloadBytes,
                            qsizetype stuffing)
{
    const bool hasDts = pts != dts;
    const qsizetype headerData = (hasDts ? 10 : 5) + stuffing;
    const qsizetype lengthBytes = 3 + headerData + payloadBytes;
    QByteArray header("\0\0\1", 3);
    header += char(streamId);
    // 0 says "not stated", which only video may (section 2.4.3.7).
    const quint16 stated = isVideo || lengthBytes > 0xFFFF ? 0 : quint16(lengthBytes);
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

static Result<void> writeAccessUnit(TransportStreamWriter::Stream &stream, TransportStreamPackets &packets,
                                    bool carriesPcr)
{
    const TimedSample sample = stream.samples.front();
    stream.samples.pop_front();
    const bool isFirst = !std::exchange(stream.isBegun, true);
    const bool isLast = stream.isClosed && stream.samples.empty();
    QByteArray unit;
    unit.reserve(sample.prefix.size() + sample.payload.size() + 128);
    auto appended = stream.elementary.append(sample, unit);
    if (!appended)
        return appended;
    const qint64 dts = stream.clock(sample.steadyDecodeTime);
    const qint64 pts = stream.isVideo ? stream.clock(sample.presentationTime()) : dts;
    // The last PES packet of a segment is spread over more packets; a short one must not lose its header to
    // the second.
    QByteArray pes = pesHeader(stream.elementary.streamId(), stream.isVideo, pts, dts, unit.size(),
                               isLast ? kMostPesStuffing : 0);
    pes += unit;
    std::optional<quint64> pcr;
    if (carriesPcr)
        pcr = quint64(dts - kPcrLead) * 300;
    using Place = TransportStreamPackets::Place;
    packets.writePes(stream.pid, pes, pcr, sample.isSync && (stream.isVideo || isFirst),
                     isLast ? Place::LastOfSegment : Place::Middle);
    return {};
}

TransportStreamWriter::TransportStreamWriter()
    : m_output(std::make_unique<Output>())
{
}
TransportStreamWriter::~TransportStreamWriter() = default;
TransportStreamWriter::TransportStreamWriter(TransportStreamWriter &&) noexcept = default;
TransportStreamWriter &TransportStreamWriter::operator=(TransportStreamWriter &&) noexcept = default;

Result<TransportStreamWriter> TransportStreamWriter::create(std::span<const MuxTrack> tracks,
                                                            size_t unitsPerTable)
{
    TransportStreamWriter writer;
    writer.m_unitsPerTable = unitsPerTable;
    for (size_t i = 0; i < tracks.size(); ++i) {
        auto elementary = ElementaryStream::create(*tracks[i].track);
        if (!elementary)
            return std::unexpected(elementary.error());
        writer.m_streams.push_back({std::move(*elementary),
                                    tracks[i].timing.timescale,
                                    tracks[i].track->type == TrackType::Video,
                                    quint16(kFirstStreamPid + i),
                                    {}});
    }
    writer.m_output->pat = programAssociation();
    writer.m_output->pmt = programMap(writer.m_streams);
    return writer;
}

void TransportStreamWriter::add(size_t track, const TimedSample &sample)
{
    m_streams[track].samples.push_back(sample);
}

void TransportStreamWriter::close(size_t track)
{
    m_streams[track].isClosed = true;
}

size_t TransportStreamWriter::waiting(size_t track) const
{
    return m_streams[track].samples.size();
}

void TransportStreamWriter::reserve(qsizetype sizeBytes)
{
    m_output->packets.reserve(sizeBytes);
}

QByteArray TransportStreamWriter::take()
{
    return m_output->packets.take();
}

void TransportStreamWriter::writeTables()
{
    m_output->packets.writeSection(kPatPid, m_output->pat);
    m_output->packets.writeSection(kPmtPid, m_output->pmt);
    ++m_output->tablesWritten;
}

TransportStreamWriter::Stream *TransportStreamWriter::earliest()
{
    Stream *found = nullptr;
    for (Stream &stream : m_streams) {
        if (!stream.samples.empty() && (!found || stream.nextDts() < found->nextDts()))
            found = &stream;
    }
    return found;
}

Result<void> TransportStreamWriter::write()
{
    while (std::ranges::none_of(m_streams, &Stream::isUnknown)) {
        Stream *stream = earliest();
        if (!stream)
            break;
        if (m_units++ % m_unitsPerTable == 0)
            writeTables();
        auto written = writeAccessUnit(*stream, m_output->packets, stream == &m_streams.front());
        if (!written)
            return written;
    }
    const bool isWhole = std::ranges::all_of(
        m_streams, [](const Stream &stream) { return stream.isClosed && stream.samples.empty(); });
    if (!isWhole || std::exchange(m_isFinished, true))
        return {};
    while (m_output->tablesWritten == 0 ||
           m_output->tablesWritten % TransportStreamPackets::kCounterCycle != 0)
        writeTables();
    return {};
}

Result<QByteArray> writeTransportStream(std::span<const MuxTrack> tracks,
                                        std::span<const TrackFragment> fragments)
{
    qsizetype mediaBytes = 0;
    size_t unitCount = 0;
    for (const TrackFragment &fragment : fragments) {
        unitCount += fragment.samples.size();
        for (const TimedSample &sample : fragment.samples)
            mediaBytes += sample.prefix.size() + sample.payload.size();
    }
    auto writer =
        TransportStreamWriter::create(tracks, unitCount / TransportStreamPackets::kCounterCycle + 1);
    if (!writer)
        return std::unexpected(writer.error());
    writer->reserve(mediaBytes + mediaBytes / 16 + qsizetype(unitCount) * 256 + 16'384);
    for (size_t i = 0; i < tracks.size(); ++i) {
        for (const TimedSample &sample : fragments[i].samples)
            writer->add(i, sample);
        writer->close(i);
    }
    if (const auto written = writer->write(); !written)
        return std::unexpected(written.error());
    return writer->take();
}

} // namespace cuegate
