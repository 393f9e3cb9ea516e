// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/AccountInput.h"
#include "ui/SourceInput.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_AccountInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsAnAccountInALink_data();
    void findsAnAccountInALink();
    void findsAnAccountInAMessage_data();
    void findsAnAccountInAMessage();
    void findsNoneWhereThereIsNone_data();
    void findsNoneWhereThereIsNone();
    void keepsSpecialCharactersInTheUrl();
    void takesServersAsPeopleWriteThem_data();
    void takesServersAsPeopleWriteThem();
    void oneAccountOfSeveralLinksIsOneLine();
    void aMessageBesidesFilmsIsOneLine();
};

void tst_AccountInput::findsAnAccountInALink_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("isOfList");
    const QString query = u"?username=mara&password=s3cret"_s;
    QTest::newRow("get.php") << QString(u"http://tv.e.org:8080/get.php"_s + query + u"&type=m3u_plus"_s)
                             << u"http://tv.e.org:8080/"_s << true;
    QTest::newRow("player_api.php") << QString(u"https://tv.e.org/player_api.php"_s + query)
                                    << u"https://tv.e.org/"_s << false;
    QTest::newRow("guide") << QString(u"http://tv.e.org:80/xmltv.php"_s + query) << u"http://tv.e.org/"_s
                           << false;
    QTest::newRow("in a folder") << QString(u"http://tv.e.org/iptv/player_api.php"_s + query)
                                 << u"http://tv.e.org/iptv/"_s << false;
    QTest::newRow("xtream") << u"xtream://mara:s3cret@tv.e.org:8080"_s << u"http://tv.e.org:8080/"_s << false;
    QTest::newRow("xtreams") << u"xtreams://mara:s3cret@tv.e.org"_s << u"https://tv.e.org/"_s << false;
}

void tst_AccountInput::findsAnAccountInALink()
{
    QFETCH(QString, link);
    QFETCH(QString, server);
    QFETCH(bool, isOfList);
    const auto account = AccountInput::ofLink(link);
    QVERIFY(account);
    QCOMPARE(account->server.toString(), server);
    QCOMPARE(account->user, u"mara"_s);
    QCOMPARE(account->password, u"s3cret"_s);
    QCOMPARE(account->listLink, isOfList ? QUrl(link) : QUrl());
    QVERIFY(AccountInput::in(u"Enjoy: <"_s + link + u">\nBye"_s)->isSameAs(*account));
}

void tst_AccountInput::findsAnAccountInAMessage_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("usual") << u"Host: http://tv.e.org:8080\nUsername: mara\nPassword: s3cret"_s;
    QTest::newRow("other order, upper case")
        << u"PASSWORD : s3cret\r\nUSER : mara\r\n\r\nSERVER URL : http://tv.e.org:8080/"_s;
    QTest::newRow("port by itself") << u"Server = tv.e.org\nPort = 8080\nUser Name = mara\nPass = s3cret"_s;
    QTest::newRow("arrows and stars")
        << u"╭─✦ **Host ➤** http://tv.e.org:8080\n├● **User** ➤ `mara`\n╰● **Pass** -> `s3cret`"_s;
    QTest::newRow("letters made of signs")
        << u"𝐇𝐨𝐬𝐭 ► http://tv.e.org:8080\n𝗨𝘀𝗲𝗿 ➡️ mara\n𝙋𝙖𝙨𝙨 ⇨ s3cret"_s;
    QTest::newRow("two words for one") << u"Host/URL: tv.e.org:8080, user: mara, password: s3cret;"_s;
    QTest::newRow("values in the next line")
        << u"Portal:\nhttp://tv.e.org:8080\nLogin:\nmara\nPassword:\ns3cret"_s;
    QTest::newRow("one line") << u"host: tv.e.org:8080 | user: mara | pw: s3cret"_s;
    QTest::newRow("as a line edit has it")
        << QString(u"Host: http://tv.e.org:8080\u2028Username: mara\u2028Password: s3cret"_s);
    QTest::newRow("German")
        << u"Hallo Mara,\nAdresse: http://tv.e.org:8080\nBenutzername: mara\nPasswort: s3cret\nGruß"_s;
    QTest::newRow("French")
        << u"Serveur : http://tv.e.org:8080\nNom d’utilisateur : mara\nMot de passe : s3cret"_s;
    QTest::newRow("Spanish") << u"Servidor: tv.e.org:8080\nUsuario: mara\nContraseña: s3cret"_s;
    QTest::newRow("Chinese") << u"服务器：http://tv.e.org:8080\n用户名：mara\n密码：s3cret"_s;
    QTest::newRow("list in it")
        << u"M3U: http://tv.e.org:8080/get.php?username=mara&password=s3cret&type=m3u\n"
           "EPG: http://tv.e.org:8080/xmltv.php?username=mara&password=s3cret"_s;
}

void tst_AccountInput::findsAnAccountInAMessage()
{
    QFETCH(QString, text);
    const auto account = AccountInput::in(text);
    QVERIFY(account);
    QCOMPARE(account->server.toString(), u"http://tv.e.org:8080/"_s);
    QCOMPARE(account->user, u"mara"_s);
    QCOMPARE(account->password, u"s3cret"_s);
    const QList<SourceInput::Line> lines = SourceInput::lines(text);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines[0].account);
    QVERIFY(lines[0].account->isSameAs(*account));
    QVERIFY(lines[0].problem.isEmpty());
    QVERIFY(!lines[0].text.contains(u"s3cret"_s));
}

