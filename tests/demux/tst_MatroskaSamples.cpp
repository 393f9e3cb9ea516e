// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/demux/SampleReader.h"
#include "core/media/ClusterWalker.h"
#include "core/probe/MatroskaProbe.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"

#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

using Contents = std::map<TrackId, QList<QByteArray>>;

static MediaInfo probed(const MemoryByteSource &source)
{
    const QByteArray head = *source.read({0, 65536}, {});
    Result<MediaInfo> info = probeMatroska(source, head, {});
    if (!info)
        qFatal("%s", qPrintable(info.error().message));
    return *info;
}

static QByteArray bytesOf(const MediaSample &sample)
{
    return sample.prefix.toByteArray() + sample.payload.toByteArray();
}

static Contents readSpans(const MemoryByteSource &source, const MediaInfo &info, size_t keyframesPerSpan)
{
    Contents contents;
    const std::vector<TrackId> ids = trackIdsOf(info);
    for (const SampleSpan &span : spansOf(info, keyframesPerSpan)) {
        const auto batches = readSamples(source, info, ids, span, {});
        if (!batches) {
            qWarning("%s", qPrintable(batches.error().message));
            return {};
        }
        for (const SampleBatch &batch : *batches) {
            for (const MediaSample &sample : batch.samples)
                contents[batch.track] << bytesOf(sample);
        }
    }
    return contents;
}

/// A film of \p seconds in Clusters of \p clusterMs, 25 frames per second, a keyframe each \p gop frames (0:
/// irregular); audio lies in the file \p audioAheadMs before the video of its time; every frame is named.
static MatroskaFile film(int seconds, int clusterMs, int gop, int audioAheadMs, quint32 seed = 1)
{
    struct Item
    {
        int placeMs, timeMs;
        quint8 track;
        bool isKey;
        QByteArray name;
    };
    QRandomGenerator random(seed);
    std::vector<Item> items;
    int nextKey = 0;
    for (int i = 0; i < seconds * 25; ++i) {
        const bool isKey = i == nextKey;
        if (isKey)
            nextKey += gop ? gop : 10 + int(random.bounded(265));
        // B-frames: the second of each pair is shown before the first.
        const int shown = !isKey && i + 1 < nextKey && i % 2 == 1 ? i + 1 : !isKey && i % 2 == 0 ? i - 1 : i;
        const bool swaps = !isKey && ((i % 2 == 1 && i + 1 < nextKey) || (i % 2 == 0 && i - 1 > 0));
        items.push_back({i * 40, (swaps ? shown : i) * 40, 1, isKey, "v" + QByteArray::number(i)});
    }
    for (int ms = 0; ms < seconds * 1000; ms += 24)
        items.push_back({ms - audioAheadMs, ms, 2, true, "a" + QByteArray::number(ms)});
    for (int ms = 100; ms < seconds * 1000; ms += 1700)
        items.push_back({ms - audioAheadMs / 2, ms, 3, true, "s" + QByteArray::number(ms)});
    std::stable_sort(items.begin(), items.end(),
                     [](const Item &a, const Item &b) { return a.placeMs < b.placeMs; });

    MatroskaFile file;
    file.duration = seconds * 1000;
    file.tracks = videoEntry() + audioEntry(2, ebmlUint(mkv::DefaultDuration, 24'000'000)) + subtitleEntry();
    size_t at = 0;
    while (at < items.size()) {
        const int begin = std::max(0, items[at].timeMs);
        const int place = items[at].placeMs;
        QByteArray blocks;
        for (; at < items.size() && items[at].placeMs < place + clusterMs; ++at) {
            const Item &item = items[at];
            blocks += simpleBlock(item.track, qint16(item.timeMs - begin), item.name, item.isKey ? 0x80 : 0);
            if (item.isKey && item.track == 1)
                file.addCue(quint64(item.timeMs), file.clusters.size());
            if (item.track == 3)
                file.addCue(quint64(item.timeMs), file.clusters.size(), 3);
        }
        file.addCluster(quint64(begin), blocks);
    }
    return file;
}

/// All frames of a file in the order they lie in it.
static Contents sequential(const MatroskaFile &file)
{
    Contents contents;
    for (const QByteArray &cluster : file.clusters) {
        ClusterWalker walker(0, cluster.size());
        while (walker.next(QByteArrayView(cluster).sliced(walker.positionBytes())) ==
               ClusterWalker::Step::Block) {
            contents[TrackId(walker.block().trackNumber)] << walker.block().frames.toByteArray();
            walker.advance();
        }
    }
    return contents;
}

