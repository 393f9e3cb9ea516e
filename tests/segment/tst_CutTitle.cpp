// SPDX-License-Identifier: GPL-3.0-or-later
// A title out of the middle of a film, as ffmpeg copies it: its edit list cuts within a group of pictures.
#include "tests/segment/TestTitle.h"
#include "tests/segment/TitlePackets.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_CutTitle : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

    /// From 2.4 s on for 2 s, of a film with a keyframe each two seconds; empty if it cannot be made here.
    [[nodiscard]] QString film(const QString &picture) const
    {
        const QString whole = m_dir.filePath(u"whole.mp4"_s);
        const QString path = m_dir.filePath(u"cut.mp4"_s);
        const QString source = u"-y -f lavfi -i testsrc2=s=160x90:r=25:d=6 -f lavfi -i sine=r=48000:d=6 "
                               "-g 50 -bf 2 -c:a aac "_s;
        const bool isMade = ffmpeg(QString(source + picture).split(u' ') + QStringList{whole}) &&
                            ffmpeg(QStringList{u"-y"_s, u"-ss"_s, u"2.4"_s, u"-i"_s, whole, u"-t"_s, u"2"_s,
                                               u"-c"_s, u"copy"_s, path});
        return isMade ? path : QString();
    }

    struct Pictures
    {
        std::vector<qint64> shownMs; // since the first
        size_t hidden = 0;           // which are decoded only
    };
    [[nodiscard]] static Pictures picturesBy(const QString &path)
    {
        Pictures pictures;
        const auto lines =
            runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-select_streams"_s, u"v"_s, u"-show_entries"_s,
                                      u"packet=pts_time,flags"_s, u"-of"_s, u"csv=p=0"_s, path});
        for (const QByteArray &line : lines.value_or(QByteArray()).trimmed().split('\n')) {
            if (line.contains('D'))
                ++pictures.hidden;
            else
                pictures.shownMs.push_back(qRound64(line.split(',')[0].toDouble() * 1000));
        }
        std::ranges::sort(pictures.shownMs);
        return pictures;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!hasProgram(u"ffmpeg"_s) || !hasProgram(u"ffprobe"_s))
            QSKIP("no ffmpeg here");
    }

    void doesNotConvertWhatIsOnlyDecoded()
    {
        const QString path = film(u"-c:v mpeg2video"_s);
        const Pictures pictures = picturesBy(path);
        QVERIFY(pictures.hidden > 5 && pictures.shownMs.size() > 45);
        const auto title = titleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        const auto packets =
            writtenPackets(*title, *(*title)->rendition("v1.avc"), m_dir.filePath(u"made.mp4"_s));
        QCOMPARE(packets.size(), pictures.shownMs.size());
        for (size_t i = 0; i < packets.size(); ++i)
            QVERIFY(std::abs(packets[i].ms - pictures.shownMs[i]) <= 1);
    }

    void copiesItSoThatItTakesNoTime()
    {
        const QString path = film(u"-c:v libx264 -preset ultrafast -b_strategy 0"_s);
        const Pictures pictures = picturesBy(path);
        QVERIFY(pictures.hidden > 5 && pictures.shownMs.size() > 45);
        const auto title = titleOf(path);
        QVERIFY2(title.has_value(), qPrintable(title ? QString() : title.error().message));
        const auto packets =
            writtenPackets(*title, *(*title)->rendition("v1"), m_dir.filePath(u"made.mp4"_s));
        QCOMPARE(packets.size(), pictures.shownMs.size() + pictures.hidden);
        const auto lasting = std::ranges::adjacent_find(
            packets, [](const auto &one, const auto &next) { return next.ms - one.ms > 30; });
        QVERIFY(lasting != packets.end());
        QVERIFY2(lasting->ms <= 2, qPrintable(QString::number(lasting->ms)));
        // The first sound may begin a frame before the picture.
        const qint64 aheadMs = (*title)->durationNs() / 1'000'000 - pictures.shownMs.back() - 40;
        QVERIFY2(aheadMs >= 0 && aheadMs <= 22, qPrintable(QString::number(aheadMs)));
    }
};

QTEST_GUILESS_MAIN(tst_CutTitle)
#include "tst_CutTitle.moc"
