// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/list/EntryList.h"
#include "core/list/EntrySearch.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_EntryList : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatItWasGiven();
    void findsEntriesByTheirIds();
    void keepsIdsWhenTheListIsReadAgain();
    void tellsTwinsApart();
    void findsWords_data();
    void findsWords();
    void findsGroups();
    void keepsKindsOfOneGroupApart();
    void showsNotTooManyGroups();
    void stopsWhenCancelled();
    void searchesAMillionInTime();
};

static ListItem item(const QByteArray &name, const QByteArray &group, const QByteArray &url = "http://h/1.ts")
{
    ListItem item;
    item.name = name;
    item.group = group;
    item.url = url;
    return item;
}

static std::shared_ptr<const EntryList> listOf(const QList<ListItem> &items)
{
    EntryListBuilder builder;
    for (const ListItem &each : items)
        builder.add(each);
    return builder.build();
}

void tst_EntryList::keepsWhatItWasGiven()
{
    ListItem one = item("Ünder", "G", "http://h/1.mkv");
    one.channelId = "ch";
    one.userAgent = "agent";
    one.referrer = "ref";
    one.number = 7;
    one.durationMs = 5'400'000;
    one.kind = ListItem::Kind::Film;
    const auto list = listOf({one, item("Two", "H"), item("Three", "G")});
    QCOMPARE(list->size(), 3U);
    const ListedEntry entry = list->at(0);
    QCOMPARE(entry.name, one.name);
    QCOMPARE(entry.group, "G");
    QCOMPARE(entry.url, one.url);
    QCOMPARE(entry.channelId, "ch");
    QCOMPARE(entry.userAgent, "agent");
    QCOMPARE(entry.referrer, "ref");
    QCOMPARE(entry.number, 7);
    QCOMPARE(entry.durationMs, 5'400'000);
    QCOMPARE(entry.kind, ListItem::Kind::Film);
    QCOMPARE(list->groups().size(), size_t(2));
    QCOMPARE(list->groups()[0].name, "G");
    QCOMPARE(list->groups()[0].entries, 2);
}

void tst_EntryList::findsEntriesByTheirIds()
{
    const auto list = listOf({item("One", ""), item("Two", ""), item("Three", "")});
    for (quint32 i = 0; i < list->size(); ++i) {
        QCOMPARE(list->indexOf(list->at(i).id), std::optional(i));
        QCOMPARE(entryIdFrom(entryIdText(list->at(i).id)), std::optional(list->at(i).id));
    }
    QVERIFY(!list->indexOf(1));
    QVERIFY(!entryIdFrom("1"));
    QVERIFY(!entryIdFrom("000000000000000G"));
    QVERIFY(!entryIdFrom("000000000000000A")); // one spelling only
}

void tst_EntryList::keepsIdsWhenTheListIsReadAgain()
{
    const auto before = listOf({item("One", "A", "http://old/live/user/pass/1.ts?token=x"),
                                item("Two", "A", "http://old/live/user/pass/2.ts")});
    const auto after = listOf({item("Zero", "B"), item("Two", "B", "http://new/live/other/word/2.ts"),
                               item("One", "B", "http://new/live/other/word/1.ts?token=y")});
    QCOMPARE(after->at(2).id, before->at(0).id);
    QCOMPARE(after->at(1).id, before->at(1).id);
}

void tst_EntryList::tellsTwinsApart()
{
    QList<ListItem> items(1000, item("Same", "", "http://h/index.m3u8"));
    const auto list = listOf(items);
    QSet<quint64> ids;
    for (quint32 i = 0; i < list->size(); ++i) {
        ids.insert(list->at(i).id);
        QCOMPARE(list->indexOf(list->at(i).id), std::optional(i));
    }
    QCOMPARE(ids.size(), 1000);
    QCOMPARE(list->at(0).id, listOf({items[0]})->at(0).id); // the first is who it was alone
}

