// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the window in its states; with CUEGATE_SHOTS=<folder> the pictures are kept for looking at.
#include "FakeGateway.h"

#include "core/probe/StructureReader.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"
#include "ui/AddSourceDialog.h"
#include "ui/CachePage.h"
#include "ui/DiagnosticsDialog.h"
#include "ui/EditSourceDialog.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/NowPlayingPage.h"
#include "ui/SettingsDialog.h"
#include "ui/SourcePanel.h"
#include "ui/TimelineMenu.h"
#include "ui/TimelineWidget.h"

#include <QAbstractItemView>
#include <QAction>
#include <QApplication>
#include <QBuffer>
#include <QContextMenuEvent>
#include <QFile>
#include <QLineEdit>
#include <QMouseEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QStyle>
#include <QStyleFactory>
#include <QTabWidget>
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
    void rendersPasswords(FakeGateway &gateway, MainWindow &window, const QString &tag);
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

static void showJobs(MainWindow &window, bool isShown)
{
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->isCheckable())
            action->setChecked(isShown);
    }
}

// Of a real file where this machine has one.
static std::function<Result<StructurePage>(const StructurePlace &)> structureOfAFile()
{
    const QStringList files = sharedMediaFiles({u"qt__multitrack.mkv"_s});
    QFile file(files.value(0));
    const QByteArray bytes = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    const auto source = std::make_shared<MemoryByteSource>(bytes);
    return [source](const StructurePlace &place) { return readStructure(*source, place, {}); };
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
    SourceSnapshot first = makeSource(u"first"_s, u"Episode 1: The long way home"_s, SourceState::Ready);
    first.media = makeFilm(1200);
    first.folder = u"A series with a long name, season 2"_s;
    SourceSnapshot second = makeSource(u"second"_s, u"Episode 2"_s, SourceState::Idle);
    second.folder = first.folder;
    gateway.setSources({ready, failed, probing, idle, first, second});
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
    showJobs(window, true);
    keep(window, tag + u"-3-jobs"_s);
    gateway.setSessions(makeSessions(ready));
    window.showPage(window.findChild<NowPlayingPage *>());
    keep(window, tag + u"-3-playing-jobs"_s);
    showJobs(window, false);
    keep(window, tag + u"-3-playing"_s);
    gateway.setSessions({});
    keep(window, tag + u"-3-playing-nobody"_s);
    window.select(ready.id);
    gateway.structure = structureOfAFile();
    auto *tabs = window.findChild<QTabWidget *>();
    for (const auto &[tab, name] :
         {std::pair(1, u"-3a-plays-on"_s), std::pair(2, u"-3b-cues"_s), std::pair(3, u"-3c-structure"_s)}) {
        tabs->setCurrentIndex(tab);
        keep(window, tag + name);
    }
    tabs->setCurrentIndex(0);
    gateway.setJobs({});
    gateway.setCache(makeCache());
    window.showPage(window.findChild<CachePage *>());
    keep(window, tag + u"-3-cache"_s);
    window.openSettings();
    auto *settings = window.findChild<SettingsDialog *>();
    settings->resize(settings->size().boundedTo(size));
    for (int i = 0; i < settings->tabs()->count(); ++i) {
        settings->tabs()->setCurrentIndex(i);
        gateway.setCache(makeCache());
        keep(*settings, u"%1-9-settings-%2"_s.arg(tag).arg(i));
    }
    settings->close();
    window.select(failed.id);
    keep(window, tag + u"-4-failed"_s);
    window.select(probing.id);
    keep(window, tag + u"-5-probing"_s);
    window.select(idle.id);
    QTest::keyClick(window.list(), Qt::Key_Delete);
    keep(window, tag + u"-6-undo"_s);

    window.films()->searchField()->setText(u"episode"_s);
    keep(window, tag + u"-6-search"_s);
    window.films()->clearSearch();
    EditSourceDialog edit(gateway, ready,
                          {QUrl(u"https://mara@films.example.org/archive/ready.mkv?token=4711"_s),
                           {{"Referer", "https://films.example.org/"}},
                           1},
                          {first.folder}, &window);
    edit.show();
    keep(edit, tag + u"-9-edit"_s);
    edit.hide();

    AddSourceDialog dialog(u"https://example.org/film.mkv\nhttps://example.org/other.mp4\n"_s, &window);
    dialog.show();
    keep(dialog, tag + u"-7-add"_s);
    dialog.findChild<QToolButton *>()->setChecked(true);
    dialog.findChild<QPlainTextEdit *>()->setPlainText(u"ftp://example.org/film.mkv"_s);
    keep(dialog, tag + u"-8-add-more"_s);
    dialog.close();
    rendersPasswords(gateway, window, tag);
    QApplication::setPalette(before);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

void tst_Screenshots::rendersPasswords(FakeGateway &gateway, MainWindow &window, const QString &tag)
{
    ServerStatus status = makeStatus();
    status.passwords.state = KeyState::Asking;
    gateway.setStatus(status);
    keep(window, tag + u"-9-asking"_s);
    SourceSnapshot locked = makeSource(u"locked"_s, u"The Long Winter"_s, SourceState::Locked);
    locked.displayUrl = u"https://tv.example.org/"_s;
    gateway.setSources({locked});
    status.passwords.state = KeyState::Locked;
    status.passwords.locked = 1;
    gateway.setStatus(status);
    window.select(locked.id);
    keep(window, tag + u"-9-locked"_s);
    gateway.diagnostics = "{\n    \"versions\": {\n        \"cuegate\": \"0.1.0\"\n    }\n}\n";
    DiagnosticsDialog diagnostics(gateway, &window);
    diagnostics.show();
    keep(diagnostics, tag + u"-9-diagnostics"_s);
}

QTEST_MAIN(tst_Screenshots)
#include "tst_Screenshots.moc"
