// SPDX-License-Identifier: GPL-3.0-or-later
// The secrets this process knows, to be taken out of whatever leaves it: logs, answers, window, diagnostics
// (FAULTS.md section 6, "Log redaction"). The second layer: the first is that nobody prints a URL but through
// redactUrl(). Thread: any; all members are thread-safe.
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QHash>
#include <QSet>
#include <QString>

#include <shared_mutex>

namespace cuegate {

class KnownSecrets
{
public:
    /// Shorter ones than this are not taken: they are in every other word.
    static constexpr qsizetype kFewestBytes = 4;
    void add(const QByteArray &secret);
    void add(const QByteArrayList &secrets);

    /// \p text with "[redacted]" for every secret in every form of secretForms().
    [[nodiscard]] QByteArray scrubbed(const QByteArray &text) const;
    [[nodiscard]] QString scrubbed(const QString &text) const;

private:
    [[nodiscard]] qsizetype secretAt(const QByteArray &lowerText, qsizetype offset) const;

    mutable std::shared_mutex m_mutex;
    QSet<QByteArray> m_secrets; // guarded by m_mutex
    QHash<quint32, QByteArrayList>
        m_forms; // by their first four bytes, the longest first; guarded by m_mutex
};

/// Those of this process: Qt's messages, which hold anything, have no other way to know them. Never
/// destroyed, because messages come to the very end.
[[nodiscard]] KnownSecrets &knownSecrets();

} // namespace cuegate
