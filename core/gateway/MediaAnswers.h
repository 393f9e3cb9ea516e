// SPDX-License-Identifier: GPL-3.0-or-later
// The answers of the media port that carry bytes: what is there whole, segments, the original file; with
// ETag, ranges and 304 (RFC 9110 sections 8.8, 13 and 14). Thread: net.
#pragma once

#include "core/http/HttpTypes.h"
#include "core/media/MediaInfo.h"
#include "core/segment/SegmentContent.h"

namespace cuegate {

/// A strong ETag of \p bytes.
[[nodiscard]] QByteArray etagOf(const QByteArray &bytes);

/// Whether the request says that the client has what \p etag names.
[[nodiscard]] bool isKnownToClient(const HttpRequest &request, const QByteArray &etag);

/// The header fields that all of them have. \p etag: empty for none. \p ranges: "bytes" or "none".
[[nodiscard]] HttpFields contentFields(const QByteArray &type, const QByteArray &etag,
                                       const QByteArray &cacheControl, const QByteArray &ranges);

/// \p content is finished.
[[nodiscard]] HttpResponse contentResponse(const HttpRequest &request, const SegmentContent &content,
                                           const QByteArray &type, const QByteArray &etag,
                                           const QByteArray &cacheControl);

[[nodiscard]] HttpResponse bytesResponse(const HttpRequest &request, const QByteArray &bytes,
                                         const QByteArray &type, const QByteArray &etag,
                                         const QByteArray &cacheControl);

struct FileAnswer
{
    HttpResponse response;
    ByteRange
        range; ///< of the file, that the body holds; empty without a body; endless if its size is unknown
};
/// \p media: what probing found, for the Content-Type; null if it has not.
[[nodiscard]] FileAnswer fileAnswer(const HttpRequest &request,
                                    const std::shared_ptr<const ByteSource> &source, const MediaInfo *media);

} // namespace cuegate
