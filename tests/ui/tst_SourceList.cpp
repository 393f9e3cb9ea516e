// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/SourceArranging.h"
#include "ui/SourceListModel.h"
#include "ui/SourcePanel.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QInputDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QTest>
#include <QTreeView>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

// "aF" is film a in folder F.
static QList<SourceSnapshot> films(const QString &letters)
{
    QList<SourceSnapshot> films;
    for (const QString &word : letters.split(u' ', Qt::SkipEmptyParts)) {
        films << makeSource(word.left(1), word.left(1), SourceState::Ready);
        films.last().folder = word.mid(1);
    }
    return films;
}

// Rows as they stand, those of folders in brackets.
static QString shown(const QAbstractItemModel &model, const QModelIndex &parent = {})
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        QString text = index.data().toString();
        if (index.data(SourceListModel::IsFolderRole).toBool())
            text += u'[' + shown(model, index) + u']';
        rows << text;
    }
    return rows.join(u' ');
}

namespace {

// The panel as the window has it: it follows the gateway.
class Panel
{
public:
    explicit Panel(FakeGateway &gateway)
        : panel(gateway)
        , arranging(new SourceArranging(gateway, panel))
        , m_gateway(gateway)
    {
        panel.view()->addActions(arranging->actions());
        QObject::connect(&gateway, &Gateway::sourcesChanged, &panel, [this] { update(); });
        panel.resize(320, 500);
        update();
    }
    void update() { panel.model()->update(m_gateway.sources(), {}); }
    void choose(const QStringList &ids)
    {
        panel.select(ids.first());
        for (const QString &id : ids)
            panel.view()->selectionModel()->select(panel.model()->indexOf(id), QItemSelectionModel::Select);
    }
    // Answers the dialog that asks for a name.
    void answer(const QString &text)
    {
        auto *dialog = panel.findChild<QInputDialog *>();
        QVERIFY(dialog);
        dialog->setTextValue(text);
        dialog->accept();
    }
    QAction *action(const QString &text)
    {
        for (QAction *action : arranging->actions()) {
            if (action->text().remove(u'&').startsWith(text))
                return action;
        }
        return nullptr;
    }

    SourcePanel panel;
    SourceArranging *arranging;

private:
    FakeGateway &m_gateway;
};

} // namespace

class tst_SourceList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsFoldersByNameThenLooseFilms();
    void followsEveryChange_data();
    void followsEveryChange();
    void filtersByNameFolderAndPlace();
    void searchSaysHowManyAndChoosesTheFirst();
    void foldersStayFolded();
    void movesFilmsByKeys();
    void movesFilmsByDragging();
    void makesRenamesAndRemovesFolders();
    void tellsOfTenThousandFilmsInFewSignals();
};

void tst_SourceList::showsFoldersByNameThenLooseFilms()
{
    SourceListModel model;
    model.update(films(u"a bSeason10 cSeason2 d eSeason10"_s), {});
    QCOMPARE(shown(model), u"Season2[c] Season10[b e] a d"_s);
    QCOMPARE(model.folders(), (QStringList{u"Season2"_s, u"Season10"_s}));
    QVERIFY(model.isFolder(model.index(0)));
    QVERIFY(!model.source(model.index(0)));
    QCOMPARE(model.source(model.indexOf(u"e"_s))->id, u"e"_s);
    QCOMPARE(model.folderOf(model.indexOf(u"e"_s)), u"Season10"_s);
    QCOMPARE(model.index(1).data(SourceListModel::PlaceRole).toString(), u"2 films"_s);
    QCOMPARE(model.idsIn(u"Season10"_s), (QList<SourceId>{u"b"_s, u"e"_s}));
}

void tst_SourceList::followsEveryChange_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::newRow("reversed") << u"a b c d e"_s << u"e d c b a"_s;
    QTest::newRow("into a folder") << u"a b c"_s << u"a bF c"_s;
    QTest::newRow("out of its folder") << u"aF bF c"_s << u"a bF c"_s;
    QTest::newRow("folder renamed") << u"aF bF c"_s << u"aG bG c"_s;
    QTest::newRow("folder reordered") << u"aF bF cF dG"_s << u"cF aF bF dG"_s;
    QTest::newRow("all new") << u"a bF"_s << u"x yG z"_s;
    QTest::newRow("emptied") << u"a bF"_s << u""_s;
    QTest::newRow("filled") << u""_s << u"a bF"_s;
    QTest::newRow("much at once") << u"a bF c d eG f"_s << u"f x bG y a eF z"_s;
    QTest::newRow("many gaps") << u"a b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G H I J"_s
                               << u"b d f h j l n p r t v x z B D F H J"_s;
}

