// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FfmpegPackets.h"

#include <map>
#include <memory>
#include <vector>

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
}

namespace cuegate::test {

static std::optional<double> secondsOf(qint64 ticks, AVRational timeBase)
{
    if (ticks == AV_NOPTS_VALUE)
        return std::nullopt;
    return double(ticks) * av_q2d(timeBase);
}

// "v:0" of the first picture's, by stream.
static std::vector<QString> specifiersOf(const AVFormatContext &input)
{
    std::map<AVMediaType, int> counts;
    std::vector<QString> specifiers;
    for (unsigned i = 0; i < input.nb_streams; ++i) {
        const AVMediaType type = input.streams[i]->codecpar->codec_type;
        const char *name = av_get_media_type_string(type);
        specifiers.push_back(QString(QChar::fromLatin1(name ? name[0] : '?')) + u':' +
                             QString::number(counts[type]++));
    }
    return specifiers;
}

// Of a packet of FLAC, whose last may be shorter than the others; nothing if it cannot be decoded.
static std::optional<double> decodedDuration(const AVPacket &packet, const AVStream &stream)
{
    const auto release = [](AVCodecContext *context) { avcodec_free_context(&context); };
    const auto releaseFrame = [](AVFrame *frame) { av_frame_free(&frame); };
    const std::unique_ptr<AVCodecContext, decltype(release)> decoder(
        avcodec_alloc_context3(avcodec_find_decoder(stream.codecpar->codec_id)), release);
    const std::unique_ptr<AVFrame, decltype(releaseFrame)> frame(av_frame_alloc(), releaseFrame);
    const bool isDecoded = avcodec_parameters_to_context(decoder.get(), stream.codecpar) >= 0 &&
                           avcodec_open2(decoder.get(), nullptr, nullptr) >= 0 &&
                           avcodec_send_packet(decoder.get(), &packet) >= 0 &&
                           avcodec_receive_frame(decoder.get(), frame.get()) >= 0;
    return isDecoded ? std::optional(double(frame->nb_samples) / frame->sample_rate) : std::nullopt;
}

void eachFfmpegPacket(const QString &path, const std::function<void(const FfmpegPacket &)> &take,
                      const QStringList &options)
{
    AVDictionary *wanted = nullptr;
    av_dict_set(&wanted, "scan_all_pmts", "1", 0);
    for (qsizetype i = 0; i + 1 < options.size(); i += 2)
        av_dict_set(&wanted, options[i].sliced(1).toUtf8().constData(), options[i + 1].toUtf8().constData(),
                    0);
    AVFormatContext *opened = nullptr;
    const int result = avformat_open_input(&opened, path.toUtf8().constData(), nullptr, &wanted);
    av_dict_free(&wanted);
    if (result < 0)
        return;
    const auto close = [](AVFormatContext *context) { avformat_close_input(&context); };
    const std::unique_ptr<AVFormatContext, decltype(close)> input(opened, close);
    if (avformat_find_stream_info(input.get(), nullptr) < 0)
        return;
    std::vector<QString> specifiers = specifiersOf(*input);
    const auto release = [](AVPacket *packet) { av_packet_free(&packet); };
    const std::unique_ptr<AVPacket, decltype(release)> packet(av_packet_alloc(), release);
    while (av_read_frame(input.get(), packet.get()) >= 0) {
        if (packet->stream_index >= int(specifiers.size())) // one that begins later
            specifiers = specifiersOf(*input);
        const AVStream &stream = *input->streams[packet->stream_index];
        const AVRational timeBase = stream.time_base;
        FfmpegPacket found;
        found.stream = packet->stream_index;
        found.specifier = specifiers[size_t(found.stream)];
        found.presentationTime = secondsOf(packet->pts, timeBase);
        found.decodeTime = secondsOf(packet->dts, timeBase);
        if (packet->duration > 0)
            found.duration = secondsOf(packet->duration, timeBase);
        else if (stream.codecpar->codec_id == AV_CODEC_ID_FLAC)
            found.duration = decodedDuration(*packet, stream);
        if (packet->pos >= 0)
            found.offsetBytes = packet->pos;
        found.isKey = (packet->flags & AV_PKT_FLAG_KEY) != 0;
        found.isDiscarded = (packet->flags & AV_PKT_FLAG_DISCARD) != 0;
        found.payload = QByteArrayView(reinterpret_cast<const char *>(packet->data), packet->size);
        take(found);
        av_packet_unref(packet.get());
    }
}

} // namespace cuegate::test
