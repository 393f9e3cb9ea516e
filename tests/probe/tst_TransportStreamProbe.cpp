// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/KeyframeSearch.h"
#include "core/probe/Probe.h"
#include "core/probe/TransportStreamScan.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/TransportBytes.h"
#include "tests/support/Vc1Film.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static Result<std::shared_ptr<const MediaInfo>> probed(const QByteArray &bytes)
{
    const MemoryByteSource source(bytes);
    return probe(source, u"film.ts"_s, {});
}

static QByteArray registration(const char *word)
{
    return descriptor(0x05, word);
}

/// Tables alone, as often as a probe wants to see packets.
static QByteArray onlyTables(const std::vector<SpelledStream> &streams, const QByteArray &descriptors = {})
{
    TransportBytes stream;
    for (int i = 0; i < 6; ++i) {
        stream.table(0, pat({{1, 0x1000}}));
        stream.table(0x1000, pmt(1, 0x100, streams, descriptors));
    }
    return stream.bytes;
}

static constexpr const char *kMpeg4Header =
    "000001b0f1000001b5a913000001000000012008d4a50800cd16844814103f000001b24c61766335392e33372e"
    "313030";

/// Without packets of certain kinds it is a film whose time stamps go on as they should.
static const TransportStreamLayout &layoutOf(const MediaInfo &info)
{
    return std::get<TransportStreamLayout>(info.layout);
}

