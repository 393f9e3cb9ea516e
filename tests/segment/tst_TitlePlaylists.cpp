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
