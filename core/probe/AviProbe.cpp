// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviProbe.h"

#include "core/base/MediaTime.h"
#include "core/media/RiffReader.h"
#include "core/probe/MatroskaCodecs.h"
#include "core/probe/MatroskaTracks.h"
#include "core/probe/ScanWindow.h"

#include <algorithm>
#include <limits>
#include <numeric>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxHeaderBytes = 4 * 1024 * 1024;
static constexpr int kMaxChunksBeforeMovi = 256;
static constexpr size_t kMaxStreams = 64;
static constexpr qsizetype kBitmapInfoHeaderBytes = 40;
static constexpr qsizetype kWaveFormatExBytes = 18;

static std::unexpected<Error> corrupt(const QString &message)
{
    return fail(ErrorKind::CorruptInput, message, ErrorCode::MediaCorrupt);
}

static void readVideoFormat(QByteArrayView strf, const AviStream &stream, Track &track)
{
    // As Matroska stores the same: decoders and the copy path know it by this.
    track.codecId = u"V_MS/VFW/FOURCC"_s;
    track.codecPrivate = strf.toByteArray();
    track.codec = matroskaCodec(track.codecId, strf);
    track.timescale = stream.rate;
    track.defaultDurationNs = rescale(stream.scale, stream.rate, kNanosecondTimescale);
    VideoFormat &video = track.video.emplace();
    video.width = littleEndianAt<quint32>(strf, 4);
    video.height = quint32(qAbs(qint64(littleEndianAt<qint32>(strf, 8))));
    video.frameRateNumerator = stream.rate;
    video.frameRateDenominator = stream.scale;
}

static void readAudioFormat(QByteArrayView strf, AviStream &stream, Track &track)
{
    track.codecId = u"A_MS/ACM"_s;
    track.codecPrivate = strf.toByteArray();
    track.codec = matroskaCodec(track.codecId, strf);
    AudioFormat &audio = track.audio.emplace();
    audio.channels = littleEndianAt<quint16>(strf, 2);
    audio.sampleRate = littleEndianAt<quint32>(strf, 4);
    audio.bitsPerSample = littleEndianAt<quint16>(strf, 14);
    stream.blockBytes = littleEndianAt<quint16>(strf, 12);
    if (track.codec == Codec::Aac && strf.size() > kWaveFormatExBytes)
        track.codecConfig = strf.sliced(kWaveFormatExBytes).toByteArray();
    // Of sound, ticks are samples.
    track.timescale = audio.sampleRate;
}

/// A strl list: what a stream is.
static void readStream(QByteArrayView strl, AviDescription &avi)
{
    AviStream stream;
    QByteArrayView strh, strf, name;
    RiffReader::Chunk chunk;
    for (RiffReader reader(strl); reader.next(chunk);) {
        if (chunk.id == boxType("strh"))
            strh = chunk.payload;
        else if (chunk.id == boxType("strf"))
            strf = chunk.payload;
        else if (chunk.id == boxType("strn"))
            name = chunk.payload;
        else if (chunk.id == boxType("indx"))
            stream.index = chunk.payload.toByteArray();
    }
    stream.scale = littleEndianAt<quint32>(strh, 20);
    stream.rate = littleEndianAt<quint32>(strh, 24);
    stream.start = littleEndianAt<quint32>(strh, 28);
    stream.sampleBytes = littleEndianAt<quint32>(strh, 44);
    const quint32 length = littleEndianAt<quint32>(strh, 32);
    const BoxType type = fourccOf(strh);
    const bool isVideo = type == boxType("vids") && strf.size() >= kBitmapInfoHeaderBytes;
    const bool isAudio = type == boxType("auds") && strf.size() >= 16;
    if (stream.scale == 0 || stream.rate == 0) {
        // Writers of old left them out: 25 frames, or bytes of sound, per second.
        stream.scale = 1;
        stream.rate = isAudio ? std::max<quint32>(1, littleEndianAt<quint32>(strf, 8)) : 25;
    }
    const quint32 divisor = std::gcd(stream.scale, stream.rate);
    stream.scale /= divisor;
    stream.rate /= divisor;

    Track track;
    track.id = TrackId(avi.info.tracks.size() + 1);
    track.containerId = avi.streams.size();
    track.language = u"und"_s;
    const auto nameEnd = name.indexOf('\0');
    track.name = QString::fromLatin1(nameEnd >= 0 ? name.first(nameEnd) : name).left(256);
    if (isVideo) {
        track.type = TrackType::Video;
        readVideoFormat(strf, stream, track);
    } else if (isAudio) {
        track.type = TrackType::Audio;
        readAudioFormat(strf, stream, track);
    }
    if (track.timescale == 0)
        track.timescale = 1000;
    const auto ticks =
        qint64(std::min<quint64>(quint64(length) * stream.scale, std::numeric_limits<qint64>::max()));
    const qint64 durationNs = rescale(ticks, stream.rate, kNanosecondTimescale);
    track.durationTicks = rescale(durationNs, kNanosecondTimescale, track.timescale);
    stream.track = track.id;
    if (isVideo || isAudio)
        avi.info.durationNs = std::max(avi.info.durationNs, durationNs);
    avi.info.tracks.push_back(std::move(track));
    avi.streams.push_back(std::move(stream));
}

