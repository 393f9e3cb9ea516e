// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TransportStreamTracks.h"

#include "core/media/BitWriter.h"
#include "core/media/LatmFrames.h"
#include "core/media/OpusConfig.h"
#include "core/media/TransportPcm.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct Row
{
    quint8 code; ///< stream type or descriptor tag
    TrackType type;
    Codec codec;
    QLatin1StringView word; ///< for people, where the codec has no name; else empty
};

struct Registration
{
    QByteArrayView identifier;
    TrackType type;
    Codec codec;
    QLatin1StringView word = {};
};

} // namespace

static constexpr std::array kStreamTypes{
    Row{0x01, TrackType::Video, Codec::Mpeg1Video, {}},
    Row{0x02, TrackType::Video, Codec::Mpeg2Video, {}},
    Row{0x03, TrackType::Audio, Codec::Mp3, {}}, // the frames tell whether layer II or III
    Row{0x04, TrackType::Audio, Codec::Mp3, {}},
    Row{0x0F, TrackType::Audio, Codec::Aac, {}},
    Row{0x10, TrackType::Video, Codec::Mpeg4Part2, {}},
    Row{0x11, TrackType::Audio, Codec::Aac, kAacInLatm},
    Row{0x1B, TrackType::Video, Codec::H264, {}},
    Row{0x1C, TrackType::Audio, Codec::Unknown, "MPEG-4 audio without header"_L1},
    Row{0x24, TrackType::Video, Codec::Hevc, {}},
    Row{0x33, TrackType::Video, Codec::Unknown, "H.266 (VVC)"_L1},
    Row{0x42, TrackType::Video, Codec::Unknown, "AVS video"_L1},
    Row{0x81, TrackType::Audio, Codec::Ac3, {}},
    Row{0x84, TrackType::Audio, Codec::Eac3, {}},
    Row{0x87, TrackType::Audio, Codec::Eac3, {}},
    Row{0xD1, TrackType::Video, Codec::Unknown, "Dirac"_L1},
    Row{0xEA, TrackType::Video, Codec::Vc1, {}}};

static constexpr std::array kBluRayTypes{
    Row{0x80, TrackType::Audio, Codec::Pcm, kBluRayPcm}, Row{0x82, TrackType::Audio, Codec::Dts, {}},
    Row{0x83, TrackType::Audio, Codec::TrueHd, {}},      Row{0x85, TrackType::Audio, Codec::Dts, {}},
    Row{0x86, TrackType::Audio, Codec::Dts, {}},         Row{0x90, TrackType::Subtitle, Codec::Pgs, {}},
    Row{0xA1, TrackType::Audio, Codec::Eac3, {}},        Row{0xA2, TrackType::Audio, Codec::Dts, {}}};

// In the order in which they are believed.
static constexpr std::array kPrivateDescriptors{
    Row{0x7A, TrackType::Audio, Codec::Eac3, {}},
    Row{0x6A, TrackType::Audio, Codec::Ac3, {}},
    Row{0x7B, TrackType::Audio, Codec::Dts, {}},
    Row{0x7C, TrackType::Audio, Codec::Aac, {}},
    Row{0x59, TrackType::Subtitle, Codec::DvbSubtitle, {}},
    Row{0x56, TrackType::Subtitle, Codec::Unknown, "DVB teletext"_L1}};

static const std::array kRegistrations{Registration{"AC-3", TrackType::Audio, Codec::Ac3},
                                       Registration{"EAC3", TrackType::Audio, Codec::Eac3},
                                       Registration{"DTS1", TrackType::Audio, Codec::Dts},
                                       Registration{"DTS2", TrackType::Audio, Codec::Dts},
                                       Registration{"DTS3", TrackType::Audio, Codec::Dts},
                                       Registration{"HEVC", TrackType::Video, Codec::Hevc},
                                       Registration{"Opus", TrackType::Audio, Codec::Opus},
                                       Registration{"VC-1", TrackType::Video, Codec::Vc1},
                                       Registration{"BSSD", TrackType::Audio, Codec::Pcm, kStudioPcm},
                                       Registration{"AC-4", TrackType::Audio, Codec::Unknown, "AC-4"_L1}};

/// By the byte after the tag of an extension descriptor.
static constexpr std::array kExtensionDescriptors{Row{0x0E, TrackType::Audio, Codec::Dts, {}}, // DTS-HD
                                                  Row{0x15, TrackType::Audio, Codec::Unknown, "AC-4"_L1},
                                                  Row{0x21, TrackType::Audio, Codec::Unknown, "DTS-UHD"_L1}};

static constexpr quint8 kExtensionTag = 0x7F;

template <size_t N>
static const Row *find(const std::array<Row, N> &rows, quint8 code)
{
    const auto found = std::ranges::find(rows, code, &Row::code);
    return found == rows.end() ? nullptr : &*found;
}

static void set(Track &track, const Row &row)
{
    track.type = row.type;
    track.codec = row.codec;
    if (!row.word.isEmpty())
        track.codecId = row.word;
}

