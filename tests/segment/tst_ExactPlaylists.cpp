// SPDX-License-Identifier: GPL-3.0-or-later
// What playlists say how long segments last, beside what ffprobe finds in each of them.
#include "core/segment/CutTimes.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/SharedMedia.h"

#include <QTemporaryDir>
#include <QTest>

#include <numeric>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_ExactPlaylists : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    [[nodiscard]] QString film(const QString &name, const QString &picture, const QString &sound,
                               const QString &lengths) const;
    [[nodiscard]] QString difference(const Title &title) const
    {
        return differenceFromListed(title, m_dir.filePath(u"segment.mp4"_s));
    }

private Q_SLOTS:
    void areTrueOfOthersFiles_data();
    void areTrueOfOthersFiles();
    void areTrueWhereTracksEndApart_data();
    void areTrueWhereTracksEndApart();
    void areTrueWhereTimesAreRounded_data();
    void areTrueWhereTimesAreRounded();
    void areTrueOfListedFragments_data();
    void areTrueOfListedFragments();
    void sayWhenSoundBeginsLate();
};

/// \p lengths: seconds of picture and sound. Empty if it cannot be made here.
QString tst_ExactPlaylists::film(const QString &name, const QString &picture, const QString &sound,
                                 const QString &lengths) const
{
    const QString path = m_dir.filePath(name);
    const QStringList inputs = u"-f lavfi -i testsrc2=s=160x90:r=25:d=%1 -f lavfi -i sine=r=48000:d=%2"_s
                                   .arg(lengths.section(u'/', 0, 0), lengths.section(u'/', 1, 1))
                                   .split(u' ');
    return ffmpeg(inputs + picture.split(u' ') + sound.split(u' ') + QStringList{path}) ? path : QString();
}

void tst_ExactPlaylists::areTrueOfOthersFiles_data()
{
    QTest::addColumn<QString>("path");
    const QStringList paths = sharedMediaFiles({u".ts"_s});
    for (const QString &path : paths)
        QTest::newRow(qPrintable(QFileInfo(path).fileName())) << path;
    if (paths.isEmpty())
        QTest::newRow("none") << QString();
}

void tst_ExactPlaylists::areTrueOfOthersFiles()
{
    QFETCH(const QString, path);
    if (path.isEmpty() || !hasProgram(u"ffprobe"_s))
        QSKIP("there are no files of others, or no ffprobe");
    const auto title = scannedTitleOf(path);
    if (!title)
        QSKIP(qPrintable(title.error().message));
    const QString found = difference(**title);
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void tst_ExactPlaylists::areTrueWhereTracksEndApart_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("sound");
    const auto avc = u"-c:v libx264 -preset ultrafast -g 50 -bf 2"_s;
    const auto mpeg2 = u"-c:v mpeg2video -g 25 -bf 2"_s;
    const auto hevc = u"-c:v libx265 -preset ultrafast -x265-params keyint=50:open-gop=0:log-level=none"_s;
    QTest::newRow("aac") << u"a.ts"_s << avc << u"-c:a aac"_s;
    QTest::newRow("aac-44100") << u"b.ts"_s << avc << u"-c:a aac -ar 44100"_s;
    QTest::newRow("ac3") << u"c.ts"_s << avc << u"-c:a ac3 -b:a 384k"_s;
    QTest::newRow("eac3") << u"d.ts"_s << hevc << u"-c:a eac3"_s;
    QTest::newRow("mp2") << u"e.ts"_s << mpeg2 << u"-c:a mp2"_s;
    QTest::newRow("mp3") << u"f.ts"_s << mpeg2 << u"-c:a libmp3lame"_s;
}

