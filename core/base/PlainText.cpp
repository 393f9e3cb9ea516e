// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/PlainText.h"

namespace cuegate {

QString plainText(const QString &text)
{
    QString safe;
    safe.reserve(text.size());
    for (const QChar c : text) {
        const QChar::Category category = c.category();
        const bool isUnsafe = category == QChar::Other_Control || category == QChar::Other_Format ||
                              category == QChar::Separator_Line || category == QChar::Separator_Paragraph;
        safe += isUnsafe ? QChar(u' ') : c;
    }
    return safe.simplified();
}

} // namespace cuegate
