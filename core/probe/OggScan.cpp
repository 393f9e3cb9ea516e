// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/OggScan.h"

#include "core/base/MediaTime.h"
#include "core/probe/MovieKeyframes.h"
#include "core/probe/OggTrackScan.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

/// How far a damage is looked over for the next page.
static constexpr qint64 kMostDamageBytes = 1024 * 1024;

static Result<std::optional<qint64>> nextPageAt(ScanWindow &window, qint64 atBytes)
{
    for (qint64 at = atBytes + 1; at < atBytes + kMostDamageBytes && at < window.endBytes();) {
        const Result<QByteArrayView> bytes = window.from(at, ScanWindow::kLeastBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        if (bytes->size() < 4)
            break;
        if (const qsizetype found = bytes->indexOf("OggS"); found >= 0)
            return at + found;
        at += bytes->size() - 3;
    }
    return std::nullopt;
}

static Result<void> walk(ScanWindow &window, std::vector<OggTrackScan> &tracks, MediaInfo &info,
                         const std::function<void(ScanProgress)> &progress)
{
    bool hasData = false;
    int damages = 0;
    for (qint64 at = 0; at < window.endBytes();) {
        const auto found = readOggPageAt(window, at);
        if (!found)
            return std::unexpected(found.error());
        if (!*found) {
            const auto next = nextPageAt(window, at);
            if (!next)
                return std::unexpected(next.error());
            if (!*next) {
                info.notes << u"the file is damaged or cut off at byte %1: it is played up to there"_s.arg(
                    at);
                break;
            }
            if (++damages == 1)
                info.notes << u"the file is damaged at byte %1: it goes on at byte %2"_s.arg(at).arg(**next);
            at = **next;
            continue;
        }
        const auto &[page, bytes] = **found;
        if (page.isFirst && hasData) {
            info.notes << u"other streams begin at byte %1: what comes before is played"_s.arg(at);
            break;
        }
        hasData = hasData || !page.isFirst;
        const auto track = std::ranges::find(tracks, page.serial, &OggTrackScan::serial);
        if (track != tracks.end()) {
            track->take(page, bytes, at);
            if (track->sampleCount() >= kMaxScannedSamples) {
                info.notes << u"the file has more packets than are indexed"_s;
                break;
            }
        }
        if (progress)
            progress({at, 0});
        at += page.totalBytes();
    }
    return {};
}

static Result<MediaInfo> finish(std::vector<OggTrackScan> &tracks, MediaInfo info)
{
    MovieLayout layout;
    qint64 endNs = 0;
    for (Track &track : info.tracks) {
        const auto scanned = std::ranges::find(tracks, quint32(track.containerId), &OggTrackScan::serial);
        if (scanned == tracks.end() || track.codec == Codec::Unknown)
            continue;
        auto table = scanned->finish();
        if (!table)
            return std::unexpected(table.error().within(u"track %1"_s.arg(track.id)));
        track.durationTicks = table->endTime();
        endNs = std::max(endNs, rescale(table->endTime(), track.timescale, kNanosecondTimescale));
        layout.tables[track.id] = std::move(*table);
    }
    const Track &main = *info.track(info.mainTrack);
    info.keyframes = movieKeyframes(main, layout.tables[main.id], info.notes);
    if (info.keyframes.keyframes.empty()) {
        return fail(ErrorKind::CorruptInput, u"the Ogg file has no keyframe of track %1"_s.arg(main.id),
                    ErrorCode::MediaNoIndex);
    }
    info.durationNs = endNs;
    info.indexKind = IndexKind::Scan;
    info.indexComplete = true;
    info.layout = std::move(layout);
    return info;
}

Result<MediaInfo> scanOgg(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
                          const std::function<void(ScanProgress)> &progress)
{
    ScanWindow window(source, cancel);
    const auto streams = readOggStreams(window);
    if (!streams)
        return std::unexpected(streams.error());
    std::vector<OggTrackScan> tracks;
    for (const OggStream &stream : streams->known) {
        if (!stream.headers.empty())
            tracks.emplace_back(stream);
    }
    MediaInfo info = found;
    if (Result<void> done = walk(window, tracks, info, progress); !done)
        return std::unexpected(done.error());
    return finish(tracks, std::move(info));
}

} // namespace cuegate
