// SPDX-License-Identifier: GPL-3.0-or-later
// Renders the window in its states; with CUEGATE_SHOTS=<folder> the pictures are kept for looking at, in
// German, too.
#include "AccountPictures.h"
#include "DarkPalette.h"
#include "FakeGateway.h"
#include "ListPictures.h"
#include "StreamPictures.h"

#include "core/probe/StructureReader.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"
#include "ui/AddSourceDialog.h"
#include "ui/CachePage.h"
#include "ui/CertificateDialog.h"
#include "ui/DiagnosticsDialog.h"
#include "ui/EditSourceDialog.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/NoticeBar.h"
#include "ui/NowPlayingPage.h"
#include "ui/ReadablePalette.h"
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
#include <QScrollArea>
#include <QScrollBar>
#include <QStyle>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

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

namespace {

// What the window shows.
struct Films
{
    SourceSnapshot ready =
        makeSource(u"ready"_s, u"The Lighthouse Keeper's Daughter (2019)"_s, SourceState::Ready);
    SourceSnapshot failed = makeSource(u"failed"_s, u"Holiday in the Harz"_s, SourceState::Failed);
    SourceSnapshot probing = makeSource(u"probing"_s, u"Trains of the North, part 3"_s, SourceState::Probing);
    SourceSnapshot idle = makeSource(u"idle"_s, u"family-2004-summer"_s, SourceState::Idle);
    SourceSnapshot lost = makeSource(u"first"_s, u"Episode 1: The long way home"_s, SourceState::Ready);
    SourceSnapshot second = makeSource(u"second"_s, u"Episode 2"_s, SourceState::Idle);

    Films()
    {
        ready.media = makeFilm(2400);
        ready.upstreamRequests = 2;
        ready.upstreamBytes = 196'000;
        failed.error = {ErrorKind::Unavailable,
                        u"GET https://films.example.org/archive/failed.mkv: 403 Forbidden"_s,
                        ErrorCode::UpstreamAuth};
        idle.kind = u"file"_s;
        idle.displayUrl = u"file:///home/mara/Videos/family/family-2004-summer.mp4"_s;
        lost.media = makeFilm(1200);
        lost.folder = u"A series with a long name, season 2"_s;
        second.folder = lost.folder;
    }
    [[nodiscard]] QList<SourceSnapshot> all() const { return {ready, failed, probing, idle, lost, second}; }
};

} // namespace

class tst_Screenshots : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        m_readable = std::make_unique<ReadablePalette>();
    }
    void rendersEveryState_data();
    void rendersEveryState();
    void cleanupTestCase() { m_readable.reset(); }

private:
    void keep(QWidget &widget, const QString &name);
    void rendersTimeline(MainWindow &window, FakeGateway &gateway);
    void rendersPages(MainWindow &window, FakeGateway &gateway);
    void rendersTabs(MainWindow &window, FakeGateway &gateway);
    void rendersSettings(MainWindow &window, FakeGateway &gateway);
    void rendersList(MainWindow &window);
    void rendersDialogs(MainWindow &window, FakeGateway &gateway);
    void rendersCertificate(MainWindow &window, FakeGateway &gateway);
    void rendersPasswords(MainWindow &window, FakeGateway &gateway);

    std::unique_ptr<ReadablePalette> m_readable;
    Films m_films;
};

void tst_Screenshots::keep(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("CUEGATE_SHOTS");
    QVERIFY(QTest::qWaitForWindowExposed(&widget));
    for (int i = 0; i < 20; ++i)
        QCoreApplication::processEvents();
    const QPixmap picture = widget.grab();
    QVERIFY(!picture.isNull());
    const QString file = u"%1/%2-%3.png"_s.arg(folder, QString::fromLatin1(QTest::currentDataTag()), name);
    if (!folder.isEmpty())
        QVERIFY(picture.save(file));
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
    QTest::addColumn<QString>("language");
    const QSize usual(1180, 760);
    const QSize small(820, 560);
    QTest::newRow("light") << false << usual << Qt::LeftToRight << u"en"_s;
    QTest::newRow("dark") << true << usual << Qt::LeftToRight << u"en"_s;
    QTest::newRow("small") << false << small << Qt::LeftToRight << u"en"_s;
    QTest::newRow("mirrored") << false << usual << Qt::RightToLeft << u"en"_s;
    if (!qEnvironmentVariableIsSet("CUEGATE_SHOTS"))
        return;
    QTest::newRow("german") << false << usual << Qt::LeftToRight << u"de"_s;
    QTest::newRow("german-dark") << true << usual << Qt::LeftToRight << u"de"_s;
    QTest::newRow("german-small") << false << small << Qt::LeftToRight << u"de"_s;
}

