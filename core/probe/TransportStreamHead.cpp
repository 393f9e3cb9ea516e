// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamHead.h"

#include "core/media/AacConfig.h"
#include "core/media/AccessUnitSplitter.h"
#include "core/media/AudioFrameSplitter.h"
#include "core/media/BitWriter.h"
#include "core/media/CodecConfig.h"
#include "core/media/DtsFrames.h"
#include "core/media/Mpeg4Headers.h"
#include "core/media/MpegAudioHeader.h"
#include "core/media/MpegVideoHeader.h"
#include "core/media/TransportPcm.h"
#include "core/media/Vc1Headers.h"
#include "core/probe/TransportStreamTracks.h"
#include "core/probe/UnnamedStreams.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

/// One track while the head passes by.
struct TrackHead
{
    explicit TrackHead(Track &described)
        : track(&described)
        , units(described.codec, {})
        , frames(described.codec)
    {
    }
    Track *track;
    PesAssembler pes;
    AccessUnitSplitter units;
    AudioFrameSplitter frames;
    bool isComplete = false; ///< configuration and format are known
    int scrambledPackets = 0;
    int clearPackets = 0;
    std::optional<qint64> firstStamp; ///< earliest
    std::vector<qint64> decodeStamps;
    QString problem; ///< why the configuration could not be made of what was there
};

} // namespace

/// AudioSpecificConfig of what an ADTS header says (ISO/IEC 14496-3 sections 1.6.2.1 and 1.A.2.2).
static QByteArray configOfAdts(QByteArrayView header)
{
    const quint32 profile = quint8(header[2]) >> 6;
    const quint32 rate = quint8(header[2]) >> 2 & 15;
    const quint32 channels = (quint8(header[2]) & 1) << 2 | quint8(header[3]) >> 6;
    if (channels == 0)
        return {}; // said by a program_config_element in the frame
    BitWriter writer;
    writer.bits(profile + 1, 5);
    writer.bits(rate, 4);
    writer.bits(channels, 4);
    writer.bits(0, 3);
    return writer.take();
}

static void describeAudio(TrackHead &head, const AudioFrame &frame)
{
    Track &track = *head.track;
    switch (track.codec) {
    case Codec::Aac:
        if (isLoasSync(frame.header))
            track.codecConfig = latmConfig(frame.header);
        else if (frame.header.size() >= 7)
            track.codecConfig = configOfAdts(frame.header);
        if (track.codecConfig.isEmpty()) {
            head.problem = u"its channels are not in the header of its frames"_s;
            return;
        }
        break;
    case Codec::Mp3: {
        const auto header = parseMpegAudioHeader(frame.bytes);
        if (!header)
            return;
        track.codec = header->layer == 3 ? Codec::Mp3 : Codec::Mp2;
        track.audio->sampleRate = header->sampleRate;
        track.audio->channels = header->channels;
        track.audio->frameSamples = header->frameSamples;
        head.isComplete = track.codec == Codec::Mp2;
        break;
    }
    case Codec::Ac3:
    case Codec::Eac3:
    case Codec::Opus:
        break;
    case Codec::Dts:
        track.audio = readDtsFormat(frame.bytes).value_or(AudioFormat{});
        (void)completeCodecConfig(track, frame.bytes); // else it is only converted
        head.isComplete = true;
        break;
    case Codec::TrueHd:
        track.audio = readTrueHdFormat(frame.bytes).value_or(AudioFormat{});
        head.isComplete = track.audio->sampleRate > 0;
        if (!head.isComplete)
            return;
        break;
    case Codec::Pcm:
        track.audio = readTransportPcmFormat(track.codecId, frame.bytes).value_or(AudioFormat{});
        head.isComplete = true;
        break;
    default:
        head.isComplete = true;
    }
    if (head.isComplete)
        return;
    const auto completed = completeCodecConfig(track, frame.bytes);
    if (!completed) {
        head.problem = completed.error().message;
        return;
    }
    if (track.codec == Codec::Opus)
        track.audio->frameSamples = frame.samples;
    head.isComplete = true;
}

