// SPDX-License-Identifier: GPL-3.0-or-later
// Real files and files made by ffmpeg and mkvmerge: all spans together against ffprobe's packets.
#include "tests/demux/ScannedPackets.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/SharedMedia.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_MatroskaFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;

    QString make(const QString &name, const QString &program, const QStringList &arguments)
    {
        const QString path = m_directory.filePath(name);
        QStringList all = arguments;
        all.replaceInStrings(u"OUT"_s, path);
        all.replaceInStrings(u"DIR"_s, m_directory.path());
        return hasProgram(program) && runProgram(program, all, Warnings::Pass) && QFileInfo(path).size() > 0
                   ? path
                   : QString();
    }
    QStringList madeFiles()
    {
        QFile srt(m_directory.filePath(u"lines.srt"_s));
        if (!srt.open(QIODevice::WriteOnly))
            return {};
        for (int i = 0; i < 40; ++i) {
            const auto time = [](int ms) {
                return u"00:00:%1,%2"_s.arg(ms / 1000, 2, 10, QChar(u'0')).arg(ms % 1000, 3, 10, QChar(u'0'));
            };
            srt.write(u"%1\n%2 --> %3\nline %1\n\n"_s.arg(i + 1)
                          .arg(time(i * 777 + 3), time(i * 777 + 500))
                          .toUtf8());
        }
        srt.close();
        // Keyframes where the times are irregular: 0.4 to 11 s.
        const QStringList input{u"-v"_s,
                                u"error"_s,
                                u"-y"_s,
                                u"-f"_s,
                                u"lavfi"_s,
                                u"-i"_s,
                                u"testsrc2=s=160x90:r=25:d=32"_s,
                                u"-f"_s,
                                u"lavfi"_s,
                                u"-i"_s,
                                u"sine=f=440:r=44100:d=32"_s,
                                u"-i"_s,
                                u"DIR/lines.srt"_s,
                                u"-i"_s,
                                u"DIR/lines.srt"_s};
        const QStringList video{u"-map"_s,
                                u"0"_s,
                                u"-map"_s,
                                u"1"_s,
                                u"-map"_s,
                                u"2"_s,
                                u"-map"_s,
                                u"3"_s,
                                u"-c:v"_s,
                                u"libx264"_s,
                                u"-preset"_s,
                                u"ultrafast"_s,
                                u"-bf"_s,
                                u"2"_s,
                                u"-g"_s,
                                u"1000"_s,
                                u"-sc_threshold"_s,
                                u"0"_s,
                                u"-force_key_frames"_s,
                                u"0,0.4,3,3.4,14.4,20,20.4,25"_s,
                                u"-c:s"_s,
                                u"srt"_s};
        QStringList files;
        files << make(u"ffmpeg-aac.mkv"_s, u"ffmpeg"_s,
                      input + video + QStringList{u"-c:a"_s, u"aac"_s, u"OUT"_s});
        files << make(u"ffmpeg-front.mkv"_s, u"ffmpeg"_s,
                      input + video +
                          QStringList{u"-c:a"_s, u"ac3"_s, u"-reserve_index_space"_s, u"100000"_s, u"OUT"_s});
        files << make(
            u"ffmpeg-late-audio.mkv"_s, u"ffmpeg"_s,
            input + video +
                QStringList{u"-c:a"_s, u"libmp3lame"_s, u"-cluster_time_limit"_s, u"700"_s, u"OUT"_s});
        if (!files.front().isEmpty()) {
            files << make(u"mkvmerge.mkv"_s, u"mkvmerge"_s, {u"-q"_s, u"-o"_s, u"OUT"_s, files.front()});
            files << make(u"mkvmerge-delay.mkv"_s, u"mkvmerge"_s,
                          {u"-q"_s, u"-o"_s, u"OUT"_s, u"--sync"_s, u"1:700"_s, u"--compression"_s,
                           u"2:zlib"_s, u"--cues"_s, u"2:all"_s, files.front()});
            files << make(u"mkvmerge-mp3.mkv"_s, u"mkvmerge"_s,
                          {u"-q"_s, u"-o"_s, u"OUT"_s, u"--sync"_s, u"1:-300"_s, u"--cluster-length"_s,
                           u"400ms"_s, m_directory.filePath(u"ffmpeg-late-audio.mkv"_s)});
        }
        files.removeAll(QString());
        return files;
    }

private Q_SLOTS:
    void givesEveryPacketThatFfprobeGives_data()
    {
        QTest::addColumn<QString>("path");
        QStringList files = sharedMediaFiles({u".mkv"_s, u".webm"_s, u".mka"_s});
        files += madeFiles();
        for (const QString &path : files)
            QTest::addRow("%s", qPrintable(QFileInfo(path).fileName())) << path;
        if (files.isEmpty())
            QTest::addRow("no files") << QString();
    }
    void givesEveryPacketThatFfprobeGives()
    {
        QFETCH(const QString, path);
        if (path.isEmpty() || !hasProgram(u"ffprobe"_s))
            QSKIP("no files or no ffprobe");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const MemoryByteSource source(file.readAll());
        const auto info = probe(source, QFileInfo(path).fileName(), {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        if ((*info)->indexKind == IndexKind::None) {
            QVERIFY(!(*info)->notes.isEmpty());
            QSKIP(qPrintable((*info)->notes.join(u"; "_s)));
        }
        const Packets theirs = packetsOfFfmpeg(path);
        QVERIFY(!theirs.empty());
        constexpr qint64 kToleranceNs = 1'000'001;
        for (const size_t keyframesPerSpan : {1, 3}) {
            auto ours = packetsOf(source, **info, spansOf(**info, keyframesPerSpan));
            QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
            for (const Track &track : (*info)->tracks) {
                const int stream = int(track.id) - 1;
                const auto found = theirs.find(stream);
                if (found == theirs.end())
                    continue;
                const QString difference = differenceOf(track, (*ours)[stream], found->second, kToleranceNs);
                QVERIFY2(difference.isEmpty(), qPrintable(difference));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_MatroskaFiles)
#include "tst_MatroskaFiles.moc"
