// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/SourceSound.h"

#include "core/base/Log.h"
#include "core/base/MediaTime.h"
#include "core/libav/AudioClock.h"
#include "core/libav/AudioDecoder.h"

#include <algorithm>
#include <limits>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kMostSampleBytes = qsizetype(64) << 20;
/// Decoded, of one run of units: more than twice what the highest rate, all channels and the farthest reach
/// come to.
constexpr qint64 kMostSoundBytes = qint64(512) << 20;

class SoundDecoder
{
public:
    SoundDecoder(AvCodecContextPtr context, int channels, quint32 timescale)
        : m_context(std::move(context))
        , m_mixer(channels)
        , m_timescale(timescale)
    {
    }
    void decode(const MediaSample &sample);
    void drain()
    {
        avcodec_send_packet(m_context.get(), nullptr);
        receive();
    }
    [[nodiscard]] qsizetype lost() const { return m_lost; }
    [[nodiscard]] bool isTooMuch() const { return m_bytes > kMostSoundBytes; }
    [[nodiscard]] std::vector<SoundBlock> take() { return std::move(m_blocks); }

private:
    [[nodiscard]] bool fill(const MediaSample &sample);
    void cutOff(SoundBlock &block, qint64 ticks) const;
    void receive();
    void lose()
    {
        ++m_lost;
        m_isLost = true;
    }

    AvCodecContextPtr m_context;
    AvPacketPtr m_packet{av_packet_alloc()};
    AvFramePtr m_frame{av_frame_alloc()};
    SoundMixer m_mixer;
    quint32 m_timescale; ///< of the samples' times
    struct Sent
    {
        qint64 pts = 0;
        qint64 discarded = 0;
    };
    std::vector<Sent> m_sent; ///< libav is told their numbers
    std::vector<SoundBlock> m_blocks;
    qsizetype m_lost = 0;
    qint64 m_bytes = 0; ///< of m_blocks
    bool m_isLost = false;
};

} // namespace

bool SoundDecoder::fill(const MediaSample &sample)
{
    av_packet_unref(m_packet.get());
    const qsizetype size = sample.sizeBytes();
    if (size <= 0 || size > kMostSampleBytes || av_new_packet(m_packet.get(), int(size)) < 0)
        return false;
    std::copy(sample.prefix.begin(), sample.prefix.end(), m_packet->data);
    std::copy(sample.payload.begin(), sample.payload.end(), m_packet->data + sample.prefix.size());
    m_packet->pts = m_packet->dts = qint64(m_sent.size());
    m_packet->flags |= AV_PKT_FLAG_KEY;
    m_sent.push_back({sample.pts, sample.discarded});
    return true;
}

void SoundDecoder::decode(const MediaSample &sample)
{
    if (!fill(sample) || avcodec_send_packet(m_context.get(), m_packet.get()) < 0)
        lose();
    receive();
}

// From the end of what one sample was decoded to.
void SoundDecoder::cutOff(SoundBlock &block, qint64 ticks) const
{
    const qint64 count = rescale(ticks, m_timescale, quint32(block.sampleRate));
    for (auto &plane : block.planes)
        plane.resize(plane.size() - size_t(std::clamp<qint64>(count, 0, qint64(plane.size()))));
}

void SoundDecoder::receive()
{
    for (;;) {
        const int error = avcodec_receive_frame(m_context.get(), m_frame.get());
        if (error == AVERROR(EAGAIN) || error == AVERROR_EOF)
            return;
        if (error < 0) {
            lose();
            return;
        }
        SoundBlock block;
        block.planes = m_mixer.mix(*m_frame);
        block.sampleRate = m_frame->sample_rate;
        const qint64 number = m_frame->pts;
        av_frame_unref(m_frame.get());
        if (block.planes.empty() || block.sampleRate <= 0 || block.sampleRate > kHighestSourceRate) {
            lose();
            continue;
        }
        block.isFurther = number < 0 || number >= qint64(m_sent.size());
        block.pts = block.isFurther ? 0 : m_sent[size_t(number)].pts;
        if (!block.isFurther)
            cutOff(block, m_sent[size_t(number)].discarded);
        block.followsLoss = std::exchange(m_isLost, false);
        for (const auto &plane : block.planes)
            m_bytes += qint64(plane.size() * sizeof plane.front());
        m_blocks.push_back(std::move(block));
    }
}

Result<std::vector<SoundBlock>> decodeSound(const Track &track, std::span<const MediaSample> samples,
                                            int channels, const CancelToken &cancel)
{
    if (samples.empty())
        return std::vector<SoundBlock>();
    const MediaSample &first = samples.front();
    auto context = openAudioDecoder(track, first.prefix.isEmpty() ? first.payload : first.prefix);
    if (!context)
        return std::unexpected(context.error());
    SoundDecoder decoder(std::move(*context), channels, track.timescale);
    for (const MediaSample &sample : samples) {
        if (cancel.isCancelled())
            return std::unexpected(Error::cancelled());
        decoder.decode(sample);
        if (decoder.isTooMuch())
            return fail(ErrorKind::CorruptInput,
                        u"track %1: its samples decode to more than %2 MiB of sound for a few seconds"_s.arg(
                            QString::number(track.id), QString::number(kMostSoundBytes >> 20)),
                        ErrorCode::MediaCorrupt);
    }
    decoder.drain();
    std::vector<SoundBlock> blocks = decoder.take();
    if (blocks.empty()) {
        return fail(ErrorKind::CorruptInput,
                    u"track %1: none of %2 samples decodes as %3"_s.arg(
                        QString::number(track.id), QString::number(samples.size()), codecName(track.codec)),
                    ErrorCode::MediaCorrupt);
    }
    if (decoder.lost() > 0) {
        qCInfo(lcMedia).noquote() << u"track %1: %2 of %3 samples do not decode and are silent"_s.arg(
            QString::number(track.id), QString::number(decoder.lost()), QString::number(samples.size()));
    }
    return blocks;
}