void tst_AccountInput::findsNoneWhereThereIsNone_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << QString();
    QTest::newRow("film") << u"https://e.org/film.mkv?username=a&password=b"_s;
    QTest::newRow("no password") << u"http://e.org/get.php?username=a"_s;
    QTest::newRow("empty password") << u"http://e.org/player_api.php?username=a&password="_s;
    QTest::newRow("other scheme") << u"ftp://e.org/get.php?username=a&password=b"_s;
    QTest::newRow("xtream without user") << u"xtream://e.org"_s;
    QTest::newRow("message without server") << u"Username: mara\nPassword: s3cret"_s;
    QTest::newRow("message without values") << u"Host:\nUsername:\nPassword:"_s;
    QTest::newRow("prose") << u"The host greets the user, whose password is lost."_s;
    QTest::newRow("very long") << QString(200'000, u':');
}

void tst_AccountInput::findsNoneWhereThereIsNone()
{
    QFETCH(QString, text);
    QVERIFY(!AccountInput::in(text));
}

void tst_AccountInput::keepsSpecialCharactersInTheUrl()
{
    const Account account{QUrl(u"http://tv.e.org:8080/c/"_s), u"ma:ra@home"_s, u"a/b?c#d%41&f g"_s};
    const QUrl url(AccountInput::urlOf(account).toString(QUrl::FullyEncoded), QUrl::StrictMode);
    QVERIFY(url.isValid());
    QCOMPARE(url.host(), u"tv.e.org"_s);
    QCOMPARE(url.path(), u"/c/"_s);
    QVERIFY(AccountInput::ofUrl(url).isSameAs(account));
    const auto message = AccountInput::ofMessage(u"Host: e.org User: _ma*ra_ Pass: \"p*q_\""_s);
    QCOMPARE(message->user, u"_ma*ra_"_s);
    QCOMPARE(message->password, u"p*q_"_s);
    const auto found = AccountInput::ofLink(u"http://e.org/get.php?username=ma%26ra&password=p%2Bq"_s);
    QCOMPARE(found->user, u"ma&ra"_s);
    QCOMPARE(found->password, u"p+q"_s);
}

void tst_AccountInput::takesServersAsPeopleWriteThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("server"); // empty: none
    QTest::newRow("whole") << u"http://tv.e.org:8080"_s << u"http://tv.e.org:8080/"_s;
    QTest::newRow("no scheme") << u" tv.e.org:8080 "_s << u"http://tv.e.org:8080/"_s;
    QTest::newRow("upper case") << u"HTTPS://TV.e.org/"_s << u"https://tv.e.org/"_s;
    QTest::newRow("path") << u"http://tv.e.org/panel"_s << u"http://tv.e.org/panel/"_s;
    QTest::newRow("IPv6") << u"http://[2001:db8::1]:8080"_s << u"http://[2001:db8::1]:8080/"_s;
    QTest::newRow("interface") << u"http://tv.e.org/player_api.php"_s << u"http://tv.e.org/"_s;
    QTest::newRow("empty") << u""_s << u""_s;
    QTest::newRow("two words") << u"my server"_s << u""_s;
    QTest::newRow("port") << u"http://tv.e.org:99999"_s << u""_s;
    QTest::newRow("other scheme") << u"ftp://tv.e.org"_s << u""_s;
}

void tst_AccountInput::takesServersAsPeopleWriteThem()
{
    QFETCH(QString, typed);
    QFETCH(QString, server);
    QCOMPARE(AccountInput::serverOf(typed).toString(), server);
}

void tst_AccountInput::oneAccountOfSeveralLinksIsOneLine()
{
    const QString query = u".php?username=mara&password=s3cret"_s;
    const QList<SourceInput::Line> lines =
        SourceInput::lines(QString(u"http://e.org/xmltv"_s + query + u"\nhttp://e.org/get"_s + query +
                                   u"\nhttp://e.org/player_api"_s + query + u"\nhttp://e.org/a.mkv"_s));
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].account && lines[0].isList); // the choice between account and list is there
    QVERIFY(!lines[1].account);
}

void tst_AccountInput::aMessageBesidesFilmsIsOneLine()
{
    const QList<SourceInput::Line> lines = SourceInput::lines(
        u"Host:http://e.org:8080\nUsername:mara\nPassword:s3cret\nhttps://e.org/film.mkv"_s);
    QCOMPARE(lines.size(), 2);
    QVERIFY(lines[0].account);
    QCOMPARE(SourceInput::additionOf(lines[0]).kind, u"xtream"_s);
    QCOMPARE(SourceInput::additionOf(lines[0]).location.url, QUrl(u"http://mara:s3cret@e.org:8080/"_s));
    QCOMPARE(SourceInput::additionOf(lines[1]).kind, QString());
}

QTEST_GUILESS_MAIN(tst_AccountInput)
#include "tst_AccountInput.moc"
