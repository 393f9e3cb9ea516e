// SPDX-License-Identifier: GPL-3.0-or-later
// A long remote file without an index plays at once; when its index is there, who plays goes on undisturbed.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/LateCues.h"
#include "tests/gateway/ListedAlike.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/NoiseFilm.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/OddAvi.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayProvisional : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    TestOrigin m_origin;

    /// Empty if each segment of \p player begins and ends when \p playlist says, as ffmpeg reads it. The last
    /// picture lasts as long as the sound.
    [[nodiscard]] QString untrue(PlayerWalk &player, const QByteArray &playlist) const
    {
        const PlayerWalk::Rendition &rendition = player.renditions().front();
        double begin = 0;
        qsizetype n = 0;
        for (const QByteArray &line : playlist.split('\n')) {
            if (!line.startsWith("#EXTINF:"))
                continue;
            const double listed = line.mid(8).chopped(1).toDouble();
            QFile joined(m_dir.filePath(u"segment.mp4"_s));
            if (!joined.open(QIODevice::WriteOnly))
                return joined.errorString();
            joined.write(rendition.init + player.get(rendition.segments.at(n)).body);
            joined.close();
            const Lasting found = lastingOf(joined.fileName(), SegmentFormat::FragmentedMp4);
            const bool isLast = n + 1 == rendition.segments.size();
            if (std::abs(found.begin - begin) > kDateTolerance ||
                std::abs(found.duration - listed) > (isLast ? 0.04 : kDateTolerance))
                return u"segment %1: from %2 for %3, listed from %4 for %5"_s.arg(n)
                    .arg(found.begin)
                    .arg(found.duration)
                    .arg(begin)
                    .arg(listed);
            begin += listed;
            ++n;
        }
        return n > 5 ? QString() : u"%1 segments"_s.arg(n);
    }
    /// Of the first picture; else what was wrong.
    static QByteArray durations(GatewayUnderTest &gateway, const QByteArray &id)
    {
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        if (!player.open({}))
            return player.problem();
        const QByteArray list = player.get(player.renditions().front().folder + "index.m3u8").body;
        QByteArray found;
        for (const QByteArray &line : list.split('\n'))
            found += line.startsWith("#EXTINF:") ? line + '\n' : QByteArray();
        return found;
    }
    static bool isIndexed(GatewayUnderTest &gateway, const QByteArray &id)
    {
        const auto index =
            jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"))[u"index"_s].toObject();
        return index[u"kind"_s].toString() == "scan"_L1;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(makeNoiseFilm(m_dir.filePath(u"film.ts"_s), 30, u"4M"_s, u"-g 50"_s));
        QVERIFY(QFileInfo(m_dir.filePath(u"film.ts"_s)).size() > 17'000'000);
        // One with open groups, no two alike.
        QVERIFY(makeNoiseFilm(m_dir.filePath(u"open.ts"_s), 30, u"4M"_s,
                              u"-preset fast -bf 3 -x264-params open-gop=1:b-adapt=2:keyint=70 "
                              "-force_key_frames 0,1.4,5,9.6,10.2,17,20.4,26.6,31,33.3,40.1,46,55"_s));
        for (const auto &[made, options] : {std::pair(u"open.flv"_s, QString()),
                                            std::pair(u"open.mp4"_s, u"-movflags frag_keyframe+empty_moov"
                                                                     "+default_base_moof+skip_trailer"_s)})
            QVERIFY(ffmpeg(u"-i %1 -c copy -bsf:a aac_adtstoasc %2 %3"_s
                               .arg(m_dir.filePath(u"open.ts"_s), options, m_dir.filePath(made))
                               .split(u' ', Qt::SkipEmptyParts)));
        QVERIFY(makeOddAvi(m_dir.filePath(u"odd.avi"_s)));
        QVERIFY(ffmpeg(
            {u"-i"_s, m_dir.filePath(u"open.flv"_s), u"-c"_s, u"copy"_s, m_dir.filePath(u"open.mkv"_s)}));
        const auto copied = [this](const QString &from, const QString &options, const QString &to) {
            return ffmpeg(u"-i %1 -c copy %2 %3"_s.arg(m_dir.filePath(from), options, m_dir.filePath(to))
                              .split(u' ', Qt::SkipEmptyParts))
                .has_value();
        };
        // Of small Clusters, as ffmpeg writes it where it cannot go back, and so with Cues.
        QVERIFY(copied(u"open.flv"_s, u"-seekable 0"_s, u"piped.mkv"_s));
        QVERIFY(copied(u"film.ts"_s, {}, u"closed.mkv"_s));
        QVERIFY(copied(u"closed.mkv"_s, u"-seekable 0"_s, u"even.mkv"_s));
        QVERIFY(copied(u"closed.mkv"_s, u"-cluster_size_limit 32768"_s, u"small.mkv"_s));
        QVERIFY(copyWithLateCues(m_dir.filePath(u"closed.mkv"_s), m_dir.filePath(u"late.mkv"_s), 700));
        QVERIFY(copyWithLateCues(m_dir.filePath(u"small.mkv"_s), m_dir.filePath(u"late-small.mkv"_s), 700));
        // One whose pictures are converted.
        QVERIFY(ffmpeg({u"-i"_s, m_dir.filePath(u"film.ts"_s), u"-c:v"_s, u"mpeg2video"_s, u"-b:v"_s, u"6M"_s,
                        u"-g"_s, u"50"_s, u"-c:a"_s, u"copy"_s, m_dir.filePath(u"converted.ts"_s)}));
        const auto fragmented = [this](const QString &name, const QString &more) {
            return ffmpeg({u"-i"_s, m_dir.filePath(u"film.ts"_s), u"-c"_s, u"copy"_s, u"-bsf:a"_s,
                           u"aac_adtstoasc"_s, u"-movflags"_s,
                           u"frag_keyframe+empty_moov+default_base_moof+skip_trailer"_s + more,
                           m_dir.filePath(name)});
        };
        QVERIFY(fragmented(u"film.mp4"_s, {}));
        QVERIFY(fragmented(u"listed.mp4"_s, u"+global_sidx"_s));
    }

    void playsBeforeTheIndexIsThereAndAfter_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("transport stream") << u"film.ts"_s;
        QTest::newRow("fragmented MP4") << u"film.mp4"_s;
    }

    void playsBeforeTheIndexIsThereAndAfter()
    {
        QFETCH(const QString, name);
        OriginFaults slow;
        slow.latencyMs = 100;
        m_origin.serveFile("/film", m_dir.filePath(name), slow);
        GatewayUnderTest gateway;
        QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
        const QByteArray id = gateway.add(m_origin.url("/film"));
        PlayerWalk early(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(early.open({}), early.problem().constData());
        QVERIFY(!isIndexed(gateway, id));
        const QByteArray before = early.get(early.renditions().front().segments.at(3)).body;
        QVERIFY(!before.isEmpty());
        const auto probed = [&] { return jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe")); };
        // How far it is, is told meanwhile, and about how long the film is.
        int percent = -1;
        double meanwhileMs = 0;
        const auto isDone = [&] {
            const QJsonObject now = probed();
            const QJsonObject index = now[u"index"_s].toObject();
            if (index[u"complete"_s].toBool())
                return true;
            meanwhileMs = now[u"duration_ms"_s].toDouble();
            const int told = index[u"percent"_s].toInt(percent);
            percent = told >= percent && told <= 100 ? told : -1000;
            return false;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isDone(), 30'000);
        QVERIFY2(percent > 0, qPrintable(QString::number(percent)));
        QVERIFY(isIndexed(gateway, id));
        // Only the cuts have been looked for, and nothing more is to come.
        const QJsonObject probe = probed();
        const double ms = probe[u"duration_ms"_s].toDouble();
        QVERIFY2(ms > 0 && std::abs(ms - meanwhileMs) < 1000,
                 qPrintable(u"%1 after %2"_s.arg(ms).arg(meanwhileMs)));
        QVERIFY(!probe[u"index"_s].toObject().contains(u"percent"_s));
        QVERIFY(probe[u"index"_s][u"complete"_s].toBool());
        QVERIFY(probe[u"keyframes"_s].toArray().size() <= early.segmentCount());
        // The playlist that was given out keeps its meaning.
        QCOMPARE(early.get(early.renditions().front().segments.at(3)).body, before);
        QCOMPARE(early.get(early.renditions().front().segments.at(5)).status, 200);
        PlayerWalk late(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(late.open({}), late.problem().constData());
        QVERIFY(late.renditions().front().segments.front() != early.renditions().front().segments.front());
        QCOMPARE(late.get(late.renditions().front().segments.at(3)).status, 200);
    }

    void whatLiesAroundTheCutsIsKept_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("transport stream") << u"open.ts"_s;
        QTest::newRow("fragmented MP4") << u"open.mp4"_s;
        QTest::newRow("FLV") << u"open.flv"_s;
        QTest::newRow("Matroska written to a pipe") << u"piped.mkv"_s;
    }

    // With the only connection that there is, which who plays meanwhile needs, too.
    void whatLiesAroundTheCutsIsKept()
    {
        QFETCH(const QString, name);
        TestOrigin origin;
        OriginFaults slow;
        slow.latencyMs = 20;
        origin.serveFile("/open", m_dir.filePath(name), slow);
        QByteArray listed;
        QByteArray id;
        const QTemporaryDir profile(m_dir.filePath(u"profile-XXXXXX"_s));
        const auto playlist = [&](GatewayUnderTest &gateway) {
            PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
            return player.open({}) ? player.get(player.renditions().front().folder + "index.m3u8").body
                                   : player.problem();
        };
        {
            GatewayUnderTest gateway(profile.path());
            id = gateway.add(origin.url("/open"), {{u"max_connections"_s, 1}});
            PlayerWalk early(gateway.mediaPort(), gateway.folderOf(id));
            QVERIFY2(early.open({}), early.problem().constData());
            QVERIFY(!isIndexed(gateway, id));
            for (qsizetype n = 0; n < 4; ++n)
                QVERIFY2(early.play(n) > 0, early.problem().constData());
            QTRY_VERIFY_WITH_TIMEOUT(isIndexed(gateway, id), 30'000);
            QVERIFY(origin.mostAnswersAtOnce() <= 1);
            listed = playlist(gateway);
            QVERIFY2(listed.contains("#EXTINF:"), listed.constData());
        }
        const OriginCounters before = origin.counters("/open");
        GatewayUnderTest gateway(profile.path());
        QCOMPARE(playlist(gateway), listed);
        QVERIFY(isIndexed(gateway, id));
        QVERIFY(origin.counters("/open").requests - before.requests <= 1);
        QVERIFY(origin.counters("/open").bodyBytes - before.bodyBytes <= 1);
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(player.open({}), player.problem().constData());
        QCOMPARE(untrue(player, listed), QString());
        // It is still known that only the cuts were looked for.
        const QJsonObject probe = jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"));
        QVERIFY(probe[u"notes"_s].toArray().last().toString().startsWith(u"only the keyframes"_s));
    }

    // Hopping from one of its Clusters to the next would read all of it.
    void readsLittleOfMatroskaOfSmallClusters()
    {
        TestOrigin origin;
        origin.serveFile("/even", m_dir.filePath(u"even.mkv"_s));
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(origin.url("/even"));
        PlayerWalk early(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(early.open({}), early.problem().constData());
        QTRY_VERIFY_WITH_TIMEOUT(isIndexed(gateway, id), 30'000);
        const qint64 fileBytes = QFileInfo(m_dir.filePath(u"even.mkv"_s)).size();
        const qint64 bytes = origin.counters("/even").bodyBytes;
        QVERIFY2(bytes * 100 <= 40 * fileBytes, qPrintable(u"%1 of %2"_s.arg(bytes).arg(fileBytes)));
        const QJsonObject probe = jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"));
        QVERIFY(probe[u"index"_s][u"complete"_s].toBool());
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(player.open({}), player.problem().constData());
        const QByteArray list = player.get(player.renditions().front().folder + "index.m3u8").body;
        QCOMPARE(untrue(player, list), QString());
        QVERIFY(areListedAlike(gateway, id, player));
    }

    void looksInIdleTimeWhereAnIndexDoesNotTell_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isLong"); // it takes many requests, of which the window shows how many
        QTest::newRow("AVI") << u"odd.avi"_s << false;
        QTest::newRow("Matroska with open groups") << u"open.mkv"_s << true;
    }

    // Of the same film on a disk all of it is looked at.
    void looksInIdleTimeWhereAnIndexDoesNotTell()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, isLong);
        TestOrigin origin;
        OriginFaults slow;
        slow.latencyMs = 100;
        origin.serveFile("/film", m_dir.filePath(name), slow);
        const QTemporaryDir profile(m_dir.filePath(u"profile-XXXXXX"_s));
        QByteArray id;
        QByteArray looked;
        {
            GatewayUnderTest gateway(profile.path());
            const QByteArray local = gateway.add(QUrl::fromLocalFile(m_dir.filePath(name)));
            id = gateway.add(origin.url("/film"), {{u"max_connections"_s, 1}});
            const QByteArray first = durations(gateway, id);
            QVERIFY2(first.startsWith("#EXTINF:"), first.constData());
            const auto lookPercent = [&] {
                const QList<SourceSnapshot> &sources = gateway.gateway().sources();
                const auto found = std::ranges::find(sources, QString::fromLatin1(id), &SourceSnapshot::id);
                return found == sources.end() ? -2 : found->lookPercent;
            };
            if (isLong)
                QTRY_VERIFY(lookPercent() >= 0);
            QTRY_COMPARE_WITH_TIMEOUT(durations(gateway, id), durations(gateway, local), 30'000);
            looked = durations(gateway, id);
            QVERIFY(looked != first);
            QTRY_COMPARE(lookPercent(), -1);
            QVERIFY(origin.mostAnswersAtOnce() <= 1);
        }
        const OriginCounters before = origin.counters("/film");
        GatewayUnderTest gateway(profile.path());
        QCOMPARE(durations(gateway, id), looked);
        QVERIFY(origin.counters("/film").requests - before.requests <= 1);
    }

    // Each segment begins with the keyframe that is there: of a playlist that says otherwise the title is
    // made again.
    void replacesCuesThatAreFalse_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<bool>("isSearched");
        QTest::newRow("large Clusters") << u"late.mkv"_s << false;
        QTest::newRow("small Clusters") << u"late-small.mkv"_s << true;
    }
    void replacesCuesThatAreFalse()
    {
        QFETCH(const QString, name);
        QFETCH(const bool, isSearched);
        OriginFaults slow;
        slow.latencyMs = 20;
        m_origin.serveFile("/late", m_dir.filePath(name), slow);
        const QTemporaryDir profile(m_dir.filePath(u"profile-XXXXXX"_s));
        QByteArray id;
        QByteArray expected;
        // The last lasts as long as the sound, unless it was searched.
        const auto listed = [&](GatewayUnderTest &gateway, const QByteArray &source) {
            const QByteArray list = durations(gateway, source);
            return list.left(isSearched ? list.lastIndexOf("#EXTINF:") : list.size());
        };
        {
            GatewayUnderTest gateway(profile.path());
            expected = listed(gateway, gateway.add(QUrl::fromLocalFile(m_dir.filePath(u"closed.mkv"_s))));
            id = gateway.add(m_origin.url("/late"));
            PlayerWalk early(gateway.mediaPort(), gateway.folderOf(id));
            QVERIFY2(early.open({}), early.problem().constData());
            QVERIFY(listed(gateway, id) != expected && !isIndexed(gateway, id));
            const QByteArray path = early.renditions().front().segments.at(4);
            const QByteArray before = early.get(path).body;
            QTRY_VERIFY_WITH_TIMEOUT(isIndexed(gateway, id), 30'000);
            QCOMPARE(listed(gateway, id), expected);
            QCOMPARE(early.get(path).body, before);
            QCOMPARE(early.get(early.renditions().front().segments.at(6)).status, 200);
            PlayerWalk late(gateway.mediaPort(), gateway.folderOf(id));
            QVERIFY2(late.open({}), late.problem().constData());
            QVERIFY(late.renditions().front().segments.at(4) != path);
            const QByteArray list = late.get(late.renditions().front().folder + "index.m3u8").body;
            QVERIFY(areListedAlike(gateway, id, late));
            const QString wrong = untrue(late, list);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            const QJsonObject probe = jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"));
            QCOMPARE(probe[u"notes"_s].toArray().last().toString().startsWith(u"only the keyframes"_s),
                     isSearched);
        }
        const OriginCounters before = m_origin.counters("/late");
        GatewayUnderTest gateway(profile.path());
        QCOMPARE(listed(gateway, id), expected);
        QVERIFY(isIndexed(gateway, id));
        QVERIFY(m_origin.counters("/late").requests - before.requests <= 1);
    }

    void playsOnWhenTheQualityIsChangedAfterTheIndexCame()
    {
        OriginFaults slow;
        slow.latencyMs = 100;
        m_origin.serveFile("/changed", m_dir.filePath(u"converted.ts"_s), slow);
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url("/changed"));
        const QByteArray folder = gateway.folderOf(id);
        PlayerWalk early(gateway.mediaPort(), folder);
        QVERIFY2(early.open({}), early.problem().constData());
        QVERIFY(!isIndexed(gateway, id));
        QTRY_VERIFY_WITH_TIMEOUT(isIndexed(gateway, id), 30'000);
        for (const char *quality : {"best", "smaller"}) {
            const QByteArray body = "{\"picture_quality\":\"" + QByteArray(quality) + "\"}";
            QCOMPARE(gateway.control("PATCH", "/v1/settings", body).status, 200);
            const QByteArray name = QByteArrayView(quality) == "best" ? ".high" : ".low";
            QTRY_VERIFY(gateway.media(folder + "master.m3u8").body.contains(name));
        }
        QCOMPARE(early.get(early.renditions().front().segments.at(7)).status, 200);
    }

    void playsByATrueListOfFragments()
    {
        m_origin.serveFile("/listed", m_dir.filePath(u"listed.mp4"_s));
        GatewayUnderTest gateway;
        QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
        const QByteArray id = gateway.add(m_origin.url("/listed"));
        PlayerWalk player(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(player.open({}), player.problem().constData());
        QVERIFY2(player.play(5) > 100'000, player.problem().constData());
        const auto index =
            jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"))[u"index"_s].toObject();
        QCOMPARE(index[u"kind"_s].toString(), u"moov"_s);
        QVERIFY(index[u"complete"_s].toBool());
    }
};

QTEST_GUILESS_MAIN(tst_GatewayProvisional)
#include "tst_GatewayProvisional.moc"
