// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/XiphHeaders.h"

#include "core/base/ByteReader.h"
#include "core/media/OpusConfig.h"

#include <QtEndian>

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr char kTheoraIdentification[] = "\x80theora";
static constexpr char kVorbisIdentification[] = "\x01vorbis";
static constexpr char kFlacIdentification[] = "\x7F"
                                              "FLAC";
static constexpr qsizetype kVorbisIdentificationBytes = 30;
static constexpr qsizetype kTheoraIdentificationBytes = 42;

namespace {

/// Reads backwards from the end of a packet: the first bit is the last one that was written (Vorbis packs
/// from the least significant bit on).
class BackwardBits
{
public:
    explicit BackwardBits(QByteArrayView bytes)
        : m_bytes(bytes)
        , m_left(qint64(bytes.size()) * 8)
    {
    }
    [[nodiscard]] qint64 left() const { return m_left; }
    quint32 bits(int count)
    {
        quint32 value = 0;
        for (; count > 0; --count) {
            if (m_left == 0)
                return 0;
            --m_left;
            value = value << 1 | (quint32(quint8(m_bytes[qsizetype(m_left / 8)])) >> (m_left % 8) & 1);
        }
        return value;
    }

private:
    QByteArrayView m_bytes;
    qint64 m_left;
};

} // namespace

// The setup header tells the modes at its very end, after code books and floors, which need not be
// understood this way: each mode has a flag, two 16-bit zeros and a mapping, and before all of them stands
// their number.
std::optional<VorbisBlocks> readVorbisBlocks(QByteArrayView identification, QByteArrayView setup)
{
    if (identification.size() < kVorbisIdentificationBytes || !setup.startsWith("\x05vorbis"))
        return {};
    VorbisBlocks blocks;
    const auto sizes = static_cast<quint8>(identification[28]);
    blocks.shortSamples = 1U << (sizes & 15);
    blocks.longSamples = 1U << (sizes >> 4);
    if (blocks.shortSamples < 64 || blocks.longSamples > 8192 || blocks.shortSamples > blocks.longSamples)
        return {};
    BackwardBits reader(setup);
    while (reader.left() > 97 && reader.bits(1) == 0) {
    }
    constexpr int kMostModes = 64;
    constexpr int kModeBits = 1 + 16 + 16 + 8;
    int found = 0;
    BackwardBits modes = reader;
    for (int count = 1; count <= kMostModes && modes.left() > kModeBits; ++count) {
        if (modes.bits(8) >= kMostModes || modes.bits(16) != 0 || modes.bits(16) != 0)
            break;
        modes.bits(1);
        if (BackwardBits number = modes; number.bits(6) + 1 == quint32(count))
            found = count;
    }
    if (found == 0)
        return {};
    blocks.isLong.assign(size_t(found), false);
    for (int mode = found - 1; mode >= 0; --mode) {
        reader.bits(8 + 16 + 16);
        blocks.isLong[size_t(mode)] = reader.bits(1) != 0;
    }
    blocks.modeBits = std::bit_width(quint32(found - 1));
    return blocks;
}

quint32 vorbisBlockSamples(const VorbisBlocks &blocks, QByteArrayView packet)
{
    if (packet.isEmpty() || packet[0] & 1)
        return 0;
    const size_t mode = static_cast<quint8>(packet[0]) >> 1 & ((1U << blocks.modeBits) - 1);
    if (mode >= blocks.isLong.size())
        return 0;
    return blocks.isLong[mode] ? blocks.longSamples : blocks.shortSamples;
}

quint32 flacFrameSamples(QByteArrayView frame)
{
    ByteReader reader(frame);
    if ((reader.u16() & 0xFFFE) != 0xFFF8)
        return 0;
    const quint32 code = reader.u8() >> 4;
    reader.skip(1);
    const int coded = std::countl_one(reader.u8()); // bytes of the number, as UTF-8 writes it
    reader.skip(coded > 1 ? coded - 1 : 0);
    quint32 samples = 0;
    if (code == 1)
        samples = 192;
    else if (code >= 2 && code <= 5)
        samples = 576U << (code - 2);
    else if (code == 6)
        samples = quint32(reader.u8()) + 1;
    else if (code == 7)
        samples = quint32(reader.u16()) + 1;
    else if (code >= 8)
        samples = 256U << (code - 8);
    return reader.failed() ? 0 : samples;
}

static Track theoraTrack(QByteArrayView header)
{
    Track track;
    track.type = TrackType::Video;
    track.codec = Codec::Theora;
    track.codecId = u"theora"_s;
    VideoFormat &video = track.video.emplace();
    ByteReader reader(header);
    reader.skip(14);
    video.width = reader.u24();
    video.height = reader.u24();
    reader.skip(2);
    video.frameRateNumerator = reader.u32();
    video.frameRateDenominator = reader.u32();
    video.aspectHorizontal = std::max<quint32>(1, reader.u24());
    video.aspectVertical = std::max<quint32>(1, reader.u24());
    track.timescale = video.frameRateNumerator;
    if (reader.failed() || video.frameRateNumerator == 0 || video.frameRateDenominator == 0)
        track.codec = Codec::Unknown;
    return track;
}

