// SPDX-License-Identifier: GPL-3.0-or-later
// Films whose server does not say how long they are: one that sends parts of them is asked, and they play
// like any other; of one that sends only all of it, transport streams are films, too, where that is certain.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/NoiseFilm.h"
#include "tests/segment/TitlePackets.h"
#include "tests/support/ChannelOrigin.h"
#include "tests/support/TestOrigin.h"
#include "tests/support/TransportBytes.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayNoLength : public QObject
{
    Q_OBJECT
    static constexpr qint64 kMib = 1024 * 1024;
    QTemporaryDir m_dir;
    TestOrigin m_origin;
    int m_served = 0;

    [[nodiscard]] QString film(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] qint64 sizeOf(const QString &name) const { return QFileInfo(film(name)).size(); }
    // Each under a path of its own, so that nothing is counted twice. \p folder: as providers have them.
    QByteArray serve(const QString &name, const QString &faults, const QByteArray &folder = "/films/one/")
    {
        const QByteArray path =
            folder + QByteArray::number(++m_served) + "." + QFileInfo(name).suffix().toLatin1();
        m_origin.serveFile(path, film(name), *parseOriginFaults(faults));
        return path;
    }
    [[nodiscard]] QString written(const QByteArray &bytes, const QString &name) const
    {
        QFile file(m_dir.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(bytes);
        return file.fileName();
    }
    // All segments until three in a row are empty, each rendition's behind its init segment.
    static std::vector<QByteArray> played(PlayerWalk &walk)
    {
        std::vector<QByteArray> all;
        for (const auto &rendition : walk.renditions())
            all.push_back(rendition.init);
        int empty = 0;
        for (qsizetype n = 0; n < walk.segmentCount() && empty < 3; ++n) {
            qint64 bytes = 0;
            for (size_t i = 0; i < all.size(); ++i) {
                if (n >= walk.renditions()[i].segments.size())
                    continue;
                const QByteArray body = walk.get(walk.renditions()[i].segments[n]).body;
                bytes += body.size();
                all[i] += body;
            }
            empty = bytes < 20 * 1024 ? empty + 1 : 0; // tables are in each
        }
        return all;
    }
    [[nodiscard]] QString differenceOf(PlayerWalk &walk, const QString &name)
    {
        const auto all = played(walk);
        if (!walk.problem().isEmpty())
            return QString::fromLatin1(walk.problem());
        for (size_t i = 0; i < all.size(); ++i) {
            const QString stream = i == 0 ? u"v:0"_s : u"a:0"_s;
            const QString made = written(all[i], u"played."_s + QFileInfo(name).suffix());
            const QString difference =
                differenceInTime(timedPackets(made, stream), timedPackets(film(name), stream));
            if (!difference.isEmpty())
                return stream + u": "_s + difference;
        }
        return {};
    }
    // A film as it plays from a server that says how long it is; each is looked at once.
    struct Told
    {
        size_t renditions = 0;
        qsizetype segments = 0;
        QByteArray end; ///< the last segment but one
        OriginCounters counters;
        QByteArray problem;
    };
    std::map<QString, Told> m_told;
    const Told &told(const QString &name)
    {
        const auto [found, isNew] = m_told.try_emplace(name);
        Told &told = found->second;
        if (!isNew)
            return told;
        GatewayUnderTest gateway;
        const QByteArray path = serve(name, {});
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(gateway.add(m_origin.url(path))));
        if (walk.open("?segments=fmp4")) {
            const QByteArrayList segments = walk.renditions().front().segments;
            told.renditions = walk.renditions().size();
            told.segments = segments.size();
            told.end = walk.get(segments.value(segments.size() - 2)).body;
        }
        told.counters = m_origin.counters(path);
        told.problem = walk.problem();
        return told;
    }
    static QJsonObject probed(GatewayUnderTest &gateway, const QByteArray &id)
    {
        return jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"));
    }
    static bool isChannel(GatewayUnderTest &gateway, const QByteArray &id)
    {
        (void)gateway.media(gateway.folderOf(id) + "master.m3u8");
        return gateway.shown(id, SourceState::Ready).stream != nullptr;
    }
    // The entry of a list that holds it alone, opened.
    QByteArray opened(GatewayUnderTest &gateway, const QByteArray &info, const QByteArray &path)
    {
        const QByteArray list = "/list" + QByteArray::number(++m_served) + ".m3u";
        m_origin.serve(list, "#EXTM3U\n#EXTINF:" + info + ",One\n" + m_origin.url(path).toEncoded() + "\n");
        const QByteArray id = gateway.add(m_origin.url(list));
        const auto read = jsonOf(gateway.control("GET", "/v1/sources/" + id + "/entries"));
        const QByteArray entry = read[u"entries"_s][0][u"id"_s].toString().toLatin1();
        const Answer answer = gateway.control("POST", "/v1/sources/" + id + "/entries/" + entry + "/open");
        return jsonOf(answer)[u"id"_s].toString().toLatin1();
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
        QVERIFY(makeNoiseFilm(
            film, 30, u"4M"_s,
            u"-bf 2 -g 1000 -sc_threshold 0 -force_key_frames 0,2,3,7,9.4,14,15,20,24,26,31,35,40,42,48,51,55,58"_s));
        QVERIFY(copied({}, u"film.ts"_s));
        QVERIFY(copied({}, u"film.flv"_s));
        QVERIFY(copied({}, u"film.mp4"_s));
        QVERIFY(copied(u"-movflags frag_keyframe+empty_moov+default_base_moof"_s, u"fragmented.mp4"_s));
        QVERIFY(
            copied(u"-c:v libx264 -preset ultrafast -bf 0 -g 75 -b:v 4M -c:a libmp3lame"_s, u"film.avi"_s));
        // Browsers play neither of its tracks.
        QVERIFY(ffmpeg(u"-f lavfi -i testsrc2=s=320x180:r=25:d=150 -f lavfi -i sine=r=48000:d=150 -c:v "
                       "mpeg2video -q:v 4 -g 25 -bf 2 -c:a mp2"_s.split(u' ') +
                       QStringList{m_dir.filePath(u"old.ts"_s)}));
        QVERIFY(ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"anoisesrc=r=96000:d=60"_s, u"-c:a"_s, u"flac"_s,
                        m_dir.filePath(u"sound.ogg"_s)}));
    }

    void playsAndSeeksWhatIsSentInParts_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("faults");
        for (const char *faults : {"starcr", "starcr,bare416"}) {
            for (const char *name :
                 {"film.ts", "film.mkv", "film.mp4", "fragmented.mp4", "film.avi", "film.flv", "sound.ogg"})
                QTest::addRow("%s %s", name, faults)
                    << QString::fromLatin1(name) << QString::fromLatin1(faults);
        }
    }
    void playsAndSeeksWhatIsSentInParts()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, faults);
        const Told &usual = told(name);
        QVERIFY2(usual.problem.isEmpty() && !usual.end.isEmpty(), usual.problem.constData());
        GatewayUnderTest gateway;
        const QByteArray path = serve(name, faults);
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
        QCOMPARE(walk.renditions().size(), usual.renditions);
        const QByteArrayList segments = walk.renditions().front().segments;
        QCOMPARE(segments.size(), usual.segments);
        const OriginCounters asked = m_origin.counters(path);
        QCOMPARE(walk.get(segments.at(segments.size() - 2)).body, usual.end);
        QVERIFY2(asked.requests <= usual.counters.requests + 30,
                 QByteArray::number(asked.requests).constData());
        QVERIFY(asked.bodyBytes <= usual.counters.bodyBytes + 4 * kMib);
        QCOMPARE(probed(gateway, id)[u"size_bytes"_s].toInteger(), sizeOf(name));
    }

    // Whatever range is asked for, there is something.
    void isAChannelThatAnswersAnyRange()
    {
        const QByteArray path = serve(u"film.ts"_s, u"starcr,anyrange,endless"_s);
        GatewayUnderTest gateway;
        QVERIFY(isChannel(gateway, gateway.add(m_origin.url(path))));
    }

    void playsAFilmFromTheStartToTheEnd_data()
    {
        QTest::addColumn<QString>("faults");
        QTest::newRow("validator") << u"chunked,single"_s;
        QTest::newRow("no validator") << u"chunked,single,novalidator"_s;
    }
    void playsAFilmFromTheStartToTheEnd()
    {
        QFETCH(const QString, faults);
        const QByteArray path = serve(u"film.ts"_s, faults, "/movie/canary-user/canary-word/");
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QElapsedTimer clock;
        clock.start();
        QVERIFY2(walk.open("?segments=ts"), walk.problem().constData());
        QVERIFY2(clock.elapsed() < 5000, QByteArray::number(clock.elapsed()).constData());
        // The systems of both may keep megabytes more than the gateway has taken.
        QVERIFY(m_origin.counters(path).bodyBytes < sizeOf(u"film.ts"_s) * 3 / 4);
        QCOMPARE(walk.renditions().size(), 2U);
        QVERIFY(!isChannel(gateway, id));
        // What lies far ahead is refused at once.
        const QByteArray ahead = walk.renditions().front().segments.at(8);
        QCOMPARE(gateway.media(ahead).status, 416);
        const QString difference = differenceOf(walk, u"film.ts"_s);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QCOMPARE(m_origin.counters(path).requests, 1);
        QVERIFY(m_origin.counters(path).bodyBytes <= sizeOf(u"film.ts"_s) * 102 / 100);
        // All has come: the plan is exact, and any place plays.
        QTRY_COMPARE_WITH_TIMEOUT(probed(gateway, id)[u"index"_s][u"kind"_s].toString(), u"scan"_s, 10'000);
        PlayerWalk later(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(later.open("?segments=ts"), later.problem().constData());
        const double seconds = probed(gateway, id)[u"duration_ms"_s].toDouble() / 1000;
        QVERIFY2(seconds > 59 && seconds < 61, QByteArray::number(seconds).constData());
        const QByteArrayList segments = later.renditions().front().segments;
        QVERIFY(segments.size() < 20);
        QCOMPARE(later.get(segments.at(segments.size() - 2)).status, 200);
        const QString exact = differenceOf(later, u"film.ts"_s);
        QVERIFY2(exact.isEmpty(), qPrintable(exact));
        QCOMPARE(m_origin.counters(path).requests, 1);
    }

    // Of the beginning alone, while the rest is still to come.
    void makesTheSameBytesEachTime_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"film.ts", "film.mkv", "fragmented.mp4", "film.flv"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void makesTheSameBytesEachTime()
    {
        QFETCH(const QString, name);
        const QByteArray path = serve(name, u"chunked"_s, "/movie/canary-user/canary-word/");
        QByteArrayList first;
        for (int run = 0; run < 2; ++run) {
            GatewayUnderTest gateway;
            PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(gateway.add(m_origin.url(path))));
            QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
            const QByteArrayList segments = walk.renditions().front().segments;
            QByteArrayList made(4);
            for (const qsizetype n : run == 0 ? QList<qsizetype>{0, 1, 2, 3} : QList<qsizetype>{1, 0, 3, 2})
                made[n] = walk.get(segments.at(n)).body;
            QVERIFY(run == 0 || made == first);
            first = made;
            QVERIFY(m_origin.counters(path).bodyBytes < (run + 1) * sizeOf(name));
        }
        QVERIFY(first.front().size() > 100'000);
    }

    void isWhatItsListSays_data()
    {
        QTest::addColumn<QByteArray>("info");
        QTest::addColumn<QByteArray>("folder");
        QTest::addColumn<bool>("isFilm");
        QTest::addColumn<int>("seconds");
        const QByteArray plain = "/one/two/";
        QTest::newRow("with a duration") << "150"_ba << plain << true << 210;
        QTest::newRow("without") << "-1"_ba << plain << false << 0;
        QTest::newRow("of the length of a day") << "86400"_ba << plain << false << 0;
        QTest::newRow("where films are") << "-1"_ba
                                         << "/movie/user/word/"_ba << true << 4 * 3600;
        QTest::newRow("where channels are") << "0"_ba
                                            << "/live/user/word/"_ba << false << 0;
    }
    void isWhatItsListSays()
    {
        QFETCH(const QByteArray, info);
        QFETCH(const QByteArray, folder);
        QFETCH(const bool, isFilm);
        QFETCH(const int, seconds);
        const QByteArray path = serve(u"old.ts"_s, u"chunked"_s, folder);
        GatewayUnderTest gateway;
        const QByteArray id = opened(gateway, info, path);
        QVERIFY(!id.isEmpty());
        const QByteArray base = gateway.folderOf(id);
        const Answer master = gateway.media(base + "master.m3u8?segments=fmp4");
        QCOMPARE(master.status, 200);
        QCOMPARE(isChannel(gateway, id), !isFilm);
        if (!isFilm)
            return;
        QCOMPARE(probed(gateway, id)[u"duration_ms"_s].toInteger(), seconds * 1000);
        // It is converted to what browsers play, of the very times.
        QVERIFY2(master.body.contains("v1.avc"), master.body.constData());
        PlayerWalk walk(gateway.mediaPort(), base);
        QVERIFY2(walk.open("?segments=fmp4"), walk.problem().constData());
        QByteArray all = walk.renditions().front().init;
        for (qsizetype n = 0; n < 3; ++n) {
            const Answer answer = gateway.media(walk.renditions().front().segments.at(n));
            QVERIFY2(answer.status == 200, answer.body.constData());
            all += answer.body;
        }
        const auto made = timedPackets(written(all, u"converted.mp4"_s), u"v:0"_s);
        auto there = timedPackets(film(u"old.ts"_s), u"v:0"_s);
        QVERIFY2(made.size() > 400 && made.size() < there.size(),
                 QByteArray::number(qint64(made.size())).constData());
        there.resize(made.size());
        const QString difference = differenceInTime(made, there);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    // Nobody says what it is: a film comes as no channel can.
    void tellsAFilmByHowFastItComes()
    {
        const QByteArray path = serve(u"old.ts"_s, u"chunked,single"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path));
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=ts"), walk.problem().constData());
        QVERIFY(!isChannel(gateway, id));
        QCOMPARE(m_origin.counters(path).requests, 1);
    }
    // Two minutes of it are more than memory holds (UpstreamOptions::cacheBytes).
    void tellsAFilmOfManyBytes()
    {
        const QString large = film(u"large.ts"_s);
        // Most of it is padding, as of broadcasts of a constant rate.
        QVERIFY(
            ffmpeg(u"-f lavfi -i testsrc2=s=320x180:r=25:d=130 -f lavfi -i sine=r=48000:d=130 -c:v libx264 "
                   "-preset ultrafast -g 50 -pix_fmt yuv420p -c:a aac -muxrate 4900000"_s.split(u' ') +
                   QStringList{large}));
        QVERIFY(sizeOf(u"large.ts"_s) > 72 * kMib);
        const QByteArray path = serve(u"large.ts"_s, u"chunked,single"_s);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url(path), {{u"max_connections"_s, 1}});
        QByteArray master;
        // On a busy machine two minutes of it may come in more than a player waits for.
        QTRY_VERIFY_WITH_TIMEOUT(
            (master = gateway.media(gateway.folderOf(id) + "master.m3u8").body).startsWith("#EXTM3U"),
            40'000);
        static const QRegularExpression bandwidth(u"[:,]BANDWIDTH=([0-9]+)"_s);
        const double bits = bandwidth.match(QString::fromLatin1(master)).captured(1).toDouble();
        QVERIFY2(bits > 4.9e6 && bits < 13e6, master.constData());
        PlayerWalk walk(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(walk.open("?segments=ts"), walk.problem().constData());
        const QString difference = differenceOf(walk, u"large.ts"_s);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
        QTRY_COMPARE_WITH_TIMEOUT(probed(gateway, id)[u"index"_s][u"kind"_s].toString(), u"scan"_s, 30'000);
        // Any place of it plays, from what was kept.
        PlayerWalk later(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(later.open("?segments=ts"), later.problem().constData());
        const QByteArrayList segments = later.renditions().front().segments;
        for (const qsizetype n : {segments.size() - 1, qsizetype(0), segments.size() / 2})
            QCOMPARE(later.get(segments.at(n)).status, 200);
        QCOMPARE(m_origin.counters(path).requests, 1);
        QVERIFY(m_origin.counters(path).bodyBytes <= sizeOf(u"large.ts"_s) * 102 / 100);
    }
    void aBurstMakesNoFilm_data()
    {
        QTest::addColumn<int>("seconds");
        QTest::newRow("none") << 5;
        QTest::newRow("some seconds") << 12;
        QTest::newRow("a minute") << 60;
    }
    void aBurstMakesNoFilm()
    {
        QFETCH(const int, seconds);
        ChannelOrigin origin;
        origin.beginWith("/tv", spelledFilm(seconds));
        GatewayUnderTest gateway;
        QElapsedTimer clock;
        clock.start();
        const QByteArray id = gateway.add(origin.url("/tv"));
        QVERIFY(isChannel(gateway, id));
        QVERIFY2(clock.elapsed() < 4000, QByteArray::number(clock.elapsed()).constData());
        QCOMPARE(origin.requests("/tv"), 1); // and plays over the connection that saw it
        QCOMPARE(gateway.media(gateway.folderOf(id) + "live/v0/index.m3u8").status, 200);
        QCOMPARE(origin.requests("/tv"), 1);
    }
    void aSlowFilmIsAChannel()
    {
        const QByteArray path = serve(u"film.ts"_s, u"chunked,rate=700000"_s);
        GatewayUnderTest gateway;
        QVERIFY(isChannel(gateway, gateway.add(m_origin.url(path))));
    }
};

QTEST_GUILESS_MAIN(tst_GatewayNoLength)
#include "tst_GatewayNoLength.moc"
