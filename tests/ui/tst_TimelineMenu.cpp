// SPDX-License-Identifier: GPL-3.0-or-later
// What comes when the mouse rests on the timeline or asks for its menu.
#include "TimelineTesting.h"

#include <QBuffer>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TimelineMenu : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksForOnePictureWhenTheMouseRests();
    void showsThePictureThatComes();
    void forgetsPicturesOfAnotherFilm();
    void asksNoMoreWhereThereAreNone();
    void theMenuCopiesLinksFromHere();
    void theMenuPlaysInWhatIsInstalled();
    void theMenuKeyOpensItToo();
};

static const SourceUrls kUrls{
    QUrl(u"http://10.0.0.2:8642/m/c/master.m3u8"_s), QUrl(u"http://10.0.0.2:8642/m/c/stream.mp4"_s),
    QUrl(u"http://10.0.0.2:8642/m/c/file"_s), QUrl(u"http://10.0.0.2:8642/m/c/watch"_s),
    QUrl(u"http://10.0.0.2:8642/m/c/thumb.jpg"_s)};

struct Wish
{
    qint64 ms = 0;
    int width = 0;
    std::function<void(const Result<QByteArray> &)> done;
};

static KeyframePictures::Ask into(std::vector<Wish> &wishes)
{
    return [&wishes](qint64 ms, int width, auto done) { wishes.push_back({ms, width, std::move(done)}); };
}

static QByteArray jpegOf(const QColor &colour)
{
    QImage image(240, 135, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "JPG", 95);
    return bytes;
}

static int pixelsLike(TimelineWidget &widget, const QColor &colour)
{
    const QImage image = widget.grab().toImage();
    int count = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QColor pixel = image.pixelColor(x, y);
            count += std::abs(pixel.red() - colour.red()) + std::abs(pixel.green() - colour.green()) +
                         std::abs(pixel.blue() - colour.blue()) <
                     12;
        }
    }
    return count;
}

void tst_TimelineMenu::asksForOnePictureWhenTheMouseRests()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    for (int x = 0; x < 40; ++x)
        moveMouse(widget, QPoint(widget.laneLeft() + 100 + 10 * x, 60));
    QVERIFY(wishes.empty());
    QTRY_COMPARE(wishes.size(), size_t(1));
    const auto nearest = widget.content().nearestKeyframe(widget.scale().msAt(490));
    const qint64 us = widget.content().keyframesUs()[*nearest];
    QVERIFY(wishes.front().ms * 1000 >= us && wishes.front().ms * 1000 < us + 1000);
    QVERIFY(wishes.front().width >= 200 && wishes.front().width <= 240 * widget.devicePixelRatioF());
    moveMouse(widget, QPoint(2, 60));
    moveMouse(widget, QPoint(widget.laneLeft() + 490, 61));
    QTRY_COMPARE(wishes.size(), size_t(2)); // it has not come yet
}

void tst_TimelineMenu::showsThePictureThatComes()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    const QColor pink(230, 60, 200);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QTRY_COMPARE(wishes.size(), size_t(1));
    QVERIFY(pixelsLike(widget, pink) == 0);
    wishes.front().done(jpegOf(pink));
    const int shown = pixelsLike(widget, pink);
    QVERIFY2(shown > 20'000, QByteArray::number(shown).constData());
    moveMouse(widget, QPoint(widget.laneLeft() + 700, 60));
    QVERIFY(pixelsLike(widget, pink) == 0);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QCOMPARE(pixelsLike(widget, pink), shown);
    QCOMPARE(wishes.size(), size_t(1)); // it was kept
}

void tst_TimelineMenu::forgetsPicturesOfAnotherFilm()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QTRY_COMPARE(wishes.size(), size_t(1));
    widget.setSource(kUrls, into(wishes));
    const QColor pink(230, 60, 200);
    wishes.front().done(jpegOf(pink));
    moveMouse(widget, QPoint(2, 60));
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QCOMPARE(pixelsLike(widget, pink), 0);
}

void tst_TimelineMenu::asksNoMoreWhereThereAreNone()
{
    std::vector<Wish> wishes;
    TimelineWidget widget;
    widget.setSource(kUrls, into(wishes));
    showFilm(widget, 500);
    moveMouse(widget, QPoint(widget.laneLeft() + 200, 60));
    QTRY_COMPARE(wishes.size(), size_t(1));
    wishes.front().done(fail(ErrorKind::Unavailable, u"busy"_s));
    moveMouse(widget, QPoint(widget.laneLeft() + 300, 60));
    QTRY_COMPARE(wishes.size(), size_t(2));
    auto last = wishes.back().done;
    last(fail(ErrorKind::Unsupported, u"no decoder"_s));
    moveMouse(widget, QPoint(widget.laneLeft() + 400, 60));
    QTest::qWait(300);
    QCOMPARE(wishes.size(), size_t(2));
}

