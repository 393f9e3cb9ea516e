// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose times only counting from the beginning tells play before all of them was gone through: AVI
// without an index, fragmented MP4 without tfdt. ffmpeg's demuxer judges.
#include "core/demux/SampleReader.h"
#include "core/probe/CountedScan.h"
#include "core/probe/ScanIndex.h"
#include "core/segment/TitleThumbnail.h"
#include "tests/segment/HeldSource.h"
#include "tests/segment/ProvisionalFilms.h"
#include "tests/segment/TitlePackets.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/Wmv3Film.h"

#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

struct SampleTime
{
    qint64 pts = 0;
    qint64 bytes = 0;
    bool isSync = false;
    bool operator==(const SampleTime &) const = default;
};

} // namespace

/// Of all segments one behind the other, or of all of \p title at once if it is exact.
static std::map<TrackId, std::vector<SampleTime>> samplesOf(const std::shared_ptr<const Title> &title)
{
    std::map<TrackId, std::vector<SampleTime>> found;
    std::vector<TrackId> tracks;
    for (const Track &track : title->info->tracks)
        tracks.push_back(track.id);
    for (qsizetype n = 0; n < qsizetype(title->plan.spans.size()); ++n) {
        const auto exact = titleForSegment(title, n, {});
        if (!exact) {
            qWarning("segment %lld: %s", n, qPrintable(exact.error().message));
            return {};
        }
        const SampleSpan &span = (*exact)->plan.spans[size_t(n)];
        if (span.beginTime >= span.endTime)
            continue; // behind the end, which is reckoned
        const auto batches = readSamples(*title->source, *(*exact)->info, tracks, span, {});
        if (!batches) {
            qWarning("segment %lld: %s", n, qPrintable(batches.error().message));
            return {};
        }
        for (const SampleBatch &batch : *batches) {
            for (const MediaSample &sample : batch.samples)
                found[batch.track].push_back({sample.pts, sample.sizeBytes(), sample.isSync});
        }
    }
    return found;
}

class tst_CountedTitle : public QObject
{
    Q_OBJECT
    ProvisionalFilms m_films;

