// SPDX-License-Identifier: GPL-3.0-or-later
// The ways by which films come into the window.
#include "FilmsInWindow.h"

#include "ui/AddSourceDialog.h"
#include "ui/NoticeBar.h"

#include <QClipboard>
#include <QDropEvent>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_MainWindowAdding : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void startsWithAWayToAdd();
    void pasteAddsAndProbes();
    void saysWhatIsWrongWithADrop();
    void droppedLinksAreAdded();
    void droppedFoldersAddTheirFilms();
    void saysNothingWhenNothingIsToBeAdded();
};

void tst_MainWindowAdding::startsWithAWayToAdd()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    QGuiApplication::clipboard()->setText(u"https://example.org/in-the-clipboard.mkv"_s);
    for (QPushButton *button : window.findChildren<QPushButton *>()) {
        if (button->isVisible() && button->text().startsWith(u"Add a film"_s))
            button->click();
    }
    auto *dialog = window.findChild<AddSourceDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->additions().size(), 1);
    dialog->accept();
    QCOMPARE(gateway.added.size(), 1);
    QCOMPARE(window.selected(), u"new1"_s);
}

void tst_MainWindowAdding::pasteAddsAndProbes()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    activate(window);
    QGuiApplication::clipboard()->setText(u"https://example.org/one.mkv\nhttps://example.org/two.mkv"_s);
    QTest::keyClick(&window, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(gateway.added.size(), 2);
    QCOMPARE(gateway.list.first().name, u"one"_s);
    QCOMPARE(gateway.probed, (QStringList{u"new1"_s, u"new2"_s}));
}

static void drop(MainWindow &window, const QMimeData &data)
{
    QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent event(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &event);
}

void tst_MainWindowAdding::saysWhatIsWrongWithADrop()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    QMimeData data;
    data.setText(u"ftp://example.org/film.mkv"_s);
    drop(window, data);
    QVERIFY(gateway.added.isEmpty());
    QVERIFY(window.notice()->text().contains(u"“ftp” is not supported"_s));
}

void tst_MainWindowAdding::droppedLinksAreAdded()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    QMimeData data;
    data.setUrls({QUrl(u"https://example.org/a%20b.mkv?token=1%2F2"_s)});
    drop(window, data);
    QCOMPARE(gateway.added.size(), 1);
    QCOMPARE(gateway.added[0].url.toString(QUrl::FullyEncoded),
             u"https://example.org/a%20b.mkv?token=1%2F2"_s);
}

void tst_MainWindowAdding::droppedFoldersAddTheirFilms()
{
    QTemporaryDir folder;
    FakeGateway gateway;
    MainWindow window(gateway);
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(folder.path())});
    drop(window, data);
    QTRY_VERIFY(window.notice()->text().startsWith(u"There are no films in"_s));
    for (const QString &name : {u"b.mkv"_s, u"a.mp4"_s, u"c.txt"_s}) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    drop(window, data);
    QTRY_COMPARE(gateway.added.size(), 2);
    QCOMPARE(gateway.added[0].url, QUrl::fromLocalFile(folder.filePath(u"a.mp4"_s)));
    QVERIFY(window.notice()->text().startsWith(u"Added 2 films from"_s));
}

void tst_MainWindowAdding::saysNothingWhenNothingIsToBeAdded()
{
    FakeGateway gateway;
    MainWindow window(gateway);
    window.show();
    window.addTexts({});
    QVERIFY(!window.notice()->isVisible());
    window.addTexts({u" "_s});
    QVERIFY(window.notice()->isVisible());
}

QTEST_MAIN(tst_MainWindowAdding)
#include "tst_MainWindowAdding.moc"
