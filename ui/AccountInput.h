// SPDX-License-Identifier: GPL-3.0-or-later
// Finds Xtream accounts in what providers send people: links (get.php, player_api.php, xmltv.php, xtream://)
// and messages with lines like "Host: …", "Username: …", "Password: …" in any order and in many spellings.
// Holds passwords: never log what it returns. Thread: any; pure.
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace cuegate {

struct Account
{
    QUrl server; ///< "http://tv.example.org:8080/", perhaps with a path; without user info
    QString user;
    QString password;
    QUrl listLink = {}; ///< the link to its list (M3U) that it was found in; empty: another one
    /// Whether it is the same one, whatever it was found in.
    [[nodiscard]] bool isSameAs(const Account &other) const;
};

class AccountInput
{
public:
    [[nodiscard]] static std::optional<Account> ofLink(const QString &link);
    /// Of a message; links are not looked at.
    [[nodiscard]] static std::optional<Account> ofMessage(const QString &text);
    /// The first one, of a link or else of the whole text as a message.
    [[nodiscard]] static std::optional<Account> in(const QString &text);
    /// Of an address as urlOf() makes them or the gateway keeps them ("…/player_api.php?username=…"); what is
    /// missing in it is empty.
    [[nodiscard]] static Account ofUrl(const QUrl &url);
    /// As the gateway takes an account: "http://user:password@tv.example.org:8080/".
    [[nodiscard]] static QUrl urlOf(const Account &account);
    /// "tv.example.org:8080" as people write it, with http:// before it where nothing is; invalid if it is
    /// none.
    [[nodiscard]] static QUrl serverOf(const QString &typed);
};

} // namespace cuegate
