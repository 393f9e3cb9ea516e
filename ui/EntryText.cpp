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
    return source.kind == "m3u"_L1 || isAccount(source);
}

bool isAccount(const SourceSnapshot &source)
{
    return source.kind == "xtream"_L1;
}

QString EntryText::count(qint64 entries, std::optional<EntryKind> kind)
{
    if (!kind)
        return tr("%Ln entr(ies)", "of a list", int(entries));
    switch (*kind) {
    case EntryKind::Channel:
        return tr("%Ln channel(s)", nullptr, int(entries));
    case EntryKind::Film:
        return tr("%Ln film(s)", nullptr, int(entries));
    case EntryKind::Series:
        return tr("%Ln series", nullptr, int(entries));
    case EntryKind::Episode:
        break;
    }
    return tr("%Ln episode(s)", nullptr, int(entries));
}

QString EntryText::found(qint64 found, qint64 entries, std::optional<EntryKind> kind)
{
    const auto ofAll = [&] {
        if (!kind)
            return tr("%1 of %Ln entr(ies)", "found, all", int(entries));
        switch (*kind) {
        case EntryKind::Channel:
            return tr("%1 of %Ln channel(s)", "found, all", int(entries));
        case EntryKind::Film:
            return tr("%1 of %Ln film(s)", "found, all", int(entries));
        case EntryKind::Series:
            return tr("%1 of %Ln series", "found, all", int(entries));
        case EntryKind::Episode:
            break;
        }
        return tr("%1 of %Ln episode(s)", "found, all", int(entries));
    };
    return ofAll().arg(Format::count(found));
}

QString EntryText::section(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Channel:
        return tr("Channels");
    case EntryKind::Film:
        return tr("Films");
    case EntryKind::Series:
        return tr("Series", "several");
    case EntryKind::Episode:
        break;
    }
    return tr("Episodes");
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

// What the core says of an account in a sentence is more than its kind of error tells.
ErrorText EntryText::accountFailure(const Error &error)
{
    ErrorText text(error);
    if (error.code == ErrorCode::UpstreamAuth) {
        text.nextStep = tr("Edit the account and check server, user name and password.");
    } else if (error.code == ErrorCode::UpstreamNotFound) {
        text.brief = tr("No Xtream account");
        text.whatHappened = tr("The server does not answer like one for Xtream accounts.");
        text.nextStep = tr("Check the server's address, and its port, in what your provider sent you.");
    } else if (text.isGeneral && error.kind != ErrorKind::Internal && !error.message.isEmpty()) {
        text.brief = tr("Account not usable");
        text.whatHappened = CoreText::localized(error.message);
        text.nextStep = tr("Edit the account and check it, or ask the provider about it.");
    }
    return text;
}

ErrorText EntryText::failure(const SourceSnapshot &list, const Error &error)
{
    if (isAccount(list))
        return accountFailure(error);
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

QString EntryText::group(const QString &name, std::optional<EntryKind> kind)
{
    if (name.isEmpty())
        return tr("Without a group");
    return kind == EntryKind::Episode ? CoreText::localized(name) : name;
}

QString EntryText::programme(const Programme &programme)
{
    const QTime begin = QDateTime::fromMSecsSinceEpoch(programme.startMs).time();
    return tr("%1 %2", "time, programme")
        .arg(QLocale().toString(begin, QLocale::ShortFormat), programme.title);
}

QString EntryText::kind(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Channel:
        return tr("channel");
    case EntryKind::Film:
        return tr("film");
    case EntryKind::Series:
        return tr("series", "one");
    case EntryKind::Episode:
        break;
    }
    return tr("episode");
}

QLatin1StringView EntryText::iconName(EntryKind kind)
{
    switch (kind) {
    case EntryKind::Channel:
        return "channel"_L1;
    case EntryKind::Series:
        return "series"_L1;
    case EntryKind::Film:
    case EntryKind::Episode:
        break;
    }
    return "film"_L1;
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
                      kind(entry.kind), entry.group.isEmpty() ? QString() : group(entry.group, entry.kind),
                      Format::duration(entry.durationMs)};
    if (const auto now = nowOn(entry, nowMs))
        parts << tr("now: %1").arg(programme(*now));
    if (const auto next = nextOn(entry, nowMs))
        parts << tr("then: %1").arg(programme(*next));
    parts.removeAll(QString());
    return parts.join(tr(", ", "between parts of a list"));
}

} // namespace cuegate
