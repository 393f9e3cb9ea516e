// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/ErrorText.h"

using namespace Qt::StringLiterals;

namespace cuegate {

ErrorText::ErrorText(const Error &error)
{
    fromCode(error.code);
    if (brief.isEmpty())
        fromMediaCode(error.code);
    if (brief.isEmpty())
        fromAccountCode(error.code);
    if (brief.isEmpty())
        fromConversionCode(error.code);
    isGeneral = brief.isEmpty();
    if (isGeneral)
        fromKind(error.kind);
    details = error.message.isEmpty() ? QString(errorWord(error))
                                      : QString(errorWord(error) + "\n"_L1 + error.message);
}

void ErrorText::set(const QString &briefText, const QString &what, const QString &next)
{
    brief = briefText;
    whatHappened = what;
    nextStep = next;
}

void ErrorText::fromCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::UpstreamUnreachable:
        return set(tr("Server not reachable"), tr("The server did not accept a connection."),
                   tr("Check that it is switched on and that this computer is online, then try again."));
    case ErrorCode::UpstreamDns:
        return set(tr("Server not found"), tr("No server with this name was found."),
                   tr("Check the spelling of the address and your internet connection."));
    case ErrorCode::UpstreamTls:
        return set(tr("No secure connection"),
                   tr("The server could not prove that it is the one you asked for."),
                   tr("Check the date and time of this computer. If they are right, ask the provider about "
                      "the server's certificate."));
    case ErrorCode::UpstreamStatus:
        return set(tr("The server reports an error"), tr("The server answered with an error of its own."),
                   tr("Wait a moment, then try again. The details show what it said."));
    case ErrorCode::UpstreamAuth:
        return set(tr("Access denied"), tr("The server does not let us in, or the link has expired."),
                   tr("Get a fresh link, or edit the film and enter the headers that the server asks for."));
    case ErrorCode::UpstreamNotFound:
        return set(tr("Film not found"), tr("The server has nothing at this address."),
                   tr("Check the link: the film may have been moved or deleted."));
    case ErrorCode::UpstreamLimited:
        return set(tr("The provider is limiting us"), tr("The provider asked for fewer requests."),
                   tr("Wait a minute, then try again. Close other players that use the same account."));
    case ErrorCode::UpstreamRange:
        return set(tr("Wrong part received"),
                   tr("The server sent another part of the file than was asked for."),
                   tr("Try again. If it stays like this, the server or a proxy before it is faulty."));
    case ErrorCode::UpstreamNoRange:
        return set(tr("Server cannot seek"), tr("The server sends the file only from the beginning."),
                   tr("Download the film and add the file, or use a server that supports byte ranges."));
    case ErrorCode::UpstreamRedirect:
        return set(tr("Link leads nowhere"),
                   tr("The link forwards in circles or to a place that is not allowed."),
                   tr("Open the link in a browser and copy the address it ends at."));
    case ErrorCode::UpstreamProtocol:
        return set(tr("Answer not understood"), tr("The server's answer is not valid HTTP."),
                   tr("Check the port and whether the address begins with http:// or https://."));
    case ErrorCode::UpstreamSlow:
        return set(tr("Server too slow"), tr("The server did not answer in time."),
                   tr("Try again. If it happens often, the server or your connection is overloaded."));
    case ErrorCode::UpstreamChanged:
        return set(tr("The file has changed"), tr("The file is not the one that was examined before."),
                   tr("Examine it again to use the new file."));
    case ErrorCode::UpstreamBusy:
        return set(tr("Account in use"), tr("The account allows no further connection."),
                   tr("Stop the other film or player that uses this account, then try again."));
    case ErrorCode::UpstreamAddress:
        return set(tr("Link into a private network"),
                   tr("The server forwards to an address that is not on the internet."),
                   tr("If that server is yours, add its own address. Otherwise do not trust this link."));
    case ErrorCode::CacheDisk:
        return set(tr("Disk problem"), tr("The cache could not be written."),
                   tr("Free some space or check the disk. Playing goes on without the cache."));
    default:
        return;
    }
}

