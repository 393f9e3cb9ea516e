// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/secrets/SecretBox.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

// The layout: this byte, the nonce, the ciphertext with its tag.
constexpr char kVersion = 1;
constexpr qsizetype kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr qsizetype kTagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
static_assert(SecretKey::kBytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const unsigned char *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const unsigned char *>(view.data());
}

} // namespace

QByteArray sealed(const QByteArray &plain, const QByteArray &purpose, const SecretKey &key)
{
    QByteArray nonce(kNonceBytes, Qt::Uninitialized);
    randombytes_buf(nonce.data(), size_t(nonce.size()));
    QByteArray cipher(plain.size() + kTagBytes, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(reinterpret_cast<unsigned char *>(cipher.data()), nullptr,
                                               bytesOf(plain), quint64(plain.size()), bytesOf(purpose),
                                               quint64(purpose.size()), nullptr, bytesOf(nonce), key.data());
    return QByteArray(1, kVersion).append(nonce).append(cipher);
}

Result<QByteArray> unsealed(const QByteArray &sealedBytes, const QByteArray &purpose, const SecretKey &key)
{
    const auto refused = fail(ErrorKind::PermissionDenied, u"this was sealed with another key"_s);
    if (sealedBytes.size() < 1 + kNonceBytes + kTagBytes || sealedBytes.front() != kVersion)
        return refused;
    const QByteArrayView nonce = QByteArrayView(sealedBytes).sliced(1, kNonceBytes);
    const QByteArrayView cipher = QByteArrayView(sealedBytes).sliced(1 + kNonceBytes);
    QByteArray plain(cipher.size() - kTagBytes, Qt::Uninitialized);
    const int opened = crypto_aead_xchacha20poly1305_ietf_decrypt(
        reinterpret_cast<unsigned char *>(plain.data()), nullptr, nullptr, bytesOf(cipher),
        quint64(cipher.size()), bytesOf(purpose), quint64(purpose.size()), bytesOf(nonce), key.data());
    if (opened != 0)
        return refused;
    return plain;
}

} // namespace cuegate
