// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/SoundMixer.h"

#include "core/libav/AudioDecoder.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <cmath>

namespace cuegate {

static quint64 layoutMask(int channels)
{
    switch (channels) {
    case 1:
        return AV_CH_LAYOUT_MONO;
    case 2:
        return AV_CH_LAYOUT_STEREO;
    case 6:
        return AV_CH_LAYOUT_5POINT1_BACK;
    default:
        return 0;
    }
}

std::optional<AVChannelLayout> aacChannelLayout(int channels)
{
    AVChannelLayout layout{};
    if (av_channel_layout_from_mask(&layout, layoutMask(channels)) < 0)
        return {};
    return layout;
}

SoundMixer::SoundMixer(int channels)
    : m_channels(channels)
{
}

SoundMixer::~SoundMixer()
{
    av_channel_layout_uninit(&m_from);
}

bool SoundMixer::prepare(const AVChannelLayout &layout, AVSampleFormat format)
{
    if (m_swr && m_format == format && av_channel_layout_compare(&m_from, &layout) == 0)
        return true;
    m_swr.reset();
    m_format = format;
    if (av_channel_layout_copy(&m_from, &layout) < 0)
        return false;
    auto to = aacChannelLayout(m_channels);
    AVChannelLayout from{};
    const bool isNamed = layout.order == AV_CHANNEL_ORDER_NATIVE;
    if (isNamed)
        av_channel_layout_copy(&from, &layout);
    else
        av_channel_layout_default(&from, layout.nb_channels);
    // The rates are equal, so no state is kept between samples.
    constexpr int kAnyRate = 48'000;
    SwrContext *swr = nullptr;
    int error = to ? swr_alloc_set_opts2(&swr, &*to, AV_SAMPLE_FMT_FLTP, kAnyRate, &from, format, kAnyRate, 0,
                                         nullptr)
                   : -1;
    av_channel_layout_uninit(&from);
    m_swr.reset(swr);
    if (error < 0)
        return false;
    av_opt_set_double(swr, "rematrix_maxval", 1.0, 0);
    av_opt_set_sample_fmt(swr, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
    error = swr_init(swr);
    if (error < 0)
        m_swr.reset();
    return error >= 0;
}

// Damaged input can decode to anything; the encoder rejects what is not finite.
static void makeFinite(std::vector<float> &samples)
{
    constexpr float kLoudest = 4;
    for (float &sample : samples)
        sample = std::isfinite(sample) ? std::clamp(sample, -kLoudest, kLoudest) : 0;
}

Planes SoundMixer::mix(const AVFrame &frame)
{
    const int channels = frame.ch_layout.nb_channels;
    if (channels < 1 || channels > kMostSourceChannels || frame.nb_samples <= 0 || !frame.extended_data ||
        !prepare(frame.ch_layout, AVSampleFormat(frame.format)))
        return {};
    Planes planes(static_cast<size_t>(m_channels), std::vector<float>(static_cast<size_t>(frame.nb_samples)));
    std::vector<uint8_t *> to;
    for (auto &plane : planes)
        to.push_back(reinterpret_cast<uint8_t *>(plane.data()));
    const int written = swr_convert(m_swr.get(), to.data(), frame.nb_samples,
                                    const_cast<const uint8_t **>(frame.extended_data), frame.nb_samples);
    if (written != frame.nb_samples) {
        m_swr.reset();
        return {};
    }
    for (auto &plane : planes)
        makeFinite(plane);
    return planes;
}

} // namespace cuegate
