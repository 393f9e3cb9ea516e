// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamScan.h"

#include "core/base/MediaTime.h"
#include "core/media/PesStarts.h"
#include "core/probe/TransportStreamLead.h"
#include "core/probe/TransportTrackEnd.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kSecond = kTransportTimescale;
static constexpr qint64 kPieceBytes = 1024 * 1024;
static constexpr qint64 kLastPicturesBytes = 2 * 1024 * 1024;
static constexpr size_t kMostKeyframes = 200'000;
static constexpr size_t kMostClocks = 10'000;

namespace {

struct ScannedTrack
{
    const Track *track = nullptr;
    PesStarts starts{Codec::Unknown};
    bool keepsTime = false;                  ///< video or audio: its time stamps follow each other closely
    std::optional<TransportTrackEnd> ending; ///< if it keeps time
    qint64 pesPackets = 0;
    std::optional<qint64> last;    ///< decoding time of the last PES packet
    std::optional<qint64> first;   ///< earliest presentation time
    qint64 step = 0;               ///< between the last two PES packets
    qint64 end = 0;                ///< of the presentation, as well as the beginnings of PES packets tell
    size_t clock = 0;              ///< that the last PES packet went by
    std::optional<SoundGrid> grid; ///< of sound, from its first PES packet on
};

struct ScannedKeyframe : Keyframe
{
    qint64 leadTicks = 0;
};

class Scan
{
public:
    explicit Scan(const MediaInfo &found, const TransportStreamLayout &layout);

    void take(QByteArrayView bytes, qint64 offsetBytes, qsizetype &consumed);
    [[nodiscard]] qint64 time() const { return m_time; }
    [[nodiscard]] MediaInfo finish(qint64 endBytes);

private:
    [[nodiscard]] bool mayBeOfEnd(const ScannedTrack &track, qint64 offsetBytes) const;
    void takeFound(ScannedTrack &track);
    void begun(ScannedTrack &track, const PesStart &start);
    void lookAtGrid(ScannedTrack &track, qint64 shown);
    void follow(ScannedTrack &track, qint64 stamp, qint64 offsetBytes);
    void close(ScannedTrack &track, qint64 overlap);
    void keyframe(qint64 time, qint64 offsetBytes);

    MediaInfo m_info;
    TransportStreamLayout m_layout;
    std::array<quint8, kNullPid + 1> m_numbers{}; ///< by PID: number of the track from 1 on
    std::vector<ScannedTrack> m_tracks;
    std::vector<PesStart> m_found;
    std::vector<ScannedKeyframe> m_keyframes;
    std::optional<LeadWatch> m_lead; ///< of the last of them
    size_t m_clockKeyframe = 0;      ///< the first keyframe since the last jump
    qint64 m_spacing = 0;            ///< of keyframes that are kept
    qint64 m_jumps = 0;
    bool m_isAfterJump = false; ///< the last clock is of a jump, not of the wrap
    qint64 m_scrambled = 0;
    qint64 m_time = 0;
};

} // namespace

Scan::Scan(const MediaInfo &found, const TransportStreamLayout &layout)
    : m_info(found)
    , m_layout(layout)
{
    m_layout.clocks.resize(1);
    m_layout.ends.clear();
    m_layout.unsteadySounds.clear();
    m_tracks.resize(m_info.tracks.size());
    for (size_t i = 0; i < m_tracks.size() && i < 255; ++i) {
        const Track &track = m_info.tracks[i];
        m_tracks[i].track = &track;
        m_tracks[i].keepsTime = track.type == TrackType::Video || track.type == TrackType::Audio;
        const bool isMainVideo = track.id == m_info.mainTrack && track.type == TrackType::Video;
        if (m_tracks[i].keepsTime)
            m_tracks[i].ending.emplace(track);
        m_tracks[i].starts = PesStarts(isMainVideo ? track.codec : Codec::Unknown);
        m_numbers[track.containerId & kNullPid] = quint8(i + 1);
    }
}

void Scan::take(QByteArrayView bytes, qint64 offsetBytes, qsizetype &consumed)
{
    consumed = forEachPacket(bytes, m_layout.form, 0, [&](QByteArrayView packet, qsizetype at) {
        const int pid = (quint8(packet[1]) & 0x1F) << 8 | quint8(packet[2]);
        const int number = m_numbers[size_t(pid)];
        if (number == 0)
            return;
        ScannedTrack &track = m_tracks[size_t(number) - 1];
        const bool startsUnit = quint8(packet[1]) & 0x40;
        const bool isOfEnd = mayBeOfEnd(track, offsetBytes + at);
        if (!startsUnit && !track.starts.wantsMore() && !isOfEnd)
            return;
        const auto read = readTransportPacket(packet);
        if (!read)
            return;
        if (read->isScrambled && track.track->id == m_info.mainTrack)
            ++m_scrambled;
        if (isOfEnd)
            track.ending->add(*read, offsetBytes + at);
        m_found.clear();
        track.starts.add(*read, offsetBytes + at, m_found);
        takeFound(track);
    });
}

