// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/FlvLastTags.h"
#include "core/probe/FlvTag.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Info = Result<std::shared_ptr<const MediaInfo>>;

static Info scanned(const ByteSource &source)
{
    const Info found = probe(source, u"test.flv"_s, {});
    return found ? scanIndex(source, **found, {}, {}) : found;
}

static QByteArray tag(quint8 type, quint32 timeMs, const QByteArray &data)
{
    ByteWriter writer;
    writer.u8(type);
    writer.u24(quint32(data.size()));
    writer.u24(timeMs & 0xFFFFFF);
    writer.u8(quint8(timeMs >> 24));
    writer.u24(0);
    writer.append(data);
    writer.u32(quint32(data.size()) + 11);
    return writer.take();
}

static const QByteArray kAvcConfig = QByteArray::fromHex("0142c00bffe100046742c00b01000268ce");
static const QByteArray kBegin = "FLV" + u8(1) + u8(5) + u32(9) + u32(0) +
                                 tag(9, 0, QByteArray::fromHex("1700000000") + kAvcConfig) +
                                 tag(8, 0, QByteArray::fromHex("af001190")); // AAC LC, 48 kHz, stereo

static QByteArray picture(quint32 timeMs, bool isKey, quint32 compositionMs, char content)
{
    ByteWriter writer;
    writer.u8(isKey ? 0x17 : 0x27);
    writer.u8(1);
    writer.u24(compositionMs);
    writer.append(QByteArray(50, content));
    return tag(9, timeMs, writer.take());
}
static QByteArray sound(quint32 timeMs)
{
    return tag(8, timeMs, QByteArray::fromHex("af01") + QByteArray(30, 's'));
}

static std::vector<SampleTable::Entry> entriesOf(const Info &info, TrackId track)
{
    return std::get<MovieLayout>((*info)->layout).tables.at(track).entries(0, 1000);
}

