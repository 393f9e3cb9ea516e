// SPDX-License-Identifier: GPL-3.0-or-later
// When keyframes of VC-1 in Matroska are shown, whichever times the file has.
#include "core/base/MediaTime.h"
#include "core/demux/LeadingPictures.h"
#include "tests/support/EbmlBytes.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/Vc1Film.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr qint64 kPictureMs = 40;
static constexpr qint64 kMsNs = 1'000'000;

namespace {

struct File
{
    MediaInfo info;
    QByteArray bytes;
};

enum class Times { Decoding, Presentation };

} // namespace

/// A Cluster from each keyframe on. \p stripped: what frames begin with and Blocks do not.
static File fileOf(const Vc1Film &film, Times times, const QByteArray &stripped)
{
    File file;
    Track track;
    track.id = 1;
    track.containerId = 1;
    track.type = TrackType::Video;
    track.codec = Codec::Vc1;
    track.codecId = u"V_MS/VFW/FOURCC"_s;
    track.codecPrivate = QByteArray(40, '\0') + Vc1Stream(film.format).header();
    QByteArray cluster;
    qint64 clusterMs = 0;
    const auto endCluster = [&] {
        if (!cluster.isEmpty())
            file.bytes += ebml(mkv::Cluster, ebmlUint(mkv::Timestamp, quint64(clusterMs)) + cluster);
        cluster.clear();
    };
    file.info.keyframes.timescale = kNanosecondTimescale;
    for (size_t i = 0; i < film.pictures.size(); ++i) {
        const Vc1Film::Picture &picture = film.pictures[i];
        const qint64 ms = kPictureMs * (times == Times::Decoding ? qint64(i) : picture.number);
        if (picture.isKeyframe) {
            endCluster();
            clusterMs = ms;
            file.info.keyframes.keyframes.push_back({ms * kMsNs, file.bytes.size()});
        }
        const QByteArray frame = picture.unit.mid(stripped.size());
        cluster += simpleBlock(1, qint16(ms - clusterMs), frame, picture.isKeyframe ? 0x80 : 0);
    }
    endCluster();
    MatroskaLayout layout;
    layout.segmentEndBytes = file.bytes.size();
    if (!stripped.isEmpty())
        layout.encodings[1] = {MatroskaLayout::Encoding::Kind::HeaderStripping, stripped};
    file.info.container = Container::Matroska;
    file.info.layout = layout;
    file.info.tracks = {track};
    file.info.mainTrack = 1;
    return file;
}

class tst_Vc1Leads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsWhenKeyframesAreShown_data()
    {
        QTest::addColumn<PictureOrder>("order");
        QTest::addColumn<bool>("isInterlaced");
        QTest::addColumn<bool>("isDecoding");
        QTest::addColumn<QByteArray>("stripped");
        QTest::addColumn<int>("lead"); // of the middle one, in pictures
        QTest::addColumn<int>("groupLead");
        const QByteArray start("\0\0\1", 3);
        QTest::newRow("as shown") << PictureOrder::AsShown << false << true << QByteArray() << 0 << 0;
        QTest::newRow("reordered") << PictureOrder::Reordered << false << true << QByteArray() << -2 << -2;
        QTest::newRow("interlaced") << PictureOrder::Reordered << true << true << QByteArray() << -2 << -2;
        QTest::newRow("stripped") << PictureOrder::Reordered << false << true << start << -2 << -2;
        // Those of its group lead then, the keyframe itself does not.
        QTest::newRow("times of presentation")
            << PictureOrder::Reordered << false << false << QByteArray() << 0 << 2;
    }
    void tellsWhenKeyframesAreShown()
    {
        QFETCH(const PictureOrder, order);
        QFETCH(const bool, isInterlaced);
        QFETCH(const bool, isDecoding);
        QFETCH(const QByteArray, stripped);
        QFETCH(const int, lead);
        QFETCH(const int, groupLead);
        const Vc1Film film = vc1Film({64, 64, 25, 1, 1, 1, isInterlaced}, 25, 12, order);
        const File file = fileOf(film, isDecoding ? Times::Decoding : Times::Presentation, stripped);
        const MemoryByteSource source(file.bytes);
        QVERIFY(isTimedByPictures(file.info));
        QVERIFY(mayHaveLeads(file.info));
        const auto &keyframes = file.info.keyframes.keyframes;
        QCOMPARE(keyframes.size(), size_t(3));
        for (const size_t n : {1, 2}) {
            const auto found = readLeadOf(source, file.info, keyframes[n], {});
            QVERIFY(found && *found);
            QCOMPARE(**found, lead * kPictureMs * kMsNs);
        }
        const auto ofAll = readLead(source, file.info, {});
        QVERIFY(ofAll);
        QCOMPARE(ofAll->ns, groupLead * kPictureMs * kMsNs);
        QVERIFY(ofAll->mayDiffer);
        Keyframe wrong = keyframes[1];
        wrong.time += 1;
        const auto none = readLeadOf(source, file.info, wrong, {});
        QVERIFY(none && !*none);
    }
    void asksNothingOfWhatIsCompressed()
    {
        const Vc1Film film = vc1Film({64, 64, 25, 1, 1, 1, false}, 25, 12, PictureOrder::Reordered);
        File file = fileOf(film, Times::Decoding, {});
        std::get<MatroskaLayout>(file.info.layout).encodings[1] = {MatroskaLayout::Encoding::Kind::Zlib, {}};
        QVERIFY(!mayHaveLeads(file.info));
        const auto lead = readLead(MemoryByteSource(file.bytes), file.info, {});
        QVERIFY(lead);
        QCOMPARE(lead->ns, 0);
        QVERIFY(!lead->mayDiffer);
    }
};

QTEST_APPLESS_MAIN(tst_Vc1Leads)
#include "tst_Vc1Leads.moc"
