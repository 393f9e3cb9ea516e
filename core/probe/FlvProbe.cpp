// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvProbe.h"

#include "core/base/ByteReader.h"
#include "core/io/InOrderSource.h"
#include "core/media/AacConfig.h"
#include "core/media/MpegAudioHeader.h"
#include "core/probe/FlvKeyframes.h"
#include "core/probe/FlvTag.h"
#include "core/probe/KeyframeSearch.h"
#include "core/probe/MatroskaTracks.h"
#include "core/probe/ScanWindow.h"

#include <algorithm>
#include <bit>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxLookBytes = 1024 * 1024;
static constexpr qint64 kMaxConfigBytes = 64 * 1024;
/// How long to wait for the first tag of the other kind.
static constexpr qint64 kMaxLookMs = 5000;

std::optional<qint64> firstFlvTagBytes(QByteArrayView head)
{
    ByteReader reader(head);
    const quint32 signature = reader.u32();
    reader.skip(1);
    const quint32 headerBytes = reader.u32();
    if (reader.failed() || signature != 0x464C5601)
        return {};
    return qint64(std::max<quint32>(headerBytes, 9)) + 4;
}

/// A number of onMetaData (AMF 0); 0 if there is none of that name.
static double metaNumber(QByteArrayView script, QLatin1StringView name)
{
    constexpr char kNumberMarker = 0;
    QByteArray key;
    key.append('\0').append(char(name.size())).append(name.data(), name.size()).append(kNumberMarker);
    const auto at = script.indexOf(key);
    if (at < 0 || at + key.size() + 8 > script.size())
        return 0;
    const double number = std::bit_cast<double>(qFromBigEndian<quint64>(script.data() + at + key.size()));
    return std::isfinite(number) ? number : 0;
}

static void readMetaData(QByteArrayView script, MediaInfo &info, VideoFormat &video)
{
    constexpr double kMostPixels = 65535;
    constexpr double kMostSeconds = 1e9;
    const auto pixels = [&](QLatin1StringView name) {
        return quint32(std::clamp(metaNumber(script, name), 0.0, kMostPixels));
    };
    video.width = pixels("width"_L1);
    video.height = pixels("height"_L1);
    if (const double rate = metaNumber(script, "framerate"_L1); rate >= 1 && rate <= 300) {
        video.frameRateNumerator = quint32(std::lround(rate * 1000));
        video.frameRateDenominator = 1000;
    }
    info.durationNs = qint64(std::clamp(metaNumber(script, "duration"_L1), 0.0, kMostSeconds) * 1e9);
}

static void readSoundFormat(const FlvTag &tag, QByteArrayView payload, Track &track)
{
    AudioFormat &audio = *track.audio;
    audio.sampleRate = 5512U << (tag.soundFlags >> 2 & 3);
    if (audio.sampleRate > 5512)
        audio.sampleRate = 11025U << ((tag.soundFlags >> 2 & 3) - 1);
    audio.bitsPerSample = tag.soundFlags & 2 ? 16 : 8;
    audio.channels = tag.soundFlags & 1 ? 2 : 1;
    if (track.codec == Codec::Aac) {
        if (const auto aac = parseAacConfig(track.codecConfig)) {
            audio.sampleRate = aac->sampleRate;
            audio.channels = aac->channels;
            audio.frameSamples = aac->frameSamples;
        }
    } else if (track.codec == Codec::Mp3) {
        if (const auto header = parseMpegAudioHeader(payload)) {
            audio.sampleRate = header->sampleRate;
            audio.channels = header->channels;
            audio.frameSamples = header->frameSamples;
        }
    }
    if (audio.frameSamples > 0 && audio.sampleRate > 0)
        track.timescale = audio.sampleRate;
}

namespace {

struct Found
{
    Track video, audio;
    bool hasVideo = false, hasAudio = false;
    ByteRange script; ///< payload of onMetaData; empty if there is none
};

} // namespace

static void takeTag(const FlvTag &tag, QByteArrayView payload, Found &found)
{
    const bool isVideo = tag.type == TrackType::Video;
    Track &track = isVideo ? found.video : found.audio;
    track.type = tag.type;
    track.codec = tag.codec;
    track.codecId = tag.codecId;
    track.language = u"und"_s;
    track.timescale = 1000;
    if (tag.kind == FlvTag::Kind::Config) {
        track.codecPrivate = payload.toByteArray();
        // Of VP9 and the others, it is not what their sample entries carry, or the first sample tells it.
        const bool isSame = tag.codec == Codec::H264 || tag.codec == Codec::Hevc || tag.codec == Codec::Av1 ||
                            tag.codec == Codec::Aac;
        if (isSame)
            track.codecConfig = track.codecPrivate;
    }
    if (isVideo) {
        found.hasVideo = true;
    } else {
        track.audio.emplace();
        readSoundFormat(tag, payload, track);
        found.hasAudio = true;
    }
}

