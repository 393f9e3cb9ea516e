// SPDX-License-Identifier: GPL-3.0-or-later
// Malformed, cut and mutated transport streams: no crash under the sanitizers, each within three seconds.
#include "tests/support/SharedMedia.h"
#include "tests/support/TransportBytes.h"
#include "tests/support/TransportWalk.h"
#include "tests/support/Vc1Film.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TransportStreamMalformed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesMalformedFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("only sync bytes") << QByteArray(1'000'000, 'G');
        TransportBytes endless; // a PES packet that never ends
        endless.table(0, pat({{1, 0x1000}}));
        endless.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}, {0x0F, 0x101, {}}}));
        endless.unit(0x100, pes(0xE0, 1, 1, avcUnit(true), false));
        endless.unit(0x101, pes(0xC0, 1, {}, QByteArray(4'000'000, char(0xFF)), false));
        endless.unit(0x100, pes(0xE0, 1, 1, QByteArray("\0\0\1", 3).repeated(1'500'000), false));
        QTest::newRow("endless PES packets") << endless.bytes;
        TransportBytes jumpy;
        jumpy.table(0, pat({{1, 0x1000}}));
        jumpy.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}}));
        for (int i = 0; i < 20'000; ++i)
            jumpy.unit(0x100, pes(0xE0, (qint64(i) * 7'777'777'777) & 0x1'FFFF'FFFF, {}, avcUnit(true, "v")));
        QTest::newRow("every time stamp jumps") << jumpy.bytes;
        for (const QString &path : sharedMediaFiles({u".ts"_s}, u"bad"_s))
            QTest::addRow("%s", qPrintable(QFileInfo(path).fileName())) << contentOf(path);
    }
    void survivesMalformedFiles()
    {
        QFETCH(const QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        walkTransportStream(bytes);
        QVERIFY2(timer.elapsed() <= 3000, qPrintable(QString::number(timer.elapsed())));
    }
    void survivesBeingCutAndMutated_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::newRow("spelled") << spelledFilm(4);
        QTest::newRow("VC-1") << vc1TransportStream(
            vc1Film({64, 64, 25, 1, 1, 1, true}, 49, 12, PictureOrder::Reordered));
        for (const QString &path :
             sharedMediaFiles({u"400x300_seg0.ts"_s, u"bear-640x360-hevc.ts"_s, u"rs204.ts"_s}))
            QTest::addRow("%s", qPrintable(QFileInfo(path).fileName())) << contentOf(path);
    }
    void survivesBeingCutAndMutated()
    {
        QFETCH(const QByteArray, good);
        QVERIFY(walkTransportStream(good) > 0);
        QElapsedTimer timer;
        for (qsizetype cut = 0; cut < good.size(); cut += 32 * 1024) {
            timer.start();
            walkTransportStream(good.first(cut));
            walkTransportStream(good.mid(cut));
            QVERIFY(timer.elapsed() <= 3000);
        }
        QRandomGenerator random(4711);
        for (int i = 0; i < 50; ++i) {
            QByteArray bytes = good;
            for (int flips = 1 + int(random.bounded(30)); flips > 0; --flips) {
                const auto window =
                    quint32(random.bounded(2) == 0 ? std::min<qsizetype>(2000, bytes.size()) : bytes.size());
                bytes[qsizetype(random.bounded(window))] = char(random.bounded(256));
            }
            if (random.bounded(4) == 0)
                bytes.remove(qsizetype(random.bounded(quint32(bytes.size()))),
                             1 + qsizetype(random.bounded(500)));
            timer.start();
            walkTransportStream(bytes);
            QVERIFY(timer.elapsed() <= 3000);
        }
    }
};

QTEST_APPLESS_MAIN(tst_TransportStreamMalformed)
#include "tst_TransportStreamMalformed.moc"
