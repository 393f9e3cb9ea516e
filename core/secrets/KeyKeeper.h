// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the key of a profile when it is first needed, makes one if there is none, and moves it where the user
// wants it. Never waits: until the key is there, what was sealed with it stays locked (FAULTS.md L16). What
// it writes it reads back before the old copy goes, because services lose what they were given. Thread: any
// with an event loop, always the same.
#pragma once

#include "core/secrets/KeyState.h"
#include "core/secrets/KeyStore.h"

#include <QObject>
#include <QTimer>

#include <memory>

namespace cuegate {

struct KeyKeeperOptions
{
    std::unique_ptr<KeyStore> keychain;
    std::unique_ptr<KeyStore> file;
    KeyPlace recorded = KeyPlace::Automatic; ///< what place() was in the last run
    KeyPlace wanted = KeyPlace::Automatic;
    WithoutKeychain withoutKeychain = WithoutKeychain::Ask;
    std::chrono::milliseconds patience{4000}; ///< for a keychain to answer
    std::chrono::milliseconds retryEvery{30'000};
};

class KeyKeeper : public QObject
{
    Q_OBJECT
public:
    explicit KeyKeeper(KeyKeeperOptions options, QObject *parent = nullptr);

    /// Something is to be sealed or opened. Looks for the key, once.
    void want();
    /// From now on there; a key that is here moves. Not Automatic.
    void keep(KeyPlace place);
    /// Looks again, if it is locked or being asked.
    void retry();

    [[nodiscard]] const std::optional<SecretKey> &key() const { return m_key; }
    [[nodiscard]] KeyState state() const { return m_state; }
    [[nodiscard]] KeyPlace place() const { return m_place; }  ///< to be recorded
    [[nodiscard]] QString reason() const { return m_reason; } ///< why it is locked or being asked, a sentence

Q_SIGNALS:
    /// State, place or key. A key that moved is in both places until everybody has heard of it.
    void changed();

private:
    void look();
    void lookForTheFirstTime();
    void lookInFile();
    void lookInKeychain();
    void makeIn(KeyPlace place);
    void moveTo(KeyPlace place);
    void noKeychain(const Error &error);
    void took(const SecretKey &key, KeyPlace place);
    void lock(const Error &error);
    void set(KeyState state, const QString &reason = {});
    [[nodiscard]] KeyStore &storeOf(KeyPlace place);
    template <typename Answer>
    [[nodiscard]] auto ifStillWanted(Answer answer);

    const KeyKeeperOptions m_options;
    KeyPlace m_wanted;
    KeyPlace m_place;
    KeyState m_state = KeyState::Unneeded;
    QString m_reason;
    QString m_saidReason; // in the log: it is tried again and again
    std::optional<SecretKey> m_key;
    quint64 m_run = 0; // answers to earlier questions do not count
    QTimer m_patience;
    QTimer m_retry;
};

} // namespace cuegate
