// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/ErrorStatus.h"

namespace cuegate {

int statusOf(const Error &error)
{
    switch (error.code) {
    case ErrorCode::UpstreamSlow:
        return 504;
    case ErrorCode::ListIsSeries:
        return 409;
    case ErrorCode::UpstreamChanged:
        return 410;
    case ErrorCode::UpstreamNoRange:
        return 416;
    case ErrorCode::ConvertHung:
    case ErrorCode::ConvertHangs:
    case ErrorCode::ConvertCrashed:
    case ErrorCode::ConvertCrashes:
    case ErrorCode::ConvertBlocked:
        return 503; // ours, not the upstream's
    default:
        break;
    }
    switch (error.kind) {
    case ErrorKind::InvalidArgument:
        return 400;
    case ErrorKind::NotFound:
        return error.code == ErrorCode::None ? 404 : 502;
    default:
        return 502;
    }
}

int statusOfSource(const Error &error)
{
    const int status = statusOf(error);
    return status == 400 || status == 404 ? 502 : status;
}

} // namespace cuegate
