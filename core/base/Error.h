// SPDX-License-Identifier: GPL-3.0-or-later
// What a fallible function returns: a value, or an Error with a kind for code and a message for people.
// Thread: any; plain values.
#pragma once

#include <QString>

#include <chrono>
#include <expected>

namespace cuegate {

/// What code branches on.
enum class ErrorKind {
    NotFound,
    InvalidArgument,
    PermissionDenied,
    CorruptInput,
    Unsupported,
    Unavailable,
    Cancelled,
    Internal
};

/// What a client, a log reader or a translation table can tell apart; the E_… word of INTERFACE.md.
enum class ErrorCode {
    None, ///< nothing more is known than the kind
    UpstreamUnreachable,
    UpstreamDns,
    UpstreamTls,
    UpstreamStatus, ///< the upstream answered with an error status other than those below
    UpstreamAuth,   ///< 401, 403, 410
    UpstreamNotFound,
    UpstreamLimited, ///< 429, 503
    UpstreamRange,   ///< a range was answered with another range
    UpstreamNoRange, ///< the upstream cannot answer ranges
    UpstreamRedirect,
    UpstreamProtocol,
    UpstreamSlow,
    UpstreamChanged, ///< the source is not the one that was probed
    UpstreamBusy,
    UpstreamAddress, ///< led to an address that this source may not reach
    MediaNotMedia,   ///< a web page, a playlist, text
    MediaNoIndex,
    MediaIndexTooBig,
    MediaEncrypted,
    MediaCodec, ///< no track that can be served
    MediaCorrupt,
    ListNotList,    ///< what was added as a list is none
    ListIsStream,   ///< it is one film or channel in parts (HLS)
    ListIsSeries,   ///< an entry that is no film but has episodes
    AccountNone,    ///< what was added as an account is none
    AccountRefused, ///< its name or password is wrong
    AccountExpired,
    AccountDisabled,
    AccountBanned,
    CacheDisk,
    ConvertHung,    ///< libav did not come back; it is tried once more
    ConvertHangs,   ///< and again: the title is not converted for a while
    ConvertCrashed, ///< libav crashed; it is tried once more
    ConvertCrashes, ///< and again, perhaps with the program: likewise
    ConvertBlocked  ///< so many threads are lost that nothing is converted any more
};

struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString message; ///< English, for the log: what was tried, where, what was found; no secrets
    ErrorCode code = ErrorCode::None;
    std::chrono::seconds retryAfter{}; ///< when asking again makes sense; 0: nobody said

    /// The same error, with \p context before its message: "reading Cues: …".
    [[nodiscard]] Error within(const QString &context) const;
    [[nodiscard]] static Error cancelled();
    friend bool operator==(const Error &, const Error &) = default;
};

template <typename T>
using Result = std::expected<T, Error>;

/// The public word of an error, for example "E_MEDIA_NO_INDEX". ErrorCode::None gives a word made of the
/// kind.
[[nodiscard]] QLatin1StringView errorWord(const Error &error);

[[nodiscard]] inline std::unexpected<Error> fail(ErrorKind kind, QString message,
                                                 ErrorCode code = ErrorCode::None)
{
    return std::unexpected(Error{kind, std::move(message), code});
}

} // namespace cuegate
