// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MovieTrack.h"

#include "core/base/ByteReader.h"
#include "core/base/MediaTime.h"
#include "core/probe/FrameRate.h"
#include "core/probe/MovieText.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static std::unexpected<Error> missing(QLatin1StringView what, const Box &in)
{
    return fail(
        ErrorKind::CorruptInput,
        u"'%1' at byte %2 has no valid %3"_s.arg(boxTypeName(in.type), QString::number(in.offsetBytes), what),
        ErrorCode::MediaCorrupt);
}

struct TrackHeader
{
    quint32 id = 0;
    bool isEnabled = true;
    std::array<qint32, 9> matrix{};
    quint32 width = 0;
    quint32 height = 0;
};

static std::optional<TrackHeader> readTrackHeader(const Box &tkhd)
{
    ByteReader reader(tkhd.payload);
    const quint8 version = reader.u8();
    TrackHeader header;
    header.isEnabled = (reader.u24() & 1) != 0;
    reader.skip(version == 1 ? 16 : 8);
    header.id = reader.u32();
    reader.skip(4 + (version == 1 ? 8 : 4) + 16);
    for (qint32 &value : header.matrix)
        value = reader.i32();
    header.width = reader.u32() >> 16;
    header.height = reader.u32() >> 16;
    if (reader.failed())
        return {};
    return header;
}

qint64 believedTicks(quint64 duration, bool isWide, quint32 timescale)
{
    constexpr quint64 kMostSeconds = 365 * 24 * 3600;
    const bool isKnown = isWide || duration != 0xFFFFFFFF;
    return isKnown && duration <= kMostSeconds * timescale ? qint64(duration) : 0;
}

static bool readMediaHeader(const Box &mdhd, Track &track)
{
    ByteReader reader(mdhd.payload);
    const quint8 version = reader.u8();
    reader.skip(3 + (version == 1 ? 16 : 8));
    track.timescale = reader.u32();
    const quint64 duration = version == 1 ? reader.u64() : reader.u32();
    track.durationTicks = believedTicks(duration, version == 1, track.timescale);
    track.language = movieLanguage(reader.u16());
    return !reader.failed() && track.timescale > 0;
}

static TrackType typeOf(BoxType handler)
{
    switch (handler) {
    case boxType("vide"):
        return TrackType::Video;
    case boxType("soun"):
        return TrackType::Audio;
    case boxType("sbtl"):
    case boxType("subt"):
    case boxType("subp"):
    case boxType("text"):
    case boxType("clcp"):
        return TrackType::Subtitle;
    default:
        return TrackType::Other;
    }
}

static QByteArray afterFullBox(const Box &box)
{
    return box.payload.sliced(std::min<qsizetype>(4, box.payload.size())).toByteArray();
}

/// PCM in constant sizes: old QuickTime files write 1 where a sample is a frame of all channels.
static void correctPcmSize(const Track &track, QByteArray &stsz)
{
    if (track.codec != Codec::Pcm || !track.audio || stsz.size() < 8 || ByteReader(stsz).u32() == 0)
        return;
    const quint32 frameBytes = quint32(track.audio->bitsPerSample / 8) * track.audio->channels;
    if (frameBytes > 0)
        qToBigEndian(frameBytes, stsz.data());
}

static Result<void> readSampleTable(const Box &stbl, MovieDialect dialect, qint64 presentationOffset,
                                    MovieTrack &result)
{
    SampleTable::Boxes tables;
    bool hasDescription = false;
    auto boxes = BoxReader::inside(stbl);
    while (const auto box = boxes.next()) {
        switch (box->type) {
        case boxType("stsd"):
            if (auto read = readSampleDescriptions(*box, dialect, result.track, result.notes); !read)
                return read;
            hasDescription = true;
            break;
        case boxType("stts"):
            tables.stts = afterFullBox(*box);
            break;
        case boxType("ctts"):
            tables.cttsVersion = ByteReader(box->payload).u8();
            tables.ctts = afterFullBox(*box);
            break;
        case boxType("stss"):
            tables.stss = afterFullBox(*box);
            break;
        case boxType("stsz"):
            tables.stsz = afterFullBox(*box);
            break;
        case boxType("stz2"):
            tables.stz2 = afterFullBox(*box);
            break;
        case boxType("stsc"):
            tables.stsc = afterFullBox(*box);
            break;
        case boxType("stco"):
            tables.stco = afterFullBox(*box);
            break;
        case boxType("co64"):
            tables.co64 = afterFullBox(*box);
            break;
        default:
            break;
        }
    }
    if (boxes.error())
        return std::unexpected(*boxes.error());
    if (!hasDescription)
        return missing("stsd"_L1, stbl);
    correctPcmSize(result.track, tables.stsz);
    auto table = SampleTable::create(tables, presentationOffset);
    if (!table)
        return std::unexpected(table.error().within(u"stbl at byte %1"_s.arg(stbl.offsetBytes)));
    result.table = std::move(*table);
    return {};
}

