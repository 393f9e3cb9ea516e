// SPDX-License-Identifier: GPL-3.0-or-later
// Walks what reads pictures and sound themselves: cuts a stream of the codec that the first byte names into
// access units or frames, fed in pieces as PES packets bring them, and asks of each all that is asked of its
// headers. No byte may come out twice.
#include "core/demux/AviPictures.h"
#include "core/demux/Vc1Pictures.h"
#include "core/media/AccessUnitSplitter.h"
#include "core/media/AudioFrameSplitter.h"
#include "core/media/DtsFrames.h"
#include "core/media/LatmFrames.h"
#include "core/media/Mpeg4Headers.h"
#include "core/media/MpegVideoHeader.h"
#include "core/media/TransportPcm.h"
#include "core/media/TrueHdUnits.h"
#include "core/media/Vc1Headers.h"

#include <cstdlib>

using namespace cuegate;
using namespace Qt::StringLiterals;

static void askPicture(Codec codec, QByteArrayView unit)
{
    (void)pictureKind(codec, unit, RandomAccess::Indicated);
    (void)readMpegVideoFormat(unit);
    (void)readVc1Format(unit);
    (void)vc1Header(unit);
    (void)mpeg4Vops(unit);
    (void)mpeg4LowDelay(unit);
    (void)readMpeg4Format(unit);
    (void)mpeg4Header(unit);
    if (unit.size() > 4) {
        (void)vc1MayBeInterlaced(unit.sliced(4));
        for (const bool mayBeInterlaced : {false, true})
            (void)vc1PictureOf(unit.sliced(4), mayBeInterlaced);
    }
}

static void askSound(QByteArrayView frame)
{
    (void)readDtsFormat(frame);
    (void)latmConfig(frame);
    (void)readTrueHdFormat(frame);
    for (const QLatin1StringView id : {kBluRayPcm, kStudioPcm})
        (void)readTransportPcmFormat(QString(id), frame);
}

static std::vector<AccessUnit> unitsOf(Codec codec, QByteArrayView bytes, qsizetype pieceBytes)
{
    AccessUnitSplitter splitter(codec, {});
    std::vector<AccessUnit> units;
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes) {
        PesStamp stamp;
        stamp.offsetBytes = at;
        splitter.add(stamp, bytes.sliced(at, std::min(pieceBytes, bytes.size() - at)), units);
    }
    splitter.finish(units);
    return units;
}

static void walkPictures(Codec codec, QByteArrayView bytes, qsizetype pieceBytes)
{
    QByteArray joined;
    for (const AccessUnit &unit : unitsOf(codec, bytes, pieceBytes)) {
        askPicture(codec, unit.bytes);
        joined += unit.bytes;
    }
    if (joined.size() > bytes.size()) // no byte comes twice
        std::abort();
}

static void walkSound(Codec codec, QByteArrayView bytes, qsizetype pieceBytes)
{
    AudioFrameSplitter splitter(codec);
    qsizetype total = 0;
    const auto ask = [&](const AudioFrames &found) {
        for (const AudioFrame &frame : found.frames) {
            askSound(frame.bytes);
            total += frame.bytes.size();
        }
    };
    for (qsizetype at = 0; at < bytes.size(); at += pieceBytes)
        ask(splitter.add(90'000, bytes.sliced(at, std::min(pieceBytes, bytes.size() - at))));
    ask(splitter.finish());
    if (total > bytes.size())
        std::abort();
}

// Samples in the order of the file, as AVI and Matroska have them.
static void order(Codec codec, QByteArrayView bytes, qsizetype pieceBytes)
{
    Track track;
    track.type = TrackType::Video;
    track.codec = codec;
    track.codecId = u"V_MS/VFW/FOURCC"_s;
    track.codecPrivate = bytes.first(std::min<qsizetype>(bytes.size(), 64)).toByteArray();
    SampleBatch batch;
    for (qsizetype at = 0; at < bytes.size() && batch.samples.size() < 64; at += pieceBytes) {
        MediaSample sample;
        sample.pts = qint64(batch.samples.size()) * 40;
        sample.isSync = at == 0;
        sample.payload = bytes.sliced(at, std::min(pieceBytes, bytes.size() - at));
        batch.samples.push_back(sample);
    }
    if (mayHaveVc1DecodeTimes(track))
        orderVc1Pictures(batch, track);
    else
        orderPictures(batch, track);
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    constexpr Codec kPictures[] = {Codec::H264, Codec::Hevc, Codec::Mpeg2Video, Codec::Mpeg4Part2,
                                   Codec::Vc1};
    constexpr Codec kSounds[] = {Codec::Aac, Codec::Ac3, Codec::Eac3, Codec::Mp3, Codec::Dts, Codec::TrueHd};
    if (size < 3)
        return 0;
    const QByteArrayView bytes(data + 2, qsizetype(size) - 2);
    const qsizetype pieceBytes = 1 + data[1];
    const size_t which = data[0] % (std::size(kPictures) + std::size(kSounds));
    if (which >= std::size(kPictures)) {
        walkSound(kSounds[which - std::size(kPictures)], bytes, pieceBytes);
        return 0;
    }
    walkPictures(kPictures[which], bytes, pieceBytes);
    order(kPictures[which], bytes, pieceBytes);
    askPicture(kPictures[which], bytes);
    return 0;
}
