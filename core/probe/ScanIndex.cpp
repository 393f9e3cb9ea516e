// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/ScanIndex.h"

#include "core/probe/MatroskaScan.h"

using namespace Qt::StringLiterals;

namespace cuegate {

bool canScan(const MediaInfo &found)
{
    return std::holds_alternative<MatroskaLayout>(found.layout);
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
    Result<MediaInfo> info = scanMatroska(source, found, cancel, progress);
    if (!info)
        return std::unexpected(info.error().within(u"scanning for an index"_s));
    return std::make_shared<const MediaInfo>(std::move(*info));
}

} // namespace cuegate
