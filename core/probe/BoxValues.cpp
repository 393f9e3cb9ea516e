// SPDX-License-Identifier: GPL-3.0-or-later
// What boxes say, under the names of ISO/IEC 14496-12 and its relatives.
#include "core/media/StructureNode.h"
#include "core/probe/BoxFields.h"
#include "core/probe/BoxTypes.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static void readFileType(BoxFields &fields)
{
    fields.fourcc("major_brand"_L1);
    fields.u32("minor_version"_L1);
    QStringList brands;
    while (fields.reader().remaining() >= 4)
        brands << boxTypeName(fields.reader().u32());
    fields.addText("compatible_brands"_L1, brands.join(u' '));
}

static void readMovieHeader(BoxFields &fields)
{
    fields.fullHeader();
    fields.date("creation_time"_L1);
    fields.date("modification_time"_L1);
    fields.u32("timescale"_L1);
    fields.sized("duration"_L1);
}

static void readTrackHeader(BoxFields &fields)
{
    fields.fullHeader();
    fields.date("creation_time"_L1);
    fields.date("modification_time"_L1);
    fields.u32("track_ID"_L1);
    fields.skip(4);
    fields.sized("duration"_L1);
    fields.skip(8);
    fields.i16("layer"_L1);
    fields.i16("alternate_group"_L1);
    fields.fixed16("volume"_L1);
    fields.skip(2 + 36);
    fields.fixed32("width"_L1);
    fields.fixed32("height"_L1);
}

static void readMediaHeader(BoxFields &fields)
{
    readMovieHeader(fields);
    fields.language("language"_L1);
}

static void readHandler(BoxFields &fields)
{
    fields.fullHeader();
    fields.skip(4);
    fields.fourcc("handler_type"_L1);
    fields.skip(12);
    fields.string("name"_L1);
}

static void readVisualEntry(BoxFields &fields)
{
    fields.skip(6 + 2 + 16);
    fields.u16("width"_L1);
    fields.u16("height"_L1);
    fields.skip(14);
    const QByteArrayView name = fields.reader().bytes(32);
    const qsizetype length = name.isEmpty() ? 0 : std::min<qsizetype>(quint8(name[0]), 31);
    if (length > 0)
        fields.addText("compressorname"_L1, QString::fromUtf8(name.sliced(1, length)));
}

static void readAudioEntry(BoxFields &fields)
{
    fields.skip(6 + 2 + 8);
    fields.u16("channelcount"_L1);
    fields.u16("samplesize"_L1);
    fields.skip(4);
    fields.add("samplerate"_L1, fields.reader().u32() >> 16);
}

static void readTrackFragmentHeader(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("track_ID"_L1);
    if (fields.flags() & 0x1)
        fields.u64("base_data_offset"_L1);
    if (fields.flags() & 0x2)
        fields.u32("sample_description_index"_L1);
    if (fields.flags() & 0x8)
        fields.u32("default_sample_duration"_L1);
    if (fields.flags() & 0x10)
        fields.u32("default_sample_size"_L1);
    if (fields.flags() & 0x20)
        fields.addText("default_sample_flags"_L1,
                       QString(u"0x"_s + QString::number(fields.reader().u32(), 16)));
}

static void readTrackRun(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("sample_count"_L1);
    if (fields.flags() & 0x1)
        fields.i32("data_offset"_L1);
}

static void readSegmentIndex(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("reference_ID"_L1);
    fields.u32("timescale"_L1);
    fields.sized("earliest_presentation_time"_L1);
    fields.sized("first_offset"_L1);
    fields.skip(2);
    fields.u16("reference_count"_L1);
}

static void readTrackExtends(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("track_ID"_L1);
    fields.u32("default_sample_description_index"_L1);
    fields.u32("default_sample_duration"_L1);
    fields.u32("default_sample_size"_L1);
}

static void readColour(BoxFields &fields)
{
    const BoxType kind = fields.reader().u32();
    fields.addText("colour_type"_L1, boxTypeName(kind));
    if (kind != boxType("nclx") && kind != boxType("nclc"))
        return;
    fields.u16("colour_primaries"_L1);
    fields.u16("transfer_characteristics"_L1);
    fields.u16("matrix_coefficients"_L1);
    if (kind == boxType("nclx"))
        fields.add("full_range_flag"_L1, fields.reader().u8() >> 7);
}

static void readAvcConfig(BoxFields &fields)
{
    fields.skip(1);
    fields.u8("AVCProfileIndication"_L1);
    fields.u8("profile_compatibility"_L1);
    fields.u8("AVCLevelIndication"_L1);
    fields.add("lengthSizeMinusOne"_L1, fields.reader().u8() & 3);
}

static void readHevcConfig(BoxFields &fields)
{
    fields.skip(1);
    fields.add("general_profile_idc"_L1, fields.reader().u8() & 31);
    fields.skip(4 + 6);
    fields.u8("general_level_idc"_L1);
}

