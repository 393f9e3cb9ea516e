// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/FilmOrChannel.h"

#include "tests/support/TransportBytes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;
using namespace std::chrono_literals;

using Verdict = PaceWatch::Verdict;

class tst_FilmOrChannel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void isWhatItsAddressSays_data()
    {
        QTest::addColumn<QString>("url");
        QTest::addColumn<bool>("isFilm");
        QTest::addColumn<bool>("isChannel");
        QTest::newRow("film") << u"http://tv.example/movie/user/word/123.ts"_s << true << false;
        QTest::newRow("episode") << u"http://tv.example:8080/series/user/word/123.ts"_s << true << false;
        QTest::newRow("in a folder") << u"http://tv.example/panel/movie/user/word/1.ts"_s << true << false;
        QTest::newRow("channel") << u"http://tv.example/live/user/word/123.ts"_s << false << true;
        QTest::newRow("short") << u"http://tv.example/user/word/123"_s << false << false;
        QTest::newRow("user movie") << u"http://tv.example/movie/word/123.ts"_s << false << false;
        QTest::newRow("live movies") << u"http://tv.example/live/movie/word/123.ts"_s << false << true;
        QTest::newRow("a channel of films") << u"http://tv.example/movie/one/two/live.ts"_s << false << false;
        QTest::newRow("query") << u"http://tv.example/play?x=/movie/user/word/123.ts"_s << false << false;
        QTest::newRow("plain") << u"http://tv.example/films/a.ts"_s << false << false;
    }
    void isWhatItsAddressSays()
    {
        QFETCH(const QString, url);
        QFETCH(const bool, isFilm);
        QFETCH(const bool, isChannel);
        CatalogSource source;
        source.location.url = QUrl(url);
        const SaidToBe said = saidToBe(source);
        QCOMPARE(said == SaidToBe::Film, isFilm);
        QCOMPARE(said == SaidToBe::Channel, isChannel);
        // Of an entry its list decides.
        source.location.typed = QUrl(u"http://tv.example/list.m3u"_s);
        QVERIFY(saidToBe(source) == SaidToBe::Channel);
        source.isFilm = true;
        QVERIFY(saidToBe(source) == SaidToBe::Film);
    }
    void whatComesMinutesAheadIsAFilm()
    {
        PaceWatch watch;
        const QByteArray film = spelledFilm(150);
        QVERIFY(watch.take(film.first(film.size() / 3), 100ms) == Verdict::Open);
        QVERIFY(watch.take(film.sliced(film.size() / 3, 100'001), 200ms) == Verdict::Open);
        QVERIFY(watch.take(film.sliced(film.size() / 3 + 100'001), 300ms) == Verdict::Film);
    }
    void aMinuteAtOnceIsNone()
    {
        PaceWatch watch;
        QVERIFY(watch.take(spelledFilm(60), 300ms) == Verdict::Open);
        QVERIFY(watch.take(spelledFilm(1, 61 * 90'000), 1000ms) ==
                Verdict::Open); // the burst was in this window
        QVERIFY(watch.take(spelledFilm(1, 62 * 90'000), 1500ms) == Verdict::Open);
        QVERIFY(watch.take(spelledFilm(1, 63 * 90'000), 2000ms) == Verdict::Channel);
    }
    void whatStopsIsAChannel()
    {
        PaceWatch watch;
        QVERIFY(watch.take(spelledFilm(3), 10ms) == Verdict::Open);
        QVERIFY(watch.take({}, 900ms) == Verdict::Channel);
    }
    void whatComesAsItIsShownIsAChannel()
    {
        PaceWatch watch;
        auto verdict = Verdict::Open;
        for (int second = 0; second < 10 && verdict == Verdict::Open; ++second)
            verdict = watch.take(spelledFilm(1, (second + 1) * 90'000), std::chrono::seconds(second));
        QVERIFY(verdict == Verdict::Channel);
    }
    // Each hour begun anew would be ahead by as much as the clock leaps.
    void clocksThatLeapCountForNothing()
    {
        PaceWatch watch;
        for (int part = 0; part < 20; ++part)
            QVERIFY(watch.take(spelledFilm(2, qint64(part) * 3600 * 90'000),
                               std::chrono::milliseconds(part)) == Verdict::Open);
    }
    // Programs have clocks of their own: from one to the other is no step.
    void clocksOfOtherProgramsCountForNothing()
    {
        const QByteArray one = spelledFilm(4);
        QByteArray other = spelledFilm(4, 9 * 90'000);
        QByteArray both;
        for (qsizetype at = 0; at < one.size(); at += 188) {
            other[at + 1] = char(other[at + 1] | 0x02); // other PIDs
            both += one.mid(at, 188) + other.mid(at, 188);
        }
        PaceWatch watch;
        QVERIFY(watch.take(both, 100ms) == Verdict::Open);
    }
    // The clock begins anew each 26.5 hours.
    void goesOnWhereTheClockWraps()
    {
        PaceWatch watch;
        QVERIFY(watch.take(spelledFilm(150, (qint64(1) << 33) - 20 * 90'000), 100ms) == Verdict::Film);
    }
    void endsWhereItsListSays()
    {
        auto media = std::make_shared<MediaInfo>();
        media->sizeBytes = -1;
        const auto endOf = [&](qint64 saidMs) {
            return withAssumedEnd(media, saidMs)->durationNs / 1'000'000;
        };
        QCOMPARE(endOf(600'000), 660'000);
        QCOMPARE(endOf(6'000'000), 6'300'000);
        QCOMPARE(endOf(0), 4 * 3600 * 1000);
        QCOMPARE(withAssumedEnd(media, 0)->notes.size(), 1);
        media->durationNs = 5'000'000;
        QCOMPARE(endOf(600'000), 5);
        media->durationNs = 0;
        media->sizeBytes = 1000;
        QCOMPARE(endOf(600'000), 0);
    }
};

QTEST_GUILESS_MAIN(tst_FilmOrChannel)
#include "tst_FilmOrChannel.moc"
