// SPDX-License-Identifier: GPL-3.0-or-later
// Fragmented MP4 plays without every moof having been read: by the list of fragments it has, else by looking
// for them. Every packet once, at its time, as ffprobe sees them.
#include "core/demux/SampleReader.h"
#include "core/io/FileByteSource.h"
#include "core/segment/IndexSearch.h"
#include "core/segment/TitleThumbnail.h"
#include "tests/media/NoiseFilm.h"
#include "tests/segment/TestTitle.h"
#include "tests/segment/TitlePackets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_FragmentedTitle : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    [[nodiscard]] bool make(const QString &name, const QStringList &options)
    {
        return ffmpeg(QStringList{u"-i"_s, m_dir.filePath(u"film.mkv"_s), u"-c"_s, u"copy"_s} + options +
                      QStringList{u"-f"_s, u"mp4"_s, m_dir.filePath(name)})
            .has_value();
    }

    // Exact if there is a list of fragments, else provisional.
    [[nodiscard]] Result<std::shared_ptr<const Title>> open(const QString &name)
    {
        auto file = FileByteSource::open(m_dir.filePath(name));
        if (!file)
            return std::unexpected(file.error());
        const std::shared_ptr<const ByteSource> source = *std::move(file);
        const auto media = fragmentedMediaOf(*source);
        if (!media)
            return std::unexpected(media.error());
        for (const QString &note : media->notes)
            qInfo("%s", qPrintable(note));
        if (media->indexKind == IndexKind::None)
            return makeProvisionalTitle(source, *media, {}, {});
        return titleOf(source, std::make_shared<const MediaInfo>(*media));
    }

    // Whether each segment that has pictures begins with a keyframe.
    [[nodiscard]] static bool isCutAtKeyframes(const std::shared_ptr<const Title> &title)
    {
        const TrackId main = title->info->mainTrack;
        for (qsizetype n = 0; n < qsizetype(title->plan.spans.size()); ++n) {
            const auto exact = titleForSegment(title, n, {});
            if (!exact)
                return false;
            const SampleSpan &span = (*exact)->plan.spans[size_t(n)];
            if (span.beginTime >= span.endTime)
                continue;
            const auto read = readSamples(*title->source, *(*exact)->info, {&main, 1}, span, {});
            if (!read || read->front().samples.empty() || !read->front().samples.front().isSync)
                return false;
        }
        return true;
    }

    void compare(const std::shared_ptr<const Title> &title, const QString &name)
    {
        QVERIFY(isCutAtKeyframes(title));
        for (const Rendition *rendition : copiedRenditions(*title)) {
            const auto made = writtenPackets(title, *rendition, m_dir.filePath(u"made.mp4"_s));
            const auto there = timedPackets(m_dir.filePath(name), rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            const QString difference = differenceInTime(made, there);
            QVERIFY2(difference.isEmpty(), qPrintable(difference));
            for (size_t i = 0; i < made.size(); ++i)
                QCOMPARE(made[i].hash, there[i].hash);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(makeNoiseFilm(
            m_dir.filePath(u"film.mkv"_s), 20, u"1M"_s,
            u"-bf 2 -g 60 -sc_threshold 0 -force_key_frames 0,0.4,3,8,19,20,26,31,37,42,44,50,55.5"_s));
    }

    void everyPacketIsThereOnceAtItsTime_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<bool>("isListed");
        const auto flags = [](const QString &names) { return QStringList{u"-movflags"_s, names}; };
        const QString keyframes = u"frag_keyframe+empty_moov+default_base_moof"_s;
        QTest::newRow("mfra") << flags(keyframes) << true;
        QTest::newRow("mfra, first group in moov") << flags(u"frag_keyframe"_s) << true;
        QTest::newRow("sidx") << flags(keyframes + u"+global_sidx+skip_trailer"_s) << true;
        QTest::newRow("sidx of each fragment") << flags(u"dash+frag_keyframe+skip_trailer"_s) << false;
        QTest::newRow("cmaf") << flags(u"cmaf+frag_keyframe+skip_trailer"_s) << false;
        QTest::newRow("no list") << flags(keyframes + u"+skip_trailer"_s) << false;
        QTest::newRow("no list, first group in moov") << flags(u"frag_keyframe+skip_trailer"_s) << false;
        QTest::newRow("moofs of half a second")
            << QStringList{u"-frag_duration"_s, u"500000"_s} + flags(u"empty_moov+default_base_moof"_s)
            << false;
        QTest::newRow("moofs of half a second, a lying sidx")
            << QStringList{u"-frag_duration"_s, u"500000"_s} +
                   flags(u"empty_moov+default_base_moof+global_sidx"_s)
            << false;
        QTest::newRow("a moof for each picture")
            << flags(u"frag_every_frame+empty_moov+default_base_moof+skip_trailer"_s) << false;
        QTest::newRow("moofs of one track each, listed")
            << flags(u"frag_keyframe+empty_moov+separate_moof"_s) << true;
        QTest::newRow("moofs of one track each")
            << flags(u"frag_keyframe+empty_moov+separate_moof+skip_trailer"_s) << false;
        QTest::newRow("moofs of one track each, sound first")
            << QStringList{u"-map"_s, u"0:a"_s, u"-map"_s, u"0:v"_s} +
                   flags(u"frag_keyframe+empty_moov+separate_moof+skip_trailer"_s)
            << false;
        QTest::newRow("negative composition offsets")
            << flags(keyframes + u"+negative_cts_offsets+skip_trailer"_s) << false;
        QTest::newRow("negative composition offsets, listed")
            << flags(keyframes + u"+negative_cts_offsets"_s) << true;
        QTest::newRow("sound alone") << QStringList{u"-vn"_s, u"-frag_duration"_s, u"2000000"_s} +
                                            flags(u"empty_moov+default_base_moof+skip_trailer"_s)
                                     << false;
        QTest::newRow("sound alone, listed") << QStringList{u"-vn"_s, u"-frag_duration"_s, u"2000000"_s} +
                                                    flags(u"empty_moov+default_base_moof"_s)
                                             << true;
    }
    void everyPacketIsThereOnceAtItsTime()
    {
        QFETCH(const QStringList, options);
        QFETCH(const bool, isListed);
        const QString name = u"fragmented.mp4"_s;
        QVERIFY(make(name, options));
        const auto title = open(name);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QCOMPARE(!(*title)->isProvisional(), isListed);
        QVERIFY((*title)->plan.spans.size() >= 8);
        QVERIFY(std::abs((*title)->durationNs() - 60'000'000'000) < 100'000'000);
        compare(*title, name);
        if (isListed || QTest::currentTestFailed())
            return;
        const auto found = searchIndex(**title, {}, [](double) {});
        QVERIFY2(found, found ? "" : qPrintable(found.error().message));
        const auto source = (*title)->source;
        const auto facts = readTitleFacts(*source, *found->media, {});
        QVERIFY(facts);
        const auto exact = makeTitle(source, *found->media, *facts);
        QVERIFY(exact && !(*exact)->isProvisional());
        QVERIFY((*exact)->generation != (*title)->generation);
        compare(*exact, name);
    }

    void isTheSameInWhateverOrder()
    {
        QVERIFY(make(u"order.mp4"_s, {u"-movflags"_s, u"frag_keyframe+empty_moov+skip_trailer"_s}));
        const auto forward = open(u"order.mp4"_s);
        const auto backward = open(u"order.mp4"_s);
        QVERIFY(forward && backward);
        QCOMPARE((*backward)->generation, (*forward)->generation);
        QCOMPARE(differenceByOrder(*forward, *backward), QString());
    }

    void convertedSoundHasNoGap()
    {
        QVERIFY(make(u"ac3.mp4"_s, {u"-c:a"_s, u"ac3"_s, u"-movflags"_s, u"frag_keyframe+delay_moov"_s}));
        const auto title = open(u"ac3.mp4"_s);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QVERIFY(!(*title)->isProvisional());
        const Rendition *sound = (*title)->rendition("a2.aac");
        QVERIFY(sound);
        const auto units = writtenPackets(*title, *sound, m_dir.filePath(u"made.mp4"_s));
        QVERIFY(units.size() >= 60 * 48'000 / 1024);
        QCOMPARE(gapInSound(units), QString());
    }

    void hasPictures_data()
    {
        QTest::addColumn<QString>("flags");
        QTest::newRow("listed") << u"frag_keyframe+empty_moov"_s;
        QTest::newRow("searched") << u"frag_keyframe+empty_moov+skip_trailer"_s;
    }
    void hasPictures()
    {
        QFETCH(const QString, flags);
        QVERIFY(make(u"pictures.mp4"_s, {u"-movflags"_s, flags}));
        const auto title = open(u"pictures.mp4"_s);
        QVERIFY(title);
        for (const qint64 ms : {0, 27'000, 59'000}) {
            const auto picture = makeTitleThumbnail(*title, thumbnailTime(**title, ms), 160, {});
            QVERIFY2(picture, picture ? "" : qPrintable(picture.error().message));
            QVERIFY(picture->startsWith("\xFF\xD8"));
        }
    }
};

QTEST_GUILESS_MAIN(tst_FragmentedTitle)
#include "tst_FragmentedTitle.moc"
