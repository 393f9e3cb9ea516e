// SPDX-License-Identifier: GPL-3.0-or-later
// The cues of a medium, or its keyframes where its container has no cues, as a table of up to 200,000 rows.
// They stay in MediaInfo; here are only the numbers of the rows that the filter lets through. Thread: gui.
#pragma once

#include "core/media/MediaInfo.h"
#include "ui/CueFilter.h"
#include "ui/TableExport.h"

#include <QAbstractTableModel>

namespace cuegate {

class CueTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Time, Track, Key, Length, Size, Offset, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setMedia(std::shared_ptr<const MediaInfo> media);
    void setFilter(const QString &text);
    [[nodiscard]] qint64 totalRows() const;
    /// What is shown, with times in milliseconds.
    [[nodiscard]] ExportTable exportTable() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Cue
    {
        qint64 timeMs = 0;
        qint64 offsetBytes = 0;
        TrackId track = 0;
        bool isKeyframe = false;
        qint64 lengthMs = -1; ///< to the next of its track; -1: not known
        qint64 sizeBytes = -1;
    };
    /// What is derived of a medium, shared with an export that runs.
    struct Rows
    {
        std::shared_ptr<const MediaInfo> media;
        std::vector<quint32> next;   ///< of each row, the next one of its track; its own number: none
        std::vector<TrackId> tracks; ///< of each cue; empty: of the main track all
        [[nodiscard]] qint64 count() const;
        [[nodiscard]] qint64 timeMs(quint32 row) const;
        [[nodiscard]] qint64 offsetBytes(quint32 row) const;
        [[nodiscard]] TrackId track(quint32 row) const;
        [[nodiscard]] bool isKeyframe(quint32 row) const;
        [[nodiscard]] Cue cue(quint32 row) const;
    };
    [[nodiscard]] QString text(const Cue &cue, int column) const;
    [[nodiscard]] QString trackText(TrackId track) const;

    std::shared_ptr<const Rows> m_rows;
    CueFilter m_filter;
    std::vector<quint32> m_shown;      ///< with a filter
    std::vector<QString> m_trackTexts; ///< by TrackId
};

} // namespace cuegate
