// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/SingleInstance.h"

#include <QFile>
#include <QFileInfo>
#include <QLocalSocket>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <memory>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_SingleInstance : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void firstStartIsFirst();
    void secondStartHandsOver();
    void otherProfilesAreIndependent();
    void takesOverFromACrash();
    void ignoresRubbish();
    void onlyTheUserMayConnect();

private:
    std::unique_ptr<QTemporaryDir> m_profile;
};

// In a thread of its own, as the second start is a process of its own.
static Result<SingleInstance::Role> secondStart(const QString &profile, const QStringList &sources)
{
    Result<SingleInstance::Role> result = fail(ErrorKind::Internal, {});
    const std::unique_ptr<QThread> thread(QThread::create([&] {
        SingleInstance second(profile);
        result = second.claim(sources);
    }));
    QSignalSpy finished(thread.get(), &QThread::finished);
    thread->start();
    if (!thread->isFinished())
        finished.wait(10'000);
    thread->wait();
    return result;
}

void tst_SingleInstance::init()
{
    m_profile = std::make_unique<QTemporaryDir>();
    QVERIFY(m_profile->isValid());
}

void tst_SingleInstance::firstStartIsFirst()
{
    SingleInstance first(m_profile->path());
    const auto role = first.claim({});
    QVERIFY2(role, role ? "" : qPrintable(role.error().message));
    QCOMPARE(*role, SingleInstance::Role::First);
}

void tst_SingleInstance::secondStartHandsOver()
{
    SingleInstance first(m_profile->path());
    QVERIFY(first.claim({}).has_value());
    QSignalSpy handed(&first, &SingleInstance::handedOver);
    const auto role = secondStart(m_profile->path(), {u"https://example.org/ä b.mkv"_s, u"/x"_s});
    QVERIFY2(role, role ? "" : qPrintable(role.error().message));
    QCOMPARE(*role, SingleInstance::Role::HandedOver);
    QCOMPARE(handed.size(), 1);
    QCOMPARE(handed[0][0].toStringList(), (QStringList{u"https://example.org/ä b.mkv"_s, u"/x"_s}));
}

void tst_SingleInstance::otherProfilesAreIndependent()
{
    SingleInstance first(m_profile->path());
    QVERIFY(first.claim({}).has_value());
    const QTemporaryDir other;
    SingleInstance second(other.path());
    const auto role = second.claim({});
    QVERIFY(role && *role == SingleInstance::Role::First);
}

void tst_SingleInstance::takesOverFromACrash()
{
    QString name;
    {
        SingleInstance first(m_profile->path());
        QVERIFY(first.claim({}).has_value());
        name = first.serverName();
    }
    QFile left(name);
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    SingleInstance next(m_profile->path());
    const auto role = next.claim({});
    QVERIFY(role && *role == SingleInstance::Role::First);
    QCOMPARE(*secondStart(m_profile->path(), {}), SingleInstance::Role::HandedOver);
}

void tst_SingleInstance::ignoresRubbish()
{
    SingleInstance first(m_profile->path());
    QVERIFY(first.claim({}).has_value());
    QSignalSpy handed(&first, &SingleInstance::handedOver);
    for (const QByteArray &rubbish :
         {QByteArray("nonsense\n"), QByteArray("[]\n"), QByteArray(300'000, 'x')}) {
        QLocalSocket socket;
        socket.connectToServer(first.serverName());
        QVERIFY(socket.waitForConnected());
        QSignalSpy gone(&socket, &QLocalSocket::disconnected);
        socket.write(rubbish);
        socket.flush();
        QTRY_VERIFY(gone.size() > 0);
    }
    QCOMPARE(handed.size(), 0);
    QCOMPARE(*secondStart(m_profile->path(), {}), SingleInstance::Role::HandedOver);
}

void tst_SingleInstance::onlyTheUserMayConnect()
{
#ifdef Q_OS_UNIX
    SingleInstance first(m_profile->path());
    QVERIFY(first.claim({}).has_value());
    const QFile::Permissions others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(first.serverName()) & others));
#endif
}

QTEST_GUILESS_MAIN(tst_SingleInstance)
#include "tst_SingleInstance.moc"
