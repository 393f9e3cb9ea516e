// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/CueFilter.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kSecondMs = 1000;
static constexpr qint64 kMinuteMs = 60 * kSecondMs;
static constexpr qint64 kHourMs = 60 * kMinuteMs;

CueFilter::CueFilter(const QString &text)
{
    for (const QString &part : text.toLower().split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts)) {
        Word word{part, spansOf(part), -1};
        bool isNumber = false;
        const qint64 number = QString(part).remove(u',').remove(u'.').toLongLong(&isNumber);
        if (isNumber && word.spans.empty() && number >= 0)
            word.number = number;
        m_words.push_back(std::move(word));
    }
}

std::vector<CueFilter::Span> CueFilter::spansOf(const QString &word)
{
    static const QRegularExpression time(u"^(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{0,2})(?:[.,](\\d{1,3}))?$"_s);
    const auto match = time.match(word);
    if (!match.hasMatch())
        return {};
    const qint64 first = match.captured(2).toLongLong();
    const qint64 second = match.captured(3).toLongLong();
    const qint64 fraction = match.captured(4).leftJustified(3, u'0').toLongLong();
    const bool hasFraction = !match.captured(4).isEmpty();
    constexpr qint64 kFractionMs[] = {kSecondMs, 100, 10, 1}; // by its digits
    const qint64 length = match.captured(3).isEmpty() ? kMinuteMs : kFractionMs[match.captured(4).size()];
    if (!match.captured(1).isEmpty()) {
        const qint64 begin =
            match.captured(1).toLongLong() * kHourMs + first * kMinuteMs + second * kSecondMs + fraction;
        return {{begin, begin + length}};
    }
    const qint64 begin = first * kMinuteMs + second * kSecondMs + fraction;
    std::vector<Span> spans{{begin, begin + length}};
    if (!hasFraction) {
        const qint64 hour = first * kHourMs + second * kMinuteMs;
        spans.push_back({hour, hour + (match.captured(3).isEmpty() ? kHourMs : kMinuteMs)});
    }
    return spans;
}

bool CueFilter::fits(const Row &row, const QString &trackText, const QString &keyframeText) const
{
    return std::ranges::all_of(m_words, [&](const Word &word) {
        const auto holds = [&](const Span &span) {
            return row.timeMs >= span.beginMs && row.timeMs < span.endMs;
        };
        if (!word.spans.empty())
            return std::ranges::any_of(word.spans, holds);
        if (word.number >= 0)
            return row.trackNumber == word.number || row.offsetBytes == word.number;
        return trackText.contains(word.text) || (row.isKeyframe && keyframeText.contains(word.text));
    });
}

} // namespace cuegate
