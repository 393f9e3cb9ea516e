// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaCodecs.h"
#include "core/probe/MatroskaProbe.h"
#include "tests/support/MatroskaFile.h"
#include "tests/support/MemoryByteSource.h"

#include <QElapsedTimer>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

static Result<MediaInfo> probed(const ByteSource &source)
{
    const Result<QByteArray> head = source.read({0, 65536}, {});
    return head ? probeMatroska(source, *head, {}) : std::unexpected(head.error());
}

/// Reads whole blocks of 32 KiB and keeps them, as a remote source does; counts what goes upstream.
class BlockSource final : public ByteSource
{
public:
    explicit BlockSource(QByteArray bytes)
        : m_bytes(std::move(bytes))
    {
    }
    [[nodiscard]] int requests() const { return m_requests; }
    [[nodiscard]] qint64 bytesRead() const { return qint64(m_blocks.size()) * 32768; }

    [[nodiscard]] qint64 sizeBytes() const override { return m_bytes.size(); }
    [[nodiscard]] SourceValidator validator() const override { return {}; }
    [[nodiscard]] bool canSeek() const override { return true; }
    [[nodiscard]] QByteArray contentType() const override { return {}; }
    [[nodiscard]] Result<QByteArray> read(ByteRange range, const CancelToken &) const override
    {
        const ByteRange clipped = range.intersected({0, m_bytes.size()});
        const size_t before = m_blocks.size();
        for (qint64 block = clipped.beginBytes / 32768; block * 32768 < clipped.endBytes; ++block)
            m_blocks.insert(block);
        m_requests += m_blocks.size() > before;
        return m_bytes.mid(clipped.beginBytes, clipped.sizeBytes());
    }
    void readAsync(ByteRange range, const CancelToken &cancel, ReadDone done) const override
    {
        done(read(range, cancel));
    }

private:
    QByteArray m_bytes;
    mutable std::set<qint64> m_blocks;
    mutable int m_requests = 0;
};

/// A Cluster each \p stepMs with a keyframe and \p fillBytes of it.
static MatroskaFile film(int clusters, int stepMs, qsizetype fillBytes)
{
    MatroskaFile file;
    file.duration = double(clusters) * stepMs;
    for (int i = 0; i < clusters; ++i) {
        file.addCluster(quint64(i) * quint64(stepMs), keyBlock(1, 0, QByteArray(fillBytes, 'v')));
        file.addCue(quint64(i) * quint64(stepMs), size_t(i));
    }
    return file;
}

static QByteArray attachments(qsizetype sizeBytes)
{
    return ebml(mkv::Attachments, QByteArray(sizeBytes, 'x'));
}

