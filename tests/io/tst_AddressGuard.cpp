// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/AddressGuard.h"

#include <QTest>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_AddressGuard : public QObject
{
    Q_OBJECT

    static bool isPublic(const char *text) { return judged(isPublicAddress, text); }
    static bool judged(bool (*judge)(const sockaddr &), const char *text)
    {
        sockaddr_in address4 = {};
        sockaddr_in6 address6 = {};
        address4.sin_family = AF_INET;
        address6.sin6_family = AF_INET6;
        if (::inet_pton(AF_INET, text, &address4.sin_addr) == 1)
            return judge(reinterpret_cast<const sockaddr &>(address4));
        if (::inet_pton(AF_INET6, text, &address6.sin6_addr) != 1)
            qFatal("%s is no address", text);
        return judge(reinterpret_cast<const sockaddr &>(address6));
    }

private Q_SLOTS:
    void tellsPublicAddressesFromOthers_data()
    {
        QTest::addColumn<bool>("expected");
        // Each network that is not public by its first and last address, and their neighbours outside it.
        for (const char *text : {"0.0.0.0",
                                 "0.255.255.255",
                                 "10.0.0.0",
                                 "10.255.255.255",
                                 "100.64.0.0",
                                 "100.127.255.255",
                                 "127.0.0.1",
                                 "127.255.255.255",
                                 "169.254.0.0",
                                 "169.254.169.254",
                                 "169.254.255.255",
                                 "172.16.0.0",
                                 "172.31.255.255",
                                 "192.0.0.0",
                                 "192.0.0.255",
                                 "192.0.2.0",
                                 "192.0.2.255",
                                 "192.88.99.0",
                                 "192.88.99.255",
                                 "192.168.0.0",
                                 "192.168.255.255",
                                 "198.18.0.0",
                                 "198.19.255.255",
                                 "198.51.100.0",
                                 "198.51.100.255",
                                 "203.0.113.0",
                                 "203.0.113.255",
                                 "224.0.0.0",
                                 "239.255.255.255",
                                 "240.0.0.0",
                                 "255.255.255.255",
                                 "::",
                                 "::1",
                                 "::127.0.0.1",
                                 "::8.8.8.8",
                                 "::ffff:8.8.8.8",
                                 "::ffff:10.0.0.1",
                                 "::ffff:0:10.0.0.1",
                                 "64:ff9b::8.8.8.8",
                                 "64:ff9b::10.0.0.1",
                                 "64:ff9b:1::1",
                                 "100::1",
                                 "1fff:ffff::1",
                                 "2001::1",
                                 "2001:0:102:304::1",
                                 "2001:10::1",
                                 "2001:1ff::1",
                                 "2001:db8::1",
                                 "2002:7f00:1::1",
                                 "2002:c0a8:101::1",
                                 "2002:a9fe:a9fe::",
                                 "3fff::1",
                                 "3fff:fff::1",
                                 "4000::1",
                                 "5f00::1",
                                 "fc00::1",
                                 "fdff::1",
                                 "fe80::1",
                                 "febf::1",
                                 "fec0::1",
                                 "ff02::1",
                                 "ff0e::1"})
            QTest::newRow(text) << false;
        for (const char *text :
             {"1.0.0.0",         "9.255.255.255",   "11.0.0.0",       "100.63.255.255",  "100.128.0.0",
              "126.255.255.255", "128.0.0.0",       "169.253.0.1",    "169.255.0.1",     "172.15.255.255",
              "172.32.0.0",      "191.255.255.255", "192.0.1.0",      "192.0.3.0",       "192.88.98.255",
              "192.167.255.1",   "192.169.0.1",     "198.17.255.255", "198.20.0.0",      "198.51.99.255",
              "198.51.101.0",    "203.0.112.255",   "203.0.114.0",    "223.255.255.255", "2000::1",
              "2001:200::1",     "2001:db7::1",     "2001:db9::1",    "2002:808:808::1", "2a00:1450::1",
              "3ffe::1",         "3fff:1000::1"})
            QTest::newRow(text) << true;
    }
    void tellsPublicAddressesFromOthers()
    {
        QFETCH(bool, expected);
        QCOMPARE(isPublic(QTest::currentDataTag()), expected);
        QCOMPARE(isPublicPeer(QTest::currentDataTag(), "192.168.1.10"), expected);
    }
    void trustsNoOtherFamilyAndNoNonsense()
    {
        const sockaddr_un local = {AF_UNIX, "/run/a"};
        QVERIFY(!isPublicAddress(reinterpret_cast<const sockaddr &>(local)));
        QVERIFY(!isPublicPeer("", ""));
        QVERIFY(!isPublicPeer("/run/a", ""));
    }
    void forbidsWhatIsNoServersAddress()
    {
        for (const char *text :
             {"0.0.0.0", "0.1.2.3", "169.254.169.254", "169.254.0.1", "224.0.0.1", "239.255.255.250",
              "255.255.255.255", "::", "ff02::1", "::ffff:0.0.0.0", "::ffff:169.254.169.254"})
            QVERIFY2(judged(isForbiddenAddress, text), text);
        // Typed, these are a NAS, or a program on this computer.
        for (const char *text :
             {"127.0.0.1", "10.0.0.1", "192.168.1.5", "172.16.0.1", "100.64.0.1", "169.253.0.1", "8.8.8.8",
              "::1", "fd00::5", "fe80::1", "2a00:1450::1", "::ffff:127.0.0.1"})
            QVERIFY2(!judged(isForbiddenAddress, text), text);
    }
    void knowsConnectionsToThisComputer()
    {
        QVERIFY(isOwnPeer("127.0.0.1", "127.0.0.1"));
        QVERIFY(isOwnPeer("127.0.0.2", "127.0.0.1"));
        QVERIFY(isOwnPeer("::1", "::1"));
        QVERIFY(isOwnPeer("192.168.1.5", "192.168.1.5"));
        QVERIFY(isOwnPeer("::ffff:127.0.0.2", "::ffff:127.0.0.1"));
        QVERIFY(!isOwnPeer("192.168.1.6", "192.168.1.5"));
    }
    void knowsThisComputerByItsPublicAddress()
    {
        QVERIFY(!isPublicPeer("8.8.8.8", "8.8.8.8"));
        QVERIFY(!isPublicPeer("2a00:1450::1", "2a00:1450::1"));
        QVERIFY(isPublicPeer("8.8.8.8", "8.8.8.80"));
    }
    void letsASourceReachWhatItNames_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("asked");
        QTest::addColumn<bool>("isAny");
        const auto row = [](const char *name, const QString &typed, const QString &asked, bool isAny) {
            QTest::newRow(name) << typed << asked << isAny;
        };
        row("address", u"http://192.168.1.5:8096/a"_s, u"http://192.168.1.5:8096/b"_s, true);
        row("address-other-port", u"http://192.168.1.5:8096/a"_s, u"http://192.168.1.5:8097/a"_s, false);
        row("address-other-host", u"http://192.168.1.5:8096/a"_s, u"http://192.168.1.6:8096/a"_s, false);
        row("default-port", u"http://192.168.1.5/a"_s, u"http://192.168.1.5:80/a"_s, true);
        row("default-ports-differ", u"http://192.168.1.5/a"_s, u"https://192.168.1.5/a"_s, false);
        row("user-info", u"http://u:p@192.168.1.5/a"_s, u"http://192.168.1.5/a"_s, true);
        row("ipv6", u"http://[fd00::5]:80/a"_s, u"http://[fd00:0::5]/b"_s, true);
        row("short-spelling", u"http://127.1:81/a"_s, u"http://127.0.0.1:81/a"_s, true);
        row("bare-name", u"http://nas/a"_s, u"http://nas/b"_s, true);
        row("bare-name-dot", u"http://nas./a"_s, u"http://nas./b"_s, true);
        row("mixed-case", u"http://NAS.Local:81/a"_s, u"http://nas.local:81/a"_s, true);
        row("mdns", u"http://nas.local/a"_s, u"http://nas.local/b"_s, true);
        row("home-arpa", u"http://nas.home.arpa/a"_s, u"http://nas.home.arpa/b"_s, true);
        row("router", u"http://fritz.box/a"_s, u"http://fritz.box/b"_s, true);
        row("localhost", u"http://localhost:81/a"_s, u"http://localhost:81/b"_s, true);
        row("public-name", u"http://cdn.example.com/a"_s, u"http://cdn.example.com/a"_s, false);
        row("public-to-private", u"http://cdn.example.com/a"_s, u"http://192.168.1.1/a"_s, false);
        row("public-to-local", u"http://cdn.example.com/a"_s, u"http://router.lan/a"_s, false);
        row("looks-local-inside", u"http://nas.local.example.com/a"_s, u"http://nas.local.example.com/a"_s,
            false);
        row("looks-local-outside", u"http://evillan.com/a"_s, u"http://evillan.com/a"_s, false);
        row("ends-like-local", u"http://a.notlocal/a"_s, u"http://a.notlocal/a"_s, false);
        row("ends-like-router", u"http://a.xfritz.box/a"_s, u"http://a.xfritz.box/a"_s, false);
        row("permitted", u"http://cdn.example.com/a"_s, u"http://127.0.0.1:6878/a"_s, true);
        row("permitted-other-port", u"http://cdn.example.com/a"_s, u"http://127.0.0.1:6879/a"_s, false);
    }
    void letsASourceReachWhatItNames()
    {
        QFETCH(QString, typed);
        QFETCH(QString, asked);
        QFETCH(bool, isAny);
        const Reach reach = reachOf(QUrl(asked), QUrl(typed), {{u"127.0.0.1"_s, 6878}});
        QCOMPARE(reach == Reach::Any, isAny);
    }
};

QTEST_APPLESS_MAIN(tst_AddressGuard)
#include "tst_AddressGuard.moc"
