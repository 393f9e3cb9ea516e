// SPDX-License-Identifier: GPL-3.0-or-later
// A keychain that works, is not there, is locked, does not answer or loses what it is given, as it is told.
// What it holds outlives it. Thread: the owner's.
#pragma once

#include "core/secrets/KeyStore.h"

#include <QStringList>

#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace cuegate::test {

/// Shared between the test and the stores it gives away; guarded by its mutex.
struct FakeKeychain
{
    enum class Mood { Works, Missing, Denies, Silent, Loses };
    std::mutex mutex;
    Mood mood = Mood::Works;
    std::optional<SecretKey> key;
    QStringList calls;
    std::vector<std::function<void()>> waiting; ///< answers that Silent holds back, for the owner's thread
};

class FakeKeyStore final : public KeyStore
{
public:
    explicit FakeKeyStore(std::shared_ptr<FakeKeychain> keychain)
        : m_keychain(std::move(keychain))
    {
    }
    ~FakeKeyStore() override
    {
        std::vector<std::function<void()>> waiting; // they hold the keychain
        const std::lock_guard lock(m_keychain->mutex);
        waiting.swap(m_keychain->waiting);
    }
    void read(ReadDone done) override
    {
        answer(QStringLiteral("read"), [keychain = m_keychain, done](const Result<void> &may) {
            std::optional<SecretKey> key;
            {
                const std::lock_guard lock(keychain->mutex);
                key = keychain->key;
            }
            if (may)
                done(key);
            else
                done(std::unexpected(may.error()));
        });
    }
    void write(const SecretKey &key, Done done) override
    {
        answer(QStringLiteral("write"), [keychain = m_keychain, key, done](const Result<void> &may) {
            if (may) {
                const std::lock_guard lock(keychain->mutex);
                if (keychain->mood != FakeKeychain::Mood::Loses)
                    keychain->key = key;
            }
            done(may);
        });
    }
    void remove(Done done) override
    {
        answer(QStringLiteral("remove"), [keychain = m_keychain, done](const Result<void> &may) {
            if (may) {
                const std::lock_guard lock(keychain->mutex);
                keychain->key.reset();
            }
            done(may);
        });
    }

private:
    void answer(const QString &call, std::function<void(const Result<void> &)> act)
    {
        FakeKeychain::Mood mood;
        {
            const std::lock_guard lock(m_keychain->mutex);
            m_keychain->calls << call;
            mood = m_keychain->mood;
            if (mood == FakeKeychain::Mood::Silent)
                m_keychain->waiting.push_back([act] { act({}); });
        }
        if (mood == FakeKeychain::Mood::Missing)
            act(fail(ErrorKind::Unavailable, QStringLiteral("There is no keychain.")));
        else if (mood == FakeKeychain::Mood::Denies)
            act(fail(ErrorKind::PermissionDenied, QStringLiteral("The keychain is locked.")));
        else if (mood != FakeKeychain::Mood::Silent)
            act({});
    }
    const std::shared_ptr<FakeKeychain> m_keychain;
};

} // namespace cuegate::test
