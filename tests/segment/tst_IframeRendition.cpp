// SPDX-License-Identifier: GPL-3.0-or-later
// The I-frames of a title are its source's keyframes, each alone: ffmpeg decodes of every fragment the very
// picture that it shows of the source at that time.
#include "core/segment/IframeRendition.h"

#include "core/base/MediaTime.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitleBandwidth.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"

#include <QCryptographicHash>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

#include <map>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

using Pictures = std::map<qint64, QByteArray>; // hashes by milliseconds

} // namespace

class tst_IframeRendition : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    [[nodiscard]] QString path(const QString &name) const { return m_dir.filePath(name); }
    [[nodiscard]] bool makeFilm(const QString &name, const QStringList &how) const;
    [[nodiscard]] std::shared_ptr<const Title> titleOfAny(const QString &name) const;
    [[nodiscard]] QString written(const QByteArray &bytes) const;

private Q_SLOTS:
    void holdsThePicturesOfTheSource_data();
    void holdsThePicturesOfTheSource();
    void isTheSameInEveryOrder();
    void isLeftOutWhereItWouldBeNoUse_data();
    void isLeftOutWhereItWouldBeNoUse();
    void saysThePeakOfItsPictures();
    void saysWhereThereIsNoKeyframe();
};

// 14 s of 24 pictures a second, a keyframe every two seconds.
bool tst_IframeRendition::makeFilm(const QString &name, const QStringList &how) const
{
    return bool(ffmpeg(QStringList{u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=320x180:r=24:d=14"_s, u"-f"_s,
                                   u"lavfi"_s, u"-i"_s, u"sine=r=48000:d=14"_s, u"-c:v"_s, u"libx264"_s,
                                   u"-g"_s, u"48"_s, u"-c:a"_s, u"aac"_s, u"-pix_fmt"_s, u"yuv420p"_s} +
                       how + QStringList{path(name)}));
}

std::shared_ptr<const Title> tst_IframeRendition::titleOfAny(const QString &name) const
{
    return scannedTitleOf(path(name)).value_or(nullptr);
}

QString tst_IframeRendition::written(const QByteArray &bytes) const
{
    QFile file(path(u"iframe.mp4"_s));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

// As ffmpeg decodes and times them.
static Pictures decoded(const QString &file)
{
    const auto told =
        ffmpeg({u"-copyts"_s, u"-i"_s, file, u"-map"_s, u"0:v"_s, u"-fps_mode"_s, u"passthrough"_s,
                u"-enc_time_base"_s, u"-1"_s, u"-f"_s, u"framemd5"_s, u"-"_s});
    Pictures pictures;
    qint64 numerator = 0;
    qint64 denominator = 1;
    for (const QByteArray &line : told.value_or(QByteArray()).split('\n')) {
        if (line.startsWith("#tb 0: ")) {
            const QList<QByteArray> base = line.mid(7).split('/');
            numerator = base.value(0).toLongLong();
            denominator = base.value(1).toLongLong();
        }
        const QList<QByteArray> fields = line.split(',');
        if (line.startsWith('#') || fields.size() < 6)
            continue;
        pictures[fields[2].trimmed().toLongLong() * numerator * 1000 / denominator] = fields[5].trimmed();
    }
    return pictures;
}

// That of the picture nearest to \p ms, if it is within two.
static QByteArray at(const Pictures &pictures, qint64 ms)
{
    const auto found = pictures.lower_bound(ms - 2);
    return found != pictures.end() && found->first <= ms + 2 ? found->second : QByteArray();
}

static QList<qint64> durationsUs(const QByteArray &playlist)
{
    QList<qint64> durations;
    for (const QByteArray &line : playlist.split('\n')) {
        if (line.startsWith("#EXTINF:"))
            durations << line.mid(8).chopped(1).replace(".", "").toLongLong();
    }
    return durations;
}

void tst_IframeRendition::holdsThePicturesOfTheSource_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("how");
    const QStringList openGroups{u"-x264-params"_s, u"open-gop=1:bframes=3:scenecut=0"_s};
    const QStringList hevc{u"-c:v"_s, u"libx265"_s, u"-x265-params"_s,
                           u"log-level=none:keyint=48:min-keyint=48:scenecut=0:open-gop=1"_s};
    const QStringList vp9{u"-c:v"_s,      u"libvpx-vp9"_s, u"-deadline"_s, u"realtime"_s,
                          u"-cpu-used"_s, u"8"_s,          u"-c:a"_s,      u"libopus"_s};
    QTest::newRow("matroska") << u"a.mkv"_s << QStringList{u"-bf"_s, u"3"_s};
    QTest::newRow("matroska-open-groups") << u"b.mkv"_s << openGroups;
    QTest::newRow("matroska-hevc-open-groups") << u"c.mkv"_s << hevc;
    QTest::newRow("webm") << u"d.webm"_s << vp9;
    QTest::newRow("mp4") << u"e.mp4"_s << QStringList{u"-bf"_s, u"3"_s};
    QTest::newRow("mp4-open-groups") << u"f.mp4"_s << openGroups;
    QTest::newRow("fragmented-mp4") << u"g.mp4"_s
                                    << QStringList{u"-movflags"_s,
                                                   u"frag_keyframe+empty_moov+default_base_moof"_s};
    QTest::newRow("transport-stream") << u"h.ts"_s << QStringList{u"-bf"_s, u"2"_s};
    QTest::newRow("transport-stream-hevc") << u"i.ts"_s << hevc;
    QTest::newRow("flv") << u"j.flv"_s << QStringList{u"-bf"_s, u"2"_s, u"-ar"_s, u"44100"_s};
}

