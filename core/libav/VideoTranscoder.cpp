// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/VideoTranscoder.h"

#include "core/libav/AvcEncoder.h"
#include "core/libav/PictureFilter.h"
#include "core/libav/VideoDecoder.h"
#include "core/libav/VideoDecoderConfig.h"
#include "core/media/NalUnits.h"

#include <algorithm>
#include <span>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

class Transcode
{
public:
    Transcode(const VideoTranscodeInput &input, VideoDecoder &decoder, AvcEncoder &encoder,
              const AvcTarget &target, const CancelToken &cancel,
              const std::function<void(EncodedPicture)> &onPicture)
        : m_input(input)
        , m_decoder(decoder)
        , m_filter(target)
        , m_encoder(encoder)
        , m_cancel(cancel)
        , m_onPicture(onPicture)
    {
    }
    Result<void> run(std::span<const MediaSample> samples);

private:
    Result<void> takeDecoded();
    Result<void> takeFiltered();
    Result<void> takeEncoded();
    [[nodiscard]] qint64 timeOf(qint64 number) const;

    const VideoTranscodeInput &m_input;
    VideoDecoder &m_decoder;
    PictureFilter m_filter;
    AvcEncoder &m_encoder;
    const CancelToken &m_cancel;
    const std::function<void(EncodedPicture)> &m_onPicture;
    std::vector<qint64> m_times; ///< of the pictures that were decoded, by number
};

} // namespace

/// The first picture is decoded one picture's time before it is shown; where there is only one, nothing tells
/// how long that is.
qint64 Transcode::timeOf(qint64 number) const
{
    if (number >= 0)
        return m_times[size_t(std::min<qint64>(number, qint64(m_times.size()) - 1))];
    return m_times.size() > 1 ? m_times[0] - (m_times[1] - m_times[0]) : m_times[0] - 1;
}

Result<void> Transcode::takeEncoded()
{
    for (;;) {
        if (m_cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        auto picture = m_encoder.receive();
        if (!picture)
            return std::unexpected(picture.error());
        if (!*picture)
            return {};
        AvcEncoder::Picture &made = **picture;
        if (made.number < 0 || made.number >= qint64(m_times.size()))
            return fail(ErrorKind::Internal, u"the encoder returned a picture it was not given"_s);
        m_onPicture({timeOf(made.number), timeOf(made.decodingNumber), made.isSync, std::move(made.payload)});
    }
}

Result<void> Transcode::takeFiltered()
{
    while (const AvFramePtr frame = m_filter.receive()) {
        if (m_cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        if (auto sent = m_encoder.send(*frame); !sent)
            return sent;
        if (auto taken = takeEncoded(); !taken)
            return taken;
    }
    return {};
}

Result<void> Transcode::takeDecoded()
{
    while (AVFrame *frame = m_decoder.receive()) {
        if (m_cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        qint64 pts = frame->pts;
        if (pts < m_input.beginPts || pts >= m_input.endPts)
            continue;
        // Two pictures of one time, or times that go back, are a mistake of the container's; every picture is
        // shown.
        if (!m_times.empty())
            pts = std::max(pts, m_times.back() + 1);
        if (auto sent = m_filter.send(*frame, qint64(m_times.size())); !sent)
            return sent;
        m_times.push_back(pts);
        if (auto taken = takeFiltered(); !taken)
            return taken;
    }
    return {};
}

Result<void> Transcode::run(std::span<const MediaSample> samples)
{
    for (const MediaSample &sample : samples) {
        if (m_cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        if (auto sent = m_decoder.send(sample); !sent)
            return sent;
        if (auto taken = takeDecoded(); !taken)
            return taken;
    }
    if (auto finished = m_decoder.finish(); !finished)
        return finished;
    if (auto taken = takeDecoded(); !taken)
        return taken;
    if (m_times.empty())
        return fail(ErrorKind::CorruptInput, u"none of %1 samples could be decoded"_s.arg(samples.size()),
                    ErrorCode::MediaCorrupt);
    if (auto finished = m_filter.finish(); !finished)
        return finished;
    if (auto taken = takeFiltered(); !taken)
        return taken;
    if (auto finished = m_encoder.finish(); !finished)
        return finished;
    return takeEncoded();
}

/// What follows the last of the segment's samples in decoding order is of no use to it.
static std::span<const MediaSample> neededSamples(const VideoTranscodeInput &input)
{
    const std::vector<MediaSample> &samples = input.samples->samples;
    const auto last = std::find_if(samples.rbegin(), samples.rend(),
                                   [&](const MediaSample &sample) { return sample.pts < input.endPts; });
    return std::span(samples).first(size_t(samples.rend() - last));
}

Result<void> transcodeVideo(const VideoTranscodeInput &input, const AvcTarget &target,
                            const CancelToken &cancel, const std::function<void(EncodedPicture)> &onPicture)
{
    return transcodeVideoBy(EncoderKind::X264, input, target, cancel, onPicture);
}

Result<void> transcodeVideoInBand(const VideoTranscodeInput &input, const AvcTarget &target,
                                  const CancelToken &cancel,
                                  const std::function<void(EncodedPicture)> &onPicture)
{
    const auto config = avcConfigFor(target);
    if (!config)
        return std::unexpected(config.error());
    const auto annexB = parameterSetsAnnexB(Codec::H264, *config);
    if (!annexB)
        return std::unexpected(annexB.error());
    QByteArray sets;
    lengthPrefixedFromAnnexB(*annexB, sets);
    return transcodeVideo(input, target, cancel, [&](EncodedPicture picture) {
        if (picture.isSync)
            picture.payload.prepend(sets);
        onPicture(std::move(picture));
    });
}

Result<void> transcodeVideoBy(EncoderKind kind, const VideoTranscodeInput &input, const AvcTarget &target,
                              const CancelToken &cancel, const std::function<void(EncodedPicture)> &onPicture)
{
    Q_ASSERT(input.track && input.samples);
    if (cancel.isCancelled())
        return std::unexpected(Error::cancelled());
    const std::span<const MediaSample> samples = neededSamples(input);
    auto decoder = VideoDecoder::open(*input.track, samples);
    if (!decoder)
        return std::unexpected(decoder.error());
    auto encoder = AvcEncoder::open(target, kind);
    if (!encoder)
        return std::unexpected(encoder.error());
    return Transcode(input, *decoder, *encoder, target, cancel, onPicture).run(samples);
}

Result<QByteArray> avcConfigFor(const AvcTarget &target)
{
    const auto encoder = AvcEncoder::open(target);
    return encoder ? encoder->config() : std::unexpected(encoder.error());
}

bool canDecodeVideo(const Track &track)
{
    if (!track.video || track.video->width == 0 || track.video->height == 0 ||
        qint64(track.video->width) * track.video->height > kMostVideoPixels)
        return false;
    const AVCodec *codec = avcodec_find_decoder(videoDecoderConfig(track, {}).codec);
    return codec && codec->type == AVMEDIA_TYPE_VIDEO;
}

} // namespace cuegate