static void readHeaderList(QByteArrayView hdrl, AviDescription &avi)
{
    RiffReader::Chunk chunk;
    for (RiffReader reader(hdrl); reader.next(chunk) && avi.streams.size() < kMaxStreams;) {
        if (chunk.listType == boxType("strl"))
            readStream(chunk.payload, avi);
    }
}

static void readInfoList(QByteArrayView list, MediaInfo &info)
{
    RiffReader::Chunk chunk;
    for (RiffReader reader(list); reader.next(chunk);) {
        if (chunk.id != boxType("INAM"))
            continue;
        const auto end = chunk.payload.indexOf('\0');
        info.title = QString::fromUtf8(end >= 0 ? chunk.payload.first(end) : chunk.payload).left(1024);
    }
}

/// Motion JPEG is the film here, not a cover as in Matroska.
static TrackId chooseMainTrack(const std::vector<Track> &tracks)
{
    const auto film = std::ranges::find_if(tracks, [](const Track &track) {
        return track.type == TrackType::Video && track.codec != Codec::Unknown;
    });
    return film == tracks.end() ? chooseMatroskaMainTrack(tracks) : film->id;
}

Result<AviDescription> readAviDescription(const ByteSource &source, const CancelToken &cancel)
{
    AviDescription avi;
    avi.info.container = Container::Avi;
    avi.info.sizeBytes = source.sizeBytes();
    ScanWindow window(source, cancel);
    qint64 at = 12;
    for (int i = 0; i < kMaxChunksBeforeMovi && avi.moviOffsetBytes == 0; ++i) {
        Result<QByteArrayView> bytes = window.from(at, 12);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() < 12)
            break;
        const qint64 size = littleEndianAt<quint32>(*bytes, 4);
        const BoxType listType = fourccOf(*bytes) == boxType("LIST") ? fourccOf(*bytes, 8) : 0;
        if (listType == boxType("movi")) {
            avi.moviOffsetBytes = at + 8;
            // Of size 0 while recording goes on.
            avi.moviEndBytes = size > 4 ? std::min(at + 8 + size, window.endBytes()) : window.endBytes();
            break;
        }
        if ((listType == boxType("hdrl") || listType == boxType("INFO")) && size > 4) {
            if (size > kMaxHeaderBytes)
                return corrupt(u"the list at byte %1 is too big to be true"_s.arg(at));
            bytes = window.from(at, 8 + size);
            if (!bytes)
                return std::unexpected(bytes.error());
            const QByteArrayView list = bytes->first(std::min<qsizetype>(bytes->size(), 8 + size)).sliced(12);
            if (listType == boxType("hdrl"))
                readHeaderList(list, avi);
            else
                readInfoList(list, avi.info);
        }
        at += 8 + size + size % 2;
    }
    if (avi.info.tracks.empty())
        return corrupt(u"the AVI file has no list hdrl with streams"_s);
    if (avi.moviOffsetBytes == 0)
        return corrupt(u"the AVI file has no list movi before byte %1"_s.arg(at));
    avi.info.mainTrack = chooseMainTrack(avi.info.tracks);
    if (avi.info.mainTrack == 0) {
        return fail(ErrorKind::Unsupported,
                    u"none of the %1 streams holds video or audio"_s.arg(avi.streams.size()),
                    ErrorCode::MediaCodec);
    }
    avi.info.keyframes.timescale = avi.info.track(avi.info.mainTrack)->timescale;
    return avi;
}

Result<MediaInfo> probeAvi(const ByteSource &source, const CancelToken &cancel)
{
    auto avi = readAviDescription(source, cancel);
    if (!avi)
        return std::unexpected(avi.error());
    avi->info.notes << u"AVI: its index is made by scanning"_s;
    return std::move(avi->info);
}

} // namespace cuegate
