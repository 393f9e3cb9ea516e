// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subtitle/TextDecoding.h"

#include <QStringDecoder>

using namespace Qt::StringLiterals;

namespace cuegate {

// Windows-1252 differs from ISO 8859-1 in 0x80 to 0x9F: there quotes, dashes and the euro are.
static QString fromWindows1252(QByteArrayView bytes)
{
    static constexpr char16_t kUpper[] =
        u"\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152"
        u"\uFFFD\u017D\uFFFD\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122"
        u"\u0161\u203A\u0153\uFFFD\u017E\u0178";
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xA0)
            c = QChar(kUpper[c.unicode() - 0x80]);
    }
    return text;
}

static QString fromUnknown(QByteArrayView bytes)
{
    if (bytes.startsWith("\xFE\xFF") || bytes.startsWith("\xFF\xFE")) {
        QStringDecoder decoder(QStringDecoder::Utf16);
        return decoder(bytes);
    }
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder(bytes);
    return decoder.hasError() ? fromWindows1252(bytes) : text;
}

QString decodedText(QByteArrayView bytes)
{
    while (!bytes.isEmpty() && bytes.back() == '\0')
        bytes.chop(1);
    return fromUnknown(bytes).replace("\r\n"_L1, "\n"_L1).replace(u'\r', u'\n');
}

} // namespace cuegate
