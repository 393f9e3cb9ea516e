// SPDX-License-Identifier: GPL-3.0-or-later
// Where frames of sound end: AC-3, E-AC-3 with all its metadata, DTS, and Opus as transport streams carry it.
#include "core/media/AudioFrameHeader.h"
#include "core/media/AudioFrameSplitter.h"
#include "core/media/BitWriter.h"
#include "core/media/Eac3Substream.h"
#include "tests/media/HeaderBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

/// What an E-AC-3 syncframe begins with (ETSI TS 102 366 section E.1.2.2), to be followed by its metadata.
struct Syncframe
{
    int type = 0;
    int substream = 0;
    int fscod = 0;
    int blocksCode = 3; ///< fscod2 where fscod is 3
    int acmod = 2;
    bool lfe = false;
    qsizetype sizeBytes = 64;

    [[nodiscard]] QByteArray with(const QByteArray &metadata = {}) const
    {
        BitWriter bits;
        bits.bits(0x0B77, 16);
        bits.bits(quint32(type), 2);
        bits.bits(quint32(substream), 3);
        bits.bits(quint32(sizeBytes / 2 - 1), 11);
        bits.bits(quint32(fscod), 2);
        bits.bits(quint32(blocksCode), 2);
        bits.bits(quint32(acmod), 3);
        bits.bits(lfe, 1);
        bits.bits(16, 5);
        for (const char bit : metadata) {
            if (bit != ' ')
                bits.bits(bit == '1', 1);
        }
        return bits.take().leftJustified(sizeBytes, '\0', true);
    }
};

/// 1536 samples at 48 kHz, 64 kbit/s, stereo.
static QByteArray ac3Frame(quint8 rate = 0, quint8 size = 8, quint8 bsid = 8)
{
    BitWriter bits;
    bits.bits(0x0B770000, 32);
    bits.bits(rate, 2);
    bits.bits(size, 6);
    bits.bits(bsid, 5);
    bits.bits(5, 3); // bsmod
    bits.bits(2, 3); // acmod
    bits.bits(0, 2); // dsurmod
    bits.bits(1, 1); // LFE
    const qsizetype sizeBytes = ac3FrameBytes(rate, size);
    return bits.take().leftJustified(std::max<qsizetype>(sizeBytes, 16), 'a', true);
}

static QByteArray opusUnit(quint8 flags, const QByteArray &extra, const QByteArray &packet)
{
    QByteArray unit("\x7F");
    unit += char(0xE0 | flags);
    qsizetype left = packet.size();
    for (; left >= 255; left -= 255)
        unit += '\xFF';
    unit += char(left);
    return unit + extra + packet;
}

