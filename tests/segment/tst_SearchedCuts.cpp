// SPDX-License-Identifier: GPL-3.0-or-later
// What playlists say of files without an index whose cuts were searched, where groups of pictures are open
// and no two alike: true to the frame at each cut, as ffmpeg reads the segments, and for few bytes.
#include "core/segment/ProvisionalCuts.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/SearchedTitle.h"
#include "tests/support/CountingSource.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace cuegate;
using namespace cuegate::test;

class tst_SearchedCuts : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    static void addFilms()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        const QString aac = u"-c:a aac"_s;
        const QString gap = u" -af aselect=not(between(t\\,21\\,24.3))"_s;
        const QString fragments = u" -movflags frag_keyframe+empty_moov+default_base_moof+skip_trailer"_s;
        const auto row = [](const char *what, const QString &picture, const QString &name,
                            const QString &options) { QTest::newRow(what) << picture << name << options; };
        row("transport stream, H.264", u"avc"_s, u"avc.ts"_s, aac);
        row("transport stream, HEVC", u"hevc"_s, u"hevc.ts"_s, u"-c:a ac3"_s);
        row("transport stream, closed groups", u"closed"_s, u"closed.ts"_s, aac);
        row("transport stream, MPEG-2", u"mpeg2"_s, u"mpeg2.ts"_s, u"-c:a dca -strict -2 -ac 2"_s);
        row("fragments, MPEG-2", u"mpeg2"_s, u"mpeg2.mp4"_s, aac + fragments);
        row("fragments, H.264", u"avc"_s, u"avc.mp4"_s, aac + fragments);
        row("fragments, HEVC", u"hevc"_s, u"hevc.mp4"_s, aac + fragments);
        row("fragments, a gap in the sound", u"avc"_s, u"gap.mp4"_s, aac + gap + fragments);
        row("fragments of a picture each", u"avc"_s, u"each.mp4"_s,
            aac + u" -movflags frag_every_frame+empty_moov+skip_trailer"_s);
        row("FLV", u"avc"_s, u"avc.flv"_s, aac);
        row("FLV, MP3", u"avc"_s, u"mp3.flv"_s, u"-c:a libmp3lame -ar 44100"_s);
        row("FLV, a gap in the sound", u"avc"_s, u"gap.flv"_s, aac + gap);
        row("FLV, sound that ends early", u"avc"_s, u"early.flv"_s, aac + u" -af atrim=end=24.1"_s);
        row("FLV, sound alone", u"avc"_s, u"sound.flv"_s, u"-vn -c:a aac -ar 44100"_s);
        const QString piped = u" -seekable 0 -f matroska"_s;
        row("Matroska", u"avc"_s, u"avc-piped.mkv"_s, aac + piped);
        row("Matroska, HEVC", u"hevc"_s, u"hevc-piped.mkv"_s, u"-c:a ac3"_s + piped);
        row("Matroska, closed groups", u"closed"_s, u"closed-piped.mkv"_s, u"-c:a libopus"_s + piped);
        row("Matroska, Clusters of unknown size", u"avc"_s, u"live.mkv"_s, aac + u" -live 1"_s + piped);
        row("Matroska, a gap in the sound", u"avc"_s, u"gap.mkv"_s, aac + gap + piped);
        row("Matroska, sound that ends early", u"avc"_s, u"early.mkv"_s,
            aac + u" -af atrim=end=24.1"_s + piped);
        row("Ogg, Opus", u"theora"_s, u"opus.ogv"_s, u"-c:a libopus"_s);
        row("Ogg, FLAC", u"theora"_s, u"flac.ogv"_s, u"-c:a flac"_s);
        row("Ogg, Vorbis", u"theora"_s, u"vorbis.ogv"_s, u"-c:a libvorbis"_s);
        row("Ogg, sound alone", u"theora"_s, u"sound.ogg"_s, u"-vn -c:a libopus"_s);
    }
    /// Of a minute, with groups of many lengths.
    [[nodiscard]] static QString encoding(const QString &picture)
    {
        const QString keys = u" -force_key_frames 0,1.4,5,9.6,10.2,17,20.4,26.6,31,33.3,40.1,46,47.7,55"_s;
        if (picture == "hevc"_L1)
            return u"-c:v libx265 -preset superfast -x265-params "
                   "keyint=60:min-keyint=5:bframes=4:b-adapt=2:open-gop=1:scenecut=60:log-level=none"_s;
        if (picture == "large"_L1) // its keyframes are more than a few blocks
            return u"-c:v libx264 -preset ultrafast -crf 15 -g 50"_s;
        if (picture == "mpeg2"_L1)
            return u"-c:v mpeg2video -b:v 1M -g 60 -bf 4 -b_strategy 1 -sc_threshold 1000000000"_s + keys;
        if (picture == "theora"_L1)
            return u"-c:v libtheora -q:v 6 -g 40"_s;
        return u"-c:v libx264 -preset fast -bf 3 -g 70"_s + keys +
               (picture == "avc"_L1 ? u" -x264-params open-gop=1:b-adapt=2:min-keyint=5"_s : QString());
    }
    /// Empty if it cannot be made here.
    [[nodiscard]] QString film(const QString &picture, const QString &name, const QString &options) const
    {
        const QString encoded = m_dir.filePath(picture + (picture == "theora"_L1 ? u".ogv"_s : u".mkv"_s));
        const QString path = m_dir.filePath(name);
        const QString form = picture == "large"_L1 ? u"640x360:r=25:d=16"_s : u"160x90:r=25:d=60"_s;
        const QString made =
            u"-f lavfi -i testsrc2=s=%1,noise=alls=12:allf=t %2 %3"_s.arg(form, encoding(picture), encoded);
        const QString joined =
            u"-i %1 -f lavfi -i sine=r=48000:d=59.328 -map 0:v -map 1:a -c:v copy %2 %3"_s.arg(encoded,
                                                                                               options, path);
        const bool isEncoded = QFile::exists(encoded) || ffmpeg(made.split(u' '));
        return isEncoded && ffmpeg(joined.split(u' ')) ? path : QString();
    }
    [[nodiscard]] QString difference(const Title &title) const
    {
        return differenceFromListed(title, m_dir.filePath(u"segment.mp4"_s));
    }

