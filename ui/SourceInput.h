// SPDX-License-Identifier: GPL-3.0-or-later
// Understands what people paste or drop: URLs, also inside of text, Xtream accounts, paths of files and
// folders; each judged at once with a sentence. Thread: gui; asks the file system whether a path exists.
#pragma once

#include "core/io/SourceLocation.h"
#include "ui/AccountInput.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

class QMimeData;

namespace cuegate {

class SourceInput
{
    Q_DECLARE_TR_FUNCTIONS(SourceInput)
public:
    struct Line
    {
        QString text;    ///< as written, trimmed; of a URL that cannot be used without what may be secret
        QUrl url;        ///< valid if there is no problem
        QString problem; ///< a sentence; empty if the line is usable
        bool isFolder = false; ///< the url is that of a folder; FolderScan finds the films in it
        bool isProse = false;  ///< with a problem: words, no address that was misspelt
        bool isList = false;   ///< the url looks like that of a list (M3U) of films or channels
        /// Of an Xtream account; of a link to its list the url is that link.
        std::optional<Account> account = {};
    };
    /// What the gateway is given.
    struct Addition
    {
        SourceLocation location;
        QString kind; ///< empty: what the URL looks like
    };
    struct Headers
    {
        std::vector<std::pair<QByteArray, QByteArray>> fields;
        QString problem; ///< a sentence; empty if all is well
    };

    /// One entry for each line that is not blank, or for each address in a line of text; repeated addresses
    /// once. Prose around addresses is left out.
    [[nodiscard]] static QList<Line> lines(const QString &text);
    /// Of the URLs of \p data, else of its text.
    [[nodiscard]] static QList<Line> lines(const QMimeData &data);
    /// Of a usable line that is no folder: accounts as such, also those found in a link to their list.
    [[nodiscard]] static Addition additionOf(const Line &line);
    [[nodiscard]] static Addition additionOf(const Account &account);
    /// "Name: value" lines (RFC 9110 section 5.1) and a user agent.
    [[nodiscard]] static Headers headers(const QString &text, const QString &userAgent);
    /// What the list calls a source before its file is known: the file's name without suffix, else the host.
    [[nodiscard]] static QString nameFor(const QUrl &url);
    /// Whether \p url looks like that of a list (M3U); what is in it decides. HLS (M3U8) does not.
    [[nodiscard]] static bool isList(const QUrl &url);

private:
    [[nodiscard]] static Line judge(QString text);
    [[nodiscard]] static Line judgeAccount(const QString &text, const Account &account);
    static void takeMessage(QList<Line> &lines, const QString &text);
    [[nodiscard]] static Line judgeFile(const QString &text, const QString &path);
};

} // namespace cuegate
