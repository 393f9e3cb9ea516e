// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/RequestGate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static bool isTokenChar(char c)
{
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        return true;
    return c != '\0' && QByteArrayView("!#$%&'*+-.^_`|~").contains(c);
}

static bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, isTokenChar);
}

static bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == 0x7F;
}

static bool listContains(const QByteArray &value, QByteArrayView word)
{
    const QList<QByteArray> items = value.split(',');
    return std::ranges::any_of(items, [&](const QByteArray &item) {
        return QByteArrayView(item).trimmed().compare(word, Qt::CaseInsensitive) == 0;
    });
}

RequestGate::State RequestGate::feed(QByteArrayView input)
{
    while (m_state == State::NeedMore && m_headBytes == 0 && scanLine(input)) {
    }
    if (m_state == State::NeedMore && m_headBytes > 0 && input.size() - m_headBytes >= m_bodyBytes) {
        m_request.body = input.sliced(m_headBytes, m_bodyBytes).toByteArray();
        m_state = State::Complete;
    }
    return m_state;
}

// Looks at the bytes of the current line that are new. True if the line ended and there may be another.
bool RequestGate::scanLine(QByteArrayView input)
{
    const bool isRequestLine = m_request.method.isEmpty();
    for (; m_seenBytes < input.size(); ++m_seenBytes) {
        const char c = input[m_seenBytes];
        const bool afterCr = m_seenBytes > m_lineBytes && input[m_seenBytes - 1] == '\r';
        if (m_seenBytes >= m_limits.maxHeadBytes) {
            refuse(431, u"the request head is too large"_s);
            return false;
        }
        if (c == '\n') {
            if (!afterCr) {
                refuse(400, u"a line ends without CR"_s);
                return false;
            }
            const QByteArrayView line = input.sliced(m_lineBytes, m_seenBytes - 1 - m_lineBytes);
            m_lineBytes = ++m_seenBytes;
            endLine(line);
            return m_state == State::NeedMore;
        }
        if (afterCr || (isControl(c) && c != '\r' && (c != '\t' || isRequestLine))) {
            refuse(400, u"a control character in the request head"_s);
            return false;
        }
        if (isRequestLine && c != '\r' && m_seenBytes - m_lineBytes >= m_limits.maxRequestLineBytes) {
            refuse(414, u"the request line is too long"_s);
            return false;
        }
    }
    return false;
}

void RequestGate::endLine(QByteArrayView line)
{
    if (m_request.method.isEmpty()) {
        // RFC 9112 section 2.2: an empty line left over from the request before may be ignored.
        if (line.isEmpty() && !m_skippedEmptyLine)
            m_skippedEmptyLine = true;
        else
            parseRequestLine(line);
    } else if (line.isEmpty()) {
        endHead();
    } else {
        parseField(line);
    }
}

void RequestGate::parseRequestLine(QByteArrayView line)
{
    const qsizetype firstSpace = line.indexOf(' ');
    const qsizetype lastSpace = line.lastIndexOf(' ');
    if (firstSpace < 0 || firstSpace == lastSpace)
        return refuse(400, u"the request line is malformed"_s);
    const QByteArrayView method = line.first(firstSpace);
    const QByteArrayView version = line.sliced(lastSpace + 1);
    if (!isToken(method))
        return refuse(400, u"the method is malformed"_s);
    if (version.size() != 8 || !version.startsWith("HTTP/") || version[6] != '.' || version[5] < '0' ||
        version[5] > '9' || version[7] < '0' || version[7] > '9')
        return refuse(400, u"the protocol version is malformed"_s);
    if (version[5] != '1')
        return refuse(505, u"only HTTP/1.0 and HTTP/1.1 are spoken here"_s);
    m_request.isHttp10 = version[7] == '0';
    m_request.method = method.toByteArray();
    parseTarget(line.sliced(firstSpace + 1, lastSpace - firstSpace - 1));
}

void RequestGate::parseTarget(QByteArrayView target)
{
    if (m_request.method == "CONNECT")
        return refuse(405, u"this is no proxy"_s);
    if (!target.startsWith('/'))
        return refuse(400, u"the request target must begin with a slash"_s);
    const bool isClean = std::ranges::all_of(target, [](char c) { return c > 0x20 && c < 0x7F && c != '#'; });
    if (!isClean)
        return refuse(400, u"the request target holds a byte that must be percent-encoded"_s);
    const qsizetype question = target.indexOf('?');
    m_request.path = (question < 0 ? target : target.first(question)).toByteArray();
    if (question >= 0)
        m_request.query = target.sliced(question + 1).toByteArray();
}

