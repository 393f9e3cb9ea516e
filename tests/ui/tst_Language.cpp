// SPDX-License-Identifier: GPL-3.0-or-later
// That all texts follow the language while the program runs.
#include "FakeGateway.h"

#include "app/TrayIcon.h"
#include "ui/AddSourceDialog.h"
#include "ui/CachePage.h"
#include "ui/CertificateDialog.h"
#include "ui/DiagnosticsDialog.h"
#include "ui/EditSourceDialog.h"
#include "ui/Inspector.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/NowPlayingPage.h"
#include "ui/SettingsDialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

// A language of its own, in which every text can be told from English.
class Bracketed final : public QTranslator
{
public:
    bool isEmpty() const override { return false; }
    QString translate(const char *, const char *source, const char *, int) const override
    {
        return u"⟦%1⟧"_s.arg(QString::fromUtf8(source));
    }
};

QStringList textsOf(const QWidget *top)
{
    QStringList texts{top->windowTitle()};
    for (const QLabel *label : top->findChildren<QLabel *>())
        texts << label->text();
    for (const QAbstractButton *button : top->findChildren<QAbstractButton *>()) {
        if (!button->parent()->inherits("QTabBar")) // its arrows are Qt's
            texts << button->text() << button->toolTip() << button->accessibleName();
    }
    for (const QAction *action : top->findChildren<QAction *>())
        texts << action->text() << action->toolTip();
    for (const QComboBox *box : top->findChildren<QComboBox *>()) {
        for (int i = 0; i < box->count(); ++i)
            texts << box->itemText(i);
    }
    for (const QListWidget *list : top->findChildren<QListWidget *>()) {
        for (int i = 0; i < list->count(); ++i)
            texts << list->item(i)->text();
    }
    for (const QTabWidget *tabs : top->findChildren<QTabWidget *>()) {
        for (int i = 0; i < tabs->count(); ++i)
            texts << tabs->tabText(i);
    }
    for (const QLineEdit *field : top->findChildren<QLineEdit *>())
        texts << field->placeholderText();
    for (const QPlainTextEdit *field : top->findChildren<QPlainTextEdit *>())
        texts << field->placeholderText();
    for (const QSpinBox *box : top->findChildren<QSpinBox *>())
        texts << box->specialValueText();
    for (const QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->parent()->inherits("QTabBar"))
            texts << widget->toolTip() << widget->accessibleName() << widget->accessibleDescription();
    }
    texts.removeAll(QString());
    texts.sort();
    return texts;
}

} // namespace

class tst_Language : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanup();
    void everyTextOfTheWindowFollows();
    void everyTextOfAListFollows_data();
    void everyTextOfAListFollows();
    void everyTextOfTheSettingsFollows();
    void dialogsThatAreOpenFollow();
    void theQuestionAboutACertificateStays();
    void aRefusalFollows();
    void questionsFollow();
    void fileDialogsFollow();
    void theTrayFollows();
    void selectionAndPageStay();
    void offersWhatIsCompiledIn();
    void numbersFollowTheLanguage();

private:
    void switchLanguage()
    {
        QCoreApplication::installTranslator(&m_bracketed);
        for (int i = 0; i < 3; ++i)
            QCoreApplication::processEvents();
    }
    Bracketed m_bracketed;
};

void tst_Language::cleanup()
{
    QCoreApplication::removeTranslator(&m_bracketed);
    QCoreApplication::processEvents();
}

// \p before was made in another language than \p after.
static void compareTexts(const QWidget &before, const QWidget &after)
{
    const QStringList followed = textsOf(&before);
    const QStringList fresh = textsOf(&after);
    for (const QString &text : followed)
        QVERIFY2(fresh.contains(text), qPrintable(text));
    for (const QString &text : fresh)
        QVERIFY2(followed.contains(text), qPrintable(text));
}

void tst_Language::everyTextOfTheWindowFollows()
{
    FakeGateway gateway;
    gateway.setStatus(makeStatus());
    const SourceSnapshot film = makeSource(u"a"_s, u"Film A"_s, SourceState::Failed);
    gateway.setSources({film});
    gateway.setJobs(makeJobs(film));
    MainWindow window(gateway);
    window.show();
    gateway.setCache(makeCache());
    switchLanguage();
    MainWindow fresh(gateway);
    fresh.show();
    gateway.setCache(makeCache());
    compareTexts(window, fresh);
}

