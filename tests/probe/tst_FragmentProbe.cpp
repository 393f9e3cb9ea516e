// SPDX-License-Identifier: GPL-3.0-or-later
// Lists of fragments (sidx, mfra) are believed where they are true, and only there, whatever they claim.
#include "core/probe/KeyframeSearch.h"
#include "tests/probe/FragmentedFilm.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_FragmentProbe : public QObject
{
    Q_OBJECT

    static void verifyIsListed(const Film &film, const MediaInfo &info)
    {
        QCOMPARE(info.indexKind, IndexKind::Fragments);
        QVERIFY(std::holds_alternative<FragmentedLayout>(info.layout));
        QCOMPARE(info.durationNs, qint64(kFragments) * kFragmentTicks * 1'000'000);
        QCOMPARE(info.keyframes.keyframes.size(), size_t(kFragments));
        const qint64 begin = film.begin.size() + film.between.size();
        for (quint32 n = 0; n < kFragments; ++n) {
            const Keyframe &keyframe = info.keyframes.keyframes[n];
            QCOMPARE(keyframe.time, qint64(n) * kFragmentTicks);
            QCOMPARE(film.bytes().indexOf("moof", keyframe.offsetBytes),
                     begin + n * film.fragments.front().size() + 4);
        }
    }

private Q_SLOTS:
    void takesATrueList_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QByteArray>("end");
        const Film plain = film();
        const QList<Reference> all = referencesTo(plain);
        QTest::newRow("sidx") << sidx(all) << QByteArray();
        QTest::newRow("sidx off by as much all along") << sidx(all, 700) << QByteArray();
        QTest::newRow("sidx behind another box and another track's")
            << QByteArray(box("free", zeros(10)) + sidx(all, 0, quint32(sidx(all).size()), 2) + sidx(all))
            << QByteArray();
        QTest::newRow("mfra") << QByteArray() << mfra(plain);
        QTest::newRow("mfra off by as much all along") << QByteArray() << mfra(plain, 90);
        Film damaged = plain;
        damaged.between = sidx(all, 0, 4);
        QTest::newRow("mfra beside a damaged sidx") << damaged.between << mfra(damaged);
    }
    void takesATrueList()
    {
        QFETCH(const QByteArray, between);
        QFETCH(const QByteArray, end);
        Film whole = film();
        whole.between = between;
        whole.end = end;
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        verifyIsListed(whole, *info);
    }

    void followsListsOfLists()
    {
        // moov, sidx → (sidx, four fragments), (sidx, four fragments)
        Film whole = film();
        const QByteArray first = sidx(referencesTo(whole, 0, 4));
        const QByteArray second = sidx(referencesTo(whole, 4), 4 * kFragmentTicks);
        const auto groupBytes = quint32(4 * whole.fragments.front().size());
        whole.between = sidx({{quint32(first.size()) + groupBytes, 4 * kFragmentTicks, true},
                              {quint32(second.size()) + groupBytes, 4 * kFragmentTicks, true}});
        whole.fragments.insert(4, second);
        whole.fragments.insert(0, first);
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(info->indexKind, IndexKind::Fragments);
        QCOMPARE(info->keyframes.keyframes.size(), size_t(kFragments));
        QCOMPARE(info->keyframes.keyframes[5].time, 5 * kFragmentTicks);
    }

    void isNotFooledByAFalseList_data()
    {
        QTest::addColumn<QByteArray>("between");
        QTest::addColumn<QByteArray>("end");
        const Film plain = film();
        QList<Reference> all = referencesTo(plain);
        const auto fragmentBytes = quint32(plain.fragments.front().size());
        const auto changed = [&](const std::function<void(QList<Reference> &)> &change) -> QByteArray {
            QList<Reference> references = all;
            change(references);
            return sidx(references);
        };
        QTest::newRow("places off by four") << sidx(all, 0, 4) << QByteArray();
        QTest::newRow("a size of zero") << changed([](auto &r) { r[3].sizeBytes = 0; }) << QByteArray();
        QTest::newRow("a size of 2^31")
            << changed([](auto &r) { r[3].sizeBytes = 0x7FFFFFFF; }) << QByteArray();
        QTest::newRow("no time goes by") << changed([](auto &r) {
            for (Reference &reference : r)
                reference.ticks = 0;
        }) << QByteArray();
        QTest::newRow("times that are not those")
            << changed([](auto &r) { r[2].ticks = 1000; }) << QByteArray();
        QTest::newRow("the first half only") << sidx(referencesTo(plain, 0, 2)) << QByteArray();
        QTest::newRow("no place to start at") << changed([](auto &r) {
            for (Reference &reference : r)
                reference.start = 0;
        }) << QByteArray();
        QTest::newRow("leads to itself")
            << sidx({{fragmentBytes, kFragmentTicks, true}, {fragmentBytes, kFragmentTicks, true}})
            << QByteArray();
        const QByteArray nested = sidx({{0x7FFFFFFF, 1, true}});
        QTest::newRow("leads on and on") << nested.repeated(40) << QByteArray();
        QByteArray many = sidx(all);
        many[30] = '\xFF'; // of the number of references
        many[31] = '\xFF';
        QTest::newRow("65535 references that are not there") << many << QByteArray();
        const auto withMfra = [&](const QByteArray &from, const QByteArray &to) -> QByteArray {
            return mfra(plain).replace(from, to);
        };
        QTest::newRow("2^32 entries")
            << QByteArray() << withMfra(u32s({1, 0, kFragments}), u32s({1, 0, 0xFFFFFFFF}));
        QTest::newRow("an mfro that leads before the file")
            << QByteArray() << QByteArray(mfra(plain).chopped(4) + u32(0x7FFFFFFF));
        QTest::newRow("an mfro that leads nowhere")
            << QByteArray() << QByteArray(mfra(plain).chopped(4) + u32(60));
        QTest::newRow("an mfro of nothing") << QByteArray() << QByteArray(mfra(plain).chopped(4) + u32(0));
    }
    void isNotFooledByAFalseList()
    {
        QFETCH(const QByteArray, between);
        QFETCH(const QByteArray, end);
        Film whole = film();
        whole.between = between;
        whole.end = end;
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(info->indexKind, IndexKind::None);
        QVERIFY(canSearch(*info));
        const auto keyframe = keyframeNear(source, *info, 9000, nullptr, {});
        QVERIFY2(keyframe, keyframe ? "" : qPrintable(keyframe.error().message));
        QCOMPARE(keyframe->time, 3 * kFragmentTicks);
        QCOMPARE(searchedEndNs(source, *info, {}).value_or(0),
                 qint64(kFragments) * kFragmentTicks * 1'000'000);
    }

    void doesNotBelieveInKeyframesThatAreNone()
    {
        Film whole = film(true, 0x01010000);
        whole.between = sidx(referencesTo(whole));
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->indexKind, IndexKind::None);
        QVERIFY(info->notes.join(u' ').contains(u"sidx"_s));
    }

    void searchesNothingThatDoesNotSayItsTime()
    {
        Film whole = film(false);
        whole.between = sidx(referencesTo(whole));
        const MemoryByteSource source(whole.bytes());
        const auto info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->indexKind, IndexKind::None);
        QVERIFY(!canSearch(*info));
    }
};

QTEST_GUILESS_MAIN(tst_FragmentProbe)
#include "tst_FragmentProbe.moc"
