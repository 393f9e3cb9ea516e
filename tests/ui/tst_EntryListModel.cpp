// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "ui/EntryGroupModel.h"
#include "ui/EntryListModel.h"
#include "ui/EntryText.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_EntryListModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_model.reset(); }
    void asksOnlyForWhatIsLookedAt();
    void theLastPlaceLookedAtComesFirst();
    void keepsTheRowsUntilTheSearchIsAnswered();
    void dropsAnswersToOlderSearches();
    void keepsFewPages();
    void readingAgainKeepsWhatIsShown();
    void asksAgainAfterAnotherSearchOfTheList();
    void tellsWhatFailedAndTriesAgain();
    void saysWhatIsOnNow();
    void asksAgainWhenAProgrammeHasEnded();
    void namesAreNeverTakenForMarkup();
    void groupsAreCountedAndSearched();

private:
    [[nodiscard]] QString name(int row) const { return m_model->index(row).data().toString(); }
    void show(qint64 entries);
    [[nodiscard]] QList<qint64> askedOffsets() const;

    SourceSnapshot m_list;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<EntryListModel> m_model;
};

void tst_EntryListModel::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_model = std::make_unique<EntryListModel>(*m_gateway);
    m_model->setTime(entriesNowMs);
    m_gateway->entries = [this](const ListQuery &query) { return makeEntries(m_list, query); };
}

void tst_EntryListModel::show(qint64 entries)
{
    m_list = makeList(u"l"_s, u"List"_s, entries, 4);
    m_model->open(m_list.id, {});
    QTRY_VERIFY(!m_model->isSearching());
}

QList<qint64> tst_EntryListModel::askedOffsets() const
{
    QList<qint64> offsets;
    for (const FakeGateway::EntryQuery &asked : m_gateway->entryQueries)
        offsets << asked.query.offset / EntryListModel::kPageRows;
    return offsets;
}

