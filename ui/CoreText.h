// SPDX-License-Identifier: GPL-3.0-or-later
// What core says in English (reasons, remarks about a file), in the language of the window. Core's sentences
// are its own, so that logs and JSON are the same everywhere; here is a template for each of them.
// Thread: gui.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace cuegate {

class CoreText
{
    Q_DECLARE_TR_FUNCTIONS(CoreText)
public:
    /// The translation of \p english with the same names and numbers; \p english itself where there is no
    /// template for it.
    [[nodiscard]] static QString localized(const QString &english);
    /// Whether there is a template.
    [[nodiscard]] static bool isKnown(const QString &english);
};

} // namespace cuegate
