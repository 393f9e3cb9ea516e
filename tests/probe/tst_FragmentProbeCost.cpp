// SPDX-License-Identifier: GPL-3.0-or-later
// What probing a long fragmented MP4 asks of an upstream, and that false lists are seen all the same.
#include "tests/probe/FragmentedFilm.h"
#include "tests/support/BlockwiseSource.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

// So much that no list behind it begins in the same block as the last moof.
static constexpr int kLastBytes = 200'000;

class tst_FragmentProbeCost : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keepsToWhatAProbeMayCost_data()
    {
        QTest::addColumn<int>("fragments");
        QTest::addColumn<bool>("hasSidx");
        QTest::addColumn<bool>("hasMfra");
        QTest::addColumn<int>("eachSidx"); // how many fragments those of the second level list; 0: one level
        QTest::addColumn<int>("moofPadding");
        QTest::addColumn<int>("beforeMoofs"); // bytes of something else
        QTest::addColumn<IndexKind>("kind");
        QTest::newRow("a short sidx") << 1000 << true << false << 0 << 0 << 0 << IndexKind::Fragments;
        QTest::newRow("a long sidx") << 6000 << true << false << 0 << 0 << 0 << IndexKind::Fragments;
        QTest::newRow("a sidx and an mfra") << 6000 << true << true << 0 << 0 << 0 << IndexKind::Fragments;
        QTest::newRow("a short mfra") << 1000 << false << true << 0 << 0 << 0 << IndexKind::Fragments;
        QTest::newRow("a long mfra") << 6000 << false << true << 0 << 0 << 0 << IndexKind::Fragments;
        QTest::newRow("long moofs") << 1000 << true << false << 0 << 30'000 << 0 << IndexKind::Fragments;
        QTest::newRow("long moofs, an mfra")
            << 1000 << false << true << 0 << 30'000 << 0 << IndexKind::Fragments;
        QTest::newRow("something before the sidx")
            << 1000 << true << false << 0 << 0 << 300'000 << IndexKind::Fragments;
        QTest::newRow("lists of four") << 1000 << true << false << 4 << 0 << 0 << IndexKind::Fragments;
        // No request is left to compare it: that is done while a provisional title plays.
        QTest::newRow("something before the moofs, an mfra")
            << 6000 << false << true << 0 << 0 << 300'000 << IndexKind::None;
        // So far apart that they do for the title only when all are read.
        QTest::newRow("lists of many") << 1000 << true << false << 100 << 0 << 0 << IndexKind::None;
        QTest::newRow("no list") << 1000 << false << false << 0 << 0 << 0 << IndexKind::None;
    }
    void keepsToWhatAProbeMayCost()
    {
        QFETCH(const int, fragments);
        QFETCH(const bool, hasSidx);
        QFETCH(const bool, hasMfra);
        QFETCH(const int, eachSidx);
        QFETCH(const int, moofPadding);
        QFETCH(const int, beforeMoofs);
        QFETCH(const IndexKind, kind);
        const int fragmentBytes = fragments > 1000 ? 4000 : 20'000;
        Film whole = film();
        whole.fragments.clear();
        for (int number = 0; number < fragments; ++number) {
            const QByteArray made = fragment(quint32(number), true, 0x02000000, moofPadding);
            whole.fragments.append(QByteArray(made + box("free", zeros(fragmentBytes + number % 7 * 300))));
        }
        whole.fragments.back() += box("free", zeros(kLastBytes));
        qint64 indexBytes = whole.begin.size();
        QByteArray list;
        if (eachSidx > 0) {
            QList<Reference> top;
            QList<QByteArray> parts;
            for (int first = 0; first < fragments; first += eachSidx) {
                const QByteArray part =
                    sidx(referencesTo(whole, first, eachSidx), quint32(first) * kFragmentTicks);
                const QByteArray group = whole.fragments.mid(first, eachSidx).join();
                top.append({quint32(part.size() + group.size()), quint32(eachSidx) * kFragmentTicks, true});
                parts.append(QByteArray(part + group));
                indexBytes += part.size();
            }
            whole.fragments = parts;
            list = sidx(top);
        } else if (hasSidx) {
            list = sidx(referencesTo(whole));
        }
        whole.between = (beforeMoofs > 0 ? box("free", zeros(beforeMoofs)) : QByteArray()) + list;
        if (hasMfra)
            whole.end = mfra(whole);
        indexBytes += list.size() + whole.end.size();
        const MemoryByteSource memory(whole.bytes());
        const BlockwiseSource source(memory);
        const auto info = probed(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QVERIFY2(info->indexKind == kind, qPrintable(info->notes.join(u"; "_s)));
        const SourceCounters cost = source.counters();
        const QByteArray words = QByteArray::number(cost.requests) + " requests, " +
                                 QByteArray::number(cost.bytes) + " bytes, index " +
                                 QByteArray::number(indexBytes);
        QVERIFY2(cost.requests <= 4, words.constData());
        QVERIFY2(cost.bytes <= indexBytes + 192 * 1024, words.constData());
        if (kind == IndexKind::None)
            return;
        QCOMPARE(info->durationNs, qint64(fragments) * kFragmentTicks * 1'000'000);
        if (eachSidx == 0)
            QCOMPARE(info->keyframes.keyframes.size(), size_t(fragments));
    }

    // What was left out at first is found, in as few requests as there are lists.
    void readsAllListsWhereItMay()
    {
        Film big = film();
        big.fragments.clear();
        constexpr int kLists = 12;
        constexpr int kEach = 10;
        QList<Reference> top;
        for (int list = 0; list < kLists; ++list) {
            Film part;
            for (int n = 0; n < kEach; ++n)
                part.fragments.append(
                    QByteArray(fragment(quint32(list * kEach + n)) + box("free", zeros(40'000))));
            const QByteArray listed = sidx(referencesTo(part), quint32(list * kEach) * kFragmentTicks);
            big.fragments.append(QByteArray(listed + part.fragments.join()));
            top.append({quint32(big.fragments.back().size()), kEach * kFragmentTicks, true});
        }
        big.between = sidx(top);
        const MemoryByteSource memory(big.bytes());
        const auto few = probed(memory);
        QVERIFY(few);
        QCOMPARE(few->indexKind, IndexKind::None);
        const auto all = probed(memory, 100);
        QVERIFY(all);
        QCOMPARE(all->indexKind, IndexKind::Fragments);
        QCOMPARE(all->keyframes.keyframes.size(), size_t(kLists * kEach));
    }

    // Every second fragment only begins with a keyframe, as where ffmpeg cuts fragments by time.
    void seesThatFragmentsBeginWithoutKeyframes_data()
    {
        QTest::addColumn<bool>("hasSidx");
        QTest::addColumn<int>("fragments");
        QTest::addColumn<bool>("isSeenAtOnce");
        QTest::newRow("sidx") << true << 1001 << true;
        QTest::newRow("mfra") << false << 301 << false;
        QTest::newRow("a long mfra") << false << 6001 << false;
    }
    void seesThatFragmentsBeginWithoutKeyframes()
    {
        QFETCH(const bool, hasSidx);
        QFETCH(const int, fragments);
        QFETCH(const bool, isSeenAtOnce);
        Film whole = film();
        whole.fragments.clear();
        for (int number = 0; number < fragments; ++number) {
            const bool isKey = number % 2 == 0 || number < 8;
            const QByteArray made = fragment(quint32(number), true, isKey ? 0x02000000 : 0x01010000);
            whole.fragments.append(
                QByteArray(made + box("free", zeros((isKey ? 24'000 : 20'000) + number % 5 * 500))));
        }
        whole.fragments.back() += box("free", zeros(kLastBytes));
        if (hasSidx)
            whole.between = sidx(referencesTo(whole));
        else
            whole.end = mfra(whole);
        const MemoryByteSource memory(whole.bytes());
        const auto info = probed(memory);
        QVERIFY(info);
        QCOMPARE(info->indexKind, isSeenAtOnce ? IndexKind::None : IndexKind::Fragments);
        const auto further = probed(memory, ProbeWindow::kMostRequests + 2);
        QVERIFY(further);
        QCOMPARE(further->indexKind, IndexKind::None);
    }
};

QTEST_GUILESS_MAIN(tst_FragmentProbeCost)
#include "tst_FragmentProbeCost.moc"