void tst_EntryListModel::asksOnlyForWhatIsLookedAt()
{
    const QAbstractItemModelTester tester(m_model.get(),
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(1'000'000);
    QCOMPARE(m_model->rowCount(), 1'000'000);
    QCOMPARE(name(5), u"Film 5"_s);
    QCOMPARE(name(700'000), u"…"_s);
    QVERIFY(!m_model->entry(m_model->index(700'000)));
    QVERIFY(m_model->index(700'000).data(EntryListModel::IdRole).toString().isEmpty());
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QCOMPARE(m_model->index(0).data(EntryListModel::DigitsRole).toInt(), 3);
    QTRY_COMPARE(name(700'000), u"Channel 700000"_s);
    QCOMPARE(m_model->index(0).data(EntryListModel::DigitsRole).toInt(), 6);
    const int first = 700'000 / EntryListModel::kPageRows * EntryListModel::kPageRows;
    QVERIFY(!changed.isEmpty());
    QCOMPARE(changed.last()[0].toModelIndex().row(), 0); // as its number is longer than any before
    changed.clear();
    QTRY_COMPARE(name(first - 1), u"Channel %1"_s.arg(first - 1));
    QCOMPARE(changed.last()[0].toModelIndex().row(), first - EntryListModel::kPageRows);
    QCOMPARE(changed.last()[1].toModelIndex().row(), first - 1);
    QVERIFY(m_gateway->entryQueries.size() <= 4); // the tester looks at some rows, too
}

void tst_EntryListModel::theLastPlaceLookedAtComesFirst()
{
    show(100'000);
    for (int page = 10; page < 20; ++page) // scrolled past
        (void)name(page * EntryListModel::kPageRows);
    QTRY_COMPARE(askedOffsets(), (QList<qint64>{0, 19, 18, 17}));
    QTRY_COMPARE(name(18 * EntryListModel::kPageRows), u"Channel 2304"_s);
}

void tst_EntryListModel::keepsTheRowsUntilTheSearchIsAnswered()
{
    show(4'000);
    m_gateway->entries = {};
    m_model->search(u"channel 12"_s, {});
    QVERIFY(m_model->isSearching());
    QCOMPARE(m_model->rowCount(), 4'000);
    QCOMPARE(name(1), u"Channel 1"_s);
    (void)name(3'000); // would end the search
    QTest::qWait(0);
    QCOMPARE(m_gateway->entryQueries.size(), 2);
    const auto asked = m_gateway->entryQueries.last();
    QCOMPARE(asked.query.text, u"channel 12"_s);
    asked.done(makeEntries(m_list, asked.query));
    QVERIFY(!m_model->isSearching());
    QCOMPARE(name(0), u"Channel 12"_s);
    QCOMPARE(m_model->total(), m_model->rowCount());
    QVERIFY(m_model->rowCount() < 200);
    m_model->search({}, u"Group 3"_s);
    QCOMPARE(m_gateway->entryQueries.last().query.group, u"Group 3"_s);
}

void tst_EntryListModel::dropsAnswersToOlderSearches()
{
    show(4'000);
    m_gateway->entries = {};
    m_model->search(u"1"_s, {});
    m_model->search(u"12"_s, {});
    QCOMPARE(m_gateway->entryQueries.size(), 3);
    m_gateway->entryQueries[1].done(ListPage{7, 0, {}});
    QVERIFY(m_model->isSearching());
    QCOMPARE(m_model->rowCount(), 4'000);
    m_gateway->entryQueries[2].done(ListPage{0, 0, {}});
    QCOMPARE(m_model->rowCount(), 0);
    const auto late = m_gateway->entryQueries[1].done;
    m_model->open({}, {});
    QVERIFY(!m_model->isSearching());
    m_model.reset();
    late(ListPage{7, 0, {}}); // the window is gone
}

void tst_EntryListModel::keepsFewPages()
{
    show(100'000);
    for (int page = 0; page < 60; ++page)
        QTRY_VERIFY(name(page * EntryListModel::kPageRows) != u"…"_s);
    QCOMPARE(name(59 * EntryListModel::kPageRows), u"Channel 7552"_s);
    QCOMPARE(name(0), u"…"_s);
}

void tst_EntryListModel::readingAgainKeepsWhatIsShown()
{
    show(4'000);
    QTRY_VERIFY(name(2'000) != u"…"_s);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this, [this] { (void)name(2'000); });
    m_list = makeList(u"l"_s, u"List"_s, 3'000, 5); // other groups
    m_model->reload();
    QCOMPARE(m_model->rowCount(), 4'000);
    QVERIFY(name(2'000) != u"…"_s);
    QTRY_COMPARE(m_model->rowCount(), 3'000);
    QTRY_COMPARE(m_model->index(2'001).data(EntryListModel::GroupRole).toString(), u"Group 1"_s);
    QCOMPARE(reset.size(), 0);
    m_list = makeList(u"l"_s, u"List"_s, 3'500, 5);
    m_model->reload();
    QTRY_COMPARE(m_model->rowCount(), 3'500);
}

void tst_EntryListModel::asksAgainAfterAnotherSearchOfTheList()
{
    m_gateway->entries = {};
    m_list = makeList(u"l"_s, u"List"_s, 400, 4);
    m_model->open(m_list.id, {});
    m_gateway->entryQueries.last().done(std::unexpected(Error{ErrorKind::Cancelled, {}}));
    QVERIFY(m_model->isSearching());
    QVERIFY(!m_model->error());
    QTRY_COMPARE(m_gateway->entryQueries.size(), 2);
    m_gateway->entryQueries.last().done(makeEntries(m_list, m_gateway->entryQueries.last().query));
    QCOMPARE(m_model->rowCount(), 400);
    (void)name(300);
    QTRY_COMPARE(m_gateway->entryQueries.size(), 3);
    m_gateway->entryQueries.last().done(std::unexpected(Error{ErrorKind::Cancelled, {}}));
    QTRY_COMPARE(m_gateway->entryQueries.size(), 4);
    QCOMPARE(m_gateway->entryQueries.last().query.offset, 256);
}

void tst_EntryListModel::tellsWhatFailedAndTriesAgain()
{
    show(400);
    QSignalSpy changed(m_model.get(), &EntryListModel::stateChanged);
    const auto right = std::exchange(m_gateway->entries, [](const ListQuery &) -> Result<ListPage> {
        return std::unexpected(Error{ErrorKind::Unavailable, u"gone"_s});
    });
    m_model->search(u"film"_s, {});
    QTRY_VERIFY(m_model->error());
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(!m_model->isSearching());
    QCOMPARE(changed.size(), 2);
    m_gateway->entries = right;
    m_model->reload();
    QVERIFY(!m_model->error());
    QTRY_VERIFY(m_model->rowCount() > 0);
    QCOMPARE(name(0), u"Film 2"_s);
}

void tst_EntryListModel::saysWhatIsOnNow()
{
    show(400);
    const QModelIndex channel = m_model->index(0);
    QCOMPARE(channel.data(EntryListModel::NowTextRole).toString(),
             EntryText::programme({u"Programme 0"_s, entriesNowMs() - 300'000, 0}));
    QCOMPARE(channel.data(EntryListModel::NowShareRole).toDouble(), 5.0 / 45);
    QVERIFY(channel.data(EntryListModel::NextTextRole).toString().endsWith(u"Programme 1"_s));
    QVERIFY(channel.data(Qt::AccessibleTextRole).toString().startsWith(u"1, Channel 0, channel, now: "_s));
    QVERIFY(m_model->index(2).data(EntryListModel::NowTextRole).toString().isEmpty());
    QCOMPARE(m_model->index(2).data(Qt::AccessibleTextRole).toString(),
             u"Film 2, film, Group 2, 1 h 30 min"_s);
    // What came next is on when the other is over, though nobody was asked.
    m_model->setTime([] { return entriesNowMs() + 41 * 60'000; });
    QVERIFY(channel.data(EntryListModel::NowTextRole).toString().endsWith(u"Programme 1"_s));
    QVERIFY(channel.data(EntryListModel::NextTextRole).toString().isEmpty());
    m_model->setTime([] { return entriesNowMs() + 86'400'000; });
    QVERIFY(channel.data(EntryListModel::NowTextRole).toString().isEmpty());
    QCOMPARE(channel.data(EntryListModel::NowShareRole).toDouble(), 0.0);
}

void tst_EntryListModel::asksAgainWhenAProgrammeHasEnded()
{
    show(400);
    connect(m_model.get(), &QAbstractItemModel::dataChanged, this, [this] { (void)name(0); });
    m_model->refreshProgrammes();
    QTest::qWait(0);
    QCOMPARE(askedOffsets(), QList<qint64>{0});
    m_model->setTime([] { return entriesNowMs() + 6 * 60'000; });
    m_model->refreshProgrammes();
    QCOMPARE(name(0), u"Channel 0"_s); // meanwhile
    QTRY_COMPARE(askedOffsets(), (QList<qint64>{0, 0}));
}

void tst_EntryListModel::namesAreNeverTakenForMarkup()
{
    m_gateway->entries = [](const ListQuery &) -> Result<ListPage> {
        ListEntry entry;
        entry.id = u"1"_s;
        entry.name = u"<b>Film</b>"_s;
        return ListPage{1, 0, {entry}};
    };
    m_model->open(u"l"_s, {});
    QTRY_COMPARE(name(0), u"<b>Film</b>"_s);
    const QString toolTip = m_model->index(0).data(Qt::ToolTipRole).toString();
    QVERIFY2(toolTip.contains(u"&lt;b&gt;Film"_s), qPrintable(toolTip));
}

void tst_EntryListModel::groupsAreCountedAndSearched()
{
    EntryGroupModel groups;
    const QAbstractItemModelTester tester(&groups, QAbstractItemModelTester::FailureReportingMode::QtTest);
    groups.setList(*makeList(u"l"_s, u"List"_s, 40'000, 2'000).list);
    QCOMPARE(groups.rowCount(), 2'001);
    QCOMPARE(groups.index(0).data().toString(), u"All entries"_s);
    QCOMPARE(groups.index(0).data(EntryGroupModel::CountRole).toString(), u"40,000"_s);
    QVERIFY(!groups.group(groups.index(0)));
    QCOMPARE(groups.index(1).data().toString(), u"Without a group"_s);
    QCOMPARE(groups.group(groups.index(1)), QString());
    QCOMPARE(groups.index(2).data(Qt::AccessibleTextRole).toString(), u"Group 1, 20 entries"_s);
    groups.setFilter(u"19 GROUP"_s);
    QCOMPARE(groups.group(groups.index(1)), u"Group 19"_s);
    QCOMPARE(groups.index(0).data().toString(), u"All entries"_s);
    QVERIFY(groups.rowCount() < 200);
    QCOMPARE(groups.indexOf(u"Group 119"_s).data().toString(), u"Group 119"_s);
    QCOMPARE(groups.indexOf(u"Group 2"_s).row(), 0);
    QVERIFY(groups.has(u"Group 2"_s));
}

QTEST_MAIN(tst_EntryListModel)
#include "tst_EntryListModel.moc"
