// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/OggTrackScan.h"

#include "core/media/OpusConfig.h"

#include <algorithm>
#include <limits>

namespace cuegate {

/// Enough of a packet to know what it is and how long it lasts.
static constexpr qsizetype kBeginBytes = 32;
/// No picture has more, and a sample's size has 32 bits.
static constexpr qint64 kMostPacketBytes = qint64(256) * 1024 * 1024;

/// Beyond any film, low enough that sums of two do not overflow.
static constexpr qint64 kMostTicks = std::numeric_limits<qint64>::max() / 4;

OggTrackScan::OggTrackScan(const OggStream &stream)
    : m_serial(stream.serial)
    , m_codec(stream.track.codec)
{
    if (m_codec == Codec::Theora) {
        m_ticksPerPicture = stream.track.video->frameRateDenominator;
        m_granuleShift = theoraGranuleShift(stream.headers.front());
    } else if (m_codec == Codec::Vorbis && stream.headers.size() >= 3) {
        m_blocks = readVorbisBlocks(stream.headers[0], stream.headers[2]);
    } else if (m_codec == Codec::Opus) {
        m_preSkipTicks = stream.track.codecDelayNs * kOpusSampleRate / 1'000'000'000;
    }
}

void OggTrackScan::take(const OggPage &page, QByteArrayView bytes, qint64 offsetBytes)
{
    // The page before, or this one's beginning, is lost.
    if (!page.isContinued)
        m_openBytes.reset();
    bool isLost = page.isContinued && !m_openBytes;
    for (const OggPage::Piece &piece : page.pieces) {
        const QByteArrayView part = bytes.sliced(piece.offsetBytes, piece.sizeBytes);
        const qint64 begin = offsetBytes + piece.offsetBytes;
        if (!m_openBytes && !isLost) {
            m_openBytes = begin;
            m_openBegin.clear();
        }
        m_openBegin.append(part.first(std::min(kBeginBytes - m_openBegin.size(), part.size())));
        if (!piece.isEnd)
            continue;
        if (!std::exchange(isLost, false))
            takePacket(m_openBegin, {*m_openBytes, begin + piece.sizeBytes});
        m_openBytes.reset();
    }
    timePackets(page);
}

void OggTrackScan::takePacket(QByteArrayView begin, const ByteRange &bytes)
{
    if (isOggHeader(m_codec, begin) || bytes.sizeBytes() > kMostPacketBytes)
        return;
    constexpr char kIsInter = '\x40';
    const bool isSync = m_codec != Codec::Theora || (!begin.isEmpty() && !(begin[0] & kIsInter));
    m_packets.push_back({bytes, ticksOf(begin), isSync});
}

qint64 OggTrackScan::ticksOf(QByteArrayView begin)
{
    switch (m_codec) {
    case Codec::Theora:
        return m_ticksPerPicture;
    case Codec::Opus:
        return opusPacketSamples(begin);
    case Codec::Flac:
        return flacFrameSamples(begin);
    default:
        break;
    }
    const quint32 block = m_blocks ? vorbisBlockSamples(*m_blocks, begin) : 0;
    const quint32 last = std::exchange(m_lastBlock, block);
    return last > 0 ? (last + block) / 4 : 0; // the first one only fills the decoder
}

qint64 OggTrackScan::endTicks(qint64 granule) const
{
    if (m_codec != Codec::Theora)
        return granule - m_preSkipTicks;
    const qint64 pictures = (granule >> m_granuleShift) + (granule & ((qint64(1) << m_granuleShift) - 1));
    return std::min(pictures, kMostTicks / std::max<qint64>(1, m_ticksPerPicture)) * m_ticksPerPicture;
}

void OggTrackScan::timePackets(const OggPage &page)
{
    constexpr qint64 kMostGranule = std::numeric_limits<qint64>::max() / (qint64(1) << 33);
    if (m_packets.empty())
        return;
    qint64 ticks = 0;
    for (const Packet &packet : m_packets)
        ticks += packet.ticks;
    const bool isKnown = page.granule >= 0 && (m_codec == Codec::Theora || page.granule < kMostGranule);
    // The last page's granule cuts its last packet short; it does not move the others.
    const bool isTrusted = isKnown && (!page.isLast || m_codec == Codec::Theora);
    const qint64 told = isTrusted ? endTicks(page.granule) - ticks : 0;
    const qint64 next = m_nextTicks.value_or(isTrusted ? told : -m_preSkipTicks);
    qint64 at = isTrusted && told > next ? told : next;
    for (const Packet &packet : m_packets) {
        // An empty packet of Theora: the picture before stays.
        if (!packet.bytes.isEmpty())
            m_builder.add({packet.bytes, at, 0, packet.isSync});
        if (packet.isSync && !packet.bytes.isEmpty())
            m_lastSyncTicks = at;
        at += packet.ticks;
    }
    m_packets.clear();
    m_nextTicks = at;
}

Result<SampleTable> OggTrackScan::finish()
{
    // The last sample lasts through the empty packets after it: pictures of Theora that stay, none of sound.
    const qint64 lastTicks = m_nextTicks.value_or(0) - m_builder.lastDts();
    return m_builder.finish(0, quint32(std::clamp<qint64>(lastTicks, 0, std::numeric_limits<qint32>::max())));
}

} // namespace cuegate
