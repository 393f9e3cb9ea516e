// SPDX-License-Identifier: GPL-3.0-or-later
// An upstream that answers what a test says, when the test says so. Thread: one.
#pragma once

#include "core/live/LiveUpstream.h"

#include <QSet>
#include <QStringList>

#include <map>
#include <vector>

namespace cuegate::test {

class ScriptedUpstream final : public LiveUpstream
{
public:
    void fetch(const LiveRequest &request, const CancelToken &cancel, LiveListener listener) override
    {
        asked << request.url.toString();
        m_pending.push_back({request, cancel, std::move(listener)});
    }
    /// Answers what was asked; what is asked because of an answer, too.
    void answerAll()
    {
        while (!m_pending.empty())
            answerFirst();
    }
    void answerFirst()
    {
        const Pending next = m_pending.front();
        m_pending.erase(m_pending.begin());
        answer(next);
    }
    /// Sends a piece of the first that is asked for.
    void sendFirst(const QByteArray &piece)
    {
        const LiveListener listener = m_pending.front().listener;
        if (listener.onHead)
            listener.onHead(-1);
        listener.onBytes(piece);
    }
    /// Refuses the first, whose answer may have begun.
    void refuseFirst()
    {
        const LiveListener listener = m_pending.front().listener;
        m_pending.erase(m_pending.begin());
        listener.onDone(std::unexpected(
            Error{ErrorKind::Unavailable, QStringLiteral("tv.example"), ErrorCode::UpstreamAuth}));
    }
    [[nodiscard]] bool isFirstCancelled() const { return m_pending.front().cancel.isCancelled(); }
    [[nodiscard]] size_t waiting() const { return m_pending.size(); }
    [[nodiscard]] qsizetype times(const QString &url) const { return asked.count(url); }

    std::map<QString, QByteArray> bodies; ///< by URL; others are not found
    std::map<QString, QUrl> redirects;    ///< where answers come from
    QSet<QString> refused;                ///< as signed addresses that have expired are
    QStringList asked;

private:
    struct Pending
    {
        LiveRequest request;
        CancelToken cancel;
        LiveListener listener;
    };
    void answer(const Pending &pending)
    {
        using namespace Qt::StringLiterals;
        const QString url = pending.request.url.toString();
        const auto body = bodies.find(url);
        if (pending.cancel.isCancelled())
            return pending.listener.onDone(std::unexpected(Error::cancelled()));
        if (refused.contains(url))
            return pending.listener.onDone(
                fail(ErrorKind::Unavailable, u"tv.example refused access"_s, ErrorCode::UpstreamAuth));
        if (body == bodies.end())
            return pending.listener.onDone(
                fail(ErrorKind::NotFound, u"tv.example does not have it"_s, ErrorCode::UpstreamNotFound));
        const ByteRange range = pending.request.range;
        const QByteArray sent =
            range.isEmpty() ? body->second : body->second.mid(range.beginBytes, range.sizeBytes());
        if (pending.listener.onHead)
            pending.listener.onHead(sent.size());
        pending.listener.onBytes(sent);
        const auto redirect = redirects.find(url);
        pending.listener.onDone(redirect == redirects.end() ? pending.request.url : redirect->second);
    }
    std::vector<Pending> m_pending;
};

/// A playlist of segments "s<sequence>.ts" of \p seconds each.
[[nodiscard]] inline QByteArray segmentsFrom(qint64 first, int count, int seconds = 4,
                                             const QByteArray &more = {})
{
    QByteArray text = "#EXTM3U\n#EXT-X-TARGETDURATION:" + QByteArray::number(seconds) +
                      "\n#EXT-X-MEDIA-SEQUENCE:" + QByteArray::number(first) + '\n' + more;
    for (qint64 sequence = first; sequence < first + count; ++sequence)
        text += "#EXTINF:" + QByteArray::number(seconds) + ",\ns" + QByteArray::number(sequence) + ".ts\n";
    return text;
}

} // namespace cuegate::test
