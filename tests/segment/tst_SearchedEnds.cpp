// SPDX-License-Identifier: GPL-3.0-or-later
// Transport streams whose cuts were searched play to their last picture and their last sound, also where a
// track pauses before it ends.
#include "tests/segment/SearchedTitle.h"
#include "tests/segment/TestTitle.h"
#include "tests/segment/TitlePackets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

class tst_SearchedEnds : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    /// A minute, stuffed to 3 Mbit/s: what lasts a second has as many bytes everywhere. \p pictures and
    /// \p sounds: what is taken of both.
    [[nodiscard]] QString film(const QString &pictures, const QString &sounds, const QString &options) const
    {
        const QString encoded = m_dir.filePath(u"paused.mkv"_s);
        const QString path = m_dir.filePath(u"paused.ts"_s);
        const QString made =
            u"-y -f lavfi -i testsrc2=s=160x90:r=25:d=60 -f lavfi -i sine=r=48000:d=60 -vf select=%1 -af "
            "aselect=%2 -fps_mode passthrough -c:v libx264 -preset ultrafast -g 50 %3 %4"_s.arg(
                escaped(pictures), escaped(sounds), options, encoded);
        const QString stuffed = u"-y -i %1 -c copy -pes_payload_size 0 -muxrate 3M %2"_s.arg(encoded, path);
        return ffmpeg(made.split(u' ')) && ffmpeg(stuffed.split(u' ')) ? path : QString();
    }
    [[nodiscard]] static QString escaped(QString expression) { return expression.replace(u',', u"\\,"_s); }
    /// Empty if all packets of the file are there in time; silence may follow.
    [[nodiscard]] QString missing(const std::shared_ptr<const Title> &title, const QString &path) const
    {
        for (const Rendition *rendition : copiedRenditions(*title)) {
            const auto there = timedPackets(path, rendition->isVideo() ? u"v:0"_s : u"a:0"_s);
            const auto made = writtenPackets(title, *rendition, m_dir.filePath(u"made.mp4"_s));
            size_t at = 0;
            for (const TimedPacket &packet : there) {
                while (at < made.size() && made[at].ms < packet.ms - 1)
                    ++at;
                if (at == made.size() || made[at].ms > packet.ms + 1)
                    return u"%1: none at %2 ms"_s.arg(QString::fromLatin1(rendition->id)).arg(packet.ms);
            }
        }
        return {};
    }
    /// The same of the title before its cuts are known, and after.
    [[nodiscard]] QString missing(const QString &path) const
    {
        std::shared_ptr<const Title> provisional;
        const auto searched = searchedTitleOf(path, &provisional);
        if (!searched)
            return searched.error().message;
        const QString before = missing(provisional, path);
        return before.isEmpty() ? missing(*searched, path) : u"provisional: "_s + before;
    }

