// SPDX-License-Identifier: GPL-3.0-or-later
// Fetches a stream's segments and maps: each once, however many ask, and passed on as it comes. What is
// refused where it was is asked for once more where it is now. Keys are fetched, used and kept here.
// Thread: net.
#pragma once

#include "core/live/LiveRing.h"
#include "core/live/LiveTable.h"
#include "core/live/LiveUpstream.h"
#include "core/segment/SegmentContent.h"

#include <map>
#include <memory>

namespace cuegate {

struct LiveContent
{
    SegmentContent content;
    qint64 sizeBytes = -1; ///< of all of it; -1: not known yet
};

class LiveDownloads
{
public:
    /// Both must outlive it; the listeners of \p upstream end with it.
    LiveDownloads(LiveUpstream &upstream, LiveRing &ring);
    /// Who waits is told Cancelled.
    ~LiveDownloads();

    /// For the ids of what a channel asks for.
    [[nodiscard]] quint64 newChannel() { return m_ring.newChannel(); }

    struct Place
    {
        QUrl url;
        ByteRange range = {}; ///< empty: all of it
        std::optional<LiveKey> key = {};
        friend bool operator==(const Place &, const Place &) = default;
    };
    /// Where something is that was refused: another place, or why there is none.
    using Moved = std::function<void(const Result<Place> &)>;
    struct Wanted
    {
        LiveId id;
        Place place;
        qint64 sequence = 0; ///< the upstream's
        /// Asked, once at most, when \p why keeps it from being had at \p place; may be empty.
        std::function<void(const Place &place, const Error &why, Moved done)> whereNow = {};
    };
    enum class When {
        AsItGrows, ///< as soon as there is a byte
        Whole
    };
    using Done = std::function<void(const Result<LiveContent> &)>;
    /// Lets go: \p done is not called any more, and what nobody else waits for or sends is given up.
    using Hold = std::shared_ptr<const void>;
    /// \p done may be called before this returns. The hold, empty if nothing has to be held, is to be kept as
    /// long as the answer is waited for or sent.
    [[nodiscard]] Hold ask(const Wanted &wanted, When when, Done done);

private:
    class Download;
    using KeyDone = std::function<void(const Result<QByteArray> &)>;
    void fetch(const std::shared_ptr<Download> &download);
    void failed(const std::shared_ptr<Download> &download, const Error &error);
    void ended(const std::shared_ptr<Download> &download, const std::optional<Error> &error);
    void withKey(const QUrl &url, KeyDone done);

    LiveUpstream &m_upstream;
    LiveRing &m_ring;
    std::map<LiveId, std::shared_ptr<Download>> m_running;
    std::map<QUrl, QByteArray> m_keys;
    std::map<QUrl, std::vector<KeyDone>> m_keyWaiters;
    CancelSource m_all;
};

} // namespace cuegate
