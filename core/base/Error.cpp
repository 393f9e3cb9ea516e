// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Error.h"

using namespace Qt::StringLiterals;

namespace cuegate {

Error Error::within(const QString &context) const
{
    return Error{kind, context + u": "_s + message, code, retryAfter};
}

Error Error::cancelled()
{
    return Error{ErrorKind::Cancelled, u"cancelled"_s, ErrorCode::None};
}

static QLatin1StringView kindWord(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return "E_NOT_FOUND"_L1;
    case ErrorKind::InvalidArgument:
        return "E_INVALID"_L1;
    case ErrorKind::PermissionDenied:
        return "E_DENIED"_L1;
    case ErrorKind::CorruptInput:
        return "E_MEDIA_CORRUPT"_L1;
    case ErrorKind::Unsupported:
        return "E_UNSUPPORTED"_L1;
    case ErrorKind::Unavailable:
        return "E_UNAVAILABLE"_L1;
    case ErrorKind::Cancelled:
        return "E_CANCELLED"_L1;
    case ErrorKind::Internal:
        break;
    }
    return "E_INTERNAL"_L1;
}

QLatin1StringView errorWord(const Error &error)
{
    switch (error.code) {
    case ErrorCode::None:
        break;
    case ErrorCode::UpstreamUnreachable:
        return "E_UP_UNREACHABLE"_L1;
    case ErrorCode::UpstreamDns:
        return "E_UP_DNS"_L1;
    case ErrorCode::UpstreamTls:
        return "E_UP_TLS"_L1;
    case ErrorCode::UpstreamStatus:
        return "E_UP_STATUS"_L1;
    case ErrorCode::UpstreamAuth:
        return "E_UP_AUTH"_L1;
    case ErrorCode::UpstreamNotFound:
        return "E_UP_NOT_FOUND"_L1;
    case ErrorCode::UpstreamLimited:
        return "E_UP_LIMITED"_L1;
    case ErrorCode::UpstreamRange:
        return "E_UP_RANGE"_L1;
    case ErrorCode::UpstreamNoRange:
        return "E_UP_NORANGE"_L1;
    case ErrorCode::UpstreamRedirect:
        return "E_UP_REDIRECT"_L1;
    case ErrorCode::UpstreamProtocol:
        return "E_UP_PROTOCOL"_L1;
    case ErrorCode::UpstreamSlow:
        return "E_UP_SLOW_START"_L1;
    case ErrorCode::UpstreamChanged:
        return "E_UP_CHANGED"_L1;
    case ErrorCode::UpstreamBusy:
        return "E_UP_BUSY"_L1;
    case ErrorCode::UpstreamAddress:
        return "E_UP_ADDRESS"_L1;
    case ErrorCode::MediaNotMedia:
        return "E_MEDIA_NOT_MEDIA"_L1;
    case ErrorCode::MediaNoIndex:
        return "E_MEDIA_NO_INDEX"_L1;
    case ErrorCode::MediaIndexTooBig:
        return "E_MEDIA_INDEX_TOO_BIG"_L1;
    case ErrorCode::MediaEncrypted:
        return "E_MEDIA_ENCRYPTED"_L1;
    case ErrorCode::MediaCodec:
        return "E_MEDIA_CODEC"_L1;
    case ErrorCode::MediaCorrupt:
        return "E_MEDIA_CORRUPT"_L1;
    case ErrorCode::ListNotList:
        return "E_LIST_NOT_LIST"_L1;
    case ErrorCode::ListIsStream:
        return "E_LIST_IS_STREAM"_L1;
    case ErrorCode::ListIsSeries:
        return "E_LIST_IS_SERIES"_L1;
    case ErrorCode::AccountNone:
        return "E_ACCOUNT_NONE"_L1;
    case ErrorCode::AccountRefused:
        return "E_ACCOUNT_REFUSED"_L1;
    case ErrorCode::AccountExpired:
        return "E_ACCOUNT_EXPIRED"_L1;
    case ErrorCode::AccountDisabled:
        return "E_ACCOUNT_DISABLED"_L1;
    case ErrorCode::AccountBanned:
        return "E_ACCOUNT_BANNED"_L1;
    case ErrorCode::CacheDisk:
        return "E_CACHE_DISK"_L1;
    case ErrorCode::ConvertHung:
        return "E_CONVERT_HUNG"_L1;
    case ErrorCode::ConvertHangs:
        return "E_CONVERT_HANGS"_L1;
    case ErrorCode::ConvertCrashed:
        return "E_CONVERT_CRASHED"_L1;
    case ErrorCode::ConvertCrashes:
        return "E_CONVERT_CRASHES"_L1;
    case ErrorCode::ConvertBlocked:
        return "E_CONVERT_BLOCKED"_L1;
    }
    return kindWord(error.kind);
}

} // namespace cuegate
