// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/probe/StructureTesting.h"
#include "tests/support/BoxBytes.h"
#include "tests/support/EbmlBytes.h"
#include "tests/support/RiffBytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static QByteArray cluster(quint64 time)
{
    return ebml(mkv::Cluster, {ebmlUint(mkv::Timestamp, time), simpleBlock(1, 40, "frame", 0x80)});
}

static QByteArray matroska(const QByteArray &segmentPayload)
{
    return ebmlHeader() + ebml(mkv::Segment, segmentPayload);
}

class tst_StructureReader : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void listsElementsWithPlacesAndValues();
    void listsWhatFollowsAClusterOfUnknownSize();
    void goesOnWithinAClusterOfUnknownSize();
    void takesNoMoreThanAPageAtATime();
    void saysWhichElementReachesTooFar();
    void saysWhereThereIsNoElement();
    void listsBoxesWithPlacesAndValues();
    void listsTheRowsOfTables();
    void findsTheBoxesOfSampleEntries();
    void readsNoMediaData();
    void givesNoChildrenBeyondTheDeepestLevel();
    void saysWhichBoxReachesTooFar();
    void listsChunks();
    void listsFlvTags();
    void passesOnErrorsOfTheSource();
    void endsWhenCancelled();
};

void tst_StructureReader::listsElementsWithPlacesAndValues()
{
    const QByteArray info =
        ebml(0x1549A966, {ebmlUint(mkv::TimestampScale, 1'000'000), ebmlFloat(mkv::Duration, 1234.5),
                          ebml(mkv::Title, "Ein Film"), ebmlUint(0x4461, 0)});
    const QByteArray tracks =
        ebml(mkv::Tracks, {ebml(mkv::TrackEntry, {ebmlUint(mkv::TrackType, 2), ebml(0x7D7B, "abcd")})});
    const MemoryByteSource source(matroska(info + tracks + cluster(0)));
    constexpr auto kEbml = StructureSyntax::Ebml;
    const auto top = nodesOf(source, fileOf(kEbml));
    QCOMPARE(namesOf(top), (QStringList{u"EBML"_s, u"Segment"_s}));
    QCOMPARE(top[0].offsetBytes, 0);
    QCOMPARE(top[0].headerBytes, 12);
    QCOMPARE(top[1].offsetBytes, top[0].sizeBytes());
    QCOMPARE(top[1].offsetBytes + top[1].sizeBytes(), source.sizeBytes());
    QCOMPARE(namesOf(nodesOf(source, *top[1].children)), (QStringList{u"Info"_s, u"Tracks"_s, u"Cluster"_s}));
    QCOMPARE(valueAt(source, kEbml, u"EBML/DocType"_s), u"matroska"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Info/TimestampScale"_s), u"1000000"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Info/Duration"_s), u"1234.5"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Info/Title"_s), u"Ein Film"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Info/DateUTC"_s), u"2001-01-01T00:00:00.000Z"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Tracks/TrackEntry/TrackType"_s), u"2 (audio)"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Tracks/TrackEntry/ChannelPositions"_s), u"61 62 63 64"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Cluster"_s), u"Timestamp 0"_s);
    QCOMPARE(valueAt(source, kEbml, u"Segment/Cluster/SimpleBlock"_s), u"track 1, time +40, keyframe"_s);
}

void tst_StructureReader::listsWhatFollowsAClusterOfUnknownSize()
{
    const QByteArray open =
        ebmlUnknownSize(mkv::Cluster) + ebmlUint(mkv::Timestamp, 5) + simpleBlock(1, 0, QByteArray(100, 'x'));
    const QByteArray tags = ebml(mkv::Tags, {ebmlUint(mkv::Timestamp, 0)});
    const QByteArray bytes = ebmlHeader() + ebmlUnknownSize(mkv::Segment) + open + open + tags;
    const MemoryByteSource source(bytes);
    const auto segment = at(source, StructureSyntax::Ebml, u"Segment"_s);
    QVERIFY(segment && segment->children);
    QCOMPARE(segment->payloadBytes, -1);
    const auto nodes = nodesOf(source, *segment->children);
    QCOMPARE(namesOf(nodes), (QStringList{u"Cluster"_s, u"Cluster"_s, u"Tags"_s}));
    QCOMPARE(nodes[2].offsetBytes, bytes.size() - tags.size());
    QCOMPARE(namesOf(nodesOf(source, *nodes[0].children)), (QStringList{u"Timestamp"_s, u"SimpleBlock"_s}));
}