void tst_Language::everyTextOfAListFollows_data()
{
    QTest::addColumn<SourceSnapshot>("list");
    QTest::addColumn<SourceState>("state");
    QTest::addColumn<bool>("isRead");
    const SourceSnapshot list = makeList(u"l"_s, u"List"_s, 400, 20);
    QTest::newRow("read") << list << SourceState::Ready << true;
    QTest::newRow("being read") << list << SourceState::Probing << false;
    QTest::newRow("being read again") << list << SourceState::Probing << true;
    QTest::newRow("not read") << list << SourceState::Idle << false;
    QTest::newRow("failed") << list << SourceState::Failed << false;
    QTest::newRow("account") << makeAccount(u"l"_s, u"List"_s) << SourceState::Ready << true;
    QTest::newRow("account, not read") << makeAccount(u"l"_s, u"List"_s) << SourceState::Idle << false;
}

void tst_Language::everyTextOfAListFollows()
{
    QFETCH(SourceSnapshot, list);
    QFETCH(SourceState, state);
    QFETCH(bool, isRead);
    FakeGateway gateway;
    list.state = state;
    list.error = {ErrorKind::Unavailable, {}, ErrorCode::UpstreamDns};
    if (!isRead)
        list.list.reset();
    gateway.setSources({list});
    gateway.entries = [](const ListQuery &) -> Result<ListPage> { return ListPage(); };
    MainWindow window(gateway);
    window.show();
    QTest::qWait(0);
    switchLanguage();
    MainWindow fresh(gateway);
    fresh.show();
    QTest::qWait(0);
    compareTexts(window, fresh);
}

void tst_Language::everyTextOfTheSettingsFollows()
{
    FakeGateway gateway;
    gateway.setStatus(makeStatus());
    SettingsDialog dialog(gateway);
    dialog.show();
    switchLanguage();
    SettingsDialog fresh(gateway);
    fresh.show();
    compareTexts(dialog, fresh);
}

static QPushButton *button(const QWidget &dialog, QDialogButtonBox::StandardButton which)
{
    return dialog.findChild<QDialogButtonBox *>()->button(which);
}

static QPushButton *button(const QWidget &dialog, const QString &text)
{
    for (QPushButton *found : dialog.findChildren<QPushButton *>()) {
        if (found->text().remove(u'&').contains(text) && !found->isHidden())
            return found;
    }
    return nullptr;
}

void tst_Language::dialogsThatAreOpenFollow()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"Film A"_s, SourceState::Ready)});
    const SourceLocation place{QUrl(u"https://e.org/a.mkv"_s), {}};
    const auto change = [](EditSourceDialog &dialog) {
        for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
            if (field->text() == "https://e.org/a.mkv"_L1)
                return field->setText(u"https://e.org/b.mkv"_s);
        }
    };
    AddSourceDialog add(u"https://e.org/a.mkv"_s);
    AddSourceDialog wrong(u"rtsp://e.org/a"_s);
    AddSourceDialog account(u"http://e.org/get.php?username=a&password=b"_s);
    EditSourceDialog edit(gateway, gateway.list[0], place, {u"Folder"_s});
    change(edit);
    DiagnosticsDialog diagnostics(gateway);
    button(diagnostics, u"Copy"_s)->click();
    SourceSnapshot doubtful = gateway.list[0];
    doubtful.displayUrl = place.url.toString();
    doubtful.trustedCertificate = QByteArray(32, 'b');
    doubtful.refusedCertificate = PeerCertificate();
    gateway.editError = Error{ErrorKind::Unavailable, {}};
    const auto refuse = [](CertificateDialog &dialog) { button(dialog, u"Trust"_s)->click(); };
    CertificateDialog certificate(gateway, doubtful);
    refuse(certificate);
    switchLanguage();
    compareTexts(add, AddSourceDialog(u"https://e.org/a.mkv"_s));
    compareTexts(wrong, AddSourceDialog(u"rtsp://e.org/a"_s));
    compareTexts(account, AddSourceDialog(u"http://e.org/get.php?username=a&password=b"_s));
    EditSourceDialog freshEdit(gateway, gateway.list[0], place, {u"Folder"_s});
    change(freshEdit);
    compareTexts(edit, freshEdit);
    const DiagnosticsDialog freshDiagnostics(gateway);
    button(freshDiagnostics, u"Copy"_s)->click();
    compareTexts(diagnostics, freshDiagnostics);
    CertificateDialog freshCertificate(gateway, doubtful);
    refuse(freshCertificate);
    compareTexts(certificate, freshCertificate);
}

void tst_Language::theQuestionAboutACertificateStays()
{
    FakeGateway gateway;
    SourceSnapshot film = makeSource(u"a"_s, u"Film A"_s, SourceState::Failed);
    film.refusedCertificate = PeerCertificate();
    gateway.setSources({film});
    MainWindow window(gateway);
    window.show();
    button(window, u"Trust this certificate"_s)->click();
    QVERIFY(window.findChild<CertificateDialog *>());
    switchLanguage();
    const auto *dialog = window.findChild<CertificateDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->windowTitle().startsWith(u'⟦'));
}

