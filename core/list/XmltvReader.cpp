// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/XmltvReader.h"

#include "core/list/ListText.h"

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr int kMostDepth = 64;
constexpr qint64 kMostTokenBytes = 1024 * 1024;
constexpr qsizetype kMostTitleChars = 1000;
constexpr qint64 kPieceBytes = 64 * 1024;

// The digits at `at`; -1 if they are none.
int digits(QStringView text, qsizetype at, qsizetype count)
{
    int number = 0;
    for (qsizetype i = at; i < at + count; ++i) {
        if (i >= text.size() || text[i] < u'0' || text[i] > u'9')
            return -1;
        number = number * 10 + (text[i].unicode() - u'0');
    }
    return number;
}

} // namespace

std::optional<qint64> xmltvTime(QStringView text)
{
    using namespace std::chrono;
    text = text.trimmed();
    const year_month_day date{year(digits(text, 0, 4)), month(unsigned(digits(text, 4, 2))),
                              day(unsigned(digits(text, 6, 2)))};
    const int hour = digits(text, 8, 2);
    const int minute = digits(text, 10, 2);
    const int second = std::max(0, digits(text, 12, 2)); // some leave them out
    if (digits(text, 0, 8) < 0 || !date.ok() || hour < 0 || hour > 24 || minute < 0 || minute > 59 ||
        second > 60)
        return std::nullopt;
    qint64 offsetMinutes = 0;
    const qsizetype sign = std::max(text.lastIndexOf(u'+'), text.lastIndexOf(u'-'));
    if (sign > 0 && digits(text, sign + 1, 4) >= 0)
        offsetMinutes =
            (digits(text, sign + 1, 2) * 60 + digits(text, sign + 3, 2)) * (text[sign] == u'-' ? -1 : 1);
    const auto at = sys_days(date) + hours(hour) + minutes(minute - offsetMinutes) + seconds(second);
    return duration_cast<milliseconds>(at.time_since_epoch()).count();
}

XmltvReader::XmltvReader(std::vector<quint64> channels, Span span)
    : m_channels(std::move(channels))
    , m_span(span)
{
}

Result<void> XmltvReader::push(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const QByteArrayView piece = bytes.first(std::min<qsizetype>(bytes.size(), kPieceBytes));
        m_xml.addData(piece.toByteArray());
        m_tokenBytes += piece.size();
        if (const auto taken = takeTokens(); !taken)
            return taken;
        if (m_tokenBytes > kMostTokenBytes)
            return fail(ErrorKind::CorruptInput, u"an element of the guide is too long"_s);
        bytes = bytes.sliced(piece.size());
    }
    return {};
}

Result<void> XmltvReader::takeTokens()
{
    while (!m_xml.atEnd()) {
        const auto token = m_xml.readNext();
        if (m_xml.hasError())
            break;
        m_tokenBytes = 0;
        if (const auto taken = takeToken(token); !taken)
            return taken;
    }
    if (m_xml.hasError() && m_xml.error() != QXmlStreamReader::PrematureEndOfDocumentError)
        return fail(ErrorKind::CorruptInput, u"the guide is damaged at line %1"_s.arg(m_xml.lineNumber()));
    return {};
}

Result<void> XmltvReader::takeToken(QXmlStreamReader::TokenType token)
{
    switch (token) {
    case QXmlStreamReader::DTD:
        // "<!DOCTYPE tv SYSTEM "xmltv.dtd">" is usual, and not read.
        if (!m_xml.entityDeclarations().isEmpty() || !m_xml.notationDeclarations().isEmpty())
            return fail(ErrorKind::CorruptInput, u"the guide declares entities, which no guide needs"_s);
        break;
    case QXmlStreamReader::StartElement:
        return takeStart();
    case QXmlStreamReader::EndElement:
        takeEnd();
        break;
    case QXmlStreamReader::Characters:
        if (m_isInTitle && m_title.size() < kMostTitleChars)
            m_title += m_xml.text().left(kMostTitleChars);
        break;
    default:
        break;
    }
    return {};
}

Result<void> XmltvReader::takeStart()
{
    if (++m_depth > kMostDepth)
        return fail(ErrorKind::CorruptInput, u"the guide is nested too deeply"_s);
    if (m_depth == 1 && m_xml.name() != "tv"_L1)
        return fail(ErrorKind::CorruptInput, u"this is no guide in XMLTV"_s);
    m_isGuide = true;
    if (m_depth == 2 && m_xml.name() == "programme"_L1) {
        const auto attributes = m_xml.attributes();
        const auto start = xmltvTime(attributes.value("start"_L1));
        m_endMs = xmltvTime(attributes.value("stop"_L1)).value_or(0);
        m_startMs = start.value_or(0);
        m_channel = channelKey(listText(attributes.value("channel"_L1).toUtf8()));
        m_hasTitle = false;
        m_title.clear();
        m_hasProgramme = start && m_startMs < m_span.untilMs &&
                         std::max(m_endMs, m_startMs) >= m_span.fromMs &&
                         std::binary_search(m_channels.begin(), m_channels.end(), m_channel);
    }
    // There may be one for each language: the first.
    if (m_depth == 3)
        m_isInTitle = m_hasProgramme && !m_hasTitle && m_xml.name() == "title"_L1;
    return {};
}

void XmltvReader::takeEnd()
{
    if (m_depth == 3)
        m_hasTitle = std::exchange(m_isInTitle, false) || m_hasTitle;
    if (--m_depth == 1 && std::exchange(m_hasProgramme, false)) {
        if (const QByteArray title = listText(m_title.toUtf8()); !title.isEmpty())
            m_guide.add(m_channel, m_startMs, m_endMs, title);
    }
}

Result<std::shared_ptr<const Guide>> XmltvReader::finish()
{
    if (!m_isGuide)
        return fail(ErrorKind::CorruptInput, u"this is no guide in XMLTV"_s);
    if (m_depth > 0)
        return fail(ErrorKind::CorruptInput, u"the guide ends in the middle"_s);
    return m_guide.build();
}

} // namespace cuegate
