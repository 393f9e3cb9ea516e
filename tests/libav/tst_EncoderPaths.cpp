// SPDX-License-Identifier: GPL-3.0-or-later
// Encoders that fail in every way hardware was seen to fail: the segment comes from software then, and nobody
// else notices.
#include "core/libav/EncodedCheck.h"
#include "core/libav/EncoderPaths.h"
#include "core/libav/EncoderTrial.h"
#include "core/media/NalUnits.h"

#include <atomic>
#include <semaphore>

#include <QTest>

using namespace cuegate;
using namespace Qt::StringLiterals;

class tst_EncoderPaths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesItAgainInSoftware_data();
    void makesItAgainInSoftware();
    void usesHardwareThatWorks();
    void takesTheNextOneAfterAQuarantine();
    void leavesAloneWhatFailsItsTrial();
    void triesAllAgainWhenAsked();
    void doesNotWaitForATrialThatHangs();
    void doesNotWaitForAnEncoderThatHangs();
    void givesHardwareNoMoreThanItsSessions();
    void triesAgainAfterTheQuarantine();
    void doesNotBlameTheEncoderForTheSource();
    void doesNotBlameTheEncoderForDamagedPictures();
    void doesNotQuarantineWhenCancelled();
    void triesRealEncoders();
};

using OnPicture = std::function<void(EncodedPicture)>;

static AvcTarget target(quint32 height = 48)
{
    Track track;
    track.video.emplace();
    track.video->width = 64;
    track.video->height = height;
    return avcTargetFor(track, AvcSize::Source);
}

static QByteArray parameterSets(const AvcTarget &of = target())
{
    QByteArray sets;
    if (const auto config = avcConfigFor(of))
        lengthPrefixedFromAnnexB(parameterSetsAnnexB(Codec::H264, *config).value_or(QByteArray()), sets);
    return sets;
}

static QByteArray idr(const QByteArray &sets = parameterSets())
{
    return QByteArray(sets + QByteArray::fromHex("000000036588aa"));
}

static QByteArray slice()
{
    return QByteArray::fromHex("000000034188aa");
}

/// Four pictures at 0, 10, 20 and 30, of which the second is shown last.
static std::vector<EncodedPicture> goodPictures()
{
    return {
        {0, -10, true, idr()}, {30, 0, false, slice()}, {10, 10, false, slice()}, {20, 20, false, slice()}};
}

static SegmentEncoder encoderOf(const std::vector<EncodedPicture> &pictures, int *calls = nullptr)
{
    return [pictures, calls](const VideoTranscodeInput &, const AvcTarget &, const CancelToken &,
                             const OnPicture &onPicture) -> Result<void> {
        if (calls)
            ++*calls;
        for (const EncodedPicture &picture : pictures)
            onPicture(picture);
        return {};
    };
}

/// As good as the others, but told apart by its bytes.
static std::vector<EncodedPicture> softwarePictures()
{
    auto pictures = goodPictures();
    for (EncodedPicture &picture : pictures)
        picture.payload += QByteArray::fromHex("0000000206ff");
    return pictures;
}

static EncoderPath pathOf(const QString &name, SegmentEncoder encode)
{
    return {name, [] { return Result<void>(); }, std::move(encode)};
}

struct Source
{
    Track track;
    SampleBatch batch;
    Source()
    {
        for (const qint64 pts : {0, 30, 10, 20, 40})
            batch.samples.emplace_back().pts = pts;
    }
    [[nodiscard]] VideoTranscodeInput input() const { return {&track, &batch, 0, 40}; }
};

static Result<std::vector<EncodedPicture>> run(EncoderPaths &paths, const CancelToken &cancel = {})
{
    const Source source;
    std::vector<EncodedPicture> pictures;
    const auto made = paths.encode(source.input(), target(), cancel,
                                   [&](EncodedPicture picture) { pictures.push_back(std::move(picture)); });
    return made ? Result<std::vector<EncodedPicture>>(pictures) : std::unexpected(made.error());
}

static bool isFromSoftware(const Result<std::vector<EncodedPicture>> &pictures)
{
    return pictures && pictures->size() == 4 &&
           pictures->front().payload == softwarePictures().front().payload;
}

