// SPDX-License-Identifier: GPL-3.0-or-later
// MPEG-2 pictures and DTS, which transport streams carry as they are and fMP4 does not. The judge is ffmpeg:
// its demuxers find in our segments what they find in the source, and its decoders make the same pictures of
// each segment alone.
#include "core/segment/CutTimes.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/TestTitle.h"

#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

constexpr SegmentFormat kMp4 = SegmentFormat::FragmentedMp4;
constexpr SegmentFormat kTs = SegmentFormat::TransportStream;

// B pictures and open groups; frames of 512 samples, as all DTS has.
constexpr auto kPicture = "-c:v mpeg2video -g 20 -bf 2 -b:v 1M";
constexpr auto kSound = "-c:a dca -strict -2 -ac 2 -b:a 768k";

/// The pictures that ffmpeg decodes of a file, each as a hash.
QStringList decodedPictures(const QString &path)
{
    const auto text =
        runProgram(u"ffmpeg"_s, {u"-v"_s, u"quiet"_s, u"-i"_s, path, u"-map"_s, u"0:v:0"_s, u"-fps_mode"_s,
                                 u"passthrough"_s, u"-f"_s, u"framemd5"_s, u"-"_s});
    QStringList hashes;
    for (const QByteArray &line : text.value_or(QByteArray()).split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            hashes << QString::fromLatin1(line.mid(line.lastIndexOf(',') + 1).trimmed());
    }
    return hashes;
}

/// What is wrong with the times of decoding; empty if nothing is.
QString misorder(const QString &path)
{
    std::map<int, double> latest;
    QString wrong;
    eachFfmpegPacket(path, [&](const FfmpegPacket &packet) {
        const double decoded = packet.decodeTime.value_or(-1);
        const double shown = packet.presentationTime.value_or(-1);
        const auto before = latest.find(packet.stream);
        if (decoded < 0 || decoded > shown)
            wrong += u"decoded at %1, shown at %2; "_s.arg(decoded).arg(shown);
        if (before != latest.end() && decoded <= before->second)
            wrong += u"decoded at %1 behind %2; "_s.arg(decoded).arg(before->second);
        latest[packet.stream] = decoded;
    });
    return wrong;
}

/// Empty if \p made are the packets of \p there, each at its time within a millisecond.
QString difference(const std::vector<TimedPacket> &made, const std::vector<TimedPacket> &there)
{
    if (const QString inTime = differenceInTime(made, there); !inTime.isEmpty())
        return inTime;
    for (size_t i = 0; i < made.size(); ++i) {
        if (made[i].hash != there[i].hash)
            return u"packet %1, at %2 ms, has other bytes"_s.arg(i).arg(made[i].ms);
    }
    return {};
}

} // namespace

class tst_StreamOnlyCodecs : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    [[nodiscard]] QString film(const QString &name, const QString &options, const QString &filter = {}) const;
    [[nodiscard]] QString remade(const QString &path, const QString &name, const QString &options) const;
    [[nodiscard]] QByteArray allOf(const Title &title, const Rendition &rendition) const;
    [[nodiscard]] QString written(const QByteArray &bytes, const QString &name) const;
    void addFilms();

private Q_SLOTS:
    void initTestCase();
    void carriesWhatTheSourceHas_data();
    void carriesWhatTheSourceHas();
    void decodesFromEachSegmentOn_data();
    void decodesFromEachSegmentOn();
    void offersItToWhoAsksForTransportStreams();
    void leavesFragmentedMp4AsItIs();
    void saysSoWhereNothingIsConverted();
    void muxesOnlyWhatGoesTogether();
    void convertsWhatHasNoTimes();
    void convertsDtsThatIsInAnotherOrder();
};

void tst_StreamOnlyCodecs::initTestCase()
{
    if (!hasProgram(u"ffmpeg"_s))
        QSKIP("no ffmpeg here");
}

/// \p options: words of ffmpeg.
QString tst_StreamOnlyCodecs::film(const QString &name, const QString &options, const QString &filter) const
{
    const QString path = m_dir.filePath(name);
    const QString rate = filter.isEmpty() ? u"25"_s : u"50"_s;
    QStringList words =
        u"-f lavfi -i testsrc2=s=160x96:r=%1:d=15 -f lavfi -i sine=r=48000:d=15"_s.arg(rate).split(u' ');
    if (!filter.isEmpty())
        words << u"-vf"_s << filter;
    return ffmpeg(words + options.split(u' ') + QStringList{path}) ? path : QString();
}

QString tst_StreamOnlyCodecs::remade(const QString &path, const QString &name, const QString &options) const
{
    const QString copy = m_dir.filePath(name);
    const QStringList words = QStringList{u"-i"_s, path} + options.split(u' ') + QStringList{copy};
    return !path.isEmpty() && ffmpeg(words) ? copy : QString();
}