void tst_ExactPlaylists::areTrueWhereTracksEndApart()
{
    QFETCH(const QString, file);
    QFETCH(const QString, picture);
    QFETCH(const QString, sound);
    const QString endsLongBefore = u"19/6.5"_s;
    for (const QString &lengths : {u"12/11.7"_s, endsLongBefore, u"12/12.5"_s, u"10/16.3"_s}) {
        // ffmpeg collects frames for a PES packet, and what it has at the end comes at the end of the file.
        const QString packing = lengths == endsLongBefore ? u" -pes_payload_size 0"_s : QString();
        const QString path = film(file, picture, sound + packing, lengths);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto title = scannedTitleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        const QString found = difference(**title);
        QVERIFY2(found.isEmpty(), qPrintable(lengths + u": "_s + found));
        // What the file's last bytes tell is the same.
        const auto probed = probe(*(*title)->source, file, {});
        QVERIFY(probed.has_value());
        for (const auto &[track, end] : std::get<TransportStreamLayout>((*probed)->layout).ends)
            QCOMPARE(end, std::get<TransportStreamLayout>((*title)->info->layout).endOf(track).value_or(-1));
        // The picture's playlist ends with the picture, not with the sound.
        const Rendition *copied = (*title)->rendition("v1");
        if (!copied)
            continue;
        QCOMPARE((*title)->plan.spans.back().endTime,
                 std::get<TransportStreamLayout>((*title)->info->layout).endOf(1).value_or(-1));
        const Listing listing = listingOf(**title, *copied);
        const double seconds = std::reduce(listing.durations.begin(), listing.durations.end());
        QVERIFY2(std::abs(seconds - lengths.section(u'/', 0, 0).toDouble()) < 0.1,
                 qPrintable(u"%1: %2 s"_s.arg(lengths).arg(seconds)));
    }
}

void tst_ExactPlaylists::areTrueWhereTimesAreRounded_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("picture");
    QTest::addColumn<QString>("sound");
    // Frames of sound begin within the millisecond of each of these keyframes.
    QTest::newRow("beside a picture")
        << u"n.mkv"_s
        << u"-c:v libx264 -preset ultrafast -bf 0 -g 1000 -sc_threshold 0 -force_key_frames 0,7.64,12.4,17.88,22.64,28.12"_s
        << u"-c:a aac -ar 44100"_s;
    QTest::newRow("alone") << u"o.mkv"_s << u"-map 1:a"_s << u"-c:a ac3 -ar 44100"_s;
    QTest::newRow("alone, Opus") << u"p.webm"_s << u"-map 1:a"_s << u"-c:a libopus"_s;
    QTest::newRow("alone, FLAC") << u"r.mkv"_s << u"-map 1:a"_s << u"-c:a flac"_s;
    QTest::newRow("beside a picture, FLAC")
        << u"s.mkv"_s << u"-c:v libx264 -preset ultrafast -bf 0 -g 50"_s << u"-c:a flac -ar 44100"_s;
}

void tst_ExactPlaylists::areTrueWhereTimesAreRounded()
{
    QFETCH(const QString, file);
    QFETCH(const QString, picture);
    QFETCH(const QString, sound);
    const QString path = film(file, picture, sound, u"34/33.5"_s);
    if (path.isEmpty())
        QSKIP("ffmpeg cannot make the film");
    auto title = titleOf(path);
    QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
    const auto times = readCutTimes(**title, kUnbounded, {});
    QVERIFY(times);
    title = withTimes(**title, *times);
    const QString found = difference(**title);
    QVERIFY2(found.isEmpty(), qPrintable(found));
    if (!sound.contains(u"flac"_s))
        return; // others end with a whole frame
    const auto copied = std::ranges::find_if((*title)->renditions, [](const Rendition &rendition) {
        return rendition.isAudio() && !rendition.isConverted();
    });
    QVERIFY(copied != (*title)->renditions.end());
    const Listing listing = listingOf(**title, *copied);
    const double seconds = std::reduce(listing.durations.begin(), listing.durations.end());
    QVERIFY2(std::abs(seconds - 33.5) < 0.0005, qPrintable(QString::number(seconds, 'f', 6)));
}

