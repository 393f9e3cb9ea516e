// SPDX-License-Identifier: GPL-3.0-or-later
// Of Matroska far away the last bytes tell where each sound ends, and its Tags of one that ends long before.
// ffprobe judges what the playlists say then.
#include "core/demux/MatroskaTail.h"
#include "core/segment/CutTimes.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/CountingSource.h"
#include "tests/support/MemoryByteSource.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_TailTimes : public QObject
{
    Q_OBJECT
    static constexpr qint64 kMostBytes = 128 * 1024;
    QTemporaryDir m_dir;
    QString m_film; ///< with sounds of several lengths; the picture's last group has more than 64 KiB

    [[nodiscard]] QString made(const QString &name, const QString &options) const
    {
        const QString path = m_dir.filePath(name);
        return ffmpeg(QStringList{u"-i"_s, m_film, u"-c"_s, u"copy"_s} +
                      options.split(u' ', Qt::SkipEmptyParts) + QStringList{path})
                   ? path
                   : QString();
    }
    [[nodiscard]] QString difference(const Title &title) const
    {
        return differenceFromListed(title, m_dir.filePath(u"segment.mp4"_s));
    }
    /// What a title that is far away is made of.
    [[nodiscard]] static std::shared_ptr<const Title> withTail(const Title &title, qint64 &readBytes)
    {
        const auto source = std::make_shared<CountingSource>(title.source);
        Title counted = title;
        counted.source = source;
        const auto times = readTailTimes(counted, {});
        readBytes = source->readBytes();
        return times ? withTimes(title, *times) : nullptr;
    }
    /// \p path with \p from, which is in it, as \p to.
    [[nodiscard]] static QByteArray changed(const QString &path, const QByteArray &from, const QByteArray &to)
    {
        QFile file(path);
        const bool isOpen = file.open(QIODevice::ReadOnly);
        const QByteArray bytes = isOpen ? file.readAll() : QByteArray();
        return bytes.contains(from) ? QByteArray(bytes).replace(from, to) : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_film = m_dir.filePath(u"film.mkv"_s);
        if (!ffmpeg(
                u"-f lavfi -i testsrc2=s=320x180:r=25:d=20,noise=alls=20:allf=t -f lavfi -i "
                u"sine=r=48000:d=19.95 "
                "-f lavfi -i sine=r=44100:d=19.8 -f lavfi -i sine=r=48000:d=7.3 -map 0 -map 1 -map 2 -map 3 "
                "-c:v libx264 -preset ultrafast -b:v 3M -g 125 -c:a:0 aac -c:a:1 libmp3lame -c:a:2 ac3 %1"_s
                    .arg(m_film)
                    .split(u' ')))
            QSKIP("ffmpeg cannot make the film");
    }

    void playlistsAreTrue_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("options");
        QTest::newRow("as it is") << u"same.mkv"_s << u"-map 0"_s;
        QTest::newRow("small Clusters") << u"small.mkv"_s << u"-map 0 -cluster_time_limit 100"_s;
        QTest::newRow("Cues in front") << u"front.mkv"_s << u"-map 0 -reserve_index_space 4096"_s;
        QTest::newRow("sound alone that ends early") << u"early.mkv"_s << u"-map 0:v -map 0:a:2"_s;
        QTest::newRow("begins late") << u"late.mkv"_s << u"-map 0 -output_ts_offset 1.5"_s;
    }
    void playlistsAreTrue()
    {
        QFETCH(const QString, name);
        QFETCH(const QString, options);
        const auto title = titleOf(made(name, options));
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QCOMPARE((*title)->info->indexKind, IndexKind::Cues);
        qint64 readBytes = 0;
        const auto exact = withTail(**title, readBytes);
        QVERIFY(exact);
        QCOMPARE(difference(*exact), QString());
        QVERIFY(!difference(**title).isEmpty());
        QVERIFY2(readBytes <= kMostBytes, qPrintable(QString::number(readBytes)));
        QCOMPARE(exact->generation, (*title)->generation);
    }

    // Which also laces, counts frames and ends Clusters as it likes.
    void playlistsAreTrueOfWhatMkvmergeMade()
    {
        const QString path = m_dir.filePath(u"merged.mkv"_s);
        if (!runProgram(u"mkvmerge"_s, {u"-q"_s, u"-o"_s, path, m_film}, Warnings::Pass))
            QSKIP("there is no mkvmerge");
        const auto title = titleOf(path);
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        qint64 readBytes = 0;
        const auto exact = withTail(**title, readBytes);
        QVERIFY(exact);
        QCOMPARE(difference(*exact), QString());
        QVERIFY2(readBytes <= kMostBytes, qPrintable(QString::number(readBytes)));
        // What is said to last beyond what was found behind it is not believed.
        const QByteArray longer = changed(path, "00:00:07.3", "00:00:57.3");
        QVERIFY(!longer.isEmpty());
        const auto wrong = titleOf(std::make_shared<MemoryByteSource>(longer), u"longer.mkv"_s);
        QVERIFY(wrong);
        const auto doubted = withTail(**wrong, readBytes);
        QVERIFY(doubted);
        QVERIFY(!doubted->times.contains(4) || !doubted->times.at(4).end);
    }

    void readsNothingWhereItIsKnown()
    {
        const auto title = titleOf(m_film);
        QVERIFY(title);
        const auto times = readCutTimes(**title, kUnbounded, {});
        QVERIFY(times);
        qint64 readBytes = -1;
        const auto known = withTail(*withTimes(**title, *times), readBytes);
        QVERIFY(known);
        QCOMPARE(readBytes, 0);
        QVERIFY(known->times == *times);
    }

    void saysNothingOfWhatIsCutOff()
    {
        const auto title = titleOf(m_film);
        QVERIFY(title);
        const QByteArray whole = changed(m_film, "x264", "x264");
        for (const qint64 missing : {qint64(1), qint64(5000)}) {
            const qint64 end = std::get<MatroskaLayout>((*title)->info->layout).clustersEndBytes - missing;
            const MemoryByteSource source(whole.first(end));
            const auto blocks = readTailBlocks(source, *(*title)->info, {});
            QVERIFY(blocks && blocks->empty());
        }
    }

    // What was made to look like elements everywhere.
    void isQuickOverAnyBytes()
    {
        const auto title = titleOf(m_film);
        QVERIFY(title);
        const qint64 end = std::get<MatroskaLayout>((*title)->info->layout).clustersEndBytes;
        for (const QByteArray &pattern :
             {QByteArray("\xA3\x80"), QByteArray("\xA3"), QByteArray("\xEC\x80\xA3")}) {
            QByteArray bytes = changed(m_film, "x264", "x264");
            for (qint64 at = end - 64 * 1024; at < end - 1; ++at)
                bytes[at] = pattern[(at - end + 64 * 1024) % pattern.size()];
            const MemoryByteSource source(bytes);
            QElapsedTimer timer;
            timer.start();
            QVERIFY(readTailBlocks(source, *(*title)->info, {}));
            QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
        }
    }
};

QTEST_APPLESS_MAIN(tst_TailTimes)
#include "tst_TailTimes.moc"
