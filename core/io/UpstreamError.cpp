// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/UpstreamError.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static QString hostOf(const QUrl &url)
{
    return url.host().isEmpty() ? u"the server"_s : url.host();
}

static QString seconds(std::chrono::milliseconds time)
{
    return QString::number(static_cast<double>(time.count()) / 1000.0, 'g', 3) + u" s"_s;
}

Error upstreamError(ErrorCode code, const QUrl &url, const QString &what)
{
    return Error{ErrorKind::Unavailable, hostOf(url) + u' ' + what, code};
}

Error changedError(const QUrl &url)
{
    return upstreamError(ErrorCode::UpstreamChanged, url,
                         u"now has another version of this file than the one that was opened"_s);
}

Error busyError(const QUrl &url, int limit, const QString &title)
{
    constexpr qsizetype kMaxTitleLength = 60; // the sentence has to fit into an answer of 512 bytes
    const QString what = limit == 1 ? u"allows one connection at a time, and it is in use"_s
                                    : u"allows %1 connections at a time, and all are in use"_s.arg(limit);
    const QString by = title.isEmpty() ? QString() : u" for \"%1\""_s.arg(title.left(kMaxTitleLength));
    return upstreamError(ErrorCode::UpstreamBusy, url, what + by);
}

Error limitedError(const QUrl &url, std::chrono::milliseconds wait)
{
    Error error = upstreamError(ErrorCode::UpstreamLimited, url,
                                u"is limiting us: it asked to be left alone for a while"_s);
    error.retryAfter = std::max(std::chrono::seconds(1), std::chrono::ceil<std::chrono::seconds>(wait));
    return error;
}

static bool isTls(CURLcode code)
{
    switch (code) {
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_INVALIDCERTSTATUS:
        return true;
    default:
        return false;
    }
}

// The numbers are OpenSSL's X509_V_ERR_…, which libcurl hands on as they are.
std::optional<CertificateProblem> certificateProblemOf(const HttpOutcome &outcome)
{
    if (outcome.end != HttpOutcome::End::Failed || !isTls(outcome.code))
        return std::nullopt;
    switch (outcome.tlsVerifyResult) {
    case 9:
        return CertificateProblem::NotYetValid;
    case 10:
        return CertificateProblem::Expired;
    case 18:
    case 19:
        return CertificateProblem::SelfSigned;
    case 2:
    case 20:
    case 21:
        return CertificateProblem::UnknownAuthority;
    case 23:
        return CertificateProblem::Revoked;
    case 62:
    case 64:
        return CertificateProblem::OtherHost;
    case 0:
    case 1: // libcurl's "not looked at": the chain was fine, so it was the name
        if (outcome.code == CURLE_PEER_FAILED_VERIFICATION)
            return CertificateProblem::OtherHost;
        return std::nullopt;
    default:
        return CertificateProblem::Other;
    }
}

static QString tlsReason(const HttpOutcome &outcome)
{
    const auto problem = certificateProblemOf(outcome);
    if (!problem)
        return u"no secure connection could be agreed on"_s;
    switch (*problem) {
    case CertificateProblem::NotYetValid:
        return u"its certificate is not valid yet"_s;
    case CertificateProblem::Expired:
        return u"its certificate has expired"_s;
    case CertificateProblem::SelfSigned:
        return u"its certificate is self-signed"_s;
    case CertificateProblem::UnknownAuthority:
        return u"its certificate comes from an unknown authority"_s;
    case CertificateProblem::Revoked:
        return u"its certificate has been revoked"_s;
    case CertificateProblem::OtherHost:
        return u"its certificate is for another host"_s;
    case CertificateProblem::Other:
        break;
    }
    return u"its certificate was not accepted (reason %1)"_s.arg(outcome.tlsVerifyResult);
}

static bool isBrokenOff(CURLcode code)
{
    switch (code) {
    case CURLE_PARTIAL_FILE:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_ERROR:
    case CURLE_GOT_NOTHING:
        return true;
    default:
        return false;
    }
}

