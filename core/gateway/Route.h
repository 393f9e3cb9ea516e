// SPDX-License-Identifier: GPL-3.0-or-later
// Decodes the target of a media request into a closed set of cases (INTERFACE.md, "Media port").
// Thread: any; pure.
#pragma once

#include "core/plan/RenditionPolicy.h"

#include <QByteArray>

#include <optional>

namespace cuegate {

struct Route
{
    enum class Kind {
        Master,
        MediaPlaylist,
        InitSegment,
        Segment,
        Stream,
        Thumbnail,
        File,
        Watch,
        WatchAsset,
        ListPlaylist,
        ListGuide,
        LivePlaylist,
        LiveSegment,
        LiveMap,
        Malformed ///< the parameter `asset` cannot have the value it has
    };
    Kind kind = Kind::Master;
    QByteArray capability;
    // MediaPlaylist, InitSegment, Segment
    QByteArray generation;
    QByteArray rendition;
    SegmentFormat format = SegmentFormat::FragmentedMp4;
    qsizetype number = 0;
    bool isText = false; ///< Segment: of subtitles
    QByteArray suffix;   ///< LiveSegment: of its name, with the dot
    /// Of a stream: rendition and number say what.
    [[nodiscard]] bool isLive() const
    {
        return kind == Kind::LivePlaylist || kind == Kind::LiveSegment || kind == Kind::LiveMap;
    }
    // Master
    std::optional<SegmentFormat> wantedFormat; ///< ?segments=
    bool isAudioMuxed = false;                 ///< ?audio=muxed
    QByteArray asset;                          ///< WatchAsset: "hls.js", "watch.js" or "watch.css"
    // Stream
    qint64 startMs = 0; ///< ?start=
    // Thumbnail
    qint64 atMs = 0;          ///< ?at=
    int thumbnailWidth = 320; ///< ?width=, brought within what is made
};

/// What in \p path stands where a capability does and is spelled like one; else empty.
[[nodiscard]] QByteArray capabilityIn(QByteArrayView path);

/// Nothing if the target is not one of ours: 404.
[[nodiscard]] std::optional<Route> parseRoute(QByteArrayView path, QByteArrayView query);

} // namespace cuegate
