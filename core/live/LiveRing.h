// SPDX-License-Identifier: GPL-3.0-or-later
// What streams have sent lately, in memory, for all who come for it: the longest unused leaves first. Not on
// disk: what is live is of no use a minute later. Thread: net; a value.
#pragma once

#include <QByteArray>

#include <compare>
#include <list>
#include <map>
#include <optional>

namespace cuegate {

struct LiveId
{
    quint64 channel = 0; ///< of LiveRing::newChannel()
    enum class Kind { Segment, Map } kind = Kind::Segment;
    qint64 number = 0;
    friend auto operator<=>(const LiveId &, const LiveId &) = default;
};

class LiveRing
{
public:
    static constexpr qint64 kDefaultBytes = 96 * 1024 * 1024;
    explicit LiveRing(qint64 mostBytes = kDefaultBytes)
        : m_mostBytes(mostBytes)
    {
    }
    /// Never used twice.
    [[nodiscard]] quint64 newChannel() { return ++m_lastChannel; }
    /// It counts as used.
    [[nodiscard]] std::optional<QByteArray> use(const LiveId &id);
    void keep(const LiveId &id, const QByteArray &bytes);
    [[nodiscard]] qint64 bytes() const { return m_bytes; }

private:
    struct Kept
    {
        LiveId id;
        QByteArray bytes;
    };
    void drop(std::list<Kept>::iterator kept);

    const qint64 m_mostBytes;
    std::list<Kept> m_kept; // most recently used first
    std::map<LiveId, std::list<Kept>::iterator> m_index;
    qint64 m_bytes = 0;
    quint64 m_lastChannel = 0;
};

} // namespace cuegate
