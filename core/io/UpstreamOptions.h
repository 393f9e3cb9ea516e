// SPDX-License-Identifier: GPL-3.0-or-later
// What can be set about reading from upstreams. Thread: any; a plain value.
#pragma once

#include "core/io/HostPort.h"
#include "core/io/HttpLoop.h"

namespace cuegate {

struct UpstreamOptions
{
    qint64 cacheBytes = 64 * 1024 * 1024; ///< of blocks, shared by all sources
    int maxConnectionsPerAccount = 4;     ///< where the source does not say
    HttpTimeouts timeouts;
    /// How long a read may go without a new byte, retries included, before it fails. Below the 6.5 s after
    /// which our own clients get an answer anyway: this one says why.
    std::chrono::milliseconds noProgressBudget{6000};
    /// How much longer the last try then waits for an answer, in case somebody asks again meanwhile.
    std::chrono::milliseconds patience{30'000};
    /// How long a body that could not be taken up again keeps its connection from others while nobody reads.
    std::chrono::milliseconds readerGrace{30'000};
    QString caFile; ///< PEM of certificate authorities to trust instead of the system's; empty: the system's
    std::vector<HostPort> permitted; ///< what every source may be led to although it is not public
    /// The address of a host instead of asking the name service; empty: ask. For tests.
    std::function<QByteArray(const QUrl &)> resolve;
};

} // namespace cuegate