static void applyTrackHeader(const TrackHeader &header, Track &track)
{
    static constexpr std::array<qint32, 9> kIdentity{0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000};
    track.containerId = header.id;
    track.isEnabled = header.isEnabled;
    track.isDefault = header.isEnabled;
    if (!track.video)
        return;
    if (header.matrix != kIdentity && header.matrix != std::array<qint32, 9>{})
        track.video->matrix = header.matrix;
    if (track.video->width == 0 || track.video->height == 0) {
        track.video->width = header.width;
        track.video->height = header.height;
    }
}

static void applyTimes(MovieTrack &result)
{
    Track &track = result.track;
    // Priming is cut off by the edit; a cut of a second or more is somebody's edit.
    if (const auto &edit = result.edit;
        track.audio && edit && edit->mediaTime < track.timescale && edit->begin == 0)
        track.codecDelayNs = rescale(edit->mediaTime, track.timescale, kNanosecondTimescale);
    applyTableTimes(result);
}

void applyTableTimes(MovieTrack &result)
{
    Track &track = result.track;
    if (result.table.sampleCount() == 0)
        return;
    const quint32 count = result.table.sampleCount();
    const quint32 tail = std::min<quint32>(count, 64);
    qint64 end = result.table.endTime();
    for (const auto &entry : result.table.entries(count - tail, tail))
        end = std::max(end, entry.pts + entry.duration);
    track.durationTicks = std::max<qint64>(0, end);
    const auto duration = result.table.commonDuration();
    if (duration && *duration > 0)
        setSampleDuration(track, *duration);
}

struct TrackBoxes
{
    std::optional<Box> tkhd, elst, mdia, mdhd, hdlr, elng, stbl, udta;
};

static Result<TrackBoxes> collect(const Box &trak, MovieTrack &result)
{
    TrackBoxes found;
    auto boxes = BoxReader::inside(trak);
    while (const auto box = boxes.next()) {
        if (box->type == boxType("tkhd")) {
            found.tkhd = box;
        } else if (box->type == boxType("edts")) {
            found.elst = BoxReader::inside(*box).find(boxType("elst"));
        } else if (box->type == boxType("mdia")) {
            found.mdia = box;
        } else if (box->type == boxType("udta")) {
            found.udta = box;
        } else if (box->type == boxType("tref")) {
            const auto chap = BoxReader::inside(*box).find(boxType("chap"));
            ByteReader ids(chap ? chap->payload : QByteArrayView());
            while (ids.remaining() >= 4 && result.chapterIds.size() < 64)
                result.chapterIds.push_back(ids.u32());
        }
    }
    if (boxes.error())
        return std::unexpected(*boxes.error());
    if (!found.mdia)
        return missing("mdia"_L1, trak);
    auto media = BoxReader::inside(*found.mdia);
    while (const auto box = media.next()) {
        if (box->type == boxType("mdhd"))
            found.mdhd = box;
        else if (box->type == boxType("hdlr"))
            found.hdlr = box;
        else if (box->type == boxType("elng"))
            found.elng = box;
        else if (box->type == boxType("minf"))
            found.stbl = BoxReader::inside(*box).find(boxType("stbl"));
    }
    if (media.error())
        return std::unexpected(*media.error());
    return found;
}

Result<MovieTrack> readMovieTrack(const Box &trak, quint32 movieTimescale, MovieDialect dialect)
{
    MovieTrack result;
    const auto found = collect(trak, result);
    if (!found)
        return std::unexpected(found.error());
    const auto header = found->tkhd ? readTrackHeader(*found->tkhd) : std::nullopt;
    if (!header)
        return missing("tkhd"_L1, trak);
    Track &track = result.track;
    if (!found->mdhd || !readMediaHeader(*found->mdhd, track))
        return missing("mdhd"_L1, *found->mdia);
    if (found->hdlr) {
        ByteReader reader(found->hdlr->payload);
        reader.skip(8);
        track.type = typeOf(reader.u32());
        track.name = handlerName(*found->hdlr);
    }
    if (found->elng && found->elng->payload.size() > 4) {
        const QByteArrayView tag = found->elng->payload.sliced(4);
        track.language = QString::fromLatin1(tag.first(std::min<qsizetype>(tag.size(), 64)));
        if (const auto end = track.language.indexOf(u'\0'); end >= 0)
            track.language.truncate(end);
        if (track.language.isEmpty())
            track.language = u"und"_s;
    }
    if (const QString name = found->udta ? userText(*found->udta, boxType("name")) : QString();
        !name.isEmpty())
        track.name = name;
    if (found->elst) {
        const auto edit = readEditList(*found->elst, movieTimescale, track.timescale, result.notes);
        if (!edit)
            return std::unexpected(edit.error());
        result.edit = *edit;
    }
    const qint64 offset = result.edit ? result.edit->begin - result.edit->mediaTime : 0;
    result.presentationOffset = offset;
    auto read = found->stbl ? readSampleTable(*found->stbl, dialect, offset, result)
                            : Result<void>(missing("minf/stbl"_L1, *found->mdia));
    if (!read && (track.type == TrackType::Video || track.type == TrackType::Audio))
        return std::unexpected(read.error());
    if (!read)
        result.notes << read.error().message;
    applyTrackHeader(*header, track);
    applyTimes(result);
    return result;
}

} // namespace cuegate
