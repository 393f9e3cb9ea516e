// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/KnownDevices.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_KnownDevices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void meetsEachDeviceOnce()
    {
        KnownDevices devices;
        QVERIFY(devices.meet(QHostAddress(u"192.168.1.7"_s)));
        QVERIFY(devices.meet(QHostAddress(u"fe80::7"_s)));
        QVERIFY(!devices.meet(QHostAddress(u"192.168.1.7"_s)));
        QVERIFY(!devices.meet(QHostAddress(u"fe80::7"_s)));
    }

    void knowsThemAfterARestart()
    {
        KnownDevices before;
        QVERIFY(before.meet(QHostAddress(u"192.168.1.7"_s)));
        QVERIFY(before.meet(QHostAddress(u"fe80::7"_s)));
        KnownDevices after(before.text());
        QVERIFY(!after.meet(QHostAddress(u"192.168.1.7"_s)));
        QVERIFY(!after.meet(QHostAddress(u"fe80::7"_s)));
        QVERIFY(after.meet(QHostAddress(u"192.168.1.8"_s)));
    }

    void takesAnyText()
    {
        KnownDevices devices(u"  not an address 192.168.1.7 192.168.1.7 \n"_s);
        QCOMPARE(devices.text(), u"192.168.1.7"_s);
    }

    void keepsThoseThatWereMetLast()
    {
        KnownDevices devices;
        const QHostAddress daily(u"192.168.1.7"_s);
        QVERIFY(devices.meet(daily));
        for (quint32 i = 0; i < 2 * KnownDevices::kMost; ++i) {
            QVERIFY(devices.meet(QHostAddress(0x0a000000U + i)));
            QVERIFY(!devices.meet(daily));
        }
        QCOMPARE(devices.text().split(u' ').size(), KnownDevices::kMost);
        QVERIFY(devices.meet(QHostAddress(0x0a000000U)));
    }
};

QTEST_APPLESS_MAIN(tst_KnownDevices)
#include "tst_KnownDevices.moc"
