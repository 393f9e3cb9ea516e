// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Log.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_Log : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void showsNothingOfAUrlButSchemeAndHost()
    {
        const QString shown =
            redactUrl(QUrl(u"http://user:canary1@tv.example:8080/canary2/film.mkv?token=canary3"_s));
        QVERIFY2(!shown.contains(u"canary"_s), qPrintable(shown));
        QVERIFY(shown.startsWith(u"http://tv.example/…#"_s));
    }
    void tellsUrlsApart() { QVERIFY(redactUrl(QUrl(u"http://a/1"_s)) != redactUrl(QUrl(u"http://a/2"_s))); }
};

QTEST_APPLESS_MAIN(tst_Log)
#include "tst_Log.moc"
