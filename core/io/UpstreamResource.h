// SPDX-License-Identifier: GPL-3.0-or-later
// One resource of an upstream: where it is, what it has been found to be (pinned at the first answer), where
// its redirects led, and what was asked of it. Thread: any; all members are thread-safe.
#pragma once

#include "core/io/ByteSource.h"
#include "core/io/HttpHead.h"
#include "core/io/SourceLocation.h"

#include <chrono>
#include <mutex>
#include <optional>

namespace cuegate {

class UpstreamResource
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;
    enum class Ranges { Supported, None };
    enum class Match {
        Same,
        Changed,   ///< another version of the resource
        WrongTotal ///< the same version by its validator, with another size
    };
    struct Facts
    {
        bool isPinned = false; ///< the rest is known
        SourceValidator validator;
        QByteArray contentType;
        Ranges ranges = Ranges::Supported;
        bool isSizeInDoubt = false; ///< what it says of it contradicts what it has
    };

    /// With \p pinned, the resource is taken to be that one until an answer shows otherwise.
    UpstreamResource(SourceLocation location, std::optional<SourceValidator> pinned);
    /// \p target is what a playlist of the source at \p location names: for what it may reach, who gets its
    /// headers and whose connections it uses the source's own url counts. \p ranges: None, to ask for all of
    /// it without a range.
    UpstreamResource(SourceLocation location, QUrl target, Ranges ranges);

    /// The source as it was typed.
    [[nodiscard]] const SourceLocation &location() const { return m_location; }
    /// Whoever reads it undoes gzip, if the server sends that. To be called before anything is asked.
    void allowGzip();
    /// The same is true of what is called a playlist: media in gzip are refused.
    [[nodiscard]] bool mayBeGzip(const HttpHead &head) const;
    /// Where the resource is: the location's url, or what was named for it.
    [[nodiscard]] const QUrl &target() const { return m_target; }
    [[nodiscard]] Facts facts() const;

    /// Pins what \p head says, or compares it with what is pinned. \p sizeBytes -1: the head does not say.
    [[nodiscard]] Match accept(const HttpHead &head, qint64 sizeBytes, Ranges ranges);
    void learnSize(qint64 sizeBytes);
    /// What it answers to ranges is of no use: from now on all of it is asked for.
    void forgetRanges();
    void doubtSize();

    /// The lines to send to \p url: custom headers and user info only to the location's own origin.
    [[nodiscard]] std::vector<QByteArray> headerLinesFor(const QUrl &url) const;

    /// Where redirects led less than 60 s ago, or the target.
    [[nodiscard]] QUrl currentUrl(TimePoint now) const;
    void rememberUrl(const QUrl &url, TimePoint now);
    void forgetUrl();
    /// Where redirects led has expired: whether the original may be asked where they lead now. Once in 30 s,
    /// but for all who find out at the same time.
    [[nodiscard]] bool mayResolveAgain(TimePoint now);

    [[nodiscard]] SourceCounters counters() const;
    void countRequest();
    void countBytes(qint64 bytes);
    void countConnection(int change);

private:
    const SourceLocation m_location;
    const QUrl m_target;
    mutable std::mutex m_mutex;
    Facts m_facts;                              // guarded by m_mutex
    bool m_isGzipAllowed = false;               // guarded by m_mutex
    bool m_hasAnswered = false;                 // guarded by m_mutex
    QUrl m_redirectedUrl;                       // guarded by m_mutex
    TimePoint m_redirectedTil;                  // guarded by m_mutex
    std::optional<TimePoint> m_resolvedAgainAt; // guarded by m_mutex
    SourceCounters m_counters;                  // guarded by m_mutex
};

/// Something in it tells versions apart.
[[nodiscard]] bool isVouchedFor(const SourceValidator &validator);

/// Scheme, host and port are equal (RFC 6454), default ports made explicit.
[[nodiscard]] bool isSameOrigin(const QUrl &a, const QUrl &b);

} // namespace cuegate
