// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subtitle/SubtitleCues.h"

#include "core/base/MediaTime.h"
#include "core/subtitle/SubRipText.h"
#include "core/subtitle/SubStationText.h"
#include "core/subtitle/TextDecoding.h"
#include "core/subtitle/TimedText.h"

#include <optional>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kMostTextBytes = 64 * 1024;
static constexpr size_t kMostCues = 10'000;

// WebM's Blocks of D_WEBVTT begin with a line of identifier and one of settings, Matroska's do not.
static WebVttCue cueOfWebVttBlock(const Track &track, const QString &block)
{
    WebVttCue cue;
    QString text = block;
    if (track.codecId.startsWith("D_WEBVTT"_L1)) {
        cue.settings = safeWebVttSettings(block.section(u'\n', 1, 1).toUtf8());
        text = block.section(u'\n', 2);
    }
    cue.text = safeWebVttText(text);
    return cue;
}

namespace {

class CueDecoder
{
public:
    explicit CueDecoder(const Track &track)
        : m_track(track)
    {
        if (track.codec == Codec::Ass)
            m_script.emplace(decodedText(track.codecPrivate));
    }
    [[nodiscard]] std::vector<WebVttCue> decode(QByteArrayView sample) const
    {
        switch (m_track.codec) {
        case Codec::SubRip:
            return {cueOfSubRip(decodedText(sample))};
        case Codec::Ass:
            if (auto cue = m_script->cueOf(decodedText(sample)))
                return {*cue};
            return {};
        case Codec::MovText:
            return {cueOfTimedText(sample)};
        case Codec::WebVtt:
            if (m_track.codecId == "wvtt"_L1)
                return cuesOfWebVttSample(sample);
            return {cueOfWebVttBlock(m_track, decodedText(sample))};
        default:
            return {};
        }
    }

private:
    const Track &m_track;
    std::optional<SubStationScript> m_script;
};

} // namespace

// A few seconds for what does not say how long it is shown.
static qint64 endOf(const SampleBatch &batch, size_t index, quint32 timescale)
{
    constexpr int kSecondsToRead = 5;
    const MediaSample &sample = batch.samples[index];
    if (sample.duration > 0)
        return sample.pts + sample.duration;
    const qint64 read = sample.pts + qint64(timescale) * kSecondsToRead;
    if (index + 1 < batch.samples.size() && batch.samples[index + 1].pts > sample.pts)
        return std::min(read, batch.samples[index + 1].pts);
    return read;
}

std::vector<WebVttCue> cuesOf(const Track &track, const SampleBatch &batch, qint64 zeroNs)
{
    const CueDecoder decoder(track);
    const auto toMs = [&](qint64 ticks) {
        const qint64 ns = rescale(ticks, track.timescale, kNanosecondTimescale) - zeroNs;
        return std::max<qint64>(0, rescale(ns, kNanosecondTimescale, 1000));
    };
    std::vector<WebVttCue> cues;
    for (size_t i = 0; i < batch.samples.size() && cues.size() < kMostCues; ++i) {
        const MediaSample &sample = batch.samples[i];
        if (sample.sizeBytes() > kMostTextBytes)
            continue;
        const QByteArray whole = sample.prefix.toByteArray() + sample.payload;
        for (WebVttCue &cue : decoder.decode(whole)) {
            cue.beginMs = toMs(sample.pts);
            cue.endMs = toMs(endOf(batch, i, track.timescale));
            if (!cue.text.isEmpty() && cue.endMs > cue.beginMs)
                cues.push_back(std::move(cue));
        }
    }
    return cues;
}

} // namespace cuegate
