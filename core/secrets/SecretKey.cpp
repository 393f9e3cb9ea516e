// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/SecretKey.h"

#include <sodium.h>

namespace cuegate {

static void readySodium()
{
    static const int ready = sodium_init();
    if (ready < 0)
        qFatal("libsodium finds no source of random numbers");
}

SecretKey::SecretKey()
{
    readySodium();
    m_bytes.reset(static_cast<unsigned char *>(sodium_malloc(size_t(kBytes))), sodium_free);
    Q_CHECK_PTR(m_bytes.get());
}

SecretKey SecretKey::random()
{
    SecretKey key;
    randombytes_buf(key.m_bytes.get(), size_t(kBytes));
    return key;
}

std::optional<SecretKey> SecretKey::fromBytes(QByteArrayView bytes)
{
    if (bytes.size() != kBytes)
        return std::nullopt;
    SecretKey key;
    std::copy_n(bytes.data(), size_t(kBytes), key.m_bytes.get());
    return key;
}

QByteArray SecretKey::copy() const
{
    return {reinterpret_cast<const char *>(m_bytes.get()), kBytes};
}

bool operator==(const SecretKey &a, const SecretKey &b)
{
    return sodium_memcmp(a.data(), b.data(), size_t(SecretKey::kBytes)) == 0;
}

void wipe(QByteArray &secret)
{
    if (secret.isDetached())
        sodium_memzero(secret.data(), size_t(secret.size()));
    secret.clear();
}

} // namespace cuegate
