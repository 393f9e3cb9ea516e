// SPDX-License-Identifier: GPL-3.0-or-later
// The key in the keychain of the desktop: Secret Service (GNOME, KeePassXC), KWallet, Keychain, Windows'
// credentials, by qtkeychain. Its libraries may block while a service does not answer, and libsecret wants
// one main loop for all it does: so jobs run on a thread of their own. Thread: any with an event loop, always
// the same.
#pragma once

#include "core/secrets/KeyStore.h"

#include <QObject>

#include <mutex>

namespace cuegate {

class KeychainKeyStore final : public QObject, public KeyStore
{
    Q_OBJECT
public:
    /// \p entry is the key's name there.
    explicit KeychainKeyStore(QString entry);
    ~KeychainKeyStore() override;

    void read(ReadDone done) override;
    void write(const SecretKey &key, Done done) override;
    void remove(Done done) override;

private:
    struct Link // lets the other thread find out that this store is gone
    {
        std::mutex mutex;
        KeychainKeyStore *store = nullptr; // guarded by mutex
    };
    template <typename Start>
    void run(Start start, std::function<void(const Error &)> noKeychain);
    template <typename Answer>
    static void handBack(const std::shared_ptr<Link> &link, Answer answer);

    const QString m_entry;
    const std::shared_ptr<Link> m_link = std::make_shared<Link>();
};

} // namespace cuegate
