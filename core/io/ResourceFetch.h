// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches a resource that a source's playlist names, whole or a part of it, without keeping anything.
// Thread: the HttpLoop's, but start().
#pragma once

#include "core/base/CancelToken.h"
#include "core/base/GzipReader.h"
#include "core/io/HttpThread.h"
#include "core/io/RangeTransfer.h"

namespace cuegate {

struct ResourceRequest
{
    SourceLocation source; ///< as it was typed: decides what may be reached, and who gets headers
    QUrl url;              ///< http or https
    ByteRange range = {};  ///< empty: all of it
    qint64 mostBytes = 0;  ///< more is an error
    /// Playlist: gzip is undone, whether the server or the resource's name says so.
    enum class Kind { Media, Playlist } kind = Kind::Media;
};

/// How it ended.
struct FetchedResource
{
    QUrl url; ///< that answered, after redirects, without user info: what relative URIs in it begin at
    qint64 requests = 0;
};

/// Called on the loop's thread, or on that of who starts or cancels; must not block.
struct FetchListener
{
    std::function<void(qint64 sizeBytes)> onHead; ///< once, before bytes; -1: not known
    std::function<void(const QByteArray &bytes)> onBytes;
    std::function<void(const Result<FetchedResource> &end)> onDone; ///< the last call, once
};

class ResourceFetch final : public RangeSink, public std::enable_shared_from_this<ResourceFetch>
{
public:
    ResourceFetch(std::shared_ptr<HttpThread> thread, const UpstreamOptions &options,
                  const ResourceRequest &request, FetchListener listener);

    /// Any thread. Errors go to the listener: InvalidArgument for another scheme, CorruptInput for what is
    /// too large, those of upstreams; Cancelled.
    void start(const CancelToken &cancel);

    [[nodiscard]] bool isWanted(quint64) override { return true; }
    void onAccepted(quint64 tag) override;
    HttpFlow onBytes(quint64 tag, QByteArrayView bytes) override;
    void onLate(quint64 tag, const Error &error) override;
    void onFinished(quint64 tag, const std::optional<Error> &error) override;

private:
    [[nodiscard]] HttpFlow take(QByteArrayView bytes);
    void finish(const std::optional<Error> &error);

    const std::shared_ptr<HttpThread> m_thread; // keeps the loop
    const UpstreamOptions m_options;
    const ResourceRequest m_request;
    FetchListener m_listener;
    const std::shared_ptr<UpstreamResource> m_resource;
    std::shared_ptr<RangeTransfer> m_transfer;
    std::shared_ptr<ResourceFetch> m_self; // while it is under way
    CancelToken::Registration m_registration;
    std::optional<GzipReader> m_gzip; // of a playlist
    qint64 m_bytes = 0;
    bool m_hasHead = false;
    bool m_isOver = false;
};

} // namespace cuegate