void tst_Language::aRefusalFollows()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"Film A"_s, SourceState::Ready)});
    gateway.editError = Error{ErrorKind::Unavailable, {}};
    const auto refused = [&gateway](EditSourceDialog &dialog) {
        button(dialog, QDialogButtonBox::Save)->click();
    };
    const SourceLocation place{QUrl(u"https://e.org/a.mkv"_s), {}};
    EditSourceDialog edit(gateway, gateway.list[0], place, {});
    refused(edit);
    const QStringList before = textsOf(&edit);
    switchLanguage();
    EditSourceDialog fresh(gateway, gateway.list[0], place, {});
    QVERIFY(textsOf(&fresh).size() < before.size()); // it says why it was refused
    refused(fresh);
    compareTexts(edit, fresh);
}

void tst_Language::questionsFollow()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    window.showPage(window.findChild<CachePage *>());
    gateway.setCache(makeCache());
    window.showPage(window.findChild<NowPlayingPage *>());
    gateway.setSessions(makeSessions(makeSource(u"a"_s, u"Film A"_s, SourceState::Ready)));
    const auto openAll = [&window] {
        for (QAction *action : window.findChildren<QAction *>()) {
            if (action->text().contains(u"&About Cuegate"_s))
                action->trigger();
        }
        button(window, u"Clear all…"_s)->click();
        for (QAbstractButton *stop : window.findChildren<QAbstractButton *>()) {
            if (stop->accessibleName().contains(u"Stop “"_s))
                return stop->click();
        }
    };
    openAll();
    const QList<QMessageBox *> boxes = window.findChildren<QMessageBox *>();
    QStringList titles;
    for (const QMessageBox *box : boxes)
        titles << box->windowTitle();
    QCOMPARE(titles, (QStringList{u"About Cuegate"_s, u"Clear the cache"_s, u"Stop a player"_s}));
    switchLanguage();
    openAll();
    const QList<QMessageBox *> all = window.findChildren<QMessageBox *>();
    QCOMPARE(all.size(), 6);
    for (qsizetype i = 0; i < 3; ++i)
        compareTexts(*all[i], *all[i + 3]);
}

void tst_Language::fileDialogsFollow()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    FakeGateway gateway;
    AddSourceDialog add{QString()};
    DiagnosticsDialog diagnostics(gateway);
    button(add, u"Choose files"_s)->click();
    button(add, u"Choose folder"_s)->click();
    button(diagnostics, u"Save"_s)->click();
    QList<QFileDialog *> dialogs =
        add.findChildren<QFileDialog *>() + diagnostics.findChildren<QFileDialog *>();
    QCOMPARE(dialogs.size(), 3);
    switchLanguage();
    for (const QFileDialog *dialog : dialogs) {
        QVERIFY2(dialog->windowTitle().startsWith(u'⟦'), qPrintable(dialog->windowTitle()));
        const bool isFolder = dialog->fileMode() == QFileDialog::Directory;
        QVERIFY(isFolder || dialog->nameFilters().first().startsWith(u'⟦'));
    }
}

void tst_Language::theTrayFollows()
{
    FakeGateway gateway;
    gateway.setStatus(makeStatus());
    TrayIcon tray(gateway);
    switchLanguage();
    const TrayIcon fresh(gateway);
    compareTexts(*tray.menu(), *fresh.menu());
}

void tst_Language::selectionAndPageStay()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"Film A"_s, SourceState::Ready),
                        makeSource(u"b"_s, u"Film B"_s, SourceState::Ready)});
    MainWindow window(gateway);
    window.show();
    window.select(u"b"_s);
    const QWidget *before = window.shownPage();
    switchLanguage();
    QCOMPARE(window.selected(), u"b"_s);
    QVERIFY(window.shownPage() != before);
    QVERIFY(qobject_cast<Inspector *>(window.shownPage()));
    QCOMPARE(gateway.watched.last(), u"b"_s);
}

void tst_Language::offersWhatIsCompiledIn()
{
    QStringList codes;
    for (const Language::Choice &choice : Language::choices()) {
        codes << choice.code;
        QVERIFY(!choice.name.isEmpty() && choice.name != choice.code);
    }
    for (const QString &code : {u"en"_s, u"de"_s, u"fr"_s, u"es"_s, u"zh_CN"_s})
        QVERIFY2(codes.contains(code), qPrintable(code));
}

void tst_Language::numbersFollowTheLanguage()
{
    const QLocale before;
    Language language;
    language.use(u"de"_s);
    QCOMPARE(language.current(), u"de"_s);
    QCOMPARE(QLocale().toString(1.5), u"1,5"_s);
    language.use(u"nonsense"_s);
    QVERIFY(language.current() != u"nonsense"_s);
    language.use(u"en"_s);
    QCOMPARE(QLocale().toString(1.5), u"1.5"_s);
    QLocale::setDefault(before);
}

QTEST_MAIN(tst_Language)
#include "tst_Language.moc"