void ErrorText::fromMediaCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::MediaNotMedia:
        return set(tr("Not a film"),
                   tr("This is no film of a kind that Cuegate knows, but perhaps a web page or a playlist."),
                   tr("Copy the link to the film itself, not to the page that shows it."));
    case ErrorCode::ListNotList:
        return set(tr("Not a list"), tr("What is there is no list of films or channels (M3U)."),
                   tr("Copy the link of the list again, or ask the provider for it."));
    case ErrorCode::ListIsStream:
        return set(tr("A stream, no list"),
                   tr("This is one film or channel in parts (HLS), no list of many."),
                   tr("Add its link as a film instead."));
    case ErrorCode::MediaNoIndex:
        return set(tr("No index"), tr("The film has no index, so one cannot jump to a time in it."),
                   tr("Remux it once, for example with MKVToolNix; that adds an index and loses nothing."));
    case ErrorCode::MediaIndexTooBig:
        return set(tr("Index too big"), tr("The film's index is larger than any sensible film needs."),
                   tr("The file is probably damaged. Remux it or get another copy."));
    case ErrorCode::MediaEncrypted:
        return set(tr("Encrypted"), tr("The film is encrypted and cannot be served."),
                   tr("Use a copy without encryption."));
    case ErrorCode::MediaCodec:
        return set(tr("Codec not supported"), tr("No track of the film has a format that can be served."),
                   tr("Convert the film, for example to H.264 with AAC."));
    case ErrorCode::MediaCorrupt:
        return set(tr("Damaged file"), tr("The file is damaged, or has not been downloaded completely."),
                   tr("Download it again or remux it. The details show where reading stopped."));
    default:
        return;
    }
}

void ErrorText::fromAccountCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::AccountNone:
        return set(tr("No Xtream account"),
                   tr("What answers at this address is not the server of an Xtream account."),
                   tr("Check the server's address and port, the user name and the password."));
    case ErrorCode::AccountRefused:
        return set(tr("Login refused"), tr("The provider does not accept this user name and password."),
                   tr("Check the user name and the password, or ask the provider for new ones."));
    case ErrorCode::AccountExpired:
        return set(tr("Account expired"), tr("The account has expired."), tr("Renew it with the provider."));
    case ErrorCode::AccountDisabled:
        return set(tr("Account disabled"), tr("The provider has disabled this account."),
                   tr("Ask the provider why."));
    case ErrorCode::AccountBanned:
        return set(tr("Account banned"), tr("The provider has banned this account."),
                   tr("Ask the provider why."));
    case ErrorCode::ListIsSeries:
        return set(tr("A series"), tr("This is a series, of which only episodes can be played."),
                   tr("Open one of its episodes."));
    default:
        return;
    }
}

void ErrorText::fromConversionCode(ErrorCode code)
{
    switch (code) {
    case ErrorCode::ConvertHung:
        return set(tr("Conversion hung"), tr("Converting a part of the film did not come to an end."),
                   tr("Play it again: it is tried once more."));
    case ErrorCode::ConvertHangs:
        return set(tr("Not converted for now"),
                   tr("Converting this film hung, and hung again when it was tried once more. It is not "
                      "converted for ten minutes."),
                   tr("Players that need no conversion play it meanwhile. If you think that it works now, "
                      "try again."));
    case ErrorCode::ConvertCrashed:
        return set(tr("Conversion crashed"),
                   tr("A part of the film could not be converted: the codec crashed."),
                   tr("Play it again: it is tried once more."));
    case ErrorCode::ConvertCrashes:
        return set(
            tr("Not converted for now"),
            tr("Converting this film crashed, and crashed again when it was tried once more. It is not "
               "converted for ten minutes."),
            tr("Players that need no conversion play it meanwhile. If you think that it works now, "
               "try again."));
    case ErrorCode::ConvertBlocked:
        return set(tr("Nothing is converted"),
                   tr("Too many conversions hang or crashed, so nothing more is converted."),
                   tr("Close Cuegate and start it again. Players that need no conversion go on meanwhile."));
    default:
        return;
    }
}

void ErrorText::fromKind(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NotFound:
        return set(tr("Not found"), tr("The file does not exist any more."),
                   tr("Check that it was not moved and that its drive is connected."));
    case ErrorKind::InvalidArgument:
        return set(tr("Not understood"), tr("This address cannot be used."),
                   tr("Add the film again with its full address."));
    case ErrorKind::PermissionDenied:
        return set(tr("No permission"), tr("This computer does not allow reading it."),
                   tr("Check the permissions of the file and of its folder."));
    case ErrorKind::CorruptInput:
        return fromMediaCode(ErrorCode::MediaCorrupt);
    case ErrorKind::Unsupported:
        return set(tr("Not supported"), tr("Cuegate does not know this kind of source or film."),
                   tr("Use a direct link to a film, or a file: MKV, WebM, MP4, MOV, TS, AVI, FLV or Ogg."));
    case ErrorKind::Unavailable:
        return set(tr("Not available now"), tr("The source is not available at the moment."),
                   tr("Try again in a moment."));
    case ErrorKind::Cancelled:
        return set(tr("Stopped"), tr("The examination was stopped."), tr("Examine it again when you like."));
    case ErrorKind::Internal:
        break;
    }
    set(tr("Internal error"), tr("Something went wrong inside Cuegate."),
        tr("Try again. If it happens again, please report it with the details."));
}

} // namespace cuegate
