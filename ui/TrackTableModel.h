// SPDX-License-Identifier: GPL-3.0-or-later
// The tracks of the selected source as a table. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QAbstractTableModel>

namespace cuegate {

class TrackTableModel final : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Format, Details, Language, Name, Marks, Served, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    void setMedia(std::shared_ptr<const MediaInfo> media);
    /// What is served is known from the renditions; nothing while none is known.
    void setTimeline(const std::shared_ptr<const TimelineSnapshot> &timeline);

    /// "PGS, French: the reason", one for each track that is not served.
    [[nodiscard]] QStringList reasons() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Service
    {
        enum class Kind { Unknown, Served, NotServed, Converted } kind = Kind::Unknown;
        QString reason;
        friend bool operator==(const Service &, const Service &) = default;
    };
    [[nodiscard]] QString text(const Track &track, int column) const;
    [[nodiscard]] Service serviceOf(TrackId track) const;

    std::shared_ptr<const MediaInfo> m_media;
    std::vector<Service> m_services; ///< by row
};

} // namespace cuegate
