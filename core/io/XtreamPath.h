// SPDX-License-Identifier: GPL-3.0-or-later
// How providers of the Xtream kind spell their addresses: http://host/movie/USER/PASSWORD/123.mkv, of live
// channels also without the first word. Thread: any; pure.
#pragma once

#include <QString>
#include <QUrl>

#include <optional>

namespace cuegate {

struct XtreamPath
{
    QString kind; ///< "movie", "series", "live" or "timeshift"; empty: it is not said
    QString user;
    QString password;
    QString name;            ///< "123.mkv"
    bool isInFolder = false; ///< the panel has one of its own
    /// Its name is a number, with any suffix.
    [[nodiscard]] bool isNumbered() const;
};

/// Nothing if \p url is not spelled so. Without a kind only what is numbered is.
[[nodiscard]] std::optional<XtreamPath> xtreamPath(const QUrl &url);

} // namespace cuegate
