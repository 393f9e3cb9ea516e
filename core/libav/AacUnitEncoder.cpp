// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AacUnitEncoder.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// Rate control remembers seconds: runs that were started apart differed by up to 50 dB where they joined
// (steady tones, sweeps). At constant quality the encoder looks back a few units only. Its quality of 120
// aims at half of bit_rate for each channel, and music and noise measure 0.95 to 1.1 times that. Sound
// full of harmonics comes to 1.7 times: such a run is made again, less well.
constexpr int kQuality = 120;
constexpr int kLeastQuality = 1;
constexpr quint32 kCutoffHz = 18'000;
constexpr int kQuietly = 100;

} // namespace

static int fullBandChannels(int channels)
{
    return channels == 6 ? 5 : channels;
}

static std::unexpected<Error> noMemory()
{
    return fail(ErrorKind::Internal, u"no memory to encode AAC"_s);
}

static Result<AvCodecContextPtr> openEncoder(const AacTarget &target, int quality)
{
    const AVCodec *codec = avcodec_find_encoder_by_name("aac");
    const auto layout = aacChannelLayout(target.channels);
    if (!codec || !layout)
        return fail(ErrorKind::Unsupported, u"no AAC encoder for %1 channels"_s.arg(target.channels));
    AvCodecContextPtr context(avcodec_alloc_context3(codec));
    if (!context || av_channel_layout_copy(&context->ch_layout, &*layout) < 0)
        return noMemory();
    context->sample_fmt = AV_SAMPLE_FMT_FLTP;
    context->sample_rate = int(target.sampleRate);
    context->time_base = {1, int(target.sampleRate)};
    context->thread_count = 1;
    context->flags |= AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_QSCALE;
    context->global_quality = quality;
    context->bit_rate = 2 * target.bitRate / fullBandChannels(target.channels);
    context->cutoff = int(std::min<quint32>(kCutoffHz, target.sampleRate * 9 / 20));
    context->log_level_offset = kQuietly;
    // Noise in place of sound differs with each decoder, and between decoders that begin at different units.
    av_opt_set_int(context->priv_data, "aac_pns", 0, 0);
    av_opt_set_int(context->priv_data, "aac_is", 0, 0);
    if (avcodec_open2(context.get(), codec, nullptr) < 0 || context->frame_size != kAacUnitSamples) {
        return fail(ErrorKind::Unsupported,
                    u"no AAC encoder for %1 Hz at %2 bit/s"_s.arg(target.sampleRate).arg(target.bitRate));
    }
    return context;
}

static Result<AvFramePtr> frameOf(const AVCodecContext &context, const Planes &sound, qint64 unit)
{
    AvFramePtr frame(av_frame_alloc());
    if (!frame)
        return noMemory();
    frame->format = context.sample_fmt;
    frame->sample_rate = context.sample_rate;
    frame->nb_samples = int(kAacUnitSamples);
    frame->pts = unit * kAacUnitSamples;
    if (av_channel_layout_copy(&frame->ch_layout, &context.ch_layout) < 0 ||
        av_frame_get_buffer(frame.get(), 0) < 0)
        return noMemory();
    for (size_t channel = 0; channel < sound.size(); ++channel) {
        std::copy_n(sound[channel].begin() + unit * kAacUnitSamples, kAacUnitSamples,
                    reinterpret_cast<float *>(frame->extended_data[channel]));
    }
    return frame;
}

static Result<std::vector<QByteArray>> encodeWith(int quality, const AacTarget &target, const Planes &sound,
                                                  qint64 count, const CancelToken &cancel)
{
    auto context = openEncoder(target, quality);
    if (!context)
        return std::unexpected(context.error());
    const qint64 unitsIn = qint64(sound.front().size()) / kAacUnitSamples;
    // The first packet is the encoder's priming: the unit before the first.
    const qint64 skipped = unitsIn - kEncoderLookAheadUnits - count + 1;
    const AvPacketPtr packet(av_packet_alloc());
    if (!packet)
        return noMemory();
    std::vector<QByteArray> units;
    units.reserve(size_t(count));
    qint64 made = 0;
    for (qint64 unit = 0; unit < unitsIn && qint64(units.size()) < count; ++unit) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        const auto frame = frameOf(**context, sound, unit);
        if (!frame)
            return std::unexpected(frame.error());
        if (avcodec_send_frame(context->get(), frame->get()) < 0)
            return fail(ErrorKind::Internal, u"the AAC encoder takes no sound"_s);
        while (avcodec_receive_packet(context->get(), packet.get()) >= 0) {
            if (made++ >= skipped)
                units.emplace_back(reinterpret_cast<const char *>(packet->data), packet->size);
            av_packet_unref(packet.get());
        }
    }
    if (qint64(units.size()) != count)
        return fail(ErrorKind::Internal,
                    u"the AAC encoder made %1 of %2 units"_s.arg(units.size()).arg(count));
    return units;
}

Result<std::vector<QByteArray>> encodeAacUnits(const AacTarget &target, const Planes &sound, qint64 count,
                                               const CancelToken &cancel)
{
    const qint64 mostBytes = mostBitRate(target) * kAacUnitSamples * count / target.sampleRate / 8;
    int quality = kQuality;
    while (true) {
        auto units = encodeWith(quality, target, sound, count, cancel);
        if (!units)
            return units;
        qint64 bytes = 0;
        for (const QByteArray &unit : *units)
            bytes += unit.size();
        if (bytes <= mostBytes || quality <= kLeastQuality)
            return units;
        // Bits fall more slowly than the quality does.
        quality = std::max(kLeastQuality, int(quality * mostBytes / bytes * 4 / 5));
    }
}

} // namespace cuegate
