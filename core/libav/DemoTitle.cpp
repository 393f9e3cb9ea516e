// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/DemoTitle.h"

#include "core/libav/AvPtr.h"
#include "core/libav/DemoPicture.h"
#include "core/libav/DemoSound.h"

#include <QFile>

extern "C" {
#include <libavutil/opt.h>
}

#include <array>
#include <filesystem>
#include <vector>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr AVRational kMilliseconds{1, 1000};

static std::unexpected<Error> avFailure(const QString &what, int code)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    const ErrorKind kind = code == AVERROR(EACCES) || code == AVERROR(EPERM) ? ErrorKind::PermissionDenied
                           : code == AVERROR(ENOMEM)                         ? ErrorKind::Internal
                                                                             : ErrorKind::Unavailable;
    return fail(kind, u"demo title: %1: %2"_s.arg(what, QString::fromLocal8Bit(text.data())));
}

// The sound repeats every 8 s, which are 375 access units: one period is encoded and then repeated. It is
// taken from 8.6 s on, where the sound is steady on both sides of the seam, far from clicks and their short
// windows.
static constexpr std::size_t kPeriodUnits = 375;
static constexpr qint64 kPeriodBegin = 403 * 1024;

/// One encoder and the stream that its packets go to.
struct Lane
{
    AvCodecContextPtr encoder;
    AvFramePtr frame;
    AVStream *stream = nullptr; ///< owned by the output
    qint64 nextPts = 0;         ///< in the encoder's time base
    qint64 writtenPts = 0;      ///< end of what was written, the same
    bool isSound = false;
    std::vector<AvPacketPtr> period; ///< one period of the sound, encoded
    std::size_t nextRepeat = 0;
};

class DemoMaker
{
public:
    DemoMaker(const DemoTitleOptions &options, const CancelToken &cancel,
              const std::function<void(int)> &progress)
        : m_options(options)
        , m_cancel(cancel)
        , m_progress(progress)
        , m_packet(av_packet_alloc())
        , m_frames(options.durationMs * options.framesPerSecond / 1000)
    {
    }
    Result<void> make(const QString &path);

private:
    Result<void> openOutput(const QString &path);
    Result<void> openVideo();
    Result<void> openAudio(Lane &lane, const char *language, const char *title, bool isDefault);
    Result<void> addStream(Lane &lane);
    Result<void> writeFrames();
    Result<void> writeAudioUntil(qint64 timeMs);
    Result<void> encodeSound(Lane &lane, const DemoSound &sound);
    Result<void> repeatSound(Lane &lane);
    Result<void> encode(Lane &lane, const AVFrame *frame);
    Result<void> write(Lane &lane);
    void report(qint64 frame);

    DemoTitleOptions m_options;
    CancelToken m_cancel;
    const std::function<void(int)> &m_progress;
    AvPacketPtr m_packet;
    qint64 m_frames;
    int m_percent = -1;
    AvOutputPtr m_output;
    Lane m_video;
    std::array<Lane, 2> m_audio;
    std::array<DemoSound, 2> m_sounds{DemoSound(DemoSound::Voice::Bells),
                                      DemoSound(DemoSound::Voice::Strings)};
};

Result<void> DemoMaker::openOutput(const QString &path)
{
    AVFormatContext *context = nullptr;
    int code = avformat_alloc_output_context2(&context, nullptr, "matroska", nullptr);
    if (code < 0)
        return avFailure(u"making a Matroska writer"_s, code);
    m_output.reset(context);
    context->flags |= AVFMT_FLAG_BITEXACT; // no version, no random UIDs: the same file each time
    av_dict_set(&context->metadata, "title", "Cuegate demo", 0);
    code = avio_open(&context->pb, QByteArray("file:" + path.toUtf8()).constData(), AVIO_FLAG_WRITE);
    if (code < 0)
        return avFailure(u"creating "_s + path, code);
    return {};
}