void tst_StructureReader::goesOnWithinAClusterOfUnknownSize()
{
    QByteArray payload = ebmlUnknownSize(mkv::Cluster);
    for (int i = 0; i < 9000; ++i) // more than one page passes over
        payload += simpleBlock(1, 0, "x");
    const MemoryByteSource source(ebmlHeader() + ebmlUnknownSize(mkv::Segment) + payload + cluster(7));
    const auto segment = at(source, StructureSyntax::Ebml, u"Segment"_s);
    const StructurePage first = pageOf(source, *segment->children);
    QCOMPARE(first.nodes.size(), size_t(1));
    QVERIFY(first.more && first.more->isInOpen);
    QCOMPARE(namesOf(nodesOf(source, *segment->children)), (QStringList{u"Cluster"_s, u"Cluster"_s}));
}

void tst_StructureReader::takesNoMoreThanAPageAtATime()
{
    QByteArray payload;
    for (int i = 0; i < 1203; ++i)
        payload += cluster(quint64(i));
    const MemoryByteSource source(matroska(payload));
    const auto segment = at(source, StructureSyntax::Ebml, u"Segment"_s);
    const StructurePage first = pageOf(source, *segment->children);
    QCOMPARE(first.nodes.size(), kMostStructureNodes);
    QVERIFY(first.more);
    const auto all = nodesOf(source, *segment->children);
    QCOMPARE(all.size(), size_t(1203));
    QCOMPARE(valueAt(source, StructureSyntax::Ebml, u"Segment/Cluster/Timestamp"_s), u"0"_s);
    QCOMPARE(nodesOf(source, *all[1202].children)[0].value, u"1202"_s);
}

void tst_StructureReader::saysWhichElementReachesTooFar()
{
    QByteArray bytes = matroska(cluster(0) + cluster(1));
    bytes.chop(5);
    const MemoryByteSource source(bytes);
    const StructurePage top = pageOf(source, fileOf(StructureSyntax::Ebml));
    QCOMPARE(top.nodes.size(), size_t(2));
    QVERIFY(top.problem && top.problem->message.contains(u"Segment"_s));
    const StructurePage clusters = pageOf(source, *top.nodes[1].children);
    QCOMPARE(clusters.nodes.size(), size_t(2));
    QVERIFY(clusters.problem && !clusters.more);
}

void tst_StructureReader::saysWhereThereIsNoElement()
{
    const MemoryByteSource source(ebmlHeader() + QByteArray(20, '\0'));
    const StructurePage page = pageOf(source, fileOf(StructureSyntax::Ebml));
    QCOMPARE(page.nodes.size(), size_t(1));
    QVERIFY(page.problem && page.problem->message.contains(QString::number(ebmlHeader().size())));
}

void tst_StructureReader::listsBoxesWithPlacesAndValues()
{
    TrackBytes track;
    const QByteArray moov = box("moov", movieHeader(1000, 5000) + track.trak());
    const MemoryByteSource source(fileType("isom") + largeBox("mdat", QByteArray(50, 'x')) + moov);
    constexpr auto kBoxes = StructureSyntax::Boxes;
    const auto top = nodesOf(source, fileOf(kBoxes));
    QCOMPARE(namesOf(top), (QStringList{u"ftyp"_s, u"mdat"_s, u"moov"_s}));
    QCOMPARE(top[0].value, u"major_brand isom, minor_version 0, compatible_brands isom"_s);
    QCOMPARE(top[1].headerBytes, 16);
    QCOMPARE(top[1].payloadBytes, 50);
    QCOMPARE(top[2].meaning, u"Movie"_s);
    QCOMPARE(top[2].offsetBytes, source.sizeBytes() - moov.size());
    QCOMPARE(valueAt(source, kBoxes, u"moov/mvhd"_s), u"timescale 1000, duration 5000"_s);
    QCOMPARE(valueAt(source, kBoxes, u"moov/trak/mdia/mdhd"_s),
             u"timescale 1000, duration 0, language und"_s);
    QCOMPARE(valueAt(source, kBoxes, u"moov/trak/mdia/hdlr"_s), u"handler_type vide, name VideoHandler"_s);
    QVERIFY(valueAt(source, kBoxes, u"moov/trak/tkhd"_s).endsWith(u"width 320, height 180"_s));
}

