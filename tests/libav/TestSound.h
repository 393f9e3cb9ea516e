// SPDX-License-Identifier: GPL-3.0-or-later
// Sounds whose every sample is known, as files in any codec that ffmpeg writes, and back from AAC to samples.
// Thread: any.
#pragma once

#include "core/demux/SampleReader.h"
#include "core/io/FileByteSource.h"
#include "core/libav/AacTranscoder.h"
#include "core/libav/SoundMixer.h"
#include "core/media/CodecConfig.h"
#include "core/media/OpusConfig.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"

#include <QFile>
#include <QProcess>

#include <cmath>
#include <numbers>

namespace cuegate::test {

inline constexpr int kSectionSeconds = 4; ///< tone, sweep, clicks
inline constexpr int kSoundSeconds = 3 * kSectionSeconds;

/// Clicks: the first half a second into their section, then every half second.
[[nodiscard]] inline std::vector<qint64> clickPlaces(int rate)
{
    std::vector<qint64> places;
    for (int half = 1; half < 2 * kSectionSeconds - 1; ++half)
        places.push_back(qint64(2 * kSectionSeconds) * rate + qint64(half) * rate / 2);
    return places;
}

/// Interleaved floats.
[[nodiscard]] inline std::vector<float> testSound(int rate, int channels)
{
    using std::numbers::pi;
    std::vector<float> sound(size_t(kSoundSeconds) * size_t(rate) * size_t(channels));
    const auto at = [&](qint64 sample, int channel) -> float & {
        return sound[size_t(sample * channels + channel)];
    };
    const double highest = std::min(14'000.0, rate * 0.4);
    for (int channel = 0; channel < channels; ++channel) {
        const bool isLfe = channels == 6 && channel == 3;
        for (qint64 i = 0; i < qint64(kSectionSeconds) * rate; ++i) {
            const double seconds = double(i) / rate;
            const double tone = isLfe ? 60 : 997 + 110 * channel;
            at(i, channel) = float(0.25 * std::sin(2 * pi * tone * seconds));
            const double octaves = std::log(highest / 60) / kSectionSeconds;
            const double phase = 2 * pi * 60 * (std::exp(octaves * seconds) - 1) / octaves;
            at(qint64(kSectionSeconds) * rate + i, channel) =
                isLfe ? 0 : float(0.25 * std::sin(phase + channel));
        }
        if (isLfe)
            continue;
        for (const qint64 place : clickPlaces(rate)) {
            for (int i = -rate / 500; i <= rate / 500; ++i) { // 2 ms to each side
                const double seconds = double(i) / rate;
                at(place + i, channel) +=
                    float(0.5 * std::cos(2 * pi * 3000 * seconds) * std::exp(-seconds * seconds * 8e6));
            }
        }
    }
    return sound;
}

[[nodiscard]] inline bool runFfmpeg(const QStringList &arguments, QByteArray *output = nullptr)
{
    using namespace Qt::StringLiterals;
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(u"ffmpeg"_s, QStringList{u"-v"_s, u"error"_s, u"-nostdin"_s, u"-y"_s} + arguments);
    if (!process.waitForFinished(90'000))
        return false;
    if (output)
        *output = process.readAllStandardOutput();
    if (process.exitCode() != 0)
        qWarning("%s", process.readAllStandardError().constData());
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() == 0;
}

[[nodiscard]] inline bool writeFloats(const QString &path, const std::vector<float> &sound)
{
    QFile file(path);
    const auto bytes = qint64(sound.size() * sizeof(float));
    return file.open(QIODevice::WriteOnly) &&
           file.write(reinterpret_cast<const char *>(sound.data()), bytes) == bytes;
}

struct LoadedTrack
{
    Track track;
    SampleBatch samples;
    [[nodiscard]] AudioOrigin origin(qint64 zero = 0) const
    {
        return {zero, samples.samples.empty() ? 0 : samples.samples.front().pts};
    }
};

/// The first audio track of a file with all its samples.
[[nodiscard]] inline Result<LoadedTrack> loadAudio(const QString &path)
{
    using namespace Qt::StringLiterals;
    const auto source = FileByteSource::open(path);
    if (!source)
        return std::unexpected(source.error());
    auto info = probe(**source, path, {});
    if (info && (*info)->indexKind == IndexKind::None)
        info = scanIndex(**source, **info, {}, {});
    if (!info)
        return std::unexpected(info.error());
    for (const Track &track : (*info)->tracks) {
        if (track.type != TrackType::Audio)
            continue;
        SampleSpan span;
        span.timescale = (*info)->keyframes.timescale;
        span.endTime = std::numeric_limits<qint64>::max() / 4;
        span.endOffsetBytes = (*info)->sizeBytes;
        span.isFirst = span.isLast = true;
        if (const auto &keyframes = (*info)->keyframes.keyframes; !keyframes.empty()) {
            span.beginTime = keyframes.front().time;
            span.beginOffsetBytes = keyframes.front().offsetBytes;
        }
        const std::array ids{track.id};
        auto batches = readSamples(**source, **info, ids, span, {});
        if (!batches)
            return std::unexpected(batches.error());
        LoadedTrack loaded{track, std::move(batches->front())};
        if (!loaded.samples.samples.empty())
            (void)completeCodecConfig(loaded.track, loaded.samples.samples.front().payload);
        if (loaded.track.codec == Codec::Opus && !loaded.samples.samples.empty())
            loaded.track.audio->frameSamples = opusPacketSamples(loaded.samples.samples.front().payload);
        return loaded;
    }
    return fail(ErrorKind::NotFound, u"no audio track"_s);
}

/// Of raw access units, by libavcodec.
[[nodiscard]] inline Planes decodeAac(const AacTarget &target, const std::vector<QByteArray> &units)
{
    const AvCodecContextPtr context(avcodec_alloc_context3(avcodec_find_decoder(AV_CODEC_ID_AAC)));
    const QByteArray config = aacSpecificConfig(target);
    context->extradata =
        static_cast<uint8_t *>(av_mallocz(size_t(config.size()) + AV_INPUT_BUFFER_PADDING_SIZE));
    std::copy(config.begin(), config.end(), context->extradata);
    context->extradata_size = int(config.size());
    Planes planes(target.channels);
    if (avcodec_open2(context.get(), nullptr, nullptr) < 0)
        return planes;
    const AvFramePtr frame(av_frame_alloc());
    const AvPacketPtr packet(av_packet_alloc());
    for (const QByteArray &unit : units) {
        if (av_new_packet(packet.get(), int(unit.size())) < 0)
            return planes;
        std::copy(unit.begin(), unit.end(), packet->data);
        (void)avcodec_send_packet(context.get(), packet.get());
        av_packet_unref(packet.get());
        while (avcodec_receive_frame(context.get(), frame.get()) >= 0) {
            for (size_t channel = 0; channel < planes.size(); ++channel) {
                const auto *from = reinterpret_cast<const float *>(frame->extended_data[channel]);
                planes[channel].insert(planes[channel].end(), from, from + frame->nb_samples);
            }
        }
    }
    return planes;
}

/// What ffmpeg makes of the file at the target's rate and channels, from time 0 on.
[[nodiscard]] inline Planes referenceOf(const QString &path, const AacTarget &target)
{
    using namespace Qt::StringLiterals;
    const QString layout = target.channels == 1 ? u"mono"_s : target.channels == 2 ? u"stereo"_s : u"5.1"_s;
    const QString filter =
        u"aresample=%1:async=1:first_pts=0:rematrix_maxval=1:filter_size=64,aformat=fltp:channel_layouts=%2"_s
            .arg(QString::number(target.sampleRate), layout);
    QByteArray bytes;
    if (!runFfmpeg({u"-copyts"_s, u"-cons_noisegen"_s, u"1"_s, u"-i"_s, path, u"-map"_s, u"0:a:0"_s, u"-af"_s,
                    filter, u"-f"_s, u"f32le"_s, u"-"_s},
                   &bytes) &&
        !runFfmpeg({u"-copyts"_s, u"-i"_s, path, u"-map"_s, u"0:a:0"_s, u"-af"_s, filter, u"-f"_s, u"f32le"_s,
                    u"-"_s},
                   &bytes))
        return Planes(target.channels);
    Planes planes(target.channels);
    const auto *floats = reinterpret_cast<const float *>(bytes.constData());
    for (qsizetype i = 0; i < bytes.size() / qsizetype(sizeof(float)); ++i)
        planes[size_t(i) % planes.size()].push_back(floats[i]);
    return planes;
}

} // namespace cuegate::test
