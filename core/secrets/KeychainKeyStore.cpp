// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/KeychainKeyStore.h"

#include "core/secrets/SessionBus.h"

#include <QCoreApplication>
#include <QThread>

#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

const QString kService = u"Cuegate"_s;
constexpr auto kPatienceAtTheEnd = 500ms;

} // namespace

static Result<void> resultOf(const QKeychain::Job &job)
{
    switch (job.error()) {
    case QKeychain::NoError:
        return {};
    case QKeychain::EntryNotFound:
        return fail(ErrorKind::NotFound, u"The keychain holds no key of this profile."_s);
    case QKeychain::NoBackendAvailable:
    case QKeychain::NotImplemented:
        return fail(ErrorKind::Unavailable, u"There is no keychain."_s);
    case QKeychain::AccessDeniedByUser:
    case QKeychain::AccessDenied:
        return fail(ErrorKind::PermissionDenied, u"The keychain is locked."_s);
    default:
        return fail(ErrorKind::Unavailable, u"The keychain does not work: %1."_s.arg(job.errorString()));
    }
}

static void endThread(QThread *thread)
{
    thread->quit();
    // A thread that hangs in a service stays until the program ends, rather than holding the end up.
    if (thread->wait(QDeadlineTimer(kPatienceAtTheEnd)))
        delete thread;
}

// On the thread for jobs. qtkeychain has one queue for the process, which lives in the thread of its first
// job: so that thread stays until the application ends.
static QObject *jobThread()
{
    static QThread *const thread = new QThread;
    static QObject *const onThread = [] {
        auto *object = new QObject;
        thread->setObjectName(u"keychain"_s);
        object->moveToThread(thread);
        QObject::connect(thread, &QThread::finished, object, &QObject::deleteLater);
        thread->start();
        qAddPostRoutine([] { endThread(thread); });
        return object;
    }();
    return onThread;
}

KeychainKeyStore::KeychainKeyStore(QString entry)
    : m_entry(std::move(entry))
{
    m_link->store = this;
}

KeychainKeyStore::~KeychainKeyStore()
{
    const std::lock_guard lock(m_link->mutex);
    m_link->store = nullptr;
}

template <typename Answer>
void KeychainKeyStore::handBack(const std::shared_ptr<Link> &link, Answer answer)
{
    const std::lock_guard lock(link->mutex);
    if (link->store)
        QMetaObject::invokeMethod(link->store, std::move(answer), Qt::QueuedConnection);
}

// Runs `start` on the thread for jobs, if the services can be asked at all.
template <typename Start>
void KeychainKeyStore::run(Start start, std::function<void(const Error &)> noKeychain)
{
    const auto runNow = [start] { QMetaObject::invokeMethod(jobThread(), start, Qt::QueuedConnection); };
#if defined(Q_OS_LINUX) || defined(Q_OS_FREEBSD)
    askSessionBus(this, [runNow, noKeychain = std::move(noKeychain)](bool answers) {
        if (answers)
            runNow();
        else
            noKeychain({ErrorKind::Unavailable, u"There is no keychain: no session bus answers."_s});
    });
#else
    runNow();
#endif
}

void KeychainKeyStore::read(ReadDone done)
{
    const auto start = [entry = m_entry, link = m_link, done] {
        auto *job = new QKeychain::ReadPasswordJob(kService);
        job->setKey(entry);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, link, done] {
            Result<std::optional<SecretKey>> result = std::optional<SecretKey>();
            if (const auto read = resultOf(*job)) {
                QByteArray bytes = QByteArray::fromBase64(job->textData().toLatin1());
                result = SecretKey::fromBytes(bytes);
                wipe(bytes);
            } else if (read.error().kind != ErrorKind::NotFound) {
                result = std::unexpected(read.error());
            }
            handBack(link, [done, result] { done(result); });
        });
        job->start();
    };
    run(start, [done](const Error &error) { done(std::unexpected(error)); });
}

void KeychainKeyStore::write(const SecretKey &key, Done done)
{
    const auto start = [entry = m_entry, link = m_link, key, done] {
        auto *job = new QKeychain::WritePasswordJob(kService);
        job->setKey(entry);
        // As text, because not every service keeps bytes.
        QByteArray bytes = key.copy();
        job->setTextData(QString::fromLatin1(bytes.toBase64()));
        wipe(bytes);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, link, done] {
            handBack(link, [done, result = resultOf(*job)] { done(result); });
        });
        job->start();
    };
    run(start, [done](const Error &error) { done(std::unexpected(error)); });
}

void KeychainKeyStore::remove(Done done)
{
    const auto start = [entry = m_entry, link = m_link, done] {
        auto *job = new QKeychain::DeletePasswordJob(kService);
        job->setKey(entry);
        QObject::connect(job, &QKeychain::Job::finished, job, [job, link, done] {
            auto result = resultOf(*job);
            if (!result && result.error().kind == ErrorKind::NotFound)
                result = {};
            handBack(link, [done, result] { done(result); });
        });
        job->start();
    };
    run(start, [done](const Error &error) { done(std::unexpected(error)); });
}

} // namespace cuegate
