// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subtitle/SubRipText.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

/// Longer is no tag; hostile texts have many openings, each of which would be searched to the end.
static constexpr qsizetype kMostTagChars = 512;

static qsizetype closing(QStringView text, QChar bracket)
{
    return text.first(std::min(text.size(), kMostTagChars)).indexOf(bracket);
}

// "{\an8}": SubStation's way to say where; anything else in such braces is not for people.
static qsizetype skipBraces(QStringView text, int &place)
{
    if (!text.startsWith(u"{\\"))
        return 0;
    const qsizetype end = closing(text, u'}');
    if (end < 0)
        return 0;
    if (const qsizetype an = text.first(end).indexOf(u"\\an"); an >= 0 && an + 3 < end)
        place = text[an + 3].digitValue();
    return end + 1;
}

// The length of the tag at the start of \p text, 0 if there is none; \p kept is what is left of it.
static qsizetype skipTag(QStringView text, QString &kept)
{
    const qsizetype end = closing(text, u'>');
    if (end < 2)
        return 0;
    const bool isClosing = text[1] == u'/';
    const QString name =
        text.sliced(isClosing ? 2 : 1, end - (isClosing ? 2 : 1)).toString().trimmed().toLower();
    for (const auto tag : {"b"_L1, "i"_L1, "u"_L1}) {
        if (name == tag) {
            kept += (isClosing ? u"</"_s : u"<"_s) + tag + u'>';
            return end + 1;
        }
    }
    const bool isDropped =
        name == "font"_L1 || name.startsWith("font "_L1) || name == "s"_L1 || name == "strike"_L1;
    return isDropped ? end + 1 : 0;
}

static qsizetype referenceLength(QStringView text)
{
    static constexpr std::array kReferences{"&amp;"_L1,  "&lt;"_L1,  "&gt;"_L1,
                                            "&nbsp;"_L1, "&lrm;"_L1, "&rlm;"_L1};
    for (const auto reference : kReferences) {
        if (text.startsWith(reference))
            return reference.size();
    }
    return 0;
}

WebVttCue cueOfSubRip(const QString &text)
{
    QString out;
    int place = 2;
    for (QStringView rest(text); !rest.isEmpty();) {
        qsizetype used = 0;
        if (rest[0] == u'{') {
            used = skipBraces(rest, place);
        } else if (rest[0] == u'<') {
            used = skipTag(rest, out);
        } else if (rest[0] == u'&') {
            used = referenceLength(rest);
            out += rest.first(used);
        }
        if (used == 0) {
            used = 1;
            out += escapedCueText(rest.first(1));
        }
        rest = rest.sliced(used);
    }
    return {0, 0, keypadSettings(place), tidyCueText(out)};
}

} // namespace cuegate