void tst_Screenshots::rendersEveryState()
{
    QFETCH(bool, isDark);
    QFETCH(QSize, size);
    QFETCH(Qt::LayoutDirection, direction);
    QFETCH(QString, language);
    const QPalette before = QApplication::palette();
    QApplication::setPalette(isDark ? darkPalette() : QApplication::style()->standardPalette());
    Language spoken;
    spoken.use(language);
    QApplication::setLayoutDirection(direction);

    FakeGateway gateway;
    gateway.setStatus(makeStatus());
    MainWindow window(gateway);
    window.resize(size);
    window.show();
    keep(window, u"1-empty"_s);
    gateway.timeline = makeTimeline(m_films.ready.id);
    gateway.setSources(m_films.all());
    gateway.setJobs(makeJobs(m_films.ready));
    window.select(m_films.ready.id);
    keep(window, u"2-ready"_s);
    QList<SourceSnapshot> looked = m_films.all();
    looked.front().lookPercent = 37;
    gateway.setSources(looked);
    keep(window, u"2-looked-at"_s);
    gateway.setSources(m_films.all());
    rendersTimeline(window, gateway);
    rendersPages(window, gateway);
    rendersTabs(window, gateway);
    rendersSettings(window, gateway);
    rendersList(window);
    rendersDialogs(window, gateway);
    rendersCertificate(window, gateway);
    rendersPasswords(window, gateway);
    renderLists(window, gateway, [this, &window](const QString &name) { keep(window, name); });
    renderStreams(window, gateway, m_films.ready,
                  [this, &window](const QString &name) { keep(window, name); });
    renderAccounts(window, gateway, [this](QWidget &widget, const QString &name) { keep(widget, name); });
    QApplication::setPalette(before);
    QApplication::setLayoutDirection(Qt::LeftToRight);
}

static QScrollBar *scrollBarOf(const QWidget &widget)
{
    for (QWidget *parent = widget.parentWidget(); parent; parent = parent->parentWidget()) {
        if (auto *area = qobject_cast<QScrollArea *>(parent))
            return area->verticalScrollBar();
    }
    return nullptr;
}

void tst_Screenshots::rendersTimeline(MainWindow &window, FakeGateway &gateway)
{
    gateway.makePicture = paintedPicture;
    auto *timeline = window.findChild<TimelineWidget *>();
    QScrollBar *bar = scrollBarOf(*timeline);
    bar->setValue(bar->maximum());
    const QPointF at(timeline->laneLeft() + timeline->scale().xOf(4'506'000), timeline->height() - 92);
    QMouseEvent move(QEvent::MouseMove, at, timeline->mapToGlobal(at), Qt::NoButton, Qt::NoButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(timeline, &move);
    for (int i = 0; i < 8; ++i)
        timeline->zoomIn();
    QTRY_VERIFY(!gateway.wantedPictures.isEmpty());
    keep(window, u"3-zoomed"_s);
    for (int i = 0; i < 20; ++i)
        timeline->zoomIn();
    keep(window, u"3-frames"_s);
    QContextMenuEvent asked(QContextMenuEvent::Mouse, at.toPoint(), timeline->mapToGlobal(at.toPoint()));
    QCoreApplication::sendEvent(timeline, &asked);
    auto *menu = timeline->findChild<TimelineMenu *>();
    QVERIFY(menu);
    keep(*menu, u"3-menu"_s);
    menu->close();
    bar->setValue(0);
}

void tst_Screenshots::rendersPages(MainWindow &window, FakeGateway &gateway)
{
    showJobs(window, true);
    keep(window, u"3-jobs"_s);
    gateway.setSessions(makeSessions(m_films.ready));
    window.showPage(window.findChild<NowPlayingPage *>());
    keep(window, u"3-playing-jobs"_s);
    showJobs(window, false);
    keep(window, u"3-playing"_s);
    gateway.setSessions({});
    keep(window, u"3-playing-nobody"_s);
    gateway.setJobs({});
    window.showPage(window.findChild<CachePage *>());
    gateway.setCache(CacheSnapshot());
    keep(window, u"3-cache-empty"_s);
    gateway.setCache(makeCache());
    keep(window, u"3-cache"_s);
}

void tst_Screenshots::rendersTabs(MainWindow &window, FakeGateway &gateway)
{
    window.select(m_films.ready.id);
    gateway.structure = structureOfAFile();
    auto *tabs = window.findChild<QTabWidget *>();
    for (const auto &[tab, name] :
         {std::pair(1, u"3a-plays-on"_s), std::pair(2, u"3b-cues"_s), std::pair(3, u"3c-structure"_s)}) {
        tabs->setCurrentIndex(tab);
        keep(window, name);
    }
    tabs->setCurrentIndex(0);
}

void tst_Screenshots::rendersSettings(MainWindow &window, FakeGateway &gateway)
{
    window.openSettings();
    auto *settings = window.findChild<SettingsDialog *>();
    settings->resize(settings->size().boundedTo(window.size()));
    for (int i = 0; i < settings->tabs()->count(); ++i) {
        settings->tabs()->setCurrentIndex(i);
        gateway.setCache(makeCache());
        keep(*settings, u"9-settings-%1"_s.arg(i));
    }
    settings->close();
}

void tst_Screenshots::rendersList(MainWindow &window)
{
    window.select(m_films.failed.id);
    keep(window, u"4-failed"_s);
    window.select(m_films.probing.id);
    keep(window, u"5-probing"_s);
    window.select(m_films.idle.id);
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->shortcut() == QKeySequence(QKeySequence::Delete))
            action->trigger();
    }
    QVERIFY(window.notice()->isVisible());
    keep(window, u"6-undo"_s);
    window.notice()->press();
    window.films()->searchField()->setText(u"episode"_s);
    keep(window, u"6-search"_s);
    window.films()->clearSearch();
}

