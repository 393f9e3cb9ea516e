// SPDX-License-Identifier: GPL-3.0-or-later
// Malformed, cut and mutated files: no crash under the sanitizers, each within three seconds.
#include "core/demux/KeyframeSample.h"
#include "core/probe/Probe.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MatroskaWalk.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static QByteArray goodFile()
{
    MatroskaFile file;
    for (int i = 0; i < 12; ++i) {
        file.addCluster(quint64(i) * 1000,
                        keyBlock(1, 0, QByteArray(1500, 'v')) + keyBlock(2, 3, "a") +
                            simpleBlock(2, 40, QByteArray("\x02\x02\x02") + "abcdef", 0x82));
        file.addCue(quint64(i) * 1000, size_t(i));
    }
    return file.bytes();
}

class tst_MatroskaMalformed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void survivesMalformedFiles_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        for (const QString &path : sharedMediaFiles({u".mkv"_s, u".webm"_s, u".mka"_s}, u"bad"_s))
            QTest::addRow("%s", qPrintable(QFileInfo(path).fileName())) << contentOf(path);
    }
    void survivesMalformedFiles()
    {
        QFETCH(const QByteArray, bytes);
        QElapsedTimer timer;
        timer.start();
        walkMatroska(bytes);
        QVERIFY(timer.elapsed() <= 3000);
    }
    void saysWhatIsWrongWithTheBlockOfAKeyframe_data()
    {
        QTest::addColumn<int>("lacing");
        QTest::newRow("Xiph") << 0x02;
        QTest::newRow("EBML") << 0x06;
    }
    void saysWhatIsWrongWithTheBlockOfAKeyframe()
    {
        QFETCH(const int, lacing);
        QByteArray bytes = goodFile();
        const MemoryByteSource good(bytes);
        const auto info = probe(good, {}, {});
        QVERIFY(info);
        const Keyframe &keyframe = (*info)->keyframes.keyframes.at(5);
        QVERIFY(readKeyframe(good, **info, keyframe, {}));
        // Its flags say now that there are 119 frames in it.
        const qsizetype flags = bytes.indexOf("vvvv", keyframe.offsetBytes) - 1;
        bytes[flags] = char(bytes[flags] | lacing);
        const auto read = readKeyframe(MemoryByteSource(bytes), **info, keyframe, {});
        QVERIFY(!read);
        QCOMPARE(read.error().kind, ErrorKind::CorruptInput);
        QVERIFY2(read.error().message.contains(u"lacing"_s), qPrintable(read.error().message));
    }
    void survivesBeingCutAndMutated_data()
    {
        QTest::addColumn<QByteArray>("good");
        QTest::newRow("spelled") << goodFile();
        for (const QString &path : sharedMediaFiles({u"qt__15s.mkv"_s, u"libbricks__test.mkv"_s}))
            QTest::addRow("%s", qPrintable(QFileInfo(path).fileName())) << contentOf(path);
    }
    void survivesBeingCutAndMutated()
    {
        QFETCH(const QByteArray, good);
        QVERIFY(walkMatroska(good) > 0);
        QElapsedTimer timer;
        for (qsizetype cut = 0; cut < good.size(); cut += 4096) {
            timer.start();
            walkMatroska(good.first(cut));
            QVERIFY(timer.elapsed() <= 3000);
        }
        QRandomGenerator random(4711);
        for (int i = 0; i < 250; ++i) {
            QByteArray bytes = good;
            // Structures are at both ends; half of the mutations go there.
            const bool isNearAnEnd = random.bounded(2) == 0;
            for (int flips = 1 + int(random.bounded(8)); flips > 0; --flips) {
                const auto window =
                    quint32(isNearAnEnd ? std::min<qsizetype>(600, bytes.size()) : bytes.size());
                const qsizetype at = random.bounded(window);
                bytes[random.bounded(2) == 0 ? at : bytes.size() - 1 - at] = char(random.bounded(256));
            }
            timer.start();
            walkMatroska(bytes);
            QVERIFY(timer.elapsed() <= 3000);
        }
    }
};

QTEST_APPLESS_MAIN(tst_MatroskaMalformed)
#include "tst_MatroskaMalformed.moc"
