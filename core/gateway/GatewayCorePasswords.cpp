// SPDX-License-Identifier: GPL-3.0-or-later
// The key to the passwords of sources: when it comes, what was sealed opens, and what is not sealed yet is.
#include "core/base/Log.h"
#include "core/gateway/GatewayCore.h"
#include "core/secrets/FileKeyStore.h"
#include "core/secrets/KeychainKeyStore.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

const QString kPlaceSetting = u"password_key_place"_s;
const QString kEntrySetting =
    u"password_key_entry"_s; // its number in the keychain, which other profiles use too

} // namespace

static void complain(const Result<void> &result)
{
    if (!result)
        qCWarning(lcApp).noquote() << result.error().message;
}

void GatewayCore::makeKeyKeeper()
{
    auto entry = m_catalog->setting(kEntrySetting);
    if (!entry) {
        entry = qint64(QRandomGenerator::system()->generate64() >> 1);
        complain(m_catalog->setSetting(kEntrySetting, *entry));
    }
    const QString name = u"profile %1"_s.arg(*entry, 0, 16);
    KeyKeeperOptions options;
    options.keychain =
        m_options.makeKeychain ? m_options.makeKeychain(name) : std::make_unique<KeychainKeyStore>(name);
    options.file = std::make_unique<FileKeyStore>(QString(m_options.profileDirectory + u"/passwords.key"_s));
    options.recorded = KeyPlace(m_catalog->setting(kPlaceSetting).value_or(0));
    options.wanted = m_options.passwords;
    options.withoutKeychain = m_options.withoutKeychain;
    m_keyKeeper = std::make_unique<KeyKeeper>(std::move(options));
    connect(m_keyKeeper.get(), &KeyKeeper::changed, this, &GatewayCore::keyChanged);
}

void GatewayCore::keyChanged()
{
    const KeyPlace place = m_keyKeeper->place();
    if (m_catalog->setting(kPlaceSetting).value_or(0) != qint64(place))
        complain(m_catalog->setSetting(kPlaceSetting, qint64(place)));
    m_catalog->setKey(m_keyKeeper->key());
    if (m_keyKeeper->state() == KeyState::Open) {
        unlockSources();
        storeSecrets();
        complain(m_catalog->sealPlain());
    } else if (m_keyKeeper->state() == KeyState::Session) {
        complain(m_catalog->sealPlain());
        complain(m_catalog->forgetSealed());
    }
    m_backup->update(m_catalog->changes()); // an earlier one may hold what has just been sealed
    Q_EMIT statusChanged(status());
}

// Of what was added while the key was not there.
void GatewayCore::storeSecrets()
{
    for (const SourceId &id : m_catalog->withoutSecrets()) {
        const auto source = m_sources->record(id);
        if (source && !source->isLocked)
            complain(m_catalog->storeSecrets(id, source->location));
    }
}

void GatewayCore::unlockSources()
{
    for (const CatalogSource &source : m_catalog->sources()) {
        const auto known = m_sources->record(source.id);
        if (known && known->isLocked && !source.isLocked)
            m_sources->unlock(source);
    }
}

// A locked source was added again: its location is known now, whatever becomes of the key.
Result<void> GatewayCore::relocate(const SourceId &id, const SourceLocation &location)
{
    auto source = *m_sources->record(id);
    source.location = location;
    source.isLocked = false;
    m_sources->edit(source);
    return m_catalog->insert(source);
}

void GatewayCore::keepPasswords(KeyPlace place)
{
    m_keyKeeper->keep(place);
}

void GatewayCore::unlockPasswords()
{
    m_keyKeeper->retry();
}

PasswordsStatus GatewayCore::passwords() const
{
    PasswordsStatus status{m_keyKeeper->state(), m_keyKeeper->place(), m_keyKeeper->reason(), 0};
    for (const SourceId &id : m_sources->ids())
        status.locked += m_sources->record(id)->isLocked ? 1 : 0;
    return status;
}

} // namespace cuegate
