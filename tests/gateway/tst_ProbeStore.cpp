// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ProbeStore.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/ScratchFolder.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_ProbeStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesBackWhatWasRead()
    {
        const QByteArray film = QByteArray("0123456789").repeated(1000);
        const MemoryByteSource source(film);
        const RecordingByteSource recording(source, 1000);
        QVERIFY(recording.read({0, 500}, {}));
        QVERIFY(recording.read({9000, 9500}, {}));
        QVERIFY(recording.read({0, 400}, {})); // is there already
        const QTemporaryDir folder(scratchTemplate());
        const ProbeStore store(folder.path());
        ProbeRecord record;
        record.validator.sizeBytes = film.size();
        record.ranges = recording.ranges().value();
        store.save(u"id"_s, record);
        const auto loaded = store.load(u"id"_s);
        QVERIFY(loaded);
        const ReplayByteSource replay(*loaded);
        QCOMPARE(replay.read({10, 490}, {}).value(), film.mid(10, 480));
        QCOMPARE(replay.read({9000, 9500}, {}).value(), film.mid(9000, 500));
        QVERIFY(!replay.read({0, 501}, {}));
    }

    void givesBackWhatAScanFound()
    {
        MediaInfo scanned;
        TransportStreamLayout layout;
        layout.clocks = {{0, 5, 0}, {188, 7, 90}};
        layout.pesPackets = {{1, 500}, {2, 900}};
        layout.unsteadySounds = {2, 5};
        layout.ends = {{1, 180'000}, {2, 179'000}};
        scanned.layout = layout;
        scanned.isIndexSearched = true;
        scanned.keyframes = {kTransportTimescale, {{0, 0}, {90, 188}}, {{90, 30}}};
        ProbeRecord record;
        record.facts = TitleFacts{{2, {7, "first", 3, true, {{{90, 60}, {180, 150}}, 240}}}, {3, {}}};
        record.scan = scanRecordOf(scanned);
        const QTemporaryDir folder(scratchTemplate());
        const ProbeStore store(folder.path());
        store.save(u"id"_s, record);
        const auto loaded = store.load(u"id"_s);
        QVERIFY(loaded && loaded->scan);
        MediaInfo found;
        found.layout = TransportStreamLayout();
        const MediaInfo again = withScan(found, *loaded->scan);
        QVERIFY(!again.indexComplete && again.isIndexSearched); // as it was
        const auto &known = std::get<TransportStreamLayout>(again.layout);
        QCOMPARE(known.clocks.size(), 2U);
        QCOMPARE(known.clocks[1].time, 90);
        QVERIFY(known.pesPackets == layout.pesPackets);
        QVERIFY(known.unsteadySounds == layout.unsteadySounds);
        QVERIFY(known.ends == layout.ends);
        QCOMPARE(again.keyframes.keyframes.size(), 2U);
        QVERIFY(again.keyframes.leads == scanned.keyframes.leads);
        QCOMPARE(loaded->facts.value().size(), 2U);
        QCOMPARE(loaded->facts->at(2).leadNs, 3);
        QVERIFY(loaded->facts->at(2).mayLeadsDiffer && !loaded->facts->at(3).mayLeadsDiffer);
        QVERIFY(loaded->facts->at(2).times == record.facts->at(2).times);
        QVERIFY(loaded->facts->at(3).times == TrackTimes{});
    }

    void keepsNothingOfWhatIsTooMuch()
    {
        const MemoryByteSource source(QByteArray(10'000, 'x'));
        const RecordingByteSource recording(source, 1000);
        QVERIFY(recording.read({0, 600}, {}));
        QVERIFY(recording.ranges());
        QCOMPARE(recording.read({600, 1200}, {}).value().size(), 600);
        QVERIFY(!recording.ranges());
        QCOMPARE(recording.read({0, 100}, {}).value().size(), 100);
        QVERIFY(!recording.ranges());
    }
};

QTEST_GUILESS_MAIN(tst_ProbeStore)
#include "tst_ProbeStore.moc"
