// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/DiagnosticsDialog.h"
#include "ui/MainWindow.h"
#include "ui/ProfileBar.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_ProfileBar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void staysAwayWhileAllIsWell();
    void asksWherePasswordsAreToBeKept();
    void offersToUnlock();
    void saysThatPasswordsWereForOneSession();
    void saysThatTheBackupIsUsedUntilItIsRead();
    void aLockedFilmSaysWhatToDo();
    void showsTheDiagnosticsBeforeTheyAreSaved();
    void saysWhyTheyCannotBeSaved();

private:
    static ServerStatus with(KeyState state, int locked)
    {
        ServerStatus status = makeStatus();
        status.passwords.state = state;
        status.passwords.locked = locked;
        return status;
    }
    static void press(QWidget &widget, const QString &text)
    {
        for (QPushButton *button : widget.findChildren<QPushButton *>()) {
            if (button->text() == text && !button->isHidden())
                return button->click();
        }
        QFAIL(qPrintable(u"there is no button "_s + text));
    }
};

void tst_ProfileBar::staysAwayWhileAllIsWell()
{
    FakeGateway gateway;
    ProfileBar bar(gateway);
    for (const KeyState state : {KeyState::Unneeded, KeyState::Looking, KeyState::Open, KeyState::Session}) {
        gateway.setStatus(with(state, 0));
        QCOMPARE(bar.text(), QString());
    }
}

void tst_ProfileBar::asksWherePasswordsAreToBeKept()
{
    FakeGateway gateway;
    ProfileBar bar(gateway);
    gateway.setStatus(with(KeyState::Asking, 0));
    QVERIFY(bar.text().startsWith(u"Cuegate finds no keychain"_s));
    press(bar, u"Keep them in a &file"_s);
    press(bar, u"F&orget them at the end"_s);
    QCOMPARE(gateway.kept, (QList{KeyPlace::File, KeyPlace::Session}));
    gateway.setStatus(with(KeyState::Open, 0));
    QCOMPARE(bar.text(), QString());
}

void tst_ProfileBar::offersToUnlock()
{
    FakeGateway gateway;
    ProfileBar bar(gateway);
    gateway.setStatus(with(KeyState::Locked, 3));
    QVERIFY2(bar.text().contains(u"3 films"_s), qPrintable(bar.text()));
    press(bar, u"&Unlock"_s);
    QCOMPARE(gateway.unlocks, 1);
}

void tst_ProfileBar::saysThatPasswordsWereForOneSession()
{
    FakeGateway gateway;
    ProfileBar bar(gateway);
    gateway.setStatus(with(KeyState::Session, 1));
    QVERIFY(bar.text().contains(u"kept only until Cuegate ended"_s));
    gateway.setStatus(with(KeyState::Open, 2));
    QVERIFY(bar.text().contains(u"2 films were sealed with a key that is gone"_s));
}

void tst_ProfileBar::saysThatTheBackupIsUsedUntilItIsRead()
{
    FakeGateway gateway;
    ProfileBar bar(gateway);
    ServerStatus status = with(KeyState::Locked, 1);
    status.profileOrigin = ProfileOrigin::Backup;
    gateway.setStatus(status);
    QVERIFY(bar.text().contains(u"backup"_s));
    press(bar, u"OK"_s);
    QVERIFY(bar.text().contains(u"locked"_s)); // what else there is comes after it
    status.passwords.locked = 0;
    gateway.setStatus(status);
    QCOMPARE(bar.text(), QString());
}

void tst_ProfileBar::aLockedFilmSaysWhatToDo()
{
    FakeGateway gateway;
    gateway.setSources({makeSource(u"a"_s, u"Film A"_s, SourceState::Locked)});
    MainWindow window(gateway);
    window.select(u"a"_s);
    window.show();
    const QString said = window.list()->currentIndex().data(Qt::AccessibleTextRole).toString();
    QVERIFY2(said.contains(u"locked"_s), qPrintable(said));
    bool isSaid = false;
    for (const QLabel *label : window.findChildren<QLabel *>())
        isSaid = isSaid || (label->isVisible() && label->text().contains(u"are locked"_s));
    QVERIFY(isSaid);
}

void tst_ProfileBar::showsTheDiagnosticsBeforeTheyAreSaved()
{
    FakeGateway gateway;
    gateway.diagnostics = "{\"log\": [\"line\"]}\n";
    MainWindow window(gateway);
    window.show();
    for (QMenu *menu : window.menuBar()->findChildren<QMenu *>()) {
        for (QAction *action : menu->actions()) {
            if (action->text().contains(u"diagnostics"_s))
                action->trigger();
        }
    }
    auto *dialog = window.findChild<DiagnosticsDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->findChild<QPlainTextEdit *>()->toPlainText(), QString::fromUtf8(gateway.diagnostics));
    const QTemporaryDir dir;
    dialog->saveTo(dir.filePath(u"saved.json"_s));
    QFile saved(dir.filePath(u"saved.json"_s));
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QCOMPARE(saved.readAll(), gateway.diagnostics);
    press(*dialog, u"&Copy"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString::fromUtf8(gateway.diagnostics));
}

void tst_ProfileBar::saysWhyTheyCannotBeSaved()
{
    FakeGateway gateway;
    DiagnosticsDialog dialog(gateway);
    dialog.saveTo(u"/nonexistent/folder/saved.json"_s);
    bool isSaid = false;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        isSaid = isSaid || label->text().contains(u"could not be written"_s);
    QVERIFY(isSaid);
}

QTEST_MAIN(tst_ProfileBar)
#include "tst_ProfileBar.moc"