static Error errorOfCode(const HttpOutcome &outcome, const QUrl &url, const HttpTimeouts &timeouts)
{
    const CURLcode code = outcome.code;
    if (code == CURLE_COULDNT_RESOLVE_HOST)
        return upstreamError(ErrorCode::UpstreamDns, url, u"is not known to the name service"_s);
    if (code == CURLE_OPERATION_TIMEDOUT && !outcome.nameResolved)
        return upstreamError(ErrorCode::UpstreamDns, url,
                             u"could not be looked up within %1: the name service does not answer"_s.arg(
                                 seconds(timeouts.connect)));
    // libcurl does not tell whether the host or TLS kept us waiting.
    if (code == CURLE_OPERATION_TIMEDOUT) {
        const QString what = url.scheme() == "https"_L1 ? u"a secure connection"_s : u"a connection"_s;
        return upstreamError(ErrorCode::UpstreamUnreachable, url,
                             u"did not accept %1 within %2"_s.arg(what, seconds(timeouts.connect)));
    }
    if (code == CURLE_COULDNT_CONNECT)
        return upstreamError(ErrorCode::UpstreamUnreachable, url,
                             u"cannot be reached: the connection was refused or there is no route"_s);
    if (isTls(code))
        return upstreamError(ErrorCode::UpstreamTls, url, u"cannot be trusted: "_s + tlsReason(outcome));
    if (isBrokenOff(code))
        return upstreamError(ErrorCode::UpstreamUnreachable, url,
                             u"broke the connection off again and again"_s);
    return upstreamError(ErrorCode::UpstreamProtocol, url,
                         u"answered with something that is not HTTP (%1)"_s.arg(
                             QString::fromLatin1(curl_easy_strerror(code))));
}

Error errorOfOutcome(const HttpOutcome &outcome, const QUrl &url, const HttpTimeouts &timeouts)
{
    switch (outcome.end) {
    case HttpOutcome::End::FirstByteTimeout:
        return upstreamError(
            ErrorCode::UpstreamSlow, url,
            u"accepted the request but sent no answer within %1"_s.arg(seconds(timeouts.firstByte)));
    case HttpOutcome::End::StallTimeout:
        return upstreamError(ErrorCode::UpstreamSlow, url,
                             u"stopped sending for %1"_s.arg(seconds(timeouts.stall)));
    case HttpOutcome::End::HeadTooBig:
        return upstreamError(ErrorCode::UpstreamProtocol, url, u"sent a response head above 64 KiB"_s);
    case HttpOutcome::End::Malformed:
        return upstreamError(ErrorCode::UpstreamProtocol, url,
                             u"sent an answer that breaks the rules of HTTP"_s);
    case HttpOutcome::End::AddressForbidden:
        return upstreamError(
            ErrorCode::UpstreamAddress, url,
            u"is an address where no film can be: Cuegate's own, or one that is no server's"_s);
    case HttpOutcome::End::AddressDenied:
        if (isAddressLiteral(url.host()))
            return upstreamError(
                ErrorCode::UpstreamAddress, url,
                u"is not an address of the internet, and the source was not added with it"_s);
        return upstreamError(
            ErrorCode::UpstreamDns, url,
            u"has an address that is not of the internet: use that address if it is yours"_s);
    case HttpOutcome::End::CertificateDenied:
        return upstreamError(ErrorCode::UpstreamTls, url,
                             u"cannot be trusted: its certificate is not the one that you trust"_s);
    case HttpOutcome::End::Complete:
    case HttpOutcome::End::Stopped:
    case HttpOutcome::End::HandshakeDone:
        return upstreamError(ErrorCode::UpstreamUnreachable, url,
                             u"ended its answer too early again and again"_s);
    case HttpOutcome::End::Failed:
        break;
    }
    return errorOfCode(outcome, url, timeouts);
}

bool isWorthRetrying(const HttpOutcome &outcome)
{
    switch (outcome.end) {
    case HttpOutcome::End::HeadTooBig:
    case HttpOutcome::End::Malformed:
    case HttpOutcome::End::AddressDenied:
    case HttpOutcome::End::AddressForbidden:
    case HttpOutcome::End::CertificateDenied:
        return false;
    case HttpOutcome::End::Failed:
        return isBrokenOff(outcome.code) || outcome.code == CURLE_COULDNT_CONNECT;
    default:
        return true;
    }
}

Error errorOfStatus(int status, const QUrl &url)
{
    switch (status) {
    case 401:
    case 403:
    case 410:
    case 512: // of Xtream panels
        return upstreamError(
            ErrorCode::UpstreamAuth, url,
            u"refused access (status %1): the link may have expired or need a login"_s.arg(status));
    case 404: {
        Error error =
            upstreamError(ErrorCode::UpstreamNotFound, url, u"does not have this file (status 404)"_s);
        error.kind = ErrorKind::NotFound;
        return error;
    }
    case 429:
    case 503:
        return upstreamError(ErrorCode::UpstreamLimited, url,
                             u"is limiting us or overloaded (status %1)"_s.arg(status));
    default:
        return upstreamError(ErrorCode::UpstreamStatus, url, u"answered with status %1"_s.arg(status));
    }
}

} // namespace cuegate
