// SPDX-License-Identifier: GPL-3.0-or-later
// What a multivariant playlist offers to whom.
#include "core/segment/TitlePlaylists.h"

#include "core/io/FileByteSource.h"
#include "core/probe/Probe.h"
#include "tests/media/FfmpegFile.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_TitlePlaylists : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    std::shared_ptr<const Title> titleOf(const QStringList &codecs, const QString &name)
    {
        const QString path = m_dir.filePath(name);
        const QStringList inputs{u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=128x96:r=25:d=7"_s,
                                 u"-f"_s, u"lavfi"_s, u"-i"_s, u"sine=f=440:r=48000:d=7"_s};
        if (!ffmpeg(inputs + codecs + QStringList{path}))
            return nullptr;
        return loaded(path, name);
    }
    static std::shared_ptr<const Title> loaded(const QString &path, const QString &name)
    {
        const auto file = FileByteSource::open(path);
        if (!file)
            return nullptr;
        const std::shared_ptr<const ByteSource> source = *file;
        const auto media = probe(*source, name, {});
        const auto facts = media ? readTitleFacts(*source, **media, {}) : std::unexpected(media.error());
        const auto title = facts ? makeTitle(source, **media, *facts) : std::unexpected(facts.error());
        return title ? *title : nullptr;
    }
    static QByteArray playlist(const Title &title, SegmentFormat format, Offer offer)
    {
        return multivariantPlaylist(title, format, AudioPlacement::Renditions, offer);
    }

