// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GuessBrake.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace cuegate {

/// More change nothing: the delay is the longest by then.
static constexpr qint64 kMostGuesses =
    GuessBrake::kFreeGuesses + qint64(GuessBrake::kLongest / GuessBrake::kStep);
/// By then all is forgiven.
static constexpr std::chrono::milliseconds kRemembered{1000 * kMostGuesses / GuessBrake::kForgivenPerSecond};

// A machine may take any address of its IPv6 network.
static QHostAddress networkOf(const QHostAddress &peer)
{
    constexpr int kOwnBytes = 8;
    bool isV4 = false;
    const quint32 v4 = peer.toIPv4Address(&isV4);
    if (isV4)
        return QHostAddress(v4);
    Q_IPV6ADDR bytes = peer.toIPv6Address();
    std::fill(std::begin(bytes.c) + kOwnBytes, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

std::chrono::milliseconds GuessBrake::delayFor(const QHostAddress &peer, QByteArrayView capability)
{
    const auto now = m_clock.now();
    const QHostAddress network = networkOf(peer);
    if (!m_guessers.contains(network))
        makeRoom();
    Guesser &guesser = m_guessers[network];
    const qint64 forgiven = (now - guesser.seenAt).count() * kForgivenPerSecond;
    guesser.thousandths = std::max<qint64>(0, guesser.thousandths - forgiven);
    guesser.seenAt = now;
    const size_t hash = qHash(capability, QHashSeed::globalSeed());
    if (std::ranges::find(guesser.last, hash) == guesser.last.end()) {
        guesser.last.push_back(hash);
        if (guesser.last.size() > kRepeated)
            guesser.last.pop_front();
        guesser.thousandths = std::min(guesser.thousandths + 1000, 1000 * kMostGuesses);
    }
    const qint64 beyond = std::max<qint64>(0, guesser.thousandths / 1000 - kFreeGuesses);
    return std::min<std::chrono::milliseconds>(kLongest, kStep * beyond);
}

// Those not seen for longest go first: a guesser who changes addresses forgets himself.
void GuessBrake::makeRoom()
{
    const auto now = m_clock.now();
    if (m_guessers.size() < kMostAddresses)
        return;
    m_guessers.removeIf([&](const auto &item) { return now - item.value().seenAt >= kRemembered; });
    if (m_guessers.size() < kMostAddresses)
        return;
    auto oldest = m_guessers.begin();
    for (auto item = m_guessers.begin(); item != m_guessers.end(); ++item) {
        if (item->seenAt < oldest->seenAt)
            oldest = item;
    }
    m_guessers.erase(oldest);
}

} // namespace cuegate
