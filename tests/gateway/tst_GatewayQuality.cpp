// SPDX-License-Identifier: GPL-3.0-or-later
// The quality of converted pictures is changed while the gateway runs: bytes of two qualities never share a
// URL, a cache key or an ETag, and what is copied keeps its own.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/libav/ClipFolder.h"
#include "tests/support/TestOrigin.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayQuality : public QObject
{
    Q_OBJECT
    ClipFolder m_clips;
    TestOrigin m_origin;

    struct Served
    {
        QByteArray generation;
        QByteArray rendition;
        QByteArray etag;
        QByteArray bytes; ///< of the first segment
        QByteArray sound; ///< id and ETag of the copied sound's first segment
    };

    static Served served(GatewayUnderTest &gateway, const QByteArray &folder)
    {
        PlayerWalk player(gateway.mediaPort(), folder);
        if (!player.open({}) || player.renditions().size() != 2)
            return {};
        const QByteArray path = player.renditions().front().segments.front();
        const QList<QByteArray> parts = path.split('/');
        const QByteArray sound = player.renditions().back().segments.front();
        const Answer first = gateway.media(path);
        return {parts[3], parts[5], first.field("etag"), first.body,
                QByteArray(sound.split('/')[5] + ' ' + gateway.media(sound).field("etag"))};
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString clip = m_clips.make(
            u"clip.mkv"_s, u"testsrc=size=320x240:rate=15:duration=8"_s,
            u"-f lavfi -i sine=duration=8 -shortest -pix_fmt yuv420p -c:v mpeg4 -q:v 3 -g 30 -c:a aac -ac 2"_s);
        if (clip.isEmpty())
            QSKIP("there is no ffmpeg to make the clip with");
        QFile file(clip);
        QVERIFY(file.open(QIODevice::ReadOnly));
        m_origin.serve("/clip.mkv", file.readAll());
    }

    void neverMixesTwoQualities()
    {
        const QTemporaryDir profile;
        std::map<QByteArray, Served> all;
        for (const char *quality : {"balanced", "best", "smaller"}) {
            GatewayUnderTest gateway(profile.path());
            QVERIFY2(gateway.isRunning(), qPrintable(gateway.startError()));
            const QByteArray body = "{\"picture_quality\":\"" + QByteArray(quality) + "\"}";
            QCOMPARE(gateway.control("PATCH", "/v1/settings", body).status, 200);
            all[quality] = served(gateway, gateway.folderOf(gateway.add(m_origin.url("/clip.mkv"))));
            QVERIFY(!all[quality].bytes.isEmpty());
        }
        const Served &balanced = all["balanced"];
        const Served &best = all["best"];
        const Served &smaller = all["smaller"];
        QCOMPARE(balanced.rendition, "v1.avc");
        QCOMPARE(best.rendition, "v1.avc.high");
        QCOMPARE(smaller.rendition, "v1.avc.low");
        QVERIFY(best.etag != balanced.etag && smaller.etag != balanced.etag && best.etag != smaller.etag);
        QVERIFY2(smaller.bytes.size() < balanced.bytes.size(), "smaller is not smaller");
        QVERIFY2(balanced.bytes.size() < best.bytes.size(), "best is not better");
        for (const Served *other : {&best, &smaller}) {
            QCOMPARE(other->generation, balanced.generation);
            QCOMPARE(other->sound, balanced.sound);
        }
    }

    void changesForWhoStartsAndNotForWhoPlays()
    {
        GatewayUnderTest gateway;
        const QByteArray folder = gateway.folderOf(gateway.add(m_origin.url("/clip.mkv")));
        PlayerWalk player(gateway.mediaPort(), folder);
        QVERIFY(player.open({}));
        const QByteArray begun = player.renditions().front().segments.front();
        const Answer before = gateway.media(begun);
        QCOMPARE(before.status, 200);
        QCOMPARE(gateway.control("PATCH", "/v1/settings", R"({"picture_quality":"best"})").status, 200);
        QTRY_COMPARE(served(gateway, folder).rendition, "v1.avc.high");
        QCOMPARE(gateway.control("DELETE", "/v1/cache").status, 200);
        const Answer after = gateway.media(begun);
        QCOMPARE(after.status, 200);
        QCOMPARE(after.field("etag"), before.field("etag"));
        QCOMPARE(after.body, before.body);
    }
};

QTEST_GUILESS_MAIN(tst_GatewayQuality)
#include "tst_GatewayQuality.moc"