int usualRate(const std::vector<SoundBlock> &blocks)
{
    std::map<int, qint64> seconds; // in ticks of a rate of its own, which is enough to compare
    for (const SoundBlock &block : blocks)
        seconds[block.sampleRate] += block.samples() * kHighestSourceRate / block.sampleRate;
    const auto most = std::ranges::max_element(seconds, {}, [](const auto &entry) { return entry.second; });
    return most == seconds.end() ? 0 : most->first;
}

// Streams that change their rate are rare; straight lines do for them.
static std::vector<float> stretched(const std::vector<float> &samples, qint64 count)
{
    std::vector<float> result(static_cast<size_t>(count));
    const auto last = qint64(samples.size()) - 1;
    for (qint64 i = 0; i < count; ++i) {
        const double at = double(i) * double(samples.size()) / double(count);
        const qint64 left = std::min(qint64(at), last);
        const float part = float(at - double(left));
        result[size_t(i)] =
            samples[size_t(left)] * (1 - part) + samples[size_t(std::min(left + 1, last))] * part;
    }
    return result;
}

namespace {

class Timeline
{
public:
    Timeline(int channels, qint64 begin, qint64 end)
        : m_planes(static_cast<size_t>(channels), std::vector<float>(static_cast<size_t>(end - begin)))
        , m_begin(begin)
        , m_end(end)
    {
    }
    /// What an earlier block has already filled stays.
    void put(const Planes &planes, qint64 place);
    /// Joins two blocks over a gap that is only the coarseness of time stamps.
    void bridge(qint64 from, qint64 to);
    [[nodiscard]] Planes take() { return std::move(m_planes); }

private:
    Planes m_planes;
    qint64 m_begin;
    qint64 m_end;
    qint64 m_filled = std::numeric_limits<qint64>::min();
};

} // namespace

void Timeline::put(const Planes &planes, qint64 place)
{
    const qint64 count = qint64(planes.front().size());
    const qint64 from = std::max({place, m_begin, m_filled});
    const qint64 to = std::min(place + count, m_end);
    m_filled = std::max(m_filled, place + count);
    if (from >= to)
        return;
    for (size_t channel = 0; channel < m_planes.size(); ++channel)
        std::copy_n(planes[channel].begin() + (from - place), to - from,
                    m_planes[channel].begin() + (from - m_begin));
}

void Timeline::bridge(qint64 from, qint64 to)
{
    if (from - 1 < m_begin || to >= m_end || from >= to)
        return;
    for (auto &plane : m_planes) {
        const float left = plane[size_t(from - 1 - m_begin)];
        const float right = plane[size_t(to - m_begin)];
        for (qint64 at = from; at < to; ++at)
            plane[size_t(at - m_begin)] = left + (right - left) * float(at - from + 1) / float(to - from + 1);
    }
}

static qint64 ticksSince(qint64 pts, qint64 zero)
{
    qint64 ticks = 0;
    return qSubOverflow(pts, zero, &ticks) ? (pts < zero ? -1 : 1) * (qint64(1) << 60) : ticks;
}

Planes placeSound(const Track &track, const std::vector<SoundBlock> &blocks, int channels,
                  const SoundPlacement &placement)
{
    constexpr qint64 kFar = qint64(1) << 50;
    const auto stated = [&](qint64 pts) {
        const qint64 at =
            rescale(ticksSince(pts, placement.zero), track.timescale, quint32(placement.sampleRate));
        return std::clamp(at, -kFar, kFar);
    };
    AudioClock clock(AudioClock::ruleFor(placement.sampleRate, track.timescale, stated(placement.firstPts),
                                         frameGridSamples(track, placement.sampleRate)));
    const qint64 smallGap = placement.sampleRate / 500;
    Timeline timeline(channels, placement.begin, placement.end);
    qint64 end = 0;
    bool isFirst = true;
    for (const SoundBlock &block : blocks) {
        Planes fitted;
        if (block.sampleRate != placement.sampleRate) {
            const qint64 count = std::max<qint64>(
                1, rescale(block.samples(), quint32(block.sampleRate), quint32(placement.sampleRate)));
            for (const auto &plane : block.planes)
                fitted.push_back(stretched(plane, count));
        }
        const Planes &planes = fitted.empty() ? block.planes : fitted;
        const auto samples = qint64(planes.front().size());
        if (block.followsLoss)
            clock.interrupt();
        if (block.isFurther && isFirst)
            continue;
        qint64 place = end;
        if (block.isFurther)
            clock.extend(samples);
        else
            place = clock.place(stated(block.pts), samples);
        timeline.put(planes, place);
        if (!isFirst && !block.followsLoss && place > end && place - end <= smallGap)
            timeline.bridge(end, place);
        end = place + samples;
        isFirst = false;
    }
    return timeline.take();
}

} // namespace cuegate
