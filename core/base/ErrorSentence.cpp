// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorSentence.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static QLatin1StringView upstreamAdvice(ErrorCode code)
{
    switch (code) {
    case ErrorCode::UpstreamUnreachable:
        return "Check the address, also its http:// or https://, and that the server is switched on and this computer online."_L1;
    case ErrorCode::UpstreamDns:
        return "Check the spelling of the address and your internet connection."_L1;
    case ErrorCode::UpstreamTls:
        return "Check the clock of this computer and whether the address begins with https:// or http://; if "
               "both are "
               "right, ask the provider about its certificate."_L1;
    case ErrorCode::UpstreamStatus:
        return "Wait a moment and try again; if it stays like this, ask the provider."_L1;
    case ErrorCode::UpstreamAuth:
        return "Get a fresh link, or add the source again with the login or the headers it needs."_L1;
    case ErrorCode::UpstreamNotFound:
        return "Check the link: the film may have been moved or deleted."_L1;
    case ErrorCode::UpstreamLimited:
        return "Try again later, and close other players that use the same account."_L1;
    case ErrorCode::UpstreamRange:
        return "Try again; if it stays like this, the server or a proxy before it is faulty."_L1;
    case ErrorCode::UpstreamNoRange:
        return "Download the film and add the file, or use a server that supports byte ranges."_L1;
    case ErrorCode::UpstreamRedirect:
        return "Open the link in a browser and add the address it ends at."_L1;
    case ErrorCode::UpstreamProtocol:
        return "Check the port, and whether the address begins with http:// or https://."_L1;
    case ErrorCode::UpstreamSlow:
        return "Try again in a moment; if it happens often, the server or your connection is overloaded."_L1;
    case ErrorCode::UpstreamChanged:
        return "Open it again to use the new file."_L1;
    case ErrorCode::UpstreamBusy:
        return "Stop the other film or player that uses this account, then try again."_L1;
    case ErrorCode::UpstreamAddress:
        return "The link leads into a private network: if that server is yours, add its own address."_L1;
    default:
        return {};
    }
}

static QLatin1StringView mediaAdvice(ErrorCode code)
{
    switch (code) {
    case ErrorCode::MediaNotMedia:
        return "Open the link in a browser to see where it leads; Cuegate plays films such as MKV, WebM, MP4 and MOV."_L1;
    case ErrorCode::MediaNoIndex:
        return "Play the original at /file, or remux it once, for example with MKVToolNix: that adds an index."_L1;
    case ErrorCode::MediaIndexTooBig:
        return "It is probably damaged: remux it or get another copy. The original is at /file."_L1;
    case ErrorCode::MediaEncrypted:
        return "Use a copy without encryption (DRM)."_L1;
    case ErrorCode::MediaCodec:
        return "Play the original at /file, or convert it, for example to H.264 with AAC."_L1;
    case ErrorCode::MediaCorrupt:
        return "It is damaged or was not downloaded completely: get it again, or remux it."_L1;
    case ErrorCode::ListNotList:
        return "Copy the link of the playlist (M3U) again, or ask the provider for it."_L1;
    case ErrorCode::ListIsStream:
        return "Add its link as a film or channel instead."_L1;
    case ErrorCode::CacheDisk:
        return "Free some space or check the disk; playing goes on without the cache."_L1;
    default:
        return {};
    }
}

static QLatin1StringView accountAdvice(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ListIsSeries:
        return "Ask for its episodes, and open one of these."_L1;
    case ErrorCode::AccountNone:
        return "Check the server's address and port, the user name and the password."_L1;
    case ErrorCode::AccountRefused:
        return "Check the user name and the password, or ask the provider for new ones."_L1;
    case ErrorCode::AccountExpired:
        return "Renew it with the provider."_L1;
    case ErrorCode::AccountDisabled:
    case ErrorCode::AccountBanned:
        return "Ask the provider why."_L1;
    default:
        return {};
    }
}

static QLatin1StringView conversionAdvice(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConvertHung:
    case ErrorCode::ConvertCrashed:
        return "Ask for it again: it is tried once more."_L1;
    case ErrorCode::ConvertHangs:
    case ErrorCode::ConvertCrashes:
        return "What is copied, and the original at /file, can be played; to have it converted earlier, examine the film again."_L1;
    case ErrorCode::ConvertBlocked:
        return "Restart Cuegate to convert again; what is copied can be played."_L1;
    default:
        return {};
    }
}

QString sentence(const Error &error)
{
    QLatin1StringView advice = upstreamAdvice(error.code);
    if (advice.isEmpty())
        advice = mediaAdvice(error.code);
    if (advice.isEmpty())
        advice = accountAdvice(error.code);
    if (advice.isEmpty())
        advice = conversionAdvice(error.code);
    if (advice.isEmpty() || error.message.isEmpty())
        return error.message;
    const bool ends = error.message.endsWith(u'.');
    return error.message + (ends ? " "_L1 : ". "_L1) + advice;
}

} // namespace cuegate
