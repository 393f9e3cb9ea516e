// SPDX-License-Identifier: GPL-3.0-or-later
// What the window's timeline is told of players and of where segments can be had.
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/gateway/PlayerWalk.h"
#include "tests/media/FfmpegFile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayTimeline : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;
    GatewayUnderTest m_gateway;
    std::shared_ptr<const TimelineSnapshot> m_shown;
    QByteArray m_id;
    QList<QByteArray> m_segments;

private Q_SLOTS:
    void initTestCase()
    {
        const QString film = m_dir.filePath(u"film.mkv"_s);
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=14"_s, u"-c:v"_s, u"libx264"_s,
                     u"-g"_s, u"48"_s, film}))
            QSKIP("no ffmpeg here");
        QVERIFY2(m_gateway.isRunning(), qPrintable(m_gateway.startError()));
        connect(&m_gateway.gateway(), &Gateway::timelineChanged, this,
                [this](const auto &timeline) { m_shown = timeline; });
        m_id = m_gateway.add(QUrl::fromLocalFile(film));
        PlayerWalk player(m_gateway.mediaPort(), m_gateway.folderOf(m_id));
        QVERIFY2(player.open({}), player.problem().constData());
        m_segments = player.renditions().front().segments;
        QVERIFY(m_segments.size() >= 2);
        m_gateway.gateway().watchTimeline(QString::fromLatin1(m_id));
    }

    void tellsWhoPlaysWhere()
    {
        QTRY_VERIFY(m_shown);
        QVERIFY(m_shown->playheads.empty() ||
                m_shown->playheads.front().userAgent.isEmpty()); // PlayerWalk says nothing
        QCOMPARE(m_gateway.media(m_segments[1], "GET", {{"User-Agent", "Kodi/20.2 (X11)"}}).status, 200);
        const auto kodi = [this]() -> const PlayheadSnapshot * {
            for (const PlayheadSnapshot &playhead : m_shown->playheads) {
                if (playhead.userAgent == "Kodi/20.2 (X11)"_L1)
                    return &playhead;
            }
            return nullptr;
        };
        QTRY_VERIFY(kodi());
        const SegmentSnapshot &asked = m_shown->renditions.front().segments[1];
        QVERIFY(kodi()->positionMs >= asked.startMs &&
                kodi()->positionMs <= asked.startMs + asked.durationMs);
        QCOMPARE(kodi()->address, u"127.0.0.1"_s);
    }

    void tellsWhoPlaysTheStream()
    {
        QTRY_VERIFY(m_shown && !m_shown->renditions.empty());
        QCOMPARE(m_gateway
                     .media(QByteArray(m_gateway.folderOf(m_id) + "stream.mp4?start=4"), "GET",
                            {{"User-Agent", "A television"}})
                     .status,
                 200);
        const auto isThere = [&] {
            return std::ranges::any_of(m_shown->playheads, [](const PlayheadSnapshot &playhead) {
                return playhead.userAgent == "A television"_L1;
            });
        };
        QTRY_VERIFY(isThere());
    }

    void tellsWhereSegmentsCanBeHad()
    {
        QTRY_VERIFY(m_shown && !m_shown->renditions.empty());
        for (const RenditionSnapshot &rendition : m_shown->renditions) {
            const QUrl url(rendition.segmentUrl.arg(1));
            QVERIFY(url.isValid() && url.port() == m_gateway.mediaPort());
            if (rendition.isMainVideo && rendition.isCopy)
                QCOMPARE(url.path().toLatin1(), m_segments[1]);
            QCOMPARE(m_gateway.media(url.path().toLatin1()).status, 200);
        }
    }
};

QTEST_GUILESS_MAIN(tst_GatewayTimeline)
#include "tst_GatewayTimeline.moc"
