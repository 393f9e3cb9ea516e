// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/Access.h"

#include <QFile>
#include <QMessageAuthenticationCode>
#include <QNetworkInterface>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace cuegate {

namespace {

constexpr qsizetype kSecretBytes = 32;
constexpr qsizetype kCapabilityBytes = 16;

} // namespace

static QByteArray randomBytes(qsizetype count)
{
    QByteArray bytes(count, Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(QRandomGenerator::system()->bounded(256));
    return bytes;
}

// RFC 4648 section 6, lower case, without padding.
static QByteArray base32(const QByteArray &bytes)
{
    constexpr char kAlphabet[] = "abcdefghijklmnopqrstuvwxyz234567";
    QByteArray text;
    quint32 bits = 0;
    int bitCount = 0;
    for (const char byte : bytes) {
        bits = (bits << 8 | quint8(byte)) & 0xFFFF;
        bitCount += 8;
        while (bitCount >= 5) {
            text += kAlphabet[bits >> (bitCount - 5) & 31];
            bitCount -= 5;
        }
    }
    if (bitCount > 0)
        text += kAlphabet[bits << (5 - bitCount) & 31];
    return text;
}

// Nothing if base32() would not have spelled it so.
static std::optional<QByteArray> fromBase32(const QByteArray &text)
{
    QByteArray bytes;
    quint32 bits = 0;
    int bitCount = 0;
    for (const char c : text) {
        const int value = c >= 'a' && c <= 'z' ? c - 'a' : c >= '2' && c <= '7' ? c - '2' + 26 : -1;
        if (value < 0)
            return std::nullopt;
        bits = (bits << 5 | quint32(value)) & 0xFFFF;
        bitCount += 5;
        if (bitCount >= 8) {
            bytes += char(bits >> (bitCount - 8) & 0xFF);
            bitCount -= 8;
        }
    }
    return base32(bytes) == text ? std::optional(bytes) : std::nullopt;
}

Result<Access> Access::open(const QString &profileDirectory)
{
    Access access;
    const QString path = profileDirectory + u"/access.key"_s;
    QFile existing(path);
    QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner);
    if (existing.open(QIODevice::ReadOnly))
        access.m_secret = existing.read(kSecretBytes + 1);
    if (access.m_secret.size() != kSecretBytes) {
        access.m_secret = randomBytes(kSecretBytes);
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
            file.write(access.m_secret) != kSecretBytes || !file.commit())
            return fail(ErrorKind::PermissionDenied, u"The profile folder %1 cannot be written: %2."_s.arg(
                                                         profileDirectory, file.errorString()));
    }
    access.m_entries = IdCipher(access.m_secret);
    access.m_controlToken = randomBytes(16).toHex();
    return access;
}

QByteArray Access::capabilityOf(const SourceId &source) const
{
    const QByteArray mac = QMessageAuthenticationCode::hash("capability " + source.toUtf8(), m_secret,
                                                            QCryptographicHash::Sha256);
    return base32(mac.left(kCapabilityBytes));
}

QByteArray Access::capabilityOf(const SourceId &list, quint64 entry) const
{
    return base32(m_entries.sealed({list.toULongLong(nullptr, 16), entry}));
}

std::optional<Access::Entry> Access::entryOf(const QByteArray &capability) const
{
    const auto bytes = fromBase32(capability);
    if (!bytes || bytes->size() != kCapabilityBytes)
        return std::nullopt;
    const auto [list, entry] = m_entries.opened(*bytes);
    return Entry{u"%1"_s.arg(list, 16, 16, QChar(u'0')), entry};
}

bool Access::isControlToken(QByteArrayView token) const
{
    if (token.size() != m_controlToken.size())
        return false;
    quint8 difference = 0;
    for (qsizetype i = 0; i < token.size(); ++i)
        difference |= quint8(token[i] ^ m_controlToken[i]);
    return difference == 0;
}

static QHostAddress normalised(const QHostAddress &address)
{
    bool isMapped = false;
    const quint32 v4 = address.toIPv4Address(&isMapped);
    return isMapped ? QHostAddress(v4) : address;
}