static const Row *extensionOf(const ElementaryStreamInfo &stream)
{
    for (const Descriptor &descriptor : stream.descriptors) {
        if (descriptor.tag != kExtensionTag || descriptor.bytes.isEmpty())
            continue;
        if (const Row *row = find(kExtensionDescriptors, quint8(descriptor.bytes[0])))
            return row;
    }
    return nullptr;
}

static bool identify(Track &track, const ElementaryStreamInfo &stream, bool isBluRay)
{
    track.codecId = u"0x%1"_s.arg(stream.streamType, 2, 16, '0'_L1);
    const Row *row = isBluRay ? find(kBluRayTypes, stream.streamType) : nullptr;
    if (!row)
        row = find(kStreamTypes, stream.streamType);
    if (row) {
        set(track, *row);
        // 0x81 with both descriptors is E-AC-3 of some American stations.
        if (track.codec == Codec::Ac3 && (stream.isRegistered("EAC3") || stream.descriptor(0xCC)))
            track.codec = Codec::Eac3;
        return true;
    }
    for (const Registration &registration : kRegistrations) {
        if (stream.isRegistered(registration.identifier)) {
            track.type = registration.type;
            track.codec = registration.codec;
            if (!registration.word.isEmpty())
                track.codecId = registration.word;
            return true;
        }
    }
    if (stream.streamType != 0x06)
        return false;
    for (const Row &candidate : kPrivateDescriptors) {
        if (stream.descriptor(candidate.code)) {
            set(track, candidate);
            return true;
        }
    }
    if (const Row *extension = extensionOf(stream)) {
        set(track, *extension);
        return true;
    }
    return false;
}

static bool isOfBluRay(const ProgramMap &program, const ElementaryStreamInfo &stream)
{
    return program.isRegistered("HDMV") || program.isRegistered("HDPR") || stream.isRegistered("HDMV");
}

static QString languageOf(const ElementaryStreamInfo &stream)
{
    // ISO 639 language, subtitling, teletext: all begin with three letters.
    for (const quint8 tag : {0x0A, 0x59, 0x56}) {
        const Descriptor *descriptor = stream.descriptor(tag);
        if (!descriptor || descriptor->bytes.size() < 3)
            continue;
        const QByteArray letters = descriptor->bytes.first(3).toLower();
        if (std::ranges::all_of(letters, [](char c) { return c >= 'a' && c <= 'z'; }))
            return QString::fromLatin1(letters);
    }
    return u"und"_s;
}

static QString nameOf(const ElementaryStreamInfo &stream)
{
    const Descriptor *language = stream.descriptor(0x0A);
    const int audioType = language && language->bytes.size() >= 4 ? language->bytes[3] : 0;
    switch (audioType) {
    case 2:
        return u"for the hard of hearing"_s;
    case 3:
        return u"audio description"_s;
    default:
        return {};
    }
}

/// dOps of mono and stereo; others are left without configuration.
static QByteArray opusConfig(const ElementaryStreamInfo &stream)
{
    constexpr quint8 kOpusExtension = 0x80;
    for (const Descriptor &descriptor : stream.descriptors) {
        const QByteArray &bytes = descriptor.bytes;
        if (descriptor.tag != kExtensionTag || bytes.size() < 2 || quint8(bytes[0]) != kOpusExtension)
            continue;
        const quint8 channels = quint8(bytes[1]);
        if (channels != 1 && channels != 2)
            continue;
        BitWriter writer;
        writer.bits(0, 8);
        writer.bits(channels, 8);
        writer.bits(0, 16); // pre-skip: not told
        writer.bits(kOpusSampleRate, 32);
        writer.bits(0, 24); // gain, mapping family
        return writer.take();
    }
    return {};
}

std::vector<ElementaryStreamInfo> unnamedStreams(const ProgramMap &program)
{
    std::vector<ElementaryStreamInfo> streams;
    for (const ElementaryStreamInfo &stream : program.streams) {
        Track track;
        if (!identify(track, stream, isOfBluRay(program, stream)))
            streams.push_back(stream);
    }
    return streams;
}

std::vector<Track> transportStreamTracks(const ProgramMap &program, const SeenStreams &seen)
{
    std::vector<Track> tracks;
    for (const ElementaryStreamInfo &stream : program.streams) {
        Track track;
        if (!identify(track, stream, isOfBluRay(program, stream))) {
            const auto found = seen.find(stream.pid);
            if (found == seen.end())
                continue;
            track.type = found->second.type;
            track.codec = found->second.codec;
        }
        track.id = TrackId(tracks.size() + 1);
        track.containerId = stream.pid;
        track.timescale = 90'000;
        track.language = languageOf(stream);
        track.name = nameOf(stream);
        track.isDefault = tracks.empty() || std::ranges::none_of(tracks, [&](const Track &other) {
                              return other.type == track.type;
                          });
        if (track.type == TrackType::Video)
            track.video.emplace();
        if (track.type == TrackType::Audio)
            track.audio.emplace();
        if (track.codec == Codec::Opus)
            track.codecConfig = opusConfig(stream);
        tracks.push_back(std::move(track));
    }
    return tracks;
}

} // namespace cuegate
