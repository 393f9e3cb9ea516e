// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/SignedStream.h"

#include <openssl/evp.h>

namespace cuegate::test {

namespace {

constexpr char kKey[] = "sixteen bytes!!!";
constexpr int kFirstSequence = 7;
constexpr qsizetype kPictureBytes = 150'000;
constexpr qsizetype kSoundBytes = 20'000;

// As RFC 8216 section 5.2 has it where a key names no IV.
QByteArray encrypted(const QByteArray &clear, int sequence)
{
    QByteArray iv(16, '\0');
    iv[15] = char(sequence);
    QByteArray bytes(clear.size() + 16, '\0');
    EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
    const auto *raw = [](const QByteArray &from) {
        return reinterpret_cast<const unsigned char *>(from.constData());
    }(clear);
    auto *out = reinterpret_cast<unsigned char *>(bytes.data());
    int size = 0;
    int rest = 0;
    EVP_EncryptInit_ex(context, EVP_aes_128_cbc(), nullptr, reinterpret_cast<const unsigned char *>(kKey),
                       reinterpret_cast<const unsigned char *>(iv.constData()));
    EVP_EncryptUpdate(context, out, &size, raw, int(clear.size()));
    EVP_EncryptFinal_ex(context, out + size, &rest);
    EVP_CIPHER_CTX_free(context);
    return bytes.first(size + rest);
}

} // namespace

SignedStream::SignedStream(TestOrigin &origin, QByteArray folder, const Options &options)
    : m_origin(origin)
    , m_folder(std::move(folder))
    , m_options(options)
{
    serveAll();
}

QUrl SignedStream::url() const
{
    return m_origin.url(m_folder + "/all.m3u8");
}

int SignedStream::asked() const
{
    return m_askedBefore + m_origin.counters(m_folder + "/all.m3u8").requests;
}

QByteArray SignedStream::bytesOf(const QByteArray &what, qsizetype sizeBytes) const
{
    quint32 state = qHash(QByteArray(m_film + what), 1) | 1u;
    QByteArray bytes(sizeBytes, Qt::Uninitialized);
    for (char &byte : bytes) {
        state = state * 1664525u + 1013904223u;
        byte = char(state >> 24);
    }
    return bytes;
}

QByteArray SignedStream::picture(int index) const
{
    return bytesOf("picture" + QByteArray::number(index), kPictureBytes + index);
}

QByteArray SignedStream::sound(int index) const
{
    return bytesOf("sound", kSoundBytes * m_options.segments).mid(index * kSoundBytes, kSoundBytes);
}

QByteArray SignedStream::signedName(const QByteArray &name) const
{
    const QByteArray token = QByteArray::number(m_generation);
    if (m_options.names == Options::Names::WithToken)
        return name + "?t=" + token;
    return QByteArray::number(m_generation * 7919) + '-' + name;
}

QByteArray SignedStream::playlistName(const QByteArray &name) const
{
    return m_options.signedOnes == Options::Signed::PlaylistsToo ? signedName(name) : name;
}

void SignedStream::serveSigned(const QByteArray &name, const QByteArray &bytes)
{
    OriginFaults faults;
    if (m_renewed == Renewed::RefusedToo)
        faults.status = m_options.status;
    const QByteArray path = m_folder + '/' + signedName(name);
    m_origin.serve(path, bytes, faults);
    m_signed << path;
}

void SignedStream::servePlaylist(const QByteArray &name, const QByteArray &text)
{
    if (m_options.signedOnes == Options::Signed::PlaylistsToo)
        serveSigned(name, text);
    else
        m_origin.serve(m_folder + '/' + name, text);
}

void SignedStream::serveAll()
{
    const QByteArray head = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n#EXT-X-PLAYLIST-TYPE:VOD\n"
                            "#EXT-X-MEDIA-SEQUENCE:" +
                            QByteArray::number(kFirstSequence) + '\n';
    QByteArray picture = head + "#EXT-X-MAP:URI=\"" + signedName("init.mp4") +
                         "\"\n#EXT-X-KEY:METHOD=AES-128,URI=\"" + signedName("key") + "\"\n";
    QByteArray sound = head;
    for (int i = 0; i < m_options.segments; ++i) {
        const QByteArray name = 'p' + QByteArray::number(i) + ".m4s";
        const QByteArray seconds = i + 1 == m_options.segments ? "2.5" : "4";
        picture += "#EXTINF:" + seconds + ",\n" + signedName(name) + '\n';
        sound += "#EXTINF:" + seconds + ",\n#EXT-X-BYTERANGE:" + QByteArray::number(kSoundBytes) + '@' +
                 QByteArray::number(i * kSoundBytes) + '\n' + signedName("sound.aac") + '\n';
        serveSigned(name, encrypted(this->picture(i), kFirstSequence + i));
    }
    serveSigned("init.mp4", init());
    serveSigned("key", kKey);
    serveSigned("sound.aac", bytesOf("sound", kSoundBytes * m_options.segments));
    servePlaylist("picture.m3u8", picture + "#EXT-X-ENDLIST\n");
    servePlaylist("sound.m3u8", sound + "#EXT-X-ENDLIST\n");
    m_askedBefore = asked();
    m_origin.serve(m_folder + "/all.m3u8",
                   "#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"Sound\",DEFAULT=YES,URI=\"" +
                       playlistName("sound.m3u8") +
                       "\"\n#EXT-X-STREAM-INF:BANDWIDTH=800000,CODECS=\"avc1.4d401e,mp4a.40.2\","
                       "RESOLUTION=640x360,AUDIO=\"a\"\n" +
                       playlistName("picture.m3u8") + '\n');
}

void SignedStream::expire(Renewed renewed)
{
    OriginFaults refused;
    refused.status = m_options.status;
    const auto before = std::exchange(m_signed, {});
    for (const QByteArray &path : before)
        m_origin.serve(path, {}, refused);
    ++m_generation;
    m_renewed = renewed;
    serveAll();
}

void SignedStream::becomeAnother()
{
    m_film = "second";
    --m_options.segments;
    expire();
}

} // namespace cuegate::test