static Track soundTrack(Codec codec, const QString &id, quint32 sampleRate, quint16 channels)
{
    Track track;
    track.type = TrackType::Audio;
    track.codec = sampleRate > 0 && channels > 0 ? codec : Codec::Unknown;
    track.codecId = id;
    track.timescale = std::max<quint32>(1, sampleRate);
    AudioFormat &audio = track.audio.emplace();
    audio.sampleRate = sampleRate;
    audio.channels = channels;
    return track;
}

static Track opusTrack(QByteArrayView header)
{
    Track track = soundTrack(Codec::Opus, u"Opus"_s, kOpusSampleRate, quint8(header[9]));
    const qint64 preSkip = qFromLittleEndian<quint16>(header.data() + 10);
    track.codecDelayNs = preSkip * 1'000'000'000 / kOpusSampleRate;
    return track;
}

static Track flacTrack(QByteArrayView header)
{
    // Packet type and signature, two bytes of version, two of the number of headers, "fLaC", the head of the
    // block, and then STREAMINFO.
    ByteReader reader(header);
    reader.skip(13 + 4);
    const quint16 least = reader.u16();
    const quint16 most = reader.u16();
    reader.skip(6);
    const quint32 rateAndMore = reader.u32();
    Track track = soundTrack(Codec::Flac, u"FLAC"_s, rateAndMore >> 12, quint16((rateAndMore >> 9 & 7) + 1));
    track.audio->frameSamples = least == most ? least : 0;
    if (reader.failed())
        track.codec = Codec::Unknown;
    return track;
}

Track trackOfOggPacket(QByteArrayView identification)
{
    if (identification.startsWith(kTheoraIdentification) &&
        identification.size() >= kTheoraIdentificationBytes)
        return theoraTrack(identification);
    if (identification.startsWith(kVorbisIdentification) &&
        identification.size() >= kVorbisIdentificationBytes)
        return soundTrack(Codec::Vorbis, u"vorbis"_s, qFromLittleEndian<quint32>(identification.data() + 12),
                          quint8(identification[11]));
    if (identification.startsWith("OpusHead") && identification.size() >= 19)
        return opusTrack(identification);
    if (identification.startsWith(kFlacIdentification))
        return flacTrack(identification);
    Track track;
    const QByteArrayView word = identification.first(std::min<qsizetype>(8, identification.size()));
    for (const char letter : word) {
        if (letter > ' ' && letter < 127)
            track.codecId += QLatin1Char(letter);
    }
    return track;
}

bool isOggHeader(Codec codec, QByteArrayView packet)
{
    switch (codec) {
    case Codec::Theora:
        return !packet.isEmpty() && packet[0] & '\x80';
    case Codec::Vorbis:
        return !packet.isEmpty() && packet[0] & 1;
    case Codec::Opus:
        return packet.startsWith("Opus");
    case Codec::Flac:
        return !packet.isEmpty() && packet[0] != '\xFF';
    default:
        return false;
    }
}

int theoraGranuleShift(QByteArrayView identification)
{
    return identification.size() < kTheoraIdentificationBytes
               ? 0
               : qFromBigEndian<quint16>(identification.data() + 40) >> 5 & 31;
}

QString commentOf(QByteArrayView header, QByteArrayView name)
{
    constexpr qsizetype kMostCommentBytes = 4096;
    const QByteArray wanted = QByteArray(name.toByteArray() + '=');
    for (qsizetype at = 4; at + wanted.size() <= header.size(); ++at) {
        if (header.sliced(at, wanted.size()).compare(wanted, Qt::CaseInsensitive) != 0)
            continue;
        const qsizetype size = qFromLittleEndian<quint32>(header.data() + at - 4);
        if (size >= wanted.size() && size <= std::min(kMostCommentBytes, header.size() - at))
            return QString::fromUtf8(header.sliced(at + wanted.size(), size - wanted.size()));
    }
    return {};
}

QByteArray lacedHeaders(const std::vector<QByteArray> &headers)
{
    QByteArray laced;
    if (headers.empty())
        return laced;
    laced.append(char(headers.size() - 1));
    for (size_t i = 0; i + 1 < headers.size(); ++i) {
        laced.append(headers[i].size() / 255, '\xFF');
        laced.append(char(headers[i].size() % 255));
    }
    for (const QByteArray &header : headers)
        laced.append(header);
    return laced;
}

} // namespace cuegate