class tst_TransportStreamProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesAFilm()
    {
        const MemoryByteSource source(spelledFilm(20));
        const auto info = probe(source, u"film.ts"_s, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(containerWord((*info)->container), "mpegts"_L1);
        QCOMPARE((*info)->indexKind, IndexKind::None);
        QCOMPARE((*info)->tracks.size(), 2U);
        const Track &video = (*info)->tracks[0];
        QCOMPARE(video.codec, Codec::H264);
        QCOMPARE(video.video->width, 320U);
        QVERIFY(!video.codecConfig.isEmpty());
        const Track &audio = (*info)->tracks[1];
        QCOMPARE(audio.codec, Codec::Aac);
        QCOMPARE(audio.codecConfig, QByteArray::fromHex("1190"));
        QCOMPARE(audio.audio->sampleRate, 48000U);
        QCOMPARE((*info)->mainTrack, 1U);
        QCOMPARE((*info)->durationNs, 20'000'000'000);
        QCOMPARE(layoutOf(**info).clocks.front().stamp, 93'600);
        QVERIFY(source.reads() <= 4);
    }
    void namesWhatStreamsAre_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("descriptors");
        QTest::addColumn<QString>("word");
        QTest::addColumn<QString>("language");
        const auto row = [](const char *name, int type, const QByteArray &descriptors, const QString &word,
                            const QString &language = u"und"_s) {
            QTest::newRow(name) << type << descriptors << word << language;
        };
        row("H.264", 0x1B, {}, u"h264"_s);
        row("HEVC", 0x24, {}, u"hevc"_s);
        row("HEVC registered", 0x06, registration("HEVC"), u"hevc"_s);
        row("MPEG-2", 0x02, {}, u"mpeg2video"_s);
        row("VC-1", 0xEA, {}, u"vc1"_s);
        row("VC-1 registered", 0x88, registration("VC-1"), u"vc1"_s);
        row("AAC", 0x0F, descriptor(0x0A, "deu\0"_ba), u"aac"_s, u"deu"_s);
        row("LATM", 0x11, {}, u"aac"_s);
        row("AC-3 of ATSC", 0x81, {}, u"ac3"_s);
        row("E-AC-3 of ATSC", 0x87, {}, u"eac3"_s);
        row("E-AC-3 as some stations say it", 0x81, registration("AC-3") + descriptor(0xCC, "\xC0"_ba),
            u"eac3"_s);
        row("AC-3 of DVB", 0x06, descriptor(0x6A, "\0"_ba), u"ac3"_s);
        row("E-AC-3 of DVB", 0x06, descriptor(0x7A, "\0"_ba) + descriptor(0x0A, "eng\3"), u"eac3"_s,
            u"eng"_s);
        row("AC-3 registered", 0x06, registration("AC-3"), u"ac3"_s);
        row("DTS registered", 0x06, registration("DTS2"), u"dts"_s);
        row("DTS-HD of DVB", 0x06, descriptor(0x7F, "\x0E\0"_ba), u"dts"_s);
        row("AC-4 of DVB", 0x06, descriptor(0x7F, "\x15\0"_ba), u"unknown"_s);
        row("DTS-HD registered by one stream of a disc", 0x86, registration("HDMV"), u"dts"_s);
        row("Opus", 0x06, registration("Opus"), u"opus"_s);
        row("subtitles", 0x06, descriptor(0x59, "fra\x10\0\1\0\1"_ba), u"dvb_subtitle"_s, u"fra"_s);
        row("teletext", 0x06, descriptor(0x56, "ita\x09\0"_ba), u"unknown"_s, u"ita"_s);
        row("no letters", 0x0F, descriptor(0x0A, "\1\2\3\0"_ba), u"aac"_s);
    }
    void namesWhatStreamsAre()
    {
        QFETCH(const int, type);
        QFETCH(const QByteArray, descriptors);
        QFETCH(const QString, word);
        QFETCH(const QString, language);
        const auto info = probed(onlyTables({{quint8(type), 0x200, descriptors}}));
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks.size(), 1U);
        QCOMPARE(codecWord((*info)->tracks[0].codec), word);
        QCOMPARE((*info)->tracks[0].language, language);
        QCOMPARE((*info)->tracks[0].containerId, 0x200U);
    }
    void saysWhomSoundIsFor()
    {
        const auto info = probed(onlyTables({{0x0F, 0x200, descriptor(0x0A, "eng\0"_ba)},
                                             {0x0F, 0x201, descriptor(0x0A, "eng\2")},
                                             {0x0F, 0x202, descriptor(0x0A, "eng\3")}}));
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QStringList names;
        for (const Track &track : (*info)->tracks)
            names << track.name;
        QCOMPARE(names, (QStringList{{}, u"for the hard of hearing"_s, u"audio description"_s}));
    }
    void configuresOpusByItsDescriptor()
    {
        const auto opus = [](quint8 channels) -> QByteArray {
            return registration("Opus") + descriptor(0x7F, QByteArray("\x80") + char(channels));
        };
        const auto info = probed(onlyTables({{0x06, 0x200, opus(2)},
                                             {0x06, 0x201, opus(1)},
                                             {0x06, 0x202, opus(0)},
                                             {0x06, 0x203, registration("Opus")}}));
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks.size(), 4U);
        QCOMPARE((*info)->tracks[0].codecConfig.toHex(), QByteArray("000200000000bb80000000"));
        QCOMPARE((*info)->tracks[1].codecConfig.toHex(), QByteArray("000100000000bb80000000"));
        QVERIFY((*info)->tracks[2].codecConfig.isEmpty()); // two different programmes in one
        QVERIFY((*info)->tracks[3].codecConfig.isEmpty());
    }
    void knowsBluRayTypes()
    {
        const std::vector<SpelledStream> streams{
            {0x1B, 0x1011, {}}, {0x83, 0x1100, {}}, {0x86, 0x1101, {}}, {0x90, 0x1200, {}}};
        const auto disc = probed(onlyTables(streams, registration("HDMV")));
        QVERIFY(disc);
        QCOMPARE((*disc)->tracks.size(), 4U);
        QCOMPARE((*disc)->tracks[1].codec, Codec::TrueHd);
        QCOMPARE((*disc)->tracks[2].codec, Codec::Dts);
        QCOMPARE((*disc)->tracks[3].codec, Codec::Pgs);
        QCOMPARE((*probed(onlyTables(streams)))->tracks.size(),
                 1U); // elsewhere these numbers mean other things
    }
    void knowsStreamsByTheirFirstBytes_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("streamId");
        QTest::addColumn<QByteArray>("begin");
        QTest::addColumn<QString>("word"); // empty: no track
        const auto row = [](const char *name, int type, int streamId, const char *begin,
                            const QString &word) {
            QTest::newRow(name) << type << streamId << QByteArray::fromHex(begin) << word;
        };
        constexpr int kPrivate = 0xBD;
        row("DTS", 0x82, kPrivate, "7ffe8001fc3c75b0b6c001380003ef7f", u"dts"_s);
        row("DTS in 14 bits", 0x8A, kPrivate, "1fffe80007f0", u"dts"_s);
        row("DTS-HD without core", 0x86, 0xFD, "6458202500000000", u"dts"_s);
        row("TrueHD", 0x83, kPrivate, "8037ffd8f8726fba00008001b752000000008c7f1105540000", u"truehd"_s);
        row("AC-3 in private data", 0x06, kPrivate, "0b77000014400000", u"ac3"_s);
        row("E-AC-3 in private data", 0x06, kPrivate, "0b7700ff34800000", u"eac3"_s);
        row("a disc's type for sound of another kind", 0x83, kPrivate, "00112233445566778899", u"unknown"_s);
        row("MPEG-H, which nobody here knows", 0x2D, 0xC0, "c0ffee", u"unknown"_s);
        row("sections", 0x05, kPrivate, "0b77000014400000", {});
        row("data", 0x06, kPrivate, "20000f10", {});
    }
    void knowsStreamsByTheirFirstBytes()
    {
        QFETCH(const int, type);
        QFETCH(const int, streamId);
        QFETCH(const QByteArray, begin);
        QFETCH(const QString, word);
        TransportBytes stream;
        stream.bytes = onlyTables({{0x1B, 0x100, {}}, {quint8(type), 0x200, {}}});
        for (int i = 0; i < 4; ++i)
            stream.unit(0x200, pes(quint8(streamId), i * 3600, {}, begin.leftJustified(300, '\0')));
        const auto info = probed(stream.bytes);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks.size(), word.isEmpty() ? 1U : 2U);
        if (word.isEmpty())
            return;
        QCOMPARE((*info)->tracks[1].type, TrackType::Audio);
        QCOMPARE(codecWord((*info)->tracks[1].codec), word);
    }
    void listsPicturesOfAnUnknownKind()
    {
        TransportBytes stream;
        stream.bytes = onlyTables({{0x0F, 0x100, {}}, {0xA0, 0x200, {}}});
        stream.unit(0x200, pes(0xE0, 3600, {}, QByteArray(300, 'v')));
        const auto info = probed(stream.bytes);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks.size(), 2U);
        QCOMPARE((*info)->tracks[1].type, TrackType::Video);
        QCOMPARE((*info)->tracks[1].codec, Codec::Unknown);
        QCOMPARE((*info)->mainTrack, 1U);
    }
    void leavesOutMarksForAdvertisements()
    {
        TransportBytes stream;
        stream.bytes = onlyTables({{0x1B, 0x100, {}}, {0x86, 0x200, {}}}, registration("CUEI"));
        stream.table(0x200, QByteArray("\xFC\x30\x11", 3));
        const auto info = probed(stream.bytes);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks.size(), 1U);
    }
    void describesMpeg4ByItsObjectLayer()
    {
        // As ffmpeg writes it for 720x576 with pixels of 16:11, then a group of pictures and an I-VOP.
        const QByteArray header = QByteArray::fromHex(kMpeg4Header);
        TransportBytes stream;
        stream.bytes = onlyTables({{0x10, 0x100, {}}});
        for (int i = 0; i < 4; ++i)
            stream.unit(0x100, pes(0xE0, i * 3600, {},
                                   QByteArray(header + QByteArray::fromHex("000001b31000")) +
                                       QByteArray::fromHex("000001b61060") + QByteArray(300, 'p')));
        const auto info = probed(stream.bytes);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const Track &track = (*info)->tracks[0];
        QCOMPARE(track.codec, Codec::Mpeg4Part2);
        QCOMPARE(track.video->width, 720U);
        QCOMPARE(track.video->height, 576U);
        QCOMPARE(track.video->aspectHorizontal, 16U);
        QCOMPARE(track.video->aspectVertical, 11U);
        QCOMPARE(track.codecPrivate, header);
    }
    void describesVc1_data()
    {
        QTest::addColumn<PictureOrder>("order");
        QTest::newRow("as shown") << PictureOrder::AsShown;
        QTest::newRow("reordered") << PictureOrder::Reordered;
        QTest::newRow("fields") << PictureOrder::FieldPairs;
    }
    void describesVc1()
    {
        QFETCH(const PictureOrder, order);
        const Vc1Film film = vc1Film({352, 288, 30000, 1001, 12, 11, false}, 61, 15, order);
        // As a recording begins: with pictures that cannot be decoded.
        Vc1Film cut = film;
        cut.pictures.erase(cut.pictures.begin());
        for (const Vc1Film *each : {&film, &std::as_const(cut)}) {
            const MemoryByteSource source(vc1TransportStream(*each));
            const auto found = probe(source, u"film.ts"_s, {});
            QVERIFY2(found, found ? "" : qPrintable(found.error().message));
            const Track &track = (*found)->tracks[0];
            QCOMPARE(track.codec, Codec::Vc1);
            QCOMPARE(track.video->width, 352U);
            QCOMPARE(track.video->height, 288U);
            QCOMPARE(track.video->aspectHorizontal, 12U);
            QCOMPARE(track.video->aspectVertical, 11U);
            QCOMPARE(track.video->frameRateNumerator, 30000U);
            QCOMPARE(track.video->frameRateDenominator, 1001U);
            QCOMPARE(track.codecPrivate, Vc1Stream(film.format).header());
            const auto info = scanTransportStream(source, **found, {}, {});
            QVERIFY2(info, info ? "" : qPrintable(info.error().message));
            const auto &keyframes = (*info)->keyframes.keyframes;
            QCOMPARE(keyframes.size(), each == &film ? 5U : 4U);
            for (size_t i = 1; i < keyframes.size(); ++i)
                QCOMPARE(keyframes[i].time - keyframes[i - 1].time, 15 * 3003);
        }
    }
    void takesTheProgramWithVideo()
    {
        TransportBytes stream;
        for (int i = 0; i < 4; ++i) {
            stream.table(0, pat({{1, 0x1000}, {2, 0x1001}, {3, 0x1002}}));
            stream.table(0x1000, pmt(1, 0x100, {{0x0F, 0x200, {}}}));
            stream.table(0x1001, pmt(2, 0x100, {{0x0F, 0x201, {}}, {0x1B, 0x202, {}}}));
            stream.table(0x1002, pmt(3, 0x100, {{0x1B, 0x203, {}}}));
        }
        const auto info = probed(stream.bytes);
        QVERIFY(info);
        QCOMPARE(int(layoutOf(**info).programNumber), 2);
        QCOMPARE((*info)->tracks.size(), 2U);
        QCOMPARE((*info)->mainTrack, 2U);
    }
    void refusesScrambledVideo()
    {
        TransportBytes stream;
        stream.table(0, pat({{1, 0x1000}}));
        stream.table(0x1000, pmt(1, 0x100, {{0x1B, 0x100, {}}, {0x0F, 0x101, {}}}));
        stream.scrambling = 2;
        for (int i = 0; i < 50; ++i)
            stream.unit(0x100, pes(0xE0, i * 3600, {}, QByteArray(400, 's')));
        const auto info = probed(stream.bytes);
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::MediaEncrypted);
    }
    void findsKeyframesAndDuration()
    {
        const QByteArray film = spelledFilm(20);
        const MemoryByteSource source(film);
        const auto found = probe(source, u"film.ts"_s, {});
        QVERIFY(found);
        std::vector<ScanProgress> steps;
        const auto info =
            scanTransportStream(source, **found, {}, [&](ScanProgress step) { steps.push_back(step); });
        QVERIFY(info);
        QCOMPARE((*info)->keyframes.keyframes.size(), 20U);
        for (int i = 0; i < 20; ++i) {
            const Keyframe &keyframe = (*info)->keyframes.keyframes[size_t(i)];
            QCOMPARE(keyframe.time, i * 90'000);
            const auto packet = readTransportPacket(QByteArrayView(film).sliced(keyframe.offsetBytes));
            QVERIFY(packet && packet->isRandomAccess && packet->startsUnit);
        }
        QCOMPARE((*info)->durationNs, 20'000'000'000);
        QVERIFY((*info)->indexComplete);
        QCOMPARE(layoutOf(**info).pesPackets.at(1), 500);
        QCOMPARE(steps.back().offsetBytes, film.size());
        QVERIFY(steps.back().timeNs > 19'000'000'000);
    }
    void goesOnOverJumps_data()
    {
        QTest::addColumn<qint64>("second");
        QTest::addColumn<size_t>("clocks");
        QTest::newRow("back to the same") << qint64(90'000) << size_t(2);
        QTest::newRow("far forward") << qint64(90'000) * 5000 << size_t(2);
        QTest::newRow("over the wrap") << (qint64(1) << 33) - 90'000 * 2 << size_t(2);
        QTest::newRow("no jump") << qint64(90'000) * 11 << size_t(1);
        QTest::newRow("a gap of three seconds") << qint64(90'000) * 14 << size_t(1);
    }
    void goesOnOverJumps()
    {
        QFETCH(const qint64, second);
        QFETCH(const size_t, clocks);
        const QByteArray first = spelledFilm(10);
        const QByteArray both = first + spelledFilm(10, second);
        const MemoryByteSource source(both);
        const auto found = probe(source, u"film.ts"_s, {});
        QVERIFY(found);
        const auto info = scanTransportStream(source, **found, {}, {});
        QVERIFY(info);
        QCOMPARE(layoutOf(**info).clocks.size(), clocks);
        const auto &keyframes = (*info)->keyframes.keyframes;
        QCOMPARE(keyframes.size(), 20U);
        const qint64 gap = clocks == 1 ? second - 90'000 * 11 : 0;
        for (size_t i = 0; i < 20; ++i) {
            const qint64 time = qint64(i) * 90'000 + (i >= 10 ? gap : 0);
            QVERIFY2(std::abs(keyframes[i].time - time) <= 3600,
                     qPrintable(QString::number(keyframes[i].time)));
        }
    }
    void stopsWhenCancelled()
    {
        const MemoryByteSource source(spelledFilm(3));
        const auto found = probe(source, u"film.ts"_s, {});
        CancelSource cancel;
        cancel.cancel();
        const auto info = scanTransportStream(source, **found, cancel.token(), {});
        QVERIFY(!info);
        QCOMPARE(info.error().kind, ErrorKind::Cancelled);
    }
    void findsAKeyframeWithFewReads()
    {
        const MemoryByteSource source(spelledFilm(400, 90'000, 9000)); // some 90 MB
        const auto found = probe(source, u"film.ts"_s, {});
        QVERIFY(found);
        int most = 0;
        for (const int second : {0, 1, 7, 60, 133, 200, 311, 398}) {
            const int before = source.reads();
            const auto keyframe = keyframeNear(source, **found, second * 90'000 - 45'000, nullptr, {});
            QVERIFY2(keyframe, keyframe ? "" : qPrintable(keyframe.error().message));
            QCOMPARE(keyframe->time, second * 90'000);
            most = std::max(most, source.reads() - before);
        }
        qInfo() << "reads at most" << most;
        QVERIFY(most <= 8);
        QCOMPARE(keyframeNear(source, **found, 500 * 90'000, nullptr, {}).error().kind, ErrorKind::NotFound);
    }
};

QTEST_APPLESS_MAIN(tst_TransportStreamProbe)
#include "tst_TransportStreamProbe.moc"
