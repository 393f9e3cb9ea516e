// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AacTranscoder.h"

#include "core/base/MediaTime.h"
#include "core/libav/AacUnitEncoder.h"
#include "core/libav/AudioClock.h"
#include "core/libav/AudioDecoder.h"
#include "core/libav/SoundResampler.h"
#include "core/libav/SourceSound.h"
#include "core/media/BitWriter.h"

#include <algorithm>
#include <array>
#include <numeric>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// Three units are enough for window shapes to agree at a join, eight for all that the encoder's
// psychoacoustics remember.
constexpr qint64 kEncoderPreRollUnits = 8;
// Longer runs are made in parts, which bounds memory; parts fit together like any runs.
constexpr qint64 kUnitsAtOnce = 512;
constexpr qint64 kFarthestUnit = qint64(1) << 32;
constexpr qint64 kLongestReachNs = 10'000'000'000; // of frames that a damaged file makes absurdly long

constexpr std::array<quint32, 13> kAacRates{96000, 88200, 64000, 48000, 44100, 32000, 24000,
                                            22050, 16000, 12000, 11025, 8000,  7350};

} // namespace

bool canDecode(const Track &track)
{
    if (track.isEncrypted || (track.audio && (track.audio->channels > kMostSourceChannels ||
                                              track.audio->sampleRate > quint32(kHighestSourceRate))))
        return false;
    return avcodec_find_decoder(audioCodecId(track)) != nullptr;
}

AacTarget aacTargetFor(const Track &track, AacLayout layout)
{
    constexpr quint32 kCdFamily = 11'025;
    AacTarget target;
    const quint32 rate = track.audio ? track.audio->sampleRate : 0;
    if (rate > 0 && rate % kCdFamily == 0)
        target.sampleRate = 44'100;
    const quint16 channels = track.audio ? track.audio->channels : 2;
    if (channels == 1) {
        target.channels = 1;
        target.bitRate = 96'000;
    } else if (channels > 2 && layout == AacLayout::Surround) {
        target.channels = 6;
        target.bitRate = 384'000;
    }
    return target;
}

QByteArray aacSpecificConfig(const AacTarget &target)
{
    constexpr quint32 kEscapedRate = 15;
    const auto rate = std::ranges::find(kAacRates, target.sampleRate);
    BitWriter writer;
    writer.bits(2, 5); // AAC LC
    if (rate != kAacRates.end()) {
        writer.bits(quint32(rate - kAacRates.begin()), 4);
    } else {
        writer.bits(kEscapedRate, 4);
        writer.bits(target.sampleRate, 24);
    }
    writer.bits(target.channels, 4); // channelConfiguration 1, 2 and 6 are numbers of channels
    writer.bits(0, 3);               // 1024 samples, no core coder, no extension
    // Says that there is no SBR; decoders need not look for it.
    writer.bits(0x2b7, 11);
    writer.bits(5, 5);
    writer.bits(0, 1);
    return writer.take();
}

static SampleRange soundOf(qint64 firstUnit, qint64 unitCount)
{
    return {(firstUnit - kEncoderPreRollUnits) * kAacUnitSamples,
            (firstUnit + unitCount + kEncoderLookAheadUnits) * kAacUnitSamples};
}

static qint64 toNs(qint64 samples, quint32 rate)
{
    return rescaleDown(samples, rate, kNanosecondTimescale);
}

