// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/probe/SmallMovieFile.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_Probe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatIsNoFilm_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("words");
        const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code, const QString &words) {
            QTest::newRow(name) << bytes << code << words;
        };
        row("empty", {}, ErrorCode::MediaNotMedia, u"is empty"_s);
        row("html", "\xEF\xBB\xBF\n <!DOCTYPE HTML><p>", ErrorCode::MediaNotMedia,
            u"\"film.mkv\" is a web page, not a film"_s);
        row("html-late", "<?xml version=\"1.0\"?>\n<html>", ErrorCode::MediaNotMedia, u"a web page"_s);
        row("playlist", "#EXTM3U\n#EXTINF:-1,x\n", ErrorCode::MediaNotMedia, u"a playlist (M3U)"_s);
        row("dash", "<?xml version=\"1.0\"?><MPD>", ErrorCode::MediaNotMedia, u"a playlist (DASH)"_s);
        row("json", "{\"error\":1}", ErrorCode::MediaNotMedia, u"a JSON answer"_s);
        row("text", "Not found.\n", ErrorCode::MediaNotMedia, u"text"_s);
        row("zeros", QByteArray(4096, '\0'), ErrorCode::MediaNotMedia, u"first bytes name no container"_s);
        row("png", "\x89PNG\r\n\x1A\n", ErrorCode::MediaNotMedia, u"picture"_s);
        row("ts", QByteArray("\x47" + QByteArray(187, 'x')).repeated(6), ErrorCode::MediaNoIndex,
            u"MPEG transport stream"_s);
        row("m2ts", QByteArray("tttt\x47" + QByteArray(187, 'x')).repeated(6), ErrorCode::MediaNoIndex,
            u"MPEG transport stream"_s);
        row("asf", QByteArray::fromHex("3026b2758e66cf11a6d9"), ErrorCode::MediaNoIndex, u"ASF"_s);
        row("ps", QByteArray::fromHex("000001ba44"), ErrorCode::MediaNoIndex, u"program stream"_s);
        row("webm-without-header", QByteArray::fromHex("1f43b67501"), ErrorCode::MediaNoIndex, u"WebM"_s);
        row("other-ebml", ebmlHeader("kax"), ErrorCode::MediaNotMedia, u"\"kax\""_s);
    }
    void saysWhatIsNoFilm()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const ErrorCode, code);
        QFETCH(const QString, words);
        const MemoryByteSource source(bytes);
        const auto info = probe(source, u"film.mkv"_s, {});
        QVERIFY(!info);
        QCOMPARE(info.error().kind, ErrorKind::Unsupported);
        QCOMPARE(info.error().code, code);
        QVERIFY2(info.error().message.contains(words), qPrintable(info.error().message));
    }
    void saysWhatAServerSent()
    {
        MemoryByteSource source("<!DOCTYPE html>");
        source.pretendRequests(1);
        const auto info = probe(source, u"film.mkv"_s, {});
        QVERIFY(!info);
        QCOMPARE(info.error().message, u"the server sent a web page instead of a film for \"film.mkv\""_s);
    }
    void knowsMatroskaByItsContent()
    {
        MatroskaFile file;
        file.addCluster(0, keyBlock(1, 0, "v"));
        file.addCue(0, 0);
        const MemoryByteSource source(file.bytes());
        const auto info = probe(source, u"film.mp4"_s, {});
        QVERIFY(info);
        QCOMPARE((*info)->container, Container::Matroska);
        QCOMPARE((*info)->indexKind, IndexKind::Cues);
    }
    void describesSoundAsItsConfigurationDoes_data()
    {
        QTest::addColumn<bool>("isFragmented");
        QTest::newRow("moov") << false;
        QTest::newRow("scanned") << true;
    }
    void describesSoundAsItsConfigurationDoes()
    {
        QFETCH(const bool, isFragmented);
        TrackBytes sound = audio();
        sound.entries = audioEntry("mp4a", esds(0x40, "\x14\x08")); // the sample entry says 48 kHz and stereo
        if (isFragmented)
            sound.tables = simpleTables({}, 1024, 0);
        const QByteArray run = fullBox("trun", 0, 0x301, u32s({2, 0, 1024, 10, 1024, 10}));
        const QByteArray moof = box("moof", box("traf", fullBox("tfhd", 0, 0x20000, u32(2)) + run));
        const QByteArray more = isFragmented ? box("mvex", {}) : QByteArray();
        const QByteArray file = fileType("isom") + moovOf(more + sound.trak()) +
                                (isFragmented ? moof : QByteArray()) + box("mdat", zeros(300));
        const MemoryByteSource source(file);
        auto info = probe(source, {}, {});
        QVERIFY(info);
        if (isFragmented)
            info = scanIndex(source, **info, {}, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks[0].audio->channels, 1);
        QCOMPARE((*info)->tracks[0].audio->sampleRate, 16'000U);
    }
    void passesOnTheSourcesErrors()
    {
        MemoryByteSource source("x");
        const Error error{ErrorKind::Unavailable, u"gone"_s, ErrorCode::UpstreamNotFound};
        source.failFrom(0, error);
        QCOMPARE(probe(source, {}, {}).error(), error);
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(probe(source, {}, cancel.token()).error().kind, ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(tst_Probe)
#include "tst_Probe.moc"
