// SPDX-License-Identifier: GPL-3.0-or-later
// That all texts follow the language while the program runs.
#include "FakeGateway.h"

#include "app/TrayIcon.h"
#include "ui/Inspector.h"
#include "ui/Language.h"
#include "ui/MainWindow.h"
#include "ui/SettingsDialog.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
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
    for (const QWidget *widget : top->findChildren<QWidget *>()) {
        if (!widget->parent()->inherits("QTabBar"))
            texts << widget->accessibleName() << widget->accessibleDescription();
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
    void everyTextOfTheSettingsFollows();
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