void tst_EntryList::findsWords_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QList<quint32>>("found");
    QTest::newRow("all") << ""_ba << QList<quint32>{0, 1, 2, 3};
    QTest::newRow("case") << "NEWS"_ba << QList<quint32>{0, 3};
    QTest::newRow("group") << "world"_ba << QList<quint32>{0, 1};
    QTest::newRow("both") << "world news"_ba << QList<quint32>{0};
    QTest::newRow("unicode") << "ÉTÉ STRAẞE"_ba << QList<quint32>{2};
    QTest::newRow("part") << "ew"_ba << QList<quint32>{0, 3};
    QTest::newRow("at-the-end") << "24"_ba << QList<quint32>{3};
    QTest::newRow("none") << "news absent"_ba << QList<quint32>{};
    QTest::newRow("longer-than-a-name") << QByteArray(1000, 'n') << QList<quint32>{};
}

void tst_EntryList::findsWords()
{
    QFETCH(QByteArray, text);
    QFETCH(QList<quint32>, found);
    const auto list = listOf({item("Evening news", "World"), item("Sport", "World"),
                              item("Été in der Straße", ""), item("News24", "")});
    const auto result = findEntries(*list, {text, {}}, {});
    QVERIFY(result);
    QCOMPARE(QList<quint32>(result->begin(), result->end()), found);
}

void tst_EntryList::findsGroups()
{
    const auto list = listOf({item("a", "G"), item("b", ""), item("c", "G")});
    QCOMPARE(*findEntries(*list, {{}, "G"}, {}), (std::vector<quint32>{0, 2}));
    QCOMPARE(*findEntries(*list, {{}, ""}, {}), (std::vector<quint32>{1}));
    QCOMPARE(*findEntries(*list, {"c", "G"}, {}), (std::vector<quint32>{2}));
    QVERIFY(findEntries(*list, {{}, "g"}, {})->empty());
}

void tst_EntryList::keepsKindsOfOneGroupApart()
{
    EntryListBuilder builder(EntryListBuilder::Grouping::ByNameAndKind);
    builder.addGroup(ListItem::Kind::Film, "Late");
    ListItem film = item("film", "G");
    film.kind = ListItem::Kind::Film;
    film.id = 7;
    builder.add(item("channel", "G"));
    builder.add(film);
    const auto list = builder.build();
    QCOMPARE(list->groups().size(), size_t(3));
    QCOMPARE(list->groups()[0].entries, 0);
    QCOMPARE(list->groups()[1].kind, std::optional(ListItem::Kind::Channel));
    QCOMPARE(list->groups()[2].kind, std::optional(ListItem::Kind::Film));
    QCOMPARE(list->indexOf(7), std::optional(1U));
    QCOMPARE(*findEntries(*list, {{}, "G", ListItem::Kind::Film}, {}), (std::vector<quint32>{1}));
    QCOMPARE(*findEntries(*list, {"channel", {}, ListItem::Kind::Film}, {}), std::vector<quint32>());
    QCOMPARE(findEntries(*list, {{}, "G"}, {})->size(), size_t(2));
}

void tst_EntryList::showsNotTooManyGroups()
{
    QList<ListItem> items;
    for (int i = 0; i < 10'500; ++i)
        items.append(item("Entry", "Group " + QByteArray::number(i)));
    const auto list = listOf(items);
    QCOMPARE(list->size(), 10'500U);
    QCOMPARE(list->groups().size(), size_t(10'001));
    QCOMPARE(list->groups().back().name, "");
    QCOMPARE(list->groups().back().entries, 500);
}

void tst_EntryList::stopsWhenCancelled()
{
    CancelSource cancel;
    cancel.cancel();
    QCOMPARE(findEntries(*listOf({item("a", "")}), {}, cancel.token()).error().kind, ErrorKind::Cancelled);
}

void tst_EntryList::searchesAMillionInTime()
{
    EntryListBuilder builder;
    for (int i = 0; i < 1'000'000; ++i)
        builder.add(item(QByteArray("Some film or channel of the list, number " + QByteArray::number(i)),
                         QByteArray("Group " + QByteArray::number(i % 300))));
    const auto list = builder.build();
    QElapsedTimer timer;
    timer.start();
    const auto found = findEntries(*list, {"film number 99999", {}}, {});
    const qint64 ms = timer.elapsed();
    QCOMPARE(found->size(), size_t(19));
    qInfo("searched in %lld ms", ms);
#if defined(__SANITIZE_ADDRESS__)
    QVERIFY(ms < 3000);
#else
    QVERIFY(ms < 300);
#endif
}

QTEST_GUILESS_MAIN(tst_EntryList)
#include "tst_EntryList.moc"
