// SPDX-License-Identifier: GPL-3.0-or-later
// Who guesses links finds none and waits ever longer; who has one is served at once (FAULTS.md threat 7).
#include "core/gateway/GuessBrake.h"
#include "tests/gateway/GatewayUnderTest.h"
#include "tests/support/TestOrigin.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GatewayGuesses : public QObject
{
    Q_OBJECT
    TestOrigin m_origin;

    static QByteArray guessed()
    {
        constexpr char kLetters[] = "abcdefghijklmnopqrstuvwxyz234567";
        QByteArray text;
        for (int i = 0; i < 26; ++i)
            text += kLetters[QRandomGenerator::global()->bounded(32)];
        return text;
    }
    // Of one request on a connection that is open.
    static double millisecondsFor(BlockingClient &client, const QByteArray &target, int status)
    {
        QElapsedTimer clock;
        clock.start();
        client.send(requestBytes("GET", target, {}));
        const Answer answer = client.readAnswer();
        return answer.status == status ? double(clock.nsecsElapsed()) / 1e6 : -1;
    }
    static void guessUntilHeldUp(BlockingClient &client)
    {
        for (int i = 0; i < 2 * GuessBrake::kFreeGuesses; ++i) {
            const double waited = millisecondsFor(client, "/m/" + guessed() + "/file", 404);
            QVERIFY(waited >= 0);
            if (i >= GuessBrake::kFreeGuesses && waited >= double(GuessBrake::kStep.count()))
                return;
        }
        QFAIL("is not held up");
    }
    // On a busy machine one of a few is as fast as it can be.
    static double fastest(BlockingClient &client, const QByteArray &target, int status)
    {
        double best = millisecondsFor(client, target, status);
        for (int i = 0; i < 8 && best >= 0; ++i)
            best = std::min(best, millisecondsFor(client, target, status));
        return best;
    }
    static double median(std::vector<double> values)
    {
        std::ranges::nth_element(values, values.begin() + qsizetype(values.size() / 2));
        return values[values.size() / 2];
    }

private Q_SLOTS:
    void initTestCase() { m_origin.serve("/film.mkv", QByteArray(1000, 'x')); }

    void whoGuessesWaitsAndWhoHasALinkDoesNot()
    {
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url("/film.mkv"));
        const QByteArray link = gateway.folderOf(id) + "file";
        QCOMPARE(gateway.media(link).status, 200);
        BlockingClient guesser(gateway.mediaPort());
        guessUntilHeldUp(guesser);
        BlockingClient player(gateway.mediaPort());
        // From the same address, and while a guess waits.
        guesser.send(requestBytes("GET", "/m/" + guessed() + "/nothing", {}));
        const double direct = fastest(player, link, 200);
        QVERIFY2(direct >= 0 && direct < double(GuessBrake::kStep.count()),
                 QByteArray::number(direct).constData());
        // What is no link at all tells nothing, and one to something that is not there is no guess.
        QVERIFY(fastest(player, "/m/short/file", 404) < double(GuessBrake::kStep.count()));
        QVERIFY(fastest(player, gateway.folderOf(id) + "nothing", 404) < double(GuessBrake::kStep.count()));
        QCOMPARE(guesser.readAnswer().status, 404);
    }

    void manyWaitAtATimeWithoutHoldingUpPlayers()
    {
        GatewayUnderTest gateway;
        const QByteArray id = gateway.add(m_origin.url("/film.mkv"));
        const QByteArray link = gateway.folderOf(id) + "file";
        QCOMPARE(gateway.media(link).status, 200);
        BlockingClient first(gateway.mediaPort());
        guessUntilHeldUp(first);
        std::vector<std::unique_ptr<BlockingClient>> guessers;
        for (int i = 0; i < 100; ++i) {
            guessers.push_back(std::make_unique<BlockingClient>(gateway.mediaPort()));
            for (int n = 0; n < 10; ++n)
                guessers.back()->send(requestBytes("GET", "/m/" + guessed() + "/file", {}));
        }
        QElapsedTimer clock;
        clock.start();
        BlockingClient player(gateway.mediaPort());
        for (int i = 0; i < 20; ++i) {
            const double direct = millisecondsFor(player, link, 200);
            QVERIFY2(direct >= 0 && direct < double(GuessBrake::kLongest.count()) / 2,
                     QByteArray::number(direct).constData());
        }
        for (const auto &guesser : guessers) {
            for (int n = 0; n < 10; ++n)
                QCOMPARE(guesser->readAnswer().status, 404);
        }
        QVERIFY2(clock.elapsed() < 60'000, QByteArray::number(clock.elapsed()).constData());
        QVERIFY(clock.elapsed() > GuessBrake::kLongest.count() / 2);
    }

    // An unknown link takes as long as one whose source is there no more, by the median.
    void theTimeOfA404TellsNothing()
    {
        constexpr int kRounds = 5'000; // of two requests each
        GatewayUnderTest gateway;
        const QByteArray removed = gateway.add(QUrl(u"http://127.0.0.1:9/film.mkv"_s));
        const QByteArray old = gateway.folderOf(removed) + "file";
        QCOMPARE(gateway.control("DELETE", "/v1/sources/" + removed).status, 200);
        const QByteArray other = "/m/" + guessed() + "/file";
        BlockingClient client(gateway.mediaPort());
        std::vector<double> ofOld;
        std::vector<double> ofOther;
        for (int i = 0; i < kRounds; ++i) {
            ofOld.push_back(millisecondsFor(client, old, 404));
            ofOther.push_back(millisecondsFor(client, other, 404));
        }
        QVERIFY(*std::ranges::min_element(ofOld) >= 0 && *std::ranges::min_element(ofOther) >= 0);
        const double difference = median(ofOld) - median(ofOther);
        QVERIFY2(std::abs(difference) <= 1.0, QByteArray::number(difference).constData());
    }
};

QTEST_GUILESS_MAIN(tst_GatewayGuesses)
#include "tst_GatewayGuesses.moc"
