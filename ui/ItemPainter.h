// SPDX-License-Identifier: GPL-3.0-or-later
// One item of a list while it is painted: an icon at its leading edge, lines of text behind it, in the
// palette's colours and the direction of reading. Thread: gui.
#pragma once

#include <QColor>
#include <QFontMetrics>
#include <QLatin1StringView>
#include <QRect>

class QPainter;
class QStyleOptionViewItem;

namespace cuegate {

class ItemPainter
{
public:
    static constexpr int kPadding = 8;

    /// \p lines are in the middle of the item's height. \p option must outlive it.
    ItemPainter(QPainter &painter, const QStyleOptionViewItem &option, int lines);

    void paintIcon(QLatin1StringView name, const QColor &colour, int side = 22);
    /// \p line: from 0, halves too. \p trailing keeps its width, \p leading is cut.
    void paintLine(double line, const QString &leading, const QColor &colour, const QString &trailing = {},
                   Qt::TextElideMode mode = Qt::ElideRight);
    /// As a column: in the \p width pixels at the leading edge, which what follows leaves free.
    void paintNumber(double line, const QString &number, int width);
    /// A part of \p line by itself: \p from and \p to in pixels from where its text begins.
    void paintPart(double line, int from, int to, const QString &words, const QColor &colour);
    /// A thin bar there, of which \p share (0 to 1) is full.
    void paintBar(double line, int from, int to, double share, const QColor &colour);
    [[nodiscard]] int width() const { return m_area.width(); } ///< of the text
    [[nodiscard]] const QFontMetrics &metrics() const { return m_metrics; }

    QColor text, quiet, bad, busy, marker;

private:
    [[nodiscard]] QRect mirrored(const QRect &place) const;
    [[nodiscard]] QRect lineAt(double line) const;
    void paint(const QRect &place, const QString &words, const QColor &colour, Qt::Alignment align);

    QPainter &m_painter;
    const QStyleOptionViewItem &m_option;
    const QFontMetrics m_metrics;
    QRect m_area;
};

} // namespace cuegate
