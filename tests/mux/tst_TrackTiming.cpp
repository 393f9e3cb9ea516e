// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/mux/TrackTiming.h"
#include "core/mux/TransportStreamPackets.h"

#include <QTest>

using namespace cuegate;

class tst_TrackTiming : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decodesVideoNoLaterThanItIsShown_data();
    void decodesVideoNoLaterThanItIsShown();
    void endsBeforeTheDecodingOfLeadingPictures();
    void startsTheTitleNoLaterThanAnySegmentAfterIt();
    void putsJitteringAudioOnItsGrid();
    void endsCountersAtAMultipleOfSixteen();
};

static SampleBatch batchOf(const QList<qint64> &times, std::optional<qint64> next)
{
    SampleBatch batch;
    for (const qint64 time : times) {
        MediaSample sample;
        sample.pts = time;
        batch.samples.push_back(sample);
    }
    batch.nextTime = next;
    return batch;
}

void tst_TrackTiming::decodesVideoNoLaterThanItIsShown_data()
{
    QTest::addColumn<QList<qint64>>("times");
    QTest::newRow("no-reordering") << QList<qint64>{1000, 1040, 1080, 1120};
    QTest::newRow("pyramid") << QList<qint64>{1000, 1160, 1080, 1040, 1120, 1320, 1240, 1200, 1280};
    QTest::newRow("leading-pictures") << QList<qint64>{1120, 1040, 1000, 1080, 1280, 1200, 1160, 1240};
    QTest::newRow("one") << QList<qint64>{1000};
    QTest::newRow("uneven-at-the-end") << QList<qint64>{1000, 1100, 1040, 1110, 1105};
    QTest::newRow("variable-rate") << QList<qint64>{1000, 3000, 1040, 1041, 2999};
}

void tst_TrackTiming::decodesVideoNoLaterThanItIsShown()
{
    QFETCH(QList<qint64>, times);
    TrackTiming timing;
    timing.isVideo = true;
    const qint64 start = *std::min_element(times.begin(), times.end());
    const qint64 end = *std::max_element(times.begin(), times.end()) + 40;
    SampleSpan span;
    span.beginTime = times.front();
    span.endTime = end;
    const auto timed = timeSamples(batchOf(times, end), span, timing);
    QCOMPARE(timed.size(), size_t(times.size()));
    const qint64 lead = start < times.front() ? kLeadTicks : 0;
    qint64 at = start - lead;
    for (size_t i = 0; i < timed.size(); ++i) {
        QCOMPARE(timed[i].decodeTime, at);
        QVERIFY(timed[i].compositionOffset >= 0);
        QCOMPARE(timed[i].presentationTime(), times[qsizetype(i)]);
        QVERIFY(timed[i].duration > 0);
        QVERIFY(timed[i].presentationTime() + timed[i].duration <= end);
        at += timed[i].duration;
    }
    QCOMPARE(at, end);
}

void tst_TrackTiming::endsBeforeTheDecodingOfLeadingPictures()
{
    TrackTiming timing;
    timing.isVideo = true;
    SampleSpan span;
    span.endTime = 1120;
    const auto timed = timeSamples(batchOf({880, 920, 960}, 1000), span, timing);
    QCOMPARE(timed.back().decodeTime + timed.back().duration, 1000 - kLeadTicks);
}

// libavformat's HLS reader reckons the starts of segments from the first packet's decode time (DESIGN: -ss in
// transport streams).
void tst_TrackTiming::startsTheTitleNoLaterThanAnySegmentAfterIt()
{
    TrackTiming timing;
    timing.isVideo = true;
    timing.startMargin = 1;
    SampleSpan first;
    first.isFirst = true;
    first.endTime = 1040;
    const auto beginning = timeSamples(batchOf({40, 120, 80}, 1040), first, timing);
    SampleSpan second;
    second.beginTime = 1040;
    second.endTime = 2000;
    const auto later = timeSamples(batchOf({1040, 1120, 1080}, {}), second, timing);
    QVERIFY(beginning.front().steadyDecodeTime < later.front().steadyDecodeTime - 1040);
}

void tst_TrackTiming::putsJitteringAudioOnItsGrid()
{
    TrackTiming timing;
    timing.sourceTimescale = 1000;
    timing.timescale = 48000;
    timing.gridStep = 1024;
    // Rounded milliseconds of k * 1024 / 48000 s, and one frame that really is 5 ms late.
    const auto timed = timeSamples(batchOf({0, 21, 43, 64, 90}, 107), {}, timing);
    QCOMPARE(timed[1].decodeTime, 1024);
    QCOMPARE(timed[2].decodeTime, 2048);
    QCOMPARE(timed[3].decodeTime, 3072);
    QCOMPARE(timed[4].decodeTime, 4320);
    QCOMPARE(timed[4].decodeTime + timed[4].duration, 5120);
}

void tst_TrackTiming::endsCountersAtAMultipleOfSixteen()
{
    for (int size = 60; size < 4000; size += 7) {
        TransportStreamPackets packets;
        const QByteArray pes(size, 'x');
        packets.writePes(0x100, pes, 27'000'000, true, TransportStreamPackets::Place::Middle);
        packets.writePes(0x100, pes, std::nullopt, false, TransportStreamPackets::Place::LastOfSegment);
        const QByteArray bytes = packets.take();
        QCOMPARE(bytes.size() % 188, 0);
        QCOMPARE(bytes.size() / 188 % 16, 0);
        qsizetype payload = 0;
        for (qsizetype at = 0; at < bytes.size(); at += 188) {
            QCOMPARE(bytes[at], char(0x47));
            QCOMPARE(bytes[at + 3] & 0x0F, int(at / 188 % 16));
            payload += 184 - ((bytes[at + 3] & 0x20) ? quint8(bytes[at + 4]) + 1 : 0);
        }
        QCOMPARE(payload, qsizetype(2 * size));
    }
}

QTEST_APPLESS_MAIN(tst_TrackTiming)
#include "tst_TrackTiming.moc"
