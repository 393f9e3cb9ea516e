// SPDX-License-Identifier: GPL-3.0-or-later
// Who may ask for what: capabilities of sources, the control token, which peers and Host names are let in
// (FAULTS.md sections 3 and 6).
// Thread: net; peers and hosts are judged there too.
#pragma once

#include "core/base/Error.h"
#include "core/gateway/GatewaySettings.h"
#include "core/gateway/GatewayState.h"
#include "core/secrets/IdCipher.h"

#include <QByteArray>
#include <QHash>
#include <QHostAddress>

#include <chrono>
#include <optional>

namespace cuegate {

class Access
{
public:
    /// Reads or makes the profile's secret (32 random bytes, mode 0600). Errors: PermissionDenied with a
    /// sentence.
    [[nodiscard]] static Result<Access> open(const QString &profileDirectory);

    /// 26 letters of base32: 128 bits that follow from the profile's secret and the source, so that links
    /// outlive restarts and nothing that grants access is stored beside the sources.
    [[nodiscard]] QByteArray capabilityOf(const SourceId &source) const;
    void addSource(const SourceId &source) { m_sources.insert(capabilityOf(source), source); }
    void removeSource(const SourceId &source) { m_sources.remove(capabilityOf(source)); }
    /// Empty if there is no such capability.
    [[nodiscard]] SourceId sourceOf(const QByteArray &capability) const
    {
        return m_sources.value(capability);
    }

    /// The same of an entry of a list. It holds both ids, sealed: a million entries need no table of what
    /// stands for which, and a link works after a restart before its list has been read.
    [[nodiscard]] QByteArray capabilityOf(const SourceId &list, quint64 entry) const;
    struct Entry
    {
        SourceId list;
        quint64 entry = 0;
    };
    /// Whether there is such a list and entry is not known here: of random words it is one in 2^128.
    [[nodiscard]] std::optional<Entry> entryOf(const QByteArray &capability) const;

    /// Compares in constant time.
    [[nodiscard]] bool isControlToken(QByteArrayView token) const;
    [[nodiscard]] const QByteArray &controlToken() const { return m_controlToken; }

private:
    QByteArray m_secret;
    IdCipher m_entries;
    QByteArray m_controlToken; ///< new with every start
    QHash<QByteArray, SourceId> m_sources;
};

/// Loopback, or a peer on the same link: its address within the prefix of the interface address it came in
/// at. Tunnels and container bridges are not "the same link"; with AlsoTunnels private addresses that come in
/// through them are let in, too.
[[nodiscard]] bool mayConnect(const QHostAddress &peer, const QHostAddress &local, PeerSetting peers);

/// Loopback, or an address of one of this machine's interfaces.
[[nodiscard]] bool isThisMachine(const QHostAddress &address);

/// An address of this machine, "localhost", this machine's name with ".local", or one of \p names, which are
/// separated by spaces. \p host as in the Host field, lower case, without port.
[[nodiscard]] bool isOurHost(const QByteArray &host, const QHostAddress &local, const QString &names);

/// The address other devices on the network reach this machine at; loopback if there is none.
[[nodiscard]] QHostAddress lanAddress();

} // namespace cuegate
