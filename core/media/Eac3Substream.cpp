// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Eac3Substream.h"

#include "core/media/BitReader.h"
#include "core/media/CodecErrors.h"

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr std::array<quint32, 3> kSampleRates{48000, 44100, 32000};

/// mixmdate's fields that only independent substreams have, up to frmmixcfginfo.
static void skipProgrammeMixing(BitReader &reader, const Eac3Substream &frame)
{
    const int programmes = frame.acmod == 0 ? 2 : 1;
    for (int i = 0; i < programmes + 1; ++i) { // pgmscl, pgmscl2 and extpgmscl
        if (reader.flag())
            reader.skip(6);
    }
    switch (reader.bits(2)) { // mixdef
    case 1:
        reader.skip(5);
        break;
    case 2:
        reader.skip(12);
        break;
    case 3:
        reader.skip((qint64(reader.bits(5)) + 2) * 8);
        break;
    default:
        break;
    }
    if (frame.acmod < 2) {
        for (int i = 0; i < programmes; ++i) { // paninfo
            if (reader.flag())
                reader.skip(14);
        }
    }
    if (reader.flag()) { // frmmixcfginfoe
        for (quint32 i = 0; i < frame.blocks; ++i) {
            if (frame.blocks == 1 || reader.flag())
                reader.skip(5);
        }
    }
}

static void skipMixing(BitReader &reader, const Eac3Substream &frame)
{
    if (frame.acmod > 2)
        reader.skip(2);
    if ((frame.acmod & 1) && frame.acmod > 2)
        reader.skip(6);
    if (frame.acmod & 4)
        reader.skip(6);
    if (frame.lfe && reader.flag())
        reader.skip(5);
    if (frame.kind == Eac3Substream::Kind::Independent)
        skipProgrammeMixing(reader, frame);
}

static void readRate(BitReader &reader, Eac3Substream &frame)
{
    frame.fscod = reader.bits(2);
    if (frame.fscod == 3) {
        const quint32 fscod2 = reader.bits(2);
        frame.sampleRate = fscod2 < kSampleRates.size() ? kSampleRates[fscod2] / 2 : 0;
        return;
    }
    constexpr std::array<quint8, 4> kBlocks{1, 2, 3, 6};
    frame.blocks = kBlocks[reader.bits(2)];
    frame.sampleRate = kSampleRates[frame.fscod];
}

/// From dialnorm up to bsmod.
static void readMetadata(BitReader &reader, Eac3Substream &frame)
{
    for (int i = 0; i < (frame.acmod == 0 ? 2 : 1); ++i) {
        reader.skip(5); // dialnorm
        if (reader.flag())
            reader.skip(8);
    }
    if (frame.kind == Eac3Substream::Kind::Dependent && reader.flag())
        frame.channelMap = static_cast<quint16>(reader.bits(16));
    if (reader.flag())
        skipMixing(reader, frame);
    if (reader.flag()) { // infomdate
        const quint32 bsmod = reader.bits(3);
        if (!reader.failed())
            frame.bsmod = bsmod;
    }
}

qsizetype ac3FrameBytes(quint32 fscod, quint32 frmsizecod)
{
    constexpr std::array<quint16, 19> kKbps{32,  40,  48,  56,  64,  80,  96,  112, 128, 160,
                                            192, 224, 256, 320, 384, 448, 512, 576, 640};
    if (frmsizecod / 2 >= kKbps.size() || fscod > 2)
        return 0;
    const quint32 bits = kKbps[frmsizecod / 2] * 1000U * 1536U / kSampleRates[fscod];
    return qsizetype(bits / 16 * 2 + (fscod == 1 && frmsizecod % 2 ? 2 : 0));
}

static Result<Eac3Substream> readAc3AsSubstream(QByteArrayView bytes, quint32 bsid)
{
    BitReader reader(bytes);
    reader.skip(32);
    Eac3Substream frame;
    frame.fscod = reader.bits(2);
    frame.sizeBytes = ac3FrameBytes(frame.fscod, reader.bits(6));
    reader.skip(5);
    frame.bsid = bsid;
    frame.bsmod = reader.bits(3);
    frame.acmod = reader.bits(3);
    reader.skip(((frame.acmod & 1) && frame.acmod != 1 ? 2 : 0) + (frame.acmod & 4 ? 2 : 0) +
                (frame.acmod == 2 ? 2 : 0));
    frame.lfe = reader.flag();
    if (reader.failed() || frame.sizeBytes == 0 || frame.sizeBytes > bytes.size())
        return corruptHeader("AC-3 syncframe"_L1, "cut short"_L1, 0);
    frame.sampleRate = kSampleRates[frame.fscod];
    return frame;
}

Result<Eac3Substream> readEac3Substream(QByteArrayView bytes)
{
    BitReader reader(bytes);
    if (reader.bits(16) != 0x0b77)
        return corruptHeader("E-AC-3 syncframe"_L1, "no sync word"_L1, 0);
    // bsid lies at the same bits in both syntaxes.
    BitReader ahead(bytes);
    ahead.skip(40);
    const quint32 bsid = ahead.bits(5);
    if (bsid <= 10 && !ahead.failed())
        return readAc3AsSubstream(bytes, bsid);
    Eac3Substream frame;
    const quint32 strmtyp = reader.bits(2);
    frame.kind = strmtyp == 1 ? Eac3Substream::Kind::Dependent : Eac3Substream::Kind::Independent;
    frame.substreamId = reader.bits(3);
    frame.sizeBytes = (qsizetype(reader.bits(11)) + 1) * 2;
    readRate(reader, frame);
    frame.acmod = reader.bits(3);
    frame.lfe = reader.flag();
    frame.bsid = reader.bits(5);
    if (reader.failed() || strmtyp == 3 || frame.sampleRate == 0 || frame.bsid > 16)
        return corruptHeader("E-AC-3 syncframe"_L1, "reserved value or cut short"_L1, 0);
    if (frame.sizeBytes > bytes.size() || frame.sizeBytes < 6)
        return corruptHeader("E-AC-3 syncframe"_L1, "longer than the sample"_L1, frame.sizeBytes);
    readMetadata(reader, frame);
    return frame;
}

} // namespace cuegate