void tst_EncoderPaths::makesItAgainInSoftware_data()
{
    QTest::addColumn<std::vector<EncodedPicture>>("pictures");
    QTest::addColumn<QString>("reason");
    auto pictures = goodPictures();
    pictures[0].payload = slice();
    QTest::newRow("no IDR first") << pictures << u"IDR"_s;
    pictures = goodPictures();
    pictures[0].isSync = false;
    QTest::newRow("not said to be IDR") << pictures << u"IDR"_s;
    pictures = goodPictures();
    pictures.pop_back();
    QTest::newRow("a picture lost") << pictures << u"3 pictures of 4"_s;
    pictures = goodPictures();
    pictures.push_back({35, 30, false, slice()});
    QTest::newRow("a picture too many") << pictures << u"5 pictures of 4"_s;
    pictures = goodPictures();
    std::swap(pictures[1].dts, pictures[2].dts);
    QTest::newRow("decoding times go back") << pictures << u"order"_s;
    pictures = goodPictures();
    pictures[3].dts = 25;
    QTest::newRow("decoded after it is shown") << pictures << u"order"_s;
    pictures = goodPictures();
    pictures[1].pts = 20;
    QTest::newRow("two at one time") << pictures << u"same time"_s;
    pictures = goodPictures();
    pictures[0].payload = idr(QByteArray());
    QTest::newRow("no parameter sets") << pictures << u"no parameter sets"_s;
    pictures[0].payload = idr(parameterSets(target(64)));
    QTest::newRow("of another size") << pictures << u"64x64, not 64x48"_s;
    AvcTarget higher = target();
    higher.levelIdc = 51;
    pictures[0].payload = idr(parameterSets(higher));
    QTest::newRow("above the level that was promised") << pictures << u"level 51"_s;
    pictures = goodPictures();
    pictures[2].payload.chop(1);
    QTest::newRow("a picture cut off") << pictures << u"not whole"_s;
    pictures = goodPictures();
    pictures[2].pts = 15;
    QTest::newRow("a time that is not the source's") << pictures << u"source's times"_s;
    QTest::newRow("nothing") << std::vector<EncodedPicture>() << u"no picture"_s;
}

void tst_EncoderPaths::makesItAgainInSoftware()
{
    QFETCH(std::vector<EncodedPicture>, pictures);
    QFETCH(QString, reason);
    int calls = 0;
    EncoderPaths paths({pathOf(u"fake"_s, encoderOf(pictures, &calls))}, encoderOf(softwarePictures()));
    paths.tryHardware();
    QCOMPARE(paths.reports()[0].state, EncoderState::Works);
    QVERIFY(isFromSoftware(run(paths)));
    QCOMPARE(paths.reports()[0].state, EncoderState::Quarantined);
    QVERIFY2(paths.reports()[0].reason.contains(reason), qPrintable(paths.reports()[0].reason));
    QVERIFY(isFromSoftware(run(paths)));
    paths.tryHardware();
    QCOMPARE(paths.reports()[0].state, EncoderState::Quarantined);
    QCOMPARE(calls, 1);
}

void tst_EncoderPaths::usesHardwareThatWorks()
{
    EncoderPaths paths({pathOf(u"fake"_s, encoderOf(goodPictures()))}, encoderOf(softwarePictures()));
    QVERIFY(isFromSoftware(run(paths))); // not before its trial
    paths.tryHardware();
    const auto pictures = run(paths);
    QVERIFY(pictures);
    QCOMPARE(pictures->front().payload, idr());
    QCOMPARE(pictures->size(), 4);
}

void tst_EncoderPaths::takesTheNextOneAfterAQuarantine()
{
    // The first dies in the middle of its second segment.
    int calls = 0;
    const SegmentEncoder dies = [&calls](const VideoTranscodeInput &, const AvcTarget &, const CancelToken &,
                                         const OnPicture &onPicture) -> Result<void> {
        onPicture({0, -10, true, idr()});
        if (++calls == 2)
            return fail(ErrorKind::Internal, u"the device is gone"_s);
        const auto pictures = goodPictures();
        for (size_t i = 1; i < pictures.size(); ++i)
            onPicture(pictures[i]);
        return {};
    };
    EncoderPaths paths({pathOf(u"first"_s, dies), pathOf(u"second"_s, encoderOf(goodPictures()))},
                       encoderOf(softwarePictures()));
    paths.tryHardware();
    QCOMPARE(run(paths)->front().payload, idr());
    QVERIFY(isFromSoftware(run(paths)));
    QCOMPARE(paths.reports()[0].reason, u"the device is gone"_s);
    QCOMPARE(run(paths)->front().payload, idr());
    QCOMPARE(paths.reports()[1].state, EncoderState::Works);
    QCOMPARE(calls, 2);
}

