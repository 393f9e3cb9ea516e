// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/StreamDescription.h"

#include "core/io/PlaylistName.h"
#include "core/io/SizeSearch.h"
#include "core/io/Upstream.h"
#include "core/live/LiveChannel.h"
#include "core/media/TransportPacket.h"
#include "core/playlist/HlsPlaylistReader.h"

#include <future>

using namespace Qt::StringLiterals;

namespace cuegate {

bool isHlsStream(const SourceLocation &source, const QByteArray &contentType, QByteArrayView head)
{
    const QString scheme = source.url.scheme();
    return (scheme == "http"_L1 || scheme == "https"_L1) && isPlaylistName(source.url, contentType) &&
           isHlsText(head);
}

bool isBroadcast(const SourceLocation &source, const ByteSource &opened, QByteArrayView head)
{
    const QString scheme = source.url.scheme();
    const bool isEndless = opened.sizeBytes() < 0 || opened.sizeBytes() > kLongerThanAnyFilm;
    return (scheme == "http"_L1 || scheme == "https"_L1) && !opened.canSeek() && isEndless &&
           findPackets(head);
}

static Result<LiveDocument> fetchNow(const Upstream &upstream, const SourceLocation &source, const QUrl &url,
                                     const CancelToken &cancel)
{
    // Shared with the listener, which may come later than who waits here.
    struct Answer
    {
        QByteArray bytes;
        std::promise<Result<LiveDocument>> promise;
    };
    const auto answer = std::make_shared<Answer>();
    FetchListener listener;
    listener.onHead = [](qint64) {};
    listener.onBytes = [answer](const QByteArray &bytes) { answer->bytes += bytes; };
    listener.onDone = [answer](const Result<FetchedResource> &end) {
        if (end)
            answer->promise.set_value(LiveDocument{end->url, answer->bytes});
        else
            answer->promise.set_value(std::unexpected(end.error()));
    };
    upstream.fetch({source, url, {}, kMostPlaylistBytes, ResourceRequest::Kind::Playlist}, cancel,
                   std::move(listener));
    return answer->promise.get_future().get();
}

static void takeVariants(StreamDescription &description, const HlsMultivariantPlaylist &playlist)
{
    for (const HlsVariant &variant : playlist.variants)
        description.variants.push_back({variant.width, variant.height, variant.frameRateThousandths,
                                        variant.bandwidth, QString::fromLatin1(variant.codecs)});
    for (const HlsRendition &rendition : playlist.renditions) {
        QStringList &names =
            rendition.type == HlsRendition::Type::Audio ? description.audio : description.subtitles;
        if (!names.contains(rendition.name))
            names << rendition.name;
    }
}

Result<StreamDescription> describeStream(const Upstream &upstream, const SourceLocation &source,
                                         const CancelToken &cancel)
{
    StreamDescription description;
    QUrl url = source.url;
    for (int depth = 1; depth <= LiveChannel::kMostDepth; ++depth) {
        const auto document = fetchNow(upstream, source, url, cancel);
        // Others of its variants may be there.
        if (!document && depth > 1 && document.error().kind != ErrorKind::Cancelled)
            return description;
        if (!document)
            return std::unexpected(document.error());
        const auto playlist = readHlsPlaylist(document->bytes);
        if (!playlist)
            return std::unexpected(playlist.error());
        if (const auto *media = std::get_if<HlsMediaPlaylist>(&*playlist)) {
            if (const auto playable = checkPlayable(*media); !playable)
                return std::unexpected(playable.error());
            if (depth == 1)
                description.variants.emplace_back();
            description.isLive = !media->isEnded;
            description.durationMs = media->isEnded ? media->durationUs() / 1000 : 0;
            return description;
        }
        const auto &variants = std::get<HlsMultivariantPlaylist>(*playlist);
        if (depth == 1)
            takeVariants(description, variants);
        url = document->url.resolved(QUrl::fromEncoded(variants.variants.front().uri, QUrl::TolerantMode));
    }
    return fail(ErrorKind::CorruptInput,
                u"the stream's playlists name each other without ever naming segments"_s);
}

} // namespace cuegate