static Result<Found> lookForTracks(ScanWindow &window, qint64 at, MediaInfo &info)
{
    Found found;
    VideoFormat video;
    std::optional<qint64> firstMs;
    while (at < std::min(kMaxLookBytes, window.endBytes()) && !(found.hasVideo && found.hasAudio)) {
        Result<QByteArrayView> bytes = window.from(at, FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        if (!tag)
            break;
        const bool isAwaited = tag->type == TrackType::Video
                                   ? !found.hasVideo
                                   : tag->type == TrackType::Audio && !found.hasAudio;
        const bool isWanted =
            tag->kind == FlvTag::Kind::Script || (isAwaited && tag->kind != FlvTag::Kind::Other);
        if (isWanted) {
            const qint64 payloadBytes = std::min(tag->payloadBytes, kMaxConfigBytes);
            bytes = window.from(at, tag->payloadOffset + payloadBytes);
            if (!bytes)
                return std::unexpected(bytes.error());
            const QByteArrayView payload =
                bytes->sliced(std::min<qsizetype>(tag->payloadOffset, bytes->size()))
                    .first(std::clamp<qsizetype>(bytes->size() - tag->payloadOffset, 0, payloadBytes));
            if (tag->kind == FlvTag::Kind::Script) {
                readMetaData(payload, info, video);
                found.script = ByteRange::ofSize(at + tag->payloadOffset, tag->payloadBytes);
            } else {
                takeTag(*tag, payload, found);
            }
        }
        if (tag->type != TrackType::Other) {
            firstMs = firstMs.value_or(tag->timeMs);
            if (tag->timeMs - *firstMs > kMaxLookMs)
                break;
        }
        at += tag->totalBytes;
    }
    if (found.hasVideo)
        found.video.video = video;
    return found;
}

/// Takes the list of keyframes in \p script, if it is true, for the index.
static Result<void> takeKeyframes(ScanWindow &window, const ByteRange &script, MediaInfo &info)
{
    constexpr qint64 kMostBytes = 8 * 1024 * 1024;
    const Track &main = *info.track(info.mainTrack);
    if (main.type != TrackType::Video || script.isEmpty() || script.sizeBytes() > kMostBytes)
        return {};
    const auto bytes = window.from(script.beginBytes, script.sizeBytes());
    if (!bytes)
        return std::unexpected(bytes.error());
    const QByteArray payload =
        bytes->first(std::min<qsizetype>(bytes->size(), script.sizeBytes())).toByteArray();
    auto index = readFlvKeyframes(window, payload, main);
    if (!index && isOutOfReach(index.error())) {
        info.notes
            << u"the list of keyframes in onMetaData cannot be checked without ranges: it is not used"_s;
        return {};
    }
    if (!index)
        return std::unexpected(index.error());
    if (!*index) {
        if (payload.contains("filepositions"))
            info.notes << u"the list of keyframes in onMetaData is not true"_s;
        return {};
    }
    info.keyframes = std::move(**index);
    info.indexKind = IndexKind::Scan;
    info.indexComplete = true;
    return {};
}

Result<MediaInfo> probeFlv(const ByteSource &source, const CancelToken &cancel)
{
    MediaInfo info;
    info.container = Container::Flv;
    info.sizeBytes = source.sizeBytes();
    ScanWindow window(source, cancel);
    const Result<QByteArrayView> head = window.from(0, 13);
    if (!head)
        return std::unexpected(head.error());
    const auto first = firstFlvTagBytes(*head);
    if (!first)
        return fail(ErrorKind::CorruptInput, u"the FLV header at byte 0 is damaged"_s,
                    ErrorCode::MediaCorrupt);
    auto found = lookForTracks(window, *first, info);
    if (!found)
        return std::unexpected(found.error());
    for (Track *track :
         {found->hasVideo ? &found->video : nullptr, found->hasAudio ? &found->audio : nullptr}) {
        if (!track)
            continue;
        track->id = TrackId(info.tracks.size() + 1);
        track->containerId = track->id;
        info.tracks.push_back(std::move(*track));
    }
    info.mainTrack = chooseMatroskaMainTrack(info.tracks);
    if (info.mainTrack == 0) {
        return fail(ErrorKind::Unsupported, u"the first tags of the FLV file hold no video and no audio"_s,
                    ErrorCode::MediaCodec);
    }
    info.keyframes.timescale = info.track(info.mainTrack)->timescale;
    if (const auto taken = takeKeyframes(window, found->script, info); !taken)
        return std::unexpected(taken.error());
    if (info.indexKind == IndexKind::None) {
        info.notes << u"FLV: its index is made by scanning"_s;
        return info;
    }
    info.notes << u"FLV: its keyframes are those that onMetaData lists"_s;
    const auto endNs = searchedEndNs(source, info, cancel);
    if (!endNs)
        return std::unexpected(endNs.error());
    info.durationNs = *endNs;
    return info;
}

} // namespace cuegate
