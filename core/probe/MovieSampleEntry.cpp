// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieSampleEntry.h"

#include "core/base/ByteReader.h"
#include "core/base/ByteWriter.h"
#include "core/probe/MovieCodecs.h"
#include "core/probe/MovieEsds.h"

#include <bit>
#include <optional>

using namespace Qt::StringLiterals;

namespace cuegate {

static std::unexpected<Error> tooShort(const Box &entry)
{
    return fail(ErrorKind::CorruptInput,
                u"the sample entry '%1' at byte %2 has only %3 bytes"_s.arg(
                    boxTypeName(entry.type), QString::number(entry.offsetBytes),
                    QString::number(entry.payload.size())),
                ErrorCode::MediaCorrupt);
}

static void readColour(const Box &colr, VideoFormat &video)
{
    ByteReader reader(colr.payload);
    const BoxType kind = reader.u32();
    if (kind != boxType("nclx") && kind != boxType("nclc"))
        return;
    Colour colour{reader.u16(), reader.u16(), reader.u16(), false};
    colour.fullRange = kind == boxType("nclx") && (reader.u8() & 0x80) != 0;
    if (!reader.failed())
        video.colour = colour;
}

static void readPixelAspect(const Box &pasp, VideoFormat &video)
{
    ByteReader reader(pasp.payload);
    const quint32 horizontal = reader.u32();
    const quint32 vertical = reader.u32();
    if (horizontal > 0 && vertical > 0) {
        video.aspectHorizontal = horizontal;
        video.aspectVertical = vertical;
    }
}

static void readBitDepth(const Box &box, VideoFormat &video)
{
    ByteReader reader(box.payload);
    switch (box.type) {
    case boxType("hvcC"):
        reader.skip(17);
        video.bitDepth = quint8(8 + (reader.u8() & 7));
        break;
    case boxType("av1C"): {
        reader.skip(2);
        const quint8 flags = reader.u8();
        video.bitDepth = (flags & 0x40) == 0 ? 8 : ((flags & 0x20) == 0 ? 10 : 12);
        break;
    }
    case boxType("vpcC"): {
        reader.skip(6);
        const quint8 depth = reader.u8() >> 4;
        video.bitDepth = depth == 10 || depth == 12 ? depth : 8;
        break;
    }
    default:
        break;
    }
    if (reader.failed())
        video.bitDepth = 8;
}

static void takeEsds(const Box &esds, Track &track, QStringList &notes)
{
    const auto descriptor = readEsds(esds);
    if (!descriptor) {
        notes << descriptor.error().message;
        return;
    }
    track.codec = codecOfObjectType(descriptor->objectType);
    track.codecPrivate = descriptor->decoderSpecificInfo;
    if (track.codec == Codec::Aac)
        track.codecConfig = track.codecPrivate;
}

/// Takes a box whose payload after \p skipBytes is the decoder configuration of \p codec.
static void takeConfig(const Box &box, qsizetype skipBytes, Codec codec, Track &track)
{
    if (box.payload.size() <= skipBytes || (track.codec != codec && track.codec != Codec::Unknown))
        return;
    track.codec = codec;
    track.codecPrivate = box.payload.sliced(skipBytes).toByteArray();
    track.codecConfig = track.codecPrivate;
}

/// Byte order, as AudioExtradata wants to be told it, and true size of PCM: 'enda' of QuickTime, 'pcmC' of
/// ISO/IEC 23003-5.
static void takePcmFormat(const Box &box, Track &track)
{
    if (track.codec != Codec::Pcm || !track.audio)
        return;
    ByteReader reader(box.payload);
    const bool isPcmC = box.type == boxType("pcmC");
    if (isPcmC)
        reader.skip(4);
    const bool isLittleEndian = ((isPcmC ? reader.u8() : reader.u16()) & 1) != 0;
    const quint8 bits = isPcmC ? reader.u8() : 0;
    if (reader.failed())
        return;
    track.codecPrivate = QByteArray(1, isLittleEndian ? '\1' : '\0');
    if (bits > 0)
        track.audio->bitsPerSample = bits;
}

static bool takeConfigBox(const Box &box, Track &track, QStringList &notes)
{
    switch (box.type) {
    case boxType("avcC"):
        takeConfig(box, 0, Codec::H264, track);
        return true;
    case boxType("hvcC"):
        takeConfig(box, 0, Codec::Hevc, track);
        return true;
    case boxType("av1C"):
        takeConfig(box, 0, Codec::Av1, track);
        return true;
    case boxType("vpcC"):
        takeConfig(box, 4, track.codec == Codec::Vp8 ? Codec::Vp8 : Codec::Vp9, track);
        return true;
    case boxType("dOps"):
        takeConfig(box, 0, Codec::Opus, track);
        return true;
    case boxType("dfLa"):
        takeConfig(box, 4, Codec::Flac, track);
        return true;
    case boxType("dac3"):
        takeConfig(box, 0, Codec::Ac3, track);
        return true;
    case boxType("dec3"):
        takeConfig(box, 0, Codec::Eac3, track);
        return true;
    case boxType("esds"):
        takeEsds(box, track, notes);
        return true;
    case boxType("alac"):
    case boxType("ddts"):
    case boxType("dvc1"):
    case boxType("dmlp"):
    case boxType("glbl"):
        if (track.codecPrivate.isEmpty())
            track.codecPrivate = box.payload.toByteArray();
        return true;
    case boxType("enda"):
    case boxType("pcmC"):
        takePcmFormat(box, track);
        return true;
    default:
        return false;
    }
}

static void takeEntryBox(const Box &box, Track &track, QStringList &notes)
{
    if (takeConfigBox(box, track, notes)) {
        if (track.video)
            readBitDepth(box, *track.video);
        return;
    }
    switch (box.type) {
    case boxType("dvcC"):
    case boxType("dvvC"):
    case boxType("dvwC"):
    case boxType("mdcv"):
    case boxType("clli"):
    case boxType("SmDm"):
    case boxType("CoLL"):
        if (track.extraSampleEntryBoxes.size() + box.whole.size() <= 4096)
            track.extraSampleEntryBoxes.append(box.whole);
        break;
    case boxType("colr"):
        if (track.video)
            readColour(box, *track.video);
        break;
    case boxType("pasp"):
        if (track.video)
            readPixelAspect(box, *track.video);
        break;
    case boxType("sinf"):
        track.isEncrypted = true;
        if (const auto frma = BoxReader::inside(box).find(boxType("frma"));
            frma && track.codec == Codec::Unknown)
            track.codec = codecOfSampleEntry(ByteReader(frma->payload).u32());
        break;
    case boxType("wave"): {
        auto inner = BoxReader::inside(box);
        while (const auto child = inner.next())
            takeConfigBox(*child, track, notes);
        break;
    }
    default:
        break;
    }
}

/// The original format decides how config boxes are read, so it is looked for before them.
static void takeOriginalFormat(BoxReader boxes, Track &track)
{
    if (const auto sinf = boxes.find(boxType("sinf"))) {
        if (const auto frma = BoxReader::inside(*sinf).find(boxType("frma")))
            track.codec = codecOfSampleEntry(ByteReader(frma->payload).u32());
    }
}

static void takeEntryBoxes(const Box &entry, qsizetype fixedBytes, Track &track, QStringList &notes)
{
    if (entry.payload.size() <= fixedBytes)
        return;
    if (track.codec == Codec::Unknown)
        takeOriginalFormat(BoxReader::inside(entry, fixedBytes), track);
    auto boxes = BoxReader::inside(entry, fixedBytes);
    while (const auto box = boxes.next())
        takeEntryBox(*box, track, notes);
    if (boxes.error())
        notes << boxes.error()->message;
}

static Result<void> readVisualEntry(const Box &entry, Track &track, QStringList &notes)
{
    constexpr qsizetype kFixedBytes = 78;
    if (entry.payload.size() < kFixedBytes)
        return tooShort(entry);
    ByteReader reader(entry.payload);
    reader.skip(24);
    VideoFormat &video = track.video.emplace();
    video.width = reader.u16();
    video.height = reader.u16();
    takeEntryBoxes(entry, kFixedBytes, track, notes);
    return {};
}

struct SoundDescription
{
    AudioFormat format;
    qsizetype fixedBytes = 28;
    std::optional<quint32> formatFlags; ///< of version 2
};

static SoundDescription readSoundVersion2(ByteReader &reader)
{
    SoundDescription sound;
    const quint32 structBytes = reader.u32();
    const double rate = std::bit_cast<double>(reader.u64());
    sound.format.sampleRate = rate >= 1 && rate < 1e7 ? quint32(rate) : 0;
    sound.format.channels = quint16(std::min<quint32>(reader.u32(), 255));
    reader.skip(4);
    sound.format.bitsPerSample = quint16(std::min<quint32>(reader.u32(), 64));
    sound.formatFlags = reader.u32();
    reader.skip(8);
    // The size counts from the entry's header; its usual value is 72.
    sound.fixedBytes = structBytes >= 72 && structBytes < 4096 ? qsizetype(structBytes) - 8 : 64;
    return sound;
}

static Result<void> readAudioEntry(const Box &entry, MovieDialect dialect, Track &track, QStringList &notes)
{
    ByteReader reader(entry.payload);
    reader.skip(8);
    const quint16 version = reader.u16();
    reader.skip(6);
    SoundDescription sound;
    sound.format.channels = reader.u16();
    sound.format.bitsPerSample = reader.u16();
    reader.skip(4);
    sound.format.sampleRate = reader.u32() >> 16;
    if (reader.failed())
        return tooShort(entry);
    if (dialect == MovieDialect::QuickTime && version == 1)
        sound.fixedBytes += 16;
    else if (dialect == MovieDialect::QuickTime && version == 2)
        sound = readSoundVersion2(reader);
    if (reader.failed())
        return tooShort(entry);
    if (const quint16 bits = pcmBitsOf(entry.type); bits > 0)
        sound.format.bitsPerSample = bits;
    track.audio = sound.format;
    if (entry.type == boxType("lpcm") && sound.formatFlags) {
        ByteWriter flags;
        flags.u32(*sound.formatFlags);
        track.codecPrivate = flags.take();
    }
    takeEntryBoxes(entry, sound.fixedBytes, track, notes);
    return {};
}

static void readOtherEntry(const Box &entry, Track &track, QStringList &notes)
{
    if (entry.type == boxType("tx3g")) {
        ByteReader reader(entry.payload);
        reader.skip(8);
        constexpr quint32 kAllSamplesForced = 0x80000000;
        track.isForced = (reader.u32() & kAllSamplesForced) != 0;
    } else if (entry.type == boxType("mp4s")) {
        takeEntryBoxes(entry, 8, track, notes);
    }
}

Result<void> readSampleDescriptions(const Box &stsd, MovieDialect dialect, Track &track, QStringList &notes)
{
    ByteReader reader(stsd.payload);
    const quint8 version = reader.u8();
    reader.skip(7);
    auto entries = BoxReader::inside(stsd, 8);
    const auto entry = entries.next();
    if (!entry) {
        return entries.error() ? Result<void>(std::unexpected(*entries.error()))
                               : fail(ErrorKind::CorruptInput,
                                      u"stsd at byte %1 has no sample entry"_s.arg(stsd.offsetBytes),
                                      ErrorCode::MediaCorrupt);
    }
    track.codecId = boxTypeName(entry->type);
    track.codec = codecOfSampleEntry(entry->type);
    track.isEncrypted = entry->type == boxType("drms") || entry->type == boxType("drmi") ||
                        entry->type == boxType("encv") || entry->type == boxType("enca");
    int others = 0;
    while (const auto other = entries.next())
        others += other->whole == entry->whole ? 0 : 1;
    if (others > 0) {
        notes << u"%1 further sample entries differ from the first, '%2'; its configuration is used"_s.arg(
            QString::number(others), track.codecId);
    }
    // With a version 1 stsd, a version 1 entry is ISO's own, which has no further fields (section 12.2.3).
    const MovieDialect sound = version == 0 ? MovieDialect::QuickTime : dialect;
    if (track.type == TrackType::Video)
        return readVisualEntry(*entry, track, notes);
    if (track.type == TrackType::Audio)
        return readAudioEntry(*entry, sound, track, notes);
    readOtherEntry(*entry, track, notes);
    return {};
}

} // namespace cuegate
