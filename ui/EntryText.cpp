// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/EntryText.h"

#include "ui/CoreText.h"
#include "ui/Format.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMinuteMs = 60'000;
static constexpr qint64 kHourMs = 60 * kMinuteMs;
static constexpr qint64 kDayMs = 24 * kHourMs;

bool isList(const SourceSnapshot &source)
{
    return source.kind == "m3u"_L1;
}

QString EntryText::count(qint64 entries)
{
    return tr("%Ln entr(ies)", "of a list", int(entries));
}

QString EntryText::readAt(qint64 agoMs)
{
    if (agoMs < kMinuteMs)
        return tr("read just now");
    if (agoMs < kHourMs)
        return tr("read %n minute(s) ago", nullptr, int(agoMs / kMinuteMs));
    if (agoMs < kDayMs)
        return tr("read %n hour(s) ago", nullptr, int(agoMs / kHourMs));
    return tr("read %n day(s) ago", nullptr, int(agoMs / kDayMs));
}

QString EntryText::facts(const ListSummary &list, qint64 nowMs)
{
    QStringList facts{count(list.entries), readAt(nowMs - list.readAtMs)};
    if (list.skipped > 0)
        facts << tr("%Ln line(s) could not be read", nullptr, int(list.skipped));
    if (!list.problem.isEmpty())
        facts << tr("problem when it was read last: %1").arg(CoreText::localized(list.problem));
    if (!list.guideProblem.isEmpty())
        facts << tr("no programme guide: %1").arg(CoreText::localized(list.guideProblem));
    return facts.join(u"\u00a0· "_s); // no line begins with the dot
}

ErrorText EntryText::failure(const Error &error)
{
    ErrorText text(error);
    if (error.code == ErrorCode::UpstreamAuth) {
        text.nextStep =
            tr("Get a fresh link, or edit the list and enter the headers that the server asks for.");
    } else if (error.code == ErrorCode::UpstreamNotFound) {
        text.brief = tr("List not found");
        text.nextStep = tr("Check the link: the list may have been moved or deleted.");
    } else if (error.kind == ErrorKind::InvalidArgument && error.code == ErrorCode::None) {
        text.nextStep = tr("Add the list again with its full address.");
    }
    return text;
}

QString EntryText::group(const QString &name)
{
    return name.isEmpty() ? tr("Without a group") : name;
}

QString EntryText::programme(const Programme &programme)
{
    const QTime begin = QDateTime::fromMSecsSinceEpoch(programme.startMs).time();
    return tr("%1 %2", "time, programme")
        .arg(QLocale().toString(begin, QLocale::ShortFormat), programme.title);
}

QString EntryText::kind(EntryKind kind)
{
    return kind == EntryKind::Film ? tr("film") : tr("channel");
}

QString EntryText::playlistCopied()
{
    return tr("Link to the playlist copied. Enter it in Kodi or another IPTV player.");
}

std::optional<Programme> EntryText::nowOn(const ListEntry &entry, qint64 nowMs)
{
    for (const std::optional<Programme> &programme : {entry.now, entry.next}) {
        if (programme && programme->startMs <= nowMs && nowMs < programme->endMs)
            return programme;
    }
    return {};
}

std::optional<Programme> EntryText::nextOn(const ListEntry &entry, qint64 nowMs)
{
    return entry.next && entry.next->startMs > nowMs ? entry.next : std::nullopt;
}

QString EntryText::spoken(const ListEntry &entry, qint64 nowMs)
{
    QStringList parts{entry.number > 0 ? QString::number(entry.number) : QString(), entry.name,
                      kind(entry.kind), entry.group, Format::duration(entry.durationMs)};
    if (const auto now = nowOn(entry, nowMs))
        parts << tr("now: %1").arg(programme(*now));
    if (const auto next = nextOn(entry, nowMs))
        parts << tr("then: %1").arg(programme(*next));
    parts.removeAll(QString());
    return parts.join(tr(", ", "between parts of a list"));
}

} // namespace cuegate
