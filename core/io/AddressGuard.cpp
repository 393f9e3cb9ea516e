// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AddressGuard.h"

#include <QByteArrayView>
#include <QtEndian>

#include <algorithm>
#include <array>
#include <optional>

#include <arpa/inet.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

struct Network4
{
    quint32 address;
    int bits;
};

constexpr quint32 ipv4(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

// The IANA IPv4 Special-Purpose Address Registry, multicast and what is above it.
constexpr std::array kNotPublic4 = {Network4{ipv4(0, 0, 0, 0), 8},       // this network
                                    Network4{ipv4(10, 0, 0, 0), 8},      // private
                                    Network4{ipv4(100, 64, 0, 0), 10},   // shared with the provider's NAT
                                    Network4{ipv4(127, 0, 0, 0), 8},     // loopback
                                    Network4{ipv4(169, 254, 0, 0), 16},  // link-local, cloud metadata
                                    Network4{ipv4(172, 16, 0, 0), 12},   // private
                                    Network4{ipv4(192, 0, 0, 0), 24},    // protocol assignments
                                    Network4{ipv4(192, 0, 2, 0), 24},    // documentation
                                    Network4{ipv4(192, 88, 99, 0), 24},  // 6to4 relays
                                    Network4{ipv4(192, 168, 0, 0), 16},  // private
                                    Network4{ipv4(198, 18, 0, 0), 15},   // benchmarks
                                    Network4{ipv4(198, 51, 100, 0), 24}, // documentation
                                    Network4{ipv4(203, 0, 113, 0), 24},  // documentation
                                    Network4{ipv4(224, 0, 0, 0), 3}};    // multicast, reserved, broadcast

bool isWithin(quint32 address, const Network4 &network)
{
    return (address ^ network.address) >> (32 - network.bits) == 0;
}

bool isPublic4(quint32 address)
{
    return std::none_of(kNotPublic4.begin(), kNotPublic4.end(),
                        [address](const Network4 &network) { return isWithin(address, network); });
}

bool isPublic6(const in6_addr &address)
{
    const auto word = [&address](int index) {
        return static_cast<quint32>(address.s6_addr[2 * index] << 8 | address.s6_addr[2 * index + 1]);
    };
    // Only 2000::/3 is handed out: this leaves ::, ::1, mapped addresses, NAT64, ULA, link-local, multicast.
    if (word(0) >> 13 != 1)
        return false;
    if (word(0) == 0x2001 && (word(1) < 0x0200 || word(1) == 0x0db8)) // Teredo and others; documentation
        return false;
    if (word(0) == 0x3fff && word(1) < 0x1000) // documentation
        return false;
    return word(0) != 0x2002 || isPublic4(word(1) << 16 | word(2)); // 6to4
}

// Names that no public name server hands out, or that home routers answer for themselves.
bool isLocalName(QStringView host)
{
    constexpr std::array kSuffixes = {"local"_L1,   "localhost"_L1, "localdomain"_L1, "lan"_L1,
                                      "home"_L1,    "home.arpa"_L1, "internal"_L1,    "intranet"_L1,
                                      "private"_L1, "corp"_L1,      "fritz.box"_L1};
    if (host.endsWith(u'.'))
        host.chop(1);
    if (!host.contains(u'.'))
        return true;
    return std::any_of(kSuffixes.begin(), kSuffixes.end(), [host](QLatin1StringView suffix) {
        return host == suffix || (host.endsWith(suffix) && host.chopped(suffix.size()).endsWith(u'.'));
    });
}

} // namespace

// Nothing if it is a name.
static std::optional<bool> isPublicLiteral(const QString &host)
{
    addrinfo hints = {};
    hints.ai_flags = AI_NUMERICHOST;
    addrinfo *found = nullptr;
    if (::getaddrinfo(host.toUtf8().constData(), nullptr, &hints, &found) != 0)
        return std::nullopt;
    const bool isPublic = isPublicAddress(*found->ai_addr);
    ::freeaddrinfo(found);
    return isPublic;
}

bool isAddressLiteral(const QString &host)
{
    return isPublicLiteral(host).has_value();
}

bool isPrivateLiteral(const QString &host)
{
    return isPublicLiteral(host) == false;
}

Reach reachOf(const QUrl &url, const QUrl &typed, const std::vector<HostPort> &permitted)
{
    const HostPort target = hostPortOf(url);
    if (std::find(permitted.begin(), permitted.end(), target) != permitted.end())
        return Reach::Any;
    const bool isNamed = target == hostPortOf(typed);
    return isNamed && (isAddressLiteral(target.host) || isLocalName(target.host)) ? Reach::Any
                                                                                  : Reach::Public;
}

bool isPublicAddress(const sockaddr &address)
{
    if (address.sa_family == AF_INET)
        return isPublic4(ntohl(reinterpret_cast<const sockaddr_in &>(address).sin_addr.s_addr));
    if (address.sa_family == AF_INET6)
        return isPublic6(reinterpret_cast<const sockaddr_in6 &>(address).sin6_addr);
    return false;
}

// Of an IPv4 address, mapped into IPv6 or not.
static std::optional<quint32> ipv4Of(const sockaddr &address)
{
    if (address.sa_family == AF_INET)
        return ntohl(reinterpret_cast<const sockaddr_in &>(address).sin_addr.s_addr);
    const auto &address6 = reinterpret_cast<const sockaddr_in6 &>(address).sin6_addr;
    if (address.sa_family != AF_INET6 || !IN6_IS_ADDR_V4MAPPED(&address6))
        return std::nullopt;
    return qFromBigEndian<quint32>(&address6.s6_addr[12]);
}

bool isForbiddenAddress(const sockaddr &address)
{
    if (const auto address4 = ipv4Of(address))
        return isWithin(*address4, {ipv4(0, 0, 0, 0), 8}) ||
               isWithin(*address4, {ipv4(169, 254, 0, 0), 16}) ||
               isWithin(*address4, {ipv4(224, 0, 0, 0), 3});
    const auto &address6 = reinterpret_cast<const sockaddr_in6 &>(address).sin6_addr;
    return address.sa_family != AF_INET6 || IN6_IS_ADDR_UNSPECIFIED(&address6) ||
           IN6_IS_ADDR_MULTICAST(&address6);
}

bool isOwnPeer(const char *peerAddress, const char *ownAddress)
{
    // All of 127/8 is connected to from 127.0.0.1.
    const QByteArrayView peer(peerAddress);
    return peer == QByteArrayView(ownAddress) || peer.startsWith("127.") || peer.startsWith("::ffff:127.");
}

bool isPublicPeer(const char *peerAddress, const char *ownAddress)
{
    in_addr address4 = {};
    in6_addr address6 = {};
    const bool isPublic =
        (::inet_pton(AF_INET, peerAddress, &address4) == 1 && isPublic4(ntohl(address4.s_addr))) ||
        (::inet_pton(AF_INET6, peerAddress, &address6) == 1 && isPublic6(address6));
    // Whoever connects to an address of its own computer is given that address, too.
    return isPublic && QByteArrayView(peerAddress) != QByteArrayView(ownAddress);
}

} // namespace cuegate
