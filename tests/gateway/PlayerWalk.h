// SPDX-License-Identifier: GPL-3.0-or-later
// Watches a title the way a player does: master playlist, media playlists, init segments, then segment after
// segment of all renditions in turn, on one connection. Thread: the test's; blocks.
#pragma once

#include "tests/http/Requests.h"

#include <vector>

namespace cuegate::test {

class PlayerWalk
{
public:
    struct Rendition
    {
        QByteArray folder;          ///< path of its playlist up to the last slash
        QByteArray init;            ///< its init segment's bytes, empty with transport streams
        QList<QByteArray> segments; ///< paths
    };

    /// \p folder is "/m/<capability>/".
    PlayerWalk(quint16 port, QByteArray folder)
        : m_client(port)
        , m_folder(std::move(folder))
    {
    }

    /// Everything before the first segment. \p query with its question mark, or empty.
    bool open(const QByteArray &query)
    {
        const Answer master = get(m_folder + "master.m3u8" + query);
        QList<QByteArray> playlists =
            urisOf(master.body).first(std::min<qsizetype>(1, urisOf(master.body).size()));
        if (const QByteArray audio = attributeOf(master.body, "#EXT-X-MEDIA", "URI"); !audio.isEmpty())
            playlists.append(audio);
        for (const QByteArray &uri : playlists) {
            const Answer playlist = get(m_folder + uri);
            Rendition rendition;
            rendition.folder = m_folder + uri.first(uri.lastIndexOf('/') + 1);
            if (const QByteArray map = attributeOf(playlist.body, "#EXT-X-MAP", "URI"); !map.isEmpty())
                rendition.init = get(rendition.folder + map).body;
            for (const QByteArray &segment : urisOf(playlist.body))
                rendition.segments.append(rendition.folder + segment);
            m_renditions.push_back(rendition);
        }
        return m_problem.isEmpty() && !m_renditions.empty();
    }

    /// Segment \p number of every rendition; returns their bytes in all.
    qint64 play(qsizetype number)
    {
        qint64 bytes = 0;
        for (const Rendition &rendition : m_renditions) {
            if (number < rendition.segments.size())
                bytes += get(rendition.segments[number]).body.size();
        }
        return bytes;
    }

    Answer get(const QByteArray &target)
    {
        m_client.send(requestBytes("GET", target, {}));
        Answer answer = m_client.readAnswer();
        if (answer.status != 200 || !answer.isComplete)
            m_problem = target + " was answered with " + QByteArray::number(answer.status) + ' ' +
                        answer.body.left(512);
        return answer;
    }

    [[nodiscard]] const std::vector<Rendition> &renditions() const { return m_renditions; }
    [[nodiscard]] qsizetype segmentCount() const { return m_renditions.front().segments.size(); }
    [[nodiscard]] QByteArray problem() const { return m_problem; } ///< empty: all was well

private:
    BlockingClient m_client;
    QByteArray m_folder;
    std::vector<Rendition> m_renditions;
    QByteArray m_problem;
};

} // namespace cuegate::test