/// Opens the lane's encoder, whose fields are set, and makes its stream.
Result<void> DemoMaker::addStream(Lane &lane)
{
    lane.encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    int code = avcodec_open2(lane.encoder.get(), nullptr, nullptr);
    if (code < 0)
        return avFailure(u"opening the encoder "_s + QString::fromLatin1(lane.encoder->codec->name), code);
    lane.stream = avformat_new_stream(m_output.get(), nullptr);
    lane.frame.reset(av_frame_alloc());
    if (!lane.stream || !lane.frame)
        return avFailure(u"adding a stream"_s, AVERROR(ENOMEM));
    lane.stream->time_base = lane.encoder->time_base;
    code = avcodec_parameters_from_context(lane.stream->codecpar, lane.encoder.get());
    return code < 0 ? avFailure(u"describing a stream"_s, code) : Result<void>();
}

Result<void> DemoMaker::openVideo()
{
    const AVCodec *codec = avcodec_find_encoder_by_name("libx264");
    if (!codec)
        return fail(
            ErrorKind::Unsupported,
            u"the demo title needs the H.264 encoder libx264, which the FFmpeg libraries here lack"_s);
    m_video.encoder.reset(avcodec_alloc_context3(codec));
    AVCodecContext *encoder = m_video.encoder.get();
    encoder->width = m_options.width;
    encoder->height = m_options.height;
    encoder->pix_fmt = AV_PIX_FMT_YUV420P;
    encoder->time_base = {1, m_options.framesPerSecond};
    encoder->framerate = {m_options.framesPerSecond, 1};
    encoder->sample_aspect_ratio = {1, 1};
    encoder->color_primaries = AVCOL_PRI_BT709;
    encoder->color_trc = AVCOL_TRC_BT709;
    encoder->colorspace = AVCOL_SPC_BT709;
    encoder->color_range = AVCOL_RANGE_MPEG;
    encoder->gop_size = m_options.keyframeIntervalFrames;
    encoder->max_b_frames = 3;
    encoder->thread_count = 0;
    av_opt_set(encoder->priv_data, "preset", "superfast", 0);
    av_opt_set(encoder->priv_data, "profile", "high", 0);
    av_opt_set(encoder->priv_data, "crf", "27", 0);
    // Regular keyframes; and little looking ahead, which a picture that is drawn does not repay.
    const QByteArray parameters =
        "open-gop=0:scenecut=0:b-adapt=0:rc-lookahead=0:sync-lookahead=0:mbtree=0:weightp=0:min-keyint=" +
        QByteArray::number(m_options.keyframeIntervalFrames);
    av_opt_set(encoder->priv_data, "x264-params", parameters.constData(), 0);
    if (auto added = addStream(m_video); !added)
        return added;
    m_video.stream->avg_frame_rate = encoder->framerate;
    AVFrame *frame = m_video.frame.get();
    frame->format = encoder->pix_fmt;
    frame->width = encoder->width;
    frame->height = encoder->height;
    const int code = av_frame_get_buffer(frame, 0);
    return code < 0 ? avFailure(u"making a picture"_s, code) : Result<void>();
}