void RequestGate::parseField(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    // Also finds a folded line and a space before the colon: neither is part of a token.
    if (colon < 0 || !isToken(line.first(colon)))
        return refuse(400, u"a header field is malformed"_s);
    if (m_request.fields.size() >= static_cast<size_t>(std::max(0, m_limits.maxFields)))
        return refuse(431, u"too many header fields"_s);
    m_request.fields.emplace_back(line.first(colon).toByteArray().toLower(),
                                  line.sliced(colon + 1).trimmed().toByteArray());
}

void RequestGate::endHead()
{
    m_headBytes = m_seenBytes;
    int hosts = 0;
    for (const auto &[name, value] : m_request.fields) {
        if (name == "host") {
            ++hosts;
            parseHost(value);
        }
    }
    if (hosts > 1 || (hosts == 0 && !m_request.isHttp10))
        refuse(400, u"exactly one Host field is needed"_s);
    if (m_state == State::NeedMore)
        parseFraming();
}

// RFC 3986 section 3.2.2, as much of it as keeps lookalikes out: no user information, path or list.
void RequestGate::parseHost(const QByteArray &value)
{
    QByteArrayView host(value);
    qsizetype portColon = host.lastIndexOf(':');
    if (host.startsWith('[')) {
        const qsizetype bracket = host.indexOf(']');
        if (bracket < 0 || (bracket + 1 < host.size() && portColon != bracket + 1))
            return refuse(400, u"the Host field is malformed"_s);
        portColon = bracket + 1 < host.size() ? portColon : -1;
    }
    if (portColon >= 0) {
        const bool isNumber =
            std::ranges::all_of(host.sliced(portColon + 1), [](char c) { return c >= '0' && c <= '9'; });
        if (!isNumber)
            return refuse(400, u"the Host field is malformed"_s);
        host = host.first(portColon);
    }
    const bool isBracketed = host.startsWith('[');
    if (isBracketed)
        host = host.sliced(1, host.size() - 2);
    const bool isName = std::ranges::all_of(host, [isBracketed](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.' || c == '_' || c == '%' || (isBracketed && c == ':');
    });
    if (!isName)
        return refuse(400, u"the Host field is malformed"_s);
    m_host = host.toByteArray().toLower();
}

void RequestGate::parseFraming()
{
    int lengths = 0;
    bool isEncoded = false;
    QByteArray length;
    for (const auto &[name, value] : m_request.fields) {
        if (name == "content-length") {
            ++lengths;
            length = value;
        } else if (name == "transfer-encoding") {
            isEncoded = true;
        }
    }
    const bool isNumber =
        !length.isEmpty() && std::ranges::all_of(length, [](char c) { return c >= '0' && c <= '9'; });
    if (lengths > 1 || (lengths == 1 && (!isNumber || isEncoded)) || (isEncoded && m_request.isHttp10))
        return refuse(400, u"the length of the request body is ambiguous"_s);
    const qint64 maxBodyBytes = std::max<qint64>(0, m_limits.maxBodyBytes);
    if (isEncoded)
        return maxBodyBytes == 0 ? refuse(413, u"no request body is taken here"_s)
                                 : refuse(411, u"a request body needs a Content-Length"_s);
    if (lengths == 0)
        return;
    bool fits = false;
    const qint64 sizeBytes = length.toLongLong(&fits);
    if (!fits || sizeBytes > maxBodyBytes)
        return refuse(413, maxBodyBytes == 0 ? u"no request body is taken here"_s
                                             : u"the request body is too large"_s);
    m_bodyBytes = static_cast<qsizetype>(sizeBytes);
}

HttpRequest RequestGate::takeRequest()
{
    return std::exchange(m_request, {});
}

bool RequestGate::isPersistent() const
{
    bool keepAlive = false;
    for (const auto &[name, value] : m_request.fields) {
        if (name != "connection")
            continue;
        if (listContains(value, "close"))
            return false;
        keepAlive = keepAlive || listContains(value, "keep-alive");
    }
    return keepAlive || !m_request.isHttp10;
}

bool RequestGate::wantsContinue() const
{
    return m_state == State::NeedMore && m_headBytes > 0 && !m_request.isHttp10 &&
           m_request.field("expect").compare("100-continue", Qt::CaseInsensitive) == 0;
}

void RequestGate::refuse(int status, const QString &reason)
{
    m_state = State::Refused;
    m_refusal = {status, reason};
}

void RequestGate::reset()
{
    *this = RequestGate(m_limits);
}

} // namespace cuegate
