// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/subtitle/SubStationText.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

// SSA counts from below, 5 to 7 are above, 9 to 11 in the middle.
static int keypadOfSsa(int alignment)
{
    const int column = alignment & 3;
    if (column == 0)
        return 2;
    return column + (alignment & 4 ? 6 : alignment & 8 ? 3 : 0);
}

static QStringList fields(const QString &line)
{
    QStringList values = line.mid(line.indexOf(u':') + 1).split(u',');
    for (QString &value : values)
        value = value.trimmed();
    return values;
}

SubStationScript::SubStationScript(const QString &head)
{
    constexpr int kMostSize = 100'000;
    QStringList format;
    bool isStyles = false;
    bool isSsa = false;
    for (const QString &raw : head.split(u'\n')) {
        const QString line = raw.trimmed();
        if (line.startsWith(u'[')) {
            isSsa = line.compare("[V4 Styles]"_L1, Qt::CaseInsensitive) == 0;
            isStyles = isSsa || line.compare("[V4+ Styles]"_L1, Qt::CaseInsensitive) == 0;
        } else if (line.startsWith("PlayResX:"_L1)) {
            m_width = std::clamp(fields(line).front().toInt(), 0, kMostSize);
        } else if (line.startsWith("PlayResY:"_L1)) {
            m_height = std::clamp(fields(line).front().toInt(), 0, kMostSize);
        } else if (isStyles && line.startsWith("Format:"_L1)) {
            format = fields(line);
        } else if (isStyles && line.startsWith("Style:"_L1)) {
            readStyle(format, fields(line), isSsa);
        }
    }
}

void SubStationScript::readStyle(const QStringList &format, const QStringList &values, bool isSsa)
{
    constexpr qsizetype kMostStyles = 10'000;
    if (m_styles.size() >= kMostStyles)
        return;
    const auto value = [&](QLatin1StringView name) {
        const qsizetype at = format.indexOf(name);
        return at >= 0 && at < values.size() ? values[at] : QString();
    };
    const int alignment = value("Alignment"_L1).toInt();
    Style style;
    style.text = {value("Bold"_L1).toInt() != 0, value("Italic"_L1).toInt() != 0,
                  value("Underline"_L1).toInt() != 0};
    if (alignment > 0)
        style.place = isSsa ? keypadOfSsa(alignment) : alignment;
    m_styles.insert(value("Name"_L1), style);
}

const SubStationScript::Style &SubStationScript::style(const QString &name) const
{
    const auto found = m_styles.constFind(name.startsWith(u'*') ? name.mid(1) : name);
    return found == m_styles.constEnd() ? m_fallback : *found;
}

namespace {

/// Goes through the text of one event.
class EventReader
{
public:
    EventReader(const SubStationScript &script, const SubStationScript::Style &style)
        : m_script(script)
        , m_base(style)
        , m_style(style.text)
        , m_place(style.place)
    {
    }
    [[nodiscard]] WebVttCue read(QStringView text);

private:
    void overrides(QStringView block);
    void override(QStringView tag);
    void words(QStringView text);
    [[nodiscard]] QByteArray settings(qsizetype lines) const;

    const SubStationScript &m_script;
    const SubStationScript::Style &m_base;
    TextStyle m_style;
    int m_place;
    bool m_isDrawing = false;
    std::optional<std::pair<double, double>> m_position;
    CueTextWriter m_writer;
};

} // namespace

WebVttCue EventReader::read(QStringView text)
{
    // So that no opening without a closing is searched to the end, as often as there are such.
    const qsizetype withoutClosing = text.size() - 1 - text.lastIndexOf(u'}');
    while (!text.isEmpty()) {
        const bool mayOpen = text[0] == u'{' && text.size() > withoutClosing;
        const qsizetype close = mayOpen ? text.indexOf(u'}') : -1;
        if (close > 0) {
            overrides(text.sliced(1, close - 1));
            text = text.sliced(close + 1);
            continue;
        }
        const qsizetype open = text.indexOf(u'{', 1);
        const qsizetype end = open < 0 ? text.size() : open;
        if (!m_isDrawing)
            words(text.first(end));
        text = text.sliced(end);
    }
    WebVttCue cue;
    cue.text = m_writer.take();
    cue.settings = settings(cue.text.count(u'\n') + 1);
    return cue;
}

