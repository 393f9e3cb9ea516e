// SPDX-License-Identifier: GPL-3.0-or-later
// Titles without an index play before one is made: every packet once, at its time, whatever order the
// segments are made in, and for little of the file's bytes. ffprobe judges.
#include "core/segment/ProvisionalTitle.h"

#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/demux/ScannedPackets.h"
#include "tests/media/FfmpegFile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

// Counts what is read of a file.
class CountingSource final : public ByteSource
{
public:
    explicit CountingSource(std::shared_ptr<const FileByteSource> file)
        : m_file(std::move(file))
    {
    }
    [[nodiscard]] qint64 sizeBytes() const override { return m_file->sizeBytes(); }
    [[nodiscard]] SourceValidator validator() const override { return m_file->validator(); }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &cancel) const override
    {
        auto bytes = m_file->read(range, cancel);
        m_readBytes += bytes ? bytes->size() : 0;
        return bytes;
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }
    [[nodiscard]] qint64 readBytes() const { return m_readBytes; }

private:
    std::shared_ptr<const FileByteSource> m_file;
    mutable std::atomic<qint64> m_readBytes = 0;
};

// Presentation times of the packets of stream \p which ("v:0") in milliseconds from the first, in order.
std::vector<qint64> timesOf(const QString &path, const QString &which)
{
    const auto csv =
        runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-select_streams"_s, which, u"-show_entries"_s,
                                  u"packet=pts_time"_s, u"-of"_s, u"csv=p=0"_s, path});
    std::vector<qint64> times;
    for (const QByteArray &line : csv.value_or(QByteArray()).split('\n')) {
        if (!line.isEmpty())
            times.push_back(qRound64(line.split(',').first().toDouble() * 1000));
    }
    std::ranges::sort(times);
    const qint64 first = times.empty() ? 0 : times.front();
    for (qint64 &time : times)
        time -= first;
    return times;
}

} // namespace