class tst_AudioFrames : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatFollowsTheMixingData_data()
    {
        QTest::addColumn<int>("acmod");
        QTest::addColumn<bool>("lfe");
        QTest::addColumn<int>("blocksCode");
        QTest::addColumn<QByteArray>("mixing"); // from dialnorm up to infomdate
        const auto row = [](const char *name, int acmod, bool lfe, int blocksCode, const char *mixing) {
            QTest::newRow(name) << acmod << lfe << blocksCode << QByteArray(mixing);
        };
        row("none", 2, false, 3, "11111 0 0");
        row("compression", 2, false, 3, "11111 1 10101010 0");
        row("two programmes in one", 0, false, 3,
            "11111 1 10101010 11110 1 01010101 1"
            " 1 101010 1 010101 1 111000 00 1 10101010101010 1 01010101010101 0");
        row("mono, pan", 1, false, 3, "11111 0 1 0 0 00 1 11001100110011 0");
        row("stereo, no scale", 2, false, 3, "11111 0 1 0 0 00 0");
        row("5.1, down-mix and five bits of mixing", 7, true, 3,
            "11111 0 1 10 101010 010101 1 10101 1 111111 0 01 10101 0");
        row("3.0, twelve bits", 3, false, 3, "11111 0 1 01 111000 0 0 10 101010101010 0");
        row("2.1, as long as it says", 4, false, 3,
            "11111 0 1 01 111000 0 0 11 00001 111111110000000010101010 0");
        row("each block", 2, false, 3, "11111 0 1 0 0 00 1 0 1 11111 0 1 10101 0 0");
        row("the only block", 2, false, 0, "11111 0 1 0 0 00 1 10101");
    }
    void readsWhatFollowsTheMixingData()
    {
        QFETCH(const int, acmod);
        QFETCH(const bool, lfe);
        QFETCH(const int, blocksCode);
        QFETCH(const QByteArray, mixing);
        Syncframe frame;
        frame.acmod = acmod;
        frame.lfe = lfe;
        frame.blocksCode = blocksCode;
        const auto read = readEac3Substream(frame.with(QByteArray(mixing + " 1 110"))); // infomdate, bsmod
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->bsmod, 6U);
        QCOMPARE(read->acmod, quint32(acmod));
        QCOMPARE(read->lfe, lfe);
        QCOMPARE(read->sizeBytes, 64);
    }
    void readsTheMixingDataOfDependentSubstreams()
    {
        Syncframe frame;
        frame.type = 1;
        // acmod 2; a map of channels; no programme fields
        const auto read = readEac3Substream(frame.with("11111 0 1 0000000001000000 1 1 101"));
        QVERIFY(read);
        QCOMPARE(int(read->channelMap), 0x40);
        QCOMPARE(read->bsmod, 5U);
    }
    void readsHalfRates()
    {
        Syncframe frame;
        frame.fscod = 3;
        for (const auto &[code, rate] : {std::pair{0, 24000U}, {1, 22050U}, {2, 16000U}}) {
            frame.blocksCode = code;
            const auto read = readEac3Substream(frame.with());
            QVERIFY(read);
            QCOMPARE(read->sampleRate, rate);
            QCOMPARE(read->samples(), 1536U);
        }
        frame.blocksCode = 3;
        QCOMPARE(readEac3Substream(frame.with()).error().kind, ErrorKind::CorruptInput);
    }
    void takesAc3ForAnIndependentSubstream()
    {
        const QByteArray frame = ac3Frame();
        const auto read = readEac3Substream(frame);
        QVERIFY2(read, read ? "" : qPrintable(read.error().message));
        QCOMPARE(read->kind, Eac3Substream::Kind::Independent);
        QCOMPARE(read->sizeBytes, 256);
        QCOMPARE(read->sampleRate, 48000U);
        QCOMPARE(read->acmod, 2U);
        QCOMPARE(read->bsmod, 5U);
        QVERIFY(read->lfe);
        QCOMPARE(readEac3Substream(frame.chopped(1)).error().kind, ErrorKind::CorruptInput);
        QCOMPARE(readEac3Substream(ac3Frame(0, 38)).error().kind, ErrorKind::CorruptInput);
        QCOMPARE(readEac3Substream(QByteArray("xx" + frame)).error().kind, ErrorKind::CorruptInput);
    }

    void knowsHowLongFramesAre_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("sizeBytes"); // 0: it is none
        QTest::addColumn<int>("samples");
        const auto row = [](const char *name, Codec codec, const QByteArray &bytes, int size, int samples) {
            QTest::newRow(name) << int(codec) << bytes << size << samples;
        };
        // ETSI TS 102 366 table 4.13, in words of two bytes
        row("AC-3, 48 kHz, 448 kbit/s", Codec::Ac3, ac3Frame(0, 30), 896 * 2, 1536);
        row("AC-3, 44.1 kHz, 448 kbit/s", Codec::Ac3, ac3Frame(1, 30), 975 * 2, 1536);
        row("AC-3, 44.1 kHz, a word more", Codec::Ac3, ac3Frame(1, 31), 976 * 2, 1536);
        row("AC-3, 32 kHz, 448 kbit/s", Codec::Ac3, ac3Frame(2, 30), 1344 * 2, 1536);
        row("AC-3 of a reserved rate", Codec::Ac3, ac3Frame(3, 30), 0, 0);
        row("AC-3 of a reserved size", Codec::Ac3, ac3Frame(0, 38), 0, 0);
        row("AC-3 of a later version", Codec::Ac3, ac3Frame(0, 30, 16), 0, 0);
        Syncframe frame;
        row("E-AC-3", Codec::Eac3, frame.with(), 64, 1536);
        frame.blocksCode = 1;
        row("E-AC-3, two blocks", Codec::Eac3, frame.with(), 64, 512);
        frame.fscod = 3;
        row("E-AC-3, half the rate", Codec::Eac3, frame.with(), 64, 1536);
        frame.substream = 1;
        row("E-AC-3, a second programme", Codec::Eac3, frame.with(), 64, 0);
        frame.substream = 0;
        frame.type = 1;
        row("E-AC-3, a dependent substream", Codec::Eac3, frame.with(), 64, 0);
        row("E-AC-3 out of step", Codec::Eac3, frame.with().sliced(1), 0, 0);
        // Section 5.3 of ETSI TS 102 114: FTYPE 1, SHORT 31, CPF 0, NBLKS 15, FSIZE 1005
        row("DTS", Codec::Dts, hex("7ffe8001 fc3c3ed0"), 1006, 512);
        row("DTS, shorter than can be", Codec::Dts, hex("7ffe8001 fc3c05e0"), 0, 0);
        row("DTS of 14 bits a word", Codec::Dts, hex("1fffe800 07f10000"), 0, 0);
        row("of no frames", Codec::Vorbis, hex("7ffe8001 fc3c3ed0"), 0, 0);
    }
    void knowsHowLongFramesAre()
    {
        QFETCH(const int, codec);
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, sizeBytes);
        const auto header = readAudioFrameHeader(Codec(codec), bytes);
        QCOMPARE(header.has_value(), sizeBytes > 0);
        if (!header)
            return;
        QTEST(int(header->sizeBytes), "sizeBytes");
        QTEST(int(header->samples), "samples");
        QVERIFY(!readAudioFrameHeader(Codec(codec), bytes.first(4)));
    }

    void takesOpusOutOfItsControlHeaders_data()
    {
        QTest::addColumn<int>("pieceBytes");
        for (const int size : {1, 2, 3, 7, 300, 10'000})
            QTest::addRow("%d bytes", size) << size;
    }
    void takesOpusOutOfItsControlHeaders()
    {
        QFETCH(const int, pieceBytes);
        const QByteArray tiny = hex("fc0102");                     // 20 ms
        const QByteArray large = hex("e1") + QByteArray(700, 'o'); // twice 2.5 ms
        const QByteArray edge = hex("fc") + QByteArray(254, 'e');  // a size of FF 00
        const QByteArrayList packets{tiny, large, edge, tiny, large};
        const QByteArray stream =
            opusUnit(0x10, hex("0138"), tiny) + opusUnit(0, {}, large) + opusUnit(0x04, hex("02aabb"), edge) +
            opusUnit(0x18, hex("00100020"), tiny) + opusUnit(0x1C, hex("00100020 00"), large);
        AudioFrameSplitter splitter(Codec::Opus);
        std::vector<std::pair<QByteArray, qint64>> found;
        const auto take = [&](const AudioFrames &frames) {
            for (const AudioFrame &frame : frames.frames)
                found.emplace_back(frame.bytes.toByteArray(), frame.pts.value_or(-1));
        };
        for (qsizetype at = 0; at < stream.size(); at += pieceBytes)
            take(splitter.add(at == 0 ? std::optional<qint64>(900) : std::nullopt,
                              stream.mid(at, pieceBytes)));
        take(splitter.finish());
        QCOMPARE(found.size(), size_t(packets.size()));
        const std::vector<qint64> times{900, 2700, 3150, 4950, 6750};
        for (size_t i = 0; i < found.size(); ++i) {
            QCOMPARE(found[i].first, packets[qsizetype(i)]);
            QCOMPARE(found[i].second, times[i]);
        }
    }
    void findsOpusAgainAfterALoss()
    {
        const QByteArray packet = hex("fc0102");
        const QByteArray unit = opusUnit(0, {}, packet);
        AudioFrameSplitter splitter(Codec::Opus);
        const AudioFrames frames = splitter.add(0, QByteArray("lost" + unit + unit));
        QCOMPARE(frames.frames.size(), 2U);
        QCOMPARE(frames.frames[1].bytes.toByteArray(), packet);
    }
    void readsAc3WithinEac3()
    {
        // A core of AC-3 with an E-AC-3 substream of more channels, as on Blu-ray discs.
        Syncframe more;
        more.type = 1;
        const QByteArray unit = ac3Frame() + more.with();
        AudioFrameSplitter splitter(Codec::Eac3);
        std::vector<AudioFrame> found;
        const AudioFrames frames = splitter.add(0, QByteArray(unit + unit));
        QCOMPARE(frames.frames.size(), 1U);
        QCOMPARE(frames.frames.front().bytes.toByteArray(), unit);
        QCOMPARE(frames.frames.front().samples, 1536U);
        QCOMPARE(splitter.finish().frames.size(), 1U);
    }
    void leavesOutFramesThatCannotBe_data()
    {
        QTest::addColumn<int>("codec");
        QTest::addColumn<QByteArray>("damage");
        QTest::addColumn<QByteArray>("frame");
        Syncframe syncframe;
        QTest::newRow("ADTS shorter than its header")
            << int(Codec::Aac) << hex("fff14c8000dffc") << hex("fff14c80015ffc010203");
        QTest::newRow("AC-3 of a reserved size") << int(Codec::Ac3) << ac3Frame(0, 63) << ac3Frame();
        QTest::newRow("E-AC-3 of a reserved type")
            << int(Codec::Eac3) << hex("0b77c01f3400") << syncframe.with();
        QTest::newRow("MP3 of free rate")
            << int(Codec::Mp3) << hex("fffb0400") << hex("fffb1400").leftJustified(96, '\0');
        QTest::newRow("MP3 out of step")
            << int(Codec::Mp3) << hex("00ff00") << hex("fffb1400").leftJustified(96, '\0');
    }
    void leavesOutFramesThatCannotBe()
    {
        QFETCH(const int, codec);
        QFETCH(const QByteArray, damage);
        QFETCH(const QByteArray, frame);
        AudioFrameSplitter splitter{Codec(codec)};
        AudioFrames frames = splitter.add(0, QByteArray(damage + frame + frame + frame));
        size_t count = frames.frames.size();
        for (const AudioFrame &found : frames.frames)
            QCOMPARE(QByteArray(found.header.toByteArray() + found.bytes), frame);
        frames = splitter.finish();
        count += frames.frames.size();
        QCOMPARE(count, size_t(3));
    }
};

QTEST_APPLESS_MAIN(tst_AudioFrames)
#include "tst_AudioFrames.moc"
