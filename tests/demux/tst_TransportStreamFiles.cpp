// SPDX-License-Identifier: GPL-3.0-or-later
// Real files and files made by ffmpeg: all spans together against ffprobe's packets, NAL units and frames.
#include "core/demux/SampleReader.h"
#include "core/media/NalUnits.h"
#include "core/probe/Probe.h"
#include "core/probe/TransportStreamScan.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/KeyframeSpans.h"
#include "tests/support/MemoryByteSource.h"
#include "tests/support/SharedMedia.h"
#include "tests/support/Vc1Film.h"

#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

struct Packet
{
    std::optional<qint64> pts;
    std::optional<qint64> dts;
    bool isKey = false;
    qint64 pos = -1;
};

static QString pidWord(const Track &track)
{
    return u"0x%1"_s.arg(track.containerId, 0, 16);
}

/// Of each stream, by its PID as "0x100".
static std::map<QString, std::vector<Packet>> ffprobePackets(const QString &path)
{
    std::map<QString, std::vector<Packet>> packets;
    const auto json =
        runProgram(u"ffprobe"_s,
                   {u"-v"_s, u"quiet"_s, u"-show_packets"_s, u"-show_streams"_s, u"-show_entries"_s,
                    u"packet=stream_index,pts,dts,flags,pos:stream=index,id"_s, u"-of"_s, u"json"_s, path});
    const QJsonObject object = QJsonDocument::fromJson(json.value_or(QByteArray())).object();
    std::map<int, QString> ids;
    for (const QJsonValue &value : object["streams"_L1].toArray())
        ids[value["index"_L1].toInt()] = value["id"_L1].toString();
    for (const QJsonValue &value : object["packets"_L1].toArray()) {
        const auto stamp = [&](QLatin1StringView name) {
            return value[name].isDouble() ? std::optional(qint64(value[name].toDouble())) : std::nullopt;
        };
        packets[ids[value["stream_index"_L1].toInt()]].push_back(
            {stamp("pts"_L1), stamp("dts"_L1), value["flags"_L1].toString().startsWith(u'K'),
             value["pos"_L1].toString().toLongLong()});
    }
    return packets;
}

static std::vector<TrackId> mediaTracks(const MediaInfo &info)
{
    std::vector<TrackId> ids;
    for (const Track &track : info.tracks) {
        if (track.type == TrackType::Video || track.type == TrackType::Audio)
            ids.push_back(track.id);
    }
    return ids;
}

struct Read
{
    std::vector<MediaSample> samples;
    std::vector<QByteArray> payloads;
    std::vector<std::optional<qint64>> nextTimes;
    std::vector<size_t> counts; ///< of each span
};

static Result<std::map<TrackId, Read>> readAll(const ByteSource &source, const MediaInfo &info,
                                               size_t keyframesPerSpan)
{
    std::map<TrackId, Read> all;
    const std::vector<TrackId> ids = mediaTracks(info);
    for (const SampleSpan &span : spansOf(info, keyframesPerSpan)) {
        const auto batches = readSamples(source, info, ids, span, {});
        if (!batches)
            return std::unexpected(batches.error());
        for (const SampleBatch &batch : *batches) {
            Read &read = all[batch.track];
            for (const MediaSample &sample : batch.samples) {
                read.samples.push_back(sample);
                read.payloads.push_back(sample.payload.toByteArray());
            }
            read.nextTimes.push_back(batch.nextTime);
            read.counts.push_back(batch.samples.size());
        }
    }
    return all;
}

/// The hashes of frames that ffmpeg copies from the stream with this PID.
static QByteArrayList ffmpegFrameHashes(const QString &path, const Track &track)
{
    QStringList arguments{u"-i"_s, path, u"-map"_s, u"i:%1"_s.arg(pidWord(track)), u"-c"_s, u"copy"_s};
    if (track.codec == Codec::Aac)
        arguments << u"-bsf:a"_s << u"aac_adtstoasc"_s;
    arguments << u"-copyts"_s << u"-f"_s << u"framehash"_s << u"-hash"_s << u"sha256"_s << u"-"_s;
    QByteArrayList hashes;
    for (const QByteArray &line : ffmpeg(arguments).value_or(QByteArray()).split('\n')) {
        if (!line.startsWith('#') && line.contains(','))
            hashes << line.split(',').value(5).trimmed();
    }
    return hashes;
}

