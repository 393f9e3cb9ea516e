// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/MediaAnswers.h"

#include "core/gateway/FileBody.h"
#include "core/http/RangeHeader.h"
#include "core/http/StatusPages.h"

#include <QCryptographicHash>

#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

// RFC 9110 section 13.1.2; the weak comparison, since a W/ before a tag does not matter here.
bool isKnownToClient(const HttpRequest &request, const QByteArray &etag)
{
    const QByteArray tags = request.field("if-none-match");
    return !etag.isEmpty() && (tags == "*" || tags.contains(etag));
}

HttpFields contentFields(const QByteArray &type, const QByteArray &etag, const QByteArray &cacheControl,
                         const QByteArray &ranges)
{
    HttpFields fields{{"Content-Type", type},
                      {"Cache-Control", cacheControl},
                      {"Accept-Ranges", ranges},
                      {"Content-Security-Policy", "sandbox; default-src 'none'"}};
    if (!etag.isEmpty())
        fields.emplace_back("ETag", etag);
    return fields;
}

static std::unique_ptr<BodySource> bodyOf(const SegmentContent &content, ByteRange range)
{
    if (content.file())
        return std::make_unique<FileBody>(content.file(), range, range.sizeBytes());
    return bytesBody(range.sizeBytes() == content.sizeBytes()
                         ? content.bytes()
                         : content.bytes().mid(range.beginBytes, range.sizeBytes()));
}

HttpResponse contentResponse(const HttpRequest &request, const SegmentContent &content,
                             const QByteArray &type, const QByteArray &etag, const QByteArray &cacheControl)
{
    HttpResponse response;
    response.fields = contentFields(type, etag, cacheControl, "bytes");
    if (isKnownToClient(request, etag)) {
        response.status = 304;
        return response;
    }
    const QByteArray ifRange = request.field("if-range");
    const bool isSame = ifRange.isEmpty() || (ifRange == etag && !etag.startsWith("W/"));
    const QByteArray range = isSame ? request.field("range") : QByteArray();
    const RangeChoice choice = parseRange(range, content.sizeBytes());
    const QByteArray total = QByteArray::number(content.sizeBytes());
    if (choice.kind == RangeChoice::Kind::Unsatisfiable) {
        const Error error{ErrorKind::InvalidArgument, u"the range lies outside the resource"_s};
        return statusPage(416, error, {{"Content-Range", "bytes */" + total}});
    }
    if (choice.kind == RangeChoice::Kind::Part) {
        response.status = 206;
        response.fields.emplace_back("Content-Range",
                                     "bytes " + QByteArray::number(choice.range.beginBytes) + '-' +
                                         QByteArray::number(choice.range.endBytes - 1) + '/' + total);
        response.body = bodyOf(content, choice.range);
        return response;
    }
    response.body = bodyOf(content, ByteRange::ofSize(0, content.sizeBytes()));
    return response;
}

HttpResponse bytesResponse(const HttpRequest &request, const QByteArray &bytes, const QByteArray &type,
                           const QByteArray &etag, const QByteArray &cacheControl)
{
    return contentResponse(request, SegmentContent(bytes), type, etag, cacheControl);
}

QByteArray etagOf(const QByteArray &bytes)
{
    return '"' + QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex().left(32) + '"';
}

// Only types of this table leave us, whatever the upstream says (FAULTS.md threat 6).
static QByteArray fileType(const MediaInfo *media)
{
    switch (media ? media->container : Container::Unknown) {
    case Container::Matroska:
        return "video/x-matroska";
    case Container::WebM:
        return "video/webm";
    case Container::Mp4:
        return "video/mp4";
    case Container::QuickTime:
        return "video/quicktime";
    case Container::Avi:
        return "video/vnd.avi";
    case Container::Flv:
        return "video/x-flv";
    case Container::Ogg:
        return "video/ogg";
    case Container::MpegTs:
        return "video/mp2t";
    case Container::Unknown:
        break;
    }
    return "application/octet-stream";
}

FileAnswer fileAnswer(const HttpRequest &request, const std::shared_ptr<const ByteSource> &source,
                      const MediaInfo *media)
{
    const SourceValidator validator = source->validator();
    const qint64 sizeBytes = source->sizeBytes();
    const QByteArray etag = etagOf(validator.etag + '\n' + validator.lastModified + '\n' +
                                   QByteArray::number(validator.sizeBytes));
    const bool canRange = source->canSeek() && sizeBytes >= 0;
    HttpResponse response;
    response.fields = contentFields(fileType(media), etag, "no-cache", canRange ? "bytes" : "none");
    if (isKnownToClient(request, etag)) {
        response.status = 304;
        return {std::move(response), {}};
    }
    const QByteArray ifRange = request.field("if-range");
    RangeChoice choice;
    if (canRange && (ifRange.isEmpty() || ifRange == etag))
        choice = parseRange(request.field("range"), sizeBytes);
    if (choice.kind == RangeChoice::Kind::Unsatisfiable) {
        const Error error{ErrorKind::InvalidArgument, u"the range lies outside the file"_s};
        return {statusPage(416, error, {{"Content-Range", "bytes */" + QByteArray::number(sizeBytes)}}), {}};
    }
    ByteRange range{0, sizeBytes};
    if (choice.kind == RangeChoice::Kind::Part) {
        range = choice.range;
        response.status = 206;
        response.fields.emplace_back("Content-Range", "bytes " + QByteArray::number(range.beginBytes) + '-' +
                                                          QByteArray::number(range.endBytes - 1) + '/' +
                                                          QByteArray::number(sizeBytes));
    }
    response.body = std::make_unique<FileBody>(source, range, sizeBytes < 0 ? -1 : range.sizeBytes());
    if (sizeBytes < 0)
        range.endBytes = std::numeric_limits<qint64>::max();
    return {std::move(response), range};
}

} // namespace cuegate
