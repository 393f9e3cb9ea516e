// SPDX-License-Identifier: GPL-3.0-or-later
// A LiveStream of a scripted upstream whose addresses have tokens that expire when the test says so, by a
// clock that goes when it is told to. Thread: one.
#pragma once

#include "core/live/LiveStream.h"
#include "tests/live/ScriptedUpstream.h"
#include "tests/support/FakeClock.h"

namespace cuegate::test {

using namespace Qt::StringLiterals;

struct ExpiringStream
{
    static QString at(const QString &name) { return u"http://tv.example/"_s + name; }
    // Variant "v.m3u8" of segments s0, s1 …, sound "a.m3u8" of the same form; all with the token.
    void serve(const QByteArray &token, const QByteArray &end = "#EXT-X-ENDLIST\n", qint64 first = 0)
    {
        const QString query = u"?t="_s + QString::fromLatin1(token);
        bodies()[url] = QByteArray("#EXTM3U\n#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"a\",NAME=\"A\","
                                   "URI=\"a.m3u8?t=TOKEN\"\n#EXT-X-STREAM-INF:BANDWIDTH=9,AUDIO=\"a\"\n"
                                   "v.m3u8?t=TOKEN\n")
                            .replace("TOKEN", token);
        const QByteArray text =
            QByteArray(segmentsFrom(first, 4) + end).replace(".ts", QByteArray(".ts?t=" + token));
        bodies()[at(u"v.m3u8"_s + query)] = text;
        bodies()[at(u"a.m3u8"_s + query)] = QByteArray(text).replace("\ns", "\na");
        for (qint64 i = first; i < first + 4; ++i) {
            for (const QString &name : {u"s%1.ts"_s.arg(i), u"a%1.ts"_s.arg(i)})
                bodies()[at(name + query)] = name.toLatin1();
        }
    }
    // All that has that token.
    void expire(const QByteArray &token)
    {
        for (const auto &[known, body] : bodies()) {
            if (known.endsWith(u"?t="_s + QString::fromLatin1(token)))
                upstream.refused << known;
        }
    }
    void ask(const QByteArray &id, qint64 number, LiveDownloads::Done done)
    {
        stream->askChannel(id, [this, number, done](const Result<std::shared_ptr<LiveChannel>> &channel) {
            if (channel)
                holds.push_back((*channel)->askSegment(number, LiveDownloads::When::Whole, done));
            else
                done(std::unexpected(channel.error()));
        });
    }
    [[nodiscard]] Result<QByteArray> segment(const QByteArray &id, qint64 number)
    {
        Result<QByteArray> told = fail(ErrorKind::Internal, u"waits"_s);
        ask(id, number, [&told](const Result<LiveContent> &content) {
            told = content ? Result<QByteArray>(content->content.bytes()) : std::unexpected(content.error());
        });
        upstream.answerAll();
        return told;
    }
    [[nodiscard]] Result<QByteArray> playlist(const QByteArray &id)
    {
        Result<QByteArray> told = fail(ErrorKind::Internal, u"waits"_s);
        stream->askChannel(id, [&told](const Result<std::shared_ptr<LiveChannel>> &channel) {
            if (channel)
                (*channel)->askPlaylist([&told](const Result<QByteArray> &text) { told = text; });
            else
                told = std::unexpected(channel.error());
        });
        upstream.answerAll();
        return told;
    }
    [[nodiscard]] std::map<QString, QByteArray> &bodies() { return upstream.bodies; }
    [[nodiscard]] qsizetype asked() const { return upstream.times(url); }
    QString url = u"http://tv.example/all.m3u8"_s;
    ScriptedUpstream upstream;
    LiveRing ring{100}; // some segments
    LiveDownloads downloads{upstream, ring};
    FakeClock clock;
    std::vector<LiveDownloads::Hold> holds;
    std::unique_ptr<LiveStream> stream = std::make_unique<LiveStream>(
        QUrl(url), LiveWiring{upstream,
                              downloads,
                              clock,
                              [this](auto delay, auto task) { clock.after(delay, std::move(task)); },
                              {}});
};

} // namespace cuegate::test
