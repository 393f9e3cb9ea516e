// SPDX-License-Identifier: GPL-3.0-or-later
// Whom an HttpLoop talks to: hosts that libcurl verifies, or that show a certificate which the user trusts.
#include "core/io/HttpLoopExchange.h"
#include "core/io/PeerCertificate.h"

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

} // namespace cuegate
