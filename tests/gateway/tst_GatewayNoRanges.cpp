// SPDX-License-Identifier: GPL-3.0-or-later
// Films on servers that cannot send parts of a file (FAULTS.md U1, U13), whose index lies out of reach: they
// play from the start to the end, and what lies far ahead is refused at once.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/NoiseFilm.h"
#include "tests/segment/TitlePackets.h"
#include "tests/support/OriginRest.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr qint64 kMib = 1024 * 1024;

QByteArray kindOf(const Answer &answer)
{
    return jsonOf(answer)[u"error"_s][u"kind"_s].toString().toLatin1();
}

// Of one stream, in the order of presentation; as MP4 and Matroska store it.
QByteArrayList payloads(const QString &path, const QString &stream)
{
    QByteArrayList hashes;
    for (const TimedPacket &packet : timedPackets(path, stream))
        hashes << packet.hash;
    return hashes;
}

} // namespace

class tst_GatewayNoRanges : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    int m_served = 0;

    [[nodiscard]] QString film(const QString &name) const { return m_dir.filePath(name); }
    // Each under a path of its own, so that nothing is counted twice.
    QByteArray serve(const QString &name, const QString &faults)
    {
        const QByteArray path = "/" + QByteArray::number(++m_served) + "/" + name.toLatin1();
        m_origin.serveFile(path, film(name), *parseOriginFaults(faults));
        return path;
    }
    // Init and media segments of the picture, and of the sound, in order.
    static std::vector<QByteArrayList> played(PlayerWalk &walk)
    {
        std::vector<QByteArrayList> all;
        for (const auto &rendition : walk.renditions())
            all.push_back({rendition.init});
        for (qsizetype n = 0; n < walk.segmentCount(); ++n) {
            for (size_t i = 0; i < all.size(); ++i) {
                if (n < walk.renditions()[i].segments.size())
                    all[i] << walk.get(walk.renditions()[i].segments[n]).body;
            }
        }
        return all;
    }
    [[nodiscard]] QString written(const QByteArray &bytes, const QString &name) const
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(bytes);
        return file.fileName();
    }
    static QString indexOf(GatewayUnderTest &gateway, const QByteArray &id)
    {
        const auto probed = jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"));
        return probed[u"index"_s][u"kind"_s].toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasProgram(u"ffmpeg"_s))
            QSKIP("no ffmpeg here");
        const QString film = m_dir.filePath(u"film.mkv"_s);
        const auto copied = [&](const QString &options, const QString &name) {
            return ffmpeg(QStringList{u"-i"_s, film, u"-c"_s, u"copy"_s} +
                          options.split(u' ', Qt::SkipEmptyParts) + QStringList{m_dir.filePath(name)});
        };
        // Keyframes come as unevenly as in films.
        QVERIFY(makeNoiseFilm(
            film, 30, u"4M"_s,
            u"-bf 2 -g 1000 -sc_threshold 0 -force_key_frames 0,2,3,7,9.4,14,15,20,24,26,31,35,40,42,48,51,55,58"_s));
        QVERIFY(QFileInfo(film).size() > 25 * kMib);
        QVERIFY(copied(u"-cues_to_front 1"_s, u"front.mkv"_s));
        QVERIFY(copied({}, u"film.flv"_s));
        QVERIFY(copied(u"-flvflags add_keyframe_index"_s, u"listed.flv"_s));
        QVERIFY(copied(u"-movflags frag_keyframe+empty_moov+default_base_moof"_s, u"fragmented.mp4"_s));
        QVERIFY(copied(u"-f ismv"_s, u"film.ismv"_s));
        QVERIFY(copied({}, u"behind.mp4"_s));
        QVERIFY(copied(u"-movflags faststart"_s, u"front.mp4"_s));
        QVERIFY(copied({}, u"film.ts"_s));
        QVERIFY(
            copied(u"-c:v libx264 -preset ultrafast -bf 0 -g 75 -b:v 4M -c:a libmp3lame"_s, u"film.avi"_s));
        QVERIFY(QFileInfo(m_dir.filePath(u"film.avi"_s)).size() > 20 * kMib);
        // FLAC of noise: sound that takes much room.
        QVERIFY(ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"anoisesrc=r=96000:d=60"_s, u"-c:a"_s, u"flac"_s,
                        m_dir.filePath(u"sound.ogg"_s)}));
        QVERIFY(QFileInfo(m_dir.filePath(u"sound.ogg"_s)).size() > 9 * kMib);
    }

    void playsFromTheStartToTheEnd_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("faults");
        QTest::newRow("Cues behind") << u"film.mkv"_s << u"norange,single"_s;
        QTest::newRow("Cues behind, no validator") << u"film.mkv"_s << u"norange,single,novalidator"_s;
        QTest::newRow("Cues behind, no length") << u"film.mkv"_s << u"chunked,single"_s;
        QTest::newRow("Cues in front") << u"front.mkv"_s << u"norange,single"_s;
        QTest::newRow("moov in front") << u"front.mp4"_s << u"norange,single"_s;
        QTest::newRow("FLV") << u"film.flv"_s << u"norange,single"_s;
        QTest::newRow("FLV with a list") << u"listed.flv"_s << u"norange,single"_s;
        QTest::newRow("mfra behind") << u"fragmented.mp4"_s << u"norange,single"_s;
        QTest::newRow("no tfdt") << u"film.ismv"_s << u"norange,single"_s;
    }

    void playsFromTheStartToTheEnd()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, faults);
        const QByteArray path = serve(name, faults);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
        QCOMPARE(walk.renditions().size(), 2U);
        const auto all = played(walk);
        QVERIFY2(walk.problem().isEmpty(), walk.problem().constData());
        for (size_t i = 0; i < all.size(); ++i) {
            const QString stream = i == 0 ? u"v:0"_s : u"a:0"_s;
            const QByteArrayList wanted = payloads(film(name), stream);
            QVERIFY(wanted.size() > 1000);
            QCOMPARE(payloads(written(all[i].join(), u"played.mp4"_s), stream), wanted);
        }
        const OriginCounters counters = m_origin.counters(path);
        QCOMPARE(counters.connectionsMax, 1);
        QCOMPARE(counters.requests, 1);
        QVERIFY2(counters.bodyBytes <= QFileInfo(film(name)).size() * 102 / 100,
                 QByteArray::number(counters.bodyBytes).constData());
    }

    void playsAsOneStream()
    {
        const QByteArray path = serve(u"film.mkv"_s, u"norange,single"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        const Answer answer = gateway.media(gateway.folderOf(id) + "stream.mp4");
        QCOMPARE(answer.status, 200);
        const QString made = written(answer.body, u"stream.mp4"_s);
        for (const QString &stream : {u"v:0"_s, u"a:0"_s})
            QCOMPARE(payloads(made, stream), payloads(film(u"film.mkv"_s), stream));
        QVERIFY(m_origin.counters(path).bodyBytes <= QFileInfo(film(u"film.mkv"_s)).size() * 102 / 100);
    }

    void playsATransportStream()
    {
        const QByteArray path = serve(u"film.ts"_s, u"norange,single"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=ts"), walk.problem().constData());
        const auto all = played(walk);
        QVERIFY2(walk.problem().isEmpty(), walk.problem().constData());
        for (size_t i = 0; i < all.size(); ++i) {
            const QString stream = i == 0 ? u"v:0"_s : u"a:0"_s;
            const QString made = written(all[i].join(), u"played.ts"_s);
            const QString difference =
                differenceInTime(timedPackets(made, stream), timedPackets(film(u"film.ts"_s), stream));
            QVERIFY2(difference.isEmpty(), qPrintable(stream + u": "_s + difference));
        }
        QVERIFY(m_origin.counters(path).bodyBytes <= QFileInfo(film(u"film.ts"_s)).size() * 102 / 100);
    }

    // Its idx1 is behind.
    void playsAvi()
    {
        const QByteArray path = serve(u"film.avi"_s, u"norange,single"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
        QCOMPARE(walk.renditions().size(), 2U);
        const auto all = played(walk);
        QVERIFY2(walk.problem().isEmpty(), walk.problem().constData());
        for (size_t i = 0; i < all.size(); ++i) {
            const QString made = written(all[i].join(), u"played.mp4"_s);
            const QString difference = differenceInTime(
                timedPackets(made, {}), timedAviPackets(film(u"film.avi"_s), i == 0 ? u"v:0"_s : u"a:0"_s));
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
        QVERIFY(m_origin.counters(path).bodyBytes <= QFileInfo(film(u"film.avi"_s)).size() * 102 / 100);
    }

    void playsOgg()
    {
        const QByteArray path = serve(u"sound.ogg"_s, u"norange,single"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
        const auto all = played(walk);
        QVERIFY2(walk.problem().isEmpty(), walk.problem().constData());
        const QString made = written(all.front().join(), u"played.mp4"_s);
        QCOMPARE(payloads(made, u"a:0"_s), payloads(film(u"sound.ogg"_s), u"a:0"_s));
        QVERIFY(m_origin.counters(path).bodyBytes <= QFileInfo(film(u"sound.ogg"_s)).size() * 102 / 100);
    }

    // In what order they are asked for, and by which process, makes no difference.
    void makesTheSameBytesEachTime()
    {
        const QByteArray path = serve(u"film.mkv"_s, u"norange"_s);
        QTemporaryDir profile;
        std::vector<QByteArrayList> first;
        QByteArrayList urls;
        {
            GatewayUnderTest gateway(profile.path());
            PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(gateway.add(m_origin.url(path))));
            QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
            first = played(walk);
            urls = walk.renditions().front().segments;
            QCOMPARE(gateway.control("DELETE", "/v1/cache").status, 200);
        }
        for (const char *faults : {"norange", "norange,novalidator"}) {
            m_origin.serveFile(path, film(u"film.mkv"_s), *parseOriginFaults(QString::fromLatin1(faults)));
            GatewayUnderTest gateway;
            const QByteArray id = gateway.add(m_origin.url(path));
            PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
            QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
            for (const qsizetype n : {1, 0, 2, 4, 3, 1}) {
                for (size_t i = 0; i < 2; ++i)
                    QCOMPARE(walk.get(walk.renditions()[i].segments[n]).body, first[i].at(1 + n));
            }
        }
        GatewayUnderTest gateway(profile.path());
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
        QCOMPARE(walk.get(walk.renditions().front().segments[1]).body.isEmpty(), false);
        // What was asked for before the restart is the same, or said to be gone: its index may be known by
        // now.
        const Answer before = gateway.media(urls.at(1));
        QVERIFY2(before.status == 200 ? before.body == first.front().at(2) : before.status == 410,
                 QByteArray::number(before.status).constData());
    }

    void refusesWhatIsFarAheadAtOnce_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("faults");
        QTest::newRow("Matroska") << u"film.mkv"_s << u"norange,single"_s;
        QTest::newRow("slow") << u"film.mkv"_s << u"norange,rate=3000000"_s;
        QTest::newRow("no length") << u"film.mkv"_s << u"chunked"_s;
        QTest::newRow("FLV") << u"film.flv"_s << u"norange,single"_s;
        QTest::newRow("fragmented MP4") << u"fragmented.mp4"_s << u"norange,single"_s;
        QTest::newRow("transport stream") << u"film.ts"_s << u"norange,single"_s;
        QTest::newRow("AVI") << u"film.avi"_s << u"norange,single"_s;
        QTest::newRow("no tfdt") << u"film.ismv"_s << u"norange,single"_s;
    }

    void refusesWhatIsFarAheadAtOnce()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, faults);
        const QByteArray path = serve(name, faults);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        const QByteArray folder = gateway.folderOf(id);
        PlayerWalk walk(gateway.mediaPort(), folder);
        QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
        const QByteArrayList segments = walk.renditions().front().segments;
        const Answer begun = walk.get(segments.front());
        QCOMPARE(begun.status, 200);
        for (const QByteArray &target :
             {segments.at(segments.size() - 2), QByteArray(folder + "thumb.jpg?at=45")}) {
            QVERIFY(comesToRest(m_origin, path)); // what is made ahead is made
            const qint64 before = m_origin.counters(path).bodyBytes;
            QElapsedTimer clock;
            clock.start();
            const Answer refused = gateway.media(target);
            QCOMPARE(refused.status, 416);
            QCOMPARE(kindOf(refused), QByteArray("E_UP_NORANGE"));
            // Of the slow one, reading up to there takes longer.
            QVERIFY2(clock.elapsed() < 4000, QByteArray::number(clock.elapsed()).constData());
            // As far as it may be read on for somebody, and what sockets hold; the place is further ahead.
            const qint64 read = m_origin.counters(path).bodyBytes - before;
            QVERIFY2(read <= 12 * kMib, QByteArray::number(read).constData());
        }
        // Who plays is not disturbed by it.
        QCOMPARE(walk.get(segments.at(1)).status, 200);
        QCOMPARE(gateway.shown(id, SourceState::Ready).state, SourceState::Ready);
    }

    void completesTheIndexFromWhatHasPassed()
    {
        const QByteArray path = serve(u"film.mkv"_s, u"norange,single"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open({}), walk.problem().constData());
        QCOMPARE(indexOf(gateway, id), u"none"_s);
        (void)played(walk);
        QVERIFY2(walk.problem().isEmpty(), walk.problem().constData());
        QTRY_COMPARE_WITH_TIMEOUT(indexOf(gateway, id), u"cues"_s, 10'000);
        QCOMPARE(m_origin.counters(path).requests, 1);
        // All of it is there now: any place plays.
        PlayerWalk later(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(later.open({}), later.problem().constData());
        QVERIFY(later.renditions().front().segments.front() != walk.renditions().front().segments.front());
        QCOMPARE(later.get(later.renditions().front().segments.at(5)).status, 200);
        QCOMPARE(walk.get(walk.renditions().front().segments.at(3)).status, 200);
        QCOMPARE(m_origin.counters(path).requests, 1);
    }

    void saysWhatToDoWhereTheMoovIsBehind()
    {
        const QByteArray path = serve(u"behind.mp4"_s, u"norange"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        const QByteArray folder = gateway.folderOf(id);
        const Answer refused = gateway.media(folder + "master.m3u8");
        QCOMPARE(refused.status, 416);
        QCOMPARE(kindOf(refused), QByteArray("E_UP_NORANGE"));
        for (const char *word : {"moov", "parts", "ownload"})
            QVERIFY2(refused.body.contains(word), refused.body.constData());
        const Answer file = gateway.media(folder + "file");
        QCOMPARE(file.status, 200);
        QFile original(film(u"behind.mp4"_s));
        QVERIFY(original.open(QIODevice::ReadOnly));
        QCOMPARE(file.body, original.readAll());
    }
};

QTEST_GUILESS_MAIN(tst_GatewayNoRanges)
#include "tst_GatewayNoRanges.moc"
