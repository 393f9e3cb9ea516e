// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/GuessBrake.h"
#include "tests/support/FakeClock.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_GuessBrake : public QObject
{
    Q_OBJECT
    static constexpr int kMany = GuessBrake::kFreeGuesses + 1000;
    const QHostAddress m_peer{u"192.168.1.20"_s};

    // The delay of the last of so many different ones.
    static std::chrono::milliseconds guess(GuessBrake &brake, const QHostAddress &peer, int count,
                                           int from = 0)
    {
        std::chrono::milliseconds last{};
        for (int i = from; i < from + count; ++i)
            last = brake.delayFor(peer, QByteArray("guess" + QByteArray::number(i)));
        return last;
    }

private Q_SLOTS:
    void aPlayerWithAnOldLinkIsNotHeldUp()
    {
        const FakeClock clock;
        GuessBrake brake(clock);
        for (int i = 0; i < 100'000; ++i)
            QCOMPARE(brake.delayFor(m_peer, QByteArray("old" + QByteArray::number(i % 16))), 0ms);
    }

    void waitsGrowWithEachNewGuess()
    {
        const FakeClock clock;
        GuessBrake brake(clock);
        QCOMPARE(guess(brake, m_peer, GuessBrake::kFreeGuesses), 0ms);
        QCOMPARE(guess(brake, m_peer, 1, 100'000), GuessBrake::kStep);
        QCOMPARE(guess(brake, m_peer, 1, 100'001), 2 * GuessBrake::kStep);
        QCOMPARE(guess(brake, m_peer, 1000, 200'000), GuessBrake::kLongest);
    }

    void isForgivenWithTime()
    {
        FakeClock clock;
        GuessBrake brake(clock);
        QCOMPARE(guess(brake, m_peer, kMany), GuessBrake::kLongest);
        clock.advance(2s); // forty guesses
        QCOMPARE(guess(brake, m_peer, 1, 100'000), 11 * GuessBrake::kStep);
        clock.advance(600s);
        QCOMPARE(guess(brake, m_peer, 11'000, 200'000), 0ms);
    }

    void othersAreNotHeldUp()
    {
        const FakeClock clock;
        GuessBrake brake(clock);
        QCOMPARE(guess(brake, m_peer, kMany), GuessBrake::kLongest);
        QCOMPARE(guess(brake, QHostAddress(u"192.168.1.21"_s), 1), 0ms);
        QCOMPARE(guess(brake, QHostAddress(QHostAddress::LocalHost), 1), 0ms);
    }

    void oneMachineIsOneAddress_data()
    {
        QTest::addColumn<QString>("one");
        QTest::addColumn<QString>("other");
        QTest::addColumn<bool>("isSame");
        QTest::newRow("mapped") << u"::ffff:192.168.1.20"_s << u"192.168.1.20"_s << true;
        QTest::newRow("IPv6 network") << u"fd00:1:2:3::1"_s << u"fd00:1:2:3:4:5:6:7"_s << true;
        QTest::newRow("another network") << u"fd00:1:2:3::1"_s << u"fd00:1:2:4::1"_s << false;
        QTest::newRow("loopback") << u"127.0.0.1"_s << u"127.0.0.1"_s << true;
    }

    void oneMachineIsOneAddress()
    {
        QFETCH(const QString, one);
        QFETCH(const QString, other);
        QFETCH(const bool, isSame);
        const FakeClock clock;
        GuessBrake brake(clock);
        guess(brake, QHostAddress(one), kMany);
        QCOMPARE(guess(brake, QHostAddress(other), 1, 100'000) > 0ms, isSame);
    }

    void remembersABoundedNumberOfAddresses()
    {
        FakeClock clock;
        GuessBrake brake(clock);
        QCOMPARE(guess(brake, m_peer, kMany), GuessBrake::kLongest);
        for (quint32 i = 0; i < 5000; ++i) {
            clock.advance(1ms);
            guess(brake, QHostAddress(0x0A000000U + i), 1);
            if (i % 500 == 0)
                QVERIFY(guess(brake, m_peer, 150, 100'000 + 1000 * int(i)) >
                        0ms); // who goes on is not forgotten
        }
        QCOMPARE(brake.addresses(), GuessBrake::kMostAddresses);
    }

    // FAULTS.md threat 7.
    void aMillionGuessesCostLittle()
    {
        FakeClock clock;
        GuessBrake brake(clock);
        qint64 waitedMs = 0;
        for (int i = 0; i < 1'000'000; ++i)
            waitedMs += guess(brake, m_peer, 1, i).count();
        QVERIFY(waitedMs > qint64(1'000'000 - kMany) * GuessBrake::kLongest.count());
        QCOMPARE(brake.addresses(), 1);
    }
};

QTEST_APPLESS_MAIN(tst_GuessBrake)
#include "tst_GuessBrake.moc"
