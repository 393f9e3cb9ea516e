// SPDX-License-Identifier: GPL-3.0-or-later
// thumb.jpg as INTERFACE.md promises it, against the pictures that ffmpeg takes out of the same files.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/OriginRest.h"
#include "tests/support/TestOrigin.h"
#include "tests/support/Vc1Film.h"

#include <QFileInfo>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayThumbnails : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    std::unique_ptr<GatewayUnderTest> m_gateway;

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    // 14 s of 24 pictures a second, a keyframe every two seconds.
    static bool makeFilm(const QString &file, const QStringList &more)
    {
        return bool(
            ffmpeg(QStringList{u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=14"_s, u"-f"_s,
                               u"lavfi"_s, u"-i"_s, u"sine=r=48000:d=14"_s, u"-c:v"_s, u"libx264"_s, u"-g"_s,
                               u"48"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-c:a"_s, u"aac"_s} +
                   more + QStringList{file}));
    }
    // The same of VC-1, which ffmpeg does not encode.
    static bool makeVc1Film(const QString &file)
    {
        QFile made(file);
        const QByteArray bytes = vc1TransportStream(
            vc1Film({320, 180, 24, 1, 1, 1, false}, 14 * 24 + 1, 48, PictureOrder::Reordered));
        return made.open(QIODevice::WriteOnly) && made.write(bytes) == bytes.size();
    }
    // Picture \p number of a film as ffmpeg shows it, upright.
    [[nodiscard]] QImage picture(const QString &file, int number, const QString &filters = {}) const
    {
        const QString png = path(u"expected.png"_s);
        const QString select = u"select=eq(n\\,%1)"_s.arg(number);
        if (!ffmpeg({u"-i"_s, file, u"-vf"_s, QString(select + filters), u"-frames:v"_s, u"1"_s, png}))
            return {};
        return QImage(png);
    }
    // Without the finest detail, where scalers and JPEG differ.
    static QImage softened(const QImage &image)
    {
        return image.scaled(std::min(image.width(), 64), std::min(image.height(), 36), Qt::IgnoreAspectRatio,
                            Qt::SmoothTransformation);
    }
    // Numbers of its keyframes in the order of presentation, as ffprobe tells them.
    static QList<int> keyframesOf(const QString &file)
    {
        const auto flags =
            runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-select_streams"_s, u"v"_s, u"-show_entries"_s,
                                      u"frame=key_frame"_s, u"-of"_s, u"default=nw=1:nk=1"_s, file});
        QList<int> numbers;
        const QList<QByteArray> lines = flags.value_or(QByteArray()).simplified().split(' ');
        for (int i = 0; i < lines.size(); ++i) {
            if (lines[i] == "1")
                numbers.append(i);
        }
        return numbers;
    }
    // The mean difference of a colour, from 0 to 255; 999 if they cannot be compared.
    static double difference(const QImage &picture, const QImage &expected)
    {
        if (picture.isNull() || picture.size() != expected.size())
            return 999;
        const QImage one = softened(picture);
        const QImage other = softened(expected);
        double sum = 0;
        for (int y = 0; y < one.height(); ++y) {
            for (int x = 0; x < one.width(); ++x) {
                const QRgb a = one.pixel(x, y);
                const QRgb b = other.pixel(x, y);
                sum += std::abs(qRed(a) - qRed(b)) + std::abs(qGreen(a) - qGreen(b)) +
                       std::abs(qBlue(a) - qBlue(b));
            }
        }
        return sum / 3 / one.width() / one.height();
    }
    [[nodiscard]] QImage thumbnail(const QByteArray &folder, const QByteArray &query)
    {
        const Answer answer = m_gateway->media(folder + "thumb.jpg" + query);
        return answer.status == 200 ? QImage::fromData(answer.body, "JPG") : QImage();
    }
    [[nodiscard]] QByteArray folderOf(const QString &name)
    {
        return m_gateway->folderOf(m_gateway->add(QUrl::fromLocalFile(path(name))));
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!makeFilm(path(u"film.mkv"_s), {}))
            QSKIP("no ffmpeg here");
        m_gateway = std::make_unique<GatewayUnderTest>();
        QVERIFY2(m_gateway->isRunning(), qPrintable(m_gateway->startError()));
    }

    void showsTheKeyframeAtOrBefore_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("how");
        QTest::newRow("matroska") << u"a.mkv"_s << QStringList();
        QTest::newRow("mp4") << u"a.mp4"_s << QStringList();
        QTest::newRow("transport-stream") << u"a.ts"_s << QStringList();
        QTest::newRow("open-groups") << u"b.mkv"_s << QStringList{u"-x264-params"_s, u"open-gop=1"_s};
        QTest::newRow("hevc") << u"c.mkv"_s
                              << QStringList{u"-c:v"_s, u"libx265"_s, u"-x265-params"_s,
                                             u"log-level=none:keyint=48:min-keyint=48:scenecut=0"_s};
        QTest::newRow("mpeg2") << u"c.ts"_s
                               << QStringList{u"-c:v"_s,       u"mpeg2video"_s, u"-sc_threshold"_s,
                                              u"1000000000"_s, u"-q:v"_s,       u"2"_s};
        QTest::newRow("asp-in-avi") << u"d.avi"_s
                                    << QStringList{u"-c:v"_s, u"mpeg4"_s, u"-sc_threshold"_s, u"1000000000"_s,
                                                   u"-q:v"_s, u"2"_s,     u"-c:a"_s,          u"mp3"_s};
        QTest::newRow("vc1") << u"e.ts"_s << QStringList{u"VC-1"_s};
    }
    void showsTheKeyframeAtOrBefore()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, how);
        QVERIFY(how.contains(u"VC-1"_s) ? makeVc1Film(path(name)) : makeFilm(path(name), how));
        const QByteArray folder = folderOf(name);
        const QList<int> keyframes = keyframesOf(path(name));
        QVERIFY(keyframes.size() >= 6 && keyframes.size() <= 8);
        const QList<std::pair<QByteArray, double>> wanted{{"?width=320", 0},
                                                          {"?at=5.9&width=320", 5.9},
                                                          {"?at=6.5&width=320", 6.5},
                                                          {"?at=99999&width=320", 99999}};
        QImage previous;
        for (const auto &[query, seconds] : wanted) {
            const auto after = std::upper_bound(keyframes.begin(), keyframes.end(), seconds * 24 + 0.01);
            const int number = *std::prev(after);
            const QImage shown = thumbnail(folder, query);
            const double off = difference(shown, picture(path(name), number));
            QVERIFY2(off < 3, QByteArray(query + ": " + QByteArray::number(off) + " from picture " +
                                         QByteArray::number(number)));
            QVERIFY(difference(shown, previous) > 6); // so the pictures tell times apart
            previous = shown;
        }
    }

    void isUprightWithSquarePixelsAndNoWiderThanAsked_data()
    {
        QTest::addColumn<QStringList>("how");
        QTest::addColumn<QByteArray>("query");
        QTest::addColumn<QSize>("size");
        const QStringList turned{u"-c"_s, u"copy"_s, u"-metadata:s:v"_s, u"rotate=90"_s};
        const QStringList wide{u"-c"_s, u"copy"_s, u"-aspect"_s, u"64:27"_s};
        QTest::newRow("small") << QStringList{u"-c"_s, u"copy"_s} << QByteArray("?width=160")
                               << QSize(160, 90);
        QTest::newRow("odd") << QStringList{u"-c"_s, u"copy"_s} << QByteArray("?width=101") << QSize(100, 56);
        QTest::newRow("never-larger")
            << QStringList{u"-c"_s, u"copy"_s} << QByteArray("?width=1920") << QSize(320, 180);
        QTest::newRow("out-of-bounds")
            << QStringList{u"-c"_s, u"copy"_s} << QByteArray("?width=1000000") << QSize(320, 180);
        QTest::newRow("least") << QStringList{u"-c"_s, u"copy"_s} << QByteArray("?width=1") << QSize(16, 10);
        QTest::newRow("usual") << QStringList{u"-c"_s, u"copy"_s} << QByteArray() << QSize(320, 180);
        QTest::newRow("turned") << turned << QByteArray("?width=90") << QSize(90, 160);
        QTest::newRow("anamorphic") << wide << QByteArray("?width=212") << QSize(212, 90);
    }
    void isUprightWithSquarePixelsAndNoWiderThanAsked()
    {
        QFETCH(QStringList, how);
        QFETCH(QByteArray, query);
        QFETCH(QSize, size);
        const QString name = QString::fromLatin1(QTest::currentDataTag()) + u".mp4"_s;
        QVERIFY(ffmpeg(QStringList{u"-i"_s, path(u"film.mkv"_s)} + how + QStringList{path(name)}));
        const QImage shown = thumbnail(folderOf(name), query);
        QCOMPARE(shown.size(), size);
        const QString scaled = u",scale=%1:%2:flags=bicubic"_s.arg(QString::number(size.width()),
                                                                   QString::number(size.height()));
        const double off = difference(shown, picture(path(name), 0, scaled));
        QVERIFY2(off < 5 || size.width() < 32, QByteArray::number(off).constData());
    }

    void isAnsweredAsEverythingElse()
    {
        const QByteArray target(folderOf(u"film.mkv"_s) + "thumb.jpg?at=4&width=200");
        const Answer get = m_gateway->media(target);
        QCOMPARE(get.status, 200);
        QCOMPARE(get.field("content-type"), "image/jpeg");
        QCOMPARE(get.field("access-control-allow-origin"), "*");
        const QByteArray etag = get.field("etag");
        QVERIFY(etag.startsWith('"'));
        const Answer head = m_gateway->media(target, "HEAD");
        QCOMPARE(head.field("content-length"), QByteArray::number(get.body.size()));
        QCOMPARE(m_gateway->media(target, "GET", {{"If-None-Match", etag}}).status, 304);
        const auto told = jsonOf(m_gateway->control("GET", "/v1/sources"));
        QVERIFY(QJsonDocument(told).toJson().contains("/thumb.jpg\""));
    }

    void refusesWhatMakesNoSense_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query : {"?at=abc", "?at=-1", "?at=nan", "?at=1e12", "?width=wide", "?width=-5",
                                  "?width=0", "?width=99999999999"})
            QTest::newRow(query) << QByteArray(query);
    }
    void refusesWhatMakesNoSense()
    {
        QFETCH(QByteArray, query);
        const Answer answer = m_gateway->media(folderOf(u"film.mkv"_s) + "thumb.jpg" + query);
        QCOMPARE(answer.status, 400);
        QVERIFY(jsonOf(answer).contains(u"error"_s));
    }

    void saysWhyThereIsNoPicture()
    {
        QVERIFY(ffmpeg({u"-i"_s, path(u"film.mkv"_s), u"-vn"_s, u"-c"_s, u"copy"_s, path(u"sound.mka"_s)}));
        const Answer answer = m_gateway->media(folderOf(u"sound.mka"_s) + "thumb.jpg?at=1");
        QCOMPARE(answer.status, 502);
        const QString message = jsonOf(answer)[u"error"_s].toObject()[u"message"_s].toString();
        QVERIFY2(message.contains(u"no video"_s), qPrintable(message));
    }

    void readsTheKeyframeAndNotItsGroup()
    {
        const QString film = path(u"large.mkv"_s);
        QVERIFY(ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=640x360:r=24:d=12,noise=alls=100:allf=t"_s,
                        u"-c:v"_s, u"mpeg4"_s, u"-q:v"_s, u"2"_s, u"-g"_s, u"72"_s, u"-sc_threshold"_s,
                        u"1000000000"_s, film}));
        const qint64 groupBytes = QFileInfo(film).size() / 4;
        QVERIFY(groupBytes > 8'000'000);
        m_origin.serveFile("/large.mkv", film);
        const QByteArray id = m_gateway->add(m_origin.url("/large.mkv"));
        const QByteArray folder = m_gateway->folderOf(id);
        QCOMPARE(m_gateway->media(folder + "master.m3u8").status, 200);
        QVERIFY(comesToRest(m_origin, "/large.mkv"));
        const qint64 before = m_origin.counters("/large.mkv").bodyBytes;
        QVERIFY(!thumbnail(folder, "?at=7").isNull());
        QVERIFY(comesToRest(m_origin, "/large.mkv"));
        const qint64 read = m_origin.counters("/large.mkv").bodyBytes - before;
        qInfo("a picture read %lld bytes of a group of %lld", read, groupBytes);
        QVERIFY(read < groupBytes / 4);
        QVERIFY(!thumbnail(folder, "?at=7.5").isNull());
        QVERIFY(comesToRest(m_origin, "/large.mkv"));
        QCOMPARE(m_origin.counters("/large.mkv").bodyBytes - before, read);
    }

    void stopsWhenItsClientLeaves()
    {
        m_origin.serveFile("/film.mkv", path(u"film.mkv"_s));
        const QByteArray id = m_gateway->add(m_origin.url("/film.mkv"));
        const QByteArray folder = m_gateway->folderOf(id);
        QCOMPARE(m_gateway->media(folder + "master.m3u8").status, 200);
        OriginFaults stalled;
        stalled.bytesPerSecond = 100;
        m_origin.serveFile("/film.mkv", path(u"film.mkv"_s), stalled);
        BlockingClient client(m_gateway->mediaPort());
        QVERIFY(client.send(requestBytes("GET", folder + "thumb.jpg?at=9", {})));
        QTRY_COMPARE(m_origin.counters("/film.mkv").connectionsNow, 1);
        client.close();
        QTRY_COMPARE_WITH_TIMEOUT(m_origin.counters("/film.mkv").connectionsNow, 0, 2000);
    }

    void theWindowGetsThePictureItAskedForLast()
    {
        const QByteArray id = m_gateway->add(QUrl::fromLocalFile(path(u"film.mkv"_s)));
        m_gateway->gateway().probeSource(QString::fromLatin1(id));
        QCOMPARE(m_gateway->shown(id, SourceState::Ready).state, SourceState::Ready);
        int early = 0;
        QByteArray picture;
        const QString source = QString::fromLatin1(id);
        for (int i = 0; i < 6; ++i)
            m_gateway->gateway().requestThumbnail(source, i * 2000, 300, [&](const auto &) { ++early; });
        m_gateway->gateway().requestThumbnail(source, 12'000, 320, [&](const Result<QByteArray> &result) {
            picture = result.value_or(QByteArray("failed"));
        });
        QTRY_VERIFY(!picture.isEmpty());
        QVERIFY(early < 6);
        QVERIFY(difference(QImage::fromData(picture, "JPG"), this->picture(path(u"film.mkv"_s), 288)) < 3);
        QByteArray said;
        m_gateway->gateway().requestThumbnail(u"nobody"_s, 0, 320, [&](const Result<QByteArray> &result) {
            said = result ? "" : result.error().message.toUtf8();
        });
        QTRY_VERIFY(said.contains("no such source"));
    }

    // What plays before its index is there shows pictures, too.
    void findsKeyframesBeforeThereIsAnIndex()
    {
        const QString film = path(u"long.ts"_s);
        QVERIFY(ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=25:d=60,noise=alls=30:allf=t"_s,
                        u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-g"_s, u"50"_s, u"-b:v"_s,
                        u"4M"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-sc_threshold"_s, u"0"_s, film}));
        OriginFaults slow;
        slow.latencyMs = 100; // so the index takes seconds
        m_origin.serveFile("/long.ts", film, slow);
        const QByteArray id = m_gateway->add(m_origin.url("/long.ts"));
        const QByteArray folder = m_gateway->folderOf(id);
        QCOMPARE(m_gateway->media(folder + "master.m3u8").status, 200);
        QTRY_VERIFY(m_gateway->shown(id, SourceState::Ready).isProvisional);
        // The index may be there before the picture is, which goes on with what was known when it was asked
        // for.
        const QImage shown = thumbnail(folder, "?at=27.5&width=320");
        const double off = difference(shown, picture(film, 650));
        QVERIFY2(off < 6 && off < 0.8 * difference(shown, picture(film, 600)),
                 QByteArray::number(off).constData());
    }
};

QTEST_GUILESS_MAIN(tst_GatewayThumbnails)
#include "tst_GatewayThumbnails.moc"
