// SPDX-License-Identifier: GPL-3.0-or-later
// The window and the tray over a real gateway whose sources fail: no canary in any text, tool tip or
// accessible text.
#include "app/TrayIcon.h"
#include "core/gateway/LocalGateway.h"
#include "tests/support/Canaries.h"
#include "tests/support/TestOrigin.h"
#include "ui/DiagnosticsDialog.h"
#include "ui/MainWindow.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAction>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static QByteArray textsOf(const QAbstractItemModel &model)
{
    QStringList texts;
    for (int row = 0; row < model.rowCount(); ++row) {
        for (int column = 0; column < model.columnCount(); ++column) {
            for (int role = 0; role < Qt::UserRole + 16; ++role)
                texts << model.index(row, column).data(role).toString();
        }
    }
    return texts.join(u'\n').toUtf8();
}

static QByteArray textsOf(const QWidget &widget)
{
    QStringList texts{widget.toolTip(),   widget.accessibleName(), widget.accessibleDescription(),
                      widget.whatsThis(), widget.statusTip(),      widget.windowTitle()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        texts << label->text();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        texts << button->text();
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        texts << edit->text();
    if (const auto *edit = qobject_cast<const QPlainTextEdit *>(&widget))
        texts << edit->toPlainText();
    for (const QAction *action : widget.actions())
        texts << action->text() << action->toolTip();
    QByteArray all = texts.join(u'\n').toUtf8();
    if (const auto *view = qobject_cast<const QAbstractItemView *>(&widget); view && view->model())
        all += '\n' + textsOf(*view->model());
    for (const QWidget *child : widget.findChildren<QWidget *>(Qt::FindDirectChildrenOnly))
        all += '\n' + textsOf(*child);
    return all;
}

class tst_WindowSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsNoSecret()
    {
        const QByteArrayList canaries{"canary-user",  "canary-word",   "canary-path-9f86d081884c",
                                      "canary-token", "canary-header", "canary-cookie"};
        TestOrigin origin;
        const QTemporaryDir profile;
        GatewayOptions options;
        options.profileDirectory = profile.path();
        options.bind = QHostAddress(QHostAddress::LocalHost);
        options.mediaPort = 0;
        options.passwords = KeyPlace::File;
        LocalGateway gateway(options);
        bool isRunning = false;
        gateway.start([&](const Result<GatewayReady> &ready) { isRunning = ready.has_value(); });
        QTRY_VERIFY(isRunning);
        MainWindow window(gateway);
        TrayIcon tray(gateway);
        window.show();

        QStringList links;
        for (const QString &faults : {u"code=401"_s, u"loop"_s, u"html"_s, u"garbage"_s}) {
            const QByteArray path =
                "/canary-path-9f86d081884c/" + faults.toLatin1().replace('=', '-') + ".mkv";
            origin.serve(path, QByteArray(100'000, 'x'), *parseOriginFaults(faults));
            QUrl url = origin.url(path);
            url.setUserInfo(u"canary-user:canary-word"_s);
            url.setQuery(u"token=canary-token"_s);
            gateway.addSource({url, {{"X-Key", "canary-header"}, {"Cookie", "a=canary-cookie"}}}, {},
                              [](const auto &) {});
            links << url.toString(QUrl::FullyEncoded);
        }
        window.addTexts(links);
        const auto haveFailed = [&] {
            const QList<SourceSnapshot> &sources = gateway.sources();
            return sources.size() == links.size() &&
                   std::all_of(sources.begin(), sources.end(), [](const SourceSnapshot &source) {
                       return source.state == SourceState::Failed;
                   });
        };
        QTRY_VERIFY_WITH_TIMEOUT(haveFailed(), 20'000);
        QByteArray shown;
        for (const SourceSnapshot &source : gateway.sources()) {
            window.select(source.id);
            shown += textsOf(window);
        }
        DiagnosticsDialog dialog(gateway);
        QTRY_VERIFY(!dialog.findChild<QPlainTextEdit *>()->toPlainText().isEmpty());
        shown += textsOf(dialog) + textsOf(*tray.menu());
        for (const QMenu *menu : tray.menu()->findChildren<QMenu *>())
            shown += textsOf(*menu);
        QVERIFY(shown.contains("127.0.0.1") && shown.contains("code-401"));
        QCOMPARE(canaryIn(shown, canaries), QByteArray());
    }

    void showsNoSecretOfALinkThatCannotBeAdded()
    {
        const QTemporaryDir profile;
        GatewayOptions options;
        options.profileDirectory = profile.path();
        LocalGateway gateway(options);
        MainWindow window(gateway);
        window.show();
        window.addTexts({u"ftp://canary-user:canary-word@films.example/f.mkv?token=canary-token"_s,
                         u"http://canary-user:canary-word@/f.mkv?token=canary-token"_s});
        const QByteArray shown = textsOf(window);
        QVERIFY(shown.contains("films.example"));
        QCOMPARE(canaryIn(shown, {"canary-user", "canary-word", "canary-token"}), QByteArray());
    }
};

QTEST_MAIN(tst_WindowSecrets)
#include "tst_WindowSecrets.moc"
