// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the window in its states; with CUEGATE_SHOTS=<folder> the pictures are kept for looking at.
#include "FakeGateway.h"

#include "ui/AddSourceDialog.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/TimelineMenu.h"
#include "ui/TimelineWidget.h"

#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QContextMenuEvent>
#include <QListView>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyle>
#include <QStyleFactory>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static QPalette darkPalette()
{
    QPalette palette(QColor(0x2d, 0x2f, 0x33));
    palette.setColor(QPalette::Base, QColor(0x1f, 0x21, 0x24));
    palette.setColor(QPalette::AlternateBase, QColor(0x26, 0x28, 0x2c));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x65, 0xa7));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, QColor(0x3a, 0x3d, 0x42));
    palette.setColor(QPalette::ToolTipText, Qt::white);
    palette.setColor(QPalette::PlaceholderText, QColor(0xa8, 0xab, 0xb0));
    for (const auto role : {QPalette::ButtonText, QPalette::WindowText, QPalette::Text})
        palette.setColor(QPalette::Disabled, role, QColor(0x80, 0x83, 0x88));
    palette.setColor(QPalette::Link, QColor(0x6c, 0xb8, 0xf5));
    return palette;
}

static QByteArray paintedPicture(qint64 ms, int width)
{
    QImage image(width, width * 9 / 16, QImage::Format_RGB32);
    QLinearGradient sky(0, 0, 0, image.height());
    sky.setColorAt(0, QColor::fromHsv(int(ms / 1000 % 360), 120, 120));
    sky.setColorAt(1, QColor::fromHsv(int(ms / 1000 % 360), 160, 40));
    QPainter painter(&image);
    painter.fillRect(image.rect(), sky);
    painter.setBrush(QColor(250, 240, 200));
    painter.drawEllipse(QPointF(image.width() * 0.7, image.height() * 0.35), width / 14.0, width / 14.0);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPG");
    return bytes;
}

class tst_Screenshots : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QApplication::setStyle(QStyleFactory::create(u"Fusion"_s)); }
    void rendersEveryState_data();
    void rendersEveryState();

private:
    void keep(QWidget &widget, const QString &name);
};

void tst_Screenshots::keep(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CUEGATE_SHOTS");
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    if (!folder.isEmpty())
        QVERIFY(picture.save(folder + u'/' + name + u".png"_s));
}

void tst_Screenshots::rendersEveryState_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Qt::LayoutDirection>("direction");
    QTest::newRow("light") << false << QSize(1180, 760) << Qt::LeftToRight;
    QTest::newRow("dark") << true << QSize(1180, 760) << Qt::LeftToRight;
    QTest::newRow("small") << false << QSize(820, 560) << Qt::LeftToRight;
    QTest::newRow("mirrored") << false << QSize(1180, 760) << Qt::RightToLeft;
}

void tst_Screenshots::rendersEveryState()
{
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    QFETCH(Qt::LayoutDirection, direction);
    const QPalette before = QApplication::palette();
    QApplication::setPalette(isDark ? darkPalette() : QApplication::style()->standardPalette());
    QApplication::setLayoutDirection(direction);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());

    FakeGateway gateway;
    gateway.setStatus(makeStatus());
    MainWindow window(gateway);
    window.resize(size);
    window.show();
    keep(window, tag + u"-1-empty"_s);

    SourceSnapshot ready =
        makeSource(u"ready"_s, u"The Lighthouse Keeper's Daughter (2019)"_s, SourceState::Ready);
    ready.media = makeFilm(2400);
    ready.upstreamRequests = 2;
    ready.upstreamBytes = 196'000;
    SourceSnapshot failed = makeSource(u"failed"_s, u"Holiday in the Harz"_s, SourceState::Failed);
    failed.error = {ErrorKind::Unavailable,
                    u"GET https://films.example.org/archive/failed.mkv: 403 Forbidden"_s,
                    ErrorCode::UpstreamAuth};
    SourceSnapshot probing = makeSource(u"probing"_s, u"Trains of the North, part 3"_s, SourceState::Probing);
    SourceSnapshot idle = makeSource(u"idle"_s, u"family-2004-summer"_s, SourceState::Idle);
    idle.kind = u"file"_s;
    idle.displayUrl = u"file:///home/mara/Videos/family/family-2004-summer.mp4"_s;
    gateway.timeline = makeTimeline(ready.id);
    gateway.setSources({ready, failed, probing, idle});
    gateway.setJobs(makeJobs(ready));
    window.select(ready.id);
    keep(window, tag + u"-2-ready"_s);

    gateway.makePicture = paintedPicture;
    auto *timeline = window.findChild<TimelineWidget *>();
    const QPointF at(timeline->laneLeft() + timeline->scale().xOf(4'506'000), timeline->height() - 92);
    QMouseEvent move(QEvent::MouseMove, at, timeline->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(timeline, &move);
    for (int i = 0; i < 8; ++i)
        timeline->zoomIn();
    QTRY_VERIFY(!gateway.wantedPictures.isEmpty());
    keep(window, tag + u"-3-zoomed"_s);
    for (int i = 0; i < 20; ++i)
        timeline->zoomIn();
    keep(window, tag + u"-3-frames"_s);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at.toPoint(), timeline->mapToGlobal(at.toPoint()));
    QCoreApplication::sendEvent(timeline, &asked);
    auto *menu = timeline->findChild<TimelineMenu *>();
    QVERIFY(menu);
    keep(*menu, tag + u"-3-menu"_s);
    menu->close();
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->isCheckable())
            action->setChecked(true);
    }
    keep(window, tag + u"-3-jobs"_s);
    gateway.setJobs({});
    window.select(failed.id);
    keep(window, tag + u"-4-failed"_s);
    window.select(probing.id);
    keep(window, tag + u"-5-probing"_s);
    window.select(idle.id);
    QTest::keyClick(window.list(), Qt::Key_Delete);
    keep(window, tag + u"-6-undo"_s);

    AddSourceDialog dialog(u"https://example.org/film.mkv\nhttps://example.org/other.mp4\n"_s, &window);
    dialog.show();
    keep(dialog, tag + u"-7-add"_s);
    dialog.findChild<QToolButton *>()->setChecked(true);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(u"ftp://example.org/film.mkv"_s);
    keep(dialog, tag + u"-8-add-more"_s);
    QApplication::setPalette(before);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

QTEST_MAIN(tst_Screenshots)
#include "tst_Screenshots.moc"
