// SPDX-License-Identifier: GPL-3.0-or-later
// What a file's structure says in words of tables, elements, chunks, tags and streams, as their
// specifications name them.
#include "tests/probe/StructureTesting.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/EbmlBytes.h"
#include "tests/support/RiffBytes.h"
#include "tests/support/TransportBytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

/// \p data: of 7 bytes or less.
static QByteArray flvTag(quint8 type, const QByteArray &data)
{
    return u8(type) + u8(0) + u16(quint16(data.size())) + u32(0x00002800) + zeros(3) + data +
           u32(quint32(11 + data.size()));
}

class tst_StructureValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void namesTheFieldsOfTables_data()
    {
        QTest::addColumn<QByteArray>("table");
        QTest::addColumn<QStringList>("rows");
        const auto row = [](const char *name, const QByteArray &table, const QStringList &rows) {
            QTest::newRow(name) << table << rows;
        };
        row("ctts", fullBox("ctts", 1, 0, u32s({2, 3, 40, 1, quint32(-20)})),
            {u"sample_count 3, sample_offset 40"_s, u"sample_count 1, sample_offset -20"_s});
        row("stsc", fullBox("stsc", 0, 0, u32s({1, 1, 12, 2})),
            {u"first_chunk 1, samples_per_chunk 12, sample_description_index 2"_s});
        row("co64", fullBox("co64", 0, 0, u32(1) + u64(quint64(1) << 33)), {u"chunk_offset 8589934592"_s});
        row("elst of 32 bits", fullBox("elst", 0, 0, u32s({1, 5000, quint32(-1), 0x10000})),
            {u"segment_duration 5000, media_time -1, media_rate 1"_s});
        row("sidx",
            fullBox("sidx", 0, 0,
                    u32s({1, 1000, 0, 0}) + u16(0) + u16(2) +
                        u32s({0x80000064, 2000, 0, 200, 4000, 0x90000000})),
            {u"reference_type 1, referenced_size 100, subsegment_duration 2000, starts_with_SAP 0"_s,
             u"reference_type 0, referenced_size 200, subsegment_duration 4000, starts_with_SAP 1"_s});
        row("sidx of 64 bits",
            fullBox("sidx", 1, 0,
                    u32s({1, 1000}) + u64(0) + u64(0) + u16(0) + u16(1) + u32s({100, 2000, 0x90000000})),
            {u"reference_type 0, referenced_size 100, subsegment_duration 2000, starts_with_SAP 1"_s});
        row("trun", fullBox("trun", 1, 0xC01, u32s({1, 8, 0x1010000, quint32(-40)})),
            {u"sample_flags 0x1010000, sample_composition_time_offset -40"_s});
        row("tfra", fullBox("tfra", 0, 0, u32s({1, 0, 1, 4000, 620}) + u8(1) + u8(1) + u8(1)),
            {u"time 4000, moof_offset 620"_s});
        row("tfra of 64 bits",
            fullBox("tfra", 1, 0, u32s({1, 0x15, 1}) + u64(4000) + u64(620) + u16(1) + u16(1) + u16(1)),
            {u"time 4000, moof_offset 620"_s});
    }
    void namesTheFieldsOfTables()
    {
        QFETCH(const QByteArray, table);
        const MemoryByteSource source(table);
        const auto boxes = nodesOf(source, fileOf(StructureSyntax::Boxes));
        QCOMPARE(boxes.size(), size_t(1));
        QVERIFY(boxes.front().children);
        QStringList values;
        for (const StructureNode &node : nodesOf(source, *boxes.front().children))
            values << node.value;
        QTEST(values, "rows");
    }
    void hasNoRowsOfTablesWithoutAny()
    {
        const MemoryByteSource source(fullBox("stsz", 0, 0, u32s({512, 1000})) +
                                      fullBox("stts", 0, 0, u32(0)));
        for (const StructureNode &box : nodesOf(source, fileOf(StructureSyntax::Boxes)))
            QVERIFY(!box.children);
    }

    void namesWhatElementsMean()
    {
        QByteArrayList entries;
        for (const quint64 type : {1, 2, 3, 16, 17, 18, 32, 33, 99})
            entries << ebml(mkv::TrackEntry, {ebmlUint(mkv::TrackType, type)});
        const MemoryByteSource source(
            QByteArray(ebmlHeader() + ebml(mkv::Segment, ebml(mkv::Tracks, entries.join()))));
        const auto tracks = at(source, StructureSyntax::Ebml, u"Segment/Tracks"_s);
        QVERIFY(tracks && tracks->children);
        QStringList types;
        for (const StructureNode &entry : nodesOf(source, *tracks->children))
            types << nodesOf(source, *entry.children).at(0).value;
        QCOMPARE(
            types.join(u' '),
            u"1 (video) 2 (audio) 3 (complex) 16 (logo) 17 (subtitle) 18 (buttons) 32 (control) 33 (metadata) 99"_s);
    }
    void namesCompressions_data()
    {
        QTest::addColumn<int>("algorithm");
        QTest::addColumn<QString>("value");
        QTest::newRow("zlib") << 0 << u"0 (zlib)"_s;
        QTest::newRow("header stripping") << 3 << u"3 (header stripping)"_s;
        QTest::newRow("unknown") << 9 << u"9"_s;
    }
    void namesCompressions()
    {
        QFETCH(const int, algorithm);
        const QByteArray compression =
            ebml(mkv::ContentCompression, {ebmlUint(mkv::ContentCompAlgo, quint64(algorithm))});
        const MemoryByteSource source(QByteArray(
            ebmlHeader() +
            ebml(mkv::Segment,
                 ebml(mkv::Tracks, ebml(mkv::TrackEntry, ebml(mkv::ContentEncodings,
                                                              ebml(mkv::ContentEncoding, compression)))))));
        const QString path =
            u"Segment/Tracks/TrackEntry/ContentEncodings/ContentEncoding/ContentCompression/ContentCompAlgo"_s;
        QTEST(valueAt(source, StructureSyntax::Ebml, path), "value");
    }
    void saysNothingOfBlocksCutShort()
    {
        const QByteArray cluster =
            ebml(mkv::Cluster, {ebmlUint(mkv::Timestamp, 1), ebml(mkv::SimpleBlock, "\x81"_ba)});
        const MemoryByteSource source(QByteArray(ebmlHeader() + ebml(mkv::Segment, cluster)));
        const auto block = at(source, StructureSyntax::Ebml, u"Segment/Cluster/SimpleBlock"_s);
        QVERIFY(block);
        QCOMPARE(block->value, QString());
    }

    void namesWhatChunksMean()
    {
        const QByteArray more =
            riffChunk("strd", "config") + riffChunk("strn", "Film") + riffChunk("indx", zeros(24));
        const QByteArray hdrl = riffList("hdrl", riffChunk("avih", zeros(56)) + aviVideo("H264", more));
        const QByteArray index = riffChunk("idx1", zeros(48)) + riffChunk("JUNK", zeros(20));
        const QByteArray movi = riffList("movi", riffChunk("00db", "a") + riffChunk("02tx", "b"));
        const MemoryByteSource source(
            riffChunk("RIFF", "AVI " + hdrl + movi + riffList("INFO", riffChunk("ISFT", "Lavf")) + index));
        const auto meaning = [&](const QString &path) {
            const auto node = at(source, StructureSyntax::Riff, u"RIFF AVI /"_s + path);
            return node ? QString(node->meaning + u": "_s + node->value) : u"not found"_s;
        };
        const QString strl = u"LIST hdrl/LIST strl/"_s;
        QCOMPARE(meaning(QString(strl + u"strd"_s)), u"Decoder data: 63 6F 6E 66 69 67"_s);
        QVERIFY(meaning(QString(strl + u"strn"_s)).startsWith(u"Stream name: "_s));
        QVERIFY(meaning(QString(strl + u"indx"_s)).startsWith(u"OpenDML index: "_s));
        QCOMPARE(meaning(u"idx1"_s), u"Index: 3 entries"_s);
        QCOMPARE(meaning(u"JUNK"_s), u"Free space: "_s);
        QVERIFY(meaning(u"LIST INFO/ISFT"_s).startsWith(u"Software: "_s));
        QCOMPARE(meaning(u"LIST movi/00db"_s), u"Picture: "_s);
        QCOMPARE(meaning(u"LIST movi/02tx"_s), u"Text: "_s);
    }
    void saysWhichChunkReachesTooFar()
    {
        QByteArray file = riffChunk("RIFF", "AVI " + riffChunk("JUNK", zeros(20)));
        file[16] = 100;
        const MemoryByteSource source(file);
        const StructurePage page =
            pageOf(source, *pageOf(source, fileOf(StructureSyntax::Riff)).nodes.at(0).children);
        QCOMPARE(page.nodes.size(), size_t(1));
        QVERIFY(page.problem);
        QCOMPARE(page.problem->message, u"the chunk 'JUNK' at byte 12 reaches beyond what encloses it"_s);
        const MemoryByteSource cut("RIFF"_ba);
        QVERIFY(nodesOf(cut, fileOf(StructureSyntax::Riff)).empty());
    }

    void namesWhatFlvTagsHold()
    {
        const QByteArray head = "FLV" + u8(1) + u8(5) + u32(9) + u32(0);
        const QByteArray tags = flvTag(18, "\2\0\1a"_ba) + flvTag(9, QByteArray("\x17\0\0\0\0av", 7)) +
                                flvTag(9, QByteArray("\x27\1\0\0\x28xy", 7)) +
                                flvTag(8, QByteArray("\xAF\0\x11\x90", 4)) +
                                flvTag(0x32, "encrypted"_ba.first(7));
        const MemoryByteSource source(QByteArray(head + tags));
        QStringList lines;
        for (const StructureNode &node : nodesOf(source, fileOf(StructureSyntax::FlvTags)))
            lines << node.name + u": "_s + node.value;
        QCOMPARE(
            lines.mid(1),
            (QStringList{u"SCRIPTDATA: Timestamp 40"_s, u"VIDEODATA: Timestamp 40, H.264, sequence header"_s,
                         u"VIDEODATA: Timestamp 40, H.264, CompositionTime 40"_s,
                         u"AUDIODATA: Timestamp 40, AAC, sequence header"_s, u"tag: Timestamp 40"_s}));
    }
    void saysWhereThereIsNoFlvTag()
    {
        const QByteArray head = "FLV" + u8(1) + u8(5) + u32(9) + u32(0);
        const MemoryByteSource damaged(QByteArray(head + QByteArray(40, '\xFF')));
        const StructurePage page = pageOf(damaged, fileOf(StructureSyntax::FlvTags));
        QVERIFY(page.problem);
        QCOMPARE(page.problem->message, u"there is no FLV tag at byte 13"_s);
        const StructurePage other =
            pageOf(MemoryByteSource("RIFF----AVI LIST"_ba), fileOf(StructureSyntax::FlvTags));
        QVERIFY(other.problem);
        QCOMPARE(other.problem->message, u"there is no FLV header at byte 0"_s);
        QVERIFY(
            !pageOf(MemoryByteSource(QByteArray(head + "\x09")), fileOf(StructureSyntax::FlvTags)).problem);
    }

    void namesWhatTransportStreamsCarry()
    {
        // ISO/IEC 13818-1 table 2-34, and what ATSC A/53 and Blu-ray discs add
        const std::vector<std::pair<quint8, QString>> types{
            {0x01, u"MPEG-1 video"_s}, {0x02, u"MPEG-2 video"_s},
            {0x03, u"MPEG audio"_s},   {0x06, u"private data"_s},
            {0x0F, u"AAC (ADTS)"_s},   {0x10, u"MPEG-4 video"_s},
            {0x11, u"AAC (LATM)"_s},   {0x15, u"metadata"_s},
            {0x1B, u"H.264"_s},        {0x24, u"HEVC"_s},
            {0x81, u"AC-3"_s},         {0x82, u"DTS"_s},
            {0x87, u"E-AC-3"_s},       {0x99, {}}};
        std::vector<SpelledStream> streams;
        for (const auto &[type, word] : types)
            streams.push_back({type, quint16(0x100 + type), descriptor(0x0A, "deu\0"_ba)});
        TransportBytes stream;
        stream.table(0, pat({{1, 0x30}}));
        stream.table(0x30, pmt(1, 0x11B, streams));
        for (const quint16 pid : {0x01, 0x11, 0x12, 0x14, 0x1FFF, 0x55})
            stream.packet(pid, false, {}, QByteArray(184, 'x'));
        const MemoryByteSource source(stream.bytes);
        std::map<quint32, StructureNode> nodes;
        for (const StructureNode &node : nodesOf(source, fileOf(StructureSyntax::Packets)))
            nodes[node.id] = node;
        for (const auto &[type, word] : types) {
            const QString number = QString::number(type, 16).rightJustified(2, u'0');
            const QString expected = word.isEmpty()
                                         ? u"stream_type 0x%1, language deu"_s.arg(number)
                                         : u"stream_type 0x%1 (%2), language deu"_s.arg(number, word);
            const StructureNode &node = nodes[quint32(0x100 + type)];
            QCOMPARE(node.meaning, u"Elementary stream"_s);
            QCOMPARE(node.value, QString(expected + u"; 0 packets in the first MiB"_s));
        }
        QCOMPARE(nodes[0x30].meaning, u"Program map table"_s);
        QCOMPARE(nodes[0x01].meaning, u"Conditional access table"_s);
        QCOMPARE(nodes[0x11].meaning, u"Service description table"_s);
        QCOMPARE(nodes[0x12].meaning, u"Event information table"_s);
        QCOMPARE(nodes[0x14].meaning, u"Time and date table"_s);
        QCOMPARE(nodes[0x1FFF].meaning, u"Null packets"_s);
        QCOMPARE(nodes[0x55].meaning, QString());
        QCOMPARE(nodes[0x55].sizeBytes(), 188);
        const StructurePage none =
            pageOf(MemoryByteSource(QByteArray(2000, 'x')), fileOf(StructureSyntax::Packets));
        QVERIFY(none.problem);
        QCOMPARE(none.problem->message, u"there are no transport stream packets"_s);
    }
};

QTEST_APPLESS_MAIN(tst_StructureValues)
#include "tst_StructureValues.moc"
