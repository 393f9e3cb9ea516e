// SPDX-License-Identifier: GPL-3.0-or-later
// Copied sound that begins late, has gaps and ends early is sound without holes in the segments, as ffmpeg
// hears it.
#include "core/mux/SoundHoles.h"
#include "tests/segment/TestTitle.h"
#include "tests/segment/TitlePackets.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static constexpr int kFilmSeconds = 50;
// Late, a gap within a segment, one over several, and segments after the end.
static const QString kHeard = u"between(t,7.3,10.1)+between(t,12.4,18.2)+between(t,33.7,41.88)"_s;

class tst_SoundHoles : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    /// Empty if it cannot be made here.
    [[nodiscard]] QString film(const QString &name, const QStringList &sound,
                               const QString &heard = kHeard) const
    {
        const QString path = m_dir.filePath(name);
        const QStringList input =
            u"-f lavfi -i testsrc2=s=160x90:r=10:d=%1 -f lavfi -i sine=r=48000:d=%1"_s.arg(kFilmSeconds)
                .split(u' ');
        const QStringList picture = u"-c:v libx264 -preset ultrafast -g 20 -bf 0"_s.split(u' ');
        const auto made = ffmpeg(input + picture + QStringList{u"-af"_s, u"aselect='%1'"_s.arg(heard)} +
                                 sound + QStringList{path});
        return made ? path : QString();
    }

private Q_SLOTS:
    void areFilledWithSilence_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sound");
        QTest::newRow("aac-mono") << u"a.mkv"_s << u"-c:a aac -ac 1"_s;
        QTest::newRow("aac-stereo") << u"b.mp4"_s << u"-c:a aac -ac 2"_s;
        QTest::newRow("aac-5.1") << u"c.mp4"_s << u"-c:a aac -ac 6"_s;
        QTest::newRow("aac-44100") << u"d.mkv"_s << u"-c:a aac -ac 2 -ar 44100"_s;
        QTest::newRow("mp3-stereo") << u"e.mkv"_s << u"-c:a libmp3lame -ac 2"_s;
        QTest::newRow("mp3-mono-22050") << u"f.mp4"_s << u"-c:a libmp3lame -ac 1 -ar 22050"_s;
        QTest::newRow("opus-mono") << u"g.mkv"_s << u"-c:a libopus -ac 1"_s;
        QTest::newRow("opus-stereo") << u"h.mp4"_s << u"-c:a libopus -ac 2"_s;
        QTest::newRow("transport-stream") << u"i.ts"_s << u"-c:a aac -ac 2 -pes_payload_size 0"_s;
    }

    void areFilledWithSilence()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, sound);
        const QString path = film(file, sound.split(u' '));
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = scannedTitleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        const Rendition *rendition = (*title)->rendition("a2");
        QVERIFY(rendition);

        const QString made = m_dir.filePath(u"made.mp4"_s);
        const auto packets = writtenPackets(*title, *rendition, made);
        const auto source = timedPackets(path, u"a:0"_s);
        // What the source has is there once, unchanged and in its order; the rest is one frame again and
        // again.
        const QByteArray silence = packets.empty() ? QByteArray() : packets.front().hash;
        std::vector<QByteArray> kept;
        for (const TimedPacket &packet : packets) {
            if (packet.hash != silence)
                kept.push_back(packet.hash);
        }
        QCOMPARE(kept.size(), source.size());
        if (!file.endsWith(u".ts"_s)) { // there ffprobe shows frames with their ADTS headers
            for (size_t i = 0; i < kept.size(); ++i)
                QCOMPARE(kept[i], source[i].hash);
        }
        const qint64 frameMs = packets[1].ms - packets[0].ms;
        for (size_t i = 1; i < packets.size(); ++i)
            QVERIFY2(packets[i].ms - packets[i - 1].ms <= 2 * frameMs + 1,
                     qPrintable(QString::number(packets[i].ms)));
        QVERIFY(packets.back().ms + 3 * frameMs >= kFilmSeconds * 1000);

        // Decoders take it, and hear nothing where there is nothing.
        const auto heard = loudness(made);
        QVERIFY(!heard.empty());
        for (const auto &[second, decibels] : heard) {
            const bool isSilent = second < 7 || (second > 18 && second < 33) || second > 42;
            const bool isSound = second == 8 || (second > 12 && second < 18) || (second > 33 && second < 41);
            QVERIFY2(!isSilent || decibels < -60, qPrintable(u"%1 dB at %2 s"_s.arg(decibels).arg(second)));
            QVERIFY2(!isSound || decibels > -40, qPrintable(u"%1 dB at %2 s"_s.arg(decibels).arg(second)));
        }
    }

    // A hole's end is no place of the grid: the sound after it lies beside it.
    void goesOnWhereTheSourceDoes()
    {
        TrackTiming timing;
        timing.sourceTimescale = timing.timescale = timing.sampleRate = 48'000;
        timing.nominalDuration = 1024;
        timing.silence = {"silence", 1024};
        SampleSpan span;
        span.timescale = 48'000;
        span.beginTime = 48'000;
        span.endTime = 96'000;
        TimedSample sound;
        sound.decodeTime = 95'500;
        std::vector<TimedSample> samples{sound};
        QCOMPARE(fillHoles(samples, 96'524, 96'524, span, timing), 96'524); // 94 * 1024 is 96,256
        QCOMPARE(samples.front().decodeTime, 47 * 1024);
        for (size_t i = 1; i + 1 < samples.size(); ++i)
            QCOMPARE(samples[i].decodeTime - samples[i - 1].decodeTime, 1024);
        const qint64 last = samples.back().decodeTime - samples[samples.size() - 2].decodeTime;
        QVERIFY2(last >= 1024 && last < 2048, qPrintable(QString::number(last)));
        QCOMPARE(samples.back().decodeTime, 95'500);
    }

    void leavesABeginningThatIsALittleLate()
    {
        TrackTiming timing;
        timing.timescale = timing.sampleRate = 48'000;
        timing.nominalDuration = 1024;
        timing.silence = {"silence", 1024};
        SampleSpan span;
        span.isFirst = true;
        span.timescale = 1000;
        span.endTime = 6000;
        TimedSample sound;
        for (const auto &[late, isFilled] : {std::pair(qint64(24'000), false), {72'000, true}}) {
            sound.decodeTime = late;
            std::vector<TimedSample> samples{sound};
            (void)fillHoles(samples, late + 1024, late + 1024, span, timing);
            QCOMPARE(samples.size() > 1 && samples.front().decodeTime == 0, isFilled);
        }
    }

    void makesNoHoursOfSilence()
    {
        TrackTiming timing;
        timing.timescale = timing.sampleRate = 48'000;
        timing.nominalDuration = 1024;
        timing.silence = {"silence", 1024};
        SampleSpan span;
        span.isFirst = true;
        span.timescale = 1;
        span.endTime = qint64(1) << 40;
        std::vector<TimedSample> samples;
        (void)fillHoles(samples, 0, {}, span, timing);
        QVERIFY(samples.empty());
        Track track;
        track.codec = Codec::Opus;
        track.audio.emplace().sampleRate = 49;
        track.audio->channels = 2;
        QVERIFY(silentFrame(track).payload.isEmpty());
    }

    void saysInThePlaylistHowLongSegmentsLast_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("sound");
        QTest::addColumn<QString>("heard");
        QTest::newRow("mp4") << u"j.mp4"_s << u"-c:a aac"_s << kHeard;
        QTest::newRow("matroska") << u"k.mkv"_s << u"-c:a aac -ar 44100"_s << u"1"_s;
        QTest::newRow("transport-stream") << u"l.ts"_s << u"-c:a ac3 -pes_payload_size 0"_s << u"1"_s;
    }

    void saysInThePlaylistHowLongSegmentsLast()
    {
        QFETCH(const QString, file);
        QFETCH(const QString, sound);
        QFETCH(const QString, heard);
        const QString path = film(file, sound.split(u' '), heard);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = scannedTitleOf(path);
        QVERIFY(title.has_value());
        QVERIFY((*title)->rendition("a2"));
        const Rendition &rendition = *(*title)->rendition("a2");
        const Title::Boundaries listed = (*title)->boundaries(rendition);
        const QString made = m_dir.filePath(u"segment.mp4"_s);
        for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n) {
            const auto segment = segmentOf(*title, rendition, n);
            QVERIFY(segment.has_value());
            QFile joined(made);
            QVERIFY(joined.open(QIODevice::WriteOnly));
            joined.write(buildInitSegment(**title, rendition) + *segment);
            joined.close();
            const auto [begin, end] = extent(made);
            const auto at = [&](qsizetype i) {
                return double(listed.times[size_t(i)] - listed.times.front()) / listed.timescale;
            };
            // Where a track begins and ends within the film only MP4 lists.
            const bool isEdgeKnown = file.endsWith(u".mp4"_s);
            QVERIFY2((n == 0 && !isEdgeKnown) || std::abs(begin - at(n)) < 0.0005,
                     qPrintable(u"%1: %2, %3"_s.arg(n).arg(begin).arg(at(n))));
            const bool isLast = n + 1 == qsizetype((*title)->plan.spans.size());
            QVERIFY2((isLast && !isEdgeKnown) || std::abs(end - at(n + 1)) < 0.0005,
                     qPrintable(u"%1: %2, %3"_s.arg(n).arg(end).arg(at(n + 1))));
        }
    }

private:
    /// Root mean square of each second.
    static std::map<int, double> loudness(const QString &path);
    /// Where its first packet begins and its last ends, in seconds.
    static std::pair<double, double> extent(const QString &path);
};