static void describeVideo(TrackHead &head, const AccessUnit &unit)
{
    Track &track = *head.track;
    switch (track.codec) {
    case Codec::H264:
    case Codec::Hevc: {
        const auto completed = completeCodecConfig(track, unit.bytes);
        head.isComplete = completed.has_value();
        if (!completed)
            head.problem = completed.error().message;
        break;
    }
    case Codec::Mpeg1Video:
    case Codec::Mpeg2Video:
        if (const auto format = readMpegVideoFormat(unit.bytes)) {
            track.video = *format;
            if (track.codec == Codec::Mpeg2Video)
                (void)completeCodecConfig(track, unit.bytes); // else it is only converted
            head.isComplete = true;
        }
        break;
    case Codec::Mpeg4Part2:
        if (const auto format = readMpeg4Format(unit.bytes)) {
            track.video = *format;
            track.codecPrivate = mpeg4Header(unit.bytes).toByteArray();
            head.isComplete = true;
        }
        break;
    case Codec::Vc1:
        if (const auto format = readVc1Format(unit.bytes)) {
            track.video = *format;
            track.codecPrivate = vc1Header(unit.bytes).toByteArray();
            head.isComplete = true;
        }
        break;
    default:
        head.isComplete = true;
    }
}

static void takePes(TrackHead &head, const PesPacket &pes)
{
    const auto &header = pes.header;
    if (header.pts)
        head.firstStamp = head.firstStamp && timeStampDistance(*head.firstStamp, *header.pts) >= 0
                              ? head.firstStamp
                              : header.pts;
    if (header.dts)
        head.decodeStamps.push_back(*header.dts);
    if (head.isComplete)
        return;
    if (head.track->type == TrackType::Audio) {
        for (const AudioFrame &frame : head.frames.add(header.pts, pes.payload()).frames) {
            if (!head.isComplete)
                describeAudio(head, frame);
        }
    } else if (head.track->type == TrackType::Video && hasStartCodes(head.track->codec)) {
        std::vector<AccessUnit> units;
        head.units.add({pes.offsetBytes, header.pts, header.dts}, pes.payload(), units);
        for (const AccessUnit &unit : units) {
            if (!head.isComplete)
                describeVideo(head, unit);
        }
    } else {
        head.isComplete = true;
    }
}

/// What is in a stream that ends here.
static void finishTrack(TrackHead &head)
{
    std::vector<PesPacket> rest;
    head.pes.finish(rest);
    for (const PesPacket &pes : rest)
        takePes(head, pes);
    for (const AudioFrame &frame : head.frames.finish().frames) {
        if (!head.isComplete && head.track->type == TrackType::Audio)
            describeAudio(head, frame);
    }
    std::vector<AccessUnit> units;
    head.units.finish(units);
    for (const AccessUnit &unit : units) {
        if (!head.isComplete)
            describeVideo(head, unit);
    }
}

/// The most frequent distance of decoding times; 0 if there are too few.
static qint64 usualDistance(const std::vector<qint64> &stamps)
{
    std::map<qint64, int> counts;
    for (size_t i = 1; i < stamps.size(); ++i) {
        const qint64 distance = timeStampDistance(stamps[i - 1], stamps[i]);
        if (distance > 0 && distance < 10 * qint64(kTransportTimescale))
            ++counts[distance];
    }
    const auto usual = std::ranges::max_element(counts, {}, [](const auto &entry) { return entry.second; });
    return usual == counts.end() || stamps.size() < 4 ? 0 : usual->first;
}

static bool isScrambled(const TrackHead &head)
{
    return head.scrambledPackets > 0 && head.clearPackets == 0;
}

static std::vector<ProgramMap> findPrograms(QByteArrayView bytes, const PacketPlace &place, int &programs)
{
    constexpr size_t kMostPrograms = 64;
    std::vector<ProgramPlace> places;
    SectionAssembler associations;
    std::vector<QByteArray> sections;
    forEachPacket(bytes, place.form, place.offsetBytes, [&](QByteArrayView packet, qsizetype) {
        const auto read = readTransportPacket(packet);
        if (!read || read->pid != 0 || !places.empty())
            return;
        associations.add(*read, sections);
        if (!sections.empty())
            places = readProgramAssociation(sections.back());
    });
    places.resize(std::min(places.size(), kMostPrograms));
    programs = int(places.size());
    std::map<quint16, SectionAssembler> maps;
    for (const ProgramPlace &program : places)
        maps[program.pid];
    std::map<quint16, ProgramMap> found;
    forEachPacket(bytes, place.form, place.offsetBytes, [&](QByteArrayView packet, qsizetype) {
        const auto read = readTransportPacket(packet);
        const auto map = read ? maps.find(read->pid) : maps.end();
        if (map == maps.end())
            return;
        sections.clear();
        map->second.add(*read, sections);
        for (const QByteArray &section : sections) {
            if (auto program = readProgramMap(section))
                found.try_emplace(program->number, std::move(*program));
        }
    });
    std::vector<ProgramMap> ordered;
    for (const ProgramPlace &program : places) {
        if (const auto map = found.find(program.number); map != found.end())
            ordered.push_back(map->second);
    }
    return ordered;
}

