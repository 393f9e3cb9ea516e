// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/segment/FalseCues.h"

#include "core/segment/IframeRendition.h"
#include "core/segment/SegmentBuilder.h"
#include "tests/segment/SegmentContents.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

/// A Cluster with a keyframe each second, another picture, and sound; every frame has bytes of its own.
static MatroskaFile film(int seconds = 60, int secondsPerCue = 1)
{
    MatroskaFile file;
    file.duration = seconds * 1000;
    file.tracks =
        videoEntry(
            1, ebml(mkv::CodecPrivate,
                    QByteArray::fromHex(
                        "0142c00bffe100176742c00bd9028db011000003000100000300320f142a4801000568cb83cb20"))) +
        audioEntry(2, ebml(mkv::CodecPrivate, QByteArray::fromHex("1190")));
    int sound = 0;
    for (int second = 0; second < seconds; ++second) {
        const auto named = [second](const QByteArray &what) {
            return QByteArray(what + QByteArray::number(1000 + second));
        };
        QByteArray blocks = keyBlock(1, 0, QByteArray::fromHex("000000066588") + named("key"));
        blocks += simpleBlock(1, 500, QByteArray::fromHex("000000064188") + named("pic"));
        for (; sound * 1024 < (second + 1) * 48'000; ++sound) {
            blocks += keyBlock(2, qint16(sound * 1024 / 48 - second * 1000),
                               QByteArray("sound" + QByteArray::number(100'000 + sound)));
        }
        file.addCluster(quint64(second) * 1000, blocks);
        if (second % secondsPerCue == 0)
            file.addCue(quint64(second) * 1000, size_t(second));
    }
    return file;
}

static std::shared_ptr<const Title> titleOf(const MatroskaFile &file)
{
    const auto title = titleOf(std::make_shared<const MemoryByteSource>(file.bytes()), u"film.mkv"_s);
    if (!title)
        qFatal("%s", qPrintable(title.error().message));
    return *title;
}

static QByteArray built(const std::shared_ptr<const Title> &title, const Rendition &rendition,
                        qsizetype number, int *repaired)
{
    auto bytes = buildSegment(*title, rendition, SegmentFormat::FragmentedMp4, number, {});
    if (!bytes && mayBeFalseCues(*title, bytes.error())) {
        const auto found = titleWithoutFalseCues(title, number, {});
        if (found && *found) {
            ++*repaired;
            bytes = buildSegment(**found, rendition, SegmentFormat::FragmentedMp4, number, {});
        }
    }
    return bytes ? *bytes : QByteArray();
}

/// Of the picture, the sound, and both: every segment.
static std::vector<QByteArrayList> allSegments(const std::shared_ptr<const Title> &title, int *repaired)
{
    std::vector<QByteArrayList> all;
    for (const Rendition &rendition : title->renditions) {
        if (rendition.isConverted())
            continue;
        QByteArrayList &segments = all.emplace_back();
        for (qsizetype n = 0; n < qsizetype(title->plan.spans.size()); ++n)
            segments << built(title, rendition, n, repaired);
    }
    return all;
}

class tst_FalseCues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesTheSameSegments_data()
    {
        QTest::addColumn<int>("cue");
        QTest::addColumn<int>("named");
        QTest::addColumn<int>("beside");
        QTest::newRow("a little beside") << 12 << 12 << 7;
        QTest::newRow("a later Cluster") << 18 << 21 << 0;
        QTest::newRow("far later") << 48 << 51 << 0;
        QTest::newRow("the Cluster before") << 36 << 35 << 0;
        QTest::newRow("the last") << 54 << 59 << 3;
    }
    void makesTheSameSegments()
    {
        QFETCH(int, cue);
        QFETCH(int, named);
        QFETCH(int, beside);
        MatroskaFile file = film();
        const auto right = titleOf(file);
        int repaired = 0;
        const auto expected = allSegments(right, &repaired);
        QCOMPARE(repaired, 0);
        QCOMPARE(expected.size(), size_t(3));
        for (const QByteArrayList &segments : expected)
            QVERIFY(!segments.contains(QByteArray()));
        const auto &layout = std::get<MatroskaLayout>(right->info->layout);
        file.cues[size_t(cue)].position = right->info->keyframes.keyframes[size_t(named)].offsetBytes -
                                          layout.segmentDataOffsetBytes + beside;
        const auto wrong = titleOf(file);
        QCOMPARE(wrong->info->indexKind, IndexKind::Cues);
        QCOMPARE(wrong->plan.spans.size(), right->plan.spans.size());
        QCOMPARE(allSegments(wrong, &repaired), expected);
        QVERIFY(repaired > 0);
    }

    void losesNothingWhereTimesAreFalse()
    {
        MatroskaFile file = film();
        int repaired = 0;
        const auto expected = allSegments(titleOf(file), &repaired);
        file.cues[12].time -= 400; // segments are to begin there
        file.cues[41].time -= 400;
        const auto wrong = titleOf(file);
        QCOMPARE(wrong->info->indexKind, IndexKind::Cues);
        const auto made = allSegments(wrong, &repaired);
        QVERIFY(repaired > 0);
        QCOMPARE(contentsOf(made[0]), contentsOf(expected[0]));
        QVERIFY(!made[1].contains(QByteArray()));
        QCOMPARE(contentsOf(made[1]), contentsOf(expected[1]));
    }

    // So far apart that sound, which is looked for before its place, too, is not found by the Cue before.
    void findsSoundWhereTwoCuesInARowAreFalse()
    {
        MatroskaFile file = film(120, 12);
        int repaired = 0;
        const auto expected = allSegments(titleOf(file), &repaired);
        file.cues[2].position = 38; // of 24 s
        file.cues[3].position = 40; // of 36 s
        const auto wrong = titleOf(file);
        QCOMPARE(wrong->info->indexKind, IndexKind::Cues);
        QCOMPARE(allSegments(wrong, &repaired), expected);
        QVERIFY(repaired > 0);
    }

    // Each is found in the file, too, where a Cue names a place beside.
    void makesTheSameIframes()
    {
        MatroskaFile file = film();
        const auto right = titleOf(file);
        QVERIFY(right->iframes);
        const auto count = qsizetype(right->iframes->pictures.size());
        QCOMPARE(count, 60);
        file.cues[18].position = right->info->keyframes.keyframes[18].offsetBytes -
                                 std::get<MatroskaLayout>(right->info->layout).segmentDataOffsetBytes + 7;
        const auto wrong = titleOf(file);
        QCOMPARE(iframePlaylist(*wrong), iframePlaylist(*right));
        for (qsizetype n = 0; n < count; ++n) {
            const auto expected = buildIframe(*right, n, {});
            const auto made = buildIframe(*wrong, n, {});
            QVERIFY(expected && made);
            QCOMPARE(*made, *expected);
        }
    }

    void doesNotBlameTrueCues()
    {
        const auto title = titleOf(film());
        const auto found = titleWithoutFalseCues(title, 3, {});
        QVERIFY(found);
        QVERIFY(!*found);
    }
};

QTEST_GUILESS_MAIN(tst_FalseCues)
#include "tst_FalseCues.moc"
