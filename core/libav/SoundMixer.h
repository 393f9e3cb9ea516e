// SPDX-License-Identifier: GPL-3.0-or-later
// Turns a decoded frame of any sample format and layout into floats in the layout we write; each sample
// depends on that sample alone. Thread: one at a time.
#pragma once

#include "core/libav/AvPtr.h"

#include <optional>
#include <vector>

namespace cuegate {

/// One vector of samples per channel, in libav's order of the layout.
using Planes = std::vector<std::vector<float>>;

/// The layout that AAC has for this many channels; nothing if we write none.
[[nodiscard]] std::optional<AVChannelLayout> aacChannelLayout(int channels);

class SoundMixer
{
public:
    /// \p channels: one that aacChannelLayout() knows.
    explicit SoundMixer(int channels);
    ~SoundMixer();
    SoundMixer(const SoundMixer &) = delete;
    SoundMixer &operator=(const SoundMixer &) = delete;

    /// Empty if \p frame cannot be used. Levels never rise: the mix of full-scale channels is at full scale.
    [[nodiscard]] Planes mix(const AVFrame &frame);

private:
    [[nodiscard]] bool prepare(const AVChannelLayout &layout, AVSampleFormat format);

    int m_channels = 2;
    AVChannelLayout m_from{};
    AVSampleFormat m_format = AV_SAMPLE_FMT_NONE;
    SwrContextPtr m_swr;
};

} // namespace cuegate
