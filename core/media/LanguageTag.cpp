// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/LanguageTag.h"

#include <QLocale>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static QString shortestCode(const QString &code)
{
    // Qt knows Norwegian by its two written forms only.
    static constexpr std::pair<QLatin1StringView, QLatin1StringView> kUnknownToQt[] = {
        {"nor"_L1, "no"_L1}, {"tgl"_L1, "tl"_L1}, {"twi"_L1, "tw"_L1}};
    if (code.size() != 3)
        return code;
    for (const auto &[threeLetters, twoLetters] : kUnknownToQt) {
        if (code.compare(threeLetters, Qt::CaseInsensitive) == 0)
            return twoLetters;
    }
    const QLocale::Language language = QLocale::codeToLanguage(code, QLocale::ISO639Part2);
    const QString twoLetters = QLocale::languageToCode(language, QLocale::ISO639Part1);
    return language == QLocale::AnyLanguage || twoLetters.isEmpty() ? code : twoLetters;
}

QByteArray languageTag(const QString &language)
{
    const auto isOfTag = [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-';
    };
    if (language == "und"_L1 || !std::ranges::all_of(language, isOfTag))
        return {};
    const QString primary = language.section(u'-', 0, 0);
    return QString(shortestCode(primary) + language.sliced(primary.size())).toLatin1();
}

} // namespace cuegate