void EventReader::words(QStringView text)
{
    QString plain = text.toString();
    plain.replace("\\N"_L1, "\n"_L1).replace("\\n"_L1, "\n"_L1).replace("\\h"_L1, QString(QChar::Nbsp));
    m_writer.add(plain, m_style);
}

// Tags begin with backslashes; those inside of parentheses, as of \t(…), belong to what is outside.
void EventReader::overrides(QStringView block)
{
    qsizetype begin = -1;
    int depth = 0;
    for (qsizetype i = 0; i <= block.size(); ++i) {
        const bool isEnd = i == block.size();
        if (!isEnd && block[i] == u'(')
            ++depth;
        if (!isEnd && block[i] == u')')
            depth = std::max(0, depth - 1);
        if (!isEnd && (block[i] != u'\\' || depth > 0))
            continue;
        if (begin >= 0)
            override(block.sliced(begin, i - begin));
        begin = i + 1;
    }
}

// A number after the tag's letters and nothing else.
static std::optional<int> numberAfter(QStringView tag, QLatin1StringView letters)
{
    if (!tag.startsWith(letters))
        return {};
    bool isNumber = false;
    const int number = tag.sliced(letters.size()).toInt(&isNumber);
    return isNumber ? std::optional(number) : std::nullopt;
}

void EventReader::override(QStringView tag)
{
    constexpr int kBoldWeight = 600;
    if (const auto place = numberAfter(tag, "an"_L1)) {
        m_place = *place;
    } else if (const auto ssa = numberAfter(tag, "a"_L1)) {
        m_place = keypadOfSsa(*ssa);
    } else if (const auto bold = numberAfter(tag, "b"_L1)) {
        m_style.isBold = *bold == 1 || *bold >= kBoldWeight;
    } else if (const auto italic = numberAfter(tag, "i"_L1)) {
        m_style.isItalic = *italic != 0;
    } else if (const auto underlined = numberAfter(tag, "u"_L1)) {
        m_style.isUnderlined = *underlined != 0;
    } else if (const auto drawing = numberAfter(tag, "p"_L1)) {
        m_isDrawing = *drawing > 0;
    } else if (tag.startsWith(u'r')) {
        m_style = (tag.size() > 1 ? m_script.style(tag.sliced(1).toString()) : m_base).text;
    } else if (tag.startsWith(u"pos(") && tag.endsWith(u')')) {
        const QStringList at = tag.sliced(4).chopped(1).toString().split(u',');
        if (at.size() == 2)
            m_position = {at[0].toDouble(), at[1].toDouble()};
    }
}

QByteArray EventReader::settings(qsizetype lines) const
{
    constexpr double kLinePercent = 5.33; // section 7.2: a line is that high
    if (!m_position || m_script.width() <= 0 || m_script.height() <= 0)
        return keypadSettings(m_place);
    const auto percent = [](double part) {
        return QByteArray::number(int(std::clamp(part, 0.0, 1.0) * 100));
    };
    // Where the text's edge, not its middle, is said.
    const int row = std::clamp((m_place - 1) / 3, 0, 2);
    const double height = double(lines) * kLinePercent / 100;
    const double top = m_position->second / m_script.height() - height * (2 - row) / 2;
    const int column = (m_place - 1) % 3;
    QByteArray out = "line:" + percent(std::min(top, 1 - height)) +
                     "% position:" + percent(m_position->first / m_script.width()) + '%';
    if (column != 1)
        out += column == 0 ? " align:start" : " align:end";
    return out;
}

std::optional<WebVttCue> SubStationScript::cueOf(const QString &event) const
{
    constexpr int kFieldsBeforeText = 8;
    constexpr int kStyleField = 2;
    qsizetype text = 0;
    QString styleName;
    for (int field = 0; field < kFieldsBeforeText; ++field) {
        const qsizetype comma = event.indexOf(u',', text);
        if (comma < 0)
            return {};
        if (field == kStyleField)
            styleName = event.sliced(text, comma - text).trimmed();
        text = comma + 1;
    }
    WebVttCue cue = EventReader(*this, style(styleName)).read(QStringView(event).sliced(text));
    if (cue.text.isEmpty())
        return {};
    return cue;
}

} // namespace cuegate
