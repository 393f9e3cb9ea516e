// SPDX-License-Identifier: GPL-3.0-or-later
// The key in a file that only its owner can read: for those without a keychain who want it so.
// Thread: any one; answers during the call.
#pragma once

#include "core/secrets/KeyStore.h"

#include <QString>

namespace cuegate {

class FileKeyStore final : public KeyStore
{
public:
    explicit FileKeyStore(QString path)
        : m_path(std::move(path))
    {
    }
    /// A link and what is no key are PermissionDenied; a file that others could read is closed to them.
    void read(ReadDone done) override;
    void write(const SecretKey &key, Done done) override;
    void remove(Done done) override;

private:
    [[nodiscard]] Result<std::optional<SecretKey>> readNow() const;
    const QString m_path;
};

} // namespace cuegate
