// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/MediaInfo.h"

using namespace Qt::StringLiterals;

namespace cuegate {

QLatin1StringView containerWord(Container container)
{
    switch (container) {
    case Container::Matroska:
        return "matroska"_L1;
    case Container::WebM:
        return "webm"_L1;
    case Container::Mp4:
        return "mp4"_L1;
    case Container::QuickTime:
        return "mov"_L1;
    case Container::Avi:
        return "avi"_L1;
    case Container::Flv:
        return "flv"_L1;
    case Container::Ogg:
        return "ogg"_L1;
    case Container::MpegTs:
        return "mpegts"_L1;
    case Container::Unknown:
        break;
    }
    return "unknown"_L1;
}

QLatin1StringView indexWord(IndexKind kind)
{
    switch (kind) {
    case IndexKind::Cues:
        return "cues"_L1;
    case IndexKind::Moov:
    case IndexKind::Fragments: // a list in the file's own boxes, too; INTERFACE.md has no word of its own for
                               // it
        return "moov"_L1;
    case IndexKind::Scan:
        return "scan"_L1;
    case IndexKind::None:
        break;
    }
    return "none"_L1;
}

QLatin1StringView trackTypeWord(TrackType type)
{
    switch (type) {
    case TrackType::Video:
        return "video"_L1;
    case TrackType::Audio:
        return "audio"_L1;
    case TrackType::Subtitle:
        return "subtitle"_L1;
    case TrackType::Other:
        break;
    }
    return "other"_L1;
}

} // namespace cuegate
