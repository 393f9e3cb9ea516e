// SPDX-License-Identifier: GPL-3.0-or-later
// A tour through the real window with a real gateway and a real film, as a person would take it: clicks,
// keys, every page, tab and dialog, in every language. With CUEGATE_SHOTS=<folder> the pictures are kept
// (./dev tour). The longest time that the window did not answer is printed.
#include "tests/support/LoopWatch.h"

#include "core/gateway/LocalGateway.h"
#include "ui/AddSourceDialog.h"
#include "ui/CachePage.h"
#include "ui/DiagnosticsDialog.h"
#include "ui/EditSourceDialog.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/NavigationList.h"
#include "ui/NowPlayingPage.h"
#include "ui/ReadablePalette.h"
#include "ui/SettingsDialog.h"
#include "ui/TimelineMenu.h"
#include "ui/TimelineWidget.h"

#include <QApplication>
#include <QContextMenuEvent>
#include <QLabel>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPlainTextEdit>
#include <QProcess>
#include <QPushButton>
#include <QStandardPaths>
#include <QStyleFactory>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr int kPatienceMs = 60'000; // sanitizers on a busy machine

class tst_Tour : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    QString m_film;
    std::unique_ptr<LocalGateway> m_gateway;
    std::unique_ptr<ReadablePalette> m_palette;
    std::unique_ptr<Language> m_language;
    std::unique_ptr<MainWindow> m_window;
    LoopWatch m_watch;
    int m_shots = 0;

    void shoot(QWidget &widget, const QString &name)
    {
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
        const QPixmap picture = widget.grab();
        QVERIFY(!picture.isNull());
        const QString folder = qEnvironmentVariable("CUEGATE_SHOTS");
        const QString file =
            u"%1/tour-%2-%3.png"_s.arg(folder, QString::number(++m_shots).rightJustified(2, u'0'), name);
        if (!folder.isEmpty())
            QVERIFY2(picture.save(file), qPrintable(file));
    }

    const SourceSnapshot *film() const
    {
        return m_gateway->sources().isEmpty() ? nullptr : &m_gateway->sources().front();
    }

    /// A key for the window, which a dialog may have been in front of.
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers)
    {
        m_window->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QWidget *focused = QApplication::focusWidget();
        QTest::keyClick(focused ? focused : m_window.get(), key, modifiers);
    }

    void pressInList(Qt::Key key)
    {
        m_window->list()->setFocus();
        press(key, {});
    }

    static void clickTab(QTabBar *bar, int tab)
    {
        QTest::mouseClick(bar, Qt::LeftButton, {}, bar->tabRect(tab).center());
    }

    /// The dialog that \p open shows; closed by Escape after \p look.
    template <typename Dialog, typename Open, typename Look>
    void visit(Open open, Look look)
    {
        open();
        QTRY_VERIFY(m_window->findChild<Dialog *>());
        auto *dialog = m_window->findChild<Dialog *>();
        look(dialog);
        QTest::keyClick(dialog, Qt::Key_Escape);
        QTRY_VERIFY(!m_window->findChild<Dialog *>());
    }

    void triggerByText(const QString &text)
    {
        const auto actions = m_window->findChildren<QAction *>();
        const auto found = std::ranges::find_if(
            actions, [&text](QAction *action) { return action->text().remove(u'&').startsWith(text); });
        QVERIFY2(found != actions.end(), qPrintable(text));
        (*found)->trigger();
    }

    QByteArray fetch(const QUrl &url)
    {
        static QNetworkAccessManager manager;
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::UserAgentHeader, u"Kodi/20.2 (X11; Linux x86_64)"_s);
        const std::unique_ptr<QNetworkReply> reply(manager.get(request));
        [&] { QTRY_VERIFY_WITH_TIMEOUT(reply->isFinished(), kPatienceMs); }();
        return reply->readAll();
    }

    void playSome()
    {
        const QUrl master = film()->urls.master;
        QUrl playlist;
        for (const QByteArray &line : fetch(master).split('\n')) {
            if (!line.isEmpty() && !line.startsWith('#'))
                playlist = master.resolved(QUrl(QString::fromLatin1(line)));
        }
        QVERIFY(playlist.isValid());
        int segments = 0;
        for (const QByteArray &line : fetch(playlist).split('\n')) {
            if (!line.isEmpty() && !line.startsWith('#') && ++segments <= 3)
                QVERIFY(!fetch(playlist.resolved(QUrl(QString::fromLatin1(line)))).isEmpty());
        }
        QVERIFY(segments > 1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QApplication::setStyle(QStyleFactory::create(u"Fusion"_s));
        m_palette = std::make_unique<ReadablePalette>();
        m_film = m_directory.filePath(u"A walk by the sea (2019).mkv"_s);
        const QString arguments =
            u"-v error -y -f lavfi -i testsrc2=s=640x360:r=25:d=40 -f lavfi -i sine=f=440:r=48000:d=40 -c:v "
            "libx264 -preset ultrafast -g 60 -c:a ac3 -metadata:s:a:0 language=ger -f matroska"_s;
        QProcess ffmpeg;
        if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
            QSKIP("no ffmpeg");
        ffmpeg.start(u"ffmpeg"_s, arguments.split(u' ') << m_film);
        QVERIFY(ffmpeg.waitForFinished(kPatienceMs) && ffmpeg.exitCode() == 0);

        GatewayOptions options;
        options.profileDirectory = m_directory.filePath(u"profile"_s);
        options.bind = QHostAddress(QHostAddress::LocalHost);
        options.mediaPort = 0;
        options.hardwareEncoders.emplace();
        options.passwords = KeyPlace::File;
        m_gateway = std::make_unique<LocalGateway>(options);
        m_language = std::make_unique<Language>();
        connect(m_gateway.get(), &Gateway::settingsChanged, this,
                [this] { m_language->use(m_gateway->settings().language); });
        bool isReady = false;
        m_gateway->start([&](const Result<GatewayReady> &ready) { isReady = ready.has_value(); });
        QTRY_VERIFY_WITH_TIMEOUT(isReady, kPatienceMs);
        m_gateway->changeSettings([](GatewaySettings &settings) { settings.language = u"en"_s; }, {});
        m_window = std::make_unique<MainWindow>(*m_gateway);
        m_window->resize(1180, 760);
        m_window->show();
        m_watch.start();
    }

    void startsEmpty() { shoot(*m_window, u"empty"_s); }

    void addsAFilm()
    {
        press(Qt::Key_N, Qt::ControlModifier);
        QTRY_VERIFY(m_window->findChild<AddSourceDialog *>());
        auto *dialog = m_window->findChild<AddSourceDialog *>();
        dialog->findChild<QPlainTextEdit *>()->setPlainText(m_film);
        shoot(*dialog, u"add"_s);
        const auto buttons = dialog->findChildren<QPushButton *>();
        const auto add = std::ranges::find_if(
            buttons, [](QPushButton *button) { return button->text() == u"&Add"_s && button->isEnabled(); });
        QVERIFY(add != buttons.end());
        QTest::mouseClick(*add, Qt::LeftButton);
        QTRY_VERIFY_WITH_TIMEOUT(film() && film()->state == SourceState::Ready, kPatienceMs);
        QTRY_VERIFY(!m_window->selected().isEmpty());
        auto *timeline = m_window->findChild<TimelineWidget *>();
        QTRY_VERIFY_WITH_TIMEOUT(!timeline->content().renditions().empty(), kPatienceMs);
        shoot(*m_window, u"film"_s);
    }

    void looksAtTheTimeline()
    {
        auto *timeline = m_window->findChild<TimelineWidget *>();
        const QPoint at(timeline->laneLeft() + 200, timeline->height() / 3);
        QTest::mouseMove(timeline, at);
        QTest::qWait(600); // the bubble's picture
        shoot(*m_window, u"bubble"_s);
        QTest::keyClick(timeline, Qt::Key_Plus);
        QTest::keyClick(timeline, Qt::Key_Plus);
        QContextMenuEvent asked(QContextMenuEvent::Mouse, at, timeline->mapToGlobal(at));
        QCoreApplication::sendEvent(timeline, &asked);
        auto *menu = timeline->findChild<TimelineMenu *>();
        QVERIFY(menu);
        shoot(*menu, u"timeline-menu"_s);
        menu->close();
        QTest::keyClick(timeline, Qt::Key_0);
    }

    void opensEveryTabOfTheInspector()
    {
        auto *tabs = m_window->findChild<QTabWidget *>();
        for (int tab = 0; tab < tabs->count(); ++tab) {
            clickTab(tabs->tabBar(), tab);
            QTest::qWait(300); // the structure is read
            shoot(*m_window, u"tab-%1"_s.arg(tab));
        }
        clickTab(tabs->tabBar(), 0);
    }

    void showsWhoPlays()
    {
        playSome();
        QTRY_COMPARE(m_gateway->sessions().size(), 1);
        press(Qt::Key_1, Qt::ControlModifier);
        QVERIFY(qobject_cast<NowPlayingPage *>(m_window->shownPage()));
        QTest::qWait(1200); // a sample of the traffic
        shoot(*m_window, u"now-playing"_s);
        press(Qt::Key_J, Qt::ControlModifier);
        shoot(*m_window, u"jobs"_s);
        press(Qt::Key_J, Qt::ControlModifier);
    }

    void showsTheCache()
    {
        press(Qt::Key_2, Qt::ControlModifier);
        QVERIFY(qobject_cast<CachePage *>(m_window->shownPage()));
        QTest::qWait(300);
        shoot(*m_window, u"cache"_s);
        m_window->select(film()->id);
    }

    void opensEveryDialog()
    {
        visit<SettingsDialog>([this] { press(Qt::Key_Comma, Qt::ControlModifier); },
                              [this](SettingsDialog *dialog) {
                                  for (int tab = 0; tab < dialog->tabs()->count(); ++tab) {
                                      clickTab(dialog->tabs()->tabBar(), tab);
                                      shoot(*dialog, u"settings-%1"_s.arg(tab));
                                  }
                              });
        visit<EditSourceDialog>([this] { pressInList(Qt::Key_F2); },
                                [this](EditSourceDialog *dialog) { shoot(*dialog, u"edit"_s); });
        visit<DiagnosticsDialog>([this] { triggerByText(u"Save diagnostics"_s); },
                                 [this](DiagnosticsDialog *dialog) {
                                     QTest::qWait(300);
                                     shoot(*dialog, u"diagnostics"_s);
                                 });
    }

    void speaksEveryLanguage_data()
    {
        QTest::addColumn<QString>("code");
        for (const Language::Choice &choice : Language::choices())
            QTest::newRow(qPrintable(choice.code)) << choice.code;
    }
    void speaksEveryLanguage()
    {
        QFETCH(const QString, code);
        m_gateway->changeSettings([&code](GatewaySettings &settings) { settings.language = code; }, {});
        QTRY_COMPARE(m_language->current(), code);
        QTest::qWait(200); // another inspector
        m_window->select(film()->id);
        auto *timeline = m_window->findChild<TimelineWidget *>();
        QTRY_VERIFY_WITH_TIMEOUT(!timeline->content().renditions().empty(), kPatienceMs);
        shoot(*m_window, u"film-"_s + code);
        auto *tabs = m_window->findChild<QTabWidget *>();
        clickTab(tabs->tabBar(), 1);
        shoot(*m_window, u"plays-on-"_s + code);
        clickTab(tabs->tabBar(), 0);
        press(Qt::Key_1, Qt::ControlModifier);
        shoot(*m_window, u"now-playing-"_s + code);
        press(Qt::Key_2, Qt::ControlModifier);
        shoot(*m_window, u"cache-"_s + code);
        visit<SettingsDialog>([this] { press(Qt::Key_Comma, Qt::ControlModifier); },
                              [&](SettingsDialog *dialog) {
                                  clickTab(dialog->tabs()->tabBar(), 1);
                                  shoot(*dialog, u"settings-"_s + code);
                              });
    }

    void removesAndTakesItBack()
    {
        m_gateway->changeSettings([](GatewaySettings &settings) { settings.language = u"en"_s; }, {});
        QTRY_COMPARE(m_language->current(), u"en"_s);
        m_window->select(film()->id);
        pressInList(Qt::Key_Delete);
        shoot(*m_window, u"removed"_s);
        const auto buttons = m_window->findChildren<QAbstractButton *>();
        const auto undo = std::ranges::find_if(buttons, [](QAbstractButton *button) {
            return button->isVisible() && button->text().remove(u'&') == "Undo"_L1;
        });
        QVERIFY(undo != buttons.end());
        QTest::mouseClick(*undo, Qt::LeftButton);
        QTRY_COMPARE(m_window->selected(), film()->id);
    }

    void cleanupTestCase()
    {
        qInfo("the window did not answer for %lld ms at most", qint64(m_watch.longestMs()));
        m_window.reset();
        m_gateway.reset();
        m_palette.reset();
    }
};

QTEST_MAIN(tst_Tour)
#include "tst_Tour.moc"
