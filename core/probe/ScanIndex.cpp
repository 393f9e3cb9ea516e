// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ScanIndex.h"

#include "core/probe/AviScan.h"
#include "core/probe/FlvScan.h"
#include "core/probe/MatroskaScan.h"
#include "core/probe/MovieScan.h"
#include "core/probe/OggScan.h"
#include "core/probe/TrackFormats.h"
#include "core/probe/TransportStreamScan.h"

using namespace Qt::StringLiterals;

namespace cuegate {

bool canScan(const MediaInfo &found)
{
    switch (found.container) {
    case Container::Matroska:
    case Container::WebM:
        return std::holds_alternative<MatroskaLayout>(found.layout);
    case Container::Mp4:
    case Container::QuickTime:
    case Container::Avi:
    case Container::Flv:
    case Container::Ogg:
        return true;
    case Container::MpegTs:
        return std::holds_alternative<TransportStreamLayout>(found.layout);
    case Container::Unknown:
        break;
    }
    return false;
}

static Result<MediaInfo> scan(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel,
                              const std::function<void(ScanProgress)> &progress)
{
    switch (found.container) {
    case Container::Mp4:
    case Container::QuickTime:
        return scanMovie(source, cancel, progress);
    case Container::Avi:
        return scanAvi(source, cancel, progress);
    case Container::Flv:
        return scanFlv(source, found, cancel, progress);
    case Container::Ogg:
        return scanOgg(source, found, cancel, progress);
    default:
        return scanMatroska(source, found, cancel, progress);
    }
}

Result<std::shared_ptr<const MediaInfo>> scanIndex(const ByteSource &source, const MediaInfo &found,
                                                   const CancelToken &cancel,
                                                   const std::function<void(ScanProgress)> &progress)
{
    if (!canScan(found)) {
        return fail(ErrorKind::Unsupported,
                    u"files of this kind (%1) cannot be scanned"_s.arg(containerWord(found.container)),
                    ErrorCode::MediaNoIndex);
    }
    if (!found.track(found.mainTrack)) {
        return fail(ErrorKind::Unsupported, u"there is no video and no audio to scan for"_s,
                    ErrorCode::MediaCodec);
    }
    if (found.container == Container::MpegTs)
        return scanTransportStream(source, found, cancel, progress);
    Result<MediaInfo> info = scan(source, found, cancel, progress);
    if (!info)
        return std::unexpected(info.error().within(u"scanning for an index"_s));
    describeFormats(*info);
    return std::make_shared<const MediaInfo>(std::move(*info));
}

} // namespace cuegate