QByteArray tst_StreamOnlyCodecs::allOf(const Title &title, const Rendition &rendition) const
{
    QByteArray all;
    for (qsizetype n = 0; n < qsizetype(title.plan.spans.size()); ++n)
        all += buildSegment(title, rendition, kTs, n, {}).value_or(QByteArray());
    return all;
}

QString tst_StreamOnlyCodecs::written(const QByteArray &bytes, const QString &name) const
{
    QFile file(m_dir.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

void tst_StreamOnlyCodecs::addFilms()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("hasHeaders"); // before each keyframe
    const QString both = QLatin1StringView(kPicture) + u' ' + QLatin1StringView(kSound);
    const QString copying = u"-map 0 -c copy"_s;
    const auto row = [](const char *name, const QString &path, bool hasHeaders = true) {
        QTest::newRow(name) << path << hasHeaders;
    };
    const QString plain = film(u"plain.mkv"_s, both);
    row("matroska", plain);
    row("transport stream", remade(plain, u"plain.ts"_s, copying));
    row("mp4", remade(plain, u"plain.mp4"_s, copying));
    row("fragmented mp4", remade(plain, u"pieces.mp4"_s, copying + u" -movflags frag_keyframe+empty_moov"_s));
    row("headers in CodecPrivate alone",
        remade(plain, u"bare.mkv"_s, copying + u" -bsf:v remove_extra=freq=all"_s), false);
    row("headers in esds alone", remade(plain, u"bare.mp4"_s, copying + u" -bsf:v remove_extra=freq=all"_s),
        false);
    const QString interlaced =
        film(u"fields.mkv"_s, u"-flags +ildct+ilme -top 1 "_s + both, u"tinterlace=4"_s);
    row("interlaced", interlaced);
    row("interlaced, transport stream", remade(interlaced, u"fields.ts"_s, copying));
    row("closed groups, no B pictures",
        film(u"simple.mkv"_s,
             u"-c:v mpeg2video -g 20 -bf 0 -flags +cgop+low_delay -sc_threshold 1000000000 "_s +
                 QLatin1StringView(kSound)));
    row("24 pictures per second, nearly", film(u"cinema.mkv"_s, u"-r 24000/1001 "_s + both));
    row("sound begins late",
        remade(plain, u"late.mkv"_s, u"-itsoffset 0.35 -i %1 -map 0:v -map 1:a -c copy"_s.arg(plain)));
}

void tst_StreamOnlyCodecs::carriesWhatTheSourceHas_data()
{
    addFilms();
}

void tst_StreamOnlyCodecs::carriesWhatTheSourceHas()
{
    QFETCH(const QString, path);
    QFETCH(const bool, hasHeaders);
    if (path.isEmpty())
        QSKIP("ffmpeg cannot make the film");
    const auto title = scannedTitleOf(path);
    QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
    const auto times = readCutTimes(**title, kUnbounded, {}); // as of files on a disk
    QVERIFY(times);
    const auto looked = withTimes(**title, *times);
    for (const QByteArray &id : {QByteArray("v1"), QByteArray("a2"), QByteArray("v1-a2")}) {
        const Rendition *rendition = (*title)->rendition(id);
        QVERIFY2(rendition && !rendition->isConverted(), id.constData());
        QCOMPARE(formatFor(*rendition, kMp4), kTs);
        const QByteArray bytes = allOf(**title, *rendition);
        // Its stream type is not of the standard: a registration says what it is.
        QCOMPARE(bytes.contains("\x05\x04"
                                "DTS1"),
                 id.endsWith("a2"));
        const QString made = written(bytes, u"made.ts"_s);
        QCOMPARE(misorder(made), QString());
        for (const QString &stream : {u"v:0"_s, u"a:0"_s}) {
            const bool isPicture = stream.startsWith(u'v');
            if (!rendition->isMuxed() && isPicture != rendition->isVideo())
                continue;
            const auto packets = timedPackets(made, stream);
            const auto truth = timedPackets(path, stream);
            QCOMPARE(hasHeaders || !isPicture ? difference(packets, truth) : differenceInTime(packets, truth),
                     QString());
        }
        if (!rendition->isMuxed())
            QCOMPARE(differenceFromListed(*looked, *rendition, m_dir.filePath(u"segment.ts"_s)), QString());
    }
    const auto again = scannedTitleOf(path);
    QVERIFY(again);
    QCOMPARE(differenceByOrder(*title, *again), QString());
}

void tst_StreamOnlyCodecs::decodesFromEachSegmentOn_data()
{
    addFilms();
}

void tst_StreamOnlyCodecs::decodesFromEachSegmentOn()
{
    QFETCH(const QString, path);
    if (path.isEmpty())
        QSKIP("ffmpeg cannot make the film");
    const auto title = scannedTitleOf(path);
    QVERIFY(title);
    const QStringList truth = decodedPictures(path);
    QVERIFY(truth.size() > 300);
    const Rendition &picture = *(*title)->rendition("v1");
    qsizetype before = 0; // pictures of the segments before
    for (qsizetype n = 0; n < qsizetype((*title)->plan.spans.size()); ++n) {
        const auto segment = buildSegment(**title, picture, kTs, n, {});
        QVERIFY(segment);
        const QString alone = written(*segment, u"alone.ts"_s);
        std::vector<double> shown; // as decoded
        eachFfmpegPacket(alone, [&](const FfmpegPacket &packet) {
            shown.push_back(packet.presentationTime.value_or(-1));
        });
        QVERIFY(!shown.empty());
        // Pictures that lead the keyframe refer to the segment before.
        const auto leading = std::ranges::count_if(shown, [&](double time) { return time < shown.front(); });
        const QStringList decoded = decodedPictures(alone);
        QCOMPARE(decoded.size(), qsizetype(shown.size()) - leading);
        QCOMPARE(decoded, truth.mid(before + leading, decoded.size()));
        before += qsizetype(shown.size());
    }
    QCOMPARE(before, truth.size());
}

void tst_StreamOnlyCodecs::offersItToWhoAsksForTransportStreams()
{
    const auto title =
        titleOf(film(u"offered.mkv"_s, QLatin1StringView(kPicture) + u' ' + QLatin1StringView(kSound)));
    QVERIFY(title);
    const QByteArray all = multivariantPlaylist(**title, kTs, AudioPlacement::Renditions);
    QByteArrayList uris;
    for (const QByteArray &line : all.split('\n')) {
        if (!line.startsWith('#') && !line.isEmpty())
            uris << line.split('/').value(1) + ' ' + line.split('/').value(2);
    }
    QCOMPARE(uris, (QByteArrayList{"ts v1", "ts v1", "ts v1.avc", "ts v1.avc"}));
    QVERIFY(all.contains("CODECS=\"mp4v.61,dtsc\"") && all.contains("CODECS=\"mp4v.61,mp4a.40.2\""));
    QVERIFY(all.indexOf("mp4v.61,dtsc") < all.indexOf("avc1"));
    QVERIFY(!all.contains("I-FRAME"));
    const QByteArray few =
        multivariantPlaylist(**title, kTs, AudioPlacement::Renditions, Offer::NothingNeedless);
    QCOMPARE(few.count("#EXT-X-STREAM-INF"), 1);
    QCOMPARE(few.count("#EXT-X-MEDIA:"), 1);
    QVERIFY(few.contains("/ts/v1/") && few.contains("/ts/a2/"));
    const QByteArray together = multivariantPlaylist(**title, kTs, AudioPlacement::Muxed);
    QVERIFY(together.indexOf("/ts/v1-a2/") > 0);
    QVERIFY(together.indexOf("/ts/v1-a2/") < together.indexOf("/ts/v1.avc-a2.aac/"));
    QVERIFY(!together.contains("/fmp4/"));
}

void tst_StreamOnlyCodecs::leavesFragmentedMp4AsItIs()
{
    // The sound begins late: playlists of fMP4 would say when, if they had it.
    const QString path = film(u"late.mkv"_s, QLatin1StringView(kPicture) + u' ' + QLatin1StringView(kSound));
    const auto title =
        titleOf(remade(path, u"later.mkv"_s, u"-itsoffset 0.35 -i %1 -map 0:v -map 1:a -c copy"_s.arg(path)));
    QVERIFY(title);
    for (const AudioPlacement placement : {AudioPlacement::Renditions, AudioPlacement::Muxed}) {
        for (const Offer offer : {Offer::Everything, Offer::NothingNeedless}) {
            const QByteArray playlist = multivariantPlaylist(**title, kMp4, placement, offer);
            QVERIFY2(playlist.contains("avc1.") && playlist.contains("mp4a.40.2"), playlist.constData());
            for (const char *word : {"/ts/", "mp4v", "dts", "I-FRAME", "/v1/", "/a2/"})
                QVERIFY2(!playlist.contains(word), word);
        }
    }
    QVERIFY(!(*title)->iframes);
    QVERIFY(!(*title)->hasLateSound());
    for (const auto audience : {Title::Audience::Anyone, Title::Audience::Browsers})
        QCOMPARE((*title)->streamed(audience)->id, QByteArray("v1.avc-a2.aac"));
    QCOMPARE((*title)->defaultMuxed(kMp4)->id, QByteArray("v1.avc-a2.aac"));
    QCOMPARE((*title)->defaultMuxed(kTs)->id, QByteArray("v1-a2"));
}

void tst_StreamOnlyCodecs::saysSoWhereNothingIsConverted()
{
    const QString codecs = u"-c:v libx264 -pix_fmt yuv420p -preset ultrafast "_s + QLatin1StringView(kSound);
    const auto silent = titleOf(film(u"undecoded.mkv"_s, codecs));
    QVERIFY(silent);
    // As if DTS could not be decoded here.
    Title without = **silent;
    std::erase_if(without.renditions, &Rendition::isConverted);
    const QByteArray playlist = multivariantPlaylist(without, kMp4, AudioPlacement::Renditions);
    QVERIFY2(playlist.contains("/fmp4/v1/") && !playlist.contains("/ts/"), playlist.constData());
    QCOMPARE(without.streamed(Title::Audience::Anyone)->id, QByteArray("v1"));
    const auto both =
        titleOf(film(u"both.mkv"_s, QLatin1StringView(kPicture) + u' ' + QLatin1StringView(kSound)));
    QVERIFY(both);
    Title nothing = **both;
    std::erase_if(nothing.renditions, &Rendition::isConverted);
    QVERIFY(!nothing.streamed(Title::Audience::Anyone));
    QVERIFY(!nothing.defaultMuxed(kMp4));
    const QByteArray all = multivariantPlaylist(nothing, kMp4, AudioPlacement::Muxed);
    QVERIFY2(all.contains("/ts/v1/") && !all.contains("/fmp4/"), all.constData());
}

void tst_StreamOnlyCodecs::muxesOnlyWhatGoesTogether()
{
    const QString path =
        film(u"apart.mkv"_s, u"-map 0:v -map 1:a -map 1:a -disposition:a:0 0 -disposition:a:1 default "
                             "-c:v mpeg2video -c:a:0 flac -c:a:1 dca -strict -2 -ac 2"_s);
    const auto title = titleOf(path);
    QVERIFY2(title.has_value(), qPrintable(title ? path : title.error().message));
    QVERIFY(!(*title)->rendition("v1-a2"));
    QVERIFY((*title)->rendition("v1-a3") && (*title)->rendition("v1.avc-a3.aac"));
    for (const Rendition &rendition : (*title)->renditions)
        QVERIFY2(rendition.fits(kMp4) || rendition.fits(kTs), rendition.id.constData());
    // H.264 beside DTS: the sound that is copied does not choose for fMP4.
    const auto both =
        titleOf(film(u"beside.mkv"_s, u"-map 0:v -map 1:a -map 1:a -disposition:a:0 0 -disposition:a:1 "
                                      "default -c:v libx264 -pix_fmt yuv420p -preset ultrafast "
                                      "-c:a:0 aac -c:a:1 dca -strict -2 -ac 2"_s));
    QVERIFY(both);
    QCOMPARE((*both)->defaultMuxed(kMp4)->id, QByteArray("v1-a2"));
    QCOMPARE((*both)->defaultMuxed(kTs)->id, QByteArray("v1-a3"));
    QCOMPARE((*both)->streamed(Title::Audience::Anyone)->id, QByteArray("v1-a2"));
}

void tst_StreamOnlyCodecs::convertsWhatHasNoTimes()
{
    const QString codecs = QLatin1StringView(kPicture) + u" -c:a mp2"_s;
    const auto avi = scannedTitleOf(film(u"reordered.avi"_s, codecs));
    QVERIFY(avi);
    QVERIFY(!(*avi)->rendition("v1") && (*avi)->rendition("v1.avc"));
    QVERIFY((*avi)->verdicts[0].reason.contains(u"AVI does not tell their times"));
    const auto inOrder =
        scannedTitleOf(film(u"in-order.avi"_s, u"-c:v mpeg2video -g 20 -bf 0 -flags +low_delay -c:a mp2"_s));
    QVERIFY(inOrder);
    QVERIFY((*inOrder)->rendition("v1") && (*inOrder)->rendition("v1.avc"));
}

void tst_StreamOnlyCodecs::convertsDtsThatIsInAnotherOrder()
{
    const QString path = film(u"sound.mkv"_s, u"-vn "_s + QLatin1StringView(kSound));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QByteArray bytes = file.readAll();
    const qsizetype core = bytes.indexOf(QByteArray::fromHex("7ffe8001"));
    QVERIFY(core > 0);
    bytes.replace(core, 4, QByteArray::fromHex("fe7f0180")); // words of 16 bits, low byte first
    QVERIFY(file.seek(0) && file.write(bytes) == bytes.size());
    file.close();
    const auto title = titleOf(path);
    QVERIFY(title);
    QVERIFY(!(*title)->rendition("a1") && (*title)->rendition("a1.aac"));
}

QTEST_GUILESS_MAIN(tst_StreamOnlyCodecs)
#include "tst_StreamOnlyCodecs.moc"
