// SPDX-License-Identifier: GPL-3.0-or-later
// Xtream accounts in the dialogs that add and edit sources, and how they come there.
#include "FilmsInWindow.h"

#include "ui/AccountFields.h"
#include "ui/AddSourceDialog.h"
#include "ui/EditSourceDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTabWidget>
#include <QToolButton>

using namespace cuegate;
using namespace cuegate::test;

class tst_AddingAccounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theAccountIsTypedInThreeFields();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void thePasswordIsShownOnRequest();
    void aPastedMessageFillsTheFields();
    void whatIsTypedStaysWhereItIs();
    void aLinkToAListCanBeAddedAsEither();
    void anotherAccountThanTheLinksIsNoList();
    void aMessagePastedAsServerIsTakenApart();
    void onlyThePageInFrontIsAdded();
    void headersGoAlong();
    void thePagesAreReachedByKeys();
    void pastingIntoTheWindowAsksWhatIsWanted();
    void severalAccountsAreAddedAtOnce();
    void editingKeepsThePassword_data();
    void editingKeepsThePassword();
    void editingALockedAccountNeedsItsPassword();
};

static const QString kMessage = u"Host: http://tv.e.org:8080\nUsername: mara\nPassword: s3cret"_s;
static const QString kLink = u"http://tv.e.org:8080/get.php?username=mara&password=s3cret&type=m3u_plus"_s;
static const QUrl kUrl(u"http://mara:s3cret@tv.e.org:8080/"_s);

static QPushButton *addButton(const QDialog &dialog)
{
    auto *box = dialog.findChild<QDialogButtonBox *>();
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QDialogButtonBox::AcceptRole)
            return qobject_cast<QPushButton *>(button);
    }
    return nullptr;
}

static bool says(const QDialog &dialog, const QString &part)
{
    const auto labels = dialog.findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
        return label->isVisibleTo(&dialog) && label->text().contains(part);
    });
}

static AccountFields &fields(const QDialog &dialog)
{
    return *dialog.findChild<AccountFields *>();
}

static QTabWidget &pages(const QDialog &dialog)
{
    return *dialog.findChild<QTabWidget *>();
}

static void fill(AccountFields &fields, const QString &server, const QString &user, const QString &password)
{
    fields.server()->setText(server);
    fields.user()->setText(user);
    fields.password()->setText(password);
}

static void pasteInto(QWidget &field, const QString &text)
{
    QGuiApplication::clipboard()->setText(text);
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
}

void tst_AddingAccounts::theAccountIsTypedInThreeFields()
{
    AddSourceDialog dialog{QString()};
    pages(dialog).setCurrentIndex(1);
    QVERIFY(!addButton(dialog)->isEnabled());
    QTest::keyClicks(fields(dialog).server(), u"tv.e.org:8080"_s);
    QVERIFY(says(dialog, u"Enter the user name."_s));
    QTest::keyClicks(fields(dialog).user(), u"mara"_s);
    QVERIFY(says(dialog, u"Enter the password."_s));
    QVERIFY(!addButton(dialog)->isEnabled());
    QTest::keyClicks(fields(dialog).password(), u"s3cret"_s);
    QVERIFY(says(dialog, u"The account of “mara” at tv.e.org is ready to add."_s));
    QVERIFY(addButton(dialog)->isEnabled());
    QCOMPARE(dialog.additions().size(), 1);
    QCOMPARE(dialog.additions()[0].location.url, kUrl);
    QCOMPARE(dialog.additions()[0].kind, u"xtream"_s);
}

void tst_AddingAccounts::saysWhatIsWrong_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("scheme") << u"ftp://tv.e.org"_s << u"begins with http:// or https://, not with ftp://"_s;
    QTest::newRow("port") << u"http://tv.e.org:99999"_s << u"There is a mistake in the server's address."_s;
    QTest::newRow("words") << u"my server"_s << u"There is a mistake in the server's address."_s;
    QTest::newRow("query") << u"http://tv.e.org/?a=b"_s << u"Write only the server's address here"_s;
}

void tst_AddingAccounts::saysWhatIsWrong()
{
    QFETCH(QString, server);
    QFETCH(QString, sentence);
    AddSourceDialog dialog{QString()};
    pages(dialog).setCurrentIndex(1);
    fill(fields(dialog), server, u"mara"_s, u"s3cret"_s);
    QVERIFY(says(dialog, sentence));
    QVERIFY(!addButton(dialog)->isEnabled());
    QVERIFY(dialog.additions().isEmpty());
}

void tst_AddingAccounts::thePasswordIsShownOnRequest()
{
    AddSourceDialog dialog{QString()};
    const AccountFields &account = fields(dialog);
    QCOMPARE(account.password()->echoMode(), QLineEdit::Password);
    QCOMPARE(account.showButton()->accessibleName(), u"Show the password"_s);
    QTest::keyClick(account.showButton(), Qt::Key_Space);
    QCOMPARE(account.password()->echoMode(), QLineEdit::Normal);
    QCOMPARE(account.showButton()->accessibleName(), u"Hide the password"_s);
}