/// Sound is little and may end anywhere; the picture, too, if it is not known where the file does.
bool Scan::mayBeOfEnd(const ScannedTrack &track, qint64 offsetBytes) const
{
    const bool isSound = track.track->type == TrackType::Audio;
    return track.ending && (isSound || offsetBytes >= m_info.sizeBytes - kLastPicturesBytes);
}

void Scan::takeFound(ScannedTrack &track)
{
    for (const PesStart &start : m_found) {
        if (start.what == PesStart::What::Begun)
            begun(track, start);
        else
            keyframe(m_layout.timeOf(*start.header.pts, start.offsetBytes), start.offsetBytes);
    }
}

void Scan::begun(ScannedTrack &track, const PesStart &start)
{
    constexpr qint64 kAudioSpacing = kSecond / 2;
    ++track.pesPackets;
    if (!start.header.pts)
        return;
    const qint64 stamp = start.header.dts.value_or(*start.header.pts);
    if (track.keepsTime)
        follow(track, stamp, start.offsetBytes);
    const qint64 shown = m_layout.timeOf(*start.header.pts, start.offsetBytes);
    track.first = std::min(track.first.value_or(shown), shown);
    lookAtGrid(track, shown);
    track.end = std::max(track.end, shown + track.step);
    m_time = std::max(m_time, shown);
    if (track.track->id == m_info.mainTrack && m_lead) {
        if (m_lead->take(shown))
            m_keyframes.back().leadTicks = m_lead->leadTicks();
        else
            m_lead.reset();
    }
    const bool isMainAudio = track.track->id == m_info.mainTrack && track.track->type == TrackType::Audio;
    if (isMainAudio && (m_keyframes.empty() || shown - m_keyframes.back().time >= kAudioSpacing))
        keyframe(shown, start.offsetBytes);
}

void Scan::lookAtGrid(ScannedTrack &track, qint64 shown)
{
    const auto &audio = track.track->audio;
    if (track.track->type != TrackType::Audio || !audio || audio->frameSamples == 0 || audio->sampleRate == 0)
        return;
    if (!track.grid)
        track.grid = SoundGrid{kTransportTimescale, audio->sampleRate, shown, 0, audio->frameSamples};
    else if (!track.grid->frameNear(shown))
        m_layout.unsteadySounds.insert(track.track->id);
}

/// Sees to it that the clock at \p offsetBytes fits to what the track had before.
void Scan::follow(ScannedTrack &track, qint64 stamp, qint64 offsetBytes)
{
    constexpr qint64 kBackward = kSecond / 2;
    constexpr qint64 kForward = 10 * kSecond;
    constexpr qint64 kFarFromClock = qint64(1) << 31;
    qint64 time = m_layout.timeOf(stamp, offsetBytes);
    const TransportStreamLayout::Clock &clock = m_layout.clocks.back();
    const qint64 clockOffset = std::max(offsetBytes, clock.offsetBytes);
    // One that has nothing for a while, as the others go on, does not jump.
    const bool isJump =
        track.last && (time < *track.last - kBackward || time > std::max(*track.last, m_time) + kForward);
    if (isJump && m_layout.clocks.size() < kMostClocks) {
        ++m_jumps;
        time = *track.last + track.step;
        m_layout.clocks.push_back({clockOffset, stamp, time});
        m_clockKeyframe = m_keyframes.size();
        m_isAfterJump = true;
    } else if (time - clock.time > kFarFromClock && m_layout.clocks.size() < kMostClocks) {
        m_layout.clocks.push_back({clockOffset, stamp, time});
        m_isAfterJump = false;
    } else if (track.last && m_isAfterJump && track.clock + 1 < m_layout.clocks.size()) {
        close(track, *track.last + track.step - time);
        time = m_layout.timeOf(stamp, offsetBytes);
    }
    if (track.last && time > *track.last && time - *track.last < kForward)
        track.step = time - *track.last;
    track.last = time;
    track.clock = m_layout.clocks.size() - 1;
}

