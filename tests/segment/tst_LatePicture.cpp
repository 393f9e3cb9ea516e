// SPDX-License-Identifier: GPL-3.0-or-later
// A picture that begins long after its sound is shown from the title's zero on, as a still.
#include "core/mux/LatePicture.h"
#include "core/segment/IframeRendition.h"
#include "tests/segment/TestTitle.h"
#include "tests/segment/TitlePackets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kLateMs = 9000;

class tst_LatePicture : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    /// Sound from 0 on, the picture from kLateMs; empty if it cannot be made here.
    [[nodiscard]] QString film(const QString &name, const QString &picture) const
    {
        const QString path = m_dir.filePath(name);
        const QStringList arguments =
            u"-f lavfi -itsoffset %1 -i testsrc2=s=160x90:r=25:d=8 -f lavfi -i sine=r=48000:d=17 %2 -fps_mode passthrough -c:a aac"_s
                .arg(kLateMs / 1000)
                .arg(picture)
                .split(u' ');
        return ffmpeg(arguments + QStringList{path}) ? path : QString();
    }
    [[nodiscard]] QByteArray joined(const Title &title, const Rendition &rendition,
                                    SegmentFormat format) const
    {
        QByteArray all =
            format == SegmentFormat::FragmentedMp4 ? buildInitSegment(title, rendition) : QByteArray();
        for (qsizetype n = 0; n < qsizetype(title.plan.spans.size()); ++n)
            all += buildSegment(title, rendition, format, n, {}).value_or(QByteArray());
        return all;
    }

private Q_SLOTS:
    void stillsStandFromZeroOn()
    {
        QVERIFY(stillTimes(2000, 1000, 1).empty());
        QCOMPARE(stillTimes(2001, 1000, 1), std::vector<qint64>({0, 2000}));
        QCOMPARE(stillTimes(4001, 1000, 1), std::vector<qint64>({0, 2000, 4000}));
        // Whatever a file claims.
        QVERIFY(stillTimes(qint64(1) << 50, 1000, 1).size() <= 32);
        QCOMPARE(stillTimes(60'000, 1000, 10 * 1024 * 1024), std::vector<qint64>({0}));
    }

    void isShownFromZeroOn_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QByteArray>("rendition");
        const auto avc = u"-c:v libx264 -preset ultrafast -g 25 -bf 2"_s;
        const auto mpeg2 = u"-c:v mpeg2video -g 12 -bf 2"_s;
        QTest::newRow("matroska") << u"a.mkv"_s << avc << "v1"_ba;
        QTest::newRow("mp4") << u"b.mp4"_s << avc << "v1"_ba;
        QTest::newRow("transport-stream") << u"c.ts"_s << avc << "v1"_ba;
        QTest::newRow("converted") << u"d.mkv"_s << mpeg2 << "v1.avc"_ba;
    }

    void isShownFromZeroOn()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, picture);
        QFETCH(const QByteArray, rendition);
        const QString path = film(file, picture);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = scannedTitleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        const Rendition *video = (*title)->rendition(rendition);
        QVERIFY(video);
        for (const SegmentFormat format : {SegmentFormat::FragmentedMp4, SegmentFormat::TransportStream}) {
            const bool isMp4 = format == SegmentFormat::FragmentedMp4;
            QFile made(m_dir.filePath(isMp4 ? u"made.mp4"_s : u"made.ts"_s));
            QVERIFY(made.open(QIODevice::WriteOnly));
            made.write(joined(**title, *video, format));
            made.close();
            const auto packets = timedPackets(made.fileName(), u"v:0"_s);
            constexpr size_t kStills = 5;
            QCOMPARE(packets.size(), 200 + kStills);
            // Times count from the first packet; sound is 0 to 2 frames before the title's zero.
            for (size_t i = 0; i < kStills; ++i) {
                QVERIFY2(std::abs(packets[i].ms - qint64(i) * 2000) <= 1,
                         qPrintable(QString::number(packets[i].ms)));
                if (isMp4)
                    QCOMPARE(packets[i].hash, packets[kStills].hash);
            }
            for (size_t i = kStills; i < packets.size(); ++i) {
                const qint64 ms = kLateMs + qint64(i - kStills) * 40;
                QVERIFY2(packets[i].ms >= ms && packets[i].ms < ms + 50,
                         qPrintable(u"%1: %2"_s.arg(i).arg(packets[i].ms)));
            }
        }
    }

    // I-frames last until the next as it is: there are no stills among them.
    void isTheFirstIframeFromZeroOn()
    {
        const QString path = film(u"f.mkv"_s, u"-c:v libx264 -preset ultrafast -g 25"_s);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = scannedTitleOf(path);
        QVERIFY(title.has_value() && (*title)->iframes);
        const auto first = buildIframe(**title, 0, {});
        QVERIFY(first.has_value());
        QFile made(m_dir.filePath(u"iframe.mp4"_s));
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.write(buildInitSegment(**title, *(*title)->rendition("v1")) + *first);
        made.close();
        const auto times = runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s, u"packet=pts"_s,
                                                     u"-of"_s, u"csv=p=0"_s, made.fileName()});
        QCOMPARE(times.value_or(QByteArray()).trimmed(), QByteArray("0"));
    }

    void decodersShowTheStill()
    {
        const QString path = film(u"e.mkv"_s, u"-c:v libx264 -preset ultrafast -g 25"_s);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = scannedTitleOf(path);
        QVERIFY(title.has_value());
        QFile made(m_dir.filePath(u"shown.mp4"_s));
        QVERIFY(made.open(QIODevice::WriteOnly));
        made.write(joined(**title, *(*title)->rendition("v1"), SegmentFormat::FragmentedMp4));
        made.close();
        const auto hashes =
            ffmpeg(u"-xerror -i %1 -fps_mode passthrough -f framemd5 -"_s.arg(made.fileName()).split(u' '));
        QVERIFY(hashes);
        QByteArrayList pictures;
        for (const QByteArray &line : hashes->split('\n')) {
            if (!line.startsWith('#') && line.contains(','))
                pictures << line.split(',').last().trimmed();
        }
        QCOMPARE(pictures.size(), 205);
        for (int i = 0; i < 5; ++i)
            QCOMPARE(pictures[i], pictures[5]);
        QVERIFY(pictures[5] != pictures[6]);
    }
};

QTEST_APPLESS_MAIN(tst_LatePicture)
#include "tst_LatePicture.moc"
