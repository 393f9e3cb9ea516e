// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/FilterBar.h"
#include "ui/StructurePanel.h"

#include <QAbstractItemModelTester>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_StructurePanel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void asksForNothingBeforeItIsSeen();
    void asksForChildrenWhenANodeIsOpened();
    void lastRowLoadsTheNextPage();
    void saysWhatFailedAndTriesAgain();
    void forgetsAnswersForAFormerSource();
    void filtersWhatIsLoaded();
    void exportsWhatIsShown();
    void saysWhenThereIsNoStructure();
};

static SourceSnapshot film(const QString &id = u"a"_s)
{
    SourceSnapshot source = makeSource(id, u"Film"_s, SourceState::Ready);
    source.media = makeFilm(3);
    return source;
}

static StructurePlace placeOf(quint32 parent, int depth)
{
    StructurePlace place;
    place.syntax = StructureSyntax::Ebml;
    place.parent = parent;
    place.depth = depth;
    return place;
}

static StructureNode nodeOf(const QString &name, std::optional<StructurePlace> children = {})
{
    StructureNode node;
    node.name = name;
    node.offsetBytes = 4096;
    node.headerBytes = 12;
    node.payloadBytes = 100;
    node.value = children ? QString() : u"value of "_s + name;
    node.children = children;
    return node;
}

// Two levels; of the second one two pages.
static Result<StructurePage> answer(const StructurePlace &place)
{
    StructurePage page;
    if (place.parent == 0) {
        page.nodes = {nodeOf(u"EBML"_s), nodeOf(u"Segment"_s, placeOf(1, 1))};
    } else if (place.number == 1) {
        page.nodes = {nodeOf(u"Info"_s), nodeOf(u"Tracks"_s)};
        page.more = place;
        page.more->number = 3;
    } else {
        page.nodes = {nodeOf(u"Cues"_s)};
        page.problem = Error{ErrorKind::CorruptInput, u"there is no EBML element at byte 7"_s};
    }
    return page;
}

static QStringList rowsOf(const QAbstractItemModel &model, const QModelIndex &parent)
{
    QStringList rows;
    for (int row = 0; row < model.rowCount(parent); ++row)
        rows << model.index(row, 0, parent).data().toString();
    return rows;
}

void tst_StructurePanel::asksForNothingBeforeItIsSeen()
{
    FakeGateway gateway;
    StructurePanel panel(gateway);
    panel.setSource(film());
    QVERIFY(gateway.structureRequests.isEmpty());
    panel.show();
    QTRY_COMPARE(gateway.structureRequests.size(), 1);
    QCOMPARE(rowsOf(*panel.model(), {}), QStringList{u"Reading…"_s});
}

void tst_StructurePanel::asksForChildrenWhenANodeIsOpened()
{
    FakeGateway gateway;
    gateway.structure = answer;
    StructureModel model(gateway);
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false);
    model.setSource(u"a"_s, placeOf(0, 0));
    model.begin();
    QTRY_COMPARE(rowsOf(model, {}), (QStringList{u"EBML"_s, u"Segment"_s}));
    const QModelIndex segment = model.index(1, 0);
    QVERIFY(model.hasChildren(segment) && !model.hasChildren(model.index(0, 0)));
    QCOMPARE(gateway.structureRequests.size(), 1);
    model.fetchMore(segment);
    QCOMPARE(gateway.structureRequests.size(), 2);
    QTRY_COMPARE(rowsOf(model, segment), (QStringList{u"Info"_s, u"Tracks"_s, u"Show more…"_s}));
    QCOMPARE(model.index(0, StructureModel::Offset, segment).data().toString(), u"4,096"_s);
    QCOMPARE(model.index(0, StructureModel::Size, segment).data().toString(), u"12 + 100"_s);
    QCOMPARE(model.index(0, StructureModel::Value, segment).data().toString(), u"value of Info"_s);
    QCOMPARE(model.loadedNodes(), 4);
}