void tst_IframeRendition::holdsThePicturesOfTheSource()
{
    QFETCH(QString, name);
    QFETCH(QStringList, how);
    if (!makeFilm(name, how))
        QSKIP("no ffmpeg here");
    const auto title = titleOfAny(name);
    QVERIFY(title && title->iframes);
    QCOMPARE(title->iframes->pictures.size(), size_t(7));
    const Pictures ofSource = decoded(path(name));
    QVERIFY(!ofSource.empty());
    const Rendition &copied = *title->rendition(title->iframes->copied);
    const quint32 timescale = copied.parts.front().timing.timescale;
    const QByteArray init = buildInitSegment(*title, copied);
    const QList<qint64> durations = durationsUs(iframePlaylist(*title));
    QCOMPARE(durations.size(), 7);
    qint64 beginUs = 0;
    qint64 shiftMs = 0; // of the source's times, which may begin anywhere
    for (qsizetype n = 0; n < durations.size(); ++n) {
        const auto iframe = buildIframe(*title, n, {});
        QVERIFY2(iframe, qPrintable(iframe ? QString() : iframe.error().message));
        const Pictures alone = decoded(written(init + *iframe));
        QCOMPARE(alone.size(), size_t(1));
        const auto [shownMs, hash] = *alone.begin();
        if (n == 0)
            shiftMs = ofSource.begin()->first - shownMs;
        // The title's first picture may be shown after its sound has begun.
        QVERIFY2(shownMs - beginUs / 1000 >= -1 && shownMs - beginUs / 1000 <= (n == 0 ? 100 : 1),
                 QByteArray::number(shownMs));
        QCOMPARE(hash, at(ofSource, shownMs + shiftMs));
        const QByteArray times = boxPayload(*iframe, "tfdt");
        QVERIFY(qAbs(qFromBigEndian<qint64>(times.constData() + 4) -
                     rescale(beginUs, 1'000'000, timescale)) <= 1);
        const QByteArray run = boxPayload(*iframe, "trun");
        QCOMPARE(qFromBigEndian<quint32>(run.constData() + 4), 1u); // sample_count
        QVERIFY(qAbs(qFromBigEndian<quint32>(run.constData() + 12) -
                     rescale(durations[n], 1'000'000, timescale)) <= 1);
        QCOMPARE(qFromBigEndian<quint32>(run.constData() + 20), 0x0200'0000u); // a sync sample
        beginUs += durations[n];
    }
    const qint64 endTime = title->plan.spans.back().endTime - title->zeroIn(title->plan.timescale);
    QVERIFY(qAbs(beginUs - rescale(endTime, title->plan.timescale, 1'000'000)) <= 1);
}

void tst_IframeRendition::isTheSameInEveryOrder()
{
    if (!makeFilm(u"order.mkv"_s, {}))
        QSKIP("no ffmpeg here");
    const auto digest = [](const Title &title, qsizetype number) {
        const auto iframe = buildIframe(title, number, {});
        return iframe ? QCryptographicHash::hash(*iframe, QCryptographicHash::Sha256)
                      : iframe.error().message.toUtf8();
    };
    const auto first = titleOfAny(u"order.mkv"_s);
    const auto second = titleOfAny(u"order.mkv"_s);
    QVERIFY(first && second && first->iframes && second->iframes);
    QCOMPARE(iframePlaylist(*first), iframePlaylist(*second));
    const auto count = qsizetype(first->iframes->pictures.size());
    QByteArrayList forward;
    for (qsizetype n = 0; n < count; ++n)
        forward << digest(*first, n);
    QCOMPARE(QSet<QByteArray>(forward.begin(), forward.end()).size(), count);
    for (qsizetype n = count; n-- > 0;)
        QCOMPARE(digest(*second, n), forward[n]);
    QList<qsizetype> numbers;
    for (qsizetype i = 0; i < 40; ++i)
        numbers << i * 5 % count;
    std::atomic<int> different = 0;
    QtConcurrent::blockingMap(
        numbers, [&](qsizetype number) { different += digest(*first, number) != forward[number]; });
    QCOMPARE(different.load(), 0);
    QCOMPARE(buildIframe(*first, count, {}).error().kind, ErrorKind::InvalidArgument);
    QCOMPARE(buildIframe(*first, -1, {}).error().kind, ErrorKind::InvalidArgument);
}

void tst_IframeRendition::isLeftOutWhereItWouldBeNoUse_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QStringList>("how");
    QTest::newRow("only-converted") << u"mpeg4.avi"_s
                                    << QStringList{u"-c:v"_s, u"mpeg4"_s, u"-c:a"_s, u"mp3"_s};
    QTest::newRow("only-sound") << u"sound.mka"_s << QStringList{u"-vn"_s};
    QTest::newRow("one-keyframe") << u"one.mkv"_s
                                  << QStringList{u"-g"_s, u"1000"_s, u"-sc_threshold"_s, u"0"_s};
}