static QByteArray sha256(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
}

static bool isDelimiter(Codec codec, QByteArrayView nal)
{
    return codec == Codec::H264 ? (nal[0] & 31) == 9 : (quint8(nal[0]) >> 1 & 63) == 35;
}

/// All NAL units that ffmpeg copies from the stream, without delimiters, hashed one by one.
static QByteArrayList ffmpegNals(const QString &path, const Track &track, const QString &directory)
{
    const QString out = directory + u"/elementary"_s;
    const QString format = track.codec == Codec::H264 ? u"h264"_s : u"hevc"_s;
    if (!ffmpeg({u"-i"_s, path, u"-map"_s, u"i:%1"_s.arg(pidWord(track)), u"-c"_s, u"copy"_s, u"-f"_s, format,
                 out}))
        return {};
    QFile file(out);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray stream = file.readAll();
    QByteArrayList hashes;
    AnnexBNals nals(stream);
    while (const auto nal = nals.next()) {
        if (!isDelimiter(track.codec, *nal))
            hashes << sha256(nal->toByteArray());
    }
    return hashes;
}

class tst_TransportStreamFiles : public QObject
{
    Q_OBJECT

    QTemporaryDir m_directory;
    std::map<QString, QByteArrayList> m_theirs;

    // Its NAL units or frames, hashed; ffmpeg is asked once, it takes a while to start.
    const QByteArrayList &ffmpegHashes(const QString &path, const Track &track)
    {
        const bool hasNals = track.codec == Codec::H264 || track.codec == Codec::Hevc;
        const auto [found, isNew] = m_theirs.try_emplace(path + pidWord(track));
        if (isNew)
            found->second =
                hasNals ? ffmpegNals(path, track, m_directory.path()) : ffmpegFrameHashes(path, track);
        return found->second;
    }
    QString make(const QString &name, const QStringList &arguments)
    {
        const QString path = m_directory.filePath(name);
        return ffmpeg(arguments + QStringList{path}) && QFileInfo(path).size() > 0 ? path : QString();
    }
    QString join(const QString &name, const QStringList &pieces)
    {
        QFile out(m_directory.filePath(name));
        if (!out.open(QIODevice::WriteOnly))
            return {};
        for (const QString &piece : pieces) {
            QFile in(piece);
            if (piece.isEmpty() || !in.open(QIODevice::ReadOnly))
                return {};
            out.write(in.readAll());
        }
        return out.fileName();
    }

