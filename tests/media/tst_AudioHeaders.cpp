// SPDX-License-Identifier: GPL-3.0-or-later
// AAC, AC-3, E-AC-3, MP3, Opus and FLAC headers, spelled.
#include "core/media/AacConfig.h"
#include "core/media/Ac3Headers.h"
#include "core/media/BitWriter.h"
#include "core/media/FlacConfig.h"
#include "core/media/MpegAudioHeader.h"
#include "core/media/OpusConfig.h"
#include "tests/media/HeaderBytes.h"

#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

/// An E-AC-3 syncframe of \p sizeBytes at 48 kHz with six blocks.
static QByteArray eac3Frame(int strmtyp, int substream, int acmod, int lfe, int sizeBytes,
                            int channelMap = -1)
{
    BitWriter writer;
    writer.bits(0x0b77, 16);
    writer.bits(quint32(strmtyp), 2);
    writer.bits(quint32(substream), 3);
    writer.bits(quint32(sizeBytes / 2 - 1), 11);
    writer.bits(0, 2);
    writer.bits(3, 2);
    writer.bits(quint32(acmod), 3);
    writer.bits(quint32(lfe), 1);
    writer.bits(16, 5);
    writer.bits(31, 5);
    writer.bits(0, 1);
    if (strmtyp == 1) {
        writer.bits(channelMap >= 0, 1);
        if (channelMap >= 0)
            writer.bits(quint32(channelMap), 16);
    }
    writer.bits(0, 1);
    writer.bits(1, 1);
    writer.bits(2, 3); // bsmod
    QByteArray frame = writer.take();
    frame.resize(sizeBytes, '\0');
    return frame;
}

/// AudioSpecificConfig with a program_config_element of a centre and a pair in front, and a comment.
static QByteArray threeChannels()
{
    BitWriter writer;
    writer.bits(0x1180, 16);
    writer.bits(0, 4);
    writer.bits(1, 2);
    writer.bits(3, 4);
    writer.bits(2, 4);
    writer.bits(0, 4 + 4 + 2 + 3 + 4);
    writer.bits(0, 3);
    writer.bits(0, 5);
    writer.bits(0x10, 5);
    writer.alignToByte();
    writer.bits(2, 8);
    writer.bits(0x6869, 16);
    return writer.take();
}

