// SPDX-License-Identifier: GPL-3.0-or-later
// What playing costs at the origin: bytes and requests, counted there.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr qint64 kProbeAllowanceBytes = 192 * 1024;

// Noise keeps the encoder at its rate; "-bf 2" makes B-frames, "-g 48" a keyframe every two seconds.
bool makeFilms(const QTemporaryDir &folder)
{
    const QString mkv = folder.filePath(u"film.mkv"_s);
    const auto fragmented = [&](const QString &name, const QString &flags) {
        const QString all(u"frag_keyframe+empty_moov+default_base_moof"_s + flags);
        return ffmpeg({u"-i"_s, mkv, u"-c"_s, u"copy"_s, u"-movflags"_s, all, folder.filePath(name)});
    };
    const QStringList arguments{
        u"-f"_s,   u"lavfi"_s,   u"-i"_s,       u"testsrc2=s=640x360:r=24:d=60,noise=alls=30:allf=t"_s,
        u"-f"_s,   u"lavfi"_s,   u"-i"_s,       u"sine=f=440:r=48000:d=60"_s,
        u"-c:v"_s, u"libx264"_s, u"-preset"_s,  u"ultrafast"_s,
        u"-bf"_s,  u"2"_s,       u"-g"_s,       u"48"_s,
        u"-b:v"_s, u"8M"_s,      u"-pix_fmt"_s, u"yuv420p"_s,
        u"-c:a"_s, u"aac"_s,     u"-b:a"_s,     u"128k"_s};
    return ffmpeg(arguments + QStringList{mkv}) &&
           ffmpeg({u"-i"_s, mkv, u"-c"_s, u"copy"_s, u"-movflags"_s, u"-faststart"_s,
                   folder.filePath(u"film.mp4"_s)}) &&
           fragmented(u"sidx.mp4"_s, u"+global_sidx"_s) && fragmented(u"mfra.mp4"_s, {});
}

// Of the boxes of an MP4 file that say where its samples are.
qint64 movieIndexBytes(QFile &file)
{
    constexpr qint64 kHeaderBytes = 8;
    qint64 bytes = 0;
    qint64 size = 0;
    for (qint64 at = 0; file.seek(at); at += size) {
        const QByteArray header = file.read(16);
        if (header.size() < kHeaderBytes)
            break;
        size = qFromBigEndian<quint32>(header.constData());
        if (size == 1)
            size = qFromBigEndian<qint64>(header.constData() + kHeaderBytes);
        if (size < kHeaderBytes)
            return 0;
        const QByteArray type = header.mid(4, 4);
        bytes += type == "moov" || type == "sidx" || type == "mfra" ? size : 0;
    }
    return bytes;
}

// Of the Cues at the end of a Matroska file, or of an MP4 file.
qint64 indexBytesOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    if (!path.endsWith(".mkv"_L1))
        return movieIndexBytes(file);
    const qint64 from = std::max<qint64>(0, file.size() - 4 * 1024 * 1024);
    file.seek(from);
    const QByteArray tail = file.readAll();
    return tail.size() - tail.lastIndexOf(QByteArray::fromHex("1c53bb6b"));
}

} // namespace

