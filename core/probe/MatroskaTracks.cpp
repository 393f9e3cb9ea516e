// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaTracks.h"

#include "core/base/MediaTime.h"
#include "core/media/MatroskaIds.h"
#include "core/media/ZlibInflate.h"
#include "core/probe/MatroskaCodecs.h"
#include "core/probe/MatroskaVideo.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kMaxCodecPrivateBytes = 4 * 1024 * 1024;

static AudioFormat readAudio(EbmlReader reader)
{
    AudioFormat audio{.sampleRate = 8000, .channels = 1}; // the defaults of RFC 9559
    while (reader.next()) {
        switch (reader.id()) {
        case mkv::SamplingFrequency: {
            const double rate = std::round(reader.toFloat());
            audio.sampleRate = rate >= 1 && rate <= 10'000'000 ? quint32(rate) : 0;
            break;
        }
        case mkv::Channels:
            audio.channels = quint16(std::min<quint64>(reader.toUnsigned(), 255));
            break;
        case mkv::BitDepth:
            audio.bitsPerSample = quint16(std::min<quint64>(reader.toUnsigned(), 255));
            break;
        default:
            break;
        }
    }
    return audio;
}

struct ContentEncoding
{
    quint64 scope = 1; ///< 1: frames, 2: CodecPrivate
    bool isEncryption = false;
    quint64 algorithm = 0; ///< 0: zlib, 3: header stripping
    QByteArray settings;
};

static ContentEncoding readContentEncoding(EbmlReader reader)
{
    ContentEncoding encoding;
    while (reader.next()) {
        switch (reader.id()) {
        case mkv::ContentEncodingScope:
            encoding.scope = reader.toUnsigned();
            break;
        case mkv::ContentEncodingType:
            encoding.isEncryption = reader.toUnsigned() == 1;
            break;
        case mkv::ContentEncryption:
            encoding.isEncryption = true;
            break;
        case mkv::ContentCompression: {
            EbmlReader compression = reader.children();
            while (compression.next()) {
                if (compression.id() == mkv::ContentCompAlgo)
                    encoding.algorithm = compression.toUnsigned();
                else if (compression.id() == mkv::ContentCompSettings && compression.payload().size() <= 4096)
                    encoding.settings = compression.payload().toByteArray();
            }
            break;
        }
        default:
            break;
        }
    }
    return encoding;
}

struct Entry
{
    Track track;
    quint64 uid = 0;
    quint64 type = 0;
    QString language = u"eng"_s; ///< RFC 9559 section 5.1.4.1.19
    QString languageBcp47;
    std::vector<ContentEncoding> encodings;
};

static void readEntryChild(EbmlReader &reader, Entry &entry)
{
    Track &track = entry.track;
    switch (reader.id()) {
    case mkv::TrackNumber:
        track.containerId = reader.toUnsigned();
        break;
    case mkv::TrackUID:
        entry.uid = reader.toUnsigned();
        break;
    case mkv::TrackType:
        entry.type = reader.toUnsigned();
        break;
    case mkv::FlagEnabled:
        track.isEnabled = reader.toUnsigned() != 0;
        break;
    case mkv::FlagDefault:
        track.isDefault = reader.toUnsigned() != 0;
        break;
    case mkv::FlagForced:
        track.isForced = reader.toUnsigned() != 0;
        break;
    case mkv::DefaultDuration:
        track.defaultDurationNs =
            qint64(std::min<quint64>(reader.toUnsigned(), quint64(kMaxMatroskaFrameNs) + 1));
        break;
    case mkv::CodecDelay:
        track.codecDelayNs = qint64(std::min<quint64>(reader.toUnsigned(), quint64(kMaxMatroskaFrameNs)));
        break;
    case mkv::Name:
        track.name = reader.toString();
        break;
    case mkv::Language:
        entry.language = reader.toString();
        break;
    case mkv::LanguageBCP47:
        entry.languageBcp47 = reader.toString();
        break;
    case mkv::CodecID:
        track.codecId = reader.toString();
        break;
    case mkv::CodecPrivate:
        if (reader.payload().size() <= kMaxCodecPrivateBytes)
            track.codecPrivate = reader.payload().toByteArray();
        break;
    case mkv::Video:
        track.video = readMatroskaVideo(reader.children());
        break;
    case mkv::Audio:
        track.audio = readAudio(reader.children());
        break;
    case mkv::ContentEncodings: {
        EbmlReader encodings = reader.children();
        while (encodings.next()) {
            if (encodings.id() == mkv::ContentEncoding && entry.encodings.size() < 8)
                entry.encodings.push_back(readContentEncoding(encodings.children()));
        }
        break;
    }
    default:
        break;
    }
}

static TrackType trackTypeOf(quint64 type)
{
    switch (type) {
    case 1:
        return TrackType::Video;
    case 2:
        return TrackType::Audio;
    case 17:
        return TrackType::Subtitle;
    default:
        return TrackType::Other;
    }
}

