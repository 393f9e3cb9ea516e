// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/Access.h"
#include "core/gateway/PlayerKind.h"
#include "core/gateway/Route.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_Route : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodesWhatIsOurs();
    void saysWhichParameterIsMalformed_data();
    void saysWhichParameterIsMalformed();
    void readsEscapedParameters();
    void knowsNothingElse_data();
    void knowsNothingElse();
    void capabilitiesOutliveRestartsAndDiffer();
    void choosesTransportStreamsByPlayer();
    void tellsBrowsersFromTelevisions();
    void letsInOnlyOurOwnHostNames();
};

static const QByteArray kBase = "/m/abcdefghijklmnopqrstuvwxyz/";

void tst_Route::decodesWhatIsOurs()
{
    const auto master = parseRoute(QByteArray(kBase + "master.m3u8"), "segments=ts&audio=muxed");
    QVERIFY(master);
    QCOMPARE(master->kind, Route::Kind::Master);
    QCOMPARE(master->wantedFormat, std::optional(SegmentFormat::TransportStream));
    QVERIFY(master->isAudioMuxed);
    const auto segment = parseRoute(QByteArray(kBase + "0123456789abcdef/fmp4/v1a2/17.m4s"), "");
    QVERIFY(segment);
    QCOMPARE(segment->kind, Route::Kind::Segment);
    QCOMPARE(segment->number, 17);
    QCOMPARE(segment->rendition, "v1a2");
    const auto stream = parseRoute(QByteArray(kBase + "stream.mp4"), "start=12.5");
    QVERIFY(stream);
    QCOMPARE(stream->startMs, 12500);
    const auto thumbnail = parseRoute(QByteArray(kBase + "thumb.jpg"), "width=640&at=0.0416");
    QVERIFY(thumbnail);
    QCOMPARE(thumbnail->kind, Route::Kind::Thumbnail);
    QCOMPARE(thumbnail->atMs, 42);
    QCOMPARE(thumbnail->thumbnailWidth, 640);
}

void tst_Route::saysWhichParameterIsMalformed_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QByteArray>("parameter");
    QTest::newRow("start") << QByteArray("stream.mp4") << QByteArray("start=abc") << QByteArray("start");
    QTest::newRow("negative") << QByteArray("stream.mp4") << QByteArray("start=-1") << QByteArray("start");
    QTest::newRow("not-a-number") << QByteArray("thumb.jpg") << QByteArray("at=NaN") << QByteArray("at");
    QTest::newRow("no-width") << QByteArray("thumb.jpg") << QByteArray("width=0") << QByteArray("width");
    QTest::newRow("segments") << QByteArray("master.m3u8") << QByteArray("segments=xx")
                              << QByteArray("segments");
    QTest::newRow("audio") << QByteArray("master.m3u8") << QByteArray("audio=xx") << QByteArray("audio");
}

void tst_Route::saysWhichParameterIsMalformed()
{
    QFETCH(QByteArray, file);
    QFETCH(QByteArray, query);
    const auto route = parseRoute(QByteArray(kBase + file), query);
    QVERIFY(route);
    QCOMPARE(route->kind, Route::Kind::Malformed);
    QTEST(route->asset, "parameter");
}

void tst_Route::readsEscapedParameters()
{
    const auto route = parseRoute(QByteArray(kBase + "stream.mp4"), "start=%31%32");
    QVERIFY(route);
    QCOMPARE(route->startMs, 12000);
}

void tst_Route::knowsNothingElse_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::newRow("root") << QByteArray("/");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("short-capability") << QByteArray("/m/abc/master.m3u8");
    QTest::newRow("upper-case") << QByteArray("/m/ABCDEFGHIJKLMNOPQRSTUVWXYZ/master.m3u8");
    QTest::newRow("traversal") << QByteArray(kBase + "../../etc/passwd");
    QTest::newRow("nul") << QByteArray(kBase + "file%00");
    QTest::newRow("leading-zero") << QByteArray(kBase + "0123456789abcdef/fmp4/v1/007.m4s");
    QTest::newRow("negative") << QByteArray(kBase + "0123456789abcdef/fmp4/v1/-1.m4s");
    QTest::newRow("huge-number") << QByteArray(kBase + "0123456789abcdef/fmp4/v1/99999999999999999999.m4s");
    QTest::newRow("ts-in-fmp4") << QByteArray(kBase + "0123456789abcdef/fmp4/v1/1.ts");
    QTest::newRow("init-of-ts") << QByteArray(kBase + "0123456789abcdef/ts/v1/init.mp4");
    QTest::newRow("bad-generation") << QByteArray(kBase + "0123456789abcdeX/ts/v1/1.ts");
    QTest::newRow("trailing-slash") << QByteArray(kBase + "file/");
}