void tst_AddingAccounts::aPastedMessageFillsTheFields()
{
    AddSourceDialog dialog{QString()};
    dialog.show();
    auto *sources = dialog.findChild<QPlainTextEdit *>();
    pasteInto(*sources, kMessage);
    QTRY_COMPARE(pages(dialog).currentIndex(), 1);
    QCOMPARE(fields(dialog).server()->text(), u"http://tv.e.org:8080"_s);
    QCOMPARE(fields(dialog).user()->text(), u"mara"_s);
    QCOMPARE(fields(dialog).password()->text(), u"s3cret"_s);
    QVERIFY(sources->toPlainText().isEmpty()); // it is in one place only
    QVERIFY(addButton(dialog)->isEnabled());
    QVERIFY(!dialog.findChild<QRadioButton *>()->isVisible());
    AddSourceDialog opened(kMessage); // from the clipboard
    QCOMPARE(opened.additions().size(), 1);
    QCOMPARE(opened.additions()[0].location.url, kUrl);
}

void tst_AddingAccounts::whatIsTypedStaysWhereItIs()
{
    AddSourceDialog dialog{QString()};
    dialog.show();
    auto *sources = dialog.findChild<QPlainTextEdit *>();
    QTest::keyClicks(sources, kLink);
    QCoreApplication::processEvents();
    QCOMPARE(pages(dialog).currentIndex(), 0);
    QVERIFY(says(dialog, u"1 Xtream account ready to add."_s));
    QCOMPARE(dialog.additions()[0].kind, u"xtream"_s);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().remove(u'&') == u"Show as account"_s && button->isVisible())
            button->click();
    }
    QCOMPARE(pages(dialog).currentIndex(), 1);
    QCOMPARE(dialog.additions()[0].location.url, kUrl);
}

void tst_AddingAccounts::aLinkToAListCanBeAddedAsEither()
{
    AddSourceDialog dialog(kLink);
    dialog.show();
    const auto choices = dialog.findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    QVERIFY(choices[0]->isVisible());
    QVERIFY(choices[0]->isChecked()); // the account, which says more
    QCOMPARE(dialog.additions()[0].kind, u"xtream"_s);
    QCOMPARE(dialog.additions()[0].location.url, kUrl);
    choices[1]->click();
    QVERIFY(says(dialog, u"The list (M3U) of tv.e.org is ready to add."_s));
    QCOMPARE(dialog.additions()[0].kind, QString());
    QCOMPARE(dialog.additions()[0].location.url, QUrl(kLink));
}

void tst_AddingAccounts::anotherAccountThanTheLinksIsNoList()
{
    AddSourceDialog dialog(kLink);
    dialog.show();
    dialog.findChildren<QRadioButton *>()[1]->click();
    fields(dialog).user()->setText(u"tom"_s);
    QVERIFY(!dialog.findChildren<QRadioButton *>()[1]->isVisible());
    QCOMPARE(dialog.additions()[0].kind, u"xtream"_s);
    QCOMPARE(dialog.additions()[0].location.url, QUrl(u"http://tom:s3cret@tv.e.org:8080/"_s));
}

void tst_AddingAccounts::aMessagePastedAsServerIsTakenApart()
{
    AddSourceDialog dialog{QString()};
    dialog.show();
    pages(dialog).setCurrentIndex(1);
    pasteInto(*fields(dialog).server(), kMessage);
    QCOMPARE(fields(dialog).server()->text(), u"http://tv.e.org:8080"_s);
    QCOMPARE(fields(dialog).password()->text(), u"s3cret"_s);
    pasteInto(*fields(dialog).server(), QString());
    fields(dialog).server()->selectAll();
    pasteInto(*fields(dialog).server(), kLink);
    QVERIFY(dialog.findChild<QRadioButton *>()->isVisible());
}

void tst_AddingAccounts::onlyThePageInFrontIsAdded()
{
    AddSourceDialog dialog{QString()};
    dialog.findChild<QPlainTextEdit *>()->setPlainText(u"https://e.org/film.mkv"_s);
    pages(dialog).setCurrentIndex(1);
    QVERIFY(dialog.additions().isEmpty());
    QVERIFY(!addButton(dialog)->isEnabled());
    fill(fields(dialog), u"tv.e.org"_s, u"a"_s, u"b"_s);
    pages(dialog).setCurrentIndex(0);
    QCOMPARE(dialog.additions().size(), 1);
    QCOMPARE(dialog.additions()[0].location.url, QUrl(u"https://e.org/film.mkv"_s));
    QVERIFY(addButton(dialog)->isEnabled());
}

void tst_AddingAccounts::headersGoAlong()
{
    AddSourceDialog dialog(kMessage);
    for (QLineEdit *field : dialog.findChildren<QLineEdit *>()) {
        if (field->accessibleName() == u"User agent"_s)
            field->setText(u"Player/1.0"_s);
    }
    QCOMPARE(dialog.additions()[0].location.headers.size(), size_t(1));
}

