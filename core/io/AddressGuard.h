// SPDX-License-Identifier: GPL-3.0-or-later
// What a source may reach: public addresses, and beyond them only the host and port that its own URL names,
// if that names a place in a private network (an address, "nas", "nas.local"). So neither a redirect nor a
// name server leads from the internet into the home or back to us. Addresses are judged as they are connected
// to, not as they are spelled. Thread: any; pure.
#pragma once

#include "core/io/HostPort.h"

#include <vector>

struct sockaddr;

namespace cuegate {

enum class Reach {
    Public, ///< only addresses of the internet
    Any
};

/// How far a request for \p url may go that is made for the source \p typed: the URL as the user gave it.
/// Every source may use what is in \p permitted.
[[nodiscard]] Reach reachOf(const QUrl &url, const QUrl &typed, const std::vector<HostPort> &permitted);

/// Globally reachable by the registries of RFC 6890, without the forms that wrap an IPv4 address (mapped,
/// NAT64, Teredo; 6to4 is judged by what it wraps).
[[nodiscard]] bool isPublicAddress(const sockaddr &address);

/// The same of a connection: its peer is public and is not this computer itself. Both as inet_ntop writes
/// them.
[[nodiscard]] bool isPublicPeer(const char *peerAddress, const char *ownAddress);

/// Where no source may lead, even one that was typed: no server has such an address (0/8, ::, multicast, what
/// is reserved), or one of its kind keeps a cloud's secrets (169.254/16). Mapped forms are what they wrap.
[[nodiscard]] bool isForbiddenAddress(const sockaddr &address);

/// The peer of a connection is this computer itself. Both as inet_ntop writes them.
[[nodiscard]] bool isOwnPeer(const char *peerAddress, const char *ownAddress);

/// True if the host is an IP address, in any spelling that the system's resolver takes for one.
[[nodiscard]] bool isAddressLiteral(const QString &host);

/// The same, and the address is not public.
[[nodiscard]] bool isPrivateLiteral(const QString &host);

} // namespace cuegate
