// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/JobTableModel.h"

#include "ui/Format.h"
#include "ui/MediaText.h"

#include <QSet>

#include <algorithm>

namespace cuegate {

void JobTableModel::update(const QList<JobSnapshot> &jobs)
{
    QSet<quint64> wanted;
    for (const JobSnapshot &job : jobs)
        wanted.insert(job.id);
    for (qsizetype row = m_jobs.size() - 1; row >= 0; --row) {
        if (wanted.contains(m_jobs[row].id))
            continue;
        beginRemoveRows({}, int(row), int(row));
        m_jobs.removeAt(row);
        endRemoveRows();
    }
    for (const JobSnapshot &job : jobs) {
        const auto known = std::find_if(m_jobs.begin(), m_jobs.end(),
                                        [&](const JobSnapshot &shown) { return shown.id == job.id; });
        const int row = int(known - m_jobs.begin());
        if (known == m_jobs.end()) {
            beginInsertRows({}, row, row);
            m_jobs.append(job);
            endInsertRows();
        } else if (*known != job) {
            *known = job;
            Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
        }
    }
}

const JobSnapshot *JobTableModel::job(int row) const
{
    return row >= 0 && row < m_jobs.size() ? &m_jobs[row] : nullptr;
}

QString JobTableModel::cancelText(int row) const
{
    const JobSnapshot *shown = job(row);
    return shown ? tr("Cancel segment %1 of “%2”").arg(Format::count(shown->segment), text(*shown, Film))
                 : QString();
}

int JobTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_jobs.size());
}

int JobTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString JobTableModel::stateText(const JobSnapshot &job)
{
    switch (job.state) {
    case JobSnapshot::State::Waiting:
        return tr("waiting");
    case JobSnapshot::State::Ending:
        return tr("ending");
    case JobSnapshot::State::Hanging:
        return tr("hangs");
    case JobSnapshot::State::Running:
        break;
    }
    return job.isConverting ? tr("converting") : tr("copying");
}

QString JobTableModel::text(const JobSnapshot &job, int column)
{
    switch (column) {
    case Film:
        return job.name.isEmpty() ? tr("a removed film") : job.name;
    case Piece:
        return Format::isolated(tr("Segment %1 of %2, %3 – %4", "number, rendition, from, to")
                                    .arg(Format::count(job.segment), MediaText::rendition(job.rendition),
                                         Format::clockTime(job.beginMs), Format::clockTime(job.endMs)));
    case Why:
        return job.isAsked ? tr("a player waits") : tr("made ahead");
    case State:
        return stateText(job);
    case Progress:
        return job.percent >= 0 ? Format::isolated(tr("%1 %").arg(job.percent)) : QString();
    default:
        return {};
    }
}

QVariant JobTableModel::data(const QModelIndex &index, int role) const
{
    const JobSnapshot *shown = index.isValid() ? job(index.row()) : nullptr;
    if (!shown)
        return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole)
        return text(*shown, index.column());
    if (role == kPercentRole && index.column() == Progress && shown->percent >= 0)
        return shown->percent;
    return {};
}

QVariant JobTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignLeading | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Film:
        return tr("Film");
    case Piece:
        return tr("Part");
    case Why:
        return tr("Why");
    case State:
        return tr("State");
    case Progress:
        return tr("Progress");
    default:
        return {};
    }
}

} // namespace cuegate