TimeWindow sourceWindowFor(const Track &track, const AacTarget &target, qint64 firstUnit, qint64 unitCount)
{
    const SampleRange sound = soundOf(firstUnit, unitCount);
    const quint32 stated = track.audio ? track.audio->sampleRate : 0;
    const quint32 sourceRate = stated > 0 ? std::min<quint32>(stated, kHighestSourceRate) : 48'000;
    // Sound that is heard must have AudioClock's reach before it, in frames; the encoder's pre-roll is part
    // of that.
    const qint64 preRollNs = std::clamp<qint64>(decoderPreRollNs(track), 0, kLongestReachNs);
    const qint64 reachNs = frameReachNs(track, AudioClock::kReach) -
                           toNs((kEncoderPreRollUnits - 1) * kAacUnitSamples, target.sampleRate);
    // A damaged file may state another rate than it has: room for the resampler's reach is by the time of its
    // period.
    const SampleRange source = rangeToResample(sound, int(sourceRate), int(target.sampleRate));
    constexpr qint64 kCoarsenessNs = 2'000'000;
    return {toNs(source.begin, sourceRate) - preRollNs - std::clamp<qint64>(reachNs, 0, kLongestReachNs) -
                kCoarsenessNs,
            toNs(source.end, sourceRate) + kCoarsenessNs};
}

static std::vector<MediaSample> samplesIn(const TimeWindow &window, const Track &track,
                                          const SampleBatch &input, qint64 zero)
{
    std::vector<MediaSample> samples;
    for (const MediaSample &sample : input.samples) {
        qint64 ticks = 0;
        if (qSubOverflow(sample.pts, zero, &ticks))
            continue;
        const qint64 ns = rescale(ticks, track.timescale, kNanosecondTimescale);
        if (ns >= window.beginNs && ns < window.endNs)
            samples.push_back(sample);
    }
    return samples;
}

static Result<std::vector<QByteArray>> makeUnits(const Track &track, const AacTarget &target,
                                                 const SampleBatch &input, const AudioOrigin &origin,
                                                 qint64 firstUnit, qint64 unitCount,
                                                 const CancelToken &cancel)
{
    const SampleRange wanted = soundOf(firstUnit, unitCount);
    const auto samples =
        samplesIn(sourceWindowFor(track, target, firstUnit, unitCount), track, input, origin.zero);
    auto blocks = decodeSound(track, samples, target.channels, cancel);
    if (!blocks)
        return std::unexpected(blocks.error());
    const int rate = blocks->empty() ? int(target.sampleRate) : usualRate(*blocks);
    const SampleRange source = rangeToResample(wanted, rate, int(target.sampleRate));
    Planes sound = placeSound(track, *blocks, target.channels,
                              {origin.zero, origin.firstPts, rate, source.begin, source.end});
    blocks->clear();
    auto fitted = resampled(std::move(sound), wanted, rate, int(target.sampleRate));
    if (!fitted)
        return std::unexpected(fitted.error());
    return encodeAacUnits(target, *fitted, unitCount, cancel);
}

Result<std::vector<QByteArray>> transcodeToAac(const Track &track, const AacTarget &target,
                                               const SampleBatch &input, const AudioOrigin &origin,
                                               qint64 firstUnit, qint64 unitCount, const CancelToken &cancel)
{
    if (unitCount < 0 || firstUnit < -kFarthestUnit || firstUnit > kFarthestUnit ||
        unitCount > kFarthestUnit || track.timescale == 0 || !aacChannelLayout(target.channels) ||
        std::ranges::find(kAacRates, target.sampleRate) == kAacRates.end())
        return fail(ErrorKind::InvalidArgument,
                    u"no AAC of %1 channels at %2 Hz for %3 units from %4"_s.arg(
                        QString::number(target.channels), QString::number(target.sampleRate),
                        QString::number(unitCount), QString::number(firstUnit)));
    if (!canDecode(track))
        return fail(ErrorKind::Unsupported,
                    u"no decoder for %1 (%2)"_s.arg(codecName(track.codec), track.codecId),
                    ErrorCode::MediaCodec);
    std::vector<QByteArray> units;
    for (qint64 done = 0; done < unitCount; done += kUnitsAtOnce) {
        auto part = makeUnits(track, target, input, origin, firstUnit + done,
                              std::min(kUnitsAtOnce, unitCount - done), cancel);
        if (!part)
            return std::unexpected(part.error().within(u"making AAC"_s));
        std::ranges::move(*part, std::back_inserter(units));
    }
    return units;
}

} // namespace cuegate