Result<void> DemoMaker::openAudio(Lane &lane, const char *language, const char *title, bool isDefault)
{
    const AVCodec *codec = avcodec_find_encoder_by_name("aac");
    if (!codec)
        return fail(ErrorKind::Unsupported,
                    u"the demo title needs an AAC encoder, which the FFmpeg libraries here lack"_s);
    lane.encoder.reset(avcodec_alloc_context3(codec));
    AVCodecContext *encoder = lane.encoder.get();
    encoder->sample_rate = DemoSound::kSampleRate;
    encoder->sample_fmt = AV_SAMPLE_FMT_FLTP;
    encoder->time_base = {1, DemoSound::kSampleRate};
    encoder->bit_rate = 64'000;
    av_channel_layout_default(&encoder->ch_layout, 2);
    av_opt_set(encoder->priv_data, "aac_coder", "fast", 0);
    if (auto added = addStream(lane); !added)
        return added;
    av_dict_set(&lane.stream->metadata, "language", language, 0);
    av_dict_set(&lane.stream->metadata, "title", title, 0);
    lane.stream->disposition = isDefault ? AV_DISPOSITION_DEFAULT : 0;
    // The first access unit only primes decoders. Without it the track begins at zero like the picture, and
    // the sound is silent there anyway.
    lane.isSound = true;
    lane.stream->codecpar->initial_padding = 0;
    AVFrame *frame = lane.frame.get();
    frame->format = encoder->sample_fmt;
    frame->sample_rate = encoder->sample_rate;
    frame->nb_samples = encoder->frame_size;
    av_channel_layout_copy(&frame->ch_layout, &encoder->ch_layout);
    const int code = av_frame_get_buffer(frame, 0);
    return code < 0 ? avFailure(u"making a sound buffer"_s, code) : Result<void>();
}

/// Hands m_packet, whose times are the encoder's, to the file.
Result<void> DemoMaker::write(Lane &lane)
{
    lane.writtenPts = m_packet->pts + m_packet->duration;
    m_packet->stream_index = lane.stream->index;
    av_packet_rescale_ts(m_packet.get(), lane.encoder->time_base, lane.stream->time_base);
    const int code = av_interleaved_write_frame(m_output.get(), m_packet.get());
    return code < 0 ? avFailure(u"writing"_s, code) : Result<void>();
}

/// \p frame null: no more frames, take what the encoder still holds.
Result<void> DemoMaker::encode(Lane &lane, const AVFrame *frame)
{
    int code = avcodec_send_frame(lane.encoder.get(), frame);
    if (code < 0)
        return avFailure(u"encoding"_s, code);
    while ((code = avcodec_receive_packet(lane.encoder.get(), m_packet.get())) >= 0) {
        if (lane.isSound && m_packet->pts < 0) {
            av_packet_unref(m_packet.get());
            continue;
        }
        if (lane.isSound && m_packet->pts >= kPeriodBegin && lane.period.size() < kPeriodUnits)
            lane.period.emplace_back(av_packet_clone(m_packet.get()));
        if (auto written = write(lane); !written)
            return written;
    }
    return code == AVERROR(EAGAIN) || code == AVERROR_EOF ? Result<void>() : avFailure(u"encoding"_s, code);
}

/// Encodes the lane's next frame of sound.
Result<void> DemoMaker::encodeSound(Lane &lane, const DemoSound &sound)
{
    AVFrame *frame = lane.frame.get();
    if (const int code = av_frame_make_writable(frame); code < 0)
        return avFailure(u"making a sound buffer"_s, code);
    sound.fill(lane.nextPts, frame->nb_samples, reinterpret_cast<float *>(frame->data[0]),
               reinterpret_cast<float *>(frame->data[1]));
    frame->pts = lane.nextPts;
    lane.nextPts += frame->nb_samples;
    return encode(lane, frame);
}

/// Writes the access unit that was encoded one period of the sound ago, again.
Result<void> DemoMaker::repeatSound(Lane &lane)
{
    const AVPacket *kept = lane.period[lane.nextRepeat++ % lane.period.size()].get();
    if (const int code = av_packet_ref(m_packet.get(), kept); code < 0)
        return avFailure(u"repeating sound"_s, code);
    m_packet->pts = m_packet->dts = lane.writtenPts;
    return write(lane);
}

Result<void> DemoMaker::writeAudioUntil(qint64 timeMs)
{
    for (std::size_t i = 0; i < m_audio.size(); ++i) {
        Lane &lane = m_audio[i];
        while (av_compare_ts(lane.writtenPts, lane.encoder->time_base, timeMs, kMilliseconds) < 0) {
            auto written =
                lane.period.size() == kPeriodUnits ? repeatSound(lane) : encodeSound(lane, m_sounds[i]);
            if (!written)
                return written;
        }
    }
    return {};
}

