// SPDX-License-Identifier: GPL-3.0-or-later
// Files whose edit lists cut: what ffprobe says is shown is read, at its times, and little else.
#include "tests/demux/ScannedPackets.h"
#include "tests/demux/SmallMovie.h"
#include "tests/support/SharedMedia.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;
using namespace Qt::StringLiterals;

static constexpr qint64 kShortNs = 5'000'000;
static constexpr qint64 kPictureNs = 40'000'000;
static constexpr qint64 kToleranceNs = 1'000'000;

/// The first difference between \p ours and what is shown of \p theirs, in words, or empty. \p others: how
/// many of ours those are that are not shown; of sound they are frames a decoder is primed with.
static QString difference(const Track &track, const std::vector<Packet> &ours,
                          const std::vector<Packet> &theirs, int &others)
{
    std::vector<const Packet *> shown;
    for (const Packet &packet : theirs) {
        if (!packet.isHidden)
            shown.push_back(&packet);
    }
    qint64 firstNs = std::numeric_limits<qint64>::max();
    qint64 lastNs = 0;
    for (const Packet *packet : shown) {
        firstNs = std::min(firstNs, *packet->ptsNs);
        lastNs = std::max(lastNs, *packet->ptsNs);
    }
    size_t next = 0;
    qint64 shiftNs = 0;
    for (const Packet &packet : ours) {
        if (next == 0 && packet.sha256 == shown[0]->sha256)
            shiftNs = *packet.ptsNs - *shown[0]->ptsNs;
        if (next < shown.size() && packet.sha256 == shown[next]->sha256) {
            if (qAbs(*packet.ptsNs - *shown[next]->ptsNs - shiftNs) > kToleranceNs)
                return u"%1 is at %2 ns, not at %3"_s.arg(next).arg(*packet.ptsNs).arg(*shown[next]->ptsNs);
            ++next;
            continue;
        }
        ++others;
        if (track.type == TrackType::Video && packet.ptsNs < firstNs - kShortNs)
            return u"a hidden picture at %1 ns takes time"_s.arg(*packet.ptsNs);
        if (packet.ptsNs > firstNs && packet.ptsNs < lastNs)
            return u"a hidden packet is at %1 ns, amid what is shown"_s.arg(*packet.ptsNs);
    }
    // ffprobe puts the first picture that begins within the edit at its beginning, up to a picture early.
    if (shiftNs < -kToleranceNs || shiftNs > (track.type == TrackType::Video ? kPictureNs : kToleranceNs))
        return u"it is shifted by %1 ns"_s.arg(shiftNs);
    return next == shown.size() ? QString() : u"%1 of %2 shown are read"_s.arg(next).arg(shown.size());
}

class tst_MovieEditFiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsWhatIsShown_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("cut");
        QTest::newRow("hidden-at-both-ends") << u"exo__sample_edit_list.mp4"_s << QStringList();
        QTest::newRow("hidden-at-the-end") << u"moz__bipbop.mp4"_s << QStringList();
        QTest::newRow("copied-from-the-middle") << QString() << QStringList({u"-ss"_s, u"2.3"_s});
        QTest::newRow("copied-out-of-it")
            << QString() << QStringList({u"-ss"_s, u"1.5"_s, u"-t"_s, u"2.7"_s});
    }
    void readsWhatIsShown()
    {
        QFETCH(const QString, file);
        QFETCH(const QStringList, cut);
        if (!hasProgram(u"ffmpeg"_s) || !hasProgram(u"ffprobe"_s))
            QSKIP("no ffmpeg");
        const QTemporaryDir dir;
        const QStringList shared = sharedMediaFiles({file});
        if (!file.isEmpty() && shared.isEmpty())
            QSKIP("no shared media");
        QString path = file.isEmpty() ? dir.filePath(u"cut.mp4"_s) : shared.front();
        if (file.isEmpty()) {
            const QString whole = dir.filePath(u"whole.mp4"_s);
            const QString arguments =
                u"-v error -f lavfi -i testsrc2=s=160x120:r=25:d=6 -f lavfi -i sine=d=6 "
                "-c:v libx264 -preset ultrafast -bf 2 -g 50 -b_strategy 0 -c:a aac"_s;
            QCOMPARE(QProcess::execute(u"ffmpeg"_s, arguments.split(u' ') << whole), 0);
            const QStringList copied = QStringList{u"-v"_s, u"error"_s} + cut.first(2) +
                                       QStringList{u"-i"_s, whole} + cut.sliced(2) +
                                       QStringList{u"-c"_s, u"copy"_s, path};
            QCOMPARE(QProcess::execute(u"ffmpeg"_s, copied), 0);
        }
        compare(path);
    }

private:
    static void compare(const QString &path)
    {
        const QByteArray content = contentOf(path);
        const MemoryByteSource source(content);
        const auto info = probedMovie(source, content);
        QVERIFY2(info, info ? "" : qPrintable(info.error().message));
        const Packets theirs = packetsOfFfmpeg(path);
        const auto ours = packetsOf(source, *info, spansOf(*info));
        QVERIFY2(ours, ours ? "" : qPrintable(ours.error().message));
        for (const auto &[number, packets] : *ours) {
            const Track &track = info->tracks[size_t(number)];
            if (track.type != TrackType::Video && track.type != TrackType::Audio)
                continue;
            int others = 0;
            const QString found = difference(track, packets, theirs.at(number), others);
            QVERIFY2(found.isEmpty(), qPrintable(u"track %1: "_s.arg(track.id) + found));
            QVERIFY(track.type == TrackType::Video || others <= 2);
            qInfo("track %u: %zu read, %d of them not shown", track.id, packets.size(), others);
        }
    }
};

QTEST_GUILESS_MAIN(tst_MovieEditFiles)
#include "tst_MovieEditFiles.moc"
