// SPDX-License-Identifier: GPL-3.0-or-later
// Subtitles cut into segments, against what ffmpeg makes of the whole film's.
#include "core/base/MediaTime.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/TestTitle.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <set>
#include <tuple>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

struct Cue
{
    qint64 beginMs = 0;
    qint64 endMs = 0;
    QString text;
    [[nodiscard]] std::pair<qint64, QString> begin() const { return {beginMs, text}; }
    friend bool operator<(const Cue &a, const Cue &b)
    {
        return std::tie(a.beginMs, a.endMs, a.text) < std::tie(b.beginMs, b.endMs, b.text);
    }
    friend bool operator==(const Cue &, const Cue &) = default;
};

} // namespace

static qint64 milliseconds(const QString &time)
{
    static const QRegularExpression parts(u"(?:(\\d+):)?(\\d+):(\\d+)\\.(\\d+)"_s);
    const auto match = parts.match(time);
    return ((match.captured(1).toLongLong() * 60 + match.captured(2).toLongLong()) * 60 +
            match.captured(3).toLongLong()) *
               1000 +
           match.captured(4).toLongLong();
}

static std::vector<Cue> cuesIn(const QByteArray &webVtt)
{
    std::vector<Cue> cues;
    for (const QString &block : QString::fromUtf8(webVtt).split(u"\n\n"_s)) {
        const qsizetype arrow = block.indexOf(u" --> "_s);
        if (arrow < 0)
            continue;
        const qsizetype line = block.lastIndexOf(u'\n', arrow) + 1;
        const QString times = block.sliced(line).section(u'\n', 0, 0);
        cues.push_back({milliseconds(times), milliseconds(times.section(u"> "_s, 1)),
                        block.sliced(line).section(u'\n', 1).trimmed().replace(u"&amp;"_s, u"&"_s)});
    }
    return cues;
}