class tst_ProvisionalTitle : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    [[nodiscard]] Result<std::shared_ptr<const Title>>
    open(const QString &name, std::shared_ptr<CountingSource> *counting = nullptr)
    {
        auto file = FileByteSource::open(m_dir.filePath(name));
        if (!file)
            return std::unexpected(file.error());
        const auto source = std::make_shared<CountingSource>(*std::move(file));
        if (counting)
            *counting = source;
        const auto found = probe(*source, name, {});
        if (!found)
            return std::unexpected(found.error());
        if (!canBeProvisional(**found))
            return fail(ErrorKind::Unsupported, u"it cannot be provisional"_s);
        return makeProvisionalTitle(source, **found, {}, {});
    }

    // Of the picture and of the sound, copied.
    static std::vector<const Rendition *> renditionsOf(const Title &title)
    {
        std::vector<const Rendition *> renditions;
        for (const Rendition &rendition : title.renditions) {
            if (!rendition.isMuxed() && !rendition.isConverted())
                renditions.push_back(&rendition);
        }
        return renditions;
    }

    [[nodiscard]] std::vector<qint64> writtenTimes(const QByteArray &movie)
    {
        QFile file(m_dir.filePath(u"made.mp4"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(movie) != movie.size())
            return {};
        file.close();
        return timesOf(file.fileName(), u"0"_s);
    }

    static Result<QByteArray> segment(const std::shared_ptr<const Title> &title, const Rendition &rendition,
                                      qsizetype number)
    {
        const auto exact = titleForSegment(title, number, {});
        if (!exact)
            return std::unexpected(exact.error());
        return buildSegment(**exact, rendition, SegmentFormat::FragmentedMp4, number, {});
    }

private Q_SLOTS:
    void initTestCase()
    {
        // A short first group of pictures and one of 11 s: a segment of six seconds stays empty.
        const QString film = m_dir.filePath(u"film.mkv"_s);
        const QStringList arguments{u"-f"_s,
                                    u"lavfi"_s,
                                    u"-i"_s,
                                    u"testsrc2=s=320x180:r=25:d=90,noise=alls=20:allf=t"_s,
                                    u"-f"_s,
                                    u"lavfi"_s,
                                    u"-i"_s,
                                    u"sine=f=440:r=48000:d=90"_s,
                                    u"-c:v"_s,
                                    u"libx264"_s,
                                    u"-preset"_s,
                                    u"ultrafast"_s,
                                    u"-bf"_s,
                                    u"2"_s,
                                    u"-g"_s,
                                    u"1000"_s,
                                    u"-b:v"_s,
                                    u"3M"_s,
                                    u"-pix_fmt"_s,
                                    u"yuv420p"_s,
                                    u"-c:a"_s,
                                    u"aac"_s,
                                    u"-b:a"_s,
                                    u"96k"_s,
                                    u"-sc_threshold"_s,
                                    u"0"_s,
                                    u"-force_key_frames"_s,
                                    u"0,0.4,3,8,19,20,26,31,37,42,44,50,55.5,61,64,70,75,81,86"_s};
        QVERIFY(ffmpeg(arguments + QStringList{film}));
        QVERIFY(ffmpeg({u"-i"_s, film, u"-c"_s, u"copy"_s, m_dir.filePath(u"film.ts"_s)}));
        QVERIFY(ffmpeg({u"-i"_s, film, u"-c"_s, u"copy"_s, u"-live"_s, u"1"_s, u"-f"_s, u"matroska"_s,
                        m_dir.filePath(u"live.mkv"_s)}));
        QVERIFY(ffmpeg({u"-i"_s, film, u"-c"_s, u"copy"_s, m_dir.filePath(u"film.flv"_s)}));
        QVERIFY(ffmpeg({u"-i"_s, film, u"-c"_s, u"copy"_s, u"-flvflags"_s, u"add_keyframe_index"_s,
                        m_dir.filePath(u"listed.flv"_s)}));
        QVERIFY(
            ffmpeg({u"-itsoffset"_s, u"0.5"_s, u"-i"_s, m_dir.filePath(u"film.flv"_s), u"-c"_s, u"copy"_s,
                    u"-copyts"_s, u"-flvflags"_s, u"add_keyframe_index"_s, m_dir.filePath(u"late.flv"_s)}));
        QVERIFY(ffmpeg({u"-i"_s, film, u"-vn"_s, u"-c:a"_s, u"copy"_s, m_dir.filePath(u"sound.flv"_s)}));
        QVERIFY(runProgram(u"mkvmerge"_s,
                           {u"-q"_s, u"--disable-lacing"_s, u"-o"_s, m_dir.filePath(u"nocues.mkv"_s),
                            u"--cues"_s, u"0:none"_s, u"--cues"_s, u"1:none"_s, film}));
    }

    void everyPacketIsThereOnceAtItsTime_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("transport stream") << u"film.ts"_s;
        QTest::newRow("Clusters of known size") << u"nocues.mkv"_s;
        QTest::newRow("Clusters of unknown size") << u"live.mkv"_s;
        QTest::newRow("FLV") << u"film.flv"_s;
    }
    void everyPacketIsThereOnceAtItsTime()
    {
        QFETCH(QString, name);
        const auto title = open(name);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QVERIFY((*title)->isProvisional());
        const auto count = qsizetype((*title)->plan.spans.size());
        QVERIFY(count >= 14);
        const auto renditions = renditionsOf(**title);
        for (const TrackVerdict &verdict : (*title)->verdicts)
            QVERIFY2(verdict.isServed(), qPrintable(verdict.reason));
        QCOMPARE(renditions.size(), 2);
        for (const Rendition *rendition : renditions) {
            QByteArray all = buildInitSegment(**title, *rendition);
            for (qsizetype n = 0; n < count; ++n) {
                const auto made = segment(*title, *rendition, n);
                QVERIFY2(made, made ? "" : qPrintable(made.error().message));
                all += *made;
            }
            const auto made = writtenTimes(all);
            const auto there = timesOf(m_dir.filePath(name), rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            QCOMPARE(made.size(), there.size());
            QVERIFY(!made.empty());
            for (size_t i = 0; i < made.size(); ++i)
                QVERIFY2(std::abs(made[i] - there[i]) <= 1,
                         qPrintable(u"packet %1: %2 ms, not %3"_s.arg(i).arg(made[i]).arg(there[i])));
        }
    }

    void isTheSameInWhateverOrder_data() { everyPacketIsThereOnceAtItsTime_data(); }
    void isTheSameInWhateverOrder()
    {
        QFETCH(QString, name);
        const auto forward = open(name);
        const auto backward = open(name);
        QVERIFY(forward && backward);
        QCOMPARE((*backward)->generation, (*forward)->generation);
        const auto count = qsizetype((*forward)->plan.spans.size());
        for (const Rendition *rendition : renditionsOf(**forward)) {
            std::vector<QByteArray> made;
            for (qsizetype n = 0; n < count; ++n)
                made.push_back(segment(*forward, *rendition, n).value_or(QByteArray()));
            for (qsizetype n = count; n-- > 0;)
                QCOMPARE(segment(*backward, *(*backward)->rendition(rendition->id), n).value_or("none"),
                         made[size_t(n)]);
        }
    }

    void readsLittleForAStartAndASeek_data() { everyPacketIsThereOnceAtItsTime_data(); }
    void readsLittleForAStartAndASeek()
    {
        QFETCH(QString, name);
        std::shared_ptr<CountingSource> source;
        const auto title = open(name, &source);
        QVERIFY(title);
        const qint64 startBytes = source->readBytes();
        const auto made = segment(*title, *renditionsOf(**title).front(), 10);
        QVERIFY(made && made->size() > 100'000);
        const qint64 seekBytes = source->readBytes() - startBytes;
        qInfo("of %lld bytes: %lld to know the title, %lld for a segment of %lld", source->sizeBytes(),
              startBytes, seekBytes, qint64(made->size()));
        QVERIFY(startBytes < source->sizeBytes() / 5);
        // Where samples are listed before they are read, nothing here keeps what was read.
        QVERIFY(seekBytes < source->sizeBytes() / (name.endsWith(".flv"_L1) ? 2 : 3));
    }

    void isIndexedWithoutReadingAll_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("transport stream") << u"film.ts"_s;
        QTest::newRow("FLV") << u"film.flv"_s;
    }
    void isIndexedWithoutReadingAll()
    {
        QFETCH(QString, name);
        const auto title = open(name);
        QVERIFY(title);
        double share = 0;
        const auto info = searchIndex(**title, {}, [&share](double done) { share = done; });
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE(share, 1.0);
        QCOMPARE((*info)->indexKind, IndexKind::Scan);
        QVERIFY(!(*info)->indexComplete);
        const auto source = (*title)->source;
        const auto facts = readTitleFacts(*source, **info, {});
        QVERIFY(facts);
        const auto exact = makeTitle(source, **info, *facts);
        QVERIFY(exact && !(*exact)->isProvisional());
        QVERIFY((*exact)->generation != (*title)->generation);
        const Rendition &picture = *renditionsOf(**exact).front();
        QByteArray all = buildInitSegment(**exact, picture);
        for (qsizetype n = 0; n < qsizetype((*exact)->plan.spans.size()); ++n) {
            const SampleSpan &span = (*exact)->plan.spans[size_t(n)];
            QVERIFY(span.endTime > span.beginTime);
            all += segment(*exact, picture, n).value_or(QByteArray());
        }
        const auto made = writtenTimes(all);
        const auto there = timesOf(m_dir.filePath(name), u"v:0"_s);
        QCOMPARE(made.size(), there.size());
        for (size_t i = 0; i < made.size(); ++i)
            QVERIFY(std::abs(made[i] - there[i]) <= 1);
    }

    void packetsAreThoseOfTheFile_data()
    {
        QTest::addColumn<QString>("name");
        const auto row = [&](const QString &name, const char *options) {
            const QStringList inputs =
                u"-f lavfi -i testsrc2=s=160x90:r=25:d=60,noise=alls=20:allf=t -f lavfi -i "
                "sine=f=440:r=48000:d=59.5"_s.split(u' ');
            QVERIFY(ffmpeg(inputs + QString::fromLatin1(options).split(u' ') +
                           QStringList{m_dir.filePath(name)}));
            QTest::addRow("%s", qPrintable(name)) << name;
        };
        QTest::newRow("film.flv") << u"film.flv"_s;
        QTest::newRow("sound.flv") << u"sound.flv"_s;
        row(u"vorbis.ogv"_s, "-c:v libtheora -b:v 800k -g 60 -c:a libvorbis");
        row(u"opus.ogv"_s, "-c:v libtheora -q:v 9 -g 25 -c:a libopus");
        row(u"vorbis.ogg"_s, "-map 1 -c:a libvorbis");
        row(u"sound.opus"_s, "-map 1 -c:a libopus");
        row(u"flac.oga"_s, "-map 1 -c:a flac");
    }
    void packetsAreThoseOfTheFile()
    {
        QFETCH(QString, name);
        const auto title = open(name);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        const MediaInfo &info = *(*title)->info;
        std::vector<TrackId> tracks;
        for (const Track &track : info.tracks)
            tracks.push_back(track.id);
        Packets ours;
        for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n) {
            const auto exact = titleForSegment(*title, n, {});
            QVERIFY2(exact, exact ? "" : qPrintable(exact.error().message));
            const SampleSpan &span = (*exact)->plan.spans[size_t(n)];
            if (span.beginTime >= span.endTime)
                continue;
            QVERIFY(addPackets(*(*title)->source, *(*exact)->info, tracks, span, ours));
        }
        Packets theirs = packetsOfFfprobe(m_dir.filePath(name));
        // Vorbis' first packet gives no sound; ffprobe puts it half a block before the beginning.
        for (const Track &track : info.tracks) {
            if (track.codec == Codec::Vorbis)
                theirs.at(int(track.id) - 1).front().ptsNs.reset();
        }
        const QString difference = differenceOf(info, ours, theirs, 1'000'001);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

    void believesNoFalseList()
    {
        QFile file(m_dir.filePath(u"listed.flv"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        const auto places = bytes.indexOf("filepositions");
        QVERIFY(places > 0);
        const auto asItIs = probe(MemoryByteSource(bytes), {}, {});
        QVERIFY(asItIs);
        QCOMPARE((*asItIs)->indexKind, IndexKind::Scan);
        char &byte = bytes[places + 13 + 5 + 1 + 2]; // of the first number, worth 32 bytes or so
        byte = char(byte ^ 0x80);
        const MemoryByteSource source(bytes);
        const auto found = probe(source, {}, {});
        QVERIFY(found);
        QCOMPARE((*found)->indexKind, IndexKind::None);
        QCOMPARE((*found)->notes.filter(u"list of keyframes"_s).size(), 1);
    }

    // What looks like tags, or pages, and is none.
    void endsWhateverTheBytesAre_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("pattern");
        QTest::newRow("tags") << u"film.flv"_s << QByteArray("\x09\0\xff\xff\0\0\0\0\0\0\0", 11);
        QTest::newRow("long tags") << u"film.flv"_s << QByteArray("\x09\x1f\xff\xff\0\0\0\0\0\0\0", 11);
        QTest::newRow("pages") << u"vorbis.ogv"_s << QByteArray("OggS\0\0", 6);
        QTest::newRow("pages of the stream") << u"vorbis.ogv"_s << QByteArray();
    }
    void endsWhateverTheBytesAre()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, pattern);
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll().left(1'000'000);
        if (pattern.isEmpty()) // with the serial number of the first stream
            pattern = QByteArray("OggS\0\0\x7f\0\0\0\0\0\0\0", 14) + bytes.mid(14, 4) + QByteArray(9, '\xff');
        const qsizetype all = 24'000'000;
        bytes += pattern.repeated(all / pattern.size());
        bytes += file.seek(file.size() - 100'000) ? file.readAll() : QByteArray();
        QFile made(m_dir.filePath(u"hostile"_s));
        QVERIFY(made.open(QIODevice::WriteOnly) && made.write(bytes) == bytes.size());
        made.close();
        std::shared_ptr<CountingSource> source;
        const auto title = open(u"hostile"_s, &source);
        const auto last =
            title ? titleForSegment(*title, qsizetype((*title)->plan.spans.size()) / 2, {}) : title;
        Q_UNUSED(last);
        QVERIFY(source->readBytes() < 30 * qint64(bytes.size()));
    }

    // Of sound alone, and by the list of keyframes that some writers put into the file.
    void playsFlvBySpans_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("sound alone") << u"sound.flv"_s;
        QTest::newRow("a list of keyframes") << u"listed.flv"_s;
        QTest::newRow("its times from the first picture on") << u"late.flv"_s;
    }
    void playsFlvBySpans()
    {
        QFETCH(QString, name);
        auto file = FileByteSource::open(m_dir.filePath(name));
        QVERIFY(file);
        const auto source = std::make_shared<CountingSource>(*std::move(file));
        const auto found = probe(*source, name, {});
        QVERIFY(found);
        const bool isListed = name != "sound.flv"_L1;
        QCOMPARE((*found)->indexKind, isListed ? IndexKind::Scan : IndexKind::None);
        const auto facts = readTitleFacts(*source, **found, {});
        QVERIFY(facts);
        const auto title =
            isListed ? makeTitle(source, **found, *facts) : makeProvisionalTitle(source, **found, {}, {});
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QCOMPARE((*title)->isProvisional(), !isListed);
        QVERIFY(!isListed || source->readBytes() < source->sizeBytes() / 8);
        for (const Rendition *rendition : renditionsOf(**title)) {
            QByteArray all = buildInitSegment(**title, *rendition);
            for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n) {
                const auto made = segment(*title, *rendition, n);
                QVERIFY2(made, made ? "" : qPrintable(made.error().message));
                all += *made;
            }
            const auto made = writtenTimes(all);
            const auto there = timesOf(m_dir.filePath(name), rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            QCOMPARE(made.size(), there.size());
            for (size_t i = 0; i < made.size(); ++i)
                QVERIFY2(std::abs(made[i] - there[i]) <= 1, qPrintable(u"packet %1"_s.arg(i)));
        }
        QCOMPARE(renditionsOf(**title).size(), isListed ? 2 : 1);
    }

    void convertedSoundHasNoGap()
    {
        QVERIFY(ffmpeg({u"-i"_s, m_dir.filePath(u"film.mkv"_s), u"-c:v"_s, u"copy"_s, u"-c:a"_s, u"ac3"_s,
                        u"-live"_s, u"1"_s, u"-f"_s, u"matroska"_s, m_dir.filePath(u"ac3.mkv"_s)}));
        const auto title = open(u"ac3.mkv"_s);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        const Rendition *sound = (*title)->rendition("a2.aac");
        QVERIFY(sound);
        QByteArray all = buildInitSegment(**title, *sound);
        for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n) {
            const auto made = segment(*title, *sound, n);
            QVERIFY2(made, made ? "" : qPrintable(made.error().message));
            all += *made;
        }
        const auto times = writtenTimes(all);
        QVERIFY(times.size() >= 90 * 48'000 / 1024);
        for (size_t i = 1; i < times.size(); ++i)
            QVERIFY2(std::abs(times[i] - times[i - 1] - 21) <= 1, qPrintable(u"unit %1"_s.arg(i)));
    }

    void saysThatDurationsAreNotExact()
    {
        const auto title = open(u"film.ts"_s);
        QVERIFY(title);
        const QByteArray playlist =
            mediaPlaylist(**title, *renditionsOf(**title).front(), SegmentFormat::FragmentedMp4);
        QVERIFY(playlist.contains("#EXT-X-TARGETDURATION:12\n") ||
                playlist.contains("#EXT-X-TARGETDURATION:13\n"));
        QVERIFY(playlist.contains("#EXT-X-ENDLIST"));
    }
};

QTEST_GUILESS_MAIN(tst_ProvisionalTitle)
#include "tst_ProvisionalTitle.moc"
