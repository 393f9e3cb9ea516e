// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/GzipReader.h"

#include <zlib.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qsizetype kPieceBytes = 64 * 1024;
// Lists shrink to a tenth, nothing that people write to a hundredth.
static constexpr qint64 kMostFold = 100;
static constexpr qint64 kHarmlessBytes = 1024 * 1024;

GzipReader::GzipReader(qint64 maxBytes)
    : m_leftBytes(maxBytes)
{
}

GzipReader::~GzipReader()
{
    if (m_stream)
        inflateEnd(m_stream.get());
}

Result<void> GzipReader::push(QByteArrayView bytes, const Take &take)
{
    if (m_isKnown)
        return m_stream ? inflatePiece(bytes, take) : pass(bytes, take);
    m_head.append(bytes);
    if (m_head.size() < 2)
        return {};
    m_isKnown = true;
    const QByteArray head = std::exchange(m_head, {});
    if (!head.startsWith("\x1F\x8B"))
        return pass(head, take);
    m_stream = std::make_unique<z_stream_s>();
    constexpr int kGzip = 16;
    if (inflateInit2(m_stream.get(), MAX_WBITS + kGzip) != Z_OK)
        return fail(ErrorKind::Internal, u"zlib cannot begin"_s);
    return inflatePiece(head, take);
}

Result<void> GzipReader::pass(QByteArrayView bytes, const Take &take)
{
    m_leftBytes -= bytes.size();
    if (m_leftBytes < 0)
        return fail(ErrorKind::CorruptInput, u"it is too large"_s);
    for (; !bytes.isEmpty(); bytes = bytes.sliced(std::min(bytes.size(), kPieceBytes))) {
        if (const auto taken = take(bytes.first(std::min(bytes.size(), kPieceBytes))); !taken)
            return taken;
    }
    return {};
}

Result<void> GzipReader::inflatePiece(QByteArrayView bytes, const Take &take)
{
    QByteArray out(kPieceBytes, Qt::Uninitialized);
    m_stream->next_in = reinterpret_cast<Bytef *>(const_cast<char *>(bytes.data()));
    m_stream->avail_in = uInt(bytes.size());
    m_pushedBytes += bytes.size();
    do {
        m_stream->next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream->avail_out = uInt(out.size());
        const int status = inflate(m_stream.get(), Z_NO_FLUSH);
        if (status != Z_OK && status != Z_STREAM_END && status != Z_BUF_ERROR)
            return fail(ErrorKind::CorruptInput, u"its compression (gzip) is damaged"_s);
        const QByteArrayView made = QByteArrayView(out).first(out.size() - qsizetype(m_stream->avail_out));
        m_inflatedBytes += made.size();
        if (m_inflatedBytes > std::max(kHarmlessBytes, m_pushedBytes * kMostFold))
            return fail(ErrorKind::CorruptInput, u"it grows more than a hundredfold when it is unpacked"_s);
        if (const auto passed = pass(made, take); !passed)
            return passed;
        // Another member may follow.
        if (status == Z_STREAM_END && inflateReset(m_stream.get()) != Z_OK)
            return fail(ErrorKind::Internal, u"zlib cannot go on"_s);
    } while (m_stream->avail_in > 0 || m_stream->avail_out == 0);
    return {};
}

} // namespace cuegate