void tst_EncoderPaths::triesAllAgainWhenAsked()
{
    std::atomic<int> trials = 0;
    EncoderPath path = pathOf(u"fake"_s, encoderOf(goodPictures()));
    path.trial = [&trials]() -> Result<void> {
        if (++trials == 1)
            return fail(ErrorKind::Unavailable, u"no such device"_s);
        return {};
    };
    EncoderPaths paths({path}, encoderOf(softwarePictures()));
    paths.tryHardware();
    QCOMPARE(paths.reports()[0].state, EncoderState::Missing);
    paths.tryAgain();
    QTRY_VERIFY(!paths.isTrying());
    QCOMPARE(trials, 2);
    QCOMPARE(paths.reports()[0].state, EncoderState::Works);
    QVERIFY(paths.reports()[0].reason.isEmpty());
}

void tst_EncoderPaths::leavesAloneWhatFailsItsTrial()
{
    int trials = 0;
    EncoderPath path = pathOf(u"fake"_s, encoderOf(goodPictures()));
    path.trial = [&trials]() -> Result<void> {
        ++trials;
        return fail(ErrorKind::Unavailable, u"no such device"_s);
    };
    EncoderPaths paths({path}, encoderOf(softwarePictures()));
    paths.tryHardware();
    paths.tryHardware();
    QCOMPARE(trials, 1);
    QCOMPARE(paths.reports()[0].state, EncoderState::Missing);
    QCOMPARE(paths.reports()[0].reason, u"no such device"_s);
    QVERIFY(isFromSoftware(run(paths)));
}

void tst_EncoderPaths::doesNotWaitForATrialThatHangs()
{
    const auto gate = std::make_shared<std::binary_semaphore>(0);
    EncoderPath path = pathOf(u"fake"_s, encoderOf(goodPictures()));
    path.trial = [gate]() -> Result<void> {
        gate->acquire();
        return {};
    };
    EncoderLimits limits;
    limits.segment = std::chrono::milliseconds(50);
    EncoderPaths paths({path, pathOf(u"other"_s, encoderOf(goodPictures()))}, encoderOf(softwarePictures()),
                       limits);
    paths.tryHardware();
    QCOMPARE(paths.reports()[0].state, EncoderState::Missing);
    QVERIFY(paths.reports()[0].reason.contains(u"not done within 150 ms"_s));
    QCOMPARE(paths.reports()[1].state, EncoderState::Works);
    gate->release();
}

void tst_EncoderPaths::doesNotWaitForAnEncoderThatHangs()
{
    const auto gate = std::make_shared<std::binary_semaphore>(0);
    const SegmentEncoder hangs = [gate](const auto &, const auto &, const auto &,
                                        const auto &) -> Result<void> {
        gate->acquire();
        return {};
    };
    EncoderLimits limits;
    limits.segment = std::chrono::milliseconds(50);
    EncoderPaths paths({pathOf(u"fake"_s, hangs)}, encoderOf(softwarePictures()), limits);
    paths.tryHardware();
    QVERIFY(isFromSoftware(run(paths)));
    QCOMPARE(paths.reports()[0].state, EncoderState::Quarantined);
    QVERIFY(paths.reports()[0].reason.contains(u"not done within 50 ms"_s));
    gate->release();
}