void DemoMaker::report(qint64 frame)
{
    const int percent = int(frame * 100 / m_frames);
    if (percent != m_percent && m_progress)
        m_progress(percent);
    m_percent = percent;
}

Result<void> DemoMaker::writeFrames()
{
    DemoPicture picture({m_options.width, m_options.height, m_options.framesPerSecond,
                         m_options.keyframeIntervalFrames, m_frames});
    AVFrame *frame = m_video.frame.get();
    for (qint64 number = 0; number < m_frames; ++number) {
        if (m_cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        report(number);
        if (auto written = writeAudioUntil(number * 1000 / m_options.framesPerSecond); !written)
            return written;
        if (const int code = av_frame_make_writable(frame); code < 0)
            return avFailure(u"making a picture"_s, code);
        picture.draw(number, {{frame->data[0], frame->data[1], frame->data[2]},
                              {frame->linesize[0], frame->linesize[1], frame->linesize[2]}});
        frame->pts = number;
        if (auto encoded = encode(m_video, frame); !encoded)
            return encoded;
    }
    if (auto written = writeAudioUntil(m_options.durationMs); !written)
        return written;
    return encode(m_video, nullptr);
}

Result<void> DemoMaker::make(const QString &path)
{
    if (!m_packet)
        return avFailure(u"starting"_s, AVERROR(ENOMEM));
    if (auto opened = openOutput(path); !opened)
        return opened;
    if (auto opened = openVideo(); !opened)
        return opened;
    if (auto opened = openAudio(m_audio[0], "eng", "English", true); !opened)
        return opened;
    if (auto opened = openAudio(m_audio[1], "deu", "Deutsch", false); !opened)
        return opened;
    if (const int code = avformat_write_header(m_output.get(), nullptr); code < 0)
        return avFailure(u"writing the header"_s, code);
    if (auto written = writeFrames(); !written)
        return written;
    int code = av_write_trailer(m_output.get());
    if (code >= 0)
        code = avio_closep(&m_output->pb);
    if (code < 0)
        return avFailure(u"writing the end"_s, code);
    report(m_frames);
    return {};
}

static bool isPossible(const DemoTitleOptions &options)
{
    return options.width >= 160 && options.width <= 3840 && options.width % 2 == 0 && options.height >= 90 &&
           options.height <= 2160 && options.height % 2 == 0 && options.framesPerSecond >= 1 &&
           options.framesPerSecond <= 120 && options.keyframeIntervalFrames >= 1 &&
           options.durationMs >= 1000 && options.durationMs <= 86'400'000;
}

Result<void> makeDemoTitle(const QString &path, const DemoTitleOptions &options, const CancelToken &cancel,
                           const std::function<void(int percent)> &progress)
{
    if (!isPossible(options))
        return fail(ErrorKind::InvalidArgument, u"demo title: impossible size, rate or duration"_s);
    av_log_set_level(AV_LOG_ERROR); // x264 reports its statistics otherwise
    const QString part = path + u".part"_s;
    Result<void> made = DemoMaker(options, cancel, progress).make(part);
    if (made) {
        std::error_code code;
        std::filesystem::rename(part.toStdU16String(), path.toStdU16String(), code);
        if (code)
            made = fail(ErrorKind::Unavailable, u"demo title: renaming to %1: %2"_s.arg(
                                                    path, QString::fromLocal8Bit(code.message().c_str())));
    }
    if (!made)
        QFile::remove(part);
    return made;
}

Result<void> makeDemoTitle(const QString &path, const CancelToken &cancel,
                           const std::function<void(int percent)> &progress)
{
    return makeDemoTitle(path, DemoTitleOptions(), cancel, progress);
}

} // namespace cuegate