static bool isSharedLink(const QNetworkInterface &interface)
{
    if (interface.flags().testFlag(QNetworkInterface::IsPointToPoint))
        return false;
    const QString name = interface.name();
    return !name.startsWith("docker"_L1) && !name.startsWith("br-"_L1) && !name.startsWith("virbr"_L1) &&
           !name.startsWith("tun"_L1) && !name.startsWith("wg"_L1);
}

// RFC 1918, RFC 6598 (what overlay networks hand out), RFC 4193, link-local.
static bool isPrivate(const QHostAddress &address)
{
    static const QList<QPair<QHostAddress, int>> networks{
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s),     QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s), QHostAddress::parseSubnet(u"100.64.0.0/10"_s),
        QHostAddress::parseSubnet(u"169.254.0.0/16"_s), QHostAddress::parseSubnet(u"fc00::/7"_s),
        QHostAddress::parseSubnet(u"fe80::/10"_s)};
    return std::any_of(networks.begin(), networks.end(),
                       [&](const auto &network) { return address.isInSubnet(network); });
}

bool mayConnect(const QHostAddress &peer, const QHostAddress &local, PeerSetting peers)
{
    const QHostAddress from = normalised(peer);
    const QHostAddress to = normalised(local);
    if (from.isLoopback())
        return true;
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const auto entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            QHostAddress own = entry.ip();
            own.setScopeId({});
            QHostAddress reached = to;
            reached.setScopeId({});
            if (own != reached)
                continue;
            QHostAddress unscoped = from;
            unscoped.setScopeId({});
            // A machine talks to its own LAN address too.
            if (unscoped == own)
                return true;
            if (isSharedLink(interface))
                return unscoped.isInSubnet(own, entry.prefixLength());
            return peers == PeerSetting::AlsoTunnels && isPrivate(unscoped);
        }
    }
    return false;
}

bool isThisMachine(const QHostAddress &address)
{
    QHostAddress unscoped = normalised(address);
    unscoped.setScopeId({});
    const auto all = QNetworkInterface::allAddresses();
    return unscoped.isLoopback() || std::any_of(all.begin(), all.end(), [&](QHostAddress own) {
               own.setScopeId({});
               return own == unscoped;
           });
}

// What multicast DNS calls this machine (RFC 6762 section 3).
static QByteArray localName()
{
    const QByteArray label = QSysInfo::machineHostName().section(u'.', 0, 0).toLower().toUtf8();
    return label.isEmpty() ? QByteArray() : label + ".local";
}

bool isOurHost(const QByteArray &host, const QHostAddress &local, const QString &names)
{
    QByteArray name = host;
    if (name.startsWith('[') && name.endsWith(']'))
        name = name.mid(1, name.size() - 2);
    if (name == "localhost")
        return true;
    const QHostAddress literal(QString::fromLatin1(name));
    if (!literal.isNull())
        return literal.isLoopback() || normalised(literal) == normalised(local) ||
               QNetworkInterface::allAddresses().contains(literal);
    if (name.isEmpty())
        return false;
    const QStringList added = names.split(u' ', Qt::SkipEmptyParts);
    return name == localName() || added.contains(QString::fromLatin1(name), Qt::CaseInsensitive);
}

QHostAddress lanAddress()
{
    const auto interfaces = QNetworkInterface::allInterfaces();
    for (const QNetworkInterface &interface : interfaces) {
        const auto flags = interface.flags();
        if (!flags.testFlag(QNetworkInterface::IsRunning) || flags.testFlag(QNetworkInterface::IsLoopBack) ||
            !isSharedLink(interface))
            continue;
        const auto entries = interface.addressEntries();
        for (const QNetworkAddressEntry &entry : entries) {
            if (entry.ip().protocol() == QAbstractSocket::IPv4Protocol && !entry.ip().isLinkLocal())
                return entry.ip();
        }
    }
    return QHostAddress(QHostAddress::LocalHost);
}

} // namespace cuegate