void tst_Screenshots::rendersDialogs(MainWindow &window, FakeGateway &gateway)
{
    EditSourceDialog edit(gateway, m_films.ready,
                          {QUrl(u"https://mara@films.example.org/archive/ready.mkv?token=4711"_s),
                           {{"Referer", "https://films.example.org/"}},
                           1},
                          {m_films.second.folder}, &window);
    edit.show();
    keep(edit, u"9-edit"_s);
    edit.hide();
    AddSourceDialog dialog(u"https://example.org/film.mkv\nhttps://example.org/list.m3u\n"_s, &window);
    dialog.show();
    keep(dialog, u"7-add"_s);
    for (QToolButton *button : dialog.findChildren<QToolButton *>()) {
        if (button->arrowType() == Qt::RightArrow)
            button->setChecked(true);
    }
    dialog.findChild<QPlainTextEdit *>()->setPlainText(u"ftp://example.org/film.mkv"_s);
    keep(dialog, u"8-add-more"_s);
    dialog.close();
    gateway.diagnostics = "{\n    \"versions\": {\n        \"cuegate\": \"0.1.0\"\n    }\n}\n";
    DiagnosticsDialog diagnostics(gateway, &window);
    diagnostics.show();
    keep(diagnostics, u"9-diagnostics"_s);
}

// Of a film that could be played until now.
void tst_Screenshots::rendersCertificate(MainWindow &window, FakeGateway &gateway)
{
    SourceSnapshot lost = m_films.lost;
    lost.state = SourceState::Failed;
    lost.error = {ErrorKind::Unavailable,
                  u"films.example.org cannot be trusted: its certificate is self-signed"_s,
                  ErrorCode::UpstreamTls};
    lost.trustedCertificate = QByteArray(32, 'a');
    lost.refusedCertificate = PeerCertificate{u"films.example.org"_s,
                                              u"films.example.org"_s,
                                              {u"films.example.org"_s, u"www.films.example.org"_s},
                                              QDateTime({2026, 1, 2}, {3, 4}, Qt::UTC),
                                              QDateTime({2036, 1, 2}, {3, 4}, Qt::UTC),
                                              QByteArray(31, '\xAB') + '\x01',
                                              CertificateProblem::SelfSigned};
    SourceSnapshot hanging = m_films.second;
    hanging.state = SourceState::Ready;
    hanging.media = makeFilm(800);
    hanging.conversionFault =
        Error{ErrorKind::Unavailable, u"converting this film hung even when it was tried once more"_s,
              ErrorCode::ConvertHangs};
    gateway.setSources({lost, hanging, m_films.ready});
    window.select(hanging.id);
    keep(window, u"4-conversion"_s);
    window.select(lost.id);
    keep(window, u"4-lost"_s);
    CertificateDialog dialog(gateway, lost, &window);
    dialog.show();
    keep(dialog, u"9-certificate"_s);
}

void tst_Screenshots::rendersPasswords(MainWindow &window, FakeGateway &gateway)
{
    ServerStatus status = makeStatus();
    status.passwords.state = KeyState::Asking;
    gateway.setStatus(status);
    keep(window, u"9-asking"_s);
    SourceSnapshot locked = makeSource(u"locked"_s, u"The Long Winter"_s, SourceState::Locked);
    locked.displayUrl = u"https://tv.example.org/"_s;
    gateway.setSources({locked});
    status.passwords.state = KeyState::Locked;
    status.passwords.locked = 1;
    gateway.setStatus(status);
    window.select(locked.id);
    keep(window, u"9-locked"_s);
    gateway.setStatus(makeStatus());
}

QTEST_MAIN(tst_Screenshots)
#include "tst_Screenshots.moc"
