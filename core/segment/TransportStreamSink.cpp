// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/TransportStreamSink.h"

#include "core/base/MediaTime.h"

#include <algorithm>

namespace cuegate {

static constexpr size_t kPicture = 0; ///< its track

Result<std::unique_ptr<TransportStreamSink>> TransportStreamSink::create(std::span<const MuxTrack> tracks,
                                                                         const SampleSpan &span,
                                                                         std::span<const TrackFragment> sound,
                                                                         OnBytes onBytes)
{
    auto writer = TransportStreamWriter::create(tracks, kUnitsPerTable);
    if (!writer)
        return std::unexpected(writer.error());
    for (size_t i = 0; i < sound.size(); ++i) {
        for (const TimedSample &sample : sound[i].samples)
            writer->add(i + 1, sample);
        writer->close(i + 1);
    }
    return std::unique_ptr<TransportStreamSink>(new TransportStreamSink(
        std::move(*writer), tracks[kPicture].timing, span.isFirst, std::move(onBytes)));
}

TransportStreamSink::TransportStreamSink(TransportStreamWriter writer, const TrackTiming &timing,
                                         bool isFirstSegment, OnBytes onBytes)
    : m_writer(std::move(writer))
    , m_timing(timing)
    , m_isFirstPicture(isFirstSegment)
    , m_onBytes(std::move(onBytes))
{
}

qint64 TransportStreamSink::output(qint64 sourceTime) const
{
    return rescale(sourceTime - m_timing.zero, m_timing.sourceTimescale, m_timing.timescale);
}

void TransportStreamSink::give(EncodedPicture picture, qint64 shownInItsPlace)
{
    TimedSample sample;
    sample.decodeTime = output(picture.pts);
    sample.steadyDecodeTime = std::min(output(shownInItsPlace) - m_timing.reorderDelay, sample.decodeTime);
    if (std::exchange(m_isFirstPicture, false))
        sample.steadyDecodeTime =
            std::min(sample.steadyDecodeTime, -m_timing.reorderDelay) - m_timing.startMargin;
    sample.isSync = picture.isSync;
    m_payloads.push_back(std::move(picture.payload));
    sample.payload = m_payloads.back();
    m_writer.add(kPicture, sample);
}

Result<void> TransportStreamSink::write()
{
    const auto written = m_writer.write();
    if (!written)
        return written;
    while (m_payloads.size() > m_writer.waiting(kPicture))
        m_payloads.pop_front();
    if (QByteArray bytes = m_writer.take(); !bytes.isEmpty())
        m_onBytes(std::move(bytes));
    return {};
}

Result<void> TransportStreamSink::add(EncodedPicture picture)
{
    // A picture's dts is the time of the one shown before its place: that is the place of the last one.
    if (m_last)
        give(std::move(*m_last), picture.dts);
    m_latestPts = m_last ? std::max(m_latestPts, picture.pts) : picture.pts;
    m_last = std::move(picture);
    return write();
}

Result<void> TransportStreamSink::finish(qint64)
{
    if (m_last)
        give(std::move(*m_last), m_latestPts);
    m_last.reset();
    m_writer.close(kPicture);
    return write();
}

} // namespace cuegate
