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
        // The decode time of the second depends on the third's, a duration on the next one's decode time.
        if (m_pictures.size() >= kPicturesPerFragment + 3)
            write(kPicturesPerFragment);
        return {};
    }
    Result<void> finish(qint64 endTime) override
    {
        m_endTime = endTime;
        while (!m_pictures.empty())
            write(std::min(kPicturesPerFragment, m_pictures.size()));
        return {};
    }

private:
    [[nodiscard]] qint64 output(qint64 sourceTime) const
    {
        return rescale(sourceTime - m_timing.zero, m_timing.sourceTimescale, m_timing.timescale);
    }
    [[nodiscard]] qint64 decodeTimeOf(size_t index) const
    {
        const qint64 pts = output(m_pictures[index].pts);
        const size_t place = m_written + index;
        if (place == 0)
            return m_span.isFirst ? std::min<qint64>(0, pts) : pts;
        if (place > 1)
            return std::min(output(m_pictures[index].dts), pts);
        const qint64 start = m_lastDecodeTime;
        const qint64 next = index + 1 < m_pictures.size() ? output(m_pictures[index + 1].dts) : pts;
        return std::min(start + (std::max(next, start) - start) / 2, pts);
    }
    [[nodiscard]] qint64 end() const
    {
        qint64 last = 0;
        for (const EncodedPicture &picture : m_pictures)
            last = std::max(last, output(picture.pts));
        return std::max(output(m_endTime), last + 1);
    }

    void write(size_t count)
    {
        std::vector<TimedSample> samples(count);
        for (size_t i = 0; i < count; ++i) {
            const EncodedPicture &picture = m_pictures[i];
            TimedSample &sample = samples[i];
            sample.decodeTime = std::max(decodeTimeOf(i), m_written + i == 0 ? 0 : m_lastDecodeTime);
            sample.compositionOffset = qint32(output(picture.pts) - sample.decodeTime);
            sample.isSync = picture.isSync;
            sample.payload = picture.payload;
            m_lastDecodeTime = sample.decodeTime;
        }
        const size_t following = count < m_pictures.size() ? 1 : 0;
        const qint64 next = following ? decodeTimeAfter(count) : end();
        for (size_t i = 0; i < count; ++i) {
            const qint64 until = i + 1 < count ? samples[i + 1].decodeTime : next;
            samples[i].duration = quint32(std::max<qint64>(0, until - samples[i].decodeTime));
        }
        m_tracks.front().samples = std::move(samples);
        m_onBytes(
            writeFragment(m_sequenceNumber++, m_tracks,
                          m_written == 0 ? FragmentPlace::StartsSegment : FragmentPlace::ContinuesSegment));
        for (TrackFragment &track : m_tracks)
            track.samples.clear();
        m_pictures.erase(m_pictures.begin(), m_pictures.begin() + qsizetype(count));
        m_written += count;
    }
    // Of the first picture of the next fragment.
    [[nodiscard]] qint64 decodeTimeAfter(size_t index) const
    {
        return std::max(decodeTimeOf(index), m_lastDecodeTime);
    }

    const SampleSpan &m_span;
    const TrackTiming &m_timing;
    quint32 m_sequenceNumber;
    std::vector<TrackFragment> m_tracks; // the picture's first; the sound goes with the first fragment
    OnBytes m_onBytes;
    std::deque<EncodedPicture> m_pictures; // not written yet
    size_t m_written = 0;
    qint64 m_lastDecodeTime = 0;
    qint64 m_endTime = 0;
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
