// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ZlibInflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>
#include <memory>

namespace cuegate {

struct InflateEnd
{
    void operator()(z_stream *stream) const { inflateEnd(stream); }
};

std::optional<QByteArray> inflateZlib(QByteArrayView compressed, qsizetype maxBytes)
{
    if (compressed.size() > std::numeric_limits<int>::max())
        return {};
    z_stream stream{};
    if (inflateInit(&stream) != Z_OK)
        return {};
    const std::unique_ptr<z_stream, InflateEnd> guard(&stream);
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(compressed.data()));
    stream.avail_in = static_cast<uInt>(compressed.size());
    QByteArray result;
    qsizetype filled = 0;
    for (;;) {
        if (filled == maxBytes)
            return {};
        result.resize(std::min(maxBytes, std::max<qsizetype>(4096, filled * 2)));
        stream.next_out = reinterpret_cast<Bytef *>(result.data() + filled);
        stream.avail_out = static_cast<uInt>(result.size() - filled);
        const int status = inflate(&stream, Z_NO_FLUSH);
        filled = result.size() - qsizetype(stream.avail_out);
        if (status == Z_STREAM_END)
            break;
        if (status != Z_OK || (stream.avail_in == 0 && stream.avail_out != 0))
            return {};
    }
    result.truncate(filled);
    return result;
}

} // namespace cuegate