class tst_TextSegments : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    enum class Cues { Apart, Overlapping };
    // Some are longer than a segment: they stand in two or three.
    static QByteArray subRip(Cues cues)
    {
        const auto time = [](int ms) -> QByteArray {
            return "00:00:" + QByteArray::number(ms / 1000).rightJustified(2, '0') + ',' +
                   QByteArray::number(ms % 1000).rightJustified(3, '0');
        };
        QByteArray srt;
        int number = 0;
        for (int ms = 300; ms < 29'000; ms += 1700) {
            const int end = ms + (cues == Cues::Overlapping && number % 5 == 4 ? 9000 : 1500);
            ++number;
            srt += QByteArray::number(number) + '\n' + time(ms) + " --> " + time(std::min(end, 29'900)) +
                   "\n<i>Line</i> " + QByteArray::number(number) + "\nä & so on\n\n";
        }
        return srt;
    }
    QString film(const QString &name, const QStringList &codecs, Cues cues = Cues::Overlapping)
    {
        QFile srt(m_dir.filePath(u"words.srt"_s));
        if (!srt.open(QIODevice::WriteOnly) || srt.write(subRip(cues)) < 0)
            return {};
        srt.close();
        const QString path = m_dir.filePath(name);
        const QStringList inputs{u"-f"_s, u"lavfi"_s,    u"-i"_s, u"testsrc2=s=128x96:r=25:d=30"_s,
                                 u"-f"_s, u"lavfi"_s,    u"-i"_s, u"sine=f=440:r=48000:d=30"_s,
                                 u"-i"_s, srt.fileName()};
        const QStringList coding{
            u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-pix_fmt"_s,        u"yuv420p"_s,
            u"-g"_s,   u"60"_s,      u"-c:a"_s,    u"aac"_s,       u"-metadata:s:s:0"_s, u"language=ger"_s};
        return ffmpeg(inputs + coding + codecs + QStringList{path}) ? path : QString();
    }
    static std::set<Cue> cuesOf(const Title &title, const Rendition &rendition, bool isBackwards)
    {
        std::set<Cue> all;
        const auto count = qsizetype(title.plan.spans.size());
        for (qsizetype i = 0; i < count; ++i) {
            const qsizetype number = isBackwards ? count - 1 - i : i;
            const auto segment = buildSegment(title, rendition, SegmentFormat::FragmentedMp4, number, {});
            if (!segment)
                return {};
            const qint64 beginMs = title.plan.beginMs(number);
            for (const Cue &cue : cuesIn(*segment)) {
                // Not one that is over, or has not begun.
                if (cue.endMs <= beginMs || cue.beginMs >= title.plan.endMs(number) + 40)
                    return {};
                all.insert(cue);
            }
        }
        return all;
    }
    // Of each time within the film the words that are shown then, told by its segment alone.
    static QStringList shownAt(const Title &title, const Rendition &rendition, qint64 ms)
    {
        const qsizetype number =
            title.plan.spanAt(title.plan.spans.front().beginTime + ms * title.plan.timescale / 1000);
        QStringList texts;
        const auto segment = buildSegment(title, rendition, SegmentFormat::FragmentedMp4, number, {});
        for (const Cue &cue : cuesIn(segment.value_or(QByteArray()))) {
            if (cue.beginMs <= ms && ms < cue.endMs)
                texts << cue.text;
        }
        texts.sort();
        return texts;
    }

private Q_SLOTS:
    void showsWhatFfmpegShows_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QStringList>("codecs");
        QTest::newRow("subrip.mkv") << u"subrip.mkv"_s << QStringList{u"-c:s"_s, u"subrip"_s};
        QTest::newRow("ass.mkv") << u"ass.mkv"_s << QStringList{u"-c:s"_s, u"ass"_s};
        QTest::newRow("webvtt.mkv") << u"webvtt.mkv"_s << QStringList{u"-c:s"_s, u"webvtt"_s};
        QTest::newRow("mov_text.mp4") << u"mov_text.mp4"_s << QStringList{u"-c:s"_s, u"mov_text"_s};
        QTest::newRow("fragmented.mp4")
            << u"fragmented.mp4"_s
            << QStringList{u"-c:s"_s, u"mov_text"_s, u"-movflags"_s, u"frag_keyframe+empty_moov"_s};
        QTest::newRow("mkvmerge.mkv") << u"mkvmerge.mkv"_s << QStringList{u"-c:s"_s, u"subrip"_s};
    }
    void showsWhatFfmpegShows()
    {
        QFETCH(QString, name);
        QFETCH(QStringList, codecs);
        // In MP4 one follows the other.
        QString path = film(name, codecs, name.endsWith(u".mp4"_s) ? Cues::Apart : Cues::Overlapping);
        if (path.isEmpty())
            QSKIP("ffmpeg with libx264 is not installed");
        if (name.startsWith(u"mkvmerge"_s)) {
            const QString other = m_dir.filePath(u"other.mkv"_s);
            if (!runProgram(u"mkvmerge"_s, {u"-q"_s, u"-o"_s, other, path}))
                QSKIP("mkvmerge is not installed");
            path = other;
        }
        const auto reference = ffmpeg({u"-i"_s, path, u"-map"_s, u"0:s:0"_s, u"-f"_s, u"webvtt"_s, u"-"_s});
        QVERIFY(reference);
        const auto title = scannedTitleOf(path);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        const Rendition *rendition = (*title)->rendition("s3");
        QVERIFY(rendition);
        QVERIFY((*title)->plan.spans.size() > 3);
        // A title begins where its first sound does, priming included.
        const qint64 zeroNs = (*title)->zeroIn(kNanosecondTimescale);
        const auto sinceZero = [zeroNs](qint64 ms) {
            return rescale(ms * 1'000'000 - zeroNs, kNanosecondTimescale, 1000);
        };
        std::set<Cue> wanted;
        for (const Cue &cue : cuesIn(*reference))
            wanted.insert({sinceZero(cue.beginMs), sinceZero(cue.endMs), cue.text});
        // ffmpeg writes and reads no true durations there, and nothing tells what lies before a segment.
        const bool isFragmented = name == u"fragmented.mp4"_s;
        const std::set<Cue> forwards = cuesOf(**title, *rendition, false);
        QCOMPARE(forwards.size(), wanted.size());
        QVERIFY(isFragmented || forwards == wanted);
        QVERIFY(std::ranges::equal(forwards, wanted, {}, &Cue::begin, &Cue::begin));
        QVERIFY(cuesOf(**title, *rendition, true) == forwards);
        for (qint64 ms = 100; ms < 29'000; ms += 450) {
            QStringList shown;
            for (const Cue &cue : wanted) {
                if (cue.beginMs <= ms && ms < cue.endMs)
                    shown << cue.text;
            }
            shown.sort();
            if (!isFragmented)
                QCOMPARE(shownAt(**title, *rendition, ms), shown);
        }
    }

    // Cues need not say where in its Cluster a Block is, nor how long it is shown.
    void findsWhatBeganBeforeByItsCluster()
    {
        const QString path = film(u"clusters.mkv"_s, {u"-c:s"_s, u"subrip"_s}, Cues::Apart);
        if (path.isEmpty())
            QSKIP("ffmpeg with libx264 is not installed");
        const auto told = titleOf(path);
        QVERIFY(told);
        Title title = **told;
        auto info = std::make_shared<MediaInfo>(*title.info);
        QVERIFY(!info->textCues.empty());
        for (auto &[track, cues] : info->textCues) {
            for (BlockCue &cue : cues)
                cue = {cue.timeNs, 0, cue.clusterOffsetBytes, -1};
        }
        title.info = info;
        const auto expected = cuesOf(**told, *(*told)->rendition("s3"), false);
        QVERIFY(expected.size() > 10);
        QVERIFY(cuesOf(title, *title.rendition("s3"), false) == expected);
        for (qint64 ms = 100; ms < 29'000; ms += 450)
            QCOMPARE(shownAt(title, *title.rendition("s3"), ms),
                     shownAt(**told, *(*told)->rendition("s3"), ms));
    }

    void namesSubtitlesInTheMaster()
    {
        const QString path = film(u"master.mkv"_s, {u"-c:s"_s, u"subrip"_s});
        if (path.isEmpty())
            QSKIP("ffmpeg with libx264 is not installed");
        const auto title = titleOf(path);
        QVERIFY(title);
        const auto master = [&](AudioPlacement placement, const QString &language) {
            return multivariantPlaylist(**title, SegmentFormat::FragmentedMp4, placement, Offer::Everything,
                                        language);
        };
        const QByteArray line =
            "#EXT-X-MEDIA:TYPE=SUBTITLES,GROUP-ID=\"subtitles\",NAME=\"German\",LANGUAGE=\"de\","
            "DEFAULT=NO,AUTOSELECT=YES,FORCED=NO,URI=\"" +
            (*title)->generation + "/fmp4/s3/index.m3u8\"\n";
        for (const auto placement : {AudioPlacement::Renditions, AudioPlacement::Muxed}) {
            const QByteArray text = master(placement, {});
            QVERIFY2(text.contains(line), text);
            QCOMPARE(text.count(",SUBTITLES=\"subtitles\""), text.count("#EXT-X-STREAM-INF"));
        }
        // The sound's language is not said: who prefers German reads.
        QVERIFY(master(AudioPlacement::Renditions, u"de"_s).contains("LANGUAGE=\"de\",DEFAULT=YES"));
        QVERIFY(!master(AudioPlacement::Renditions, u"fr"_s).contains("LANGUAGE=\"de\",DEFAULT=YES"));
        const QByteArray media =
            mediaPlaylist(**title, *(*title)->rendition("s3"), SegmentFormat::FragmentedMp4);
        QVERIFY(media.contains("\n0.vtt\n") && !media.contains("EXT-X-MAP"));
        QCOMPARE(media.count("#EXTINF"), qsizetype((*title)->plan.spans.size()));
    }

    void tellsTheClockOfTransportStreams()
    {
        const QString path = film(u"ts.mkv"_s, {u"-c:s"_s, u"subrip"_s});
        if (path.isEmpty())
            QSKIP("ffmpeg with libx264 is not installed");
        const auto title = titleOf(path);
        QVERIFY(title);
        const Rendition &rendition = *(*title)->rendition("s3");
        const auto mp4 = buildSegment(**title, rendition, SegmentFormat::FragmentedMp4, 0, {});
        const auto ts = buildSegment(**title, rendition, SegmentFormat::TransportStream, 0, {});
        QVERIFY(mp4 && mp4->contains("MPEGTS:0,LOCAL:00:00:00.000"));
        QVERIFY(ts && ts->contains("MPEGTS:900000,LOCAL:00:00:00.000"));
    }
};

QTEST_GUILESS_MAIN(tst_TextSegments)
#include "tst_TextSegments.moc"
