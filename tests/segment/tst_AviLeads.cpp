// SPDX-License-Identifier: GPL-3.0-or-later
// An AVI file of MPEG-4 with few keyframes that come before another number of B-VOPs than the others do, and
// than scanning looked at: playlists say of each segment of the converted picture when it begins to be shown.
// ffprobe judges, which tells the order of pictures.
#include "core/segment/CutTimes.h"
#include "tests/segment/ListedTimes.h"
#include "tests/segment/OddAvi.h"
#include "tests/segment/TestTitle.h"
#include "tests/support/CountingSource.h"
#include "tests/support/PackedAvi.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cuegate;
using namespace cuegate::test;

class tst_AviLeads : public QObject
{
    Q_OBJECT
    static constexpr double kPictureMs = 40;
    QTemporaryDir m_dir;
    QString m_many;
    QList<int> m_keyframes; ///< by ffprobe's account, in the order of presentation

    /// What is listed, as numbers of pictures; the last is where the film ends.
    [[nodiscard]] static std::vector<double> listedBegins(const Title &title)
    {
        std::vector<double> begins{0};
        for (const double duration : listingOf(title, *title.rendition("v1.avc")).durations)
            begins.push_back(begins.back() + duration * 1000 / kPictureMs);
        return begins;
    }

    /// Listed beginnings that are no keyframe's.
    [[nodiscard]] QList<int> wrongOf(const Title &title) const
    {
        QList<int> wrong;
        const auto begins = listedBegins(title);
        for (size_t n = 0; n + 1 < begins.size(); ++n) {
            const auto number = int(std::round(begins[n]));
            if (!m_keyframes.contains(number) || std::abs(begins[n] - number) > 0.01)
                wrong << int(n);
        }
        return wrong;
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString film = m_dir.filePath(u"film.avi"_s);
        // Keyframes are 150 pictures apart, behind two B-VOPs, but for three.
        if (!ffmpeg({u"-f"_s, u"lavfi"_s, u"-i"_s, u"testsrc2=s=64x64:r=25:d=160"_s, u"-c:v"_s, u"mpeg4"_s,
                     u"-bf"_s, u"2"_s, u"-g"_s, u"300"_s, u"-sc_threshold"_s, u"1000000000"_s,
                     u"-force_key_frames"_s,
                     u"expr:if(eq(n,750)+eq(n,1800)+eq(n,3900),0,"
                     "not(mod(n,150))+eq(n,751)+eq(n,1802)+eq(n,3901))"_s,
                     film}))
            QSKIP("no ffmpeg here");
        QFile file(film);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QFile packed(m_dir.filePath(u"packed.avi"_s));
        QVERIFY(packed.open(QIODevice::WriteOnly) && packed.write(packedAvi(file.readAll())) > 0);
        const auto kinds = runProgram(u"ffprobe"_s, {u"-v"_s, u"error"_s, u"-show_entries"_s,
                                                     u"frame=pict_type"_s, u"-of"_s, u"csv=p=0"_s, film});
        QVERIFY(kinds);
        const QList<QByteArray> pictures = kinds->trimmed().split('\n');
        QCOMPARE(pictures.size(), 4000);
        for (int i = 0; i < pictures.size(); ++i) {
            if (pictures[i].startsWith('I'))
                m_keyframes << i;
        }
        QCOMPARE(m_keyframes.size(), 27);
        for (const int number : {751, 1802, 3901})
            QVERIFY(m_keyframes.contains(number));
        m_many = m_dir.filePath(u"many.avi"_s);
        QVERIFY(makeOddAvi(m_many));
    }

    void playlistsAreTrue_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("as it is") << u"film.avi"_s;
        QTest::newRow("packed") << u"packed.avi"_s;
    }
    void playlistsAreTrue()
    {
        QFETCH(const QString, name);
        const auto title = scannedTitleOf(m_dir.filePath(name));
        QVERIFY2(title, title ? "" : qPrintable(title.error().message));
        QVERIFY((*title)->plan.spans.size() > 20);
        QVERIFY(lacksCutTimes(**title));
        // Far away it is looked at eight and the last.
        QVERIFY(!wrongOf(**title).isEmpty());
        QVERIFY(!wrongOf(**title).contains(int((*title)->plan.spans.size()) - 1));
        const auto times = readCutTimes(**title, kUnbounded, {});
        QVERIFY2(times, times ? "" : qPrintable(times.error().message));
        const auto exact = withTimes(**title, *times);
        QVERIFY(!lacksCutTimes(*exact));
        QCOMPARE(exact->generation, (*title)->generation);
        QCOMPARE(wrongOf(*exact), QList<int>());
        QVERIFY(std::abs(listedBegins(*exact).back() - 4000) < 0.01);
        for (const Rendition &rendition : exact->renditions) {
            if (rendition.id == "v1.avc" || rendition.id == "v1")
                QCOMPARE(differenceFromListed(*exact, rendition, m_dir.filePath(u"segment.mp4"_s)),
                         QString());
        }
    }

    // Of eight that are looked at for the index some are others.
    void knowsThatItGuesses()
    {
        const auto guessed = scannedTitleOf(m_many);
        QVERIFY2(guessed, guessed ? "" : qPrintable(guessed.error().message));
        const auto few = scannedTitleOf(m_dir.filePath(u"film.avi"_s));
        QVERIFY(few && !(*few)->info->keyframes.areSomeGuessed);
        QVERIFY((*guessed)->info->keyframes.areSomeGuessed);
        QVERIFY((*guessed)->plan.spans.size() > 20);
        const auto all = readCutTimes(**guessed, kUnbounded, {});
        const auto doubtful = readDoubtfulCutTimes(**guessed, {});
        QVERIFY(all && doubtful);
        QVERIFY(*doubtful == *all);
        QVERIFY(listedBegins(*withTimes(**guessed, *all)) != listedBegins(**guessed));
    }

    void readsLittle()
    {
        const auto title = scannedTitleOf(m_dir.filePath(u"film.avi"_s));
        QVERIFY(title);
        const auto source = std::make_shared<CountingSource>((*title)->source);
        Title counted = **title;
        counted.source = source;
        QVERIFY(readCutTimes(counted, kUnbounded, {}));
        const int reads = source->reads();
        const auto cuts = int(counted.plan.spans.size()) - 1;
        QVERIFY2(reads <= 5 * cuts, qPrintable(u"%1 reads of %2 cuts"_s.arg(reads).arg(cuts)));
    }
};

QTEST_GUILESS_MAIN(tst_AviLeads)
#include "tst_AviLeads.moc"