void tst_EncoderPaths::givesHardwareNoMoreThanItsSessions()
{
    EncoderPaths *all = nullptr;
    int softwareInside = 0;
    int depth = 0;
    // Each call makes another segment before it ends.
    const SegmentEncoder nests = [&](const auto &, const auto &, const auto &,
                                     const OnPicture &onPicture) -> Result<void> {
        if (++depth <= 2)
            softwareInside += isFromSoftware(run(*all));
        for (const EncodedPicture &picture : goodPictures())
            onPicture(picture);
        return {};
    };
    EncoderPaths paths({pathOf(u"fake"_s, nests)}, encoderOf(softwarePictures()));
    all = &paths;
    paths.tryHardware();
    QVERIFY(!isFromSoftware(run(paths)));
    QCOMPARE(depth, 2);
    QCOMPARE(softwareInside, 1);
    depth = 2;
    QVERIFY(!isFromSoftware(run(paths))); // the sessions were given back
}

void tst_EncoderPaths::triesAgainAfterTheQuarantine()
{
    std::atomic<int> trials = 0;
    std::atomic<int> calls = 0;
    EncoderPath path = pathOf(
        u"fake"_s,
        [&calls](const auto &, const auto &, const auto &, const OnPicture &onPicture) -> Result<void> {
            if (++calls == 1)
                return fail(ErrorKind::Internal, u"the device is gone"_s);
            for (const EncodedPicture &picture : goodPictures())
                onPicture(picture);
            return {};
        });
    path.trial = [&trials]() -> Result<void> {
        ++trials;
        return {};
    };
    EncoderLimits limits;
    limits.quarantine = std::chrono::milliseconds(0);
    EncoderPaths paths({path}, encoderOf(softwarePictures()), limits);
    paths.tryHardware();
    QVERIFY(isFromSoftware(run(paths)));
    QTRY_VERIFY(!isFromSoftware(run(paths)));
    QCOMPARE(trials.load(), 2);
    QVERIFY(paths.reports()[0].reason.isEmpty());
}

void tst_EncoderPaths::doesNotBlameTheEncoderForDamagedPictures()
{
    auto fewer = goodPictures();
    fewer.pop_back();
    EncoderPaths paths({pathOf(u"fake"_s, encoderOf(fewer))}, encoderOf(fewer));
    paths.tryHardware();
    QCOMPARE(run(paths)->size(), 3);
    QCOMPARE(paths.reports()[0].state, EncoderState::Works);
}

void tst_EncoderPaths::doesNotBlameTheEncoderForTheSource()
{
    const SegmentEncoder corrupt = [](const VideoTranscodeInput &, const AvcTarget &, const CancelToken &,
                                      const OnPicture &) -> Result<void> {
        return fail(ErrorKind::CorruptInput, u"nothing decodes"_s);
    };
    EncoderPaths paths({pathOf(u"fake"_s, corrupt)}, corrupt);
    paths.tryHardware();
    QCOMPARE(run(paths).error().kind, ErrorKind::CorruptInput);
    QCOMPARE(paths.reports()[0].state, EncoderState::Works);
}

void tst_EncoderPaths::doesNotQuarantineWhenCancelled()
{
    const CancelSource source;
    const SegmentEncoder cancelled = [&source](const VideoTranscodeInput &, const AvcTarget &,
                                               const CancelToken &, const OnPicture &) -> Result<void> {
        source.cancel();
        return std::unexpected(Error::cancelled());
    };
    EncoderPaths paths({pathOf(u"fake"_s, cancelled)}, encoderOf(softwarePictures()));
    paths.tryHardware();
    QCOMPARE(run(paths, source.token()).error().kind, ErrorKind::Cancelled);
    QCOMPARE(paths.reports()[0].state, EncoderState::Works);
}

void tst_EncoderPaths::triesRealEncoders()
{
    if (const auto tried = tryEncoder(EncoderKind::X264);
        !tried && tried.error().kind == ErrorKind::Unsupported)
        QSKIP("the FFmpeg libraries here have no libx264");
    else
        QVERIFY2(tried, tried ? "" : qPrintable(tried.error().message));
    EncoderPaths paths(libavHardwarePaths(), transcodeVideo);
    paths.tryHardware();
    for (const EncoderReport &report : paths.reports()) {
        QVERIFY(report.state == EncoderState::Works || !report.reason.isEmpty());
        qInfo().noquote() << report.name
                          << (report.state == EncoderState::Works ? u"works"_s : report.reason);
    }
}

QTEST_GUILESS_MAIN(tst_EncoderPaths)
#include "tst_EncoderPaths.moc"
