// SPDX-License-Identifier: GPL-3.0-or-later
// What playlists say of transport streams whose cuts were searched, beside what ffprobe finds in the
// segments, and beside what going through the whole file tells.
#include "core/probe/TransportEndSearch.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/SearchedTitle.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/CountingSource.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_SearchedPlaylists : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    /// A picture of 2 Mbit/s and sound. \p lengths: seconds of both.
    [[nodiscard]] QString film(const QString &name, const QString &lengths, const QString &options) const
    {
        const QString path = m_dir.filePath(name);
        const QString made =
            u"-f lavfi -i testsrc2=s=160x90:r=25:d=%1 -f lavfi -i sine=r=48000:d=%2 -c:v libx264 -preset "
            "ultrafast -g 50 -b:v 2M -minrate 2M -maxrate 2M -bufsize 1M -nal-hrd cbr %3 %4"_s.arg(
                lengths.section(u'/', 0, 0), lengths.section(u'/', 1, 1), options, path);
        return ffmpeg(made.split(u' ')) ? path : QString();
    }
    [[nodiscard]] QString difference(const Title &title) const
    {
        return differenceFromListed(title, m_dir.filePath(u"segment.mp4"_s));
    }
    /// Empty if all packets of the file are there in time; silence may follow.
    [[nodiscard]] QString missing(const std::shared_ptr<const Title> &title, const QString &path) const
    {
        for (const Rendition *rendition : copiedRenditions(*title)) {
            const auto there = timedPackets(path, rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            auto made = writtenPackets(title, *rendition, m_dir.filePath(u"made.mp4"_s));
            made.resize(std::min(made.size(), there.size()));
            if (const QString found = differenceInTime(made, there); !found.isEmpty())
                return found;
        }
        return {};
    }

private Q_SLOTS:
    void sayWhereATrackEndsLongBeforeTheFile_data()
    {
        QTest::addColumn<QString>("lengths");
        QTest::addColumn<QString>("options");
        QTest::newRow("AAC") << u"60/21.5"_s << u"-c:a aac -pes_payload_size 0"_s;
        QTest::newRow("AC-3, shortly before") << u"60/57"_s << u"-c:a ac3 -pes_payload_size 0"_s;
        QTest::newRow("picture") << u"21.48/60"_s << u"-c:a aac"_s;
        QTest::newRow("picture, AC-3") << u"33/60"_s << u"-c:a ac3 -b:a 384k"_s;
    }
    void sayWhereATrackEndsLongBeforeTheFile()
    {
        QFETCH(const QString, lengths);
        QFETCH(const QString, options);
        const QString path = film(u"apart.ts"_s, lengths, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto scanned = scannedTitleOf(path);
        std::shared_ptr<const Title> provisional;
        const auto searched = searchedTitleOf(path, &provisional);
        QVERIFY2(searched && scanned, qPrintable(searched ? QString() : searched.error().message));
        QVERIFY(!(*searched)->info->indexComplete);
        const auto &truth = std::get<TransportStreamLayout>((*scanned)->info->layout).ends;
        QVERIFY(std::abs(truth.at(1) - truth.at(2)) > 2 * qint64(kTransportTimescale));
        for (const auto &[track, end] : truth) {
            QCOMPARE(std::get<TransportStreamLayout>((*searched)->info->layout).endOf(track),
                     std::optional(end));
        }
        QCOMPARE((*searched)->plan.spans.back().endTime, (*scanned)->plan.spans.back().endTime);
        QCOMPARE(provisional->plan.spans.back().endTime, (*scanned)->plan.spans.back().endTime);
        QCOMPARE(difference(**searched), QString());
        QCOMPARE(missing(*searched, path), QString());
        QCOMPARE(missing(provisional, path), QString());
    }

    // Its silence is not known, so that behind its end nothing would be listed.
    void listAllOfSoundThatMayOnlyPause()
    {
        const QString path = film(u"pause.ts"_s, u"60/33.3"_s, u"-c:a ac3 -pes_payload_size 0"_s);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto scanned = scannedTitleOf(path);
        const auto searched = searchedTitleOf(path);
        QVERIFY(scanned && searched);
        QVERIFY(!std::get<TransportStreamLayout>((*searched)->info->layout).endOf(2));
        const auto listed = [](const Title &title) {
            return listingOf(title, *title.rendition("a2")).durations.size();
        };
        QCOMPARE(listed(**searched), (*searched)->plan.spans.size());
        QVERIFY(listed(**scanned) < (*scanned)->plan.spans.size()); // all of it was looked at
        QCOMPARE(missing(*searched, path), QString());
    }

    void takesFewReadsAndOnlyWhereNeeded()
    {
        const QString path = film(u"reads.ts"_s, u"120/30"_s, u"-c:a ac3 -pes_payload_size 0"_s);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        auto file = FileByteSource::open(path);
        QVERIFY(file.has_value());
        const CountingSource source(std::move(*file));
        const auto found = probe(source, u"reads.ts"_s, {});
        QVERIFY(found.has_value());
        const int before = source.reads();
        QVERIFY(!searchTrackEnd(source, **found, 1, {}).value());
        QCOMPARE(source.reads(), before);
        const auto end = searchTrackEnd(source, **found, 2, {});
        QVERIFY(end && *end);
        QVERIFY(std::abs((*end)->time - 30 * qint64(kTransportTimescale)) < kTransportTimescale / 10);
        QVERIFY(!(*end)->isSure); // most of what follows was not looked at
        const int reads = source.reads() - before;
        QVERIFY2(reads <= 12, qPrintable(u"%1 reads"_s.arg(reads)));
    }

    // Stamps in whole milliseconds, frames and pictures that come together at each cut: with which segment
    // such a frame goes is not left to what it was rounded to.
    void areTrueOfSoundWhoseTimeStampsJitter()
    {
        const QString picture = film(u"picture.ts"_s, u"30/30"_s, u"-c:a aac"_s);
        const QString sound = m_dir.filePath(u"sound.mkv"_s);
        const QString rounded = m_dir.filePath(u"rounded.ts"_s);
        const QString path = m_dir.filePath(u"jitter.ts"_s);
        const auto made = [](const QString &options) { return ffmpeg(options.split(u' ')).has_value(); };
        if (picture.isEmpty() || !made(u"-f lavfi -i sine=r=48000:d=30 -c:a libopus "_s + sound) ||
            !made(u"-i %1 -c copy %2"_s.arg(sound, rounded)))
            QSKIP("ffmpeg cannot make the film");
        for (int offsetMs = -2; offsetMs <= 20; ++offsetMs) {
            const QString offset = QString::number(offsetMs / 1000.0, 'f', 3);
            QVERIFY(made(u"-y -i %1 -itsoffset %2 -i %3 -map 0:v -map 1:a -c copy %4"_s.arg(picture, offset,
                                                                                            rounded, path)));
            const auto scanned = scannedTitleOf(path);
            const auto searched = searchedTitleOf(path);
            QVERIFY(scanned && searched);
            for (const auto &title : {*scanned, *searched}) {
                const QString found =
                    differenceFromListed(*title, *title->rendition("a2"), m_dir.filePath(u"segment.mp4"_s));
                QVERIFY2(found.isEmpty(), qPrintable(offset + u": "_s + found));
            }
            if (offsetMs % 10 == 0)
                QCOMPARE(missing(*scanned, path), QString());
        }
    }

    void areTrueOfOpenGroups_data()
    {
        QTest::addColumn<QString>("options");
        QTest::newRow("H.264") << u"-bf 3 -x264-params open-gop=1:keyint=50 -c:a aac"_s;
        QTest::newRow("HEVC")
            << u"-c:v libx265 -preset ultrafast -x265-params keyint=50:bframes=3:open-gop=1:log-level=none -c:a ac3"_s;
    }
    void areTrueOfOpenGroups()
    {
        QFETCH(const QString, options);
        const QString path = film(u"open.ts"_s, u"30/30"_s, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        const auto scanned = scannedTitleOf(path);
        const auto searched = searchedTitleOf(path);
        QVERIFY(scanned && searched);
        QVERIFY(!(*scanned)->info->keyframes.leads.empty());
        QCOMPARE(difference(**scanned), QString());
        QCOMPARE(difference(**searched), QString());
    }
};

QTEST_APPLESS_MAIN(tst_SearchedPlaylists)
#include "tst_SearchedPlaylists.moc"