static QMenu *openMenu(TimelineWidget &widget, QPoint at,
                       QContextMenuEvent::Reason reason = QContextMenuEvent::Mouse)
{
    QContextMenuEvent event(reason, at, widget.mapToGlobal(at));
    QCoreApplication::sendEvent(&widget, &event);
    return widget.findChild<QMenu *>();
}

static QAction *actionOf(QMenu *menu, const QString &words)
{
    for (QAction *action : menu->actions()) {
        if (action->text().remove(u'&').contains(words))
            return action;
    }
    return nullptr;
}

void tst_TimelineMenu::theMenuCopiesLinksFromHere()
{
    TimelineWidget widget;
    widget.setSource(kUrls, {});
    showFilm(widget, 500);
    const QPoint place = placeOf(widget, 1'800'000, TimelineLayout::Lane::Rendition);
    const qint64 ms = widget.scale().msAt(place.x() - widget.laneLeft());
    const QString seconds = QString::number(double(ms) / 1000, 'f', 3);
    QMenu *menu = openMenu(widget, place);
    QVERIFY(menu);
    QSignalSpy copied(&widget, &TimelineWidget::copied);
    const auto clipboardAfter = [&](const QString &words) {
        actionOf(menu, words)->trigger();
        return QGuiApplication::clipboard()->text();
    };
    QCOMPARE(clipboardAfter(u"stream"_s), u"http://10.0.0.2:8642/m/c/stream.mp4?start="_s + seconds);
    QCOMPARE(clipboardAfter(u"watch page"_s), u"http://10.0.0.2:8642/m/c/watch#t="_s + seconds);
    QCOMPARE(clipboardAfter(u"segment"_s),
             u"http://192.168.1.23:8642/m/a/0123456789abcdef/fmp4/v1/%1.m4s"_s.arg(ms / 6006));
    QVERIFY(clipboardAfter(u"time"_s).startsWith(u"29:5"_s) ||
            clipboardAfter(u"time"_s).startsWith(u"30:0"_s));
    QVERIFY(copied.size() >= 4);
    menu->close();
    QVERIFY(!openMenu(widget, QPoint(2, 60)) || !menu->isVisible());
}

void tst_TimelineMenu::theMenuPlaysInWhatIsInstalled()
{
    QStringList started;
    bool starts = true;
    InstalledPlayers::System system;
    system.find = [](const QString &name) {
        return name == "vlc"_L1 || name == "kodi"_L1 ? QString(u"/usr/bin/"_s + name) : QString();
    };
    system.launch = [&](const QString &program, const QStringList &arguments) {
        started = QStringList{program} + arguments;
        return starts;
    };
    TimelineWidget widget;
    widget.setSource(kUrls, {});
    widget.setPlayers(InstalledPlayers(system));
    showFilm(widget, 500);
    QSignalSpy failed(&widget, &TimelineWidget::failed);
    QMenu *menu = openMenu(widget, QPoint(widget.laneLeft(), 60));
    QVERIFY(menu && !actionOf(menu, u"mpv"_s));
    actionOf(menu, u"VLC"_s)->trigger();
    QCOMPARE(started, (QStringList{u"/usr/bin/vlc"_s, u"--start-time=0.000"_s, kUrls.master.toString()}));
    QVERIFY(failed.isEmpty());
    starts = false;
    actionOf(menu, u"Kodi"_s)->trigger();
    QCOMPARE(started,
             (QStringList{u"/usr/bin/kodi"_s, u"http://10.0.0.2:8642/m/c/stream.mp4?start=0.000"_s}));
    QCOMPARE(failed.size(), 1);
    QCOMPARE(failed[0][0].toString(), u"Kodi could not be started."_s);
}

void tst_TimelineMenu::theMenuKeyOpensItToo()
{
    TimelineWidget widget;
    showFilm(widget, 500);
    QMenu *menu = openMenu(widget, QPoint(0, 0), QContextMenuEvent::Keyboard);
    QVERIFY(menu);
    QCOMPARE(menu->actions().size(), 1); // there are no links yet
    QVERIFY2(actionOf(menu, u"Copy time 5"_s), qPrintable(menu->actions().front()->text()));
}

QTEST_MAIN(tst_TimelineMenu)
#include "tst_TimelineMenu.moc"