class tst_AudioHeaders : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAudioSpecificConfigs_data()
    {
        QTest::addColumn<QByteArray>("config");
        QTest::addColumn<int>("objectType");
        QTest::addColumn<int>("sampleRate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("frameSamples");
        QTest::newRow("lc-48000-stereo") << hex("1190") << 2 << 48000 << 2 << 1024;
        QTest::newRow("lc-44100-5.1") << hex("1230") << 2 << 44100 << 6 << 1024;
        QTest::newRow("lc-48000-7.1") << hex("11b8") << 2 << 48000 << 8 << 1024;
        QTest::newRow("lc-960") << hex("1194") << 2 << 48000 << 2 << 960;
        QTest::newRow("he-explicit") << hex("2b118800") << 2 << 24000 << 2 << 1024;
        QTest::newRow("he-v2-explicit") << hex("eb098800") << 2 << 24000 << 2 << 1024;
        QTest::newRow("escaped-rate") << hex("178055f010") << 2 << 44000 << 2 << 1024;
        QTest::newRow("program-config") << threeChannels() << 2 << 48000 << 3 << 1024;
        QTest::newRow("eld-480") << hex("f8e85000") << 39 << 44100 << 2 << 480;
    }
    void readsAudioSpecificConfigs()
    {
        QFETCH(QByteArray, config);
        const auto aac = parseAacConfig(config);
        QVERIFY2(aac, aac ? "" : qPrintable(aac.error().message));
        QTEST(int(aac->objectType), "objectType");
        QTEST(int(aac->sampleRate), "sampleRate");
        QTEST(int(aac->channels), "channels");
        QTEST(int(aac->frameSamples), "frameSamples");
    }
    void rejectsConfigsCutShortOrReserved()
    {
        QVERIFY(!parseAacConfig({}));
        QVERIFY(!parseAacConfig(hex("11")));
        QVERIFY(!parseAacConfig(hex("1690"))); // frequency index 13
        QVERIFY(!parseAacConfig(threeChannels().first(4)));
    }
    void makesConfigsOfMatroskaIds_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<int>("rate");
        QTest::addColumn<QByteArray>("config");
        QTest::newRow("lc") << u"A_AAC/MPEG4/LC"_s << 48000 << hex("1190");
        QTest::newRow("main") << u"A_AAC/MPEG2/MAIN"_s << 44100 << hex("0a10");
        QTest::newRow("ltp") << u"A_AAC/MPEG4/LTP"_s << 44100 << hex("2210");
        QTest::newRow("sbr") << u"A_AAC/MPEG4/LC/SBR"_s << 24000 << hex("131056e598");
        QTest::newRow("plain") << u"A_AAC"_s << 32000 << hex("1290");
    }
    void makesConfigsOfMatroskaIds()
    {
        QFETCH(QString, id);
        QFETCH(int, rate);
        QFETCH(QByteArray, config);
        QCOMPARE(makeAacConfig(id, quint32(rate), 2).value().toHex(), config.toHex());
    }
    void refusesChannelCountsThatHaveNoConfiguration()
    {
        QVERIFY(makeAacConfig(u"A_AAC"_s, 48000, 8));
        QVERIFY(!makeAacConfig(u"A_AAC"_s, 48000, 7));
        QVERIFY(!makeAacConfig(u"A_AAC"_s, 48000, 0));
        QVERIFY(!makeAacConfig(u"A_AAC"_s, 0, 2));
    }
    void writesAdtsHeaders()
    {
        // 100 + 7 bytes, LC, 48 kHz, stereo
        QCOMPARE(adtsHeader(hex("1190"), 100).value().toHex(), QByteArray("fff14c800d7ffc"));
        // HE-AAC names the core's type and rate
        QCOMPARE(adtsHeader(hex("2b118800"), 100).value().toHex(), QByteArray("fff158800d7ffc"));
    }
    void putsAProgramConfigAfterTheAdtsHeader()
    {
        const auto header = adtsHeader(threeChannels(), 100);
        QVERIFY(header);
        const auto aac = parseAacConfig(threeChannels());
        QCOMPARE(header->size(), 7 + aac->programConfig.size());
        // ID_PCE, then the element's fields three bits later than before, the comment aligned again
        QCOMPARE(header->sliced(7).toHex(), QByteArray("a09900000020026869"));
        QCOMPARE((quint8((*header)[4]) << 3 | quint8((*header)[5]) >> 5), header->size() + 100);
    }
    void refusesWhatAdtsCannotSay()
    {
        QCOMPARE(adtsHeader(hex("f8e85000"), 100).error().kind, ErrorKind::Unsupported);
        QCOMPARE(adtsHeader(hex("178055f010"), 100).error().kind, ErrorKind::Unsupported);
        QCOMPARE(adtsHeader(hex("1190"), 8185).error().kind, ErrorKind::InvalidArgument);
        QVERIFY(adtsHeader(hex("1190"), 8184));
    }
    void readsAc3Syncframes()
    {
        const auto format = readAc3Syncframe(hex("0b77 8f2c 1e 40 ebf8 403e"));
        QVERIFY(format);
        QCOMPARE(format->sampleRate, 48000U);
        QCOMPARE(format->channels, 6);
        QCOMPARE(format->config.toHex(), QByteArray("103de0"));
        QVERIFY(!readAc3Syncframe(hex("0b78 8f2c 1e 40 ebf8 403e")));
        QVERIFY(!readAc3Syncframe(hex("0b77 8f2c de 40 ebf8 403e")));
        QVERIFY(!readAc3Syncframe(hex("0b77")));
    }
    void joinsDependentSubstreams()
    {
        // 5.1 and a dependent substream with the rear pair (Lrs/Rrs): 7.1
        const QByteArray sample = eac3Frame(0, 0, 7, 1, 768) + eac3Frame(1, 0, 2, 0, 256, 1 << 9);
        const auto format = readEac3Sample(sample);
        QVERIFY(format);
        QCOMPARE(format->channels, 8);
        QCOMPARE(format->frameSamples, 1536U);
        // 256 kbit/s; one independent substream; fscod 0, bsid 16, bsmod 2, acmod 7, LFE, one dependent,
        // Lrs/Rrs
        QCOMPARE(format->config.toHex(), QByteArray("0800"
                                                    "202f02"
                                                    "02"));
        QCOMPARE(parseEac3Config(format->config)->channels, 8);
    }
    void takesOneProgrammeOfSeveralRounds()
    {
        QByteArray frame = eac3Frame(0, 0, 2, 0, 256);
        frame[4] = char((frame[4] & 0x0f) | 0x00); // one block of 256 samples
        const auto format = readEac3Sample(QByteArray(frame + frame + frame));
        QVERIFY(format);
        QCOMPARE(format->frameSamples, 3U * 256);
        QCOMPARE(int(format->config[1] & 7), 0);
    }
    void listsEveryProgramme()
    {
        const auto format =
            readEac3Sample(QByteArray(eac3Frame(0, 0, 2, 0, 256) + eac3Frame(0, 1, 1, 0, 128)));
        QVERIFY(format);
        QCOMPARE(int(format->config[1] & 7), 1);
        QCOMPARE(format->config.size(), 2 + 3 + 3);
        QCOMPARE(format->channels, 2);
    }
    void rejectsEac3CutShort()
    {
        QVERIFY(!readEac3Sample(eac3Frame(0, 0, 2, 0, 256).chopped(1)));
        QVERIFY(!readEac3Sample({}));
        QVERIFY(!readEac3Sample(eac3Frame(1, 0, 2, 0, 256)));
    }
    void readsMpegAudioHeaders_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<int>("layer");
        QTest::addColumn<int>("sampleRate");
        QTest::addColumn<int>("channels");
        QTest::addColumn<int>("frameSamples");
        QTest::newRow("mpeg1-layer3") << hex("fffb54c4") << 3 << 48000 << 1 << 1152;
        QTest::newRow("mpeg2-layer3") << hex("fff34044") << 3 << 22050 << 2 << 576;
        QTest::newRow("mpeg2.5-layer3") << hex("ffe340c4") << 3 << 11025 << 1 << 576;
        QTest::newRow("mpeg1-layer2") << hex("fffda404") << 2 << 48000 << 2 << 1152;
    }
    void readsMpegAudioHeaders()
    {
        QFETCH(QByteArray, frame);
        const auto header = parseMpegAudioHeader(frame);
        QVERIFY(header);
        QTEST(int(header->layer), "layer");
        QTEST(int(header->sampleRate), "sampleRate");
        QTEST(int(header->channels), "channels");
        QTEST(int(header->frameSamples), "frameSamples");
    }
    void turnsOpusHeadsAround()
    {
        const QByteArray stereo = "OpusHead" + hex("01 02 3801 80bb0000 0100 00");
        QCOMPARE(opusConfigFromHead(stereo).value().toHex(),
                 QByteArray("0002013800 00bb80 0001 00").replace(" ", ""));
        const QByteArray surround = "OpusHead" + hex("01 06 3801 80bb0000 0000 01 04 02 00 04 01 02 03 05");
        QCOMPARE(opusConfigFromHead(surround).value().toHex(),
                 QByteArray("0006 0138 0000bb80 0000 01 0402 000401020305").replace(" ", ""));
        QVERIFY(!opusConfigFromHead(surround.chopped(1)));
        QVERIFY(!opusConfigFromHead(stereo.chopped(1)));
        QVERIFY(!opusConfigFromHead(QByteArray("OpusHead" + hex("01 03 3801 80bb0000 0100 00"))));
    }
    void knowsHowLongOpusPacketsAre()
    {
        QCOMPARE(opusPacketSamples(hex("fc")), 960U);     // CELT 20 ms, one frame
        QCOMPARE(opusPacketSamples(hex("e1")), 240U);     // CELT 2.5 ms, two frames
        QCOMPARE(opusPacketSamples(hex("18")), 2880U);    // SILK 60 ms
        QCOMPARE(opusPacketSamples(hex("7b 03")), 2880U); // hybrid 20 ms, three frames
        QCOMPARE(opusPacketSamples(hex("7b 3f")), 0U);    // beyond 120 ms
        QCOMPARE(opusPacketSamples({}), 0U);
    }
    void keepsFlacBlocksThatDecodersNeed()
    {
        const QByteArray info = hex("1200 1200 000819 002fb3 0bb80b70 00004b00") + QByteArray(16, 'm');
        const QByteArray mask = "\x04" + hex("00002f") + QByteArray(4, '\0') + hex("01000000 23000000") +
                                "WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0";
        const QByteArray padding = hex("81 000002 0000");
        QCOMPARE(flacConfigFromBlocks(QByteArray("fLaC" + hex("00 000022") + info + padding)).value(),
                 hex("80 000022") + info);
        QByteArray lastMask = mask;
        lastMask[0] = char(0x84);
        QCOMPARE(flacConfigFromBlocks(QByteArray("fLaC" + hex("00 000022") + info + mask + padding)).value(),
                 hex("00 000022") + info + lastMask);
        const auto format = parseFlacConfig(QByteArray(hex("80 000022") + info));
        QVERIFY(format);
        QCOMPARE(format->sampleRate, 48000U);
        QCOMPARE(int(format->channels), 6);
        QCOMPARE(int(format->bitsPerSample), 24);
        QCOMPARE(format->frameSamples, 4608U);
        QVERIFY(!flacConfigFromBlocks(QByteArray("fLaC" + padding)));
        QVERIFY(!flacConfigFromBlocks(QByteArray("fLaC" + hex("00 000022") + info.chopped(1))));
    }
};

QTEST_APPLESS_MAIN(tst_AudioHeaders)
#include "tst_AudioHeaders.moc"