class tst_FlvScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsTheFramesOfAllTags()
    {
        const QByteArray file = kBegin + picture(0, true, 80, 'a') + sound(0) + sound(21) +
                                picture(40, false, 0xFFFFD8, 'b') + sound(43) +
                                picture(0x1000028, true, 0, 'c');
        const MemoryByteSource source(file);
        const Info found = probe(source, {}, {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QCOMPARE((*found)->container, Container::Flv);
        QCOMPARE((*found)->indexKind, IndexKind::None);
        QCOMPARE((*found)->tracks[0].codec, Codec::H264);
        QCOMPARE((*found)->tracks[0].codecConfig, kAvcConfig);
        QCOMPARE((*found)->tracks[1].audio->sampleRate, 48000U);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const auto video = entriesOf(info, 1);
        QCOMPARE(video.size(), size_t(3));
        QCOMPARE(video[0].pts, 80);
        QCOMPARE(video[1].pts, 0);
        QCOMPARE(video[1].bytes, ByteRange::ofSize(file.indexOf('b'), 50));
        QCOMPARE(video[2].dts, 0x1000028);
        QVERIFY(video[0].isSync && !video[1].isSync);
        // Sound is put on the grid of its frames, which milliseconds are too coarse for.
        const auto frames = entriesOf(info, 2);
        QCOMPARE(frames.size(), size_t(3));
        QCOMPARE(frames[1].dts, 1024);
        QCOMPARE(frames[2].dts, 2048);
        QCOMPARE((*info)->keyframes.keyframes.size(), size_t(2));
    }

    void goesOnWhereTimesGoBack()
    {
        const MemoryByteSource source(kBegin + picture(5000, true, 0, 'a') + picture(5040, false, 0, 'a') +
                                      picture(0, true, 0, 'b') + picture(40, false, 0, 'b'));
        const Info info = scanned(source);
        QVERIFY(info);
        const auto video = entriesOf(info, 1);
        QCOMPARE(video.size(), size_t(4));
        QCOMPARE(video[3].dts, 5080);
        QCOMPARE((*info)->notes.filter(u"jump"_s).size(), 1);
    }

    void endsAtTheLastWholeTag()
    {
        QByteArray file = kBegin + picture(0, true, 0, 'a') + picture(40, false, 0, 'b');
        file.chop(20);
        const MemoryByteSource source(file);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(entriesOf(info, 1).size(), size_t(1));
        QCOMPARE((*info)->notes.filter(u"cut off"_s).size(), 1);
    }

    void endsWithThePictureShownLastUnlessThatIsWrong()
    {
        const auto endMsOf = [](const QByteArrayList &tags) {
            FlvLastTags last;
            for (const QByteArray &bytes : tags) {
                if (const auto tag = readFlvTag(bytes))
                    last.take(*tag);
            }
            return last.endMs().value_or(-1);
        };
        const QByteArray before = picture(1000, false, 0, 'a');
        QCOMPARE(endMsOf({before, picture(1040, false, 80, 'b')}), 1040 + 80 + 40);
        QCOMPARE(endMsOf({picture(1040, false, 80, 'b'), before}), 1040 + 80 + 40);
        QCOMPARE(endMsOf({before, picture(1040, false, 5000, 'b')}), 1040 + 5000 + 40);
        QCOMPARE(endMsOf({before, picture(1040, false, 5001, 'b')}), 1040 + 40);
        QCOMPARE(endMsOf({picture(0, true, 0, 'a'), sound(2000), sound(2021)}), 2021 + 21);
        QCOMPARE(endMsOf({}), -1);
    }

    void knowsCodecsByTheirFourCharacters()
    {
        const auto extended = [](quint8 first, const QByteArray &fourcc, const QByteArray &rest) {
            return tag(9, 0, u8(first) + fourcc + rest);
        };
        const QByteArray file =
            "FLV" + u8(1) + u8(1) + u32(9) + u32(0) + extended(0x90, "hvc1", QByteArray(30, 'h')) +
            extended(0x91, "hvc1", QByteArray::fromHex("000014") + "KEY") + extended(0xA3, "hvc1", "NEXT");
        const MemoryByteSource source(file);
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->tracks[0].codec, Codec::Hevc);
        const auto video = entriesOf(info, 1);
        QCOMPARE(video.size(), size_t(2));
        QCOMPARE(video[0].pts, 20);
        QCOMPARE(video[0].bytes, ByteRange::ofSize(file.indexOf("KEY"), 3));
        QCOMPARE(video[1].bytes, ByteRange::ofSize(file.indexOf("NEXT"), 4));
    }

    void knowsOlderCodecsByTheirNumbers_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QByteArray>("data");
        QTest::addColumn<QString>("id");
        QTest::addColumn<Codec>("codec");
        QTest::newRow("Sorenson H.263") << 9 << QByteArray("\x12...") << u"FLV1"_s << Codec::Unknown;
        QTest::newRow("VP6") << 9 << QByteArray("\x14...") << u"VP6F"_s << Codec::Unknown;
        QTest::newRow("VP6 with alpha") << 9 << QByteArray("\x15...") << u"VP6A"_s << Codec::Unknown;
        QTest::newRow("screen video") << 9 << QByteArray("\x13...") << u"flv"_s << Codec::Unknown;
        QTest::newRow("HEVC as some write it")
            << 9 << QByteArray("\x1C\1\0\0\0...", 8) << u"hvc1"_s << Codec::Hevc;
        QTest::newRow("PCM") << 8 << QByteArray("\x3F...") << u"sowt"_s << Codec::Pcm;
        QTest::newRow("MP3") << 8 << QByteArray("\x2F...") << u".mp3"_s << Codec::Mp3;
        QTest::newRow("Nellymoser") << 8 << QByteArray("\x6F...") << u"flv"_s << Codec::Unknown;
        QTest::newRow("Opus, enhanced") << 8 << QByteArray("\x91Opus...") << u"Opus"_s << Codec::Opus;
    }
    void knowsOlderCodecsByTheirNumbers()
    {
        QFETCH(const int, type);
        QFETCH(const QByteArray, data);
        const auto read = readFlvTag(tag(quint8(type), 40, data));
        QVERIFY(read);
        QCOMPARE(read->kind, FlvTag::Kind::Sample);
        QTEST(QString(read->codecId), "id");
        QTEST(read->codec, "codec");
        QCOMPARE(read->timeMs, 40);
        QCOMPARE(read->payloadBytes, 3);
    }
    void readsNoPictureOfCommands()
    {
        // Of a seek on the server (E.4.3.1 of the FLV specification).
        const MemoryByteSource source(QByteArray(kBegin + picture(0, true, 0, 'a') +
                                                 tag(9, 20, QByteArray("\x57\1\0\0\0\0", 6)) +
                                                 picture(40, false, 0, 'b')));
        const Info info = scanned(source);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(entriesOf(info, 1).size(), size_t(2));
    }
};

QTEST_GUILESS_MAIN(tst_FlvScan)
#include "tst_FlvScan.moc"
