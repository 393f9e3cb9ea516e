// SPDX-License-Identifier: GPL-3.0-or-later
// Downloads that were broken off: what is there of an MP4 file plays, packet for packet as in the whole one.
#include "tests/demux/ScannedPackets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CutMovies : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    QString m_path;
    QByteArray m_file;

private Q_SLOTS:
    void initTestCase()
    {
        m_path = m_directory.filePath(u"whole.mp4"_s);
        const QString arguments = u"-v error -y -f lavfi -i testsrc2=s=160x90:r=25:d=20 -f lavfi -i "
                                  "sine=f=440:r=44100:d=20 -c:v libx264 -preset ultrafast -bf 2 -g 50 -c:a "
                                  "aac -movflags +faststart "_s +
                                  m_path;
        if (!hasProgram(u"ffmpeg"_s) || !hasProgram(u"ffprobe"_s) ||
            !runProgram(u"ffmpeg"_s, arguments.split(u' ')))
            QSKIP("no ffmpeg or ffprobe");
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_file = file.readAll();
    }

    void playsWhatIsThere_data()
    {
        QTest::addColumn<double>("share");
        for (const double share : {0.2, 0.5, 0.77, 0.999})
            QTest::addRow("%.3f", share) << share;
    }
    void playsWhatIsThere()
    {
        QFETCH(const double, share);
        const MemoryByteSource source(m_file.first(qsizetype(double(m_file.size()) * share)));
        const auto info = probe(source, {}, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QVERIFY((*info)->notes.join(u' ').contains(u"the file is cut"_s));
        QVERIFY((*info)->durationNs < 20'000'000'000);
        QVERIFY(double((*info)->durationNs) > (share - 0.15) * 20e9);
        const auto ours = packetsOfPlan(source, **info);
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        const Packets theirs = packetsOfFfmpeg(m_path);
        for (const auto &[stream, packets] : *ours) {
            const auto &whole = theirs.at(stream);
            QVERIFY(packets.size() < whole.size() || share > 0.99);
            QVERIFY(double(packets.size()) > double(whole.size()) * (share - 0.15));
            for (size_t i = 0; i < packets.size(); ++i)
                QCOMPARE(packets[i].sha256, whole[i].sha256);
        }
    }

    void saysSoWhereNothingIsLeft()
    {
        const qsizetype data = m_file.indexOf("mdat") + 4;
        const MemoryByteSource source(m_file.first(data + 10));
        const auto info = probe(source, {}, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QVERIFY((*info)->notes.join(u' ').contains(u"before the first picture"_s));
    }
};

QTEST_GUILESS_MAIN(tst_CutMovies)
#include "tst_CutMovies.moc"