class tst_MatroskaProbe : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void describesTracks()
    {
        MatroskaFile file;
        file.docType = "webm";
        const QByteArray video = ebml(
            mkv::TrackEntry,
            {ebmlUint(mkv::TrackNumber, 5), ebmlUint(mkv::TrackType, 1), ebmlUint(mkv::FlagForced, 1),
             ebml(mkv::CodecID, QByteArray("V_MS/VFW/FOURCC")),
             ebml(mkv::CodecPrivate, QByteArray(16, '\0') + "XVID" + QByteArray(20, '\0')),
             ebmlUint(mkv::DefaultDuration, 41'708'333), ebml(mkv::Name, QByteArray("Film")),
             ebml(mkv::Language, QByteArray("ger")), ebml(mkv::LanguageBCP47, QByteArray("de-AT")),
             ebml(mkv::Video, {ebmlUint(mkv::PixelWidth, 720), ebmlUint(mkv::PixelHeight, 576),
                               ebmlUint(mkv::DisplayWidth, 1024), ebmlUint(mkv::DisplayHeight, 576),
                               ebml(mkv::Colour, {ebmlUint(mkv::MatrixCoefficients, 9),
                                                  ebmlUint(mkv::Primaries, 9), ebmlUint(mkv::Range, 2)})})});
        const QByteArray audio =
            audioEntry(6, ebmlUint(mkv::CodecDelay, 6'500'000) + ebmlUint(mkv::FlagDefault, 0));
        file.tracks = ebml(mkv::Void, QByteArray(7, '\0')) + video + audio;
        file.addCluster(0, keyBlock(5, 0, "v"));
        file.addCue(0, 0, 5);
        const MemoryByteSource source(file.bytes());
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->container, Container::WebM);
        QCOMPARE(info->tracks.size(), 2);
        const Track &first = info->tracks[0];
        QCOMPARE(first.containerId, 5);
        QCOMPARE(first.codec, Codec::Mpeg4Part2);
        QCOMPARE(first.language, u"de-AT"_s);
        QCOMPARE(first.name, u"Film"_s);
        QVERIFY(first.isForced && first.isDefault && first.isEnabled);
        QCOMPARE(first.video->aspectHorizontal, 64);
        QCOMPARE(first.video->aspectVertical, 45);
        QCOMPARE(first.video->frameRateNumerator, 24000);
        QCOMPARE(first.video->frameRateDenominator, 1001);
        QVERIFY(
            (first.video->colour == Colour{.primaries = 9, .transfer = 2, .matrix = 9, .fullRange = true}));
        const Track &second = info->tracks[1];
        QCOMPARE(second.language, u"eng"_s);
        QCOMPARE(second.codecDelayNs, 6'500'000);
        QVERIFY(!second.isDefault);
        QCOMPARE(second.audio->sampleRate, 48000);
        QCOMPARE(second.timescale, 1'000'000'000);
        QCOMPARE(info->mainTrack, 1);
    }
    void knowsCodecsByTheNamesOfOtherContainers_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QByteArray>("codecPrivate");
        QTest::addColumn<Codec>("codec");
        const auto acm = [](const char *name, const char *tag, Codec codec) {
            QTest::newRow(name) << u"A_MS/ACM"_s
                                << QByteArray(QByteArray::fromHex(tag) + QByteArray(16, '\0')) << codec;
        };
        // wFormatTag of a WAVEFORMATEX
        acm("PCM", "0100", Codec::Pcm);
        acm("MP2", "5000", Codec::Mp2);
        acm("MP3", "5500", Codec::Mp3);
        acm("AAC", "ff00", Codec::Aac);
        acm("AAC of 3ivx", "6d70", Codec::Aac);
        acm("WMA", "6101", Codec::Wma);
        acm("AC-3", "0020", Codec::Ac3);
        acm("DTS", "0120", Codec::Dts);
        acm("unknown", "3412", Codec::Unknown);
        const auto extensible = [](const char *name, const char *subFormat, Codec codec) {
            QTest::newRow(name) << u"A_MS/ACM"_s
                                << QByteArray(QByteArray::fromHex("feff") + QByteArray(22, '\0') +
                                              QByteArray::fromHex(subFormat) + QByteArray(12, '\0'))
                                << codec;
        };
        extensible("extensible float", "03000000", Codec::Pcm);
        extensible("extensible AC-3", "00200000", Codec::Ac3);
        extensible("extensible unknown", "03000001", Codec::Unknown);
        QTest::newRow("extensible cut short")
            << u"A_MS/ACM"_s << QByteArray(QByteArray::fromHex("feff") + QByteArray(24, '\1'))
            << Codec::Unknown;
        QTest::newRow("ACM without a format") << u"A_MS/ACM"_s << QByteArray("\1") << Codec::Unknown;
        QTest::newRow("QuickTime") << u"V_QUICKTIME"_s
                                   << QByteArray("\0\0\0\x56"
                                                 "avc1....",
                                                 12)
                                   << Codec::H264;
        QTest::newRow("QuickTime cut short") << u"V_QUICKTIME"_s << QByteArray("avc1") << Codec::Unknown;
        QTest::newRow("VfW cut short") << u"V_MS/VFW/FOURCC"_s << QByteArray(16, 'b') << Codec::Unknown;
    }
    void knowsCodecsByTheNamesOfOtherContainers()
    {
        QFETCH(const QString, id);
        QFETCH(const QByteArray, codecPrivate);
        QTEST(matroskaCodec(id, codecPrivate), "codec");
    }
    void takesCuesOfTheMainTrackOnly()
    {
        MatroskaFile file = film(10, 5000, 100);
        for (int i = 0; i < 10; ++i)
            file.addCue(quint64(i) * 5000 + 1234, size_t(i), 2);
        const MemoryByteSource source(file.bytes());
        const Result<MediaInfo> info = probed(source);
        QCOMPARE(info->keyframes.keyframes.size(), 10);
        QCOMPARE(info->keyframes.keyframes[3].time, 15'000'000'000);
        QCOMPARE(info->cues.size(), 20);
        QVERIFY(info->indexComplete);
        QVERIFY(info->notes.isEmpty());
    }
    void takesAtMostFourRequestsAndTheIndexPlus192KiB_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<qint64>("indexBytes");
        MatroskaFile file = film(1440, 5000, 8'000); // 2 hours
        const qint64 perCue = (file.bytes().size() - film(720, 5000, 8'000).bytes().size()) / 720 - 8'000;
        const qint64 indexBytes = 1440 * perCue;
        QTest::newRow("cues-at-end") << file.bytes() << indexBytes;
        file.afterClusters = ebml(mkv::Tags, QByteArray(30'000, 't'));
        QTest::newRow("tags-after-cues") << file.bytes() << indexBytes;
        file.afterClusters = attachments(5'000'000);
        QTest::newRow("attachments-after-cues") << file.bytes() << indexBytes;
        file.beforeClusters = attachments(3'000'000);
        QTest::newRow("and-fonts-before-the-clusters") << file.bytes() << indexBytes;
        file.cuesPlace = MatroskaFile::CuesPlace::Front;
        QTest::newRow("cues-in-front-after-fonts") << file.bytes() << indexBytes;
    }
    void takesAtMostFourRequestsAndTheIndexPlus192KiB()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const qint64, indexBytes);
        const BlockSource source(bytes);
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->keyframes.keyframes.size(), 1440);
        QVERIFY2(source.requests() <= 4, QByteArray::number(source.requests()));
        QVERIFY2(source.bytesRead() <= indexBytes + 192 * 1024, QByteArray::number(source.bytesRead()));
    }
    void followsSeekHeadsToTracksBehindTheClusters()
    {
        const QByteArray cluster =
            ebml(mkv::Cluster, ebmlUint(mkv::Timestamp, 0) + keyBlock(1, 0, QByteArray(90'000, 'v')));
        const QByteArray tracks = ebml(mkv::Tracks, videoEntry());
        const auto seek = [](quint32 id, qint64 at) {
            return ebml(mkv::SeekHead, {ebml(mkv::Seek, {ebml(mkv::SeekID, ebmlId(id)),
                                                         ebmlUint(mkv::SeekPosition, quint64(at))})});
        };
        const qint64 seekBytes = seek(0x11111111, 0).size();
        const qint64 second = seekBytes + cluster.size();
        const QByteArray bytes =
            ebmlHeader() + ebml(mkv::Segment, seek(mkv::SeekHead, second) + cluster +
                                                  seek(mkv::Tracks, second + seekBytes) + tracks);
        const MemoryByteSource source(bytes);
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->tracks.size(), 1);
    }
    void addsAKeyframeBeforeTheFirstCue()
    {
        MatroskaFile file = film(5, 5000, 100);
        file.cues.erase(file.cues.begin());
        const MemoryByteSource source(file.bytes());
        const Result<MediaInfo> info = probed(source);
        QCOMPARE(info->keyframes.keyframes.size(), 5);
        QCOMPARE(info->keyframes.keyframes.front().time, 0);
    }
    void takesTheLastCueForAMissingDuration()
    {
        MatroskaFile file = film(5, 5000, 100);
        file.duration = 0;
        const MemoryByteSource source(file.bytes());
        const Result<MediaInfo> info = probed(source);
        QCOMPARE(info->durationNs, 20'000'000'000);
        QCOMPARE(info->notes.size(), 1);
    }
    void cleansUnsortedAndDoubledCues()
    {
        MatroskaFile file = film(40, 5000, 100);
        std::swap(file.cues[3], file.cues[20]);
        file.cues.push_back(file.cues[7]);
        file.addCue(9'000'000, 3); // beyond the end
        const MemoryByteSource source(file.bytes());
        const Result<MediaInfo> info = probed(source);
        QCOMPARE(info->indexKind, IndexKind::Cues);
        QCOMPARE(info->keyframes.keyframes.size(), 40);
    }
    void doesNotTrustFalseCues_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        MatroskaFile file = film(40, 5000, 100);
        for (MatroskaFile::Cue &cue : file.cues)
            cue.position = 0;
        QTest::newRow("all-at-one-cluster") << file.bytes();
        file = film(40, 5000, 100);
        for (size_t i = 0; i < 40; ++i)
            file.cues[i].position = qint64(39 - i);
        QTest::newRow("backwards") << file.bytes();
        file = film(40, 5000, 100);
        for (MatroskaFile::Cue &cue : file.cues)
            cue.time += 40;
        QTest::newRow("no-block-at-these-times") << file.bytes();
        file = film(40, 5000, 100);
        for (MatroskaFile::Cue &cue : file.cues)
            cue.position += 1'000'000;
        QTest::newRow("beyond-the-segment") << file.bytes();
        file = film(40, 5000, 100);
        for (size_t i = 0; i < 40; ++i)
            file.cues[i].position = qint64(3000 + i * 97);
        QTest::newRow("no-clusters-there") << file.bytes();
        file = film(40, 5000, 100);
        file.cues.clear();
        QTest::newRow("empty") << file.bytes();
    }
    void doesNotTrustFalseCues()
    {
        QFETCH(const QByteArray, bytes);
        const MemoryByteSource source(bytes);
        const Result<MediaInfo> info = probed(source);
        QVERIFY(info);
        QCOMPARE(info->indexKind, IndexKind::None);
        QVERIFY(info->keyframes.keyframes.empty());
        QVERIFY(!info->notes.isEmpty());
        QCOMPARE(info->tracks.size(), 2);
    }
    void keepsABoundedNumberOfCues_data()
    {
        QTest::addColumn<int>("cues");
        QTest::newRow("20,000") << 20'000;
        QTest::newRow("1,500,000") << 1'500'000;
        QTest::newRow("10,000,000") << 10'000'000;
    }
    void keepsABoundedNumberOfCues()
    {
        QFETCH(const int, cues);
        const QByteArray front =
            ebmlHeader() + ebmlUnknownSize(mkv::Segment) + ebml(mkv::Tracks, videoEntry());
        const MemoryByteSource source(front + manyCues(cues) +
                                      ebml(mkv::Cluster, ebmlUint(mkv::Timestamp, 0) + keyBlock(1, 0, "v")));
        const QByteArray head = *source.read({0, 65536}, {});
        QElapsedTimer timer;
        timer.start();
        const Result<MediaInfo> info = probeMatroska(source, head, {});
        qInfo("%d cues: %lld us", cues, timer.nsecsElapsed() / 1000);
        QVERIFY(info);
        QVERIFY(info->cues.size() <= 200'000);
        QCOMPARE(info->cues.empty(), cues == 10'000'000);
        QVERIFY(source.bytesRead() <= 40 * 1024 * 1024);
    }
    void refusesEncryptedFilms()
    {
        MatroskaFile file;
        file.tracks =
            videoEntry(1, ebml(mkv::ContentEncodings,
                               {ebml(mkv::ContentEncoding, {ebmlUint(mkv::ContentEncodingType, 1)})}));
        const MemoryByteSource source(file.bytes());
        const Result<MediaInfo> info = probed(source);
        QVERIFY(!info);
        QCOMPARE(info.error().code, ErrorCode::MediaEncrypted);
    }
    void namesTheByteOfDamage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("no-segment") << ebmlHeader();
        QTest::newRow("no-tracks") << QByteArray(ebmlHeader() + ebml(mkv::Segment, ebml(mkv::Void, "x")));
        QTest::newRow("cut-tracks") << QByteArray(ebmlHeader() + ebmlUnknownSize(mkv::Segment) +
                                                  ebml(mkv::Tracks, videoEntry()))
                                           .chopped(5);
        QTest::newRow("huge-tracks") << QByteArray(
            ebmlHeader() + ebmlUnknownSize(mkv::Segment) + ebmlId(mkv::Tracks) +
            QByteArray::fromHex("01fffffffffffffe") + QByteArray(100, '\xAE'));
        QTest::newRow("cut-header") << QByteArray::fromHex("1a45dfa3ff4282");
    }
    void namesTheByteOfDamage()
    {
        QFETCH(const QByteArray, bytes);
        const MemoryByteSource source(bytes);
        const Result<MediaInfo> info = probed(source);
        QVERIFY(!info);
        QCOMPARE(info.error().kind, ErrorKind::CorruptInput);
        QVERIFY(info.error().message.contains(u"byte "_s));
    }
};

QTEST_APPLESS_MAIN(tst_MatroskaProbe)
#include "tst_MatroskaProbe.moc"
