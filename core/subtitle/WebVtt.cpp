// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subtitle/WebVtt.h"

#include <QStringList>

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace cuegate {

static QByteArray timeText(qint64 ms)
{
    const auto digits = [](qint64 value, int count) {
        return QByteArray::number(value).rightJustified(count, '0');
    };
    return digits(ms / 3'600'000, 2) + ':' + digits(ms / 60'000 % 60, 2) + ':' + digits(ms / 1000 % 60, 2) +
           '.' + digits(ms % 1000, 3);
}

QByteArray writeWebVtt(std::vector<WebVttCue> cues, qint64 zeroMpegTs)
{
    std::ranges::stable_sort(cues, {},
                             [](const WebVttCue &cue) { return std::tuple(cue.beginMs, cue.endMs); });
    QByteArray out =
        "WEBVTT\nX-TIMESTAMP-MAP=MPEGTS:" + QByteArray::number(zeroMpegTs) + ",LOCAL:00:00:00.000\n";
    const auto whole = [](const WebVttCue *cue) {
        return std::tie(cue->beginMs, cue->endMs, cue->settings, cue->text);
    };
    const auto isLess = [whole](const WebVttCue *a, const WebVttCue *b) { return whole(a) < whole(b); };
    std::set<const WebVttCue *, decltype(isLess)> written(isLess);
    for (auto cue = cues.begin(); cue != cues.end(); ++cue) {
        // Scripts draw a text twice to give it a shadow.
        if (!written.insert(&*cue).second)
            continue;
        out += '\n' + timeText(cue->beginMs) + " --> " + timeText(cue->endMs);
        if (!cue->settings.isEmpty())
            out += ' ' + cue->settings;
        out += '\n' + cue->text.toUtf8() + '\n';
    }
    return out;
}

QString escapedCueText(QStringView text)
{
    QString escaped;
    for (const QChar c : text) {
        if (c == u'&')
            escaped += "&amp;"_L1;
        else if (c == u'<')
            escaped += "&lt;"_L1;
        else if (c == u'>')
            escaped += "&gt;"_L1;
        else
            escaped += c;
    }
    return escaped;
}

QString tidyCueText(const QString &text)
{
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        QString tidy;
        for (const QChar c : line) {
            if (c.category() != QChar::Other_Control && c.category() != QChar::Separator_Line &&
                c.category() != QChar::Separator_Paragraph)
                tidy += c;
            else if (c == u'\t')
                tidy += u' ';
        }
        if (tidy = tidy.trimmed(); !tidy.isEmpty())
            lines << tidy;
    }
    return lines.join(u'\n');
}

void CueTextWriter::add(QStringView text, const TextStyle &style)
{
    if (text.isEmpty())
        return;
    if (style != m_open) {
        close();
        m_open = style;
        m_text += style.isBold ? "<b>"_L1 : ""_L1;
        m_text += style.isItalic ? "<i>"_L1 : ""_L1;
        m_text += style.isUnderlined ? "<u>"_L1 : ""_L1;
    }
    m_text += escapedCueText(text);
}

void CueTextWriter::close()
{
    m_text += m_open.isUnderlined ? "</u>"_L1 : ""_L1;
    m_text += m_open.isItalic ? "</i>"_L1 : ""_L1;
    m_text += m_open.isBold ? "</b>"_L1 : ""_L1;
    m_open = {};
}

QString CueTextWriter::take()
{
    close();
    return tidyCueText(std::exchange(m_text, {}));
}

QByteArray keypadSettings(int place)
{
    if (place < 1 || place > 9)
        return {};
    QList<QByteArray> settings;
    const int row = (place - 1) / 3;
    const int column = (place - 1) % 3;
    if (row > 0)
        settings << (row == 1 ? "line:50%" : "line:0");
    if (column != 1)
        settings << (column == 0 ? "position:0% align:start" : "position:100% align:end");
    return settings.join(' ');
}

} // namespace cuegate
