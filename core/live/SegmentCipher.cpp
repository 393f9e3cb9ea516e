// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/SegmentCipher.h"

#include <QtEndian>

#include <openssl/evp.h>

using namespace Qt::StringLiterals;

namespace cuegate {

struct SegmentCipher::Context
{
    EVP_CIPHER_CTX *evp = EVP_CIPHER_CTX_new();
};

void SegmentCipher::ContextDeleter::operator()(Context *context) const
{
    EVP_CIPHER_CTX_free(context->evp);
    delete context;
}

SegmentCipher::SegmentCipher(std::unique_ptr<Context, ContextDeleter> context)
    : m_context(std::move(context))
{
}

static const unsigned char *bytesOf(const QByteArray &bytes)
{
    return reinterpret_cast<const unsigned char *>(bytes.constData());
}

static std::unexpected<Error> wrongKey()
{
    return fail(ErrorKind::CorruptInput, u"the segment cannot be decrypted with the key its playlist names"_s,
                ErrorCode::MediaEncrypted);
}

Result<SegmentCipher> SegmentCipher::make(const QByteArray &key, const QByteArray &iv)
{
    if (key.size() != kKeyBytes || iv.size() != kKeyBytes)
        return fail(ErrorKind::CorruptInput,
                    u"the key of a segment has %1 bytes instead of 16"_s.arg(key.size()),
                    ErrorCode::MediaEncrypted);
    SegmentCipher cipher(std::unique_ptr<Context, ContextDeleter>(new Context));
    if (EVP_DecryptInit_ex(cipher.m_context->evp, EVP_aes_128_cbc(), nullptr, bytesOf(key), bytesOf(iv)) != 1)
        return wrongKey();
    return cipher;
}

Result<QByteArray> SegmentCipher::decrypt(const QByteArray &bytes)
{
    QByteArray clear(bytes.size() + kKeyBytes, Qt::Uninitialized);
    int size = 0;
    if (EVP_DecryptUpdate(m_context->evp, reinterpret_cast<unsigned char *>(clear.data()), &size,
                          bytesOf(bytes), int(bytes.size())) != 1)
        return wrongKey();
    clear.truncate(size);
    return clear;
}

Result<QByteArray> SegmentCipher::finish()
{
    QByteArray clear(kKeyBytes, Qt::Uninitialized);
    int size = 0;
    if (EVP_DecryptFinal_ex(m_context->evp, reinterpret_cast<unsigned char *>(clear.data()), &size) != 1)
        return wrongKey();
    clear.truncate(size);
    return clear;
}

QByteArray ivOfSequence(qint64 mediaSequence)
{
    QByteArray iv(SegmentCipher::kKeyBytes, '\0');
    qToBigEndian(mediaSequence, iv.data() + 8);
    return iv;
}

} // namespace cuegate
