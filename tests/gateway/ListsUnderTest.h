// SPDX-License-Identifier: GPL-3.0-or-later
// A whole gateway beside an origin that serves lists, and a film. The tests of lists inherit it.
// Thread: the test's own.
#pragma once

#include "tests/gateway/GatewayUnderTest.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QTemporaryDir>

namespace cuegate::test {

class ListsUnderTest
{
protected:
    /// Both anew, as each test begins. Whether the gateway runs.
    [[nodiscard]] bool restart()
    {
        m_origin = std::make_unique<TestOrigin>();
        m_gateway = std::make_unique<GatewayUnderTest>();
        return m_gateway->isRunning();
    }
    /// Six seconds at filmPath(); nothing is there where ffmpeg is missing.
    void makeFilm() const
    {
        [[maybe_unused]] const auto made =
            ffmpeg(QStringLiteral("-f lavfi -i testsrc2=s=320x180:r=24:d=6 -c:v libx264 -g 48")
                       .split(QLatin1Char(' '))
                   << filmPath());
    }
    [[nodiscard]] QString filmPath() const { return m_dir.filePath(QStringLiteral("film.mkv")); }

    /// "#EXTINF…" of an entry of m_origin.
    [[nodiscard]] QByteArray entry(const QByteArray &name, const QByteArray &path,
                                   const QByteArray &attributes = {}) const
    {
        return "#EXTINF:-1 " + attributes + ',' + name + '\n' + m_origin->url(path).toEncoded() + '\n';
    }
    QByteArray serveList(const QByteArray &path, const QByteArray &text, const QJsonObject &more = {})
    {
        m_origin->serve(path, text);
        return m_gateway->add(m_origin->url(path), more);
    }
    [[nodiscard]] QJsonObject entries(const QByteArray &id, const QByteArray &query = {})
    {
        return jsonOf(m_gateway->control("GET", "/v1/sources/" + id + "/entries" + query));
    }
    Answer open(const QByteArray &id, const QJsonValue &entry)
    {
        return m_gateway->control("POST", "/v1/sources/" + id + "/entries/" +
                                              entry[QStringLiteral("id")].toString().toLatin1() + "/open");
    }
    [[nodiscard]] static QByteArray folderOf(const Answer &opened)
    {
        QByteArray path = QUrl(jsonOf(opened)[QStringLiteral("urls")][QStringLiteral("master")].toString())
                              .path()
                              .toLatin1();
        path.chop(qstrlen("master.m3u8"));
        return path;
    }

    QTemporaryDir m_dir;
    std::unique_ptr<TestOrigin> m_origin;
    std::unique_ptr<GatewayUnderTest> m_gateway;
};

} // namespace cuegate::test
