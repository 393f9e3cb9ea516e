// SPDX-License-Identifier: GPL-3.0-or-later
// One source that is an HLS stream: its multivariant playlist, of which ours is made, and a channel for each
// variant and rendition that somebody asks for. Addresses that have expired are asked for anew at the source
// as it was typed, once in 30 s for all. Thread: net; the same with any clock in tests.
#pragma once

#include "core/live/LiveChannel.h"
#include "core/playlist/HlsPlaylist.h"

#include <map>

namespace cuegate {

class LiveStream
{
public:
    /// \p url: of the source's playlist. \p wiring without onState.
    LiveStream(QUrl url, LiveWiring wiring);
    /// Who waits is told Cancelled.
    ~LiveStream();

    using TextDone = std::function<void(const Result<QByteArray> &)>;
    /// Our multivariant playlist; its URIs begin with \p prefix and are "<prefix><id>/index.m3u8". A stream
    /// of one media playlist is one variant. \p done is called once, possibly before this returns.
    void askMaster(const QByteArray &prefix, TextDone done);

    using ChannelDone = std::function<void(const Result<std::shared_ptr<LiveChannel>> &)>;
    /// Errors: NotFound without a code if the stream has no such channel; those of its playlist.
    void askChannel(const QByteArray &id, ChannelDone done);

    /// Why those who watch get no further; nothing: they do.
    [[nodiscard]] const std::optional<Error> &failure() const { return m_failure; }
    /// \p told is called when that may have changed.
    void onFailure(std::function<void()> told) { m_onFailure = std::move(told); }

private:
    struct Named // what a channel is made of
    {
        QUrl url;
        LiveChannel::Content content = LiveChannel::Content::Media;
    };
    using Known = std::function<void(const std::optional<Error> &)>;
    void know(Known done);
    void load(Known done);
    void findAgain(const QByteArray &id, const LiveAddress &refused, const LiveWiring::Found &done);
    void loaded(const Result<LiveDocument> &document);
    [[nodiscard]] std::optional<Error> take(const LiveDocument &document);
    void nameAll(const QUrl &base);
    [[nodiscard]] bool isAlike(const HlsMultivariantPlaylist &before, const QByteArray &id) const;
    [[nodiscard]] QByteArray masterText(const QByteArray &prefix) const;
    [[nodiscard]] std::shared_ptr<LiveChannel> channel(const QByteArray &id);
    void channelState(const std::optional<Error> &error);

    const QUrl m_url;
    const LiveWiring m_wiring;
    std::optional<HlsMultivariantPlaylist> m_playlist; // none: of segments
    std::map<QByteArray, Named> m_named;
    std::map<QByteArray, std::shared_ptr<LiveChannel>> m_channels;
    std::vector<Known> m_waiters;
    std::optional<std::chrono::milliseconds> m_loadedAt;
    std::optional<std::chrono::milliseconds> m_askedAgainAt;
    quint64 m_generation = 0; // of what it named
    std::optional<Error> m_failure;
    std::function<void()> m_onFailure;
    CancelSource m_cancel;
    std::shared_ptr<LiveStream *> m_self = std::make_shared<LiveStream *>(this); // for what comes later
};

} // namespace cuegate
