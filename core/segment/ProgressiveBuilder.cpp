// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/ProgressiveBuilder.h"

#include "core/base/MediaTime.h"
#include "core/demux/SampleReader.h"
#include "core/mux/FragmentMuxer.h"
#include "core/segment/SegmentGatherer.h"
#include "core/segment/TransportStreamSink.h"

#include <deque>

namespace cuegate {

namespace {

constexpr quint32 kMostFragments = 4096; // of a segment, in mfhd's sequence_number
// A duration depends on the next picture's decode time, and the decode times of the last pictures on where
// the segment ends: of the one shown last, and of those decoded after it, two at most (AvcEncoder). The first
// of these held back stays as it is: what was written before it lasts until then.
constexpr size_t kHeldBack = 4;

class FragmentSink final : public PictureSink
{
public:
    FragmentSink(const Title &title, const Rendition &rendition, qsizetype number,
                 std::vector<TrackFragment> sound, OnBytes onBytes)
        : m_span(title.plan.spans[size_t(number)])
        , m_timing(rendition.parts.front().timing)
        , m_sequenceNumber(quint32(number) * kMostFragments + 1)
        , m_tracks(std::move(sound))
        , m_onBytes(std::move(onBytes))
    {
    }

    Result<void> add(EncodedPicture picture) override
    {
        m_pictures.push_back(std::move(picture));
        if (m_pictures.size() >= kPicturesPerFragment + kHeldBack)
            write(decodeTimes(kPicturesPerFragment + 1));
        return {};
    }
    Result<void> finish(qint64 endTime) override
    {
        std::vector<qint64> times = decodeTimes(m_pictures.size());
        std::vector<qint64> presentationTimes;
        for (const EncodedPicture &picture : m_pictures)
            presentationTimes.push_back(output(picture.pts));
        qint64 end = output(endTime);
        for (const qint64 time : presentationTimes)
            end = std::max(end, time + 1);
        endWithin(times, presentationTimes, end);
        times.push_back(end);
        while (!m_pictures.empty()) {
            const size_t count = std::min(kPicturesPerFragment, m_pictures.size());
            write({times.begin(), times.begin() + qsizetype(count) + 1});
            times.erase(times.begin(), times.begin() + qsizetype(count));
        }
        return {};
    }

private:
    [[nodiscard]] qint64 output(qint64 sourceTime) const
    {
        return rescale(sourceTime - m_timing.zero, m_timing.sourceTimescale, m_timing.timescale);
    }
    [[nodiscard]] qint64 decodeTimeOf(size_t index, qint64 before) const
    {
        const qint64 pts = output(m_pictures[index].pts);
        const size_t place = m_written + index;
        if (place == 0)
            return m_span.isFirst ? std::min<qint64>(0, pts) : pts;
        if (place > 1)
            return std::min(output(m_pictures[index].dts), pts);
        const qint64 next = index + 1 < m_pictures.size() ? output(m_pictures[index + 1].dts) : pts;
        return std::min(before + (std::max(next, before) - before) / 2, pts);
    }
    // Of the first \p count that are not written yet.
    [[nodiscard]] std::vector<qint64> decodeTimes(size_t count) const
    {
        std::vector<qint64> times;
        qint64 last = m_lastDecodeTime;
        for (size_t i = 0; i < count; ++i) {
            last = std::max(decodeTimeOf(i, last), last);
            times.push_back(last);
        }
        return times;
    }

    // As many pictures as there are \p times but one, which is when the next one is decoded.
    void write(const std::vector<qint64> &times)
    {
        std::vector<TimedSample> samples(times.size() - 1);
        for (size_t i = 0; i < samples.size(); ++i) {
            const EncodedPicture &picture = m_pictures[i];
            TimedSample &sample = samples[i];
            sample.decodeTime = times[i];
            sample.compositionOffset = qint32(output(picture.pts) - times[i]);
            sample.duration = quint32(std::max<qint64>(0, times[i + 1] - times[i]));
            sample.isSync = picture.isSync;
            sample.payload = picture.payload;
        }
        const auto count = qsizetype(samples.size());
        m_lastDecodeTime = samples.back().decodeTime;
        m_tracks.front().samples = std::move(samples);
        m_onBytes(
            writeFragment(m_sequenceNumber++, m_tracks,
                          m_written == 0 ? FragmentPlace::StartsSegment : FragmentPlace::ContinuesSegment));
        for (TrackFragment &track : m_tracks)
            track.samples.clear();
        m_pictures.erase(m_pictures.begin(), m_pictures.begin() + count);
        m_written += size_t(count);
    }

    const SampleSpan &m_span;
    const TrackTiming &m_timing;
    quint32 m_sequenceNumber;
    std::vector<TrackFragment> m_tracks; // the picture's first; the sound goes with the first fragment
    OnBytes m_onBytes;
    std::deque<EncodedPicture> m_pictures; // not written yet
    size_t m_written = 0;
    qint64 m_lastDecodeTime = 0;
};

} // namespace

static std::unique_ptr<PictureSink> fragmentSink(const Title &title, const Rendition &rendition,
                                                 qsizetype number, std::vector<TrackFragment> sound,
                                                 PictureSink::OnBytes onBytes)
{
    std::vector<TrackFragment> tracks{{{}, true}};
    tracks.insert(tracks.end(), std::make_move_iterator(sound.begin()), std::make_move_iterator(sound.end()));
    return std::make_unique<FragmentSink>(title, rendition, number, std::move(tracks), std::move(onBytes));
}

bool isProgressive(const Rendition &rendition)
{
    return rendition.parts.front().avc.has_value();
}

Result<void> buildProgressively(const Title &title, const Rendition &rendition, SegmentFormat format,
                                qsizetype number, const CancelToken &cancel,
                                const std::function<void(QByteArray)> &onBytes, BuildProgress *progress)
{
    const RenditionPart &video = rendition.parts.front();
    const SampleSpan &span = title.plan.spans[size_t(number)];
    auto sound = gatherTracks(title, std::span(rendition.parts).subspan(1), number, cancel);
    if (!sound)
        return std::unexpected(sound.error());
    std::unique_ptr<PictureSink> sink;
    if (format == SegmentFormat::TransportStream) {
        auto made = TransportStreamSink::create(muxTracks(rendition), span, sound->fragments, onBytes);
        if (!made)
            return std::unexpected(made.error());
        sink = std::move(*made);
    } else {
        sink = fragmentSink(title, rendition, number, std::move(sound->fragments), onBytes);
    }
    Result<void> written;
    const auto made = convertPictures(title, video, number, cancel, [&](EncodedPicture picture) {
        if (progress)
            progress->reach(span, picture.dts);
        if (written)
            written = sink->add(std::move(picture));
    });
    if (!made)
        return std::unexpected(made.error());
    return written ? sink->finish(*made) : written;
}

} // namespace cuegate
