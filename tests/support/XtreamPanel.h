// SPDX-License-Identifier: GPL-3.0-or-later
// The panel of an Xtream provider on loopback: one account, and what it answers about channels, films, series
// and their episodes; with the oddities of real ones. Thread: any.
#pragma once

#include "tests/support/TestOrigin.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace cuegate::test {

class XtreamPanel
{
public:
    static constexpr const char *kUser = "canary-user";
    static constexpr const char *kPassword = "canary-word";

    /// Two channels, two films, two series of which one has episodes; no guide.
    explicit XtreamPanel(OriginFaults faults = {})
        : m_faults(std::move(faults))
    {
        setUser({});
        answer(
            "get_live_categories",
            R"j([{"category_id":"1","category_name":"News","parent_id":0},{"category_id":"9","category_name":"Empty"}])j");
        answer("get_live_streams",
               R"j([{"num":1,"name":"Channel \u00dcnder","stream_type":"live","stream_id":11,
                     "epg_channel_id":"one.tv","category_id":"1","direct_source":""},
                    {"num":"2","name":"Channel Two","stream_id":"12","epg_channel_id":null,"category_id":null}])j");
        answer("get_vod_categories",
               R"j([{"category_id":1,"category_name":"News"}])j"); // the name of another kind's
        answer("get_vod_streams",
               R"j({"0":{"name":"A Film","stream_id":21,"container_extension":"mkv","category_id":"1"},
                    "2":{"name":"Another Film","stream_id":22,"container_extension":"mp4","category_ids":[1]},
                    "3":{"name":"Nothing"}})j"); // an array with a gap
        answer("get_series_categories", R"j([{"category_id":"5","category_name":"Drama"}])j");
        answer("get_series", R"j([{"num":1,"name":"A Series","series_id":31,"category_id":"5"},
                                  {"num":2,"name":"Empty Series","series_id":"32","category_id":"77"}])j");
        answer("get_series_info&series_id=31",
               R"j({"seasons":[],"info":{"name":"A Series"},"episodes":{
                    "1":[{"id":"41","episode_num":1,"title":"A Series - S01E01","container_extension":"mkv","season":1,
                          "info":{"duration_secs":1500}},
                         {"id":42,"episode_num":"2","title":"","container_extension":"mp4","season":1,"info":[]}],
                    "10":[{"id":"44","episode_num":1,"title":"Tenth","container_extension":"mkv",
                           "info":{"duration":"00:20:00"}}],
                    "2":[{"id":"43","episode_num":1,"title":"Second","container_extension":"mkv","season":2}],
                    "0":[{"id":"45","episode_num":1,"title":"Extra","container_extension":"mkv","season":0}]}})j");
        answer("get_series_info&series_id=32", "[]");
    }

    /// What it says of the account: \p changes over an active one with one connection.
    void setUser(const QJsonObject &changes)
    {
        QJsonObject user{{QStringLiteral("username"), QString::fromLatin1(kUser)},
                         {QStringLiteral("password"), QString::fromLatin1(kPassword)},
                         {QStringLiteral("auth"), 1},
                         {QStringLiteral("status"), QStringLiteral("Active")},
                         {QStringLiteral("exp_date"), QStringLiteral("4102444800")},
                         {QStringLiteral("is_trial"), QStringLiteral("0")},
                         {QStringLiteral("active_cons"), QStringLiteral("0")},
                         {QStringLiteral("max_connections"), QStringLiteral("1")},
                         {QStringLiteral("message"), QStringLiteral("Welcome")},
                         {QStringLiteral("allowed_output_formats"),
                          QJsonArray{QStringLiteral("m3u8"), QStringLiteral("ts")}}};
        for (auto change = changes.begin(); change != changes.end(); ++change)
            user[change.key()] = change.value();
        const QJsonObject server{
            {QStringLiteral("url"), QStringLiteral("10.0.0.1")},
            {QStringLiteral("port"), QStringLiteral("8080")}}; // wrong, as behind proxies
        setUserText(QJsonDocument(QJsonObject{{QStringLiteral("user_info"), user},
                                              {QStringLiteral("server_info"), server}})
                        .toJson());
    }
    void setUserText(const QByteArray &text, const OriginFaults &faults)
    {
        m_origin.serve(apiPath(), text, faults);
    }
    void setUserText(const QByteArray &text) { setUserText(text, m_faults); }
    void answer(const QByteArray &action, const QByteArray &text) { answer(action, text, m_faults); }
    void answer(const QByteArray &action, const QByteArray &text, const OriginFaults &faults)
    {
        m_origin.serve(actionPath(action), text, faults);
    }
    void serve(const QByteArray &path, const QByteArray &bytes) { m_origin.serve(path, bytes, m_faults); }
    /// Some bytes at once, and then nothing, with the connection open.
    void serveChannel(const QByteArray &path, const QByteArray &bytes)
    {
        OriginFaults faults = m_faults;
        faults.endless = true;
        faults.stallAt = bytes.size();
        faults.stalls = 1000;
        m_origin.serve(path, bytes, faults);
    }
    void serveFile(const QByteArray &path, const QString &file) { m_origin.serveFile(path, file, m_faults); }

    /// "/live/<user>/<password>/<name>"
    [[nodiscard]] static QByteArray pathOf(const QByteArray &folder, const QByteArray &name)
    {
        return QByteArray('/' + folder + '/' + kUser + '/' + kPassword + '/' + name);
    }
    [[nodiscard]] static QByteArray login()
    {
        return QByteArray(QByteArray("username=") + kUser + "&password=" + kPassword);
    }
    [[nodiscard]] QUrl url() const { return m_origin.url(apiPath()); }
    [[nodiscard]] int requests(const QByteArray &action) const
    {
        return m_origin.counters(action.isEmpty() ? apiPath() : actionPath(action)).requests;
    }
    [[nodiscard]] TestOrigin &origin() { return m_origin; }
    [[nodiscard]] static QByteArrayList canaries() { return {kUser, kPassword}; }

private:
    [[nodiscard]] static QByteArray apiPath() { return QByteArray("/player_api.php?" + login()); }
    [[nodiscard]] static QByteArray actionPath(const QByteArray &action)
    {
        return QByteArray(apiPath() + "&action=" + action);
    }

    TestOrigin m_origin;
    const OriginFaults m_faults;
};

} // namespace cuegate::test