    QStringList madeFiles()
    {
        const QStringList source =
            u"-f lavfi -i testsrc2=s=320x180:r=25:d=12 -f lavfi -i sine=f=440:r=48000:d=12"_s.split(u' ');
        const QStringList odd =
            u"-f lavfi -i testsrc2=s=320x180:r=30000/1001:d=12 -f lavfi -i sine=f=440:r=44100:d=12"_s.split(
                u' ');
        const auto words = [](const QString &text) { return text.split(u' ', Qt::SkipEmptyParts); };
        const QString x264 = u" -c:v libx264 -preset ultrafast -bf 2 -g 40 -sc_threshold 0 "_s;
        QStringList files;
        files << make(u"h264-aac.ts"_s, odd + words(x264 + u"-c:a aac"_s));
        files << make(
            u"open-gop.ts"_s,
            source +
                words(
                    u"-c:v libx264 -preset medium -bf 3 -g 30 -x264-params open-gop=1:b-adapt=0 -c:a mp2"_s));
        files << make(
            u"hevc-ac3.ts"_s,
            source +
                words(
                    u"-c:v libx265 -preset ultrafast -x265-params keyint=40:log-level=none:bframes=3 -c:a ac3"_s));
        files << make(
            u"hevc-open.ts"_s,
            source +
                words(
                    u"-c:v libx265 -preset ultrafast -x265-params keyint=30:open-gop=1:log-level=none:bframes=4 -c:a eac3"_s));
        files << make(u"mp3.ts"_s, odd + words(x264 + u"-c:a libmp3lame"_s));
        files << make(
            u"languages.ts"_s,
            source +
                words(
                    u"-map 0 -map 1 -map 1 -map 1"_s + x264 +
                    u"-c:a:0 aac -c:a:1 ac3 -c:a:2 mp2 -metadata:s:a:0 language=deu -metadata:s:a:1 language=eng"_s));
        files << make(u"blu-ray.m2ts"_s, source + words(x264 + u"-c:a ac3 -mpegts_m2ts_mode 1"_s));
        files << make(u"dts.ts"_s, source + words(x264 + u"-c:a dca -strict -2 -ac 2 -b:a 320k"_s));
        files << make(u"truehd.ts"_s, source + words(x264 + u"-c:a truehd -strict -2 -ac 2"_s));
        files << make(u"lpcm.m2ts"_s, source + words(x264 + u"-c:a pcm_bluray"_s));
        files << make(u"asp.ts"_s, source + words(u"-c:v mpeg4 -bf 2 -g 20 -c:a mp2"_s));
        files << make(u"wrap.ts"_s, odd + words(x264 + u"-c:a aac -output_ts_offset 95437"_s));
        files << make(u"mpeg2.ts"_s, source + words(u"-c:v mpeg2video -bf 2 -g 20 -c:a mp2"_s));
        QFile vc1(m_directory.filePath(u"vc1.bare.ts"_s)); // which ffmpeg does not encode
        if (vc1.open(QIODevice::WriteOnly)) {
            vc1.write(vc1TransportStream(vc1Film({}, 301, 30, PictureOrder::Reordered)));
            vc1.close();
            files << make(u"vc1.ts"_s, QStringList{u"-i"_s, vc1.fileName()} + source.mid(4) +
                                           words(u"-c:v copy -c:a ac3"_s));
        }
        files << make(u"one-frame-pes.ts"_s,
                      source + words(x264 + u"-c:a aac -pes_payload_size 0 -muxdelay 0.2"_s));
        files << make(
            u"sliced.ts"_s,
            source +
                words(
                    u"-c:v libx264 -preset ultrafast -slices 4 -g 50 -tune zerolatency -c:a aac -omit_video_pes_length 0"_s));
        files << make(u"audio-only.ts"_s, words(u"-f lavfi -i sine=r=48000:d=12 -c:a aac"_s));
        const QString early = make(u"early.ts"_s, source + words(x264 + u"-c:a aac -t 5"_s));
        const QString late =
            make(u"late.ts"_s, source + words(x264 + u"-c:a aac -t 5 -output_ts_offset 3600"_s));
        files << join(u"jump-forward.ts"_s, {early, late});
        files << join(u"jump-back.ts"_s, {late, early, early});
        files.removeAll(QString());
        return files;
    }