void tst_IframeRendition::isLeftOutWhereItWouldBeNoUse()
{
    QFETCH(QString, name);
    QFETCH(QStringList, how);
    if (!makeFilm(name, how))
        QSKIP("no ffmpeg here");
    const auto title = titleOfAny(name);
    QVERIFY(title);
    QVERIFY(!title->iframes);
    QVERIFY(!multivariantPlaylist(*title, SegmentFormat::FragmentedMp4, AudioPlacement::Renditions)
                 .contains("I-FRAME"));
}

void tst_IframeRendition::saysThePeakOfItsPictures()
{
    for (const QString &name : {u"peak.mp4"_s, u"peak.mkv"_s}) {
        if (!makeFilm(name, {}))
            QSKIP("no ffmpeg here");
        const auto title = titleOfAny(name);
        QVERIFY(title && title->iframes);
        const QList<qint64> durations = durationsUs(iframePlaylist(*title));
        qint64 peak = 0;
        for (qsizetype n = 0; n < durations.size(); ++n)
            peak = std::max(peak, buildIframe(*title, n, {})->size() * 8'000'000 / durations[n]);
        QVERIFY(title->iframes->peakBandwidth >= peak);
        // Cues do not tell sizes.
        const qint64 most =
            name.endsWith(u"mp4"_s)
                ? peak + 1000
                : bandwidthOf(*title, *title->rendition("v1"), {}, SegmentFormat::FragmentedMp4).peak * 2;
        const QByteArray said("says " + QByteArray::number(title->iframes->peakBandwidth) + ", has " +
                              QByteArray::number(peak));
        QVERIFY2(title->iframes->peakBandwidth <= most, said);
        const QByteArray playlist =
            multivariantPlaylist(*title, SegmentFormat::FragmentedMp4, AudioPlacement::Renditions);
        const QByteArray line("#EXT-X-I-FRAME-STREAM-INF:BANDWIDTH=" +
                              QByteArray::number(title->iframes->peakBandwidth) + ",CODECS=\"avc1.");
        QVERIFY2(playlist.contains(line), playlist);
        const QByteArray end(",RESOLUTION=320x180,VIDEO-RANGE=SDR,URI=\"" + title->generation +
                             "/fmp4/v1.iframes/index.m3u8\"\n");
        QVERIFY2(playlist.endsWith(end), playlist);
        QVERIFY(!multivariantPlaylist(*title, SegmentFormat::TransportStream, AudioPlacement::Renditions)
                     .contains("I-FRAME"));
    }
}

// Not a crash, and not another picture than the playlist says.
void tst_IframeRendition::saysWhereThereIsNoKeyframe()
{
    for (const QString &name : {u"gone.mkv"_s, u"gone.mp4"_s, u"gone.ts"_s}) {
        if (!makeFilm(name, {}))
            QSKIP("no ffmpeg here");
        const auto title = titleOfAny(name);
        QVERIFY(title && title->iframes);
        auto wrong = std::make_shared<Title>(*title);
        auto iframes = *title->iframes;
        iframes.pictures[2].time += rescale(10, 1000, title->plan.timescale);
        iframes.pictures[2].offsetBytes += 7;
        wrong->iframes = std::make_shared<const IframeRendition>(iframes);
        const auto built = buildIframe(*wrong, 2, {});
        // Of Matroska it is searched for, and the next is the next I-frame.
        QVERIFY2(!built && built.error().kind == ErrorKind::CorruptInput, qPrintable(name));

        auto cut = std::make_shared<Title>(*title);
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        cut->source =
            std::make_shared<const MemoryByteSource>(file.read(title->iframes->pictures[5].offsetBytes + 20));
        QVERIFY2(!buildIframe(*cut, 5, {}), qPrintable(name));
        QVERIFY2(buildIframe(*cut, 1, {}), qPrintable(name));
    }
}

QTEST_APPLESS_MAIN(tst_IframeRendition)
#include "tst_IframeRendition.moc"
