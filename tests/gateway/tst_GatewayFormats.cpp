// SPDX-License-Identifier: GPL-3.0-or-later
// What /probe says of tracks whose format only a sample tells is true before anything is played, and costs no
// more than a probe may. The judge is ffprobe.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QFile>
#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

#include <bit>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr int kMostRequests = 4;

/// "mp3 22050 Hz 1" or "vp9 10 bit", of each track.
QStringList formatsIn(const QByteArray &probe)
{
    QStringList formats;
    const QJsonArray tracks = QJsonDocument::fromJson(probe)[u"tracks"_s].toArray();
    for (const auto &value : tracks) {
        const QJsonObject track = value.toObject();
        const QString codec = track[u"codec"_s].toString();
        if (track[u"type"_s] == u"audio"_s)
            formats << u"%1 %2 Hz %3"_s.arg(codec)
                           .arg(track[u"sample_rate"_s].toInt())
                           .arg(track[u"channels"_s].toInt());
        else
            formats << u"%1 %2 bit"_s.arg(codec).arg(track[u"bit_depth"_s].toInt());
    }
    return formats;
}

/// The same as ffprobe says it.
QStringList judgedFormats(const QString &path)
{
    const auto json =
        runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_streams"_s, u"-of"_s, u"json"_s, path});
    QStringList formats;
    const QJsonArray streams = QJsonDocument::fromJson(json.value_or(QByteArray()))[u"streams"_s].toArray();
    for (const auto &value : streams) {
        const QJsonObject stream = value.toObject();
        const QString codec = stream[u"codec_name"_s].toString();
        const QString pixels = stream[u"pix_fmt"_s].toString();
        if (stream[u"codec_type"_s] == u"attachment"_s)
            continue;
        if (stream[u"codec_type"_s] == u"audio"_s)
            formats << u"%1 %2 Hz %3"_s.arg(codec, stream[u"sample_rate"_s].toString())
                           .arg(stream[u"channels"_s].toInt());
        else
            formats << u"%1 %2 bit"_s.arg(codec, pixels.contains("12le"_L1)   ? u"12"_s
                                                 : pixels.contains("10le"_L1) ? u"10"_s
                                                                              : u"8"_s);
    }
    return formats;
}

/// What the Tracks of a Matroska file say of sound that is of 22.05 kHz and mono made 44.1 kHz and stereo.
bool lieAboutSound(const QString &path)
{
    const auto rate = [](double value) -> QByteArray {
        QByteArray bytes(8, '\0');
        qToBigEndian(std::bit_cast<quint64>(value), bytes.data());
        return QByteArray::fromHex("b588") + bytes;
    };
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite))
        return false;
    QByteArray head = file.read(4096);
    const qsizetype at = head.indexOf(rate(22050));
    const qsizetype channels = head.indexOf(QByteArray::fromHex("9f8101"));
    if (at < 0 || channels < 0)
        return false;
    head.replace(at, 10, rate(44100)).replace(channels, 3, QByteArray::fromHex("9f8102"));
    return file.seek(0) && file.write(head) == head.size();
}

} // namespace