void tst_AddingAccounts::thePagesAreReachedByKeys()
{
    AddSourceDialog dialog{QString()};
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QCOMPARE(QApplication::focusWidget(), dialog.findChild<QPlainTextEdit *>());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_X, Qt::AltModifier);
    QCOMPARE(pages(dialog).currentIndex(), 1);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_V, Qt::AltModifier);
    const AccountFields &account = fields(dialog);
    const QList<QWidget *> order{account.server(), account.user(), account.password(), account.showButton()};
    for (QWidget *widget : order) {
        QCOMPARE(QApplication::focusWidget(), widget);
        QTest::keyClick(widget, Qt::Key_Tab);
    }
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_P, Qt::AltModifier);
    QCOMPARE(QApplication::focusWidget(), account.password());
}

void tst_AddingAccounts::pastingIntoTheWindowAsksWhatIsWanted()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    activate(window);
    QGuiApplication::clipboard()->setText(kLink);
    QTest::keyClick(&window, Qt::Key_V, Qt::ControlModifier);
    auto *dialog = window.findChild<AddSourceDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(gateway.added.isEmpty());
    QCOMPARE(dialog->focusWidget(), fields(*dialog).server());
    QTest::keyClick(dialog->focusWidget(), Qt::Key_Return);
    QCOMPARE(gateway.added.size(), 1);
    QCOMPARE(gateway.added[0].url, kUrl);
    QCOMPARE(gateway.addedKinds, QStringList{u"xtream"_s});
    QCOMPARE(gateway.list.last().name, u"tv.e.org"_s);
    QCOMPARE(gateway.probed, QStringList{u"new1"_s});
}

void tst_AddingAccounts::severalAccountsAreAddedAtOnce()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.addTexts({u"xtream://a:b@one.e.org"_s, u"xtream://a:b@two.e.org"_s, u"https://e.org/a.mkv"_s});
    QVERIFY(!window.findChild<AddSourceDialog *>());
    QCOMPARE(gateway.addedKinds, (QStringList{u"xtream"_s, u"xtream"_s, QString()}));
}

void tst_AddingAccounts::editingKeepsThePassword_data()
{
    QTest::addColumn<QUrl>("kept");
    QTest::newRow("as it is given") << kUrl;
    QTest::newRow("as the gateway keeps it")
        << QUrl(u"http://tv.e.org:8080/player_api.php?username=mara&password=s3cret"_s);
}

void tst_AddingAccounts::editingKeepsThePassword()
{
    QFETCH(QUrl, kept);
    FakeGateway gateway;
    gateway.setSources({makeAccount(u"a"_s, u"My account"_s)});
    EditSourceDialog dialog(gateway, gateway.list[0], {kept, {}}, {});
    QCOMPARE(dialog.windowTitle(), u"Edit account"_s);
    AccountFields &account = fields(dialog);
    QCOMPARE(account.server()->text(), u"http://tv.e.org:8080"_s);
    QCOMPARE(account.user()->text(), u"mara"_s);
    QCOMPARE(account.password()->echoMode(), QLineEdit::Password);
    QVERIFY(!dialog.edit().url);
    account.password()->clear(); // means: as it was
    QVERIFY(!dialog.edit().url);
    account.password()->setText(u"new"_s);
    QCOMPARE(dialog.edit().url, QUrl(u"http://mara:new@tv.e.org:8080/"_s));
    QVERIFY(says(dialog, u"The account will be read again."_s));
    account.password()->clear();
    account.server()->setText(u"http://evil.example"_s); // which is not told the password
    auto *save = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QVERIFY(!save->isEnabled());
    QVERIFY(says(dialog, u"Enter the password, too."_s));
    account.server()->setText(u"ftp://tv.e.org"_s);
    QVERIFY(says(dialog, u"not with ftp://"_s));
    account.server()->setText(u"https://tv.e.org"_s);
    save->click();
    QCOMPARE(gateway.edited->url, QUrl(u"https://mara:s3cret@tv.e.org/"_s));
    QVERIFY(!gateway.edited->kind);
}

void tst_AddingAccounts::editingALockedAccountNeedsItsPassword()
{
    FakeGateway gateway;
    SourceSnapshot locked = makeAccount(u"a"_s, u"My account"_s);
    locked.state = SourceState::Locked;
    gateway.setSources({locked});
    EditSourceDialog dialog(gateway, locked, {QUrl(u"http://tv.e.org:8080/player_api.php"_s), {}}, {});
    auto *save = dialog.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QVERIFY(save->isEnabled()); // the name, for example
    QVERIFY(!dialog.edit().url);
    fields(dialog).user()->setText(u"mara"_s);
    QVERIFY(!save->isEnabled());
    fields(dialog).password()->setText(u"s3cret"_s);
    QVERIFY(save->isEnabled());
    QCOMPARE(dialog.edit().url, kUrl);
}

QTEST_MAIN(tst_AddingAccounts)
#include "tst_AddingAccounts.moc"