    void compareVideo(const QString &path, const Track &track, const Read &ours, std::vector<Packet> theirs)
    {
        // What comes before the first keyframe cannot be decoded and is left out.
        while (!theirs.empty() && !theirs.front().isKey)
            theirs.erase(theirs.begin());
        QCOMPARE(ours.samples.size(), theirs.size());
        std::set<qint64> shifts;
        for (size_t i = 0; i < theirs.size(); ++i) {
            const MediaSample &sample = ours.samples[i];
            QVERIFY(sample.dts.has_value());
            QCOMPARE(sample.isSync, theirs[i].isKey);
            // Where a file says that pictures are decoded after they are shown, ffprobe makes times of its
            // own.
            if (theirs[i].pts && theirs[i].dts && !path.endsWith(u"moz__400x300_seg0.ts"_s))
                QCOMPARE(sample.pts - *sample.dts, *theirs[i].pts - *theirs[i].dts);
            if (theirs[i].pts)
                shifts.insert(timeStampDistance(*theirs[i].pts, sample.pts));
            if (i > 0)
                QVERIFY2(*sample.dts > *ours.samples[i - 1].dts, qPrintable(QString::number(i)));
        }
        QCOMPARE(shifts.size(), path.contains(u"jump-back"_s) ? 3 : path.contains(u"jump"_s) ? 2 : 1);
        if (track.codec != Codec::H264 && track.codec != Codec::Hevc)
            return;
        const QByteArrayList &nals = ffmpegHashes(path, track);
        QByteArrayList mine;
        for (const QByteArray &payload : ours.payloads) {
            LengthPrefixedNals units(payload, 4);
            while (const auto nal = units.next())
                mine << sha256(nal->toByteArray());
            QVERIFY(!units.failed());
        }
        QVERIFY(!nals.isEmpty());
        QCOMPARE(mine.size(), nals.size());
        QVERIFY(mine == nals);
    }
    void compareAudio(const QString &path, const Track &track, const Read &ours,
                      const std::vector<Packet> &theirs)
    {
        const bool jumps = path.contains(u"jump"_s);
        QCOMPARE(ours.samples.size(), theirs.size());
        qint64 shift = 0;
        for (size_t i = 0; i < theirs.size(); ++i) {
            if (i == 0 && theirs[i].pts)
                shift = timeStampDistance(*theirs[i].pts, ours.samples[i].pts);
            if (i > 0)
                QVERIFY2(ours.samples[i].pts > ours.samples[i - 1].pts, qPrintable(QString::number(i)));
            if (theirs[i].pts && !jumps) // ffmpeg rounds the durations it adds up inside of a PES packet
                QVERIFY2(std::abs(timeStampDistance(*theirs[i].pts, ours.samples[i].pts) - shift) <= 2,
                         qPrintable(u"frame %1 at %2"_s.arg(i).arg(ours.samples[i].pts)));
        }
        const QByteArrayList &hashes = ffmpegHashes(path, track);
        QCOMPARE(qsizetype(ours.payloads.size()), hashes.size());
        for (qsizetype i = 0; i < hashes.size(); ++i)
            QCOMPARE(sha256(ours.payloads[size_t(i)]), hashes[i]);
    }

private Q_SLOTS:
    void givesEveryPacketThatFfprobeGives_data()
    {
        QTest::addColumn<QString>("path");
        QStringList files = sharedMediaFiles({u".ts"_s, u".m2ts"_s});
        if (!QStandardPaths::findExecutable(u"ffmpeg"_s).isEmpty())
            files += madeFiles();
        for (const QString &path : files)
            QTest::addRow("%s", qPrintable(QFileInfo(path).fileName())) << path;
        if (files.isEmpty())
            QTest::addRow("no files") << QString();
    }
    void givesEveryPacketThatFfprobeGives()
    {
        QFETCH(const QString, path);
        if (path.isEmpty() || QStandardPaths::findExecutable(u"ffprobe"_s).isEmpty())
            QSKIP("no files or no ffprobe");
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const MemoryByteSource source(file.readAll());
        const auto found = probe(source, QFileInfo(path).fileName(), {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        QVERIFY(source.reads() <= 4);
        const auto info = scanTransportStream(source, **found, {}, {});
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        QCOMPARE((*info)->indexKind, IndexKind::Scan);
        const auto theirs = ffprobePackets(path);
        QVERIFY(!theirs.empty());
        for (const size_t keyframesPerSpan : {1, 3}) {
            const auto ours = readAll(source, **info, keyframesPerSpan);
            QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
            for (const TrackId id : mediaTracks(**info)) {
                const Track &track = *(*info)->track(id);
                const auto packets = theirs.find(pidWord(track));
                QVERIFY2(packets != theirs.end(), qPrintable(pidWord(track)));
                if (track.type == TrackType::Video)
                    compareVideo(path, track, ours->at(id), packets->second);
                else
                    compareAudio(path, track, ours->at(id), packets->second);
                if (QTest::currentTestFailed()) {
                    qWarning() << "track" << id << codecWord(track.codec) << "keyframes per span"
                               << keyframesPerSpan;
                    return;
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(tst_TransportStreamFiles)
#include "tst_TransportStreamFiles.moc"
