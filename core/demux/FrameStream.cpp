// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/FrameStream.h"

#include "core/media/AudioFrameHeader.h"

namespace cuegate {

/// The mean rate of bytes is true, but frames differ by a byte of padding: as many samples as that may be.
static constexpr qint64 kGridSlack = 12;
static constexpr qsizetype kHeaderBytes = 16;

static qint64 onGrid(qint64 time, qint64 step)
{
    if (step <= 0)
        return time;
    const qint64 nearest = (time >= 0 ? time + step / 2 : time - step / 2) / step * step;
    return qAbs(nearest - time) <= kGridSlack ? nearest : time;
}

static std::optional<AudioFrameHeader> headerAt(Codec codec, QByteArrayView bytes, qsizetype at)
{
    return readAudioFrameHeader(codec, bytes.sliced(at, std::min(kHeaderBytes, bytes.size() - at)));
}

/// A further substream of the last frame, if that is wanted.
static void appendTo(SampleBatch &batch, QByteArrayView substream)
{
    if (batch.samples.empty())
        return;
    QByteArrayView &payload = batch.samples.back().payload;
    if (payload.end() == substream.begin())
        payload = {payload.begin(), substream.end()};
}

SampleBatch framesOf(const Track &track, std::span<const StreamPiece> pieces, qint64 beginPts, qint64 endPts)
{
    SampleBatch batch;
    batch.track = track.id;
    QByteArray stream;
    std::vector<qsizetype> begins;
    for (const StreamPiece &piece : pieces) {
        begins.push_back(stream.size());
        stream += piece.bytes;
    }
    batch.storage.push_back(stream);
    const QByteArrayView bytes = batch.storage.front();
    size_t piece = 0;
    bool isSynced = false;
    for (qsizetype at = 0; at < bytes.size();) {
        const auto header = headerAt(track.codec, bytes, at);
        const qsizetype end = header ? at + header->sizeBytes : 0;
        // Bytes that look like a header are one only where another follows.
        const bool isFrame =
            header && header->sizeBytes >= 4 && end <= bytes.size() &&
            (isSynced || bytes.size() - end < kHeaderBytes || headerAt(track.codec, bytes, end));
        isSynced = isFrame;
        if (!isFrame) {
            ++at;
            continue;
        }
        const QByteArrayView frame = bytes.sliced(at, header->sizeBytes);
        if (header->samples == 0) {
            appendTo(batch, frame);
            at = end;
            continue;
        }
        while (piece + 1 < pieces.size() && begins[piece + 1] <= at)
            ++piece;
        const qint64 inPiece =
            pieces[piece].duration * (at - begins[piece]) / std::max<qint64>(1, pieces[piece].bytes.size());
        const qint64 pts = onGrid(pieces[piece].pts + inPiece, header->samples);
        if (pts >= endPts) {
            batch.nextTime = pts;
            break;
        }
        if (pts >= beginPts) {
            MediaSample &sample = batch.samples.emplace_back();
            sample.pts = pts;
            sample.dts = pts;
            sample.duration = header->samples;
            sample.isSync = true;
            sample.payload = frame;
        }
        at = end;
    }
    return batch;
}

} // namespace cuegate
