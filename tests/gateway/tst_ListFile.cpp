// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ListFile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_ListFile : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    const SecretKey m_key = SecretKey::random();
    const QString m_path = m_dir.filePath(u"lists/1"_s);

    static ReadList listOf(int entries)
    {
        EntryListBuilder builder;
        for (int i = 0; i < entries; ++i) {
            ListItem item;
            item.name = "Entry " + QByteArray::number(i % 1000); // twins among them
            item.group = "Group " + QByteArray::number(i % 7);
            item.url = "http://tv.example/" + QByteArray::number(i);
            item.channelId = "ch" + QByteArray::number(i);
            item.durationMs = i;
            item.kind = i % 2 ? ListItem::Kind::Film : ListItem::Kind::Channel;
            builder.add(item);
        }
        GuideBuilder guide;
        guide.add(channelKey("ch1"), 0, 1000, "Programme");
        ReadList list;
        list.entries = builder.build();
        list.guide = guide.build();
        list.problem = u"problem"_s;
        list.skipped = 3;
        list.readAtMs = 12345;
        return list;
    }

private Q_SLOTS:
    void keepsAllOfAList()
    {
        const ReadList before = listOf(50'000); // several pieces
        QVERIFY(saveList(m_path, u"0123"_s, before, m_key));
        const auto after = loadList(m_path, u"0123"_s, m_key);
        QVERIFY2(after, qPrintable(after ? QString() : after.error().message));
        QCOMPARE(after->entries->size(), before.entries->size());
        for (quint32 i = 0; i < before.entries->size(); i += 997) {
            const ListedEntry a = before.entries->at(i);
            const ListedEntry b = after->entries->at(i);
            QCOMPARE(b.id, a.id);
            QCOMPARE(b.name, a.name);
            QCOMPARE(b.group, a.group);
            QCOMPARE(b.url, a.url);
            QCOMPARE(b.kind, a.kind);
            QCOMPARE(b.durationMs, a.durationMs);
        }
        QCOMPARE(after->skipped, 3);
        QCOMPARE(after->readAtMs, 12345);
        QCOMPARE(after->problem, u"problem"_s);
        QCOMPARE(after->guide->size(), 1);
        QCOMPARE(after->guide->titleOf(after->guide->programmes()[0]), "Programme");
    }

    void keepsAllOfAnAccount()
    {
        EntryListBuilder builder(EntryListBuilder::Grouping::ByNameAndKind);
        for (const ListItem::Kind kind :
             {ListItem::Kind::Channel, ListItem::Kind::Film, ListItem::Kind::Series}) {
            ListItem item;
            item.kind = kind;
            item.id = quint64(kind) + 100;
            item.name = "Same";
            item.group = "Group";
            item.url = "http://tv.example/same";
            builder.add(item);
        }
        ReadList before;
        before.entries = builder.build();
        before.account = AccountSummary{AccountStatus::Disabled, true, 4'102'444'800'000, 1, 2, u"Welcome"_s};
        before.maxConnections = 2;
        before.isPartial = true;
        QVERIFY(saveList(m_path, u"0123"_s, before, m_key));
        const auto after = loadList(m_path, u"0123"_s, m_key);
        QVERIFY(after);
        QCOMPARE(after->account, before.account);
        QCOMPARE(after->maxConnections, 2);
        QVERIFY(after->isPartial);
        QCOMPARE(after->entries->groups().size(), size_t(3));
        for (quint32 i = 0; i < 3; ++i) {
            QCOMPARE(after->entries->at(i).id, before.entries->at(i).id);
            QCOMPARE(after->entries->kindOf(i), before.entries->kindOf(i));
            QCOMPARE(after->entries->groups()[i].kind, before.entries->groups()[i].kind);
        }
    }

    void opensForItsSourceAndKeyOnly()
    {
        QVERIFY(saveList(m_path, u"0123"_s, listOf(10), m_key));
        QVERIFY(!loadList(m_path, u"4567"_s, m_key));
        QVERIFY(!loadList(m_path, u"0123"_s, SecretKey::random()));
        QCOMPARE(loadList(m_dir.filePath(u"none"_s), u"0123"_s, m_key).error().kind, ErrorKind::NotFound);
    }

    void noticesWhatIsCut()
    {
        QVERIFY(saveList(m_path, u"0123"_s, listOf(50'000), m_key));
        QFile file(m_path);
        const qint64 size = file.size();
        for (const qint64 left : {size - 1, size / 2, qint64(3), qint64(0)}) {
            QVERIFY(file.resize(left));
            QVERIFY(!loadList(m_path, u"0123"_s, m_key));
        }
    }

    void letsNobodyElseRead()
    {
        QVERIFY(saveList(m_path, u"0123"_s, listOf(10), m_key));
        const auto forOthers = QFile::Permissions(0x077);
        QVERIFY((QFile::permissions(m_path) & forOthers) == 0);
        QVERIFY((QFile::permissions(QFileInfo(m_path).path()) & forOthers) == 0);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains("tv.example"));
    }
};

QTEST_GUILESS_MAIN(tst_ListFile)
#include "tst_ListFile.moc"