private Q_SLOTS:
    void offersNothingNeedlessWhereWanted()
    {
        const auto title =
            titleOf({u"-c:v"_s, u"libx264"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-c:a"_s, u"ac3"_s}, u"a.mkv"_s);
        QVERIFY(title);
        const QByteArray all = playlist(*title, SegmentFormat::TransportStream, Offer::Everything);
        QVERIFY(all.contains("ac-3") && all.contains("mp4a.40.2"));
        const QByteArray few = playlist(*title, SegmentFormat::TransportStream, Offer::NothingNeedless);
        QVERIFY(few.contains("ac-3") && !few.contains("mp4a.40.2"));
        QCOMPARE(few.count("#EXT-X-STREAM-INF"), 1);
    }

    void keepsWhatIsConvertedWhereTheCopyDoesNotFit()
    {
        const auto title = titleOf({u"-c:v"_s, u"libvpx-vp9"_s, u"-deadline"_s, u"realtime"_s, u"-cpu-used"_s,
                                    u"8"_s, u"-c:a"_s, u"libopus"_s},
                                   u"b.webm"_s);
        QVERIFY(title);
        const QByteArray few = playlist(*title, SegmentFormat::TransportStream, Offer::NothingNeedless);
        QVERIFY(few.contains("avc1.") && few.contains("mp4a.40.2"));
        QVERIFY(!few.contains("vp09") && !few.contains("opus"));
        const QByteArray copied = playlist(*title, SegmentFormat::FragmentedMp4, Offer::NothingNeedless);
        QVERIFY(copied.contains("vp09") && !copied.contains("avc1."));
    }

    void givesTransportStreamsUprightPicturesOnly()
    {
        const QStringList codecs{u"-c:v"_s, u"libx264"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-c:a"_s, u"aac"_s};
        QVERIFY(titleOf(codecs, u"level.mp4"_s));
        const QString path = m_dir.filePath(u"turned.mp4"_s);
        QVERIFY(ffmpeg({u"-display_rotation"_s, u"90"_s, u"-i"_s, m_dir.filePath(u"level.mp4"_s), u"-c"_s,
                        u"copy"_s, path}) ||
                ffmpeg({u"-i"_s, m_dir.filePath(u"level.mp4"_s), u"-c"_s, u"copy"_s, u"-metadata:s:v:0"_s,
                        u"rotate=90"_s, path}));
        const auto title = loaded(path, u"turned.mp4"_s);
        QVERIFY(title);
        for (const Offer offer : {Offer::NothingNeedless, Offer::Everything}) {
            const QByteArray streams = playlist(*title, SegmentFormat::TransportStream, offer);
            QVERIFY2(streams.contains("/ts/v1.avc/") && !streams.contains("/v1/"), streams);
            QVERIFY2(streams.contains("RESOLUTION=96x128"), streams);
        }
        // fMP4 says how to turn it; RESOLUTION is what is shown then.
        const QByteArray copied = playlist(*title, SegmentFormat::FragmentedMp4, Offer::NothingNeedless);
        QVERIFY2(copied.contains("/fmp4/v1/") && !copied.contains("v1.avc"), copied);
        QVERIFY2(copied.contains("RESOLUTION=96x128") && !copied.contains("RESOLUTION=128x96"), copied);
        const QByteArray both = playlist(*title, SegmentFormat::FragmentedMp4, Offer::Everything);
        QVERIFY2(both.contains("/fmp4/v1/") && both.contains("/fmp4/v1.avc/"), both);
    }

    void streamsWhatBrowsersPlay_data()
    {
        QTest::addColumn<QStringList>("tracks");
        QTest::newRow("both") << QStringList{u"0:v"_s, u"1:a"_s};
        QTest::newRow("silent") << QStringList{u"0:v"_s};
        QTest::newRow("sound alone") << QStringList{u"1:a"_s};
    }
    void streamsWhatBrowsersPlay()
    {
        QFETCH(const QStringList, tracks);
        QStringList codecs{u"-c:v"_s,      u"libvpx-vp9"_s, u"-deadline"_s, u"realtime"_s,
                           u"-cpu-used"_s, u"8"_s,          u"-c:a"_s,      u"ac3"_s};
        for (const QString &track : tracks)
            codecs << u"-map"_s << track;
        const auto title = titleOf(codecs, u"streamed.mkv"_s);
        QVERIFY(title);
        const auto isCopied = [](const RenditionPart &part) { return part.isCopied(); };
        const Rendition &anyones = *title->streamed(Title::Audience::Anyone);
        QVERIFY2(std::ranges::all_of(anyones.parts, isCopied), anyones.id.constData());
        QCOMPARE(anyones.parts.size(), size_t(tracks.size()));
        const Rendition &browsers = *title->streamed(Title::Audience::Browsers);
        QVERIFY2(std::ranges::none_of(browsers.parts, isCopied), browsers.id.constData());
        QCOMPARE(browsers.parts.size(), size_t(tracks.size()));
    }

    void beginsWithThePreferredLanguage()
    {
        const auto title = titleOf({u"-map"_s, u"0:v"_s, u"-map"_s, u"1:a"_s, u"-map"_s, u"1:a"_s, u"-c:v"_s,
                                    u"libx264"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-c:a"_s, u"aac"_s,
                                    u"-metadata:s:a:0"_s, u"language=eng"_s, u"-metadata:s:a:1"_s,
                                    u"language=ger"_s, u"-disposition:a:0"_s, u"default"_s},
                                   u"d.mkv"_s);
        QVERIFY(title);
        const auto defaultLanguage = [&](const QString &preferred) -> QByteArray {
            const QByteArray text =
                multivariantPlaylist(*title, SegmentFormat::FragmentedMp4, AudioPlacement::Renditions,
                                     Offer::Everything, preferred);
            for (const QByteArray &line : text.split('\n')) {
                if (line.startsWith("#EXT-X-MEDIA") && line.contains("DEFAULT=YES"))
                    return line.contains("LANGUAGE=\"de\"") ? "ger" : "eng";
            }
            return {};
        };
        QCOMPARE(defaultLanguage({}), "eng");
        QCOMPARE(defaultLanguage(u"de"_s), "ger");
        QCOMPARE(defaultLanguage(u"de-AT"_s), "ger");
        QCOMPARE(defaultLanguage(u"en"_s), "eng");
        QCOMPARE(defaultLanguage(u"fr"_s), "eng");
    }

    void namesMp3AsItsSampleEntryDoes()
    {
        const auto title = titleOf(
            {u"-c:v"_s, u"libx264"_s, u"-pix_fmt"_s, u"yuv420p"_s, u"-c:a"_s, u"libmp3lame"_s}, u"c.mkv"_s);
        QVERIFY(title);
        const QByteArray all = playlist(*title, SegmentFormat::FragmentedMp4, Offer::Everything);
        QVERIFY(all.contains("mp4a.6B"));
        // hls.js takes this for raw MPEG audio.
        QVERIFY(!all.contains("mp4a.40.34"));
    }
};

QTEST_GUILESS_MAIN(tst_TitlePlaylists)
#include "tst_TitlePlaylists.moc"