private Q_SLOTS:
    void areTrueToTheFrame_data() { addFilms(); }
    void areTrueToTheFrame()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        const QString path = film(picture, name, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = searchedTitleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        QVERIFY((*title)->plan.spans.size() > 5);
        QVERIFY(!(*title)->info->indexComplete);
        QVERIFY(!lacksCutTimes(**title));
        QCOMPARE(difference(**title), QString());
    }

    // Each cut alone, with nothing at hand of what finding it has read. \c reads and \c blocks (of 32 KiB)
    // are what one may take; groups of pictures are 150 KiB here, and more.
    void takeFewBytes_data()
    {
        QTest::addColumn<QString>("picture");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("reads");
        QTest::addColumn<int>("blocks");
        const QString aac = u"-c:a aac"_s;
        const QString fragments = u" -movflags empty_moov+default_base_moof+skip_trailer+frag_"_s;
        QTest::newRow("transport stream") << u"avc"_s << u"avc.ts"_s << aac << 2 << 3;
        QTest::newRow("transport stream, closed groups")
            << u"large"_s << u"large.ts"_s << QString(aac + u" -shortest"_s) << 1 << 2;
        QTest::newRow("fragments") << u"avc"_s << u"avc.mp4"_s << QString(aac + fragments + u"keyframe"_s)
                                   << 2 << 4;
        QTest::newRow("FLV") << u"avc"_s << u"avc.flv"_s << aac << 4 << 12;
    }
    void takeFewBytes()
    {
        QFETCH(const QString, picture);
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        QFETCH(const int, reads);
        QFETCH(const int, blocks);
        const QString path = film(picture, name, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = searchedTitleOf(path);
        QVERIFY(title.has_value());
        const CountingSource source((*title)->source);
        const std::vector<TrackId> tracks = cutTracksOf(**title).begins;
        const auto &keyframes = (*title)->info->keyframes.keyframes;
        for (size_t n = 1; n < keyframes.size(); ++n)
            QVERIFY(readCutBegins(source, *(*title)->info, tracks, keyframes[n], {}).has_value());
        const auto cuts = qint64(keyframes.size()) - 1;
        const QString told =
            u"%1 reads, %2 bytes for %3 cuts"_s.arg(source.reads()).arg(source.readBytes()).arg(cuts);
        QVERIFY2(source.reads() <= reads * cuts, qPrintable(told));
        QVERIFY2(source.readBytes() <= blocks * 32 * 1024 * cuts, qPrintable(told));
    }

    void standBackWhileSegmentsAreMade()
    {
        const QString path = film(u"avc"_s, u"avc.ts"_s, u"-c:a aac"_s);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        auto file = FileByteSource::open(path);
        QVERIFY(file.has_value());
        const auto source = std::make_shared<const CountingSource>(std::move(*file));
        std::shared_ptr<const Title> provisional;
        QVERIFY(searchedTitleOf(source, u"avc.ts"_s, &provisional).has_value());
        auto shut = provisional->gate->shut(std::chrono::milliseconds(0));
        const int before = source->reads();
        CancelSource cancel;
        const auto search = [&] { return searchIndex(*provisional, cancel.token(), [](double) {}); };
        auto stopped = std::async(std::launch::async, search);
        QCOMPARE(stopped.wait_for(std::chrono::milliseconds(300)), std::future_status::timeout);
        QCOMPARE(source->reads(), before);
        cancel.cancel();
        const auto none = stopped.get();
        QVERIFY(!none && none.error().kind == ErrorKind::Cancelled);
        auto going =
            std::async(std::launch::async, [&] { return searchIndex(*provisional, {}, [](double) {}); });
        shut.reset();
        QVERIFY(going.get().has_value());
        QVERIFY(source->reads() > before);
    }
};

QTEST_APPLESS_MAIN(tst_SearchedCuts)
#include "tst_SearchedCuts.moc"
