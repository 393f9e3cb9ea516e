// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/TimelineText.h"

#include "ui/DeviceText.h"
#include "ui/Format.h"

#include <cmath>

namespace cuegate {

QString TimelineText::segment(const RenditionSnapshot &rendition, qint64 ms)
{
    const auto number = TimelineContent::segmentAt(rendition, ms);
    if (!number)
        return tr("no segment here");
    const SegmentSnapshot &segment = rendition.segments[*number];
    const QString head =
        tr("Segment %1, %2").arg(Format::count(qint64(*number)), Format::duration(segment.durationMs));
    switch (segment.state) {
    case SegmentState::Missing:
        return tr("%1: made when a player asks for it").arg(head);
    case SegmentState::Queued:
        return tr("%1: waits for its turn to be made").arg(head);
    case SegmentState::Building:
        return tr("%1: being made").arg(head);
    case SegmentState::Failed:
        return tr("%1: could not be made").arg(head);
    case SegmentState::Cached:
        break;
    }
    return tr("%1: ready, %2").arg(head, Format::bytes(segment.bytes));
}

static QString planned(const RenditionSnapshot &rendition, qint64 ms)
{
    const auto number = TimelineContent::segmentAt(rendition, ms);
    if (!number)
        return TimelineText::tr("no segment here");
    const SegmentSnapshot &segment = rendition.segments[*number];
    constexpr auto kPrecise = Format::Precision::Milliseconds;
    return TimelineText::tr("Segment %1 from %2 to %3, %4 long")
        .arg(Format::count(qint64(*number)), Format::clockTime(segment.startMs, kPrecise),
             Format::clockTime(segment.startMs + segment.durationMs, kPrecise),
             Format::seconds(segment.durationMs));
}

QStringList TimelineText::lane(const TimelineContent &content, const TimelineLayout::Row &row, qint64 ms)
{
    switch (row.lane) {
    case TimelineLayout::Lane::Rendition: {
        const RenditionSnapshot &rendition = content.renditions()[row.number];
        const QString way = rendition.isCopy ? tr("copied") : tr("converted");
        return {segment(rendition, ms),
                rendition.codecs.isEmpty()
                    ? tr("%1: %2", "rendition, copied or converted").arg(row.label, way)
                    : tr("%1: %2 (%3)", "rendition, copied or converted, codecs")
                          .arg(row.label, way, rendition.codecs)};
    }
    case TimelineLayout::Lane::Plan:
        return {planned(content.renditions()[row.number], ms)};
    case TimelineLayout::Lane::Fetched:
        return {content.isFetched(ms) ? tr("Fetched from the source already")
                                      : tr("Not fetched from the source yet")};
    case TimelineLayout::Lane::Cues:
        return {tr("The file has %Ln cue point(s) of this track", nullptr,
                   int(content.cues()[row.number].timesUs.size()))};
    case TimelineLayout::Lane::Ruler:
    case TimelineLayout::Lane::Keyframes:
    case TimelineLayout::Lane::Groups:
    case TimelineLayout::Lane::Bitrate:
        break;
    }
    return {};
}

QStringList TimelineText::players(const TimelineContent &content, const TimelineScale &scale, double x)
{
    constexpr double kNearPixels = 6;
    constexpr qsizetype kMostLines = 3;
    QStringList lines;
    for (const PlayheadSnapshot &playhead : content.playheads()) {
        if (std::abs(scale.xOf(double(playhead.positionMs)) - x) <= kNearPixels && lines.size() < kMostLines)
            lines << tr("%1 plays here", "player").arg(DeviceText::nameOf(playhead));
    }
    return lines;
}

QStringList TimelineText::keyframe(const TimelineContent &content, size_t number)
{
    const qint64 us = content.keyframesUs()[number];
    QStringList lines{tr("Nearest keyframe: %1 at byte %2")
                          .arg(Format::clockTime(us / 1000, Format::Precision::Milliseconds),
                               Format::count(content.keyframeOffsetBytes(number)))};
    const qint64 groupUs = content.groupUs(number);
    if (groupUs <= 0)
        return lines;
    const QString length = Format::seconds(groupUs / 1000);
    if (content.frameNs() > 0)
        lines << tr("Its group of pictures: %1, %Ln picture(s)", nullptr,
                    int(std::lround(double(groupUs) * 1000 / double(content.frameNs()))))
                     .arg(length);
    else
        lines << tr("Its group of pictures: %1").arg(length);
    if (const qint64 bytes = content.hasBitrate() ? content.groupBytes(number) : 0; bytes > 0)
        lines << tr("%1, %2 with all tracks", "bytes of a group of pictures, bits per second")
                     .arg(Format::bytes(bytes),
                          Format::bitrate(qint64(double(bytes) * 8e6 / double(groupUs))));
    return lines;
}

QStringList TimelineText::at(const TimelineContent &content, const TimelineScale &scale,
                             const TimelineLayout::Row *row, double x)
{
    const qint64 ms = scale.msAt(x);
    QStringList lines{Format::clockTime(ms, Format::Precision::Milliseconds)};
    lines << players(content, scale, x);
    if (row)
        lines << lane(content, *row, ms);
    if (const auto nearest = content.nearestKeyframe(ms))
        lines << keyframe(content, *nearest);
    return lines;
}

} // namespace cuegate
