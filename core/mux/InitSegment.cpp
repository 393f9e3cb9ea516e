// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/InitSegment.h"

#include "core/base/MediaTime.h"
#include "core/mux/BoxWriter.h"
#include "core/mux/SampleEntry.h"

#include <array>

namespace cuegate {

using Box = BoxWriter::Box;

namespace {

constexpr quint32 kMovieTimescale = 1000;
constexpr std::array<qint32, 9> kIdentityMatrix{0x1'0000, 0, 0, 0, 0x1'0000, 0, 0, 0, 0x4000'0000};

} // namespace

static void writeFileType(BoxWriter &writer)
{
    const Box box(writer, "ftyp");
    writer.append("iso6");
    writer.u32(0);
    writer.append("iso6cmfcmp41");
}

static void writeMovieHeader(BoxWriter &writer, size_t trackCount)
{
    const Box box(writer, "mvhd", 0, 0);
    writer.u32(0);
    writer.u32(0);
    writer.u32(kMovieTimescale);
    writer.u32(0);
    writer.u32(0x1'0000);
    writer.u16(0x100);
    writer.zeros(10);
    for (const qint32 value : kIdentityMatrix)
        writer.i32(value);
    writer.zeros(24);
    writer.u32(quint32(trackCount + 1));
}

static void writeTrackHeader(BoxWriter &writer, const Track &track, quint32 trackId)
{
    const Box box(writer, "tkhd", 0, 0x3); // enabled, in movie
    writer.u32(0);
    writer.u32(0);
    writer.u32(trackId);
    writer.u32(0);
    writer.u32(0);
    writer.zeros(8);
    writer.u16(0);
    writer.u16(track.type == TrackType::Audio ? 1 : 0); // alternate_group
    writer.u16(track.type == TrackType::Audio ? 0x100 : 0);
    writer.u16(0);
    const auto matrix = track.video && track.video->matrix ? *track.video->matrix : kIdentityMatrix;
    for (const qint32 value : matrix)
        writer.i32(value);
    const VideoFormat video = track.video.value_or(VideoFormat{});
    const quint64 shownWidth = video.aspectVertical > 0
                                   ? quint64(video.width) * video.aspectHorizontal / video.aspectVertical
                                   : video.width;
    writer.u32(quint32(qMin<quint64>(shownWidth, 0xFFFF)) << 16);
    writer.u32(qMin<quint32>(video.height, 0xFFFF) << 16);
}

static quint16 packedLanguage(const QString &language)
{
    if (language.size() != 3)
        return 0x55C4; // "und"
    quint16 packed = 0;
    for (const QChar c : language) {
        if (c < u'a' || c > u'z')
            return 0x55C4;
        packed = quint16(packed << 5 | (c.unicode() - 0x60));
    }
    return packed;
}

static void writeSampleTable(BoxWriter &writer, const Track &track)
{
    const Box stbl(writer, "stbl");
    {
        const Box stsd(writer, "stsd", 0, 0);
        writer.u32(1);
        writeSampleEntry(writer, track);
    }
    {
        const Box stts(writer, "stts", 0, 0);
        writer.u32(0);
    }
    {
        const Box stsc(writer, "stsc", 0, 0);
        writer.u32(0);
    }
    {
        const Box stsz(writer, "stsz", 0, 0);
        writer.u32(0);
        writer.u32(0);
    }
    const Box stco(writer, "stco", 0, 0);
    writer.u32(0);
}

static void writeMedia(BoxWriter &writer, const MuxTrack &mux)
{
    const bool isVideo = mux.track->type == TrackType::Video;
    const Box mdia(writer, "mdia");
    {
        const Box mdhd(writer, "mdhd", 0, 0);
        writer.u32(0);
        writer.u32(0);
        writer.u32(mux.timing.timescale);
        writer.u32(0);
        writer.u16(packedLanguage(mux.track->language));
        writer.u16(0);
    }
    {
        const Box hdlr(writer, "hdlr", 0, 0);
        writer.u32(0);
        writer.append(isVideo ? "vide" : "soun");
        writer.zeros(12);
        writer.append(isVideo ? QByteArrayView("VideoHandler") : QByteArrayView("SoundHandler"));
        writer.u8(0);
    }
    const Box minf(writer, "minf");
    if (isVideo) {
        const Box vmhd(writer, "vmhd", 0, 1);
        writer.zeros(8);
    } else {
        const Box smhd(writer, "smhd", 0, 0);
        writer.zeros(4);
    }
    {
        const Box dinf(writer, "dinf");
        const Box dref(writer, "dref", 0, 0);
        writer.u32(1);
        const Box url(writer, "url ", 0, 1);
    }
    writeSampleTable(writer, *mux.track);
}

static void writeMovieExtends(BoxWriter &writer, size_t trackCount, qint64 durationNs)
{
    const Box mvex(writer, "mvex");
    if (durationNs > 0) {
        const Box mehd(writer, "mehd", 1, 0);
        writer.u64(quint64(rescale(durationNs, kNanosecondTimescale, kMovieTimescale)));
    }
    for (size_t i = 0; i < trackCount; ++i) {
        const Box trex(writer, "trex", 0, 0);
        writer.u32(quint32(i + 1));
        writer.u32(1); // default_sample_description_index
        writer.zeros(12);
    }
}

QByteArray writeInitSegment(std::span<const MuxTrack> tracks, qint64 durationNs)
{
    BoxWriter writer;
    writer.reserve(2048);
    writeFileType(writer);
    {
        const Box moov(writer, "moov");
        writeMovieHeader(writer, tracks.size());
        for (size_t i = 0; i < tracks.size(); ++i) {
            const Box trak(writer, "trak");
            writeTrackHeader(writer, *tracks[i].track, quint32(i + 1));
            writeMedia(writer, tracks[i]);
        }
        writeMovieExtends(writer, tracks.size(), durationNs);
    }
    return writer.take();
}

} // namespace cuegate
