// SPDX-License-Identifier: GPL-3.0-or-later
// Malformed, cut and mutated movies: no crash under the sanitizers, each within three seconds.
#include "tests/demux/ScannedPackets.h"
#include "tests/demux/SmallMovie.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/SharedMedia.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_MovieMalformed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesWhatIsBroken_data();
    void survivesWhatIsBroken();
    void survivesTruncationAndMutation_data();
    void survivesTruncationAndMutation();
};

static void readAll(const QByteArray &file)
{
    const MemoryByteSource source(file);
    const auto info = probedMovie(source, file);
    if (!info) {
        QVERIFY(!info.error().message.isEmpty());
        return;
    }
    if (info->indexKind == IndexKind::Moov)
        (void)packetsOf(source, *info, spansOf(*info, 1 + info->keyframes.keyframes.size() / 32));
    else
        QVERIFY(!info->notes.isEmpty() || info->mainTrack == 0);
}

void tst_MovieMalformed::survivesWhatIsBroken_data()
{
    QTest::addColumn<QString>("path");
    QTest::newRow("none") << QString();
    for (const QString &path : sharedMediaFiles({u".mp4"_s, u".mov"_s}, u"bad"_s))
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
}

void tst_MovieMalformed::survivesWhatIsBroken()
{
    QFETCH(const QString, path);
    QElapsedTimer timer;
    timer.start();
    readAll(contentOf(path));
    QVERIFY2(timer.elapsed() <= 3000, qPrintable(QString::number(timer.elapsed())));
}

void tst_MovieMalformed::survivesTruncationAndMutation_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("small") << smallMovie();
    for (const auto name : {"moz__bipbop.mp4"_L1, "mediabunny__multiple-aac-tracks.mp4"_L1}) {
        const QByteArray file = contentOf(sharedMediaDirectory() + u'/' + name);
        if (!file.isEmpty())
            QTest::newRow(name.data()) << file;
    }
}

void tst_MovieMalformed::survivesTruncationAndMutation()
{
    QFETCH(const QByteArray, file);
    QElapsedTimer timer;
    const auto check = [&](const QByteArray &bytes, int number) {
        timer.start();
        readAll(bytes);
        QVERIFY2(timer.elapsed() <= 3000, qPrintable(u"case %1: %2 ms"_s.arg(number).arg(timer.elapsed())));
    };
    for (qsizetype size = 0; size < file.size(); size += 4096)
        check(file.first(size), int(size));
    // Mutations go where they matter: into the moov.
    const qsizetype moov = std::max<qsizetype>(0, file.indexOf("moov"));
    const qsizetype moovBytes = std::min<qsizetype>(file.size() - moov, 12'000);
    QRandomGenerator random(20);
    for (int i = 0; i < 170; ++i) {
        QByteArray mutated = file;
        for (int flips = 1 + int(random.bounded(4)); flips > 0; --flips)
            mutated[moov + qsizetype(random.bounded(int(moovBytes)))] = char(random.bounded(256));
        check(mutated, i);
    }
}

QTEST_GUILESS_MAIN(tst_MovieMalformed)
#include "tst_MovieMalformed.moc"
