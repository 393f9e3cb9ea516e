// SPDX-License-Identifier: GPL-3.0-or-later
// One variant or rendition of a stream for all who watch it. Its playlist is fetched when somebody asks for
// it and it may have gone on (RFC 8216 section 6.3.4: a target duration after one that was new, half of that
// after one that was not), never otherwise: without viewers nothing is asked of the upstream. What has been
// seen is shown for three target durations after it last went on. Where an address that a playlist named is
// refused, it may have expired: the stream is asked once where its playlist is now, and all that waits goes
// on from there. Thread: net; the same with any clock in tests.
#pragma once

#include "core/base/Clock.h"
#include "core/live/LiveDownloads.h"

namespace cuegate {

/// Where a channel's playlist is.
struct LiveAddress
{
    QUrl url;
    quint64 generation = 0; ///< of the multivariant playlist that says so: higher is newer
    bool isOther = false;   ///< what is there is no longer what the channel was
};

/// What channels run on; all of it must outlive them.
struct LiveWiring
{
    /// Calls a task later on this thread.
    using After = std::function<void(std::chrono::milliseconds, std::function<void()>)>;
    LiveUpstream &upstream;
    LiveDownloads &downloads;
    const Clock &clock;
    After after;
    /// Why a channel does not go on; nothing: it does.
    std::function<void(const std::optional<Error> &)> onState = {};
    /// Where the playlist is now that \p refused is not good any more (empty url: what its playlist names is
    /// not), as something newer than its generation says; an error if nothing does. May be empty.
    using Found = std::function<void(const Result<LiveAddress> &)>;
    std::function<void(const LiveAddress &refused, const Found &done)> findAgain = {};
};

class LiveChannel : public std::enable_shared_from_this<LiveChannel>
{
public:
    /// Playlists that name each other: the stream's own is the first.
    static constexpr int kMostDepth = 3;
    enum class Content { Media, Subtitles };

    LiveChannel(LiveWiring wiring, QUrl playlist, Content content);
    /// Who waits is told Cancelled.
    ~LiveChannel();

    /// Where its playlist is now, as a newer multivariant playlist says.
    void setAddress(const LiveAddress &address);
    /// Its playlist, which was fetched already.
    void take(const LiveDocument &document);

    using PlaylistDone = std::function<void(const Result<QByteArray> &)>;
    /// Our playlist, once; possibly before this returns. Errors: UpstreamSlow if it has not gone on for three
    /// target durations; MediaEncrypted; CorruptInput; those of the upstream.
    void askPlaylist(PlaylistDone done);
    /// Errors: NotFound without a code if it is not there any more, or yet; UpstreamChanged if the stream is
    /// another one since its playlist was told; those of the upstream.
    [[nodiscard]] LiveDownloads::Hold askSegment(qint64 number, LiveDownloads::When when,
                                                 LiveDownloads::Done done);
    [[nodiscard]] LiveDownloads::Hold askMap(qint64 number, LiveDownloads::Done done);

    [[nodiscard]] const LiveTable &table() const { return m_table; }
    /// Of its segments' names, with the dot.
    [[nodiscard]] const QByteArray &suffix() const { return m_suffix; }
    /// Of segments that are in memory, bits per second at most; 0: none was seen.
    [[nodiscard]] qint64 peakBandwidth() const { return m_peakBandwidth; }

private:
    struct Waiting // for where it is now
    {
        LiveId id;
        LiveDownloads::Place refused;
        Error why;
        LiveDownloads::Moved done;
    };
    [[nodiscard]] std::chrono::milliseconds target() const;
    [[nodiscard]] std::chrono::milliseconds patience() const { return 3 * target(); }
    void noteAsked();
    void load();
    void loadLater(std::chrono::milliseconds wait);
    void loaded(const Result<LiveDocument> &document);
    void laid(const Result<LiveDocument> &document);
    [[nodiscard]] bool mayHaveExpired(const Error &error) const;
    [[nodiscard]] std::optional<LiveDownloads::Place> placeOf(const LiveId &id) const;
    [[nodiscard]] Error missing(const LiveId &id) const;
    void findPlace(Waiting waiting);
    void findAgain(const QUrl &refused);
    void foundAgain(const Result<LiveAddress> &address);
    void tellPlaces();
    [[nodiscard]] LiveDownloads::Hold download(LiveDownloads::Wanted wanted, LiveDownloads::When when,
                                               LiveDownloads::Done done);
    [[nodiscard]] Result<void> read(const LiveDocument &document);
    [[nodiscard]] Result<void> follow(const HlsMultivariantPlaylist &playlist, const QUrl &base);
    [[nodiscard]] Result<void> lay(const HlsMediaPlaylist &playlist, const QUrl &base);
    void answerWaiters();
    [[nodiscard]] Result<QByteArray> current();
    void noteSize(const LiveEntry &entry, const Result<LiveContent> &content);

    const LiveWiring m_wiring;
    const Content m_content;
    const quint64 m_id;
    LiveAddress m_address;
    quint64 m_loadedGeneration = 0; // of the address that was asked last
    QUrl m_url;                     // of the playlist of segments
    QUrl m_answeredBy;              // where its redirects led, until that fails; empty: not known
    int m_depth = 2;
    LiveTable m_table;
    QByteArray m_suffix;
    QByteArray m_text; // of the table; empty: to be written again
    std::vector<PlaylistDone> m_waiters;
    std::vector<Waiting> m_waitingForPlaces;
    bool m_isFindingAgain = false;
    bool m_isLoadingAgain = false;  // from where it was found
    std::optional<Error> m_refusal; // of the load under way
    bool m_isLoading = false;
    bool m_isLoadPlanned = false;
    quint64 m_loads = 0;
    bool m_isWatched = false; // until who asks now
    std::optional<std::chrono::milliseconds> m_askedAt;
    std::chrono::milliseconds m_loadBegan{};
    std::chrono::milliseconds m_dueAt{};
    std::chrono::milliseconds m_changedAt{}; // it last went on
    std::chrono::milliseconds m_laidAt{};    // its addresses were last told
    std::optional<Error> m_failure;          // of the last load
    qint64 m_peakBandwidth = 0;
};

/// Errors: Unsupported with MediaEncrypted if its segments are protected by more than a plain key.
[[nodiscard]] Result<void> checkPlayable(const HlsMediaPlaylist &playlist);

} // namespace cuegate