void tst_SourceList::followsEveryChange()
{
    QFETCH(QString, before);
    QFETCH(QString, after);
    SourceListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    SourceListModel fresh;
    for (const QString &state : {before, after, before}) {
        QHash<SourceId, QPersistentModelIndex> kept; // as selections and scroll positions are
        for (const SourceSnapshot &film : films(before + u' ' + after)) {
            if (const QModelIndex index = model.indexOf(film.id); index.isValid())
                kept.insert(film.id, index);
        }
        model.update(films(state), {});
        fresh.update({}, {});
        fresh.update(films(state), {});
        QCOMPARE(shown(model), shown(fresh));
        for (auto film = kept.cbegin(); film != kept.cend(); ++film)
            QVERIFY(!film->isValid() || model.source(*film)->id == film.key());
        for (const SourceSnapshot &film : films(state))
            QCOMPARE(model.source(model.indexOf(film.id))->id, film.id);
    }
}

void tst_SourceList::filtersByNameFolderAndPlace()
{
    QList<SourceSnapshot> list = films(u"a bF c"_s);
    list[0].name = u"The Lighthouse"_s;
    list[2].displayUrl = u"https://nas.local/Keeper/c.mkv"_s;
    SourceListModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.update(list, {});
    model.setFilter(u"LIGHT the"_s);
    QCOMPARE(shown(model), u"The Lighthouse"_s);
    model.setFilter(u"keeper"_s);
    QCOMPARE(shown(model), u"c"_s);
    model.setFilter(u" f "_s);
    QCOMPARE(shown(model).left(4), u"F[b]"_s);
    model.setFilter(u"light keeper"_s);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.totalCount(), 3);
    model.setFilter({});
    QCOMPARE(model.shownCount(), 3);
}

void tst_SourceList::searchSaysHowManyAndChoosesTheFirst()
{
    FakeGateway gateway;
    QList<SourceSnapshot> list = films(u"a b c"_s);
    list[1].name = u"Trains of the North"_s;
    list[2].name = u"Trains of the South"_s;
    gateway.setSources(list);
    Panel window(gateway);
    window.panel.select(u"a"_s);
    window.panel.searchField()->setText(u"trains"_s);
    QCOMPARE(window.panel.summary(), u"2 of 3 films"_s);
    QCOMPARE(window.panel.chosen(), QList<SourceId>{u"b"_s});
    window.panel.searchField()->setText(u"south"_s);
    QCOMPARE(window.panel.chosen(), QList<SourceId>{u"c"_s});
    window.panel.searchField()->setText(u"nothing"_s);
    QCOMPARE(window.panel.summary(), u"No film matches."_s);
    QTest::keyClick(window.panel.searchField(), Qt::Key_Escape);
    QCOMPARE(window.panel.model()->shownCount(), 3);
    QVERIFY(window.panel.summary().isEmpty());
}

void tst_SourceList::foldersStayFolded()
{
    FakeGateway gateway;
    gateway.setSources(films(u"aF bG c"_s));
    Panel window(gateway);
    window.panel.show();
    const SourceListModel &model = *window.panel.model();
    const auto isOpen = [&](const QString &folder) {
        return window.panel.view()->isExpanded(model.indexOfFolder(folder));
    };
    QVERIFY(isOpen(u"F"_s) && isOpen(u"G"_s));
    window.panel.view()->collapse(model.indexOfFolder(u"F"_s));
    window.panel.searchField()->setText(u"a"_s);
    QVERIFY(isOpen(u"F"_s));
    window.panel.searchField()->clear();
    QVERIFY(!isOpen(u"F"_s) && isOpen(u"G"_s));
    gateway.setSources(films(u"bG"_s));
    gateway.setSources(films(u"aF bG"_s));
    QVERIFY(!isOpen(u"F"_s));
}

