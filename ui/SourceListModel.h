// SPDX-License-Identifier: GPL-3.0-or-later
// The sources as a list; update() turns a new snapshot into the fewest row changes, so selection and scroll
// position stay. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QAbstractListModel>
#include <QSet>

namespace cuegate {

class SourceListModel final : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole, PlaceRole, StateRole, StateTextRole, KindRole };

    using QAbstractListModel::QAbstractListModel;

    /// Shows \p sources in this order, without those in \p hidden.
    void update(const QList<SourceSnapshot> &sources, const QSet<SourceId> &hidden);

    [[nodiscard]] const SourceSnapshot *source(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const SourceId &id) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    void removeMissing(const QSet<SourceId> &wanted);
    [[nodiscard]] static QString stateText(const SourceSnapshot &source);

    QList<SourceSnapshot> m_sources;
};

/// "example.org" of a URL, the folder of a file: where a source is, short.
[[nodiscard]] QString placeOf(const SourceSnapshot &source);

} // namespace cuegate
