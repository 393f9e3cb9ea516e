// SPDX-License-Identifier: GPL-3.0-or-later
// Streams made by ffmpeg, cut, and judged by ffmpeg and ffprobe: the packets are those of the stream, each
// segment can be decoded by itself, and lasts what it says.
#include "core/live/BroadcastDescription.h"
#include "core/live/TransportStreamCutter.h"
#include "core/media/TransportStreamLayout.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_TransportStreamTools : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    static QByteArray run(const QString &program, const QStringList &arguments)
    {
        QProcess process;
        process.start(program, arguments);
        if (!process.waitForFinished(60'000) || process.exitCode() != 0)
            qWarning("%s", process.readAllStandardError().constData());
        return process.readAllStandardOutput();
    }
    QByteArray made(const QString &options)
    {
        const QString path = m_dir.filePath(u"stream.ts"_s);
        const QString sources = u"-v error -y -f lavfi -i testsrc2=s=160x90:r=25 -f lavfi -i sine=r=48000 "
                                "-t 14 -ac 2 %1 -f mpegts"_s.arg(options);
        (void)run(u"ffmpeg"_s, sources.split(u' ', Qt::SkipEmptyParts) + QStringList{path});
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    QString written(const QByteArray &bytes)
    {
        const QString path = m_dir.filePath(u"part.ts"_s);
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return {};
        return path;
    }
    // Checksum and size of each packet, by stream.
    QMap<int, QByteArrayList> packetsOf(const QByteArray &stream)
    {
        QMap<int, QByteArrayList> packets;
        const QByteArray listed = run(u"ffmpeg"_s, {u"-v"_s, u"error"_s, u"-i"_s, written(stream), u"-map"_s,
                                                    u"0"_s, u"-c"_s, u"copy"_s, u"-copyts"_s, u"-f"_s,
                                                    u"framehash"_s, u"-hash"_s, u"md5"_s, u"-"_s});
        for (const QByteArray &line : listed.split('\n')) {
            const QByteArrayList fields = line.split(',');
            if (!line.startsWith('#') && fields.size() >= 6) // what follows is about the packet
                packets[fields[0].toInt()] << QByteArray(fields[2] + fields[5]);
        }
        return packets;
    }
    // Of its first packet, in ticks; and whether that is a keyframe.
    std::pair<qint64, bool> beginning(const QByteArray &segment)
    {
        const QByteArray first =
            run(u"ffprobe"_s,
                {u"-v"_s, u"error"_s, u"-select_streams"_s, u"0"_s, u"-show_entries"_s, u"packet=pts,flags"_s,
                 u"-read_intervals"_s, u"%+#1"_s, u"-of"_s, u"csv=p=0"_s, written(segment)});
        const QByteArrayList fields = first.trimmed().split(',');
        return {fields.value(0).toLongLong(), fields.value(1).startsWith('K')};
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
            QSKIP("no ffmpeg");
    }
    void cutsWhatEncodersMake_data()
    {
        QTest::addColumn<QString>("options");
        QTest::addColumn<QString>("codecs");
        const QString avc = u"-c:v libx264 -preset ultrafast -bf 2 -g 50 "_s;
        QTest::newRow("h264-aac") << QString(avc + u"-c:a aac") << u"avc1."_s;
        QTest::newRow("open-gop") << QString(avc + u"-x264-params open-gop=1 -c:a aac") << u"avc1."_s;
        QTest::newRow("wrap") << QString(avc + u"-c:a aac -output_ts_offset 95438") << u"avc1."_s;
        QTest::newRow("m2ts") << QString(avc + u"-c:a ac3 -mpegts_m2ts_mode 1") << u"ac-3"_s;
        QTest::newRow("mp2") << QString(avc + u"-c:a mp2") << QString();
        QTest::newRow("hevc") << u"-c:v libx265 -preset ultrafast -x265-params log-level=none:keyint=50 "
                                 "-c:a aac"_s
                              << u"hvc1."_s;
        QTest::newRow("mpeg2") << u"-c:v mpeg2video -g 12 -bf 2 -c:a mp2"_s << QString();
        QTest::newRow("sound") << u"-vn -c:a aac"_s << u"mp4a.40.2"_s;
    }
    void cutsWhatEncodersMake()
    {
        QFETCH(QString, options);
        QFETCH(QString, codecs);
        const QByteArray stream = made(options);
        QVERIFY(stream.size() > 100'000);
        TransportStreamCutter cutter;
        std::vector<CutSegment> segments;
        for (qsizetype at = 0; at < stream.size(); at += 7777)
            cutter.add(QByteArrayView(stream).sliced(at, std::min<qsizetype>(7777, stream.size() - at)),
                       segments);
        const QByteArray rest = cutter.growing().toByteArray();
        cutter.breakOff(segments);
        QVERIFY2(segments.size() >= 4, qPrintable(QString::number(segments.size())));
        QByteArray all;
        for (const CutSegment &segment : segments)
            all += segment.bytes;
        if (cutter.givenUp() > 0) // too short at the end
            all += rest;
        const auto theirs = packetsOf(stream);
        const auto ours = packetsOf(all);
        QCOMPARE(ours.size(), theirs.size());
        QVERIFY(theirs[0].size() > 300);
        for (const int index : theirs.keys()) {
            const qsizetype begins = theirs[index].indexOf(ours[index].value(0));
            QVERIFY2(begins >= 0 && begins < 30, qPrintable(QString::number(begins))); // sound before it
            const qsizetype missing = theirs[index].size() - begins - ours[index].size();
            QVERIFY2(missing >= 0 && missing <= 1, qPrintable(QString::number(missing)));
            // The very last may be cut where the stream was.
            const qsizetype whole = ours[index].size() - 1;
            QCOMPARE(ours[index].first(whole), theirs[index].mid(begins, whole));
        }
        std::optional<qint64> before;
        for (size_t i = 0; i + 1 < segments.size(); ++i) {
            QVERIFY(segments[i].isIndependent && !segments[i].isDiscontinuity);
            QVERIFY(segments[i].durationTicks >= 2 * 90'000 && segments[i].durationTicks <= 6 * 90'000);
            const auto [stamp, isKeyframe] = beginning(segments[i].bytes);
            QVERIFY(isKeyframe);
            if (before)
                QCOMPARE(timeStampDistance(*before, stamp), segments[i - 1].durationTicks);
            before = stamp;
        }
        const auto look = lookAtBroadcast(segments.front().bytes);
        QVERIFY(look.isComplete);
        const StreamDescription::Picture &picture = look.description->variants.front();
        QVERIFY2(codecs.isEmpty() ? picture.codecs.isEmpty() : picture.codecs.contains(codecs),
                 qPrintable(picture.codecs));
        const bool hasPicture = !options.contains(u"-vn"_s);
        QCOMPARE(picture.width, hasPicture ? 160U : 0U);
        QCOMPARE(picture.frameRateThousandths, hasPicture ? 25'000U : 0U);
    }
};

QTEST_GUILESS_MAIN(tst_TransportStreamTools)
#include "tst_TransportStreamTools.moc"
