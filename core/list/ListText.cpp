// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/ListText.h"

#include "core/base/PlainText.h"

#include <QStringDecoder>

#include <algorithm>

namespace cuegate {

static constexpr qsizetype kMostChars = 500;

bool isAscii(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return quint8(c) >= 0x80; });
}

QByteArray listText(QByteArrayView raw)
{
    raw = raw.first(std::min(raw.size(), kMostChars * 4)).trimmed();
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7F; };
    if (raw.size() <= kMostChars && std::all_of(raw.begin(), raw.end(), isPlain))
        return raw.toByteArray(); // almost all
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = decoder(raw);
    // What was cut off may end within a character.
    if (decoder.hasError() && raw.size() < kMostChars * 4)
        text = QString::fromLatin1(raw);
    return plainText(text).left(kMostChars).toUtf8();
}

QByteArray foldedText(QByteArrayView text)
{
    if (!isAscii(text))
        return QString::fromUtf8(text).toCaseFolded().toUtf8();
    QByteArray folded = text.toByteArray();
    std::transform(folded.begin(), folded.end(), folded.begin(), lowered);
    return folded;
}

} // namespace cuegate
