// SPDX-License-Identifier: GPL-3.0-or-later
// Real files and files made by ffmpeg and mkvmerge: all spans together against ffprobe's packets.
#include "core/base/MediaTime.h"
#include "core/demux/SampleReader.h"
#include "core/probe/Probe.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

struct Packet
{
    qint64 ptsNs = 0;
    qint64 sizeBytes = 0;
    QByteArray sha256;
    bool hasPts = true;
    bool isLaced = false; ///< not the first frame of its Block
};
using Packets = std::map<int, std::vector<Packet>>; // by stream index

static bool hasProgram(const QString &name)
{
    return !QStandardPaths::findExecutable(name).isEmpty();
}

static bool runProgram(const QString &program, const QStringList &arguments, QByteArray *output = nullptr)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(program, arguments);
    if (!process.waitForFinished(90'000))
        return false;
    if (output)
        *output = process.readAllStandardOutput();
    return process.exitStatus() == QProcess::NormalExit && process.exitCode() <= 1;
}

static Packets ffprobePackets(const QString &path)
{
    QByteArray json;
    Packets packets;
    if (!runProgram(u"ffprobe"_s,
                    {u"-v"_s, u"quiet"_s, u"-show_packets"_s, u"-show_data_hash"_s, u"SHA256"_s,
                     u"-show_entries"_s, u"packet=stream_index,pts_time,size,pos,data_hash"_s, u"-of"_s,
                     u"json"_s, path},
                    &json))
        return packets;
    std::map<int, QString> lastPosition;
    const QJsonArray array = QJsonDocument::fromJson(json).object()["packets"_L1].toArray();
    for (const QJsonValue &value : array) {
        const QJsonObject object = value.toObject();
        Packet packet;
        packet.hasPts = object.contains("pts_time"_L1);
        packet.ptsNs = qint64(object["pts_time"_L1].toString().toDouble() * 1e9);
        packet.sizeBytes = object["size"_L1].toString().toLongLong();
        packet.sha256 = object["data_hash"_L1].toString().section(u':', 1).toLatin1();
        const int stream = object["stream_index"_L1].toInt();
        const QString position = object["pos"_L1].toString();
        packet.isLaced = position == lastPosition[stream];
        lastPosition[stream] = position;
        packets[stream].push_back(packet);
    }
    return packets;
}

static Packet packetOf(const MediaSample &sample)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(sample.prefix);
    hash.addData(sample.payload);
    return {sample.pts, sample.sizeBytes(), hash.result().toHex()};
}

static std::vector<TrackId> allTracks(const MediaInfo &info)
{
    std::vector<TrackId> ids;
    for (const Track &track : info.tracks)
        ids.push_back(track.id);
    return ids;
}

static std::map<TrackId, std::vector<Packet>> readAll(const ByteSource &source, const MediaInfo &info,
                                                      size_t keyframesPerSpan)
{
    std::map<TrackId, std::vector<Packet>> packets;
    const std::vector<TrackId> ids = allTracks(info);
    for (const SampleSpan &span : spansOf(info, keyframesPerSpan)) {
        const auto batches = readSamples(source, info, ids, span, {});
        if (!batches) {
            qWarning() << batches.error().message;
            return {};
        }
        for (const SampleBatch &batch : *batches) {
            for (const MediaSample &sample : batch.samples)
                packets[batch.track].push_back(packetOf(sample));
        }
    }
    return packets;
}

/// What differs; empty if nothing does. Inside of laces ffmpeg adds up whole milliseconds, and for Vorbis it
/// looks into the frames: there only bytes are compared.
static QString compare(const Track &track, const std::vector<Packet> &ours, const std::vector<Packet> &theirs)
{
    if (ours.size() != theirs.size())
        return u"track %1: %2 packets of %3"_s.arg(track.id).arg(ours.size()).arg(theirs.size());
    for (size_t i = 0; i < ours.size(); ++i) {
        const Packet &a = ours[i];
        const Packet &b = theirs[i];
        if (a.sizeBytes != b.sizeBytes || a.sha256 != b.sha256)
            return u"track %1: packet %2 has other bytes"_s.arg(track.id).arg(i);
        const bool isTimed = b.hasPts && !(b.isLaced && track.codec == Codec::Vorbis);
        if (isTimed && std::abs(a.ptsNs - b.ptsNs) > (b.isLaced ? 8'000'000 : 1'000'001))
            return u"track %1: packet %2 is at %3, not %4 ns"_s.arg(track.id).arg(i).arg(a.ptsNs).arg(
                b.ptsNs);
    }
    return {};
}

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
        return hasProgram(program) && runProgram(program, all) && QFileInfo(path).size() > 0 ? path
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
        const Packets theirs = ffprobePackets(path);
        QVERIFY(!theirs.empty());
        for (const size_t keyframesPerSpan : {1, 3}) {
            const auto ours = readAll(source, **info, keyframesPerSpan);
            for (const Track &track : (*info)->tracks) {
                const auto found = theirs.find(int(track.id) - 1);
                if (found == theirs.end())
                    continue;
                const auto mine = ours.find(track.id);
                const QString difference =
                    compare(track, mine == ours.end() ? std::vector<Packet>() : mine->second, found->second);
                QVERIFY2(difference.isEmpty(), qPrintable(difference));
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_MatroskaFiles)
#include "tst_MatroskaFiles.moc"