private Q_SLOTS:
    void areThoseOfTheLastPictureAndSound_data()
    {
        QTest::addColumn<QString>("pictures");
        QTest::addColumn<QString>("sounds");
        QTest::addColumn<QString>("options");
        const QString all = u"1"_s;
        const QString aac = u"-c:a aac"_s;
        const QString ac3 = u"-c:a ac3"_s;
        const auto row = [](const char *what, const QString &pictures, const QString &sounds,
                            const QString &options) { QTest::newRow(what) << pictures << sounds << options; };
        row("some pictures behind a pause", u"lt(t,40)+between(t,45,45.5)"_s, all, aac);
        row("one picture behind a pause", u"lt(t,40)+between(t,45,45.03)"_s, all, aac);
        row("a still to the end", u"lt(t,30)+eq(mod(n,75),0)"_s, all, aac);
        row("sound behind a pause, AAC", all, u"lt(t,40)+between(t,45,45.5)"_s, aac);
        row("sound behind a pause, AC-3", all, u"lt(t,40)+between(t,45,45.5)"_s, ac3);
    }
    void areThoseOfTheLastPictureAndSound()
    {
        QFETCH(const QString, pictures);
        QFETCH(const QString, sounds);
        QFETCH(const QString, options);
        const QString path = film(pictures, sounds, options);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        std::shared_ptr<const Title> provisional;
        const auto searched = searchedTitleOf(path, &provisional);
        QVERIFY2(searched.has_value(), qPrintable(searched ? QString() : searched.error().message));
        QVERIFY(!(*searched)->info->indexComplete);
        const auto lastMs = timedPackets(path, u"v:0"_s).back().ms;
        for (const auto &title : {*searched, provisional}) {
            const qint64 endMs = title->plan.spans.back().endTime / 90;
            QVERIFY2(endMs > lastMs && endMs < lastMs + 200,
                     qPrintable(u"%1 ms, the last picture is at %2"_s.arg(endMs).arg(lastMs)));
        }
        QCOMPARE(missing(*searched, path), QString());
        QCOMPARE(missing(provisional, path), QString());
    }

    // Long before the sound ends, whether or not it is found where the picture does.
    void nothingIsMissingBehindAPause_data()
    {
        QTest::addColumn<QString>("pictures");
        QTest::newRow("four seconds") << u"lt(t,36)+between(t,40,40.3)"_s;
        QTest::newRow("twice") << u"lt(t,20)+between(t,24,24.3)+between(t,28,28.3)"_s;
        QTest::newRow("seven seconds") << u"lt(t,30)+between(t,37,37.3)"_s;
    }
    void nothingIsMissingBehindAPause()
    {
        QFETCH(const QString, pictures);
        const QString path = film(pictures, u"1"_s, u"-c:a aac"_s);
        if (path.isEmpty())
            QSKIP("ffmpeg cannot make the film");
        QCOMPARE(missing(path), QString());
    }

    // So that segments follow in whose time none begins, before the cuts are known.
    void areThoseOfALongLastGroup_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        const QString fragments = u"-movflags frag_keyframe+empty_moov+default_base_moof+skip_trailer"_s;
        QTest::newRow("transport stream") << u"long.ts"_s << u"-c copy"_s;
        QTest::newRow("Matroska") << u"long.mkv"_s << u"-c copy -live 1"_s;
        QTest::newRow("fragments") << u"long.mp4"_s << QString(u"-c copy "_s + fragments);
        QTest::newRow("FLV") << u"long.flv"_s << u"-c copy"_s;
    }
    void areThoseOfALongLastGroup()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        const QString encoded = m_dir.filePath(u"encoded.mkv"_s);
        const QString path = m_dir.filePath(name);
        const QString made =
            u"-y -f lavfi -i testsrc2=s=160x90:r=25:d=60 -f lavfi -i sine=r=48000:d=62 -c:v libx264 -preset "
            "ultrafast -g 1000 -force_key_frames 0,1,2,4,6,8,10,12,14,16,18,20,22,24,26,28,30,32,34 -c:a aac "_s +
            encoded;
        const QString copied = u"-y -i %1 %2 %3"_s.arg(encoded, options, path);
        if (!ffmpeg(made.split(u' ')) || !ffmpeg(copied.split(u' ')))
            QSKIP("ffmpeg cannot make the film");
        QCOMPARE(missing(path), QString());
    }

    // The picture shown last is not the one that is decoded last.
    void areThoseOfReorderedPictures()
    {
        const QString path = m_dir.filePath(u"reordered.flv"_s);
        const QString made =
            u"-y -f lavfi -i testsrc2=s=160x90:r=25:d=60 -c:v libx264 -preset ultrafast -bf 3 "
            "-b_strategy 0 -g 50 "_s +
            path;
        if (!ffmpeg(made.split(u' ')))
            QSKIP("ffmpeg cannot make the film");
        std::shared_ptr<const Title> provisional;
        const auto searched = searchedTitleOf(path, &provisional);
        QVERIFY2(searched.has_value(), qPrintable(searched ? QString() : searched.error().message));
        for (const auto &title : {*searched, provisional})
            QCOMPARE(title->durationNs() / 1'000'000, 60'000);
        QCOMPARE(missing(path), QString());
    }
};

QTEST_APPLESS_MAIN(tst_SearchedEnds)
#include "tst_SearchedEnds.moc"
