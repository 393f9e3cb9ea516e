// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamLead.h"

#include "core/media/NalUnits.h"
#include "core/media/PesStarts.h"
#include "core/probe/ProbeWindow.h"

#include <algorithm>

namespace cuegate {

bool LeadWatch::take(qint64 shown)
{
    constexpr int kMostLeading = 32;
    if (shown >= m_time || ++m_looked > kMostLeading)
        return false;
    m_leadTicks = std::max(m_leadTicks, m_time - shown);
    return true;
}

// The first unit of the picture tells whether any may lead it (ISO/IEC 14496-10 table 7-1, 23008-2 table
// 7-1); nothing: it has not come yet.
static std::optional<bool> mayBeLed(Codec codec, QByteArrayView unitStart)
{
    constexpr int kAvcIdr = 5;
    constexpr int kHevcBlaNLp = 18;
    constexpr int kHevcIdrNLp = 20;
    AnnexBNals nals(unitStart);
    while (const auto nal = nals.next()) {
        if (nal->isEmpty())
            continue;
        const int type =
            codec == Codec::H264 ? quint8(nal->front()) & 0x1F : quint8(nal->front()) >> 1 & 0x3F;
        if (codec == Codec::H264 && type >= 1 && type <= kAvcIdr)
            return type != kAvcIdr;
        if (codec == Codec::Hevc && type < 32)
            return type != kHevcBlaNLp && type != kHevcIdrNLp;
    }
    return codec == Codec::H264 || codec == Codec::Hevc ? std::nullopt : std::optional(true);
}

namespace {

// The beginning of a keyframe's PES packet, until it tells.
class KeyframeStart
{
public:
    explicit KeyframeStart(Codec codec)
        : m_codec(codec)
    {
    }
    // False: none leads.
    [[nodiscard]] bool take(const TransportPacket &packet)
    {
        constexpr qsizetype kMostBytes = 16 * 1024;
        m_isTold = m_isTold || (packet.startsUnit && !m_bytes.isEmpty());
        if (m_isTold)
            return true;
        m_bytes.append(packet.payload);
        const auto header = PesHeader::read(m_bytes);
        const auto told =
            header ? mayBeLed(m_codec, QByteArrayView(m_bytes).sliced(header->headerBytes)) : std::nullopt;
        m_isTold = told || m_bytes.size() > kMostBytes;
        return told.value_or(true);
    }

private:
    Codec m_codec;
    QByteArray m_bytes;
    bool m_isTold = false;
};

} // namespace

Result<qint64> readTransportStreamLead(const ByteSource &source, const MediaInfo &info,
                                       const Keyframe &keyframe, const CancelToken &cancel)
{
    constexpr qint64 kBlockBytes = ProbeWindow::kBlockBytes;
    constexpr qint64 kMostBytes = 2 * 1024 * 1024;
    const auto &layout = std::get<TransportStreamLayout>(info.layout);
    const Track &main = *info.track(info.mainTrack);
    LeadWatch watch(keyframe.time);
    KeyframeStart start(main.codec);
    PesStarts starts(Codec::Unknown);
    std::vector<PesStart> found;
    bool isOver = false;
    qint64 at = keyframe.offsetBytes;
    while (!isOver && at < keyframe.offsetBytes + kMostBytes) {
        // Block by block, as they are fetched; the first was read when the keyframe was found.
        const qint64 endBytes = (at / kBlockBytes + 2) * kBlockBytes;
        const auto bytes = source.read({at, endBytes}, cancel);
        if (!bytes)
            return std::unexpected(bytes.error());
        const qsizetype consumed =
            forEachPacket(*bytes, layout.form, 0, [&](QByteArrayView packet, qsizetype position) {
                const auto read = isOver ? std::nullopt : readTransportPacket(packet);
                if (!read || read->pid != main.containerId)
                    return;
                found.clear();
                starts.add(*read, at + position, found);
                isOver = !start.take(*read);
                for (const PesStart &begun : found) {
                    if (begun.offsetBytes > keyframe.offsetBytes && begun.header.pts)
                        isOver = isOver || !watch.take(layout.timeOf(*begun.header.pts, begun.offsetBytes));
                }
            });
        if (consumed == 0)
            break;
        at += consumed;
    }
    return watch.leadTicks();
}

} // namespace cuegate
