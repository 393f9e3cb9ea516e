// SPDX-License-Identifier: GPL-3.0-or-later
// What playlists say that a title takes of a network, beside the segments that are made of it.
#include "core/segment/TitleBandwidth.h"

#include "core/playlist/HlsPlaylistReader.h"
#include "core/segment/CutTimes.h"
#include "core/segment/ProvisionalTitle.h"
#include "core/segment/SegmentBuilder.h"
#include "core/segment/TitlePlaylists.h"
#include "tests/media/FfmpegFile.h"
#include "tests/segment/TestTitle.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

namespace {

struct Sent
{
    double peak = 0; ///< bits per second, RFC 8216 section 4.3.4.2
    double average = 0;
};

/// How far more may be said than is sent: a share of it, and bits per second that hold for small films.
struct Slack
{
    double share = 1.2;
    double bitsPerSecond = 100'000;
};

} // namespace

class tst_TitleBandwidth : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    static constexpr auto kSmall = "testsrc2=s=128x96:r=25:d=17";
    static constexpr auto kBlack = "color=black:s=64x64:r=25:d=17";
    static constexpr auto kLively = "testsrc2=s=640x360:r=30:d=17,noise=alls=30:allf=t";
    static constexpr auto kNoise = "testsrc2=s=320x180:r=25:d=17,noise=alls=80:allf=t";
    static constexpr auto kTone = "sine=f=440:r=48000:d=17";

    QString make(const QString &name, const char *picture, const QStringList &codecs)
    {
        const QString path = m_dir.filePath(name);
        QStringList inputs;
        if (picture)
            inputs << u"-f"_s << u"lavfi"_s << u"-i"_s << QString::fromLatin1(picture);
        inputs << u"-f"_s << u"lavfi"_s << u"-i"_s << QString::fromLatin1(kTone);
        return ffmpeg(inputs + codecs + QStringList{path}) ? path : QString();
    }

    static Sent sentBy(const std::vector<std::pair<double, double>> &segments, double target) // seconds, bits
    {
        Sent sent;
        double allSeconds = 0;
        double allBits = 0;
        for (size_t first = 0; first < segments.size(); ++first) {
            double seconds = 0;
            double bits = 0;
            for (size_t i = first; i < segments.size(); ++i) {
                seconds += segments[i].first;
                bits += segments[i].second;
                if (seconds >= target / 2 && seconds <= target * 3 / 2)
                    sent.peak = std::max(sent.peak, bits / seconds);
            }
            allSeconds += segments[first].first;
            allBits += segments[first].second;
        }
        sent.average = allSeconds > 0 ? allBits / allSeconds : 0;
        sent.peak = sent.peak > 0 ? sent.peak : sent.average;
        return sent;
    }

    static std::optional<Sent> sentOf(const std::shared_ptr<const Title> &title, const QByteArray &uri)
    {
        const QList<QByteArray> path = uri.split('/'); // generation/format/rendition/index.m3u8
        const Rendition *rendition = title->rendition(path.value(2));
        if (!rendition)
            return std::nullopt;
        const auto format =
            path.value(1) == "ts" ? SegmentFormat::TransportStream : SegmentFormat::FragmentedMp4;
        const auto playlist = readHlsPlaylist(mediaPlaylist(*title, *rendition, format));
        const auto *media = playlist ? std::get_if<HlsMediaPlaylist>(&*playlist) : nullptr;
        if (!media)
            return std::nullopt;
        std::vector<std::pair<double, double>> segments;
        for (const HlsSegment &listed : media->segments) {
            const auto number = qsizetype(segments.size());
            const auto exact = titleForSegment(title, number, {});
            const auto bytes =
                exact ? buildSegment(**exact, *(*exact)->rendition(rendition->id), format, number, {})
                      : std::unexpected(exact.error());
            if (!bytes)
                return std::nullopt;
            segments.emplace_back(double(listed.durationUs) / 1e6, double(bytes->size()) * 8);
        }
        return sentBy(segments, double(media->targetDurationS));
    }

    enum class Converted { Too, No };

    static void check(const std::shared_ptr<const Title> &title, const QString &name, Converted converted,
                      const Slack &slack)
    {
        for (const auto format : {SegmentFormat::FragmentedMp4, SegmentFormat::TransportStream}) {
            for (const auto placement : {AudioPlacement::Renditions, AudioPlacement::Muxed}) {
                const auto text = multivariantPlaylist(*title, format, placement);
                const auto read = readHlsPlaylist(text);
                const auto *playlist = read ? std::get_if<HlsMultivariantPlaylist>(&*read) : nullptr;
                QVERIFY2(playlist && !playlist->variants.empty(), text);
                for (const HlsVariant &variant : playlist->variants) {
                    if (converted == Converted::No && variant.codecs.contains("avc1") &&
                        !variant.uri.contains("/v1/") && !variant.uri.contains("/v1-"))
                        continue;
                    checkVariant(title, *playlist, variant, name, slack);
                    if (QTest::currentTestFailed())
                        return;
                }
            }
        }
    }

    static void checkVariant(const std::shared_ptr<const Title> &title,
                             const HlsMultivariantPlaylist &playlist, const HlsVariant &variant,
                             const QString &name, const Slack &slack)
    {
        const auto isConvertedAt = [&](const QByteArray &uri) {
            return title->rendition(uri.split('/').value(2))->isConverted();
        };
        bool isConverted = isConvertedAt(variant.uri);
        Sent most;
        Sent text;
        for (const HlsRendition &rendition : playlist.renditions) {
            const bool isText = rendition.type == HlsRendition::Type::Subtitles;
            if (rendition.group != (isText ? variant.subtitleGroup : variant.audioGroup) ||
                rendition.uri.isEmpty())
                continue;
            const auto sent = sentOf(title, rendition.uri);
            QVERIFY(sent);
            isConverted |= isConvertedAt(rendition.uri);
            Sent &beside = isText ? text : most;
            beside = {std::max(beside.peak, sent->peak), std::max(beside.average, sent->average)};
        }
        const auto own = sentOf(title, variant.uri);
        QVERIFY2(own, qPrintable(name));
        const double peak = own->peak + most.peak + text.peak;
        const double average = own->average + most.average;
        const QByteArray said(name.toUtf8() + ": " + variant.uri.mid(17) + " + " + variant.audioGroup +
                              " says " + QByteArray::number(variant.bandwidth) + " (" +
                              QByteArray::number(variant.averageBandwidth) + "), sends " +
                              QByteArray::number(peak, 'f', 0) + " (" + QByteArray::number(average, 'f', 0) +
                              ')');
        qInfo("%s, times %.2f", said.constData(), double(variant.bandwidth) / peak);
        QVERIFY2(double(variant.bandwidth) >= peak, said);
        QVERIFY2(double(variant.bandwidth) <= peak * slack.share + slack.bitsPerSecond, said);
        // Of what is converted it is a guess, or not said.
        if (!isConverted)
            QVERIFY2(double(variant.averageBandwidth) >= average, said);
    }

