// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/playlist/MediaPlaylist.h"
#include "core/playlist/MultivariantPlaylist.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_Playlists : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void sumsOfDurationsStayTrue();
    void targetDurationIsTheLongestRoundedUp();
    void namesCannotBreakOutOfTheirQuotes();
};

void tst_Playlists::sumsOfDurationsStayTrue()
{
    MediaPlaylist playlist;
    playlist.timescale = 30000;
    for (qint64 i = 0; i <= 1000; ++i)
        playlist.boundaries.push_back(i * 1001 * 137);
    qint64 sum = 0;
    int segments = 0;
    for (const QByteArray &line : writeMediaPlaylist(playlist).split('\n')) {
        if (!line.startsWith("#EXTINF:"))
            continue;
        QByteArray digits = line.mid(8).chopped(1);
        sum += digits.replace(".", "").toLongLong();
        ++segments;
        const qint64 exact = (segments * 1001LL * 137 * 1'000'000 + 15000) / 30000;
        QCOMPARE(sum, exact);
    }
    QCOMPARE(segments, 1000);
}

void tst_Playlists::targetDurationIsTheLongestRoundedUp()
{
    const QByteArray text = writeMediaPlaylist({1000, {0, 6000, 12001}, "init.mp4", ".m4s"});
    QVERIFY(text.contains("#EXT-X-TARGETDURATION:7\n"));
    QVERIFY(text.contains("#EXTINF:6.001000,\n1.m4s\n"));
    QVERIFY(text.endsWith("#EXT-X-ENDLIST\n"));
}

void tst_Playlists::namesCannotBreakOutOfTheirQuotes()
{
    QCOMPARE(quotedText(u"a\"b\nc\u202Ed"_s), QByteArray("a b c d"));
}

QTEST_APPLESS_MAIN(tst_Playlists)
#include "tst_Playlists.moc"