void tst_ExactPlaylists::areTrueOfListedFragments_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("sound");
    QTest::addColumn<QString>("groups");
    const auto closed = u"-bf 0"_s;
    const auto mfra = u" -movflags frag_keyframe+empty_moov+default_base_moof"_s;
    QTest::newRow("mfra") << u"h.mp4"_s << u"-c:a aac"_s + mfra << closed;
    QTest::newRow("mfra, 44100") << u"i.mp4"_s << u"-c:a aac -ar 44100"_s + mfra << closed;
    QTest::newRow("mfra, ac3") << u"j.mp4"_s << u"-c:a ac3 -movflags frag_keyframe+delay_moov"_s << closed;
    QTest::newRow("sidx") << u"k.mp4"_s << u"-c:a aac"_s + mfra + u"+global_sidx+skip_trailer"_s << closed;
    QTest::newRow("first group in moov") << u"l.mp4"_s << u"-c:a aac -movflags frag_keyframe"_s << closed;
    // One of its first frames is a few samples shorter than the others.
    QTest::newRow("copied from Matroska") << u"p.mp4"_s << u"-c:a aac"_s << closed;
    QTest::newRow("moofs of one track each")
        << u"m.mp4"_s << u"-c:a aac"_s + mfra + u"+separate_moof"_s << closed;
    // All groups begin to be shown equally long before their keyframes.
    QTest::newRow("open groups") << u"q.mp4"_s << u"-c:a aac"_s + mfra << u"-bf 2 -x264-params open-gop=1"_s;
}

void tst_ExactPlaylists::areTrueOfListedFragments()
{
    QFETCH(const QString, file);
    QFETCH(const QString, sound);
    QFETCH(const QString, groups);
    const QString picture = u"-c:v libx264 -preset ultrafast -g 50 "_s + groups;
    // Whole frames: ffprobe takes no notice of a last one that is cut.
    const bool isCopied = !sound.contains(u"-movflags"_s);
    const QString made = film(isCopied ? u"copied.mkv"_s : file, picture, sound, u"30.72/30.72"_s);
    const QString path = m_dir.filePath(file);
    const QStringList copying{u"-i"_s, made, u"-c"_s, u"copy"_s, u"-movflags"_s, u"frag_keyframe"_s, path};
    if (made.isEmpty() || (isCopied && !ffmpeg(copying)))
        QSKIP("ffmpeg cannot make the film");
    const auto title = fragmentedTitleOf(path);
    QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
    QCOMPARE((*title)->info->indexKind, IndexKind::Fragments);
    const QString found = difference(**title);
    QVERIFY2(found.isEmpty(), qPrintable(found));
}

void tst_ExactPlaylists::sayWhenSoundBeginsLate()
{
    const auto codecs = u"-c:v libx264 -preset ultrafast -g 50 -c:a ac3"_s;
    const QString early = film(u"n.ts"_s, codecs, u"-output_ts_offset 0"_s, u"8/8"_s);
    const QString path = m_dir.filePath(u"o.ts"_s);
    if (early.isEmpty() ||
        !ffmpeg(u"-i %1 -itsoffset 0.3 -i %1 -map 0:v -map 1:a -c copy %2"_s.arg(early, path).split(u' ')))
        QSKIP("ffmpeg cannot make the film");
    const auto title = scannedTitleOf(path);
    QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
    const Rendition &sound = *(*title)->rendition("a2");
    const Rendition &picture = *(*title)->rendition("v1");
    QCOMPARE(listingOf(**title, sound).late,
             std::optional(double((*title)->lateNs(sound) / 1'000'000) / 1000));
    QVERIFY(listingOf(**title, sound).late > 0.2);
    QCOMPARE(listingOf(**title, picture).late, std::optional(0.0));
    QVERIFY(!listingOf(**title, sound, SegmentFormat::TransportStream).late);
    QCOMPARE(difference(**title), QString());
    const auto together = scannedTitleOf(early);
    QVERIFY(together && !(*together)->hasLateSound());
    QVERIFY(!listingOf(**together, *(*together)->rendition("v1")).late);
}

QTEST_APPLESS_MAIN(tst_ExactPlaylists)
#include "tst_ExactPlaylists.moc"
