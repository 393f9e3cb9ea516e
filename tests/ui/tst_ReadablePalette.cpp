// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/Icons.h"
#include "ui/ReadablePalette.h"

#include <QApplication>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace cuegate;

// WCAG 2.1, "relative luminance" and "contrast ratio".
static double luminance(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.04045 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) +
           0.0722 * linear(colour.blueF());
}

static double contrast(const QColor &one, const QColor &other)
{
    const auto [dark, light] = std::minmax({luminance(one), luminance(other)});
    return (light + 0.05) / (dark + 0.05);
}

static QPalette paletteOf(const QColor &window, const QColor &base)
{
    QPalette palette(window);
    palette.setColor(QPalette::Base, base);
    // As Fusion has them.
    palette.setColor(QPalette::Highlight, QColor(0x30, 0x8c, 0xc6));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    QColor faint = palette.color(QPalette::Text);
    faint.setAlpha(128);
    palette.setColor(QPalette::PlaceholderText, faint);
    return palette;
}

class tst_ReadablePalette : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(u"Fusion"_s)); }

    void colours_data()
    {
        QTest::addColumn<QPalette>("palette");
        QTest::newRow("light") << paletteOf(QColor(0xef, 0xef, 0xef), Qt::white);
        QPalette yellow = paletteOf(QColor(0xef, 0xef, 0xef), Qt::white);
        yellow.setColor(QPalette::Highlight, QColor(0x80, 0x70, 0x10));
        yellow.setColor(QPalette::HighlightedText, Qt::black);
        QTest::newRow("black on what is selected") << yellow;
        QTest::newRow("dark") << paletteOf(QColor(0x2d, 0x2f, 0x33), QColor(0x1f, 0x21, 0x24));
    }
    void colours()
    {
        QFETCH(const QPalette, palette);
        const ReadablePalette readable;
        QApplication::setPalette(palette);
        const QPalette mended = QApplication::palette();
        const Accents accents = Accents::of(mended);
        for (const auto ground : {QPalette::Base, QPalette::Window}) {
            const QColor back = mended.color(ground);
            QVERIFY(contrast(mended.color(QPalette::PlaceholderText), back) >= 4.5);
            QVERIFY(contrast(accents.bad, back) >= 4.5); // for texts, too
            for (const QColor &picture : {accents.good, accents.busy, accents.marker})
                QVERIFY2(contrast(picture, back) >= 3, qPrintable(picture.name()));
        }
        QVERIFY(contrast(mended.color(QPalette::Highlight), mended.color(QPalette::HighlightedText)) >= 4.5);
        QCOMPARE(mended.color(QPalette::Window), palette.color(QPalette::Window));
    }
};

QTEST_MAIN(tst_ReadablePalette)
#include "tst_ReadablePalette.moc"
