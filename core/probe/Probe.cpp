// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/Probe.h"

#include "core/probe/AviProbe.h"
#include "core/probe/ContentKind.h"
#include "core/probe/FlvProbe.h"
#include "core/probe/MatroskaProbe.h"
#include "core/probe/MovieProbe.h"
#include "core/probe/OggProbe.h"
#include "core/probe/TrackFormats.h"
#include "core/probe/TransportStreamProbe.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kHeadBytes = 64 * 1024;

static QString quoted(const QString &fileName)
{
    return fileName.isEmpty() ? u"the source"_s : u"\"%1\""_s.arg(fileName);
}

static std::unexpected<Error> refuse(const ContentKind &content, const QString &fileName,
                                     const ByteSource &source)
{
    const bool isSent = source.counters().requests > 0; // else it is a file of this machine
    switch (content.kind) {
    case ContentKind::Kind::OtherMedia:
        return fail(ErrorKind::Unsupported,
                    u"%1 is %2: films in it cannot be indexed yet; it can be had as it is"_s.arg(
                        quoted(fileName), content.words),
                    ErrorCode::MediaNoIndex);
    case ContentKind::Kind::NotMedia:
        return fail(
            ErrorKind::Unsupported,
            isSent ? u"the server sent %1 instead of a film for %2"_s.arg(content.words, quoted(fileName))
                   : u"%1 is %2, not a film"_s.arg(quoted(fileName), content.words),
            ErrorCode::MediaNotMedia);
    default:
        return fail(
            ErrorKind::Unsupported,
            u"%1 is no film that Cuegate knows: its first bytes name no container"_s.arg(quoted(fileName)),
            ErrorCode::MediaNotMedia);
    }
}

Result<std::shared_ptr<const MediaInfo>> probe(const ByteSource &source, const QString &fileName,
                                               const CancelToken &cancel)
{
    const Result<QByteArray> head = source.read({0, kHeadBytes}, cancel);
    if (!head)
        return std::unexpected(head.error());
    if (head->isEmpty()) {
        return fail(ErrorKind::Unsupported, u"%1 is empty"_s.arg(quoted(fileName)), ErrorCode::MediaNotMedia);
    }
    const ContentKind content = contentKind(*head);
    Result<MediaInfo> info = fail(ErrorKind::Unsupported, QString());
    switch (content.kind) {
    case ContentKind::Kind::Matroska:
        info = probeMatroska(source, *head, cancel);
        break;
    case ContentKind::Kind::Movie:
        info = probeMovie(source, *head, cancel);
        break;
    case ContentKind::Kind::Avi:
        info = probeAvi(source, cancel);
        break;
    case ContentKind::Kind::Flv:
        info = probeFlv(source, cancel);
        break;
    case ContentKind::Kind::Ogg:
        info = probeOgg(source, cancel);
        break;
    case ContentKind::Kind::TransportStream:
        info = probeTransportStream(source, *head, cancel);
        break;
    default:
        return refuse(content, fileName, source);
    }
    if (!info)
        return std::unexpected(info.error());
    describeFormats(*info);
    return std::make_shared<const MediaInfo>(std::move(*info));
}

Result<std::shared_ptr<const MediaInfo>> probeFurther(const ByteSource &source, const MediaInfo &found,
                                                      int moreRequests, const CancelToken &cancel)
{
    if (!std::holds_alternative<FragmentedLayout>(found.layout) || found.indexKind == IndexKind::Scan)
        return nullptr;
    const Result<QByteArray> head = source.read({0, kHeadBytes}, cancel);
    if (!head)
        return std::unexpected(head.error());
    auto info = probeMovie(source, *head, cancel, ProbeWindow::kMostRequests + moreRequests);
    if (!info)
        return std::unexpected(info.error());
    describeFormats(*info);
    return std::make_shared<const MediaInfo>(std::move(*info));
}

} // namespace cuegate
