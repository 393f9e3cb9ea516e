// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/KnownSecrets.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_KnownSecrets : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void takesOutEveryForm_data();
    void takesOutEveryForm();
    void findsASecretWhereverItStandsInBase64();
    void leavesOtherTextAlone();
    void takesOutTheLongerOfTwo();
    void isFastWithManySecrets();
};

static QByteArray everyByteInPercent(const QByteArray &text)
{
    QByteArray encoded;
    for (const char byte : text)
        encoded += '%' + QByteArray(1, byte).toHex().toUpper();
    return encoded;
}

void tst_KnownSecrets::takesOutEveryForm_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QByteArray>("form");
    const QByteArray secret = "Pä\"s/w <o>&r'd+ 7";
    const QByteArray percent = secret.toPercentEncoding();
    const QByteArray json =
        QJsonDocument(QJsonArray{QString::fromUtf8(secret)}).toJson(QJsonDocument::Compact);
    QTest::newRow("raw") << secret << secret;
    QTest::newRow("percent") << secret << percent;
    QTest::newRow("percent-lower") << secret << percent.toLower();
    QTest::newRow("percent-every-byte") << secret << everyByteInPercent(secret);
    QTest::newRow("percent-plus") << secret << QByteArray(percent).replace("%20", "+");
    QTest::newRow("double-percent") << secret << percent.toPercentEncoding();
    QTest::newRow("base64") << secret << secret.toBase64();
    QTest::newRow("base64url") << secret << secret.toBase64(QByteArray::Base64UrlEncoding);
    QTest::newRow("hex") << secret << secret.toHex();
    QTest::newRow("hex-upper") << secret << secret.toHex().toUpper();
    QTest::newRow("json") << secret << json.mid(2, json.size() - 4);
    QTest::newRow("json-slash") << secret << json.mid(2, json.size() - 4).replace('/', "\\/");
    QTest::newRow("json-ascii") << secret << json.mid(2, json.size() - 4).replace("ä", "\\u00E4");
    QTest::newRow("xml") << secret << QString::fromUtf8(secret).toHtmlEscaped().toUtf8();
    QTest::newRow("xml-apos") << secret
                              << QString::fromUtf8(secret).toHtmlEscaped().toUtf8().replace('\'', "&apos;");
    QTest::newRow("upper") << secret << QString::fromUtf8(secret).toUpper().toUtf8();
    QTest::newRow("lower") << secret << QString::fromUtf8(secret).toLower().toUtf8();
    QTest::newRow("reversed-path") << QByteArray("user-one/word-two") << QByteArray("word-two/user-one");
    QTest::newRow("basic-auth") << QByteArray("user:word") << "Basic " + QByteArray("user:word").toBase64();
    QTest::newRow("cookie") << QByteArray("c0ffee-token")
                            << QByteArray("Cookie: session=c0ffee-token; lang=en");
}

void tst_KnownSecrets::takesOutEveryForm()
{
    QFETCH(QByteArray, secret);
    QFETCH(QByteArray, form);
    KnownSecrets secrets;
    secrets.add(secret);
    const QByteArray clean = secrets.scrubbed(QByteArray("before|" + form + "|after"));
    QVERIFY2(clean.startsWith("before|") && clean.endsWith("|after"), clean.constData());
    QVERIFY2(clean.contains("[redacted]"), clean.constData());
    QVERIFY2(!clean.contains(form) && clean.size() < form.size() + 24, clean.constData());
}

void tst_KnownSecrets::findsASecretWhereverItStandsInBase64()
{
    KnownSecrets secrets;
    secrets.add("hunter2-canary");
    for (int before = 0; before < 4; ++before) {
        const QByteArray text(QByteArray(before, 'x') + "hunter2-canary and more");
        for (const auto options : {QByteArray::Base64Encoding, QByteArray::Base64UrlEncoding})
            QVERIFY(secrets.scrubbed(text.toBase64(options)).contains("[redacted]"));
    }
}

void tst_KnownSecrets::leavesOtherTextAlone()
{
    KnownSecrets secrets;
    QCOMPARE(secrets.scrubbed("nothing is known"_ba), "nothing is known"_ba);
    secrets.add("abc"); // too short
    secrets.add("correct horse");
    QCOMPARE(secrets.scrubbed(u"abc, correct hors, Ünïcode, "_s), u"abc, correct hors, Ünïcode, "_s);
    QCOMPARE(secrets.scrubbed("cor"_ba), "cor"_ba);
    QCOMPARE(secrets.scrubbed(QByteArray()), QByteArray());
}

void tst_KnownSecrets::takesOutTheLongerOfTwo()
{
    KnownSecrets secrets;
    secrets.add({"pass", "passport", "passport-number"});
    QCOMPARE(secrets.scrubbed("passport-number, passports, pass"_ba),
             "[redacted], [redacted]s, [redacted]"_ba);
}

// A line of the log costs little, however many sources there are.
void tst_KnownSecrets::isFastWithManySecrets()
{
    KnownSecrets secrets;
    for (int i = 0; i < 2000; ++i)
        secrets.add("secret-" + QByteArray::number(i * 7919));
    const QByteArray line(1000, 's');
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100; ++i)
        QCOMPARE(secrets.scrubbed(line).size(), line.size());
    QVERIFY2(timer.elapsed() < 2000, QByteArray::number(timer.elapsed()).constData());
}

QTEST_APPLESS_MAIN(tst_KnownSecrets)
#include "tst_KnownSecrets.moc"
