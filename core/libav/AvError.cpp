// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/libav/AvError.h"

extern "C" {
#include <libavutil/error.h>
}

#include <array>

using namespace Qt::StringLiterals;

namespace cuegate {

std::unexpected<Error> avError(ErrorKind kind, const QString &what, int code)
{
    std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
    av_strerror(code, text.data(), text.size());
    return fail(code == AVERROR(ENOMEM) ? ErrorKind::Internal : kind,
                what + u": "_s + QString::fromLocal8Bit(text.data()));
}

} // namespace cuegate
