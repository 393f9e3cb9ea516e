// SPDX-License-Identifier: GPL-3.0-or-later
// A video file cut into segments at its keyframes as the gateway cuts it, transcoded one by one, and what the
// ffmpeg program shows of the result and of the source: an outside judge. Thread: any; blocks.
#pragma once

#include "core/demux/SampleReader.h"
#include "core/io/FileByteSource.h"
#include "core/libav/VideoTranscoder.h"
#include "core/media/AvcConfig.h"
#include "core/media/CodecConfig.h"
#include "core/media/NalUnits.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"

#include <QFile>
#include <QProcess>

#include <algorithm>
#include <cmath>
#include <optional>

namespace cuegate::test {

struct TranscodeClip
{
    Track track;
    SampleBatch samples; ///< of the whole track
    struct Segment
    {
        SampleBatch batch; ///< from its keyframe to the end of the next keyframe's leading pictures
        qint64 beginPts = 0;
        qint64 endPts = 0;
    };
    std::vector<Segment> segments;

    /// The presentation times the segments must have between them.
    [[nodiscard]] std::vector<qint64> times() const
    {
        std::vector<qint64> times;
        for (const MediaSample &sample : samples.samples) {
            if (!segments.empty() && sample.pts >= segments.front().beginPts)
                times.push_back(sample.pts);
        }
        std::sort(times.begin(), times.end());
        return times;
    }
};

inline void cutAtKeyframes(TranscodeClip &clip, size_t leastSamples)
{
    const auto &samples = clip.samples.samples;
    std::vector<size_t> cuts;
    for (size_t i = 0; i < samples.size(); ++i) {
        if (samples[i].isSync && (cuts.empty() || i - cuts.back() >= leastSamples))
            cuts.push_back(i);
    }
    for (size_t n = 0; n < cuts.size(); ++n) {
        TranscodeClip::Segment segment;
        segment.beginPts = samples[cuts[n]].pts;
        segment.endPts = std::numeric_limits<qint64>::max();
        size_t end = samples.size();
        if (n + 1 < cuts.size()) {
            segment.endPts = samples[cuts[n + 1]].pts;
            end = cuts[n + 1] + 1;
            while (end < samples.size() && samples[end].pts < segment.endPts)
                ++end;
        }
        segment.batch.track = clip.track.id;
        segment.batch.samples.assign(samples.begin() + qsizetype(cuts[n]), samples.begin() + qsizetype(end));
        clip.segments.push_back(std::move(segment));
    }
}

/// The first video track of \p path; its segments have at least \p leastSamples samples but the last.
inline Result<TranscodeClip> openClip(const QString &path, size_t leastSamples = 1)
{
    auto source = FileByteSource::open(path);
    if (!source)
        return std::unexpected(source.error());
    auto info = probe(**source, path, {});
    if (info && (*info)->indexKind == IndexKind::None && canScan(**info))
        info = scanIndex(**source, **info, {}, {});
    if (!info)
        return std::unexpected(info.error());
    const MediaInfo &media = **info;
    const Track *track = media.track(media.mainTrack);
    if (!track || track->type != TrackType::Video || media.keyframes.keyframes.empty())
        return fail(ErrorKind::NotFound, QStringLiteral("no video track with keyframes"));
    TranscodeClip clip;
    clip.track = *track;
    if (const auto first = readFirstSample(**source, media, track->id, {}))
        (void)completeCodecConfig(clip.track, first->bytes);
    SampleSpan span;
    span.timescale = media.keyframes.timescale;
    span.beginTime = media.keyframes.keyframes.front().time;
    span.endTime = std::numeric_limits<qint64>::max() / 4;
    span.beginOffsetBytes = media.keyframes.keyframes.front().offsetBytes;
    span.endOffsetBytes = media.sizeBytes;
    span.isFirst = span.isLast = true;
    const std::array<TrackId, 1> tracks{track->id};
    auto batches = readSamples(**source, media, tracks, span, {});
    if (!batches)
        return std::unexpected(batches.error());
    clip.samples = std::move(batches->front());
    cutAtKeyframes(clip, leastSamples);
    return clip;
}

using EncodedSegment = std::vector<EncodedPicture>;

inline Result<EncodedSegment> transcodeSegment(const TranscodeClip &clip, size_t number,
                                               const AvcTarget &target)
{
    EncodedSegment pictures;
    const TranscodeClip::Segment &segment = clip.segments[number];
    const auto made =
        transcodeVideo({&clip.track, &segment.batch, segment.beginPts, segment.endPts}, target, {},
                       [&](EncodedPicture picture) { pictures.push_back(std::move(picture)); });
    return made ? Result<EncodedSegment>(std::move(pictures)) : std::unexpected(made.error());
}

/// All segments as one Annex B stream, with the parameter sets of \p avcC at the start only.
inline QByteArray annexB(const std::vector<EncodedSegment> &segments, const QByteArray &avcC)
{
    QByteArray stream = parameterSetsAnnexB(Codec::H264, avcC).value_or(QByteArray());
    for (const EncodedSegment &segment : segments) {
        for (const EncodedPicture &picture : segment)
            (void)annexBFromLengthPrefixed({}, picture.payload, 4, stream);
    }
    return stream;
}

/// Pictures of \p path as raw yuv420p, one for each the decoder gives.
inline QByteArray rawPictures(const QString &path, const QStringList &options = {},
                              const QString &filter = {})
{
    QStringList arguments{QStringLiteral("-v"), QStringLiteral("error"), QStringLiteral("-nostdin")};
    arguments << options << QStringLiteral("-i") << path << QStringLiteral("-map") << QStringLiteral("0:v:0");
    if (!filter.isEmpty())
        arguments << QStringLiteral("-vf") << filter;
    arguments << QStringLiteral("-vsync") << QStringLiteral("passthrough") << QStringLiteral("-pix_fmt")
              << QStringLiteral("yuv420p") << QStringLiteral("-f") << QStringLiteral("rawvideo")
              << QStringLiteral("-");
    QProcess process;
    process.start(QStringLiteral("ffmpeg"), arguments);
    process.waitForFinished(120'000);
    return process.readAllStandardOutput();
}

/// Of luma, in dB, the worst picture's; 100 where they are the same, 0 where their number is not.
inline double worstPsnr(const QByteArray &one, const QByteArray &other, qsizetype width, qsizetype height)
{
    const qsizetype lumaBytes = width * height;
    const qsizetype pictureBytes = lumaBytes + 2 * ((width + 1) / 2) * ((height + 1) / 2);
    if (one.size() != other.size() || one.isEmpty() || one.size() % pictureBytes != 0)
        return 0;
    double worst = 100;
    for (qsizetype at = 0; at < one.size(); at += pictureBytes) {
        qint64 squares = 0;
        for (qsizetype i = at; i < at + lumaBytes; ++i) {
            const int difference = quint8(one[i]) - quint8(other[i]);
            squares += difference * difference;
        }
        if (squares > 0)
            worst = std::min(worst, 10 * std::log10(255.0 * 255.0 * double(lumaBytes) / double(squares)));
    }
    return worst;
}

} // namespace cuegate::test