class tst_MatroskaSamples : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void holdsEverySampleOnceWhateverTheInterleaving_data()
    {
        QTest::addColumn<int>("clusterMs");
        QTest::addColumn<int>("gop");
        QTest::addColumn<int>("audioAheadMs");
        for (const int clusterMs : {200, 1000, 5000}) {
            for (const int gop : {10, 50, 0}) {
                for (const int ahead : {0, 700, -700, 1900, -1900})
                    QTest::addRow("cluster-%d-gop-%d-ahead-%d", clusterMs, gop, ahead)
                        << clusterMs << gop << ahead;
            }
        }
    }
    void holdsEverySampleOnceWhateverTheInterleaving()
    {
        QFETCH(const int, clusterMs);
        QFETCH(const int, gop);
        QFETCH(const int, audioAheadMs);
        const MatroskaFile file = film(40, clusterMs, gop, audioAheadMs);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        QCOMPARE(info.indexKind, IndexKind::Cues);
        const Contents expected = sequential(file);
        for (const size_t perSpan : {1, 2, 5}) {
            const Contents found = readSpans(source, info, perSpan);
            QCOMPARE(found.size(), 3);
            for (const auto &[track, frames] : expected)
                QCOMPARE(found.at(track), frames);
        }
    }
    void givesTheSameWhateverIsReadTogether()
    {
        const MatroskaFile file = film(20, 400, 0, 300);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        for (const SampleSpan &span : spansOf(info)) {
            const TrackId all[] = {1, 2, 3};
            const auto together = readSamples(source, info, all, span, {});
            QVERIFY(together);
            for (const TrackId id : all) {
                const auto alone = readSamples(source, info, std::span(&id, 1), span, {});
                QVERIFY(alone);
                const SampleBatch &batch = (*together)[id - 1];
                QCOMPARE(alone->front().samples.size(), batch.samples.size());
                if (!batch.samples.empty())
                    QCOMPARE(alone->front().samples.front().pts, batch.samples.front().pts);
                // Beyond what a track needs only other tracks read on.
                if (alone->front().nextTime)
                    QCOMPARE(batch.nextTime, alone->front().nextTime);
            }
        }
    }
    void readsASpanAtOnce()
    {
        const MatroskaFile file = film(20, 1000, 25, 0);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        const int before = source.reads();
        const TrackId video = 1;
        QVERIFY(readSamples(source, info, std::span(&video, 1), spansOf(info)[4], {}));
        QVERIFY(source.reads() - before <= 2);
    }
    void takesWhatLiesBeforeTheFirstKeyframeIntoTheFirstSpan()
    {
        MatroskaFile file;
        file.addCluster(0, keyBlock(2, 0, "early"));
        file.addCluster(100, keyBlock(1, 0, "v0") + keyBlock(2, 0, "a1"));
        file.addCue(100, 1);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        QCOMPARE(readSpans(source, info, 1).at(2), (QList<QByteArray>{"early", "a1"}));
    }
    void undoesHeaderStrippingAndZlib()
    {
        const auto encodings = [](quint64 algorithm, const QByteArray &settings) {
            return ebml(mkv::ContentEncodings,
                        {ebml(mkv::ContentEncoding,
                              {ebml(mkv::ContentCompression, {ebmlUint(mkv::ContentCompAlgo, algorithm),
                                                              ebml(mkv::ContentCompSettings, settings)})})});
        };
        MatroskaFile file;
        file.tracks = videoEntry(1, encodings(3, "HEAD")) + audioEntry(2, encodings(0, {}));
        file.addCluster(0, keyBlock(1, 0, "rest") + keyBlock(2, 0, qCompress("inflated").mid(4)));
        file.addCue(0, 0);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        const Contents contents = readSpans(source, info, 1);
        QCOMPARE(contents.at(1), (QList<QByteArray>{"HEADrest"}));
        QCOMPARE(contents.at(2), (QList<QByteArray>{"inflated"}));
        QCOMPARE(readFirstSample(source, info, 1, {})->bytes, QByteArray("HEADrest"));
        QCOMPARE(readFirstSample(source, info, 2, {})->bytes, QByteArray("inflated"));
    }
    void readsNoFrameForTheTimeOfTheFirst()
    {
        MatroskaFile file;
        file.cuesPlace = MatroskaFile::CuesPlace::Front;
        file.addCluster(40, keyBlock(1, 0, QByteArray(500'000, 'v')) + keyBlock(2, 3, "a"));
        file.addCue(40, 0);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        const qint64 before = source.bytesRead();
        QCOMPARE(readFirstSample(source, info, 1, {}, FirstSamplePart::Time)->pts, 40'000'000);
        QVERIFY(source.bytesRead() - before <= 64 * 1024);
    }
    void findsTheFirstSoundBehindPicturesInOneMoreRead()
    {
        MatroskaFile file;
        file.cuesPlace = MatroskaFile::CuesPlace::Front;
        const QByteArray picture(200'000, 'v');
        file.addCluster(0, keyBlock(1, 0, picture) + simpleBlock(1, 40, picture) +
                               simpleBlock(1, 80, picture) + keyBlock(2, 3, "a"));
        file.addCluster(1000, keyBlock(1, 0, QByteArray(2'000'000, 'v')));
        file.addCue(0, 0);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        const int before = source.reads();
        QCOMPARE(readFirstSample(source, info, 2, {}, FirstSamplePart::Time)->pts, 3'000'000);
        QCOMPARE(source.reads() - before, 2);
    }
    void spreadsTheFramesOfALace()
    {
        MatroskaFile file;
        file.tracks =
            videoEntry() + ebml(mkv::TrackEntry, {ebmlUint(mkv::TrackNumber, 2), ebmlUint(mkv::TrackType, 2),
                                                  ebml(mkv::CodecID, QByteArray("A_VORBIS"))});
        file.addCluster(0, keyBlock(1, 0, "v") + simpleBlock(2, 0, QByteArray("\x01") + "aabb", 0x84) +
                               simpleBlock(2, 60, QByteArray("\x01") + "ccdd", 0x84));
        file.addCue(0, 0);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        const TrackId audio = 2;
        const auto batches = readSamples(source, info, std::span(&audio, 1), spansOf(info).front(), {});
        QVERIFY(batches);
        QList<qint64> times;
        for (const MediaSample &sample : batches->front().samples)
            times << sample.pts / 1'000'000;
        QCOMPARE(times, (QList<qint64>{0, 30, 60, 60}));
    }
    // As mkvmerge laces Opus: no frame says how long it lasts, and a lace ends a while after the next
    // picture.
    void findsWhatALaceBeforeTheSpanReachesIntoIt()
    {
        const auto lace = [](qint16 time, const QByteArray &frames) {
            return simpleBlock(2, time, char(frames.size() - 1) + frames, 0x84);
        };
        MatroskaFile file;
        file.tracks =
            videoEntry() + ebml(mkv::TrackEntry, {ebmlUint(mkv::TrackNumber, 2), ebmlUint(mkv::TrackType, 2),
                                                  ebml(mkv::CodecID, QByteArray("A_VORBIS"))});
        file.addCluster(0, keyBlock(1, 0, "v") + lace(0, "ab") + lace(40, "cdefg"));
        file.addCluster(100, keyBlock(1, 0, "v") + lace(40, "hijklmno"));
        file.addCluster(300, keyBlock(1, 0, "v") + lace(0, "pq"));
        for (const size_t cluster : {0, 1, 2})
            file.addCue(std::array{0, 100, 300}[cluster], cluster);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        QCOMPARE(readSpans(source, info, 1).at(2).join(), QByteArray("abcdefghijklmnopq"));
    }
    void saysWhereTheIndexIsFalse()
    {
        const MatroskaFile file = film(20, 1000, 25, 0);
        const MemoryByteSource source(file.bytes());
        const MediaInfo info = probed(source);
        SampleSpan span = spansOf(info)[4];
        span.beginTime += 1'000'000;
        const TrackId video = 1;
        const auto batches = readSamples(source, info, std::span(&video, 1), span, {});
        QVERIFY(!batches);
        QCOMPARE(batches.error().kind, ErrorKind::CorruptInput);
        QVERIFY(batches.error().message.contains(QString::number(span.beginOffsetBytes)));
    }
    void leavesOutABlockThatTheFilesEndCutsOff()
    {
        MatroskaFile file;
        file.cuesPlace = MatroskaFile::CuesPlace::Front;
        file.addCluster(0, keyBlock(1, 0, "v0") + simpleBlock(1, 40, "v1") +
                               simpleBlock(1, 80, QByteArray(99, 'x')));
        file.addCue(0, 0);
        const MemoryByteSource source(file.bytes().chopped(10));
        const MediaInfo info = probed(source);
        QCOMPARE(readSpans(source, info, 1).at(1), (QList<QByteArray>{"v0", "v1"}));
    }
    void passesOnTheSourcesErrors()
    {
        MemoryByteSource source(film(20, 1000, 25, 0).bytes());
        const MediaInfo info = probed(source);
        const SampleSpan span = spansOf(info)[4];
        const Error error{ErrorKind::Unavailable, u"gone"_s, ErrorCode::UpstreamNotFound};
        source.failFrom(span.beginOffsetBytes, error);
        const TrackId video = 1;
        QCOMPARE(readSamples(source, info, std::span(&video, 1), span, {}).error(), error);
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(readSamples(source, info, std::span(&video, 1), span, cancel.token()).error().kind,
                 ErrorKind::Cancelled);
    }
};

QTEST_APPLESS_MAIN(tst_MatroskaSamples)
#include "tst_MatroskaSamples.moc"
