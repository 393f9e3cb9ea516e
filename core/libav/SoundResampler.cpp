// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/SoundResampler.h"

#include "core/base/MediaTime.h"

extern "C" {
#include <libavutil/opt.h>
}

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr int kFilterSize = 64;

static qint64 roundedDown(qint64 value, qint64 multiple)
{
    const qint64 rest = value % multiple;
    return value - rest - (rest < 0 ? multiple : 0);
}

SampleRange rangeToResample(SampleRange range, int fromRate, int toRate)
{
    if (fromRate == toRate)
        return range;
    const qint64 period = fromRate / std::gcd(fromRate, toRate);
    const qint64 reach = qint64(kFilterSize) * std::max(1, fromRate / toRate + 1);
    const qint64 begin = rescaleDown(range.begin, quint32(toRate), quint32(fromRate)) - reach;
    const qint64 end = rescaleDown(range.end, quint32(toRate), quint32(fromRate)) + 1 + reach;
    return {roundedDown(begin, period), end};
}

static SwrContextPtr makeResampler(int channels, int fromRate, int toRate)
{
    AVChannelLayout layout{};
    av_channel_layout_default(&layout, channels);
    SwrContext *swr = nullptr;
    const int error = swr_alloc_set_opts2(&swr, &layout, AV_SAMPLE_FMT_FLTP, toRate, &layout,
                                          AV_SAMPLE_FMT_FLTP, fromRate, 0, nullptr);
    SwrContextPtr owner(swr);
    if (error < 0)
        return {};
    av_opt_set_int(swr, "filter_size", kFilterSize, 0);
    av_opt_set_int(swr, "exact_rational", 1, 0);
    av_opt_set_double(swr, "cutoff", 0.97, 0);
    av_opt_set_sample_fmt(swr, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
    return swr_init(swr) < 0 ? SwrContextPtr() : std::move(owner);
}

Result<Planes> resampled(Planes planes, SampleRange range, int fromRate, int toRate)
{
    if (fromRate == toRate)
        return planes;
    const SampleRange source = rangeToResample(range, fromRate, toRate);
    const SwrContextPtr swr = makeResampler(int(planes.size()), fromRate, toRate);
    if (!swr)
        return fail(ErrorKind::Internal, u"no resampler from %1 to %2 Hz"_s.arg(fromRate).arg(toRate));
    // Exact: the source begins where both grids meet.
    const qint64 firstMade = rescaleDown(source.begin, quint32(fromRate), quint32(toRate));
    const qint64 capacity = range.end - firstMade;
    Planes made(planes.size(), std::vector<float>(static_cast<size_t>(capacity)));
    std::vector<const uint8_t *> from;
    std::vector<uint8_t *> to;
    for (size_t channel = 0; channel < planes.size(); ++channel) {
        from.push_back(reinterpret_cast<const uint8_t *>(planes[channel].data()));
        to.push_back(reinterpret_cast<uint8_t *>(made[channel].data()));
    }
    const int count =
        swr_convert(swr.get(), to.data(), int(capacity), from.data(), int(source.end - source.begin));
    if (count != capacity)
        return fail(ErrorKind::Internal, u"the resampler made %1 of %2 samples"_s.arg(count).arg(capacity));
    for (auto &plane : made)
        plane.erase(plane.begin(), plane.begin() + (range.begin - firstMade));
    return made;
}

} // namespace cuegate
