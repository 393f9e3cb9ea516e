// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/PesStarts.h"
#include "core/media/TransportStreamLayout.h"
#include "core/media/TransportTables.h"
#include "tests/support/TransportBytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static QByteArray reshaped(const QByteArray &packets, qsizetype before, qsizetype after)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < packets.size(); at += 188)
        bytes += QByteArray(before, 't') + packets.mid(at, 188) + QByteArray(after, 'p');
    return bytes;
}

class tst_TransportPackets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsAPacket()
    {
        TransportBytes stream;
        stream.counters[0x123] = 5;
        stream.unit(0x123, "payload", TransportBytes::Mark::RandomAccess, 0x1'2345'6789);
        const auto packet = readTransportPacket(stream.bytes);
        QVERIFY(packet);
        QCOMPARE(int(packet->pid), 0x123);
        QCOMPARE(int(packet->continuityCounter), 5);
        QVERIFY(packet->startsUnit && packet->isRandomAccess && !packet->isDiscontinuity &&
                !packet->isScrambled);
        QCOMPARE(packet->pcr.value_or(0), 0x1'2345'6789);
        QCOMPARE(packet->payload.toByteArray(), "payload");
    }
    void refusesWhatIsNoPacket_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        TransportBytes stream;
        stream.unit(1, "x");
        QByteArray bytes = stream.bytes;
        QTest::newRow("short") << bytes.first(187);
        bytes[0] = 0x46;
        QTest::newRow("no sync byte") << bytes;
        bytes = stream.bytes;
        bytes[1] = char(0x80);
        QTest::newRow("transport error") << bytes;
        bytes = stream.bytes;
        bytes[4] = char(184);
        QTest::newRow("adaptation field too long") << bytes;
    }
    void refusesWhatIsNoPacket()
    {
        QFETCH(const QByteArray, bytes);
        QVERIFY(!readTransportPacket(bytes));
    }
    void findsHowPacketsLie_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("packetBytes");
        QTest::addColumn<int>("offsetBytes");
        const QByteArray film = spelledFilm(1);
        QTest::newRow("188") << film << 188 << 0;
        QTest::newRow("m2ts") << reshaped(film, 4, 0) << 192 << 0;
        QTest::newRow("204") << reshaped(film, 0, 16) << 204 << 0;
        QTest::newRow("begins within a packet") << film.mid(100) << 188 << 88;
        QTest::newRow("m2ts within a packet") << reshaped(film, 4, 0).mid(190) << 192 << 2;
        QTest::newRow("text") << QByteArray(5000, 'G') + "x" << 188 << 0; // 'G' is the sync byte
        QTest::newRow("nothing") << QByteArray(5000, 'H') << 0 << 0;
        QTest::newRow("few syncs in the middle") << QByteArray(100, 'H') + film.first(188 * 4) << 0 << 0;
    }
    void findsHowPacketsLie()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const int, packetBytes);
        QFETCH(const int, offsetBytes);
        const auto place = findPackets(bytes);
        QCOMPARE(place ? int(place->form.packetBytes) : 0, packetBytes);
        QCOMPARE(place ? int(place->offsetBytes) : 0, offsetBytes);
    }
    void goesOnAfterLostBytes()
    {
        const QByteArray film = spelledFilm(1);
        const QByteArray broken = film.first(188 * 7 + 50) + film.mid(188 * 9);
        int packets = 0;
        forEachPacket(broken, {}, 0, [&](QByteArrayView packet, qsizetype) {
            packets += readTransportPacket(packet) ? 1 : 0;
        });
        QVERIFY(packets >= film.size() / 188 - 3);
    }
    void readsTablesOverPackets()
    {
        std::vector<SpelledStream> streams;
        for (quint16 i = 0; i < 40; ++i)
            streams.push_back({0x0F, quint16(0x200 + i), descriptor(0x0A, "deu\0"_ba)});
        TransportBytes stream;
        stream.table(0x30, pmt(7, 0x200, streams));
        QVERIFY(stream.bytes.size() > 188);
        SectionAssembler assembler;
        std::vector<QByteArray> sections;
        forEachPacket(stream.bytes, {}, 0, [&](QByteArrayView packet, qsizetype) {
            assembler.add(*readTransportPacket(packet), sections);
        });
        QCOMPARE(sections.size(), 1U);
        const auto map = readProgramMap(sections.front());
        QVERIFY(map);
        QCOMPARE(int(map->number), 7);
        QCOMPARE(map->streams.size(), 40U);
        QCOMPARE(int(map->streams.back().pid), 0x200 + 39);
        QVERIFY(map->streams.back().descriptor(0x0A));
    }
    void refusesASectionWithAWrongCrc()
    {
        for (const int broken : {3, 8, 12}) {
            QByteArray section = pat({{1, 0x1000}});
            section[broken] = char(section[broken] ^ 4);
            TransportBytes stream;
            stream.table(0, section);
            SectionAssembler assembler;
            std::vector<QByteArray> sections;
            assembler.add(*readTransportPacket(stream.bytes), sections);
            QVERIFY(sections.empty());
        }
    }
    void readsPesHeaders()
    {
        const auto header = PesHeader::read(pes(0xE0, 0x1'FFFF'FFFF, 12345, "abc"));
        QVERIFY(header);
        QCOMPARE(header->pts.value_or(0), 0x1'FFFF'FFFF);
        QCOMPARE(header->dts.value_or(0), 12345);
        QCOMPARE(header->headerBytes, 19);
        QCOMPARE(header->packetBytes, 22);
        const auto ptsOnly = PesHeader::read(pes(0xC0, 90'000, {}, "abc"));
        QCOMPARE(ptsOnly->dts.value_or(0), 90'000);
        const auto none = PesHeader::read(pes(0xC0, {}, {}, "abc"));
        QVERIFY(none && !none->pts && !none->dts);
        QVERIFY(!PesHeader::read(pes(0xE0, 1, 2, "").first(18)));
        QVERIFY(!PesHeader::read("\0\0\2\xE0\0\0\x80\0\0"_ba));
    }
    void putsPesPacketsTogether()
    {
        TransportBytes stream;
        const QByteArray first = pes(0xE0, 1, {}, QByteArray(1000, 'a'));
        const QByteArray second = pes(0xE0, 2, {}, QByteArray(30, 'b'), false);
        stream.unit(1, first);
        stream.unit(1, second);
        PesAssembler assembler;
        std::vector<PesPacket> done;
        QByteArray sentTwice = stream.bytes.first(376) + stream.bytes.mid(188);
        forEachPacket(sentTwice, {}, 0, [&](QByteArrayView packet, qsizetype at) {
            assembler.add(*readTransportPacket(packet), at, done);
        });
        QCOMPARE(done.size(), 1U); // the second has no length
        assembler.finish(done);
        QCOMPARE(done.size(), 2U);
        QCOMPARE(done[0].payload().toByteArray(), QByteArray(1000, 'a'));
        QCOMPARE(done[1].payload().toByteArray(), QByteArray(30, 'b'));
        QCOMPARE(done[1].offsetBytes, stream.bytes.size());
    }
    void seesKeyframesAtTheBeginningOfPesPackets_data()
    {
        QTest::addColumn<QByteArray>("unit");
        QTest::addColumn<bool>("isIndicated");
        QTest::addColumn<bool>("isKeyframe");
        const QByteArray recovery = kStartCode + QByteArray::fromHex("0606018480");
        const QByteArray intra = kStartCode + QByteArray("\x41\x88\x84\x10\x20\x30\x40\x50\x60");
        QTest::newRow("IDR") << avcUnit(true) << false << true;
        QTest::newRow("other") << avcUnit(false) << false << false;
        QTest::newRow("other that claims to be one") << avcUnit(false) << true << false;
        QTest::newRow("recovery point") << kDelimiter + kSets + recovery + intra << false << true;
        QTest::newRow("recovery without intra picture")
            << kDelimiter + recovery + avcUnit(false).mid(6) << false << false;
        QTest::newRow("intra picture with sets, indicated") << kDelimiter + kSets + intra << true << true;
        QTest::newRow("intra picture with sets") << kDelimiter + kSets + intra << false << false;
        QTest::newRow("IDR after much else")
            << kDelimiter + kStartCode + "\x06\x05" + QByteArray(20'000, 'u') + kSets + avcUnit(true).mid(6)
            << false << true;
    }
    void seesKeyframesAtTheBeginningOfPesPackets()
    {
        QFETCH(const QByteArray, unit);
        QFETCH(const bool, isIndicated);
        QFETCH(const bool, isKeyframe);
        TransportBytes stream;
        stream.unit(1, pes(0xE0, 4711, {}, unit, false),
                    isIndicated ? TransportBytes::Mark::RandomAccess : TransportBytes::Mark::None);
        PesStarts starts(Codec::H264);
        std::vector<PesStart> found;
        forEachPacket(stream.bytes, {}, 0, [&](QByteArrayView packet, qsizetype at) {
            starts.add(*readTransportPacket(packet), at, found);
        });
        starts.finish(found);
        QCOMPARE(found.size(), isKeyframe ? 2U : 1U);
        QCOMPARE(found.back().header.pts.value_or(0), 4711);
    }
    void countsOverTheWrap()
    {
        constexpr qint64 kCycle = qint64(1) << 33;
        QCOMPARE(timeStampDistance(kCycle - 10, 5), 15);
        QCOMPARE(timeStampDistance(5, kCycle - 10), -15);
        QCOMPARE(timeStampDistance(0, kCycle / 2 - 1), kCycle / 2 - 1);
        TransportStreamLayout layout;
        layout.clocks = {{0, kCycle - 1000, 0}, {5000, 7, 900'000}};
        QCOMPARE(layout.timeOf(500, 100), 1500);
        QCOMPARE(layout.timeOf(7 + 90, 5000), 900'090);
        QCOMPARE(layout.timeOf(7 + 90, 4999), 1000 + 97);
        layout.clocks[1].stamp = 1'000'000'000;
        QCOMPARE(layout.timeOf(889'000, 6000), 890'000); // only fits to what was before the jump
    }
};

QTEST_APPLESS_MAIN(tst_TransportPackets)
#include "tst_TransportPackets.moc"
