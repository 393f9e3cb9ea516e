// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/http/Requests.h"

#include <QJsonDocument>

#include <algorithm>

namespace cuegate::test {

QByteArray requestBytes(const QByteArray &method, const QByteArray &target, const Fields &fields,
                        const QByteArray &body)
{
    QByteArray head = method + ' ' + target + " HTTP/1.1\r\n";
    const bool hasHost =
        std::any_of(fields.begin(), fields.end(), [](const auto &field) { return field.first == "Host"; });
    if (!hasHost)
        head += "Host: 127.0.0.1\r\n";
    for (const auto &[name, value] : fields)
        head += name + ": " + value + "\r\n";
    if (!body.isEmpty())
        head += "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
    return head + "\r\n" + body;
}

QJsonObject jsonOf(const Answer &answer)
{
    return QJsonDocument::fromJson(answer.body).object();
}

QList<QByteArray> urisOf(const QByteArray &playlist)
{
    QList<QByteArray> uris;
    for (const QByteArray &line : playlist.split('\n')) {
        if (!line.isEmpty() && !line.startsWith('#'))
            uris.append(line);
    }
    return uris;
}

QByteArray attributeOf(const QByteArray &playlist, QByteArrayView tag, QByteArrayView name)
{
    for (const QByteArray &line : playlist.split('\n')) {
        if (!line.startsWith(tag))
            continue;
        const QByteArray key = name.toByteArray() + "=\"";
        const qsizetype at = line.indexOf(key);
        return at < 0 ? QByteArray() : line.mid(at + key.size()).split('"').first();
    }
    return {};
}

} // namespace cuegate::test
