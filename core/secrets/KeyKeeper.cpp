// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/KeyKeeper.h"

#include "core/base/Log.h"

using namespace Qt::StringLiterals;

namespace cuegate {

KeyKeeper::KeyKeeper(KeyKeeperOptions options, QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_wanted(m_options.wanted)
    , m_place(m_options.recorded)
    , m_patience(this)
    , m_retry(this)
{
    m_patience.setSingleShot(true);
    m_retry.setSingleShot(true);
    m_retry.setInterval(m_options.retryEvery);
    connect(&m_retry, &QTimer::timeout, this, &KeyKeeper::retry);
}

KeyStore &KeyKeeper::storeOf(KeyPlace place)
{
    return place == KeyPlace::Keychain ? *m_options.keychain : *m_options.file;
}

// An answer to the question that is being asked now: it counts once, and only until another is asked.
template <typename Answer>
auto KeyKeeper::ifStillWanted(Answer answer)
{
    return [this, run = ++m_run, answer = std::move(answer)](const auto &result) {
        if (run != m_run)
            return;
        m_patience.stop();
        answer(result);
    };
}

void KeyKeeper::want()
{
    if (m_state == KeyState::Unneeded)
        look();
}

void KeyKeeper::retry()
{
    if (m_state == KeyState::Locked || m_state == KeyState::Asking)
        look();
}

void KeyKeeper::look()
{
    m_retry.stop();
    switch (m_place) {
    case KeyPlace::File:
        return lookInFile();
    case KeyPlace::Keychain:
        return lookInKeychain();
    case KeyPlace::Session:
        if (m_wanted == KeyPlace::Automatic || m_wanted == KeyPlace::Session)
            return set(KeyState::Session);
        return makeIn(m_wanted);
    case KeyPlace::Automatic:
        break;
    }
    // The record may be lost while what it was about is not.
    m_options.file->read(ifStillWanted([this](const Result<std::optional<SecretKey>> &found) {
        if (!found)
            return lock(found.error());
        *found ? took(**found, KeyPlace::File) : lookForTheFirstTime();
    }));
}

void KeyKeeper::lookForTheFirstTime()
{
    if (m_wanted == KeyPlace::File)
        return makeIn(KeyPlace::File);
    if (m_wanted == KeyPlace::Session)
        return moveTo(KeyPlace::Session);
    lookInKeychain();
}

void KeyKeeper::lookInFile()
{
    m_options.file->read(ifStillWanted([this](const Result<std::optional<SecretKey>> &found) {
        if (!found)
            return lock(found.error());
        if (!*found)
            return lock({ErrorKind::PermissionDenied, u"The file with the key is gone."_s});
        took(**found, KeyPlace::File);
    }));
}

void KeyKeeper::lookInKeychain()
{
    const bool isThere = m_place == KeyPlace::Keychain;
    const auto answer = ifStillWanted([this, isThere](const Result<std::optional<SecretKey>> &found) {
        if (!found)
            return noKeychain(found.error());
        if (*found)
            return took(**found, KeyPlace::Keychain);
        if (!isThere)
            return makeIn(KeyPlace::Keychain);
        lock(
            {ErrorKind::PermissionDenied, u"The keychain does not hold the key of this profile any more."_s});
    });
    m_patience.disconnect();
    // Perhaps it asks for a password: a late answer counts, unless something else was done meanwhile.
    connect(&m_patience, &QTimer::timeout, this, [this] {
        noKeychain({ErrorKind::PermissionDenied, u"The keychain does not answer."_s});
    });
    if (m_state != KeyState::Locked && m_state != KeyState::Asking) // else nothing is new until it answers
        set(KeyState::Looking);
    m_patience.start(m_options.patience);
    m_options.keychain->read(answer);
}

void KeyKeeper::noKeychain(const Error &error)
{
    if (m_place == KeyPlace::Keychain || m_wanted == KeyPlace::Keychain)
        return lock(error);
    if (m_wanted != KeyPlace::Automatic)
        return moveTo(m_wanted);
    if (m_options.withoutKeychain == WithoutKeychain::Ask)
        return set(KeyState::Asking, error.message);
    qCInfo(lcApp).noquote() << error.message
                            << u"Passwords are sealed with a key in a file that only you can read; "
                               "--passwords session keeps them in memory only."_s;
    makeIn(KeyPlace::File);
}

void KeyKeeper::makeIn(KeyPlace place)
{
    const SecretKey key = m_key ? *m_key : SecretKey::random();
    const auto failed = [this, place](const Error &error) {
        if (m_key) {
            qCWarning(lcApp).noquote() << error.message;
            return set(KeyState::Open, error.message); // it stays where it was
        }
        place == KeyPlace::Keychain ? noKeychain(error) : lock(error);
    };
    const auto compared =
        ifStillWanted([this, place, key, failed](const Result<std::optional<SecretKey>> &found) {
            if (!found)
                return failed(found.error());
            if (!*found || **found != key)
                return failed({ErrorKind::Unavailable, u"What was written does not come back."_s});
            took(key, place);
        });
    const auto written = [this, run = m_run, place, compared, failed](const Result<void> &result) {
        if (run != m_run)
            return;
        if (result)
            return storeOf(place).read(compared);
        m_patience.stop();
        failed(result.error());
    };
    m_patience.disconnect();
    connect(&m_patience, &QTimer::timeout, this, [failed] {
        failed({ErrorKind::PermissionDenied, u"The keychain does not answer."_s});
    });
    m_patience.start(m_options.patience);
    storeOf(place).write(key, written);
}

void KeyKeeper::took(const SecretKey &key, KeyPlace place)
{
    const KeyPlace before = m_place;
    const bool isMoved = m_key.has_value() && before != place;
    m_key = key;
    m_place = place;
    set(KeyState::Open);
    const auto removed = [](const Result<void> &result) {
        if (!result)
            qCWarning(lcApp).noquote() << result.error().message;
    };
    if (isMoved && (before == KeyPlace::Keychain || before == KeyPlace::File))
        storeOf(before).remove(removed);
    else if (m_wanted != KeyPlace::Automatic && m_wanted != place)
        moveTo(m_wanted);
}

void KeyKeeper::keep(KeyPlace place)
{
    m_wanted = place;
    if (m_state == KeyState::Looking || (m_key && place == m_place))
        return; // what is found goes there
    // Never a new key in the place of one that is only out of reach.
    const bool isOutOfReach = m_state == KeyState::Locked && place == m_place;
    if (m_state == KeyState::Unneeded || isOutOfReach)
        return look();
    moveTo(place);
}

void KeyKeeper::moveTo(KeyPlace place)
{
    m_retry.stop();
    if (place != KeyPlace::Session)
        return makeIn(place);
    ++m_run;
    m_patience.stop();
    const KeyPlace before = std::exchange(m_place, KeyPlace::Session);
    const bool hadKey = m_key.has_value();
    m_key.reset();
    set(KeyState::Session);
    if (hadKey)
        storeOf(before).remove([](const Result<void> &) {});
}

void KeyKeeper::lock(const Error &error)
{
    if (std::exchange(m_saidReason, error.message) != error.message)
        qCWarning(lcApp).noquote() << u"Passwords are locked:"_s << error.message;
    set(KeyState::Locked, error.message);
    // Asking again does not make a service that is there ask the user again and again.
    if (error.kind == ErrorKind::Unavailable)
        m_retry.start();
}

void KeyKeeper::set(KeyState state, const QString &reason)
{
    m_state = state;
    m_reason = reason;
    Q_EMIT changed();
}

} // namespace cuegate
