// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/ListWriter.h"

#include <QDateTime>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace cuegate {

static QByteArray quoted(QByteArrayView text)
{
    return '"' + text.toByteArray().replace('"', '\'') + '"';
}

// XML 1.0 allows two characters less than a line of text.
static QByteArray xmlText(QByteArrayView text)
{
    QString safe = QString::fromUtf8(text);
    safe.removeIf([](QChar c) { return c.unicode() >= 0xFFFE; });
    return safe.toHtmlEscaped().toUtf8();
}

// What a list calls a channel, nobody else needs to know.
static QByteArray channelText(quint64 channel)
{
    return entryIdText(channel);
}

QByteArray m3uHead(const QByteArray &guideUrl)
{
    return guideUrl.isEmpty() ? "#EXTM3U\n"_ba : QByteArray("#EXTM3U url-tvg=" + quoted(guideUrl) + '\n');
}

QByteArray m3uEntry(const ListedEntry &entry, const QByteArray &url)
{
    QByteArray text = "#EXTINF:";
    text += entry.durationMs > 0 ? QByteArray::number((entry.durationMs + 500) / 1000) : "-1"_ba;
    text +=
        " tvg-id=" + quoted(channelText(entry.channelId.isEmpty() ? entry.id : channelKey(entry.channelId)));
    if (entry.number > 0)
        text += " tvg-chno=" + quoted(QByteArray::number(entry.number));
    if (!entry.group.isEmpty())
        text += " group-title=" + quoted(entry.group);
    text += ',';
    text += entry.name;
    text += '\n' + url + '\n';
    return text;
}

QByteArray xmltvHead()
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<tv>\n";
}

QByteArray xmltvChannel(quint64 channel, QByteArrayView name)
{
    return "<channel id=\"" + channelText(channel) + "\"><display-name>" + xmlText(name) +
           "</display-name></channel>\n";
}

static QByteArray timeText(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms, QTimeZone::utc())
        .toString(u"yyyyMMddHHmmss '+0000'")
        .toLatin1();
}

QByteArray xmltvProgramme(const Guide &guide, const Guide::Programme &programme)
{
    return "<programme start=\"" + timeText(programme.startMs) + "\" stop=\"" + timeText(programme.endMs) +
           "\" channel=\"" + channelText(programme.channel) + "\"><title>" +
           xmlText(guide.titleOf(programme)) + "</title></programme>\n";
}

QByteArray xmltvFoot()
{
    return "</tv>\n";
}

} // namespace cuegate
