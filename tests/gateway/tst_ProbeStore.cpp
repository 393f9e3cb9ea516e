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