void tst_StructureReader::listsTheRowsOfTables()
{
    TrackBytes track;
    track.tables = simpleTables({10, 20, 30}, 512, 48);
    const QByteArray edits = fullBox("elst", 1, 0, u32(1) + u64(5000) + u64(quint64(-1)) + u32(0x10000));
    track.more = box("edts", edits);
    const MemoryByteSource source(box("moov", track.trak()));
    constexpr auto kBoxes = StructureSyntax::Boxes;
    const QString stbl = u"moov/trak/mdia/minf/stbl/"_s;
    QCOMPARE(valueAt(source, kBoxes, stbl + u"stts/#1"_s), u"sample_count 3, sample_delta 512"_s);
    QCOMPARE(valueAt(source, kBoxes, stbl + u"stsz/#3"_s), u"entry_size 30"_s);
    QCOMPARE(valueAt(source, kBoxes, stbl + u"stco/#1"_s), u"chunk_offset 48"_s);
    QCOMPARE(valueAt(source, kBoxes, u"moov/trak/edts/elst/#1"_s),
             u"segment_duration 5000, media_time -1, media_rate 1"_s);
    // A count that the box has no room for.
    const MemoryByteSource lying(fullBox("stss", 0, 0, u32(0xFFFFFFFF) + u32s({1, 25})) +
                                 box("free", zeros(100)));
    QCOMPARE(nodesOf(lying, *nodesOf(lying, fileOf(kBoxes))[0].children).size(), size_t(2));
    const QByteArray run = fullBox("trun", 0, 0x305, u32s({2, 100, 0, 10, 1000, 20, 2000}));
    const MemoryByteSource fragment(run);
    QCOMPARE(valueAt(fragment, kBoxes, u"trun/#2"_s), u"sample_duration 20, sample_size 2000"_s);
}

void tst_StructureReader::findsTheBoxesOfSampleEntries()
{
    TrackBytes video;
    video.entries = visualEntry("avc1", box("avcC", QByteArray("\x01\x64\x00\x29\xff", 5)));
    TrackBytes audio;
    audio.handler = "soun";
    audio.entries = audioEntry("mp4a", fullBox("esds", 0, 0, "descriptor"));
    const QByteArray meta = fullBox("meta", 0, 0,
                                    fullBox("hdlr", 0, 0, u32(0) + "mdir" + zeros(13)) +
                                        box("ilst", box("cprt", box("data", u32s({1, 0}) + "me"))));
    const MemoryByteSource source(box("moov", video.trak() + box("udta", meta)) + box("moov", audio.trak()));
    constexpr auto kBoxes = StructureSyntax::Boxes;
    const QString stsd = u"moov/trak/mdia/minf/stbl/stsd/"_s;
    QCOMPARE(valueAt(source, kBoxes, stsd + u"avc1"_s), u"width 320, height 180"_s);
    QVERIFY(valueAt(source, kBoxes, stsd + u"avc1/avcC"_s).contains(u"AVCLevelIndication 41"_s));
    QCOMPARE(valueAt(source, kBoxes, u"moov/udta/meta/ilst/cprt/data"_s), u"type 1, value me"_s);
    const MemoryByteSource sound(box("moov", audio.trak()));
    QVERIFY(at(sound, kBoxes, stsd + u"mp4a/esds"_s));
}

