// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/ExtendedM3uReader.h"

#include "core/list/ListText.h"
#include "core/list/ListUrl.h"

#include <algorithm>

namespace cuegate {

namespace {

constexpr qsizetype kMostHeaderBytes = 1024;

// The rest of `line` after `tag`, in any case; null if it is another one.
QByteArrayView afterTag(QByteArrayView line, QByteArrayView tag)
{
    const bool is =
        line.size() >= tag.size() && line.first(tag.size()).compare(tag, Qt::CaseInsensitive) == 0;
    return is ? line.sliced(tag.size()) : QByteArrayView();
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

// As a header field can have it.
QByteArray headerValue(QByteArrayView value)
{
    value = value.trimmed();
    const bool isClean =
        value.size() <= kMostHeaderBytes &&
        std::all_of(value.begin(), value.end(), [](char c) { return quint8(c) >= 0x20 && c != 0x7F; });
    return isClean ? value.toByteArray() : QByteArray();
}

// The comma before the name: the first that is not within quotes. Of unpaired quotes the last comma counts.
qsizetype nameComma(QByteArrayView info)
{
    bool isQuoted = false;
    for (qsizetype i = 0; i < info.size(); ++i) {
        if (info[i] == '"')
            isQuoted = !isQuoted;
        else if (info[i] == ',' && !isQuoted)
            return i;
    }
    return info.lastIndexOf(',');
}

} // namespace

bool isStreamTag(QByteArrayView line)
{
    return line.startsWith("#EXT-X-");
}

ExtendedM3uReader::ExtendedM3uReader(QUrl base, TakeItem take)
    : m_base(std::move(base))
    , m_take(std::move(take))
{
}

void ExtendedM3uReader::push(QByteArrayView bytes)
{
    m_lines.push(bytes, [this](QByteArrayView line) { takeLine(line); });
}

void ExtendedM3uReader::finish()
{
    m_lines.finish([this](QByteArrayView line) { takeLine(line); });
}

void ExtendedM3uReader::takeLine(QByteArrayView line)
{
    if (m_isStream)
        return;
    if (m_isFirstLine && line.startsWith("\xEF\xBB\xBF"))
        line = line.sliced(3);
    line = line.trimmed();
    if (line.isEmpty())
        return;
    if (std::exchange(m_isFirstLine, false))
        m_isList = line.startsWith('#') || !afterTag(line, "http://").isNull() ||
                   !afterTag(line, "https://").isNull();
    if (line.front() == '#')
        takeTag(line);
    else
        takeUrl(line);
}

void ExtendedM3uReader::takeTag(QByteArrayView line)
{
    if (isStreamTag(line)) {
        m_isStream = true;
    } else if (const auto info = afterTag(line, "#EXTINF:"); !info.isNull()) {
        takeInfo(info);
    } else if (const auto header = afterTag(line, "#EXTM3U"); !header.isNull()) {
        takeAttributes(header);
        m_item = {}; // attributes of the list are none of its first entry
    } else if (const auto group = afterTag(line, "#EXTGRP:"); !group.isNull()) {
        if (m_item.group.isEmpty())
            m_item.group = listText(group);
    } else if (const auto agent = afterTag(line, "#EXTVLCOPT:http-user-agent="); !agent.isNull()) {
        m_item.userAgent = headerValue(agent);
    } else if (const auto referrer = afterTag(line, "#EXTVLCOPT:http-referrer="); !referrer.isNull()) {
        m_item.referrer = headerValue(referrer);
    }
}

// "5400 tvg-id="a" group-title=b,Name"
void ExtendedM3uReader::takeInfo(QByteArrayView rest)
{
    const qsizetype comma = nameComma(rest);
    const QByteArrayView info = comma < 0 ? rest : rest.first(comma);
    const auto end = std::find_if(info.begin(), info.end(), isBlank);
    bool isNumber = false;
    const double seconds = info.first(end - info.begin()).toByteArray().toDouble(&isNumber);
    m_item.durationMs = isNumber && seconds > 0 && seconds < 1e6 ? qint64(seconds * 1000) : 0;
    takeAttributes(info.sliced(end - info.begin()));
    if (const QByteArray name = comma < 0 ? QByteArray() : listText(rest.sliced(comma + 1)); !name.isEmpty())
        m_item.name = name;
}

// 'name="value" name=value', as sloppy as they come.
void ExtendedM3uReader::takeAttributes(QByteArrayView text)
{
    while (true) {
        const qsizetype equals = text.indexOf('=');
        if (equals < 0)
            return;
        const QByteArrayView before = text.first(equals).trimmed();
        const auto blank = std::find_if(before.rbegin(), before.rend(), isBlank);
        const QByteArrayView name = before.last(blank - before.rbegin());
        text = text.sliced(equals + 1);
        while (!text.isEmpty() && isBlank(text.front()))
            text = text.sliced(1);
        const bool isQuoted = !text.isEmpty() && (text.front() == '"' || text.front() == '\'');
        qsizetype end = -1;
        if (isQuoted) {
            const char quote = text.front();
            text = text.sliced(1);
            end = text.indexOf(quote);
        } else {
            const auto stop = std::find_if(text.begin(), text.end(), isBlank);
            end = stop == text.end() ? -1 : stop - text.begin();
        }
        takeAttribute(name, end < 0 ? text : text.first(end));
        if (end < 0)
            return;
        text = text.sliced(end + 1);
    }
}

void ExtendedM3uReader::takeAttribute(QByteArrayView name, QByteArrayView value)
{
    const auto is = [name](const char *known) { return name.compare(known, Qt::CaseInsensitive) == 0; };
    if (is("tvg-id"))
        m_item.channelId = listText(value);
    else if (is("group-title"))
        m_item.group = listText(value);
    else if (is("tvg-name") && m_item.name.isEmpty())
        m_item.name = listText(value); // until the line ends with another
    else if (is("tvg-chno"))
        m_item.number = std::clamp(value.trimmed().toByteArray().toInt(), 0, 1'000'000);
    else if ((is("url-tvg") || is("x-tvg-url") || is("tvg-url")) && m_guideUrl.isEmpty())
        m_guideUrl =
            value.first(value.contains(',') ? value.indexOf(',') : value.size()).trimmed().toByteArray();
}

// "User-Agent=a&Referer=b", percent-encoded.
void ExtendedM3uReader::takeHeaders(QByteArrayView suffix)
{
    for (const QByteArray &field : suffix.toByteArray().split('&')) {
        const qsizetype equals = field.indexOf('=');
        if (equals < 0)
            continue;
        const QByteArray name = field.left(equals).trimmed().toLower();
        const QByteArray value = headerValue(QByteArray::fromPercentEncoding(field.mid(equals + 1)));
        if (name == "user-agent")
            m_item.userAgent = value;
        else if (name == "referer" || name == "referrer")
            m_item.referrer = value;
    }
}

void ExtendedM3uReader::takeUrl(QByteArrayView line)
{
    if (const qsizetype bar = line.indexOf('|'); bar >= 0) {
        takeHeaders(line.sliced(bar + 1));
        line = line.first(bar).trimmed();
    }
    m_item.url = listUrl(line, m_base);
    m_item.kind = kindOfUrl(m_item.url, m_item.durationMs);
    if (m_item.name.isEmpty())
        m_item.name = listText(QByteArray::fromPercentEncoding(fileNameOf(m_item.url).toByteArray()));
    if (m_item.url.isEmpty() || m_item.name.isEmpty())
        ++m_skipped;
    else
        m_take(m_item);
    m_item = {};
}

} // namespace cuegate
