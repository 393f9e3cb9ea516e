// SPDX-License-Identifier: GPL-3.0-or-later
// Draws what was fetched from where the films are and what was given to players, second by second over two
// minutes. Thread: gui.
#pragma once

#include "core/gateway/GatewayState.h"

#include <QWidget>

namespace cuegate {

class TrafficGraph final : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficGraph(QWidget *parent = nullptr);
    /// The newest last.
    void setSamples(const std::vector<TrafficSample> &samples);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    using Field = qint64 TrafficSample::*;
    [[nodiscard]] qint64 latest(Field field) const;
    [[nodiscard]] QPolygonF line(Field field, const QRectF &area, qint64 most) const;
    [[nodiscard]] int paintLegend(QPainter &painter) const;
    void paintTop(QPainter &painter, const QRectF &box, qint64 most) const;
    void describe();

    std::vector<TrafficSample> m_samples;
};

} // namespace cuegate
