// SPDX-License-Identifier: GPL-3.0-or-later
// Sound of a transport stream far away that pauses for long, and comes back for a moment only: players get
// all packets that ffmpeg finds in the source, before the index is there and after.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/segment/TitlePackets.h"
#include "tests/support/TestOrigin.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayPausingSound : public QObject
{
    Q_OBJECT
    static constexpr qint64 kLongFilmBytes = 17'000'000; // a shorter one is gone through at once
    QTemporaryDir m_dir;
    TestOrigin m_origin;

    static QString indexKind(GatewayUnderTest &gateway, const QByteArray &id)
    {
        return jsonOf(gateway.control("GET", "/v1/sources/" + id + "/probe"))[u"index"_s][u"kind"_s]
            .toString();
    }
    /// All that the playlist of the copied sound lists for \p player.
    [[nodiscard]] std::vector<TimedPacket> listed(PlayerWalk &player) const
    {
        const auto &all = player.renditions();
        const auto sound = std::ranges::find_if(
            all, [](const PlayerWalk::Rendition &rendition) { return rendition.folder.endsWith("/a2/"); });
        QFile file(m_dir.filePath(u"sound.mp4"_s));
        if (sound == all.end() || !file.open(QIODevice::WriteOnly))
            return {};
        file.write(sound->init);
        for (const QByteArray &segment : sound->segments)
            file.write(player.get(segment).body);
        file.close();
        return timedPackets(file.fileName(), {});
    }
    static QString difference(const std::vector<TimedPacket> &made, const std::vector<TimedPacket> &there)
    {
        if (const QString inTime = differenceInTime(made, there); !inTime.isEmpty())
            return inTime;
        for (size_t i = 0; i < made.size(); ++i) {
            if (made[i].hash != there[i].hash)
                return u"bytes of packet %1"_s.arg(i);
        }
        return {};
    }

private Q_SLOTS:
    void isWhole_data()
    {
        QTest::addColumn<QString>("codec");
        QTest::newRow("AC-3") << u"ac3"_s;
        QTest::newRow("E-AC-3") << u"eac3"_s;
    }

    // From the 13th second on there is none, but for a second at 40 s and less than one at 50 s.
    void isWhole()
    {
        QFETCH(const QString, codec);
        const QString path = m_dir.filePath(codec + u".ts"_s);
        const auto made = ffmpeg(
            u"-f lavfi -i testsrc2=s=160x90:r=25:d=72 -f lavfi -i sine=r=48000:d=72 -c:v libx264 -preset "
            "ultrafast -g 50 -b:v 2M -minrate 2M -maxrate 2M -bufsize 1M -nal-hrd cbr -c:a %1 -bsf:a "
            "noise=drop='between(n,400,1250)+between(n,1281,1562)+gt(n,1587)' -pes_payload_size 0 %2"_s
                .arg(codec, path)
                .split(u' '));
        if (!made)
            QSKIP("ffmpeg cannot make the film");
        QVERIFY(QFileInfo(path).size() > kLongFilmBytes);
        const auto there = timedPackets(path, u"a:0"_s);
        QCOMPARE(there.size(), size_t(400 + 30 + 25));
        OriginFaults slow;
        slow.latencyMs = 50;
        m_origin.serveFile("/" + codec.toLatin1(), path, slow);
        GatewayUnderTest gateway;
        QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
        const QByteArray id = gateway.add(m_origin.url("/" + codec.toLatin1()));
        PlayerWalk early(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(early.open({}), early.problem().constData());
        QVERIFY(indexKind(gateway, id) != u"scan"_s);
        QTRY_COMPARE_WITH_TIMEOUT(indexKind(gateway, id), u"scan"_s, 30'000);
        PlayerWalk late(gateway.mediaPort(), gateway.folderOf(id));
        QVERIFY2(late.open({}), late.problem().constData());
        for (PlayerWalk *player : {&early, &late}) {
            QCOMPARE(difference(listed(*player), there), QString());
            QVERIFY2(player->problem().isEmpty(), player->problem().constData());
        }
    }
};

QTEST_GUILESS_MAIN(tst_GatewayPausingSound)
#include "tst_GatewayPausingSound.moc"