class tst_GatewayFormats : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;

    bool make(const QString &name, const QStringList &options)
    {
        const QStringList inputs{
            u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=640x360:r=24:d=20,noise=alls=40:allf=t"_s,
            u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=f=440:r=22050:d=20"_s};
        return ffmpeg(inputs + options + QStringList{m_dir.filePath(name)}).has_value();
    }
    bool makeMp3(const QString &name, const QStringList &more = {})
    {
        return make(name, QStringList{u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-crf"_s,
                                      u"20"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-g"_s, u"48"_s, u"-c:a"_s,
                                      u"libmp3lame"_s, u"-ar"_s, u"22050"_s, u"-ac"_s, u"1"_s} +
                              more);
    }
    bool makeVp9(const QString &name, const QString &pixels)
    {
        return make(name,
                    {u"-an"_s, u"-c:v"_s, u"libvpx-vp9"_s, u"-deadline"_s, u"realtime"_s, u"-cpu-used"_s,
                     u"8"_s, u"-pix_fmt"_s, pixels, u"-b:v"_s, u"2M"_s, u"-g"_s, u"48"_s, u"-t"_s, u"6"_s});
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasProgram(u"ffmpeg"_s) || !hasProgram(u"mkvmerge"_s))
            QSKIP("no ffmpeg or mkvmerge here");
    }

    void saysWhatTheSamplesAre_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("mp3 in mkv, which says something else") << u"lies.mkv"_s;
        QTest::newRow("mp3 in mp4") << u"mp3.mp4"_s;
        QTest::newRow("mp3 in mp4, moov in front") << u"front.mp4"_s;
        QTest::newRow("mp3 in mov") << u"mp3.mov"_s;
        QTest::newRow("vp9 of 10 bit without CodecPrivate") << u"ten.mkv"_s;
        QTest::newRow("vp9 of 12 bit without CodecPrivate") << u"twelve.mkv"_s;
        QTest::newRow("vp9 of 10 bit behind fonts") << u"fonts.mkv"_s;
    }
    void saysWhatTheSamplesAre()
    {
        QFETCH(const QString, name);
        const QString path = m_dir.filePath(name);
        if (name == "lies.mkv"_L1)
            QVERIFY(makeMp3(name) && lieAboutSound(path));
        else if (name == "ten.mkv"_L1)
            QVERIFY(makeVp9(name, u"yuv420p10le"_s));
        else if (name == "twelve.mkv"_L1)
            QVERIFY(makeVp9(name, u"yuv444p12le"_s));
        else if (name == "front.mp4"_L1)
            QVERIFY(makeMp3(name, {u"-movflags"_s, u"faststart"_s}));
        else if (name == "fonts.mkv"_L1) {
            QVERIFY(makeVp9(u"plain.mkv"_s, u"yuv420p10le"_s));
            QFile font(m_dir.filePath(u"font.ttf"_s));
            QVERIFY(font.open(QIODevice::WriteOnly) && font.write(QByteArray(300'000, 'f')) > 0);
            font.close();
            QVERIFY(
                runProgram(u"mkvmerge"_s,
                           {u"-q"_s, u"-o"_s, path, m_dir.filePath(u"plain.mkv"_s),
                            u"--attachment-mime-type"_s, u"font/ttf"_s, u"--attach-file"_s, font.fileName()},
                           Warnings::Pass));
        } else
            QVERIFY(makeMp3(name));
        const QStringList judged = judgedFormats(path);
        QVERIFY(!judged.isEmpty());
        const QByteArray served = "/" + name.toLatin1();
        m_origin.serveFile(served, path);
        QByteArray id;
        QTemporaryDir profileDir;
        {
            GatewayUnderTest gateway(profileDir.path());
            QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
            for (const QUrl &url : {QUrl::fromLocalFile(path), m_origin.url(served)}) {
                id = gateway.add(url);
                const QByteArray target = "/v1/sources/" + id + "/probe";
                QCOMPARE(formatsIn(gateway.control("GET", target).body), judged);
                QVERIFY(m_origin.counters(served).requests <= kMostRequests);
                PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
                QVERIFY2(player.open({}), player.problem().constData());
                player.play(0);
                QCOMPARE(formatsIn(gateway.control("GET", target).body), judged);
            }
        }
        // Of what is kept of it the same is told by the next run, without a request.
        const int requests = m_origin.counters(served).requests;
        GatewayUnderTest again(profileDir.path());
        QCOMPARE(formatsIn(again.control("GET", "/v1/sources/" + id + "/probe").body), judged);
        QVERIFY(m_origin.counters(served).requests <= requests + 1); // whether it is the same
    }
};

QTEST_GUILESS_MAIN(tst_GatewayFormats)
#include "tst_GatewayFormats.moc"
