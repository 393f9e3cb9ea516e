// SPDX-License-Identifier: GPL-3.0-or-later
// Converted segments are handed on while they are made, and what was handed on is the segment. The transport
// stream that they make together is read by ffprobe.
#include "core/segment/SegmentBuilder.h"
#include "tests/segment/TestTitle.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using cuegate::test::titleOf;

static QByteArray run(const QString &program, const QString &arguments)
{
    constexpr int kTimeoutMs = 60'000;
    QProcess process;
    process.start(program, arguments.split(u' '));
    return process.waitForFinished(kTimeoutMs) && process.exitCode() == 0
               ? process.readAllStandardOutput() + '\n'
               : QByteArray();
}

class tst_ProgressiveBuilder : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    std::shared_ptr<const Title> m_title;

    /// All segments, one after the other; each came in pieces.
    QByteArray builtInPieces(const Rendition &rendition, SegmentFormat format)
    {
        QByteArray all;
        for (qsizetype n = 0; n < qsizetype(m_title->plan.spans.size()); ++n) {
            QByteArray joined;
            int pieces = 0;
            const auto segment =
                buildSegment(*m_title, rendition, format, n, {}, [&](const QByteArray &bytes) {
                    joined += bytes;
                    ++pieces;
                });
            if (!segment || *segment != joined || pieces < 4)
                return {};
            all += joined;
        }
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString path = m_directory.filePath(u"source.mkv"_s);
        const bool hasPrograms = !QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty() &&
                                 !QStandardPaths::findExecutable(u"ffprobe"_s).isEmpty();
        if (!hasPrograms ||
            run(u"ffmpeg"_s, u"-v error -y -f lavfi -i testsrc2=s=160x90:r=25:d=12 -f lavfi -i "
                             "sine=f=440:r=48000:d=12 -c:v mpeg2video -g 50 -bf 2 -c:a mp2 "_s +
                                 path)
                .isEmpty())
            QSKIP("no ffmpeg or ffprobe");
        const auto title = titleOf(path);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        m_title = *title;
        QVERIFY(m_title->plan.spans.size() > 1);
    }

    void handsOnWhatItMakes_data()
    {
        QTest::addColumn<SegmentFormat>("format");
        QTest::newRow("fMP4") << SegmentFormat::FragmentedMp4;
        QTest::newRow("transport stream") << SegmentFormat::TransportStream;
    }
    void handsOnWhatItMakes()
    {
        QFETCH(const SegmentFormat, format);
        const Rendition *rendition = m_title->rendition("v1.avc");
        QVERIFY(rendition);
        QVERIFY(!builtInPieces(*rendition, format).isEmpty());
    }

    void aTransportStreamRunsSteadily()
    {
        const Rendition *rendition = m_title->rendition("v1.avc-a2.aac");
        QVERIFY(rendition);
        const QByteArray stream = builtInPieces(*rendition, SegmentFormat::TransportStream);
        QVERIFY(!stream.isEmpty());
        QCOMPARE(stream.size() % (188 * 16), 0);
        const QString path = m_directory.filePath(u"made.ts"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(stream) == stream.size());
        file.close();
        const auto json = QJsonDocument::fromJson(
            run(u"ffprobe"_s, u"-v error -select_streams v -show_entries packet=pts,dts -of json "_s + path));
        const QJsonArray packets = json.object()["packets"_L1].toArray();
        QCOMPARE(packets.size(), 12 * 25);
        qint64 lastDts = 0;
        std::vector<qint64> shown;
        for (const QJsonValue &packet : packets) {
            const qint64 pts = packet["pts"_L1].toInteger();
            const qint64 dts = packet["dts"_L1].toInteger();
            QVERIFY(dts <= pts);
            // The title's first one comes earlier (TrackTiming::startMargin).
            QVERIFY(shown.empty() || dts > lastDts);
            QVERIFY(shown.size() < 2 || qAbs(dts - lastDts - 3600) <= 180);
            lastDts = dts;
            shown.push_back(pts);
        }
        std::ranges::sort(shown);
        for (size_t i = 1; i < shown.size(); ++i)
            QVERIFY(qAbs(shown[i] - shown[i - 1] - 3600) <= 90); // Matroska's milliseconds
    }
};

QTEST_GUILESS_MAIN(tst_ProgressiveBuilder)
#include "tst_ProgressiveBuilder.moc"