/// The first PES packet of \p track after a jump that another track was the first to show: what it has before
/// may last longer. All that follows the jump is moved by the \p overlap.
void Scan::close(ScannedTrack &track, qint64 overlap)
{
    constexpr qint64 kMost = 5 * kSecond;
    if (overlap <= 0 || overlap > kMost)
        return;
    const size_t last = m_layout.clocks.size() - 1;
    m_layout.clocks.back().time += overlap;
    for (ScannedTrack &other : m_tracks) {
        if (&other == &track || other.clock != last || !other.last)
            continue;
        *other.last += overlap;
        other.end += overlap;
    }
    for (size_t i = m_clockKeyframe; i < m_keyframes.size(); ++i)
        m_keyframes[i].time += overlap;
}

void Scan::keyframe(qint64 time, qint64 offsetBytes)
{
    m_lead.reset();
    // Decoding may go on from a keyframe only if it is shown after all before it.
    if (!m_keyframes.empty() && time < m_keyframes.back().time + std::max<qint64>(m_spacing, 1))
        return;
    m_keyframes.push_back({{time, offsetBytes}, 0});
    if (m_keyframes.size() < 2 * kMostKeyframes) {
        m_lead.emplace(time);
        return;
    }
    m_spacing = m_spacing == 0 ? kSecond / 2 : m_spacing * 2;
    std::vector<ScannedKeyframe> kept;
    for (const ScannedKeyframe &key : m_keyframes) {
        if (kept.empty() || key.time - kept.back().time >= m_spacing)
            kept.push_back(key);
    }
    m_keyframes = std::move(kept);
    m_clockKeyframe = m_keyframes.size();
}

MediaInfo Scan::finish(qint64 endBytes)
{
    for (ScannedTrack &scanned : m_tracks) {
        m_found.clear();
        scanned.starts.finish(m_found);
        takeFound(scanned);
    }
    MediaInfo info = m_info;
    info.sizeBytes = endBytes;
    qint64 end = 0;
    for (ScannedTrack &scanned : m_tracks) {
        Track &track = info.tracks[scanned.track->id - 1];
        m_layout.pesPackets[track.id] = scanned.pesPackets;
        if (scanned.ending)
            scanned.end = scanned.ending->finish(m_layout).value_or(scanned.end);
        track.durationTicks = scanned.first ? std::max<qint64>(0, scanned.end - *scanned.first) : 0;
        if (!scanned.keepsTime || !scanned.first)
            continue;
        m_layout.ends[track.id] = scanned.end;
        end = std::max(end, scanned.end);
    }
    info.durationNs = rescale(end, kTransportTimescale, kNanosecondTimescale);
    info.notes.removeIf(
        [](const QString &note) { return note.startsWith(u"transport streams have no index"); });
    if (m_jumps > 0)
        info.notes << u"the time stamps jump at %1 places; the timeline goes on over them"_s.arg(m_jumps);
    if (m_spacing > 0)
        info.notes << u"of very many keyframes one in %1 ms is kept"_s.arg(m_spacing / 90);
    if (m_scrambled > 0)
        info.notes << u"%1 packets of the main track are scrambled and left out"_s.arg(m_scrambled);
    if (m_keyframes.empty())
        info.notes << u"no keyframe was found in the whole file"_s;
    info.keyframes.keyframes.assign(m_keyframes.begin(), m_keyframes.end());
    for (const ScannedKeyframe &key : m_keyframes) {
        if (key.leadTicks > 0)
            info.keyframes.leads[key.time] = key.leadTicks;
    }
    info.indexKind = info.keyframes.keyframes.empty() ? IndexKind::None : IndexKind::Scan;
    info.indexComplete = true;
    info.layout = std::move(m_layout);
    return info;
}

Result<std::shared_ptr<const MediaInfo>>
scanTransportStream(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
                    const std::function<void(ScanProgress)> &progress)
{
    const auto *layout = std::get_if<TransportStreamLayout>(&found.layout);
    if (!layout || layout->clocks.empty() || layout->form.packetBytes < kTransportPacketBytes)
        return fail(ErrorKind::InvalidArgument, u"only transport streams are scanned for packets"_s);
    Scan scan(found, *layout);
    const qint64 pieceBytes = kPieceBytes / layout->form.packetBytes * layout->form.packetBytes;
    qint64 offsetBytes = layout->firstPacketBytes;
    while (true) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const auto piece = source.read(ByteRange::ofSize(offsetBytes, pieceBytes), cancel);
        if (!piece)
            return std::unexpected(piece.error());
        qsizetype consumed = 0;
        scan.take(*piece, offsetBytes, consumed);
        const bool isEnd = consumed == 0 || piece->size() < pieceBytes;
        offsetBytes += isEnd ? piece->size() : consumed;
        if (progress)
            progress({offsetBytes, rescale(scan.time(), kTransportTimescale, kNanosecondTimescale)});
        if (isEnd)
            break;
    }
    return std::make_shared<const MediaInfo>(scan.finish(offsetBytes));
}

} // namespace cuegate
