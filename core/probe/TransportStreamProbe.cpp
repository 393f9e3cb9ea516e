// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamProbe.h"

#include "core/base/MediaTime.h"
#include "core/io/InOrderSource.h"
#include "core/probe/ReckonedEnd.h"
#include "core/probe/TransportStreamHead.h"
#include "core/probe/TransportTrackEnd.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kLongHeadBytes = 256 * 1024;
static constexpr qint64 kLongestHeadBytes = 4 * 1024 * 1024; // sound may come 0.7 s after the picture
static constexpr qint64 kTailBytes = 256 * 1024;
static constexpr qint64 kLongestTailBytes = 2 * 1024 * 1024;

/// The head, read on where that is needed to know the tracks.
static Result<TransportStreamHead> readHead(const ByteSource &source, QByteArray bytes,
                                            const PacketPlace &place, const CancelToken &cancel)
{
    const qint64 fileBytes = source.sizeBytes();
    for (const qint64 wantedBytes : {kLongHeadBytes, kLongestHeadBytes, qint64(0)}) {
        const bool isWhole = fileBytes >= 0 && bytes.size() >= fileBytes;
        TransportStreamHead head =
            readTransportStreamHead(bytes, place, isWhole ? HeadExtent::WholeFile : HeadExtent::Beginning);
        const bool isEnough = head.program && !head.lacksMainConfig && !head.lacksOtherConfig;
        if (isEnough || isWhole || wantedBytes == 0 || head.isMainScrambled)
            return head;
        auto more = source.read({bytes.size(), wantedBytes}, cancel);
        if (!more)
            return std::unexpected(more.error());
        bytes.append(*more);
    }
    return fail(ErrorKind::Internal, u"the head of a transport stream"_s);
}

/// Of tracks that are in the last bytes of the file. As many are read as last a while: pictures are
/// reordered, and sound comes in large packets.
static Result<std::map<TrackId, qint64>> readEnds(const ByteSource &source, const MediaInfo &info,
                                                  const TransportStreamLayout &layout, qint64 bitsPerSecond,
                                                  const CancelToken &cancel)
{
    const qint64 packetBytes = layout.form.packetBytes;
    const qint64 tailBytes = std::clamp(bitsPerSecond / 16, kTailBytes, kLongestTailBytes);
    const qint64 packets =
        std::max<qint64>(0, info.sizeBytes - tailBytes - layout.firstPacketBytes) / packetBytes;
    const qint64 begin = layout.firstPacketBytes + packets * packetBytes;
    auto bytes = source.read({begin, info.sizeBytes}, cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    std::map<quint16, std::pair<TrackId, TransportTrackEnd>> tracks;
    for (const Track &track : info.tracks) {
        if (track.type == TrackType::Video || track.type == TrackType::Audio)
            tracks.try_emplace(quint16(track.containerId), track.id, TransportTrackEnd(track));
    }
    forEachPacket(*bytes, layout.form, 0, [&](QByteArrayView packet, qsizetype at) {
        const auto read = readTransportPacket(packet);
        const auto track = read ? tracks.find(read->pid) : tracks.end();
        if (track != tracks.end())
            track->second.second.add(*read, begin + at);
    });
    std::map<TrackId, qint64> ends;
    for (auto &[pid, track] : tracks) {
        if (const auto end = track.second.finish(layout))
            ends[track.first] = *end;
    }
    return ends;
}

/// The duration by the last time stamps; where time stamps jump that is wrong, and the bit rate may tell so.
static void setDuration(MediaInfo &info, TransportStreamLayout &layout, qint64 bitsPerSecond)
{
    constexpr qint64 kTooFar = 30; // bit rates vary, but not that much
    qint64 byTime = 0;
    for (const auto &[track, end] : layout.ends)
        byTime = std::max(byTime, end);
    const double bits = double(info.sizeBytes) * 8;
    const qint64 byRate =
        bitsPerSecond > 0 ? saturated(bits * kTransportTimescale / double(bitsPerSecond)) : 0;
    const bool isPlausible =
        byTime > 0 && (byRate == 0 || (byTime / kTooFar <= byRate && byRate / kTooFar <= byTime));
    if (!isPlausible && byRate > 0)
        info.notes
            << u"the time stamps of the end do not fit to those of the beginning: the duration is estimated"_s;
    if (!isPlausible)
        layout.ends.clear();
    info.durationNs = rescale(isPlausible ? byTime : byRate, kTransportTimescale, kNanosecondTimescale);
}

/// Of one whose end cannot be read: by the rate of its beginning.
static Result<void> estimateDuration(const ByteSource &source, const PacketPlace &place, MediaInfo &info,
                                     const CancelToken &cancel)
{
    constexpr qint64 kLookBytes = 2 * 1024 * 1024;
    const auto bytes = source.read({0, kLookBytes}, cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    const qint64 bitsPerSecond = readTransportStreamHead(*bytes, place, HeadExtent::Beginning).bitsPerSecond;
    if (bitsPerSecond <= 0)
        return {};
    const double seconds = double(info.sizeBytes) * 8 / double(bitsPerSecond);
    info.durationNs = reckonedEndNs(seconds * double(kNanosecondTimescale));
    info.notes << u"the server cannot send the end of the file alone: the duration is estimated"_s;
    return {};
}

Result<MediaInfo> probeTransportStream(const ByteSource &source, const QByteArray &head,
                                       const CancelToken &cancel)
{
    const auto place = findPackets(head);
    if (!place)
        return fail(ErrorKind::Unsupported, u"this is no transport stream"_s, ErrorCode::MediaNotMedia);
    auto read = readHead(source, head, *place, cancel);
    if (!read)
        return std::unexpected(read.error());
    if (!read->program) {
        return fail(ErrorKind::Unsupported,
                    u"the MPEG transport stream has no program map table in its first %1 KiB"_s.arg(
                        kLongestHeadBytes / 1024),
                    ErrorCode::MediaNoIndex);
    }
    if (read->isMainScrambled) {
        return fail(ErrorKind::Unsupported,
                    u"the video is scrambled (pay TV): it can only be played with the key it was sent with"_s,
                    ErrorCode::MediaEncrypted);
    }
    MediaInfo info;
    info.container = Container::MpegTs;
    info.sizeBytes = source.sizeBytes();
    info.tracks = std::move(read->tracks);
    info.mainTrack = read->mainTrack;
    info.notes = std::move(read->notes);
    if (read->programs > 1)
        info.notes << u"the file holds %1 programs: number %2 is taken"_s.arg(read->programs)
                          .arg(read->program->number);
    info.keyframes.timescale = kTransportTimescale;
    TransportStreamLayout layout;
    layout.form = place->form;
    layout.firstPacketBytes = place->offsetBytes;
    layout.programNumber = read->program->number;
    layout.pcrPid = read->program->pcrPid;
    layout.clocks.push_back({0, read->firstStamp.value_or(0), 0});
    if (info.sizeBytes > 0 && source.canSeek() && read->firstStamp) {
        auto ends = readEnds(source, info, layout, read->bitsPerSecond, cancel);
        if (!ends)
            return std::unexpected(ends.error());
        layout.ends = std::move(*ends);
        setDuration(info, layout, read->bitsPerSecond);
    } else if (info.sizeBytes > InOrderSource::kReachBytes && read->firstStamp) {
        if (const auto estimated = estimateDuration(source, *place, info, cancel); !estimated)
            return std::unexpected(estimated.error());
    }
    info.layout = std::move(layout);
    info.notes << u"transport streams have no index: where the keyframes are takes reading the file once"_s;
    return info;
}

} // namespace cuegate
