// SPDX-License-Identifier: GPL-3.0-or-later
// The segments of one stream in an order of our own: numbers that never go back, whatever the upstream's
// playlists do, and discontinuities where they jump. Each playlist that is loaded is laid beside what is
// known; what is new in it goes on at the end, and what was known is from then on where it says, since
// addresses may be good for some minutes only.
// Thread: one; a value.
#pragma once

#include "core/playlist/HlsPlaylist.h"
#include "core/playlist/LivePlaylist.h"

#include <QUrl>

#include <deque>
#include <memory>

namespace cuegate {

struct LiveKey
{
    QUrl url;
    QByteArray iv; ///< empty: the segment's sequence number
    friend bool operator==(const LiveKey &, const LiveKey &) = default;
};

struct LiveMap
{
    qint64 number = 0; ///< of its own, for our URL
    QUrl url;
    ByteRange range;
    std::optional<LiveKey> key;
};

struct LiveEntry
{
    qint64 number = 0;                ///< ours
    qint64 sequence = 0;              ///< the upstream's
    QByteArray uri;                   ///< as its playlist has it
    std::shared_ptr<const QUrl> base; ///< of the playlist that named it
    ByteRange range;                  ///< empty: all of it
    std::shared_ptr<const LiveKey> key;
    std::shared_ptr<const LiveMap> map;
    qint64 startUs = 0; ///< since the first that was seen
    qint64 durationUs = 0;
    qint64 discontinuity = 0; ///< how many there are up to it, its own included
    QByteArray programDateTime;
    bool isDiscontinuity = false;
    bool isGap = false;

    [[nodiscard]] QUrl url() const;
};

class LiveTable
{
public:
    enum class Change {
        New,    ///< there are segments that were not known, or it has ended
        None,   ///< the same as before
        Behind, ///< an older one, as from a server that lags behind: passed over
    };
    struct Circumstances
    {
        bool isWatched = false;  ///< somebody has seen the playlist just before this one
        bool mayBeBehind = true; ///< false: an older one is what there is now
    };
    [[nodiscard]] Change merge(const HlsMediaPlaylist &playlist, const QUrl &base,
                               const Circumstances &circumstances);
    /// Of a stream that has ended: takes the addresses of \p playlist, if that is the same stream (as many
    /// segments, of the same numbers and durations). False: it is another one, and nothing was taken.
    [[nodiscard]] bool takeAddresses(const HlsMediaPlaylist &playlist, const QUrl &base);
    /// \p playlist is all there is from now on; its numbers go on behind those that were known.
    void beginAgain(const HlsMediaPlaylist &playlist, const QUrl &base);

    [[nodiscard]] bool isEmpty() const { return m_entries.empty(); }
    [[nodiscard]] bool isEnded() const { return m_isEnded; }
    [[nodiscard]] qint64 targetDurationS() const { return m_targetDurationS; } ///< as it was said last
    [[nodiscard]] qint64 windowUs() const; ///< how much of the stream can be had now
    [[nodiscard]] const LiveEntry *firstShown() const { return find(m_windowBegin); }
    /// Null if it has left the table, or has not come yet.
    [[nodiscard]] const LiveEntry *find(qint64 number) const;
    [[nodiscard]] std::shared_ptr<const LiveMap> map(qint64 number) const;
    /// It was there before it began again.
    [[nodiscard]] bool isFormer(qint64 number) const { return number >= 0 && number < m_formerEnd; }
    [[nodiscard]] bool isFormerMap(qint64 number) const { return number >= 0 && number < m_formerMaps; }
    /// What players are shown now; segments are "<number><suffix>", maps "<number>.mp4".
    [[nodiscard]] LivePlaylist shown(const QByteArray &suffix) const;

private:
    struct Place // of a playlist beside what is known
    {
        enum class Kind { Continues, Jumps, Behind } kind = Kind::Continues;
        size_t firstNew = 0; ///< of its segments
        qint64 missed = 0;   ///< segments between
    };
    [[nodiscard]] Place placeOf(const HlsMediaPlaylist &playlist, const Circumstances &circumstances);
    class Named;
    void append(Named &named, size_t index, bool isJump);
    void readdress(Named &named, size_t count);
    void readdress(Named &named, size_t index, LiveEntry &entry);
    [[nodiscard]] std::shared_ptr<const LiveMap> numbered(const LiveMap &wanted);
    [[nodiscard]] std::shared_ptr<const LiveMap> moved(const LiveMap &known, const LiveMap &now);
    using Maps = std::deque<std::shared_ptr<const LiveMap>>;
    [[nodiscard]] Maps::const_iterator placeOfMap(qint64 number) const;
    void forgetMaps();
    void startAnew(const HlsMediaPlaylist &playlist);
    void moveWindow(size_t count);

    std::deque<LiveEntry> m_entries; // numbers without gaps
    Maps m_maps;                     // by number, which rises
    qint64 m_nextNumber = 0;
    qint64 m_nextMap = 0;
    qint64 m_nextStartUs = 0;
    qint64 m_discontinuity = 0; // of the last
    qint64 m_windowBegin = 0;   // number
    qint64 m_formerEnd = 0;     // numbers below were of another stream
    qint64 m_formerMaps = 0;
    qint64 m_targetDurationS = 0;
    qint64 m_mostTargetS = 0; // players may be told no shorter one later
    HlsMediaPlaylist::Type m_type = HlsMediaPlaylist::Type::Live;
    bool m_isEnded = false;
    bool m_hasLostSome = false; // so it is not all there, whatever its type says
    bool m_isIndependent = false;
    bool m_hasStableNames = false; // a segment had the same name in two playlists
};

} // namespace cuegate