std::map<int, double> tst_SoundHoles::loudness(const QString &path)
{
    const auto text = runProgram(
        u"ffmpeg"_s,
        {u"-v"_s, u"error"_s, u"-xerror"_s, u"-i"_s, path, u"-af"_s,
         u"aresample=48000,asetnsamples=48000,astats=metadata=1:reset=1,ametadata=print:key=lavfi.astats.Overall.RMS_level:file=-"_s,
         u"-f"_s, u"null"_s, u"-"_s});
    static const QRegularExpression line(u"pts_time:([\\d.]+)\\s+lavfi\\S+RMS_level=(\\S+)"_s);
    std::map<int, double> loudness;
    auto lines = line.globalMatch(QString::fromUtf8(text.value_or(QByteArray())));
    while (lines.hasNext()) {
        const auto match = lines.next();
        const QString level = match.captured(2);
        loudness[qRound(match.captured(1).toDouble())] = level == "-inf"_L1 ? -200 : level.toDouble();
    }
    return loudness;
}

std::pair<double, double> tst_SoundHoles::extent(const QString &path)
{
    const auto text =
        runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s, u"packet=pts_time,duration_time"_s,
                                  u"-of"_s, u"csv=p=0"_s, path});
    const auto lines = text.value_or(QByteArray()).trimmed().split('\n');
    const auto number = [](const QByteArray &line, int field) {
        return line.split(',').value(field).toDouble();
    };
    return {number(lines.front(), 0), number(lines.back(), 0) + number(lines.back(), 1)};
}

QTEST_APPLESS_MAIN(tst_SoundHoles)
#include "tst_SoundHoles.moc"
