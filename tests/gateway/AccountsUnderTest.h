// SPDX-License-Identifier: GPL-3.0-or-later
// A whole gateway beside the panel of an Xtream provider. The tests of accounts inherit it.
// Thread: the test's own.
#pragma once

#include "tests/gateway/GatewayUnderTest.h"
#include "tests/media/FfmpegFile.h"
#include "tests/support/XtreamPanel.h"

#include <QTemporaryDir>

namespace cuegate::test {

class AccountsUnderTest
{
protected:
    [[nodiscard]] QString filmPath() const { return m_dir.filePath(QStringLiteral("film.mkv")); }
    /// All anew, as each test begins. Whether the gateway runs.
    [[nodiscard]] bool begin()
    {
        m_gateway.reset();
        m_panel = std::make_unique<XtreamPanel>();
        m_profile = std::make_unique<QTemporaryDir>();
        restart();
        return m_gateway->isRunning();
    }
    /// With the profile that it had.
    void restart()
    {
        m_gateway.reset();
        m_gateway = std::make_unique<GatewayUnderTest>(m_profile->path());
    }
    /// Six seconds. Whether ffmpeg is there.
    [[nodiscard]] bool makeFilm() const
    {
        return ffmpeg(QStringLiteral("-f lavfi -i testsrc2=s=320x180:r=24:d=6 -c:v libx264 -g 48")
                          .split(QLatin1Char(' '))
                      << filmPath())
            .has_value();
    }
    QByteArray add() { return m_gateway->add(m_panel->url()); }
    [[nodiscard]] QJsonObject source(const QByteArray &id)
    {
        return jsonOf(m_gateway->control("GET", "/v1/sources/" + id));
    }
    [[nodiscard]] QJsonObject entries(const QByteArray &id, const QByteArray &query = {})
    {
        return jsonOf(m_gateway->control("GET", "/v1/sources/" + id + "/entries" + query));
    }
    [[nodiscard]] QStringList namesOf(const QByteArray &id, const QByteArray &query = {})
    {
        QStringList names;
        for (const QJsonValue &entry : entries(id, query)[QStringLiteral("entries")].toArray())
            names << entry[QStringLiteral("name")].toString();
        return names;
    }
    [[nodiscard]] QByteArray entryNamed(const QByteArray &id, const QString &name,
                                        const QByteArray &query = {})
    {
        for (const QJsonValue &entry : entries(id, query)[QStringLiteral("entries")].toArray()) {
            if (entry[QStringLiteral("name")].toString() == name)
                return entry[QStringLiteral("id")].toString().toLatin1();
        }
        return {};
    }
    [[nodiscard]] QByteArray episode(const QByteArray &id, const QString &name)
    {
        return entryNamed(id, name, "?series=" + entryNamed(id, QStringLiteral("A Series")));
    }
    Answer open(const QByteArray &id, const QByteArray &entry)
    {
        return m_gateway->control("POST", "/v1/sources/" + id + "/entries/" + entry + "/open");
    }
    [[nodiscard]] static QByteArray pathOf(const Answer &opened,
                                           const QString &url = QStringLiteral("master"))
    {
        return QUrl(jsonOf(opened)[QStringLiteral("urls")][url].toString()).path().toLatin1();
    }
    void serveFilms()
    {
        m_panel->serveFile(XtreamPanel::pathOf("movie", "21.mkv"), filmPath());
        m_panel->serveFile(XtreamPanel::pathOf("series", "41.mkv"), filmPath());
        m_panel->serveFile(XtreamPanel::pathOf("series", "43.mkv"), filmPath());
    }

    QTemporaryDir m_dir;
    std::unique_ptr<QTemporaryDir> m_profile;
    std::unique_ptr<XtreamPanel> m_panel;
    std::unique_ptr<GatewayUnderTest> m_gateway;
};

} // namespace cuegate::test
