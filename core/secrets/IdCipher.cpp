// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/IdCipher.h"

#include <QMessageAuthenticationCode>
#include <QtEndian>

#include <sodium.h>

#include <algorithm>

namespace cuegate {

static_assert(crypto_shorthash_KEYBYTES == 16 && crypto_shorthash_BYTES == sizeof(quint64));

IdCipher::IdCipher(const QByteArray &secret)
{
    for (size_t round = 0; round < kRounds; ++round) {
        const QByteArray key = QMessageAuthenticationCode::hash(
            "id cipher, round " + QByteArray::number(quint64(round)), secret, QCryptographicHash::Sha256);
        std::copy_n(key.begin(), m_keys[round].size(), m_keys[round].begin());
    }
}

// SipHash-2-4.
quint64 IdCipher::mixed(size_t round, quint64 half) const
{
    std::array<unsigned char, sizeof half> in{};
    std::array<unsigned char, sizeof half> out{};
    qToLittleEndian(half, in.data());
    crypto_shorthash(out.data(), in.data(), in.size(), m_keys[round].data());
    return qFromLittleEndian<quint64>(out.data());
}

QByteArray IdCipher::sealed(Ids ids) const
{
    for (size_t round = 0; round < kRounds; ++round)
        ids[round % 2] ^= mixed(round, ids[1 - round % 2]);
    QByteArray bytes(kBytes, Qt::Uninitialized);
    qToBigEndian(ids[0], bytes.data());
    qToBigEndian(ids[1], bytes.data() + sizeof(quint64));
    return bytes;
}

IdCipher::Ids IdCipher::opened(const QByteArray &bytes) const
{
    if (bytes.size() != kBytes)
        return {};
    Ids ids{qFromBigEndian<quint64>(bytes.data()), qFromBigEndian<quint64>(bytes.data() + sizeof(quint64))};
    for (size_t round = kRounds; round-- > 0;)
        ids[round % 2] ^= mixed(round, ids[1 - round % 2]);
    return ids;
}

} // namespace cuegate
