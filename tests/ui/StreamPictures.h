// SPDX-License-Identifier: GPL-3.0-or-later
// Live streams and channels in their states, for the pictures of the window.
#pragma once

#include "FakeGateway.h"

#include "ui/MainWindow.h"
#include "ui/NowPlayingPage.h"

namespace cuegate::test {

using namespace Qt::StringLiterals;

inline SourceSnapshot pictureStream(const QString &id, const QString &name)
{
    SourceSnapshot source = makeSource(id, name, SourceState::Ready);
    source.displayUrl = u"https://tv.example.org/%1/index.m3u8"_s.arg(id);
    StreamDescription stream;
    stream.variants = {{1920, 1080, 50'000, 8'200'000, u"avc1.64002a,mp4a.40.2"_s},
                       {1280, 720, 50'000, 3'900'000, u"avc1.640020,mp4a.40.2"_s},
                       {640, 360, 25'000, 900'000, u"avc1.4d401e,mp4a.40.2"_s}};
    stream.audio = {u"Deutsch"_s, u"Originalton"_s};
    stream.subtitles = {u"Deutsch"_s};
    source.stream = std::make_shared<const StreamDescription>(stream);
    return source;
}

inline SourceSnapshot pictureChannel(const QString &id, const QString &name)
{
    SourceSnapshot channel = makeSource(id, name, SourceState::Ready);
    StreamDescription broadcast;
    auto tracks = std::make_shared<MediaInfo>(*makeFilm(2));
    tracks->tracks.resize(2);
    tracks->tracks[0].codec = Codec::H264;
    broadcast.broadcast = tracks;
    channel.stream = std::make_shared<const StreamDescription>(broadcast);
    return channel;
}

/// \p film is one of the list; \p keep takes the picture.
inline void renderStreams(MainWindow &window, FakeGateway &gateway, const SourceSnapshot &film,
                          const std::function<void(const QString &name)> &keep)
{
    SourceSnapshot live = pictureStream(u"live"_s, u"Das Erste HD"_s);
    SourceSnapshot stopped = pictureStream(u"stopped"_s, u"Radio Bergen"_s);
    stopped.state = SourceState::Failed;
    stopped.error = {ErrorKind::Unavailable, u"the live stream has not gone on for 14 s"_s,
                     ErrorCode::UpstreamSlow};
    gateway.setSources({live, stopped, film});
    window.select(live.id);
    keep(u"11-stream"_s);
    window.select(stopped.id);
    keep(u"11-stream-stopped"_s);
    const SourceSnapshot channel = pictureChannel(u"channel"_s, u"Radio Bergen HD"_s);
    gateway.setSources({live, stopped, channel, film});
    window.select(channel.id);
    keep(u"11-stream-channel"_s);
    SessionSnapshot session = makeSessions(live).first();
    session.isLive = true;
    session.positionMs = 0;
    session.durationMs = 0;
    session.reasons.clear();
    session.parts = {{TrackType::Video, true, Codec::Unknown, 1080, 0}};
    gateway.setSessions({session});
    window.showPage(window.findChild<NowPlayingPage *>());
    keep(u"11-stream-playing"_s);
    gateway.setSessions({});
}

} // namespace cuegate::test
