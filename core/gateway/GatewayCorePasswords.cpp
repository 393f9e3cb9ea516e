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
        m_writer->write([entry](Catalog &catalog) { return catalog.setSetting(kEntrySetting, *entry); });
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
    m_catalog->setKey(m_keyKeeper->key());
    if (m_keyKeeper->state() == KeyState::Open)
        unlockSources();
    m_lists->setKey(m_keyKeeper->key());
    m_lists->readAll();
    inTurn([this] { storeKey(); }); // what is being added now has secrets, too
    Q_EMIT statusChanged(status());
}

// Or nothing, if no key is kept. \p open are the sources whose location is known.
static void sealAll(Catalog &catalog, KeyState state, const std::vector<CatalogSource> &open)
{
    if (state == KeyState::Open) {
        // Of what was added while the key was not there.
        const QStringList listed = catalog.withoutSecrets();
        const QSet<QString> ids(listed.begin(), listed.end());
        for (const CatalogSource &source : open) {
            if (ids.contains(source.id))
                complain(catalog.storeSecrets(source.id, source.location));
        }
        complain(catalog.sealPlain());
    } else if (state == KeyState::Session) {
        complain(catalog.sealPlain());
        complain(catalog.forgetSealed());
    }
}

void GatewayCore::storeKey()
{
    std::vector<CatalogSource> open;
    for (const SourceId &id : m_sources->listedIds()) {
        if (const CatalogSource *source = m_sources->record(id); !source->isLocked)
            open.push_back(*source);
    }
    auto work = [place = m_keyKeeper->place(), state = m_keyKeeper->state(), key = m_keyKeeper->key(),
                 open = std::move(open)](Catalog &catalog) -> Result<void> {
        if (catalog.setting(kPlaceSetting).value_or(0) != qint64(place))
            complain(catalog.setSetting(kPlaceSetting, qint64(place)));
        catalog.setKey(key);
        sealAll(catalog, state, open);
        return {};
    };
    // An earlier backup may hold what has just been sealed.
    m_writer->write(std::move(work), [this](const Result<void> &stored) {
        complain(stored);
        m_backup->update(m_writer->changes());
    });
}

void GatewayCore::unlockSources()
{
    for (const CatalogSource &source : m_catalog->sources()) {
        const CatalogSource *known = m_sources->record(source.id);
        if (!known || !known->isLocked || source.isLocked)
            continue;
        CatalogSource unlocked = *known; // the rest of it may not be stored yet
        unlocked.location = source.location;
        unlocked.isLocked = false;
        m_sources->unlock(unlocked);
    }
}

// A locked source was added again: its location is known now, whatever becomes of the key.
void GatewayCore::relocate(const SourceId &id, const SourceLocation &location, const SourceDone &done)
{
    CatalogSource source = *m_sources->record(id);
    source.location = location;
    source.isLocked = false;
    m_sources->edit(source);
    m_lists->readAgain(id); // if it is one
    storeInTurn([source](Catalog &catalog) { return catalog.insert(source); },
                [this, id, done](const Result<void> &stored) {
                    stored ? done(snapshot(id)) : done(std::unexpected(stored.error()));
                });
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