void tst_SourceList::movesFilmsByKeys()
{
    FakeGateway gateway;
    gateway.setSources(films(u"a b c d eF fF"_s));
    Panel window(gateway);
    window.panel.show();
    QVERIFY(QTest::qWaitForWindowActive(&window.panel));
    window.choose({u"c"_s});
    window.panel.view()->setFocus();
    QTest::keyClick(window.panel.view(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shown(*window.panel.model()), u"F[e f] a c b d"_s);
    QCOMPARE(window.panel.chosen(), QList<SourceId>{u"c"_s});
    window.choose({u"c"_s, u"b"_s});
    QTest::keyClick(window.panel.view(), Qt::Key_Down, Qt::AltModifier);
    QCOMPARE(shown(*window.panel.model()), u"F[e f] a d c b"_s);
    QTest::keyClick(window.panel.view(), Qt::Key_Down, Qt::AltModifier); // it is the last
    QCOMPARE(shown(*window.panel.model()), u"F[e f] a d c b"_s);
    window.choose({u"f"_s});
    QTest::keyClick(window.panel.view(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(shown(*window.panel.model()), u"F[f e] a d c b"_s);
}

void tst_SourceList::movesFilmsByDragging()
{
    FakeGateway gateway;
    gateway.setSources(films(u"a b c dF eF"_s));
    Panel window(gateway);
    SourceListModel &model = *window.panel.model();
    const auto drag = [&](const QStringList &ids, int row, const QModelIndex &parent) {
        QModelIndexList indexes;
        for (const QString &id : ids)
            indexes << model.indexOf(id);
        const std::unique_ptr<QMimeData> data(model.mimeData(indexes));
        QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, row, 0, parent));
        model.dropMimeData(data.get(), Qt::MoveAction, row, 0, parent);
    };
    drag({u"c"_s}, 1, {}); // the folder is row 0
    QCOMPARE(shown(model), u"F[d e] c a b"_s);
    drag({u"a"_s}, -1, model.indexOfFolder(u"F"_s));
    QCOMPARE(shown(model), u"F[d e a] c b"_s);
    drag({u"b"_s, u"e"_s}, 0, model.indexOfFolder(u"F"_s));
    QCOMPARE(shown(model), u"F[b e d a] c"_s);
    drag({u"d"_s}, -1, {});
    QCOMPARE(shown(model), u"F[b e a] c d"_s);
    QMimeData other;
    other.setText(u"a"_s);
    QVERIFY(!model.canDropMimeData(&other, Qt::MoveAction, 0, 0, {}));
}

void tst_SourceList::makesRenamesAndRemovesFolders()
{
    FakeGateway gateway;
    gateway.setSources(films(u"a b c"_s));
    Panel window(gateway);
    window.choose({u"a"_s, u"c"_s});
    window.action(u"New folder"_s)->trigger();
    window.answer(u"  Trains  "_s);
    QCOMPARE(shown(*window.panel.model()), u"Trains[a c] b"_s);

    window.panel.view()->setCurrentIndex(window.panel.model()->index(0));
    QVERIFY(window.action(u"Remove folder"_s)->isVisible());
    window.action(u"Rename folder"_s)->trigger();
    window.answer(u"Railways"_s);
    QCOMPARE(shown(*window.panel.model()), u"Railways[a c] b"_s);

    window.panel.view()->setCurrentIndex(window.panel.model()->index(0));
    window.action(u"Remove folder"_s)->trigger();
    QCOMPARE(shown(*window.panel.model()), u"b a c"_s);
    QVERIFY(gateway.removed.isEmpty());
}

// How long it takes is measured by bench_SourceList; here, that the work does not grow with the list's
// square.
void tst_SourceList::tellsOfTenThousandFilmsInFewSignals()
{
    constexpr int kFilms = 10'000;
    QList<SourceSnapshot> list;
    for (int i = 0; i < kFilms; ++i) {
        list << makeSource(QString::number(i), u"Film %1"_s.arg(i), SourceState::Idle);
        list.last().folder = i % 10 == 0 ? u"Folder %1"_s.arg(i % 100) : QString();
    }
    FakeGateway gateway;
    Panel window(gateway);
    window.panel.show();
    int signalled = 0;
    int rows = 0;
    const auto count = [&](const QModelIndex &, int first, int last) {
        ++signalled;
        rows += last - first + 1;
    };
    SourceListModel &model = *window.panel.model();
    connect(&model, &QAbstractItemModel::rowsInserted, this, count);
    connect(&model, &QAbstractItemModel::rowsRemoved, this, count);
    connect(&model, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex &first, const QModelIndex &last) { count({}, first.row(), last.row()); });

    gateway.setSources(list);
    QCOMPARE(model.shownCount(), kFilms);
    QVERIFY2(signalled <= 21, qPrintable(QString::number(signalled)));
    signalled = rows = 0;
    list[5000].state = SourceState::Probing;
    list[5001].state = SourceState::Probing;
    list[7001].state = SourceState::Probing;
    gateway.setSources(list);
    QVERIFY2(rows <= 4 && signalled <= 3, qPrintable(QString::number(rows)));
    signalled = 0;
    window.panel.searchField()->setText(u"9"_s); // matches that lie everywhere
    window.panel.searchField()->setText(u"99"_s);
    window.panel.searchField()->clear();
    QVERIFY2(signalled <= 300, qPrintable(QString::number(signalled)));
    QCOMPARE(model.shownCount(), kFilms);
    signalled = 0;
    std::reverse(list.begin(), list.end());
    gateway.setSources(list);
    QVERIFY2(signalled <= 20, qPrintable(QString::number(signalled)));
}

QTEST_MAIN(tst_SourceList)
#include "tst_SourceList.moc"
