// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/FileKeyStore.h"

#include "core/base/Log.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr auto kOwnerOnly = QFile::ReadOwner | QFile::WriteOwner;

Result<std::optional<SecretKey>> FileKeyStore::readNow() const
{
    const QFileInfo info(m_path);
    if (!info.exists() && !info.isSymLink())
        return std::nullopt;
    if (info.isSymLink() || !info.isFile())
        return fail(ErrorKind::PermissionDenied, u"The key file %1 is not a file of its own."_s.arg(m_path));
    const auto forOthers = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    if (info.permissions() & forOthers) {
        qCWarning(lcApp).noquote() << u"Others could read the key file until now: %1"_s.arg(m_path);
        QFile::setPermissions(m_path, kOwnerOnly);
    }
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return fail(ErrorKind::Unavailable,
                    u"The key file %1 cannot be read: %2."_s.arg(m_path, file.errorString()));
    QByteArray bytes = file.read(SecretKey::kBytes + 1);
    auto key = SecretKey::fromBytes(bytes);
    wipe(bytes);
    if (!key)
        return fail(ErrorKind::PermissionDenied, u"The key file %1 holds no key."_s.arg(m_path));
    return key;
}

void FileKeyStore::read(ReadDone done)
{
    done(readNow());
}

void FileKeyStore::write(const SecretKey &key, Done done)
{
    QSaveFile file(m_path);
    QByteArray bytes = key.copy();
    const bool isWritten = file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) &&
                           file.setPermissions(kOwnerOnly) && file.write(bytes) == bytes.size() &&
                           file.commit();
    wipe(bytes);
    if (isWritten)
        return done({});
    done(fail(ErrorKind::Unavailable,
              u"The key file %1 cannot be written: %2."_s.arg(m_path, file.errorString())));
}

void FileKeyStore::remove(Done done)
{
    if (!QFile::exists(m_path) || QFile::remove(m_path))
        return done({});
    done(fail(ErrorKind::Unavailable, u"The key file %1 cannot be removed."_s.arg(m_path)));
}

} // namespace cuegate
