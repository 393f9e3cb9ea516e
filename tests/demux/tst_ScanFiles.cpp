// SPDX-License-Identifier: GPL-3.0-or-later
// Files without an index, real ones and such as ffmpeg and mkvmerge make: all packets of a plan over the
// scanned index against ffprobe's.
#include "tests/demux/ScannedPackets.h"
#include "tests/support/RiffBytes.h"
#include "tests/support/SharedMedia.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(u' ', Qt::SkipEmptyParts);
}

// Keyframes at irregular times, B-frames, sound that starts and ends elsewhere than the picture.
static const char *const kInput =
    "-v error -y -f lavfi -i testsrc2=s=160x90:r=25:d=32 -f lavfi -i sine=f=440:r=44100:d=31.3";
static const char *const kH264 = "-c:v libx264 -preset ultrafast -bf 2 -g 1000 -sc_threshold 0 "
                                 "-force_key_frames 0,0.4,3,3.4,17.4,20,20.4,25";

/// An AVI file of the pictures of another one, and sound that is cut where the next picture comes, as writers
/// do it.
static AviFile interleaved(const QByteArray &sound, const QByteArray &pictures, quint16 formatTag,
                           quint32 bytesPerSecond)
{
    constexpr quint32 kSampleRate = 44'100;
    AviFile avi;
    const QByteArray format =
        le16(formatTag) + le16(1) + le32s({kSampleRate, bytesPerSecond}) + le16(1) + le16(0) + le16(0);
    avi.streams = aviVideo("FMP4") + aviStream("auds", 1, bytesPerSecond, 1, format);
    const auto add = [&](const QByteArray &id, const QByteArray &payload, quint32 flags) {
        avi.index += id + le32s({flags, 4 + quint32(avi.movi.size()), quint32(payload.size())});
        avi.movi += riffChunk(id, payload);
    };
    const MemoryByteSource source(pictures);
    const auto found = probe(source, {}, {});
    const auto info = found ? scanIndex(source, **found, {}, {}) : found;
    if (!info)
        return avi;
    qsizetype at = 0;
    for (const auto &entry : std::get<MovieLayout>((*info)->layout).tables.at(1).entries(0, 100'000)) {
        add("00dc", pictures.mid(entry.bytes.beginBytes, entry.bytes.sizeBytes()), entry.isSync ? 0x10 : 0);
        const qsizetype end = qsizetype(entry.dts + 1) * bytesPerSecond / 25;
        add("01wb", sound.mid(at, end - at), 0x10);
        at = std::min(end, sound.size());
    }
    avi.index = riffChunk("idx1", avi.index);
    return avi;
}

class tst_ScanFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    /// "OUT" among the arguments is the file; nothing if it cannot be made.
    QString make(const QString &name, const QString &program, QStringList arguments)
    {
        const QString path = m_directory.filePath(name);
        arguments.replaceInStrings(u"OUT"_s, path);
        arguments.replaceInStrings(u"DIR"_s, m_directory.path());
        return hasProgram(program) && runProgram(program, arguments, Warnings::Pass) &&
                       QFileInfo(path).size() > 0
                   ? path
                   : QString();
    }
    QString ffmpegMade(const QString &name, const QByteArray &arguments)
    {
        return make(name, u"ffmpeg"_s, words(kInput) + words(arguments) + QStringList{u"OUT"_s});
    }
    static void addRows(QStringList files)
    {
        QTest::addColumn<QString>("path");
        files.removeAll(QString());
        for (const QString &path : files)
            QTest::addRow("%s", qPrintable(QFileInfo(path).fileName())) << path;
        if (files.isEmpty())
            QTest::addRow("no files") << QString();
    }
    void compareWithFfmpeg(const QString &path, const QStringList &demuxerOptions, qint64 toleranceNs)
    {
        if (path.isEmpty() || !hasProgram(u"ffprobe"_s))
            QSKIP("no files or no ffprobe");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const MemoryByteSource source(file.readAll());
        const auto found = probe(source, QFileInfo(path).fileName(), {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        const auto info = scanIndex(source, **found, {}, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->indexKind, IndexKind::Scan);
        QVERIFY((*info)->indexComplete);
        const auto ours = packetsOfPlan(source, **info);
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        Packets theirs = packetsOfFfmpeg(path, demuxerOptions);
        QVERIFY(!theirs.empty());
        // Vorbis' first packet gives no sound; ffprobe puts it half a block before the beginning.
        for (const Track &track : (*info)->tracks) {
            if ((*info)->container == Container::Ogg && track.codec == Codec::Vorbis)
                theirs.at(int(track.id) - 1).front().ptsNs.reset();
        }
        const QString difference = differenceOf(**info, *ours, theirs, toleranceNs);
        QVERIFY2(difference.isEmpty(), qPrintable(difference));
    }

private Q_SLOTS:
    void givesEveryPacketOfMatroska_data()
    {
        QStringList files = sharedMediaFiles({u".mkv"_s, u".webm"_s, u".mka"_s});
        files << ffmpegMade(u"live.mkv"_s, QByteArray(kH264) + " -c:a aac -f matroska -live 1");
        files << ffmpegMade(u"live-short.mkv"_s,
                            QByteArray(kH264) + " -c:a ac3 -f matroska -live 1 -cluster_time_limit 900");
        files << ffmpegMade(u"cues.mkv"_s,
                            QByteArray(kH264) + " -c:a libmp3lame -f matroska -cluster_time_limit 2500");
        files << make(u"no-cues.mkv"_s, u"mkvmerge"_s, words("-q -o OUT --no-cues DIR/cues.mkv"));
        files << make(u"no-cues-short.mkv"_s, u"mkvmerge"_s,
                      words("-q -o OUT --no-cues --cluster-length 700ms --sync 1:-300 DIR/cues.mkv"));
        files << ffmpegMade(u"sound.mka"_s, "-map 1 -c:a libopus -f matroska -live 1");
        files << ffmpegMade(u"live.webm"_s,
                            "-c:v libvpx -g 60 -deadline realtime -c:a libvorbis -f webm -live 1");
        addRows(files);
    }
    void givesEveryPacketOfMatroska()
    {
        QFETCH(const QString, path);
        compareWithFfmpeg(path, {}, 1'000'001);
    }

    void givesEveryPacketOfFragmentedMovies_data()
    {
        const QByteArray aac = QByteArray(kH264) + " -c:a aac -f mp4 -movflags ";
        QStringList files;
        for (const QString &path : sharedMediaFiles({u".mp4"_s, u".m4s"_s, u".mov"_s})) {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains("moof"))
                files << path;
        }
        files << ffmpegMade(u"keyframes.mp4"_s, aac + "frag_keyframe+empty_moov+default_base_moof");
        files << ffmpegMade(u"first-in-moov.mp4"_s, aac + "frag_keyframe");
        files << ffmpegMade(u"base-offset.mp4"_s, aac + "frag_keyframe+empty_moov");
        files << ffmpegMade(u"omit-tfhd.mp4"_s, aac + "frag_keyframe+empty_moov+omit_tfhd_offset");
        files << ffmpegMade(u"separate.mp4"_s, aac + "frag_keyframe+empty_moov+separate_moof");
        files << ffmpegMade(u"short.mp4"_s,
                            aac + "empty_moov+default_base_moof+skip_trailer -frag_duration 700000");
        files << ffmpegMade(u"each.mp4"_s, aac + "frag_every_frame+empty_moov");
        files << ffmpegMade(u"dash.mp4"_s, aac + "dash+global_sidx+delay_moov -frag_duration 2000000");
        files << ffmpegMade(u"cmaf.mp4"_s, aac + "cmaf+negative_cts_offsets+frag_keyframe");
        files << ffmpegMade(u"smooth.mp4"_s, QByteArray(kH264) + " -c:a aac -f ismv");
        files << ffmpegMade(
            u"sound.m4a"_s,
            "-map 1 -c:a aac -f mp4 -movflags empty_moov+default_base_moof -frag_duration 3000000");
        addRows(files);
    }
    void givesEveryPacketOfFragmentedMovies()
    {
        QFETCH(const QString, path);
        compareWithFfmpeg(path, {u"-advanced_editlist"_s, u"0"_s}, 1000);
    }

    void givesEveryPacketOfAvi_data()
    {
        const QByteArray mpeg4 = "-c:v mpeg4 -g 50 -bf 0 ";
        QStringList files = sharedMediaFiles({u".avi"_s});
        files << ffmpegMade(u"xvid-mp3.avi"_s, mpeg4 + "-vtag XVID -c:a libmp3lame");
        files << ffmpegMade(u"bframes-ac3.avi"_s, "-c:v mpeg4 -g 50 -bf 2 -c:a ac3");
        files << ffmpegMade(u"h264-pcm.avi"_s, "-c:v libx264 -preset ultrafast -bf 0 -g 60 -c:a pcm_s16le");
        files << ffmpegMade(u"no-index.avi"_s, mpeg4 + "-c:a libmp3lame -flags bitexact");
        files << ffmpegMade(u"mjpeg.avi"_s, "-c:v mjpeg -an");
        addRows(files);
    }
    void givesEveryPacketOfAvi()
    {
        QFETCH(const QString, path);
        compareWithFfmpeg(path, {}, 1000);
    }

    void givesEveryPacketOfFlv_data()
    {
        QStringList files = sharedMediaFiles({u".flv"_s});
        files << ffmpegMade(u"h264-aac.flv"_s, QByteArray(kH264) + " -c:a aac");
        files << ffmpegMade(u"keyframes.flv"_s,
                            QByteArray(kH264) + " -c:a libmp3lame -flvflags add_keyframe_index");
        files << ffmpegMade(u"flv1.flv"_s, "-c:v flv -g 30 -an");
        files << ffmpegMade(u"sound.flv"_s, "-map 1 -c:a aac");
        addRows(files);
    }
    void givesEveryPacketOfFlv()
    {
        QFETCH(const QString, path);
        compareWithFfmpeg(path, {}, 2'000'000);
    }

    void givesEveryPacketOfOgg_data()
    {
        QStringList files = sharedMediaFiles({u".ogg"_s, u".ogv"_s, u".oga"_s, u".opus"_s});
        // Pictures of noise go over several pages.
        files << make(
            u"noise.ogv"_s, u"ffmpeg"_s,
            words("-v error -y -f lavfi -i nullsrc=s=640x360:r=24000/1001:d=9,geq=random(1)*255 -f lavfi "
                  "-i sine=f=440:r=44100:d=9.5 -c:v libtheora -q:v 9 -g 30 -c:a libvorbis OUT"));
        files << ffmpegMade(u"theora-opus.ogv"_s, "-c:v libtheora -g 50 -c:a libopus -ac 2");
        files << ffmpegMade(u"theora-flac.ogv"_s, "-c:v libtheora -g 12 -c:a flac");
        files << ffmpegMade(u"vorbis.ogg"_s, "-map 1 -c:a libvorbis");
        files << ffmpegMade(u"opus.opus"_s, "-map 1 -c:a libopus -frame_duration 60");
        files << ffmpegMade(u"flac.oga"_s, "-map 1 -c:a flac");
        addRows(files);
    }
    void givesEveryPacketOfOgg()
    {
        QFETCH(const QString, path);
        compareWithFfmpeg(path, {}, 1000);
    }

    void findsTheFramesOfSoundCutAnywhere_data()
    {
        QTest::addColumn<QByteArray>("encoder");
        QTest::addColumn<quint16>("formatTag");
        QTest::addColumn<quint32>("bytesPerSecond");
        QTest::addColumn<int>("samples");
        QTest::newRow("mp3 128k") << QByteArray(
                                         "-c:a libmp3lame -b:a 128k -write_xing 0 -id3v2_version 0 -f mp3")
                                  << quint16(0x55) << 16'000U << 1152;
        QTest::newRow("ac3 192k at 44.1")
            << QByteArray("-c:a ac3 -b:a 192k -f ac3") << quint16(0x2000) << 24'000U << 1536;
    }
    void findsTheFramesOfSoundCutAnywhere()
    {
        QFETCH(const QByteArray, encoder);
        QFETCH(const quint16, formatTag);
        QFETCH(const quint32, bytesPerSecond);
        QFETCH(const int, samples);
        const QString soundPath = ffmpegMade(u"sound.raw"_s, "-map 1 " + encoder);
        const QString picturePath = ffmpegMade(u"pictures.avi"_s, "-an -c:v mpeg4 -g 40 -bf 0");
        if (soundPath.isEmpty() || picturePath.isEmpty() || !hasProgram(u"ffprobe"_s))
            QSKIP("no ffmpeg or ffprobe");
        const AviFile avi =
            interleaved(contentOf(soundPath), contentOf(picturePath), formatTag, bytesPerSecond);
        const MemoryByteSource source(avi.bytes());
        const auto found = probe(source, {}, {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        const auto info = scanIndex(source, **found, {}, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QVERIFY((*info)->keyframes.keyframes.size() > 5);
        const auto ours = packetsOfPlan(source, **info);
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        const auto theirs = packetsOfFfmpeg(soundPath).at(0);
        const auto &mine = ours->at(1);
        QCOMPARE(mine.size(), theirs.size());
        for (size_t i = 0; i < mine.size(); ++i) {
            QCOMPARE(mine[i].sha256, theirs[i].sha256);
            const qint64 driftNs =
                *mine[i].ptsNs - *mine[0].ptsNs - rescale(qint64(i) * samples, 44'100, kNanosecondTimescale);
            QVERIFY2(qAbs(driftNs) < 1'000'000, qPrintable(QString::number(driftNs)));
        }
        const auto first = readFirstSample(source, **info, 2, {});
        QVERIFY2(first, first ? "" : qPrintable(first.error().message));
        QCOMPARE(first->bytes.size(), theirs[0].sizeBytes);
    }
};

QTEST_GUILESS_MAIN(tst_ScanFiles)
#include "tst_ScanFiles.moc"
