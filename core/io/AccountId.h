// SPDX-License-Identifier: GPL-3.0-or-later
// Whose connections a source uses: those of an account with a provider, as far as its URL tells one, else
// those of the host. Thread: any; pure.
#pragma once

#include <QUrl>

namespace cuegate {

/// Scheme, host and port of a source as it was typed, "http://host:80", and behind a blank what stands for
/// the user, if its URL names one. Holds no secret.
using AccountId = QString;

/// The user is the one in front of the host, `username` of the query, or what a panel's addresses have in
/// their path: "/live/USER/PASSWORD/123.ts", "/USER/PASSWORD/123".
[[nodiscard]] AccountId accountOf(const QUrl &url);

/// What all accounts at one host have in common.
[[nodiscard]] QString hostOf(const AccountId &account);

} // namespace cuegate
