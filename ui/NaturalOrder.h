// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which people expect names: "Part 2" before "Part 10", upper case beside lower case.
// Thread: any; pure but for the default QLocale.
#pragma once

#include <QCollator>

namespace cuegate {

[[nodiscard]] inline QCollator naturalOrder()
{
    // The C locale compares bytes.
    const QLocale locale = QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale();
    QCollator collator(locale);
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    return collator;
}

} // namespace cuegate
