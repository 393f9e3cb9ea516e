// SPDX-License-Identifier: GPL-3.0-or-later
// Whom an HttpLoop talks to: addresses within a request's reach, and hosts that libcurl verifies, or that
// show a certificate which the user trusts.
#include "core/io/HttpLoopExchange.h"
#include "core/io/PeerCertificate.h"

#include <algorithm>

#include <sys/socket.h>

namespace cuegate {

static constexpr size_t kMaxKnownCertificates = 1024; // far more than connections are open

// Where libcurl is not to verify, mayGoOn() does. libcurl lets requests that verify and such that do not
// share no connection; sessions are not resumed, as then no certificate would be shown.
void HttpLoop::configureTrust(CURL *easy, const FetchRequest &request)
{
    const bool isVerified = request.trust == FetchRequest::Trust::Verified;
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, isVerified ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, isVerified ? 2L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_SESSIONID_CACHE, isVerified ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_CERTINFO, isVerified ? 0L : 1L);
    if (request.extent == FetchRequest::Extent::Handshake)
        curl_easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
}

// Of a connection that was just made; of one that is used again libcurl tells nothing.
static QByteArray shownCertificate(CURL *easy)
{
    static constexpr QByteArrayView kName = "Cert:";
    curl_certinfo *chain = nullptr;
    curl_easy_getinfo(easy, CURLINFO_CERTINFO, &chain);
    const curl_slist *facts = chain && chain->num_of_certs > 0 ? chain->certinfo[0] : nullptr;
    for (; facts; facts = facts->next) {
        const QByteArrayView fact(facts->data);
        if (fact.startsWith(kName))
            return fact.sliced(kName.size()).toByteArray();
    }
    return {};
}

bool HttpLoop::hasPinnedCertificate(const Exchange &exchange, const QByteArray &connection)
{
    if (const QByteArray pem = shownCertificate(exchange.easy); !pem.isEmpty()) {
        if (m_certificates.size() >= kMaxKnownCertificates)
            m_certificates.erase(m_certificates.begin());
        m_certificates[connection] = certificateHash(pem);
    }
    const auto known = m_certificates.find(connection);
    return known != m_certificates.end() && !known->second.isEmpty() && known->second == exchange.certificate;
}

bool HttpLoop::mayGoOn(Exchange &exchange, const QByteArray &connection)
{
    if (exchange.extent == FetchRequest::Extent::Handshake) {
        exchange.certificatePem = shownCertificate(exchange.easy);
        exchange.end = HttpOutcome::End::HandshakeDone;
        return false;
    }
    if (exchange.trust == FetchRequest::Trust::Verified || hasPinnedCertificate(exchange, connection))
        return true;
    exchange.end = HttpOutcome::End::CertificateDenied;
    return false;
}

// Called with the address of each try, after the name was looked up: there is nothing to be changed in
// between.
curl_socket_t HttpLoop::openSocketCallback(void *self, curlsocktype, curl_sockaddr *address)
{
    auto *exchange = static_cast<Exchange *>(self);
    const bool isForbidden = isForbiddenAddress(address->addr);
    if (isForbidden || (exchange->reach == Reach::Public && !isPublicAddress(address->addr))) {
        if (!exchange->hasConnected)
            exchange->end = isForbidden && exchange->reach == Reach::Any ? HttpOutcome::End::AddressForbidden
                                                                         : HttpOutcome::End::AddressDenied;
        return CURL_SOCKET_BAD;
    }
    exchange->hasConnected = true;
    exchange->end = HttpOutcome::End::Complete;
    return ::socket(address->family, address->socktype, address->protocol);
}

// Connections are shared: this one may have been opened by a request of another reach.
int HttpLoop::sentCallback(void *self, char *peerAddress, char *ownAddress, int peerPort, int ownPort)
{
    auto *exchange = static_cast<Exchange *>(self);
    if (exchange->reach == Reach::Public && !isPublicPeer(peerAddress, ownAddress)) {
        exchange->end = HttpOutcome::End::AddressDenied;
        return CURL_PREREQFUNC_ABORT;
    }
    const auto &ownPorts = exchange->loop->m_ownPorts;
    if (isOwnPeer(peerAddress, ownAddress) &&
        std::find(ownPorts.begin(), ownPorts.end(), peerPort) != ownPorts.end()) {
        exchange->end = HttpOutcome::End::AddressForbidden;
        return CURL_PREREQFUNC_ABORT;
    }
    const QByteArray connection = QByteArray(peerAddress) + ' ' + QByteArray::number(peerPort) + ' ' +
                                  QByteArray(ownAddress) + ' ' + QByteArray::number(ownPort);
    if (!exchange->loop->mayGoOn(*exchange, connection))
        return CURL_PREREQFUNC_ABORT;
    exchange->deadline = std::chrono::steady_clock::now() + exchange->timeouts.firstByte;
    exchange->listener->onSent();
    return CURL_PREREQFUNC_OK;
}

} // namespace cuegate