    /// As when all of the file was gone through.
    [[nodiscard]] Result<std::shared_ptr<const Title>> exactTitle(const QString &name) const
    {
        std::shared_ptr<const ByteSource> source = *FileByteSource::open(m_films.path(name));
        const auto found = probe(*source, name, {});
        const auto info = scanIndex(*source, **found, {}, {});
        if (!info)
            return std::unexpected(info.error());
        const auto facts = readTitleFacts(*source, **info, {});
        return makeTitle(source, **info, *facts);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_films.make());
        QVERIFY(m_films.makeCounted());
    }

    void everyPacketIsThereOnceAtItsTime_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("judged");
        QTest::newRow("MP4 without tfdt") << u"film.ismv"_s << u"film.ismv"_s;
        QTest::newRow("AVI without an index") << u"noindex.avi"_s << u"whole.avi"_s;
        QTest::newRow("AVI that breaks off") << u"broken.avi"_s << u"whole.avi"_s;
    }
    void everyPacketIsThereOnceAtItsTime()
    {
        QFETCH(QString, name);
        QFETCH(QString, judged);
        const auto title = m_films.open(name);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QVERIFY((*title)->isProvisional());
        for (const TrackVerdict &verdict : (*title)->verdicts)
            QVERIFY2(verdict.isServed(), qPrintable(verdict.reason));
        const auto renditions = copiedRenditions(**title);
        QCOMPARE(renditions.size(), 2);
        for (const Rendition *rendition : renditions) {
            const auto made = writtenPackets(*title, *rendition, m_films.path(u"made.mp4"_s));
            const auto there =
                timedAviPackets(m_films.path(judged), rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            const QString difference = differenceInTime(made, there);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
        }
    }

    // By the exact title, whose times tst_AviTimes and tst_FragmentedTitle prove.
    void hasTheSamplesOfTheExactTitle_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"film.ismv"_s, u"noindex.avi"_s, u"asp.avi"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void hasTheSamplesOfTheExactTitle()
    {
        QFETCH(QString, name);
        const auto title = m_films.open(name);
        const auto exact = exactTitle(name);
        QVERIFY(title && exact);
        const auto ours = samplesOf(*title);
        const auto theirs = samplesOf(*exact);
        QCOMPARE(ours.size(), 2u);
        for (const auto &[track, samples] : theirs) {
            QCOMPARE(ours.at(track).size(), samples.size());
            QVERIFY(ours.at(track) == samples);
        }
    }

    void isTheSameInWhateverOrder_data() { everyPacketIsThereOnceAtItsTime_data(); }
    void isTheSameInWhateverOrder()
    {
        QFETCH(QString, name);
        const auto forward = m_films.open(name);
        const auto backward = m_films.open(name);
        QVERIFY(forward && backward);
        QCOMPARE((*backward)->generation, (*forward)->generation);
        QCOMPARE(differenceByOrder(*forward, *backward), QString());
    }

    void beginsWithLittle_data() { everyPacketIsThereOnceAtItsTime_data(); }
    void beginsWithLittle()
    {
        QFETCH(QString, name);
        std::shared_ptr<CountingSource> source;
        const auto title = m_films.open(name, &source);
        QVERIFY(title);
        QVERIFY(segmentOf(*title, *copiedRenditions(**title).front(), 0));
        // The first segment reaches to 8 s of 90, and the end may be reckoned from 20.
        qInfo("%lld of %lld bytes", source->readBytes(), source->sizeBytes());
        QVERIFY(source->readBytes() < source->sizeBytes() * 2 / 5);
    }

    void showsPictures()
    {
        for (const QString &name : {u"film.ismv"_s, u"noindex.avi"_s, u"asp.avi"_s}) {
            const auto title = m_films.open(name);
            QVERIFY(title);
            const auto picture = makeTitleThumbnail(*title, thumbnailTime(**title, 40'000), 160, {});
            QVERIFY2(picture, picture ? "" : qPrintable(picture.error().message));
        }
    }

    // By the flags that ffmpeg wrote into idx1.
    void tellsKeyframesByThePictures_data()
    {
        QTest::addColumn<QString>("options");
        for (const char *options :
             {"mpeg4 -bf 2", "msmpeg4v3", "mpeg2video -bf 2", "mpeg1video", "libvpx -deadline realtime",
              "libvpx-vp9 -deadline realtime "
              "-speed 8",
              "mjpeg", "libx264 -preset ultrafast", "copy"})
            QTest::newRow(options) << QString::fromLatin1(options);
    }
    void tellsKeyframesByThePictures()
    {
        QFETCH(QString, options);
        const bool isWmv3 = options == "copy"_L1; // there is no encoder; each reference is intra-coded
        QVERIFY(m_films.write(u"wmv3.rcv"_s, wmv3Film(91, 3)));
        const QStringList input = isWmv3 ? QStringList{u"-i"_s, m_films.path(u"wmv3.rcv"_s)}
                                         : u"-f lavfi -i testsrc2=s=160x96:r=25:d=4"_s.split(u' ');
        QVERIFY(ffmpeg(input + QStringList{u"-c:v"_s} + options.split(u' ') +
                       QStringList{u"-g"_s, u"17"_s, m_films.path(u"codec.avi"_s)}));
        const QByteArray bytes = m_films.bytesOf(u"codec.avi"_s);
        std::vector<KeyframeIndex> indexes;
        for (const QByteArray &file : {bytes, ProvisionalFilms::withoutIndex(bytes)}) {
            const MemoryByteSource source(file);
            const auto found = probe(source, {}, {});
            QVERIFY(found);
            const auto info = scanIndex(source, **found, {}, {});
            QVERIFY2(info, info ? "" : qPrintable(info.error().message));
            QCOMPARE((*info)->notes.filter(u"walked through"_s).size(), qsizetype(indexes.size()));
            indexes.push_back((*info)->keyframes);
            if (indexes.size() == 2)
                QVERIFY(CountedScan::begin(source, **found, {}));
        }
        QVERIFY(indexes[0].keyframes.size() >= 4);
        QCOMPARE(indexes[1].keyframes, indexes[0].keyframes);
    }

    void whatIsKnownWaitsForNoSource_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("MP4") << u"film.ismv"_s;
        QTest::newRow("AVI") << u"noindex.avi"_s;
    }
    void whatIsKnownWaitsForNoSource()
    {
        QFETCH(QString, name);
        HeldSource source(m_films.bytesOf(name));
        const auto found = probe(source, name, {});
        QVERIFY(found);
        const auto counted = CountedScan::begin(source, **found, {});
        QVERIFY(counted);
        const auto first = (*counted)->keyframeFrom(source, 0, {});
        QVERIFY(first);
        const qint64 far = 80 * qint64((*found)->track((*found)->mainTrack)->timescale);
        source.hold();
        CancelSource walking;
        CancelSource waiting;
        const auto look = [&](qint64 time, const CancelToken &cancel) {
            return std::async(std::launch::async,
                              [&, time, cancel] { return (*counted)->keyframeFrom(source, time, cancel); });
        };
        auto walker = look(far, walking.token());
        QVERIFY(walker.wait_for(200ms) == std::future_status::timeout);
        auto waiter = look(far, waiting.token());
        auto knows = look(0, {});
        const bool isTold = knows.wait_for(5s) == std::future_status::ready;
        waiting.cancel();
        const bool isEnded = waiter.wait_for(5s) == std::future_status::ready;
        walking.cancel();
        source.release();
        QVERIFY(isTold && isEnded);
        QCOMPARE(*knows.get(), *first);
        QCOMPARE(waiter.get().error().kind, ErrorKind::Cancelled);
        QCOMPARE(walker.get().error().kind, ErrorKind::Cancelled);
        QVERIFY((*counted)->keyframeFrom(source, far, {}));
    }

    void leavesAnIndexToTheScan()
    {
        const auto title = m_films.open(u"whole.avi"_s);
        QVERIFY(!title);
        QCOMPARE(title.error().kind, ErrorKind::NotFound);
    }
};

QTEST_GUILESS_MAIN(tst_CountedTitle)
#include "tst_CountedTitle.moc"