private Q_SLOTS:
    void saysNoLessThanItSends_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QStringList>("codecs");
        const QStringList avc{u"-c:v"_s,    u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-pix_fmt"_s,
                              u"yuv420p"_s, u"-g"_s,      u"50"_s,      u"-bf"_s,       u"2"_s};
        const QStringList aac{u"-c:a"_s, u"aac"_s, u"-b:a"_s, u"64k"_s};
        const auto row = [](const char *name, const char *picture, const QStringList &codecs) {
            QTest::newRow(name) << QString::fromLatin1(name) << QString::fromLatin1(picture) << codecs;
        };
        row("black.mp4", kBlack, QStringList(avc + aac));
        row("black.mkv", kBlack, QStringList(avc + aac));
        row("small.mp4", kSmall, QStringList(avc + aac));
        row("small.mkv", kSmall, QStringList(avc + aac));
        row("small.ts", kSmall, QStringList(avc + aac));
        row("lively.mp4", kLively, QStringList(avc + aac));
        row("lively.mkv", kLively, QStringList(avc + aac));
        row("fragments.mp4", kSmall,
            QStringList(avc + aac + QStringList{u"-movflags"_s, u"frag_keyframe+empty_moov"_s}));
        row("wholeclusters.mkv", kSmall,
            QStringList(avc + aac + QStringList{u"-cluster_time_limit"_s, u"9000"_s}));
        const QStringList twoSounds{u"-map"_s, u"0:v"_s, u"-map"_s, u"1:a"_s, u"-map"_s, u"1:a"_s};
        row("ac3.mkv", kSmall,
            QStringList(avc + twoSounds + QStringList{u"-c:a"_s, u"ac3"_s, u"-b:a"_s, u"448k"_s}));
        row("ac3.ts", kSmall,
            QStringList(avc + twoSounds + QStringList{u"-c:a"_s, u"ac3"_s, u"-b:a"_s, u"448k"_s}));
        row("eac3.mkv", kLively,
            QStringList(avc + twoSounds + QStringList{u"-c:a"_s, u"eac3"_s, u"-b:a"_s, u"640k"_s}));
        row("sound.m4a", nullptr, aac);
        row("sound.mkv", nullptr, {u"-c:a"_s, u"libopus"_s});
    }
    void saysNoLessThanItSends()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, picture);
        QFETCH(const QStringList, codecs);
        const QString path = make(name, picture.isEmpty() ? nullptr : picture.toLatin1().constData(), codecs);
        if (path.isEmpty())
            QSKIP("this ffmpeg does not make such files");
        const auto title = scannedTitleOf(path);
        QVERIFY(title);
        const auto times = readCutTimes(**title, kUnbounded, {});
        QVERIFY(times);
        // Of two sounds a second each is not relied on, and a transport stream has them in packets.
        const Slack slack = name.contains(u"ac3"_s) ? Slack{1.2, 350'000} : Slack{};
        check(withTimes(**title, *times), name, Converted::Too, slack);
    }

    void countsWhatOnlyTransportStreamsCarry_data()
    {
        QTest::addColumn<QString>("name");
        for (const char *name : {"mpeg2.mkv", "mpeg2.ts", "mpeg2.mp4"})
            QTest::newRow(name) << QString::fromLatin1(name);
    }
    void countsWhatOnlyTransportStreamsCarry()
    {
        QFETCH(const QString, name);
        const auto codecs = u"-c:v mpeg2video -q:v 4 -g 20 -bf 2 -c:a dca -strict -2 -ac 2 -b:a 512k"_s;
        const auto title = scannedTitleOf(make(name, kLively, codecs.split(u' ')));
        QVERIFY(title);
        // Of what lists no samples the sound beside the picture counts with that, once more.
        check(*title, name, Converted::No, {1.3, 100'000});
    }

    void countsWhatIsConverted()
    {
        const QString path = make(u"converted.mkv"_s, kNoise,
                                  {u"-c:v"_s, u"mpeg2video"_s, u"-q:v"_s, u"2"_s, u"-c:a"_s, u"ac3"_s});
        const auto title = scannedTitleOf(path);
        QVERIFY(title);
        check(*title, u"converted.mkv"_s, Converted::Too, {1.5, 50'000}); // as much as it may take
    }

    void saysTwiceTheAverageWhereNothingElseIsKnown()
    {
        // A quiet beginning, then a lively rest.
        const QString path =
            make(u"provisional.mkv"_s, "testsrc2=s=320x180:r=25:d=17,noise=alls=40:allf=t:enable='gt(t,4)'",
                 {u"-c:v"_s, u"libx264"_s, u"-preset"_s, u"ultrafast"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-g"_s,
                  u"50"_s, u"-c:a"_s, u"aac"_s, u"-live"_s, u"1"_s});
        const auto file = FileByteSource::open(path);
        QVERIFY(file);
        const std::shared_ptr<const ByteSource> source = *file;
        const auto found = probe(*source, u"provisional.mkv"_s, {});
        QVERIFY(found && canBeProvisional(**found));
        const auto title = makeProvisionalTitle(source, **found, {}, {});
        QVERIFY(title);
        check(*title, u"provisional.mkv"_s, Converted::Too, {2.2, 100'000});
    }

    // Files of your own: CUEGATE_FILMS=<folder>; those that cannot be served are passed over.
    void holdsForFilms()
    {
        const QDir folder(qEnvironmentVariable("CUEGATE_FILMS"));
        if (!qEnvironmentVariableIsSet("CUEGATE_FILMS"))
            QSKIP("CUEGATE_FILMS names no folder");
        for (const QFileInfo &file : folder.entryInfoList(QDir::Files)) {
            const auto title = scannedTitleOf(file.filePath());
            const auto times = title ? readCutTimes(**title, kUnbounded, {}) : std::unexpected(title.error());
            if (times)
                check(withTimes(**title, *times), file.fileName(), Converted::No, {1000, 1e9});
        }
    }
};

QTEST_GUILESS_MAIN(tst_TitleBandwidth)
#include "tst_TitleBandwidth.moc"
