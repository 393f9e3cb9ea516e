// SPDX-License-Identifier: GPL-3.0-or-later
// Sound of transport streams whose time stamps drift or jump, so that no even row of frames tells when each
// is: the playlists say what the segments have, also there.
#include "tests/segment/ListedTimes.h"
#include "tests/segment/SearchedTitle.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_UnsteadySound : public QObject
{
    Q_OBJECT
    QTemporaryDir m_dir;

private:
    /// A minute of picture with \p codec, whose time stamps \p stamps makes; of none, as they are.
    [[nodiscard]] QString film(const QString &name, const QString &codec, const QString &stamps) const
    {
        const QString plain = m_dir.filePath(codec + u".mkv"_s);
        const QString path = m_dir.filePath(name);
        const QString made = u"-y -f lavfi -i testsrc2=s=160x90:r=25:d=58 -f lavfi -i sine=r=48000:d=57.51 "
                             "-c:v libx264 -preset ultrafast -g 37 -c:a %1 %2"_s.arg(codec, plain);
        const QString moved = stamps.isEmpty() ? QString() : u"-bsf:a setts=ts=%1"_s.arg(stamps);
        const QString muxed = u"-y -i %1 -c copy -muxrate 3M %2 %3"_s.arg(plain, moved, path).simplified();
        const bool isEncoded = QFile::exists(plain) || ffmpeg(made.split(u' '));
        return isEncoded && ffmpeg(muxed.split(u' ')) ? path : QString();
    }
    [[nodiscard]] QString difference(const Title &title) const
    {
        return differenceFromListed(title, m_dir.filePath(u"segment.mp4"_s));
    }
    /// Scanned, as what is on a disk or jumps is.
    [[nodiscard]] static Result<std::shared_ptr<const Title>> scanned(const QString &path)
    {
        const auto title = scannedTitleOf(path);
        if (!title)
            return title;
        const auto times = readCutTimes(**title, kUnbounded, {});
        return times ? Result<std::shared_ptr<const Title>>(withTimes(**title, *times))
                     : std::unexpected(times.error());
    }
    [[nodiscard]] static bool isUnsteady(const Title &title)
    {
        return !std::get<TransportStreamLayout>(title.info->layout).unsteadySounds.empty();
    }

private Q_SLOTS:
    void isTrueToTheSample_data()
    {
        QTest::addColumn<QString>("codec");
        QTest::addColumn<QString>("stamps");
        const QString drift = u"PTS*1.0005"_s;
        const QString jump = u"PTS+gt(PTS\\,2790000)*909"_s;
        for (const QString &codec : {u"aac"_s, u"ac3"_s, u"libmp3lame"_s}) {
            QTest::addRow("%s, drifts", qPrintable(codec)) << codec << drift;
            QTest::addRow("%s, jumps", qPrintable(codec)) << codec << jump;
        }
    }
    void isTrueToTheSample()
    {
        QFETCH(const QString, codec);
        QFETCH(const QString, stamps);
        const QString path = film(u"moved.ts"_s, codec, stamps);
        QVERIFY(!path.isEmpty());
        const auto searched = searchedTitleOf(path);
        QVERIFY2(searched.has_value(), qPrintable(searched ? QString() : searched.error().message));
        QVERIFY(isUnsteady(**searched));
        QVERIFY(!lacksCutTimes(**searched));
        QCOMPARE(difference(**searched), QString());
        const auto whole = scanned(path);
        QVERIFY(whole.has_value());
        QVERIFY(isUnsteady(**whole));
        QCOMPARE(difference(**whole), QString());
    }

    // Two recordings, one behind the other: the frames of the second are off the row of the first.
    void isTrueBehindAJumpOfTheClock()
    {
        const QString one = film(u"one.ts"_s, u"aac"_s, {});
        QVERIFY(!one.isEmpty());
        QFile file(one);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QFile twice(m_dir.filePath(u"twice.ts"_s));
        QVERIFY(twice.open(QIODevice::WriteOnly));
        QCOMPARE(twice.write(bytes + bytes), 2 * bytes.size());
        twice.close();
        const auto whole = scanned(twice.fileName());
        QVERIFY(whole.has_value());
        QVERIFY(isUnsteady(**whole));
        QCOMPARE(difference(**whole), QString());
    }

    void costsNothingWhereItIsSteady()
    {
        const QString path = film(u"steady.ts"_s, u"aac"_s, {});
        QVERIFY(!path.isEmpty());
        const auto searched = searchedTitleOf(path);
        QVERIFY(searched.has_value());
        QVERIFY(!isUnsteady(**searched));
        const auto whole = scannedTitleOf(path);
        QVERIFY(whole.has_value());
        QVERIFY(!isUnsteady(**whole));
        QVERIFY(!lacksCutTimes(**whole));
        QCOMPARE(difference(**whole), QString());
    }
};

QTEST_GUILESS_MAIN(tst_UnsteadySound)
#include "tst_UnsteadySound.moc"