/// Returns whether Cuegate can undo what the encodings did.
static bool applyEncodings(Entry &entry, MatroskaLayout &layout)
{
    using Kind = MatroskaLayout::Encoding::Kind;
    for (const ContentEncoding &encoding : entry.encodings)
        entry.track.isEncrypted = entry.track.isEncrypted || encoding.isEncryption;
    if (entry.encodings.empty() || entry.track.isEncrypted)
        return true;
    const ContentEncoding &encoding = entry.encodings.front();
    if (entry.encodings.size() > 1 || (encoding.algorithm != 0 && encoding.algorithm != 3))
        return false;
    if (encoding.scope & 1) {
        layout.encodings[entry.track.id] = {encoding.algorithm == 0 ? Kind::Zlib : Kind::HeaderStripping,
                                            encoding.algorithm == 0 ? QByteArray() : encoding.settings};
    }
    if (!(encoding.scope & 2))
        return true;
    if (encoding.algorithm == 3) {
        entry.track.codecPrivate.prepend(encoding.settings);
        return true;
    }
    std::optional<QByteArray> inflated = inflateZlib(entry.track.codecPrivate, kMaxCodecPrivateBytes);
    if (inflated)
        entry.track.codecPrivate = std::move(*inflated);
    return inflated.has_value();
}

static void finish(Entry &entry, MediaInfo &info, MatroskaLayout &layout)
{
    Track &track = entry.track;
    track.id = TrackId(info.tracks.size() + 1);
    track.type = trackTypeOf(entry.type);
    track.timescale = kNanosecondTimescale;
    track.language = entry.languageBcp47.isEmpty() ? entry.language : entry.languageBcp47;
    if (track.language.isEmpty())
        track.language = u"und"_s;
    if (track.type != TrackType::Video)
        track.video.reset();
    else if (!track.video)
        track.video.emplace();
    if (track.type != TrackType::Audio)
        track.audio.reset();
    else if (!track.audio)
        track.audio = AudioFormat{.sampleRate = 8000, .channels = 1};
    if (track.defaultDurationNs > kMaxMatroskaFrameNs ||
        (track.type == TrackType::Video && track.defaultDurationNs < kMinMatroskaFrameNs))
        track.defaultDurationNs = 0;
    if (track.video)
        setMatroskaFrameRate(*track.video, track.defaultDurationNs);
    const bool isReadable = applyEncodings(entry, layout);
    track.codec = isReadable ? matroskaCodec(track.codecId, track.codecPrivate) : Codec::Unknown;
    if (!isReadable) {
        info.notes << u"track %1 is compressed in a way that Cuegate cannot undo"_s.arg(track.id);
    }
    if (entry.uid > 0)
        layout.uids[track.id] = entry.uid;
    info.tracks.push_back(std::move(track));
}

Result<void> readMatroskaTracks(EbmlReader reader, MediaInfo &info, MatroskaLayout &layout)
{
    while (reader.next()) {
        if (reader.id() != mkv::TrackEntry)
            continue;
        if (info.tracks.size() >= kMaxMatroskaTracks) {
            info.notes << u"more than %1 tracks: the rest is left out"_s.arg(kMaxMatroskaTracks);
            return {};
        }
        Entry entry;
        EbmlReader children = reader.children();
        while (children.next())
            readEntryChild(children, entry);
        if (children.isDamaged()) {
            return fail(ErrorKind::CorruptInput,
                        u"TrackEntry at byte %1 is damaged"_s.arg(reader.offsetBytes()),
                        ErrorCode::MediaCorrupt);
        }
        const bool isTaken = std::ranges::any_of(
            info.tracks, [&](const Track &other) { return other.containerId == entry.track.containerId; });
        if (entry.track.containerId == 0 || isTaken) {
            info.notes << u"TrackEntry at byte %1 has no TrackNumber of its own and is left out"_s.arg(
                reader.offsetBytes());
            continue;
        }
        finish(entry, info, layout);
    }
    if (reader.isDamaged() && info.tracks.empty()) {
        return fail(ErrorKind::CorruptInput, u"Tracks are damaged at byte %1"_s.arg(reader.offsetBytes()),
                    ErrorCode::MediaCorrupt);
    }
    if (reader.isDamaged())
        info.notes << u"Tracks are damaged at byte %1: the rest is left out"_s.arg(reader.offsetBytes());
    return {};
}

TrackId chooseMatroskaMainTrack(const std::vector<Track> &tracks)
{
    const auto find = [&](auto &&accept) -> TrackId {
        const auto found = std::ranges::find_if(tracks, accept);
        return found == tracks.end() ? 0 : found->id;
    };
    for (const TrackType type : {TrackType::Video, TrackType::Audio}) {
        const auto isUsable = [&](const Track &track) {
            return track.type == type && !track.isEncrypted && track.codec != Codec::Unknown &&
                   track.codec != Codec::Mjpeg;
        };
        if (const TrackId id = find(
                [&](const Track &track) { return isUsable(track) && track.isEnabled && track.isDefault; }))
            return id;
        if (const TrackId id = find([&](const Track &track) { return isUsable(track) && track.isEnabled; }))
            return id;
        if (const TrackId id = find(isUsable))
            return id;
        // A codec without a name may still be the film.
        if (const TrackId id = find([&](const Track &track) {
                return track.type == type && !track.isEncrypted && track.codec != Codec::Mjpeg;
            }))
            return id;
    }
    // Nothing else is there: Motion JPEG is the film.
    return find([](const Track &track) { return track.type == TrackType::Video && !track.isEncrypted; });
}

} // namespace cuegate
