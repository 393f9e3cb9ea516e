// SPDX-License-Identifier: GPL-3.0-or-later
// The real keychain's round trip, with a session bus and a gnome-keyring of the test's own where they are
// installed; and what happens without a bus, or with one that does not answer.
#include "core/secrets/KeychainKeyStore.h"

#include <QElapsedTimer>
#include <QLocalServer>
#include <QLocalSocket>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_KeychainKeyStore : public QObject
{
    Q_OBJECT
    static std::optional<Result<std::optional<SecretKey>>> readFrom(KeychainKeyStore &store, int mostMs)
    {
        std::optional<Result<std::optional<SecretKey>>> answer;
        store.read([&](const Result<std::optional<SecretKey>> &result) { answer = result; });
        [[maybe_unused]] const bool came = QTest::qWaitFor([&] { return answer.has_value(); }, mostMs);
        return answer;
    }

private Q_SLOTS:
    void saysAtOnceThatThereIsNoBus();
    void givesABusThatDoesNotAnswerUp();
    void keepsAKeyInARealKeychain();
};

void tst_KeychainKeyStore::saysAtOnceThatThereIsNoBus()
{
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
    KeychainKeyStore store(u"test"_s);
    const auto answer = readFrom(store, 2000);
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().kind, ErrorKind::Unavailable);
}

void tst_KeychainKeyStore::givesABusThatDoesNotAnswerUp()
{
    const QTemporaryDir dir;
    QLocalServer silent;
    QVERIFY(silent.listen(dir.filePath(u"bus"_s)));
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + dir.filePath(u"bus"_s).toLocal8Bit());
    QElapsedTimer timer;
    timer.start();
    {
        KeychainKeyStore store(u"test"_s);
        const auto answer = readFrom(store, 5000);
        QVERIFY(answer && !*answer);
        QCOMPARE(answer->error().kind, ErrorKind::Unavailable);
    }
    QVERIFY2(timer.elapsed() < 2500, QByteArray::number(timer.elapsed()).constData());
}

namespace {

// A session bus and a keyring daemon on it, whose files are in a folder of their own.
class OwnKeyring
{
public:
    OwnKeyring()
    {
        m_bus.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
        if (!m_bus.waitForStarted() || !m_bus.waitForReadyRead())
            return;
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_bus.readAllStandardOutput().trimmed());
        qputenv("XDG_DATA_HOME", m_dir.filePath(u"data"_s).toLocal8Bit());
        qputenv("XDG_RUNTIME_DIR", m_dir.path().toLocal8Bit());
        m_keyring.start(u"gnome-keyring-daemon"_s,
                        {u"--foreground"_s, u"--unlock"_s, u"--components=secrets"_s});
        if (!m_keyring.waitForStarted())
            return;
        m_keyring.write("password of the test's keyring");
        m_keyring.closeWriteChannel();
        m_isRunning = true;
    }
    ~OwnKeyring()
    {
        for (QProcess *process : {&m_keyring, &m_bus}) {
            process->terminate();
            process->waitForFinished(2000);
        }
    }
    [[nodiscard]] bool isRunning() const { return m_isRunning; }

private:
    QTemporaryDir m_dir;
    QProcess m_bus;
    QProcess m_keyring;
    bool m_isRunning = false;
};

} // namespace

void tst_KeychainKeyStore::keepsAKeyInARealKeychain()
{
    for (const QString &program : {u"dbus-daemon"_s, u"gnome-keyring-daemon"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(program + u" is not installed"_s));
    }
    std::signal(SIGTERM, SIG_IGN); // GIO ends programs whose session bus goes
    const OwnKeyring keyring;
    if (!keyring.isRunning())
        QSKIP("no keyring could be started");
    const SecretKey key = SecretKey::random();
    {
        KeychainKeyStore store(u"test"_s);
        // The daemon takes a moment until it is on the bus.
        std::optional<Result<std::optional<SecretKey>>> empty;
        QTRY_VERIFY_WITH_TIMEOUT((empty = readFrom(store, 3000)) && *empty, 20'000);
        QVERIFY(!**empty);
        std::optional<Result<void>> written;
        store.write(key, [&](const Result<void> &result) { written = result; });
        QTRY_VERIFY_WITH_TIMEOUT(written, 10'000);
        QVERIFY2(*written, qPrintable(*written ? QString() : written->error().message));
    }
    KeychainKeyStore again(u"test"_s);
    const auto found = readFrom(again, 10'000);
    QVERIFY(found && *found && **found);
    QVERIFY(***found == key);
    KeychainKeyStore other(u"other"_s);
    const auto nothing = readFrom(other, 10'000);
    QVERIFY(nothing);
    QVERIFY2(*nothing, qPrintable(*nothing ? QString() : nothing->error().message));
    QVERIFY(!**nothing);
    std::optional<Result<void>> removed;
    again.remove([&](const Result<void> &result) { removed = result; });
    QTRY_VERIFY_WITH_TIMEOUT(removed && *removed, 10'000);
    const auto gone = readFrom(again, 10'000);
    QVERIFY(gone && *gone && !**gone);
}

QTEST_GUILESS_MAIN(tst_KeychainKeyStore)
#include "tst_KeychainKeyStore.moc"
