// SPDX-License-Identifier: GPL-3.0-or-later
// Collects the packets of one logical stream of an Ogg file, page by page, and gives them their times: Ogg
// tells the time of the last packet that ends in a page only (Theora Specification section A.2.3; Vorbis I
// Specification section A.2; RFC 7845 section 4; RFC 9639 section 10.1).
// Thread: any; a value.
#pragma once

#include "core/media/OggPage.h"
#include "core/media/SampleTableBuilder.h"
#include "core/media/XiphHeaders.h"
#include "core/probe/OggProbe.h"

namespace cuegate {

class OggTrackScan
{
public:
    explicit OggTrackScan(const OggStream &stream);

    /// \p bytes are the page's, which begins at \p offsetBytes of the file.
    void take(const OggPage &page, QByteArrayView bytes, qint64 offsetBytes);

    [[nodiscard]] quint32 serial() const { return m_serial; }
    [[nodiscard]] quint32 sampleCount() const { return m_builder.sampleCount(); }
    [[nodiscard]] qint64 lastTicks() const { return m_builder.lastDts(); }
    /// When the last keyframe is shown; nothing before the first.
    [[nodiscard]] std::optional<qint64> lastSyncTicks() const { return m_lastSyncTicks; }
    /// When the last packet of a page with \p granule ends.
    [[nodiscard]] qint64 endTicks(qint64 granule) const;
    /// Nothing is left here. Errors as SampleTableBuilder::finish().
    [[nodiscard]] Result<SampleTable> finish();

private:
    struct Packet
    {
        ByteRange bytes;
        qint64 ticks = 0; ///< how long it lasts
        bool isSync = true;
    };
    void takePacket(QByteArrayView begin, const ByteRange &bytes);
    [[nodiscard]] qint64 ticksOf(QByteArrayView begin);
    void timePackets(const OggPage &page);

    quint32 m_serial;
    Codec m_codec;
    qint64 m_ticksPerPicture = 0;
    int m_granuleShift = 0;
    qint64 m_preSkipTicks = 0;
    std::optional<VorbisBlocks> m_blocks;
    quint32 m_lastBlock = 0;
    SampleTableBuilder m_builder;
    std::optional<qint64> m_openBytes; ///< where the packet begins that the next page goes on with
    QByteArray m_openBegin;            ///< its first bytes
    std::vector<Packet> m_packets;     ///< that wait for the time of their page
    std::optional<qint64> m_nextTicks;
    std::optional<qint64> m_lastSyncTicks;
};

} // namespace cuegate