void tst_StructurePanel::lastRowLoadsTheNextPage()
{
    FakeGateway gateway;
    gateway.structure = answer;
    StructureModel model(gateway);
    QAbstractItemModelTester tester(&model);
    tester.setUseFetchMore(false);
    model.setSource(u"a"_s, placeOf(0, 0));
    model.begin();
    QTRY_COMPARE(model.rowCount(), 2);
    const QModelIndex segment = model.index(1, 0);
    model.fetchMore(segment);
    QTRY_COMPARE(model.rowCount(segment), 3);
    model.loadMore(model.index(0, 0, segment)); // a node: nothing happens
    QCOMPARE(model.rowCount(segment), 3);
    model.loadMore(model.index(2, 0, segment));
    QTRY_COMPARE(model.rowCount(segment), 4);
    QCOMPARE(rowsOf(model, segment).first(3), (QStringList{u"Info"_s, u"Tracks"_s, u"Cues"_s}));
    QVERIFY(rowsOf(model, segment).last().contains(u"byte 7"_s));
}

void tst_StructurePanel::saysWhatFailedAndTriesAgain()
{
    FakeGateway gateway;
    StructureModel model(gateway);
    model.setSource(u"a"_s, placeOf(0, 0));
    model.begin();
    gateway.structureRequests[0].done(fail(ErrorKind::Unavailable, u"timed out"_s, ErrorCode::UpstreamSlow));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(model.index(0, 0).data().toString().endsWith(u'.'));
    model.loadMore(model.index(0, 0));
    QCOMPARE(gateway.structureRequests.size(), 2);
    gateway.structureRequests[1].done(answer(placeOf(0, 0)));
    QCOMPARE(rowsOf(model, {}), (QStringList{u"EBML"_s, u"Segment"_s}));
}

void tst_StructurePanel::forgetsAnswersForAFormerSource()
{
    FakeGateway gateway;
    StructureModel model(gateway);
    model.setSource(u"a"_s, placeOf(0, 0));
    model.begin();
    model.setSource(u"b"_s, placeOf(0, 0));
    QVERIFY(gateway.structureRequests[0].cancel.isCancelled());
    gateway.structureRequests[0].done(answer(placeOf(0, 0)));
    QCOMPARE(model.rowCount(), 0);
    model.begin();
    QVERIFY(!gateway.structureRequests[1].cancel.isCancelled());
}

void tst_StructurePanel::filtersWhatIsLoaded()
{
    FakeGateway gateway;
    gateway.structure = answer;
    StructurePanel panel(gateway);
    panel.setSource(film());
    panel.show();
    const QAbstractItemModel &shown = *panel.view()->model();
    QTRY_COMPARE(shown.rowCount(), 2);
    QTRY_COMPARE(shown.rowCount(shown.index(1, 0)), 3); // the Segment opens by itself
    QTest::keyClicks(panel.bar()->field(), u"value of tra"_s);
    QTRY_COMPARE(rowsOf(shown, {}), QStringList{u"Segment"_s});
    QCOMPARE(rowsOf(shown, shown.index(0, 0)), QStringList{u"Tracks"_s});
}

void tst_StructurePanel::exportsWhatIsShown()
{
    FakeGateway gateway;
    gateway.structure = answer;
    StructurePanel panel(gateway);
    panel.setSource(film());
    panel.show();
    QTRY_COMPARE(panel.model()->loadedNodes(), 4);
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"structure.csv"_s);
    panel.bar()->saveAs(path, ExportFormat::Csv);
    const auto isWritten = [&] {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) && file.readAll().count("\r\n") == 5;
    };
    QTRY_VERIFY(isWritten());
}

void tst_StructurePanel::saysWhenThereIsNoStructure()
{
    FakeGateway gateway;
    StructurePanel panel(gateway);
    SourceSnapshot unknown = film();
    unknown.media = std::make_shared<MediaInfo>();
    panel.show();
    panel.setSource(unknown);
    QVERIFY(!panel.view()->isVisible() && !panel.bar()->isEnabled());
    QVERIFY(gateway.structureRequests.isEmpty());
}

QTEST_MAIN(tst_StructurePanel)
#include "tst_StructurePanel.moc"