static bool hasVideo(const ProgramMap &program)
{
    const std::vector<Track> tracks = transportStreamTracks(program);
    return std::ranges::any_of(tracks, [](const Track &track) { return track.type == TrackType::Video; });
}

static TrackId chooseMain(const std::vector<Track> &tracks)
{
    for (const TrackType type : {TrackType::Video, TrackType::Audio}) {
        for (const Track &track : tracks) {
            if (track.type == type && track.codec != Codec::Unknown)
                return track.id;
        }
    }
    return 0;
}

namespace {

/// The bit rate between the first and the last clock reference.
struct RateMeter
{
    std::optional<qint64> firstPcr;
    qint64 firstAt = 0;
    qint64 lastPcr = 0;
    qint64 lastAt = 0;

    void note(qint64 pcr, qint64 at)
    {
        if (!firstPcr) {
            firstPcr = pcr;
            firstAt = at;
        }
        lastPcr = pcr;
        lastAt = at;
    }
    [[nodiscard]] qint64 bitsPerSecond() const
    {
        const qint64 ticks = firstPcr ? timeStampDistance(*firstPcr, lastPcr) : 0;
        return ticks > 0 ? (lastAt - firstAt) * 8 * kTransportTimescale / ticks : 0;
    }
};

} // namespace

static void conclude(TransportStreamHead &head, std::vector<TrackHead> &heads)
{
    for (const TrackHead &read : heads) {
        Track &track = *read.track;
        track.isEncrypted = isScrambled(read);
        if (read.firstStamp &&
            (!head.firstStamp || timeStampDistance(*head.firstStamp, *read.firstStamp) < 0))
            head.firstStamp = read.firstStamp;
        if (track.video && track.video->frameRateNumerator == 0) {
            const qint64 distance = usualDistance(read.decodeStamps);
            track.defaultDurationNs = distance * 1'000'000'000 / kTransportTimescale;
        }
        if (!read.problem.isEmpty() && !read.isComplete)
            head.notes << u"track %1: %2"_s.arg(track.id).arg(read.problem);
        if (track.id == head.mainTrack) {
            head.lacksMainConfig = !read.isComplete;
            head.isMainScrambled = track.isEncrypted;
        } else if (track.type != TrackType::Subtitle) {
            head.lacksOtherConfig = head.lacksOtherConfig || !read.isComplete;
        }
    }
}

TransportStreamHead readTransportStreamHead(QByteArrayView bytes, const PacketPlace &place, HeadExtent extent)
{
    TransportStreamHead head;
    std::vector<ProgramMap> programs = findPrograms(bytes, place, head.programs);
    if (programs.empty())
        return head;
    const auto withVideo = std::ranges::find_if(programs, hasVideo);
    head.program = withVideo == programs.end() ? programs.front() : *withVideo;
    UnnamedStreams unnamed(*head.program);
    if (!unnamed.isEmpty()) {
        forEachPacket(bytes, place.form, place.offsetBytes, [&](QByteArrayView packet, qsizetype) {
            if (const auto read = readTransportPacket(packet))
                unnamed.add(*read);
        });
    }
    head.tracks = transportStreamTracks(*head.program, unnamed.seen());
    head.lacksOtherConfig = extent == HeadExtent::Beginning && unnamed.lacksSound();
    head.mainTrack = chooseMain(head.tracks);

    std::vector<TrackHead> heads;
    heads.reserve(head.tracks.size());
    std::map<quint16, TrackHead *> byPid;
    for (Track &track : head.tracks) {
        heads.emplace_back(track);
        byPid[quint16(track.containerId)] = &heads.back();
    }
    RateMeter rate;
    std::vector<PesPacket> done;
    forEachPacket(bytes, place.form, place.offsetBytes, [&](QByteArrayView packet, qsizetype at) {
        const auto read = readTransportPacket(packet);
        if (!read)
            return;
        if (read->pcr && read->pid == head.program->pcrPid)
            rate.note(*read->pcr, at);
        const auto found = byPid.find(read->pid);
        if (found == byPid.end())
            return;
        TrackHead &track = *found->second;
        ++(read->isScrambled ? track.scrambledPackets : track.clearPackets);
        done.clear();
        track.pes.add(*read, at, done);
        for (const PesPacket &pes : done)
            takePes(track, pes);
    });
    if (extent == HeadExtent::WholeFile)
        std::ranges::for_each(heads, finishTrack);
    head.bitsPerSecond = rate.bitsPerSecond();
    conclude(head, heads);
    return head;
}

} // namespace cuegate
