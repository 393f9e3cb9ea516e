// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakeGateway.h"

#include "app/Notices.h"
#include "tests/support/FakeClock.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace cuegate;
using namespace cuegate::test;

class tst_Notices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsWhatConcernsPeople_data();
    void tellsWhatConcernsPeople();
    void tellsTheSameOnlyOnceInTenMinutes();
    void tellsThatTheDiskIsFull();
    void tellsThatASourceIsSlowerThanItsFilm();
    void tellsOfEachNewDevice();
    void saysNothingIfTheSettingsSaySo();

private:
    [[nodiscard]] JobSnapshot job(std::chrono::milliseconds runsFor) const
    {
        JobSnapshot job;
        job.source = u"a"_s;
        job.state = JobSnapshot::State::Running;
        job.isAsked = true;
        job.endMs = 6'000;
        job.since = m_clock.now() - runsFor;
        return job;
    }
    FakeClock m_clock;
    FakeGateway m_gateway;
    std::unique_ptr<Notices> m_notices;
    std::unique_ptr<QSignalSpy> m_raised;
};

void tst_Notices::init()
{
    m_gateway.set = {};
    m_gateway.serverStatus = makeStatus();
    m_gateway.queue.clear();
    m_gateway.setSources({makeSource(u"a"_s, u"Film A"_s, SourceState::Ready)});
    m_notices = std::make_unique<Notices>(m_gateway, m_clock);
    m_raised = std::make_unique<QSignalSpy>(m_notices.get(), &Notices::raised);
}

void tst_Notices::tellsWhatConcernsPeople_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("title");
    const auto row = [](const char *name, ErrorCode code, const QString &title) {
        QTest::newRow(name) << int(code) << title;
    };
    row("source-lost", ErrorCode::UpstreamUnreachable, u"“Film A” stops while it is being watched"_s);
    row("not-found", ErrorCode::UpstreamNotFound, u"“Film A” stops while it is being watched"_s);
    row("limited", ErrorCode::UpstreamLimited, u"The provider of “Film A” is limiting Cuegate"_s);
    row("busy", ErrorCode::UpstreamBusy, u"The provider of “Film A” is limiting Cuegate"_s);
    row("slow", ErrorCode::UpstreamSlow, u"“Film A” comes too slowly"_s);
    row("corrupt-film", ErrorCode::MediaCorrupt, {});
    row("our-fault", ErrorCode::None, {});
}

void tst_Notices::tellsWhatConcernsPeople()
{
    QFETCH(int, code);
    QFETCH(QString, title);
    Q_EMIT m_gateway.playingFailed(u"a"_s, Error{ErrorKind::Unavailable, {}, ErrorCode(code)});
    QCOMPARE(m_raised->size(), title.isEmpty() ? 0 : 1);
    if (!title.isEmpty()) {
        QCOMPARE((*m_raised)[0][1].toString(), title);
        QVERIFY((*m_raised)[0][2].toString().endsWith(u'.'));
    }
}

void tst_Notices::tellsTheSameOnlyOnceInTenMinutes()
{
    const Error lost{ErrorKind::Unavailable, {}, ErrorCode::UpstreamUnreachable};
    for (int minute = 0; minute < 10; ++minute) {
        Q_EMIT m_gateway.playingFailed(u"a"_s, lost);
        m_clock.advance(1min);
    }
    QCOMPARE(m_raised->size(), 1);
    Q_EMIT m_gateway.playingFailed(u"a"_s, Error{ErrorKind::Unavailable, {}, ErrorCode::UpstreamLimited});
    QCOMPARE(m_raised->size(), 2);
    Q_EMIT m_gateway.playingFailed(u"a"_s, lost);
    QCOMPARE(m_raised->size(), 3);
}

void tst_Notices::tellsThatTheDiskIsFull()
{
    ServerStatus status = makeStatus();
    m_gateway.setStatus(status);
    status.cacheProblem = u"There is no room."_s;
    m_gateway.setStatus(status);
    m_gateway.setStatus(status);
    QCOMPARE(m_raised->size(), 1);
    m_clock.advance(11min);
    m_gateway.setStatus(status);
    QCOMPARE(m_raised->size(), 1); // nothing has happened since
}

void tst_Notices::tellsThatASourceIsSlowerThanItsFilm()
{
    m_gateway.setJobs({job(5s)});
    JobSnapshot converting = job(20s);
    converting.isConverting = true;
    JobSnapshot ahead = job(20s);
    ahead.isAsked = false;
    m_gateway.setJobs({converting, ahead});
    QCOMPARE(m_raised->size(), 0);
    m_gateway.setJobs({job(7s)});
    QCOMPARE(m_raised->size(), 1);
    QCOMPARE((*m_raised)[0][1].toString(), u"“Film A” comes too slowly"_s);
}

void tst_Notices::tellsOfEachNewDevice()
{
    SessionSnapshot session;
    session.name = u"Film A"_s;
    session.player = u"Kodi/20.2 (Linux)"_s;
    for (const QString &peer : {u"192.168.1.7"_s, u"192.168.1.8"_s}) {
        session.peer = peer;
        Q_EMIT m_gateway.deviceIsNew(session);
    }
    QCOMPARE(m_raised->size(), 2);
    QCOMPARE((*m_raised)[0][1].toString(), u"A new device plays “Film A”"_s);
    QVERIFY((*m_raised)[1][2].toString().startsWith(u"Kodi on 192.168.1.8 has not played"_s));
}

void tst_Notices::saysNothingIfTheSettingsSaySo()
{
    m_gateway.set.notifies = false;
    Q_EMIT m_gateway.playingFailed(u"a"_s, Error{ErrorKind::Unavailable, {}, ErrorCode::UpstreamDns});
    Q_EMIT m_gateway.deviceIsNew({});
    QCOMPARE(m_raised->size(), 0);
}

QTEST_MAIN(tst_Notices)
#include "tst_Notices.moc"
