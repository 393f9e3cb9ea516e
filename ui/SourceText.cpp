// SPDX-License-Identifier: GPL-3.0-or-later
// What the list says of a source.
#include "ui/AccountText.h"
#include "ui/EntryText.h"
#include "ui/PlayerText.h"
#include "ui/SourceListModel.h"
#include "ui/StreamText.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cuegate {

QString placeOf(const SourceSnapshot &source)
{
    const QUrl url(source.displayUrl);
    if (isAccount(source))
        return SourceListModel::tr("Xtream account · %1", "server")
            .arg(url.host().isEmpty() ? source.displayUrl : url.host());
    if (!url.isLocalFile() && source.kind != "file"_L1)
        return url.host().isEmpty() ? source.displayUrl : url.host();
    const QString path = url.isLocalFile() ? url.toLocalFile() : source.displayUrl;
    return QDir::toNativeSeparators(QFileInfo(path).path());
}

// How its account gets on, where that has to be said.
static std::optional<QString> accountWarning(const SourceSnapshot &source)
{
    if (accountUrgency(source) == AccountText::Urgency::None)
        return {};
    return AccountText::status(*source.list->account, QDateTime::currentMSecsSinceEpoch());
}

AccountText::Urgency accountUrgency(const SourceSnapshot &source)
{
    if (!source.list || !source.list->account)
        return AccountText::Urgency::None;
    return AccountText::urgency(*source.list->account, QDateTime::currentMSecsSinceEpoch());
}

QString stateTextOf(const SourceSnapshot &source)
{
    switch (source.state) {
    case SourceState::Idle:
        return isList(source) ? SourceListModel::tr("not read yet") : SourceListModel::tr("not examined yet");
    case SourceState::Probing:
        return isList(source) ? SourceListModel::tr("being read…") : SourceListModel::tr("examining…");
    case SourceState::Failed:
        return isList(source) ? EntryText::failure(source, source.error).brief
                              : StreamText::failure(source).brief;
    case SourceState::Locked:
        return SourceListModel::tr("locked");
    case SourceState::Ready:
        break;
    }
    if (const auto warning = accountWarning(source))
        return *warning;
    if (source.list)
        return EntryText::count(source.list->entries);
    if (source.scanPercent >= 0 && !source.isProvisional)
        return SourceListModel::tr("looking for an index: %1 %").arg(source.scanPercent);
    if (source.conversionFault)
        return StreamText::failure(source).brief;
    if (source.stream)
        return StreamText::kind(*source.stream);
    return source.media ? PlayerText::playsDirectly(playsDirectlyOn(*source.media)) : QString();
}

} // namespace cuegate
