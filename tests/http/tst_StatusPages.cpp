// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/http/StatusPages.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace cuegate;

class tst_StatusPages : public QObject
{
    Q_OBJECT

    static QByteArray bodyOf(const HttpResponse &response)
    {
        QByteArray body;
        for (auto piece = response.body->next(4096); piece.state == BodySource::State::Data;
             piece = response.body->next(4096))
            body += piece.data;
        return body;
    }

private Q_SLOTS:
    void cutsLongMessagesWithinTheirJson_data()
    {
        QTest::addColumn<QString>("message");
        QTest::newRow("plain") << u"no such film. "_s.repeated(100);
        QTest::newRow("escaped") << u"\u0001"_s.repeated(600);
        QTest::newRow("beyond the basic plane") << u"\U0001F3AC"_s.repeated(300);
        QTest::newRow("beyond it, shifted") << QString(u'x' + u"\U0001F3AC"_s.repeated(300));
    }
    void cutsLongMessagesWithinTheirJson()
    {
        QFETCH(const QString, message);
        const HttpResponse response = statusPage(502, Error{ErrorKind::CorruptInput, message});
        const QByteArray body = bodyOf(response);
        QVERIFY(body.size() <= kMaxErrorBodyBytes && body.size() > kMaxErrorBodyBytes / 2);
        const QString said =
            QJsonDocument::fromJson(body).object()["error"_L1].toObject()["message"_L1].toString();
        QVERIFY(said.size() > 10 && said.startsWith(message.left(10)));
        QVERIFY(!said.contains(QChar(QChar::ReplacementCharacter)));
    }
    void hasAPhraseForNumbersWithoutAName()
    {
        QCOMPARE(reasonPhrase(404), QByteArray("Not Found"));
        QCOMPARE(reasonPhrase(299), QByteArray("Status"));
    }
};

QTEST_APPLESS_MAIN(tst_StatusPages)
#include "tst_StatusPages.moc"
