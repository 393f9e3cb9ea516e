// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/KeyframeSample.h"

#include "core/base/MediaTime.h"
#include "core/demux/FragmentSamples.h"
#include "core/demux/MatroskaBlockReader.h"
#include "core/demux/TransportStreamSamples.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMostBytes = 64 * 1024 * 1024;

static std::unexpected<Error> missing(const Keyframe &keyframe)
{
    return fail(ErrorKind::CorruptInput,
                u"there is no keyframe at byte %1, where the index has one"_s.arg(keyframe.offsetBytes),
                ErrorCode::MediaCorrupt);
}

static SampleBatch batchOf(TrackId track, qint64 pts, QByteArray payload, bool isSync = true)
{
    SampleBatch batch;
    batch.track = track;
    batch.storage.push_back(std::move(payload));
    MediaSample &sample = batch.samples.emplace_back();
    sample.pts = pts;
    sample.isSync = isSync;
    sample.payload = batch.storage.back();
    return batch;
}

static Result<SampleBatch> readMatroskaKeyframe(const ByteSource &source, const MediaInfo &info,
                                                const MatroskaLayout &layout, const Track &track,
                                                const Keyframe &keyframe, const CancelToken &cancel)
{
    const BlockCue place{rescale(keyframe.time, info.keyframes.timescale, kNanosecondTimescale), 0,
                         keyframe.offsetBytes, -1};
    auto batch = readMatroskaBlock(source, layout, track, place, kMostBytes, cancel);
    if (!batch)
        return batch;
    if (batch->samples.empty())
        return missing(keyframe);
    batch->samples.front().duration = 0; // it stands for itself alone
    return batch;
}

static Result<SampleBatch> readEntry(const ByteSource &source, const SampleTable::Entry &entry,
                                     const Track &track, const Keyframe &keyframe, const CancelToken &cancel)
{
    if (entry.bytes.sizeBytes() > kMostBytes)
        return missing(keyframe);
    Result<QByteArray> bytes = source.read(entry.bytes, cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() < entry.bytes.sizeBytes())
        return missing(keyframe);
    return batchOf(track.id, entry.pts, std::move(*bytes), entry.isSync);
}

static Result<SampleBatch> readMovieKeyframe(const ByteSource &source, const MovieLayout &layout,
                                             const Track &track, const Keyframe &keyframe,
                                             const CancelToken &cancel)
{
    const auto table = layout.tables.find(track.id);
    const auto number = table == layout.tables.end() ? std::nullopt : table->second.syncAt(keyframe.time);
    if (!number)
        return missing(keyframe);
    return readEntry(source, table->second.entries(*number, 1).front(), track, keyframe, cancel);
}

Result<SampleBatch> readKeyframe(const ByteSource &source, const MediaInfo &info, const Keyframe &keyframe,
                                 const CancelToken &cancel)
{
    const Track *track = info.track(info.mainTrack);
    if (!track || track->type != TrackType::Video)
        return fail(ErrorKind::InvalidArgument, u"the medium has no video"_s);
    if (const auto *layout = std::get_if<MatroskaLayout>(&info.layout))
        return readMatroskaKeyframe(source, info, *layout, *track, keyframe, cancel);
    if (const auto *layout = std::get_if<MovieLayout>(&info.layout))
        return readMovieKeyframe(source, *layout, *track, keyframe, cancel);
    if (std::holds_alternative<FragmentedLayout>(info.layout)) {
        const auto entry = fragmentEntryAt(source, info, keyframe, cancel);
        if (!entry)
            return std::unexpected(entry.error());
        return readEntry(source, *entry, *track, keyframe, cancel);
    }
    if (const auto *layout = std::get_if<TransportStreamLayout>(&info.layout))
        return readTransportStreamKeyframe(source, info, *layout, keyframe, cancel);
    return fail(ErrorKind::InvalidArgument, u"the medium has no layout to read samples by"_s);
}

} // namespace cuegate