static void readItemValue(BoxFields &fields)
{
    constexpr quint32 kUtf8 = 1;
    const quint32 type = fields.reader().u32();
    fields.add("type"_L1, type);
    fields.skip(4);
    if (type == kUtf8)
        fields.string("value"_L1);
    else
        fields.addText("value"_L1, hexPreview(fields.reader().bytes(fields.reader().remaining()), 0));
}

static void readScheme(BoxFields &fields)
{
    fields.fullHeader();
    fields.fourcc("scheme_type"_L1);
}

static void readProtectionSystem(BoxFields &fields)
{
    fields.fullHeader();
    fields.addText("SystemID"_L1, hexPreview(fields.reader().bytes(16), 16));
}

static void readTimeOfFragment(BoxFields &fields)
{
    fields.fullHeader();
    fields.sized("baseMediaDecodeTime"_L1);
}

static void readSequence(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("sequence_number"_L1);
}

static void readExtendsHeader(BoxFields &fields)
{
    fields.fullHeader();
    fields.sized("fragment_duration"_L1);
}

static void readAspect(BoxFields &fields)
{
    fields.u32("hSpacing"_L1);
    fields.u32("vSpacing"_L1);
}

static void readBitRate(BoxFields &fields)
{
    fields.u32("bufferSizeDB"_L1);
    fields.u32("maxBitrate"_L1);
    fields.u32("avgBitrate"_L1);
}

static void readSizes(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("sample_size"_L1);
    fields.u32("sample_count"_L1);
}

static void readCount(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("entry_count"_L1);
}

static void readOriginalFormat(BoxFields &fields)
{
    fields.fourcc("data_format"_L1);
}

static void readRandomAccess(BoxFields &fields)
{
    fields.fullHeader();
    fields.u32("track_ID"_L1);
    fields.skip(4);
    fields.u32("number_of_entry"_L1);
}

namespace {

struct ValueOfBox
{
    BoxType type;
    void (*read)(BoxFields &);
};

} // namespace

static constexpr ValueOfBox kValues[] = {
    {boxType("ftyp"), readFileType},
    {boxType("styp"), readFileType},
    {boxType("mvhd"), readMovieHeader},
    {boxType("tkhd"), readTrackHeader},
    {boxType("mdhd"), readMediaHeader},
    {boxType("hdlr"), readHandler},
    {boxType("tfhd"), readTrackFragmentHeader},
    {boxType("tfdt"), readTimeOfFragment},
    {boxType("trun"), readTrackRun},
    {boxType("trex"), readTrackExtends},
    {boxType("mfhd"), readSequence},
    {boxType("mehd"), readExtendsHeader},
    {boxType("sidx"), readSegmentIndex},
    {boxType("tfra"), readRandomAccess},
    {boxType("stsz"), readSizes},
    {boxType("stsd"), readCount},
    {boxType("dref"), readCount},
    {boxType("elst"), readCount},
    {boxType("stts"), readCount},
    {boxType("ctts"), readCount},
    {boxType("stss"), readCount},
    {boxType("stps"), readCount},
    {boxType("stsc"), readCount},
    {boxType("stco"), readCount},
    {boxType("co64"), readCount},
    {boxType("colr"), readColour},
    {boxType("pasp"), readAspect},
    {boxType("btrt"), readBitRate},
    {boxType("avcC"), readAvcConfig},
    {boxType("hvcC"), readHevcConfig},
    {boxType("data"), readItemValue},
    {boxType("schm"), readScheme},
    {boxType("frma"), readOriginalFormat},
    {boxType("pssh"), readProtectionSystem},
    {boxType("avc1"), readVisualEntry},
    {boxType("avc3"), readVisualEntry},
    {boxType("hvc1"), readVisualEntry},
    {boxType("hev1"), readVisualEntry},
    {boxType("av01"), readVisualEntry},
    {boxType("vp09"), readVisualEntry},
    {boxType("mp4v"), readVisualEntry},
    {boxType("encv"), readVisualEntry},
    {boxType("mp4a"), readAudioEntry},
    {boxType("ac-3"), readAudioEntry},
    {boxType("ec-3"), readAudioEntry},
    {boxType("Opus"), readAudioEntry},
    {boxType("fLaC"), readAudioEntry},
    {boxType("alac"), readAudioEntry},
    {boxType("enca"), readAudioEntry},
};

QString boxValue(BoxType type, QByteArrayView payload, qint64 payloadBytes)
{
    const auto known = std::ranges::find(kValues, type, &ValueOfBox::type);
    if (known == std::ranges::end(kValues))
        return hexPreview(payload, payloadBytes);
    BoxFields fields(payload);
    known->read(fields);
    return fields.text();
}

} // namespace cuegate