void tst_StructureReader::readsNoMediaData()
{
    const MemoryByteSource source(fileType("isom") + box("mdat", QByteArray(8'000'000, 'x')) +
                                  box("free", QByteArray(8'000'000, 'x')) + box("moov", QByteArray()));
    QCOMPARE(nodesOf(source, fileOf(StructureSyntax::Boxes)).size(), size_t(4));
    QVERIFY2(source.bytesRead() < 100'000, qPrintable(QString::number(source.bytesRead())));
}

void tst_StructureReader::givesNoChildrenBeyondTheDeepestLevel()
{
    QByteArray nested = box("free", {});
    for (int i = 0; i < 100; ++i)
        nested = box("moov", nested);
    const MemoryByteSource source(nested);
    std::optional<StructurePlace> place = fileOf(StructureSyntax::Boxes);
    int levels = 0;
    for (; place; ++levels)
        place = nodesOf(source, *place).front().children;
    QCOMPARE(levels, kMostStructureDepth + 1);
}

void tst_StructureReader::saysWhichBoxReachesTooFar()
{
    const MemoryByteSource source(fileType("isom") + u32(500) + "moov" + box("mvhd", zeros(4)));
    const StructurePage page = pageOf(source, fileOf(StructureSyntax::Boxes));
    QCOMPARE(page.nodes.size(), size_t(2));
    QVERIFY(page.problem && page.problem->message.contains(u"moov"_s));
    QCOMPARE(namesOf(nodesOf(source, *page.nodes[1].children)), QStringList{u"mvhd"_s});
}

void tst_StructureReader::listsChunks()
{
    const QByteArray movi = riffList("movi", riffChunk("00dc", "abc") + riffChunk("01wb", "de"));
    const QByteArray hdrl = riffList("hdrl", riffChunk("avih", QByteArray(56, '\0')) + aviVideo("H264"));
    const MemoryByteSource source(riffChunk("RIFF", "AVI " + hdrl + movi));
    constexpr auto kRiff = StructureSyntax::Riff;
    const auto found = at(source, kRiff, u"RIFF AVI /LIST movi"_s);
    QVERIFY(found && found->children);
    const auto chunks = nodesOf(source, *found->children);
    QCOMPARE(namesOf(chunks), (QStringList{u"00dc"_s, u"01wb"_s}));
    QCOMPARE(chunks[0].meaning, u"Picture"_s);
    QCOMPARE(chunks[1].offsetBytes, chunks[0].offsetBytes + 8 + 4); // padded
    QVERIFY(valueAt(source, kRiff, u"RIFF AVI /LIST hdrl/LIST strl/strh"_s).contains(u"dwRate 25"_s));
}

void tst_StructureReader::listsFlvTags()
{
    const QByteArray tag = u8(9) + QByteArray("\0\0\7", 3) + QByteArray("\0\0\x28\0", 4) + zeros(3) +
                           QByteArray("\x17\1\0\0\0ab", 7) + u32(18);
    const MemoryByteSource source("FLV" + u8(1) + u8(5) + u32(9) + u32(0) + tag + tag);
    const auto nodes = nodesOf(source, fileOf(StructureSyntax::FlvTags));
    QCOMPARE(namesOf(nodes), (QStringList{u"FLV header"_s, u"VIDEODATA"_s, u"VIDEODATA"_s}));
    QCOMPARE(nodes[0].value, u"Version 1, TypeFlagsAudio 1, TypeFlagsVideo 1"_s);
    QCOMPARE(nodes[1].offsetBytes, 13);
    QCOMPARE(nodes[1].payloadBytes, 7);
    QCOMPARE(nodes[1].value, u"Timestamp 40, H.264, keyframe"_s);
}

void tst_StructureReader::passesOnErrorsOfTheSource()
{
    MemoryByteSource source(matroska(cluster(0)));
    source.failFrom(0, Error{ErrorKind::Unavailable, u"gone"_s});
    const auto page = readStructure(source, fileOf(StructureSyntax::Ebml), {});
    QVERIFY(!page && page.error().kind == ErrorKind::Unavailable);
}

void tst_StructureReader::endsWhenCancelled()
{
    const MemoryByteSource source(matroska(cluster(0)));
    const CancelSource cancel;
    cancel.cancel();
    const auto page = readStructure(source, fileOf(StructureSyntax::Ebml), cancel.token());
    QVERIFY(!page && page.error().kind == ErrorKind::Cancelled);
    QCOMPARE(source.reads(), 0);
}

QTEST_APPLESS_MAIN(tst_StructureReader)
#include "tst_StructureReader.moc"