void tst_Route::knowsNothingElse()
{
    QFETCH(QByteArray, path);
    QVERIFY(!parseRoute(path, ""));
}

void tst_Route::capabilitiesOutliveRestartsAndDiffer()
{
    const QTemporaryDir dir;
    auto first = Access::open(dir.path());
    QVERIFY(first);
    const QByteArray capability = first->capabilityOf(u"a"_s);
    QCOMPARE(capability.size(), 26);
    QVERIFY(capability != first->capabilityOf(u"b"_s));
    const auto second = Access::open(dir.path());
    QVERIFY(second);
    QCOMPARE(second->capabilityOf(u"a"_s), capability);
    QVERIFY(second->controlToken() != first->controlToken());
    QVERIFY(first->isControlToken(first->controlToken()));
    QVERIFY(!first->isControlToken("x"));
    QVERIFY(first->sourceOf(capability).isEmpty());
    first->addSource(u"a"_s);
    QCOMPARE(first->sourceOf(capability), u"a"_s);
    QCOMPARE(QFile::permissions(dir.filePath(u"access.key"_s)) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
}

void tst_Route::choosesTransportStreamsByPlayer()
{
    QVERIFY(prefersTransportStream("Lavf/59.27.100"));
    QVERIFY(prefersTransportStream("Kodi/20.0 (X11; Linux x86_64)"));
    QVERIFY(!prefersTransportStream("Mozilla/5.0 Chrome/120"));
    QVERIFY(!prefersTransportStream("VLC/3.0.20 LibVLC/3.0.20"));
}

void tst_Route::tellsBrowsersFromTelevisions()
{
    QVERIFY(isWebBrowser("Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/120.0 Safari/537.36"));
    QVERIFY(isWebBrowser("Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15"));
    QVERIFY(
        !isWebBrowser("Mozilla/5.0 (SMART-TV; LINUX; Tizen 6.0) AppleWebKit/537.36 Version/6.0 TV Safari"));
    QVERIFY(!isWebBrowser("Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 Chrome/79 Safari/537.36"));
    QVERIFY(!isWebBrowser("VLC/3.0.20 LibVLC/3.0.20"));
    QVERIFY(!isWebBrowser(""));
}

// Names other than these may be a web page's (DNS rebinding).
void tst_Route::letsInOnlyOurOwnHostNames()
{
    const QHostAddress local(u"127.0.0.1"_s);
    const QString machine = QSysInfo::machineHostName().toLower().section(u'.', 0, 0);
    const QByteArray ours = machine.toLatin1();
    const QString added = u"TV.lan nas"_s;
    const auto isOurs = [&](const QByteArray &host) { return isOurHost(host, local, added); };
    for (const QByteArray &host : {"localhost"_ba, "127.0.0.1"_ba, "::1"_ba, "[::1]"_ba, "tv.lan"_ba,
                                   "nas"_ba, QByteArray(ours + ".local")})
        QVERIFY2(isOurs(host), host);
    for (const QByteArray &host :
         {""_ba, "evil.example"_ba, "203.0.113.9"_ba, "localhost.evil.example"_ba,
          "127.0.0.1.evil.example"_ba, "evil.local"_ba, "local"_ba, "tv"_ba, "lan"_ba,
          "tv.lan.evil.example"_ba, "tv.lan nas"_ba, " "_ba, QByteArray(ours + ".local.evil.example"),
          QByteArray(ours + ".evil.example")})
        QVERIFY2(!isOurs(host), host);
    QVERIFY(!isOurHost("tv.lan", local, {}));
    if (machine != u"localhost"_s)
        QVERIFY(!isOurs(ours));
}

QTEST_APPLESS_MAIN(tst_Route)
#include "tst_Route.moc"
