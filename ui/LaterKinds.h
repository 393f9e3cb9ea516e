// SPDX-License-Identifier: GPL-3.0-or-later
// Kinds of source that Cuegate does not play yet, recognised so that people are told instead of seeing them
// fail. A kind leaves this list, and gets its own way into SourceInput, when it is there. Thread: gui; pure.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace cuegate {

class LaterKinds
{
    Q_DECLARE_TR_FUNCTIONS(LaterKinds)
public:
    /// A sentence if \p text is one of them; else empty.
    [[nodiscard]] static QString sentenceFor(const QString &text);
};

} // namespace cuegate