class tst_GatewayBytes : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    int m_served = 0;

    struct Film
    {
        QByteArray path; // at the origin
        qint64 sizeBytes = 0;
        qint64 indexBytes = 0;
    };
    // Each under a path of its own, so that nothing is counted twice.
    Film serve(const QString &name, OriginFaults faults = {})
    {
        const QString file = m_dir.filePath(name);
        const QByteArray path = "/" + QByteArray::number(++m_served) + "/" + name.toLatin1();
        m_origin.serveFile(path, file, std::move(faults));
        return {path, QFileInfo(file).size(), indexBytesOf(file)};
    }
    // What the origin has sent once nothing more comes.
    OriginCounters settled(const Film &film)
    {
        constexpr int kQuietRounds = 5;
        OriginCounters last = m_origin.counters(film.path);
        for (int quiet = 0; quiet < kQuietRounds;) {
            QTest::qWait(50);
            const OriginCounters now = m_origin.counters(film.path);
            quiet = now.bodyBytes == last.bodyBytes && now.requests == last.requests ? quiet + 1 : 0;
            last = now;
        }
        return last;
    }
    // The ranges asked for, from the given request on: what to look at when a count is too high.
    QByteArray ranges(const Film &film, qsizetype first = 0)
    {
        QByteArray text;
        for (const OriginRequest &request : m_origin.requests(film.path).sliced(first))
            text += request.header("Range") + ' ';
        return text;
    }
    static qint64 longestGopBytes(const QJsonObject &probe)
    {
        const QJsonArray keyframes = probe[u"keyframes"_s].toArray();
        qint64 longest = 0;
        for (qsizetype i = 0; i < keyframes.size(); ++i) {
            const qint64 begin = keyframes[i][u"offset_bytes"_s].toInteger();
            const qint64 end = i + 1 < keyframes.size() ? keyframes[i + 1][u"offset_bytes"_s].toInteger()
                                                        : probe[u"size_bytes"_s].toInteger();
            longest = std::max(longest, end - begin);
        }
        return longest;
    }
    static void addFilms()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("mkv") << u"film.mkv"_s;
        QTest::newRow("mp4") << u"film.mp4"_s;
        QTest::newRow("fragmented mp4 with a sidx") << u"sidx.mp4"_s;
        QTest::newRow("fragmented mp4 with an mfra") << u"mfra.mp4"_s;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!ffmpeg({u"-version"_s}))
            QSKIP("no ffmpeg here");
        QVERIFY(makeFilms(m_dir));
        QVERIFY(indexBytesOf(m_dir.filePath(u"film.mkv"_s)) > 0);
        QVERIFY(indexBytesOf(m_dir.filePath(u"film.mp4"_s)) > 0);
    }

    void readsTheFileOncePerWatch_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("query");
        const QByteArray muxed = "?segments=ts&audio=muxed";
        QTest::newRow("mkv-fmp4") << u"film.mkv"_s << QByteArray();
        QTest::newRow("mkv-ts-muxed") << u"film.mkv"_s << muxed;
        QTest::newRow("mp4-fmp4") << u"film.mp4"_s << QByteArray();
    }
    void readsTheFileOncePerWatch()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, query);
        const Film film = serve(name);
        GatewayUnderTest gateway;
        QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(gateway.add(m_origin.url(film.path))));
        QVERIFY2(player.open(query), player.problem().constData());
        qint64 playedBytes = 0;
        for (qsizetype n = 0; n < player.segmentCount(); ++n)
            playedBytes += player.play(n);
        QVERIFY2(player.problem().isEmpty(), player.problem().constData());
        QVERIFY(playedBytes > film.sizeBytes * 9 / 10);
        const OriginCounters cost = settled(film);
        qInfo("%lld bytes of %lld (%.4f), %d requests, %lld segments", qint64(cost.bodyBytes), film.sizeBytes,
              double(cost.bodyBytes) / double(film.sizeBytes), cost.requests, qint64(player.segmentCount()));
        QVERIFY2(cost.bodyBytes * 100 <= film.sizeBytes * 102, ranges(film).constData());
    }

    void probesWithinFourRequests_data() { addFilms(); }
    void probesWithinFourRequests()
    {
        QFETCH(QString, name);
        const Film film = serve(name);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(film.path));
        const Answer answer = gateway.control("GET", "/v1/sources/" + id + "/probe");
        QCOMPARE(answer.status, 200);
        const OriginCounters cost = settled(film);
        qInfo("probe: %d requests, %lld bytes; index %lld", cost.requests, qint64(cost.bodyBytes),
              film.indexBytes);
        QVERIFY(cost.requests <= 4);
        QVERIFY(cost.bodyBytes <= film.indexBytes + kProbeAllowanceBytes);
        const QJsonObject stated = jsonOf(answer)[u"upstream"_s].toObject();
        QCOMPARE(stated[u"requests"_s].toInt(), cost.requests);
        QCOMPARE(stated[u"bytes"_s].toInteger(), cost.bodyBytes);
    }

    void startsWithinThreeRequestsOfTheProbe_data() { addFilms(); }
    void startsWithinThreeRequestsOfTheProbe()
    {
        QFETCH(QString, name);
        const Film film = serve(name);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(film.path));
        QCOMPARE(gateway.control("GET", "/v1/sources/" + id + "/probe").status, 200);
        const int probeRequests = settled(film).requests;
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(player.open({}), player.problem().constData());
        QCOMPARE(player.get(player.renditions().front().segments.front()).status, 200);
        const int requests = m_origin.counters(film.path).requests - probeRequests;
        qInfo("%d requests from the probe to the first segment", requests);
        QVERIFY2(requests <= 3, ranges(film, probeRequests).constData());
    }

    void startsColdWithLittle_data() { addFilms(); }
    void startsColdWithLittle()
    {
        QFETCH(QString, name);
        const Film film = serve(name);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(film.path));
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(player.open({}), player.problem().constData());
        const qint64 segmentBytes = player.play(0);
        QVERIFY2(player.problem().isEmpty(), player.problem().constData());
        const OriginCounters cost = settled(film);
        const qint64 gopBytes =
            longestGopBytes(jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe")));
        const qint64 allowed = film.indexBytes + kProbeAllowanceBytes + segmentBytes + gopBytes;
        qInfo("cold start: %lld bytes, %d requests; allowed %lld (index %lld, segment %lld, GOP %lld)",
              qint64(cost.bodyBytes), cost.requests, allowed, film.indexBytes, segmentBytes, gopBytes);
        QVERIFY2(cost.bodyBytes <= allowed, ranges(film).constData());
    }

    void readsOnceForManyViewers()
    {
        constexpr int kViewers = 12;
        constexpr qsizetype kNumber = 5;
        qint64 bytesOfOne = 0;
        for (const int viewers : {1, kViewers}) {
            const Film film = serve(u"film.mkv"_s);
            GatewayUnderTest gateway;
            PlayerWalk player(gateway.mediaPort(), gateway.folderOf(gateway.add(m_origin.url(film.path))));
            QVERIFY2(player.open({}), player.problem().constData());
            const qint64 before = settled(film).bodyBytes;
            const QByteArray target = player.renditions().front().segments.value(kNumber);
            std::vector<BlockingClient> clients;
            for (int i = 0; i < viewers; ++i) {
                clients.emplace_back(gateway.mediaPort());
                QVERIFY(clients.back().send(requestBytes("GET", target, {})));
            }
            QByteArray segment;
            for (BlockingClient &client : clients) {
                const Answer answer = client.readAnswer();
                QCOMPARE(answer.status, 200);
                QVERIFY(segment.isEmpty() || answer.body == segment);
                segment = answer.body;
            }
            const qint64 bytes = settled(film).bodyBytes - before;
            qInfo("%d viewers of one segment: %lld upstream bytes", viewers, bytes);
            QCOMPARE(jsonOf(gateway.control("GET", "/v1/stats"))[u"segments_built"_s].toInt(), 1);
            if (viewers == 1)
                bytesOfOne = bytes;
            else
                QCOMPARE(bytes, bytesOfOne);
        }
    }
};

QTEST_GUILESS_MAIN(tst_GatewayBytes)
#include "tst_GatewayBytes.moc"
