// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/GatewayUnderTest.h"

#include "core/io/OpenSslEnd.h"

#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;

namespace cuegate::test {

static GatewayOptions optionsFor(const QString &profile,
                                 const std::function<void(GatewayOptions &)> &configure)
{
    leaveOpenSslToTheSystem(); // as the program does
    GatewayOptions options;
    options.profileDirectory = profile;
    options.bind = QHostAddress(QHostAddress::LocalHost);
    options.mediaPort = 0;
    options.controlPort = 0;
    options.passwords = KeyPlace::File; // never the keychain of whoever runs the tests
    if (configure)
        configure(options);
    return options;
}

GatewayUnderTest::GatewayUnderTest(const QString &profile)
    : GatewayUnderTest({}, profile)
{
}

GatewayUnderTest::GatewayUnderTest(const std::function<void(GatewayOptions &)> &configure,
                                   const QString &profile)
    : m_profilePath(profile.isEmpty() ? m_ownProfile.path() : profile)
    , m_gateway(std::make_unique<LocalGateway>(optionsFor(m_profilePath, configure)))
{
    bool isDone = false;
    m_gateway->start([&](const Result<GatewayReady> &ready) {
        isDone = true;
        if (ready)
            m_ready = *ready;
        else
            m_startError = ready.error().message;
    });
    if (!QTest::qWaitFor([&] { return isDone; }, 10'000))
        m_startError = u"it does not start"_s;
}

GatewayUnderTest::~GatewayUnderTest() = default;

static Answer ask(quint16 port, const QByteArray &method, const QByteArray &request)
{
    BlockingClient client(port);
    client.send(request);
    return client.readAnswer(method == "HEAD" ? Method::Head : Method::Get);
}

Answer GatewayUnderTest::media(const QByteArray &target, const QByteArray &method, const Fields &fields)
{
    return ask(mediaPort(), method, requestBytes(method, target, fields));
}

Answer GatewayUnderTest::control(const QByteArray &method, const QByteArray &target, const QByteArray &body,
                                 const Fields &fields)
{
    Fields all = fields;
    const bool isAuthorized = std::any_of(fields.begin(), fields.end(),
                                          [](const auto &field) { return field.first == "Authorization"; });
    if (!isAuthorized)
        all.append({"Authorization", "Bearer " + token()});
    return ask(controlPort(), method, requestBytes(method, target, all, body));
}

QByteArray GatewayUnderTest::add(const QUrl &url, const QJsonObject &more)
{
    QJsonObject json = more;
    json[u"url"_s] = QString::fromLatin1(url.toEncoded());
    const Answer answer = control("POST", "/v1/sources", QJsonDocument(json).toJson());
    return jsonOf(answer)[u"id"_s].toString().toLatin1();
}

QByteArray GatewayUnderTest::folderOf(const QByteArray &id)
{
    const QJsonObject source = jsonOf(control("GET", "/v1/sources/" + id));
    QByteArray path = QUrl(source[u"urls"_s][u"file"_s].toString()).path().toLatin1();
    path.chop(qstrlen("file"));
    return path;
}

SourceSnapshot GatewayUnderTest::shown(const QByteArray &id, SourceState state)
{
    SourceSnapshot found;
    const auto isThere = [&] {
        for (const SourceSnapshot &source : m_gateway->sources()) {
            if (source.id.toLatin1() == id)
                found = source;
        }
        return found.state == state;
    };
    [[maybe_unused]] const bool isInState = QTest::qWaitFor(isThere, 10'000);
    return found;
}

} // namespace cuegate::test
