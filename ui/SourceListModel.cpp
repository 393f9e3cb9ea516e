// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/SourceListModel.h"

#include "ui/ErrorText.h"
#include "ui/Format.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cuegate {

QString placeOf(const SourceSnapshot &source)
{
    const QUrl url(source.displayUrl);
    if (source.kind != "file"_L1)
        return url.host().isEmpty() ? source.displayUrl : url.host();
    const QString path = url.isLocalFile() ? url.toLocalFile() : source.displayUrl;
    return QDir::toNativeSeparators(QFileInfo(path).path());
}

void SourceListModel::update(const QList<SourceSnapshot> &sources, const QSet<SourceId> &hidden)
{
    QList<SourceSnapshot> wanted;
    QSet<SourceId> ids;
    for (const SourceSnapshot &source : sources) {
        if (!hidden.contains(source.id) && !ids.contains(source.id)) {
            wanted.append(source);
            ids.insert(source.id);
        }
    }
    removeMissing(ids);

    QSet<SourceId> present;
    for (const SourceSnapshot &source : std::as_const(m_sources))
        present.insert(source.id);
    for (qsizetype row = 0; row < wanted.size(); ++row) {
        const SourceSnapshot &source = wanted[row];
        const int at = int(row);
        if (!present.contains(source.id)) {
            beginInsertRows({}, at, at);
            m_sources.insert(row, source);
            endInsertRows();
            continue;
        }
        if (m_sources[row].id != source.id) {
            qsizetype from = row + 1;
            while (m_sources[from].id != source.id)
                ++from;
            beginMoveRows({}, int(from), int(from), {}, at);
            m_sources.move(from, row);
            endMoveRows();
        }
        if (m_sources[row] != source) {
            m_sources[row] = source;
            Q_EMIT dataChanged(index(at), index(at));
        }
    }
}

void SourceListModel::removeMissing(const QSet<SourceId> &wanted)
{
    for (qsizetype row = m_sources.size() - 1; row >= 0; --row) {
        if (wanted.contains(m_sources[row].id))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_sources.removeAt(row);
        endRemoveRows();
    }
}

const SourceSnapshot *SourceListModel::source(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_sources.size() ? &m_sources[index.row()] : nullptr;
}

QModelIndex SourceListModel::indexOf(const SourceId &id) const
{
    for (qsizetype row = 0; row < m_sources.size(); ++row) {
        if (m_sources[row].id == id)
            return index(int(row));
    }
    return {};
}

int SourceListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_sources.size());
}

QString SourceListModel::stateText(const SourceSnapshot &source)
{
    switch (source.state) {
    case SourceState::Idle:
        return tr("not examined yet");
    case SourceState::Probing:
        return tr("examining …");
    case SourceState::Failed:
        return ErrorText(source.error).brief;
    case SourceState::Locked:
        return tr("locked");
    case SourceState::Ready:
        break;
    }
    if (source.scanPercent >= 0 && !source.isProvisional)
        return tr("looking for an index: %1 %").arg(source.scanPercent);
    return source.media ? Format::duration(source.media->durationNs / 1'000'000) : QString();
}

QVariant SourceListModel::data(const QModelIndex &index, int role) const
{
    const SourceSnapshot *entry = source(index);
    if (!entry)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return entry->name;
    case Qt::ToolTipRole:
        return QString(entry->name + u'\n' + entry->displayUrl);
    case Qt::AccessibleTextRole:
        return tr("%1, %2, %3", "name, place, state").arg(entry->name, placeOf(*entry), stateText(*entry));
    case IdRole:
        return entry->id;
    case PlaceRole:
        return placeOf(*entry);
    case StateRole:
        return int(entry->state);
    case StateTextRole:
        return stateText(*entry);
    case KindRole:
        return entry->kind;
    default:
        return {};
    }
}

} // namespace cuegate
