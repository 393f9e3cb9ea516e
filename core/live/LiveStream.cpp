// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveStream.h"

#include "core/live/VariantOrder.h"
#include "core/playlist/HlsPlaylistReader.h"
#include "core/playlist/MultivariantPlaylist.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

// Where variants are may be good for some minutes only: who begins to watch later gets fresh ones.
constexpr std::chrono::milliseconds kGoodFor = 60s;
// What does not go on may go on elsewhere.
constexpr std::chrono::milliseconds kGoodForStopped = 10s;
// FAULTS.md U11: what still is refused then is not asked for again and again.
constexpr std::chrono::milliseconds kAskedAgainEach = 30s;
// RFC 8216 wants a number; of a stream that tells none, and was not seen yet.
constexpr qint64 kGuessedBandwidth = 5'000'000;

QByteArray variantId(size_t index)
{
    return 'v' + QByteArray::number(qint64(index));
}

QByteArray renditionId(const HlsRendition &rendition, size_t index)
{
    return (rendition.type == HlsRendition::Type::Audio ? 'a' : 's') + QByteArray::number(qint64(index));
}

} // namespace

LiveStream::LiveStream(QUrl url, LiveWiring wiring)
    : m_url(std::move(url))
    , m_wiring(std::move(wiring))
{
}

LiveStream::~LiveStream()
{
    m_self.reset();
    m_cancel.cancel();
    const auto waiters = std::exchange(m_waiters, {});
    for (const Known &waiter : waiters)
        waiter(Error::cancelled());
}

void LiveStream::know(Known done)
{
    const auto goodFor = m_failure ? kGoodForStopped : kGoodFor;
    const bool isStale = m_loadedAt && m_playlist && m_wiring.clock.now() - *m_loadedAt > goodFor;
    if (m_loadedAt && !isStale)
        return done(std::nullopt);
    load(std::move(done));
}

void LiveStream::load(Known done)
{
    m_waiters.push_back(std::move(done));
    if (m_waiters.size() > 1)
        return;
    fetchWhole(m_wiring.upstream, {m_url, {}, kMostPlaylistBytes, LiveRequest::Kind::Playlist},
               m_cancel.token(), [weak = std::weak_ptr(m_self)](const Result<LiveDocument> &document) {
                   if (const auto self = weak.lock())
                       (*self)->loaded(document);
               });
}

void LiveStream::loaded(const Result<LiveDocument> &document)
{
    const std::optional<Error> error = document ? take(*document) : std::optional(document.error());
    if (!error || m_loadedAt)
        m_loadedAt = m_wiring.clock.now(); // what was known is good enough if there is nothing newer
    const auto waiters = std::exchange(m_waiters, {});
    for (const Known &waiter : waiters)
        waiter(m_loadedAt ? std::nullopt : error);
}

std::optional<Error> LiveStream::take(const LiveDocument &document)
{
    const auto playlist = readHlsPlaylist(document.bytes);
    if (!playlist)
        return playlist.error();
    ++m_generation;
    if (const auto *variants = std::get_if<HlsMultivariantPlaylist>(&*playlist)) {
        const auto before = std::exchange(m_playlist, std::nullopt);
        m_playlist = before ? inOrderOf(*before, *variants) : *variants;
        nameAll(document.url);
        for (const auto &[id, known] : m_channels) {
            if (const auto now = m_named.find(id); now != m_named.end())
                known->setAddress({now->second.url, m_generation, before && !isAlike(*before, id)});
        }
        return std::nullopt;
    }
    m_playlist.reset();
    m_named = {{variantId(0), {m_url, LiveChannel::Content::Media}}};
    const auto only = channel(variantId(0));
    only->setAddress({m_url, m_generation});
    only->take(document);
    return std::nullopt;
}

// A refusal of what was named before now, or of the source itself, is not for the source to mend.
void LiveStream::findAgain(const QByteArray &id, const LiveAddress &refused, const LiveWiring::Found &done)
{
    const auto tell = [this, id, before = refused.generation, done](const std::optional<Error> &error) {
        if (error && error->kind == ErrorKind::Cancelled)
            return; // who waits is told that by the channel, which ends, too
        const auto named = m_named.find(id);
        if (m_generation > before && named != m_named.end())
            done(LiveAddress{named->second.url, m_generation});
        else
            done(fail(ErrorKind::Unavailable, u"the source has no newer address"_s));
    };
    const auto now = m_wiring.clock.now();
    const bool isOwn = !m_playlist && refused.url == m_url;
    const bool isTooSoon = m_askedAgainAt && now - *m_askedAgainAt < kAskedAgainEach;
    if (!m_waiters.empty())
        return load(tell);
    if (isOwn || isTooSoon)
        return tell({});
    m_askedAgainAt = now;
    if (m_playlist)
        return load(tell);
    ++m_generation; // the source is the playlist that is asked for now
    tell({});
}

void LiveStream::nameAll(const QUrl &base)
{
    const HlsMultivariantPlaylist &playlist = *m_playlist;
    const auto resolved = [&base](const QByteArray &uri) {
        return base.resolved(QUrl::fromEncoded(uri, QUrl::TolerantMode));
    };
    m_named.clear();
    for (size_t i = 0; i < playlist.variants.size(); ++i)
        m_named[variantId(i)] = {resolved(playlist.variants[i].uri), LiveChannel::Content::Media};
    for (size_t i = 0; i < playlist.renditions.size(); ++i) {
        const HlsRendition &rendition = playlist.renditions[i];
        if (rendition.uri.isEmpty())
            continue;
        const bool isText = rendition.type == HlsRendition::Type::Subtitles;
        m_named[renditionId(rendition, i)] = {
            resolved(rendition.uri), isText ? LiveChannel::Content::Subtitles : LiveChannel::Content::Media};
    }
}

bool LiveStream::isAlike(const HlsMultivariantPlaylist &before, const QByteArray &id) const
{
    const size_t index = id.sliced(1).toULongLong();
    if (!id.startsWith('v'))
        return index < before.renditions.size() &&
               cuegate::isAlike(before.renditions[index], m_playlist->renditions[index]);
    return index < before.variants.size() &&
           cuegate::isAlike(before.variants[index], m_playlist->variants[index]);
}

std::shared_ptr<LiveChannel> LiveStream::channel(const QByteArray &id)
{
    auto &known = m_channels[id];
    if (!known) {
        const Named &named = m_named.at(id);
        LiveWiring wiring = m_wiring;
        wiring.onState = [this](const std::optional<Error> &error) { channelState(error); };
        wiring.findAgain = [this, id](const LiveAddress &refused, const LiveWiring::Found &done) {
            findAgain(id, refused, done);
        };
        known = std::make_shared<LiveChannel>(std::move(wiring), named.url, named.content);
        known->setAddress({named.url, m_generation});
    }
    return known;
}

// One that goes on shows that the stream does; who watches another is told by its answers.
void LiveStream::channelState(const std::optional<Error> &error)
{
    m_failure = error;
    if (m_onFailure)
        m_onFailure();
}

void LiveStream::askChannel(const QByteArray &id, ChannelDone done)
{
    // Who watches already needs no newer playlist of playlists.
    const auto known = m_channels.find(id);
    if (known != m_channels.end() && m_named.contains(id) && !m_failure)
        return done(known->second);
    know([this, id, done = std::move(done)](const std::optional<Error> &error) {
        if (error)
            return done(std::unexpected(*error));
        if (!m_named.contains(id))
            return done(fail(ErrorKind::NotFound, u"the stream has no such variant"_s));
        done(channel(id));
    });
}

void LiveStream::askMaster(const QByteArray &prefix, TextDone done)
{
    know([this, prefix, done = std::move(done)](const std::optional<Error> &error) {
        if (error)
            done(std::unexpected(*error));
        else
            done(masterText(prefix));
    });
}

// Names of groups are ours: those of others may hold anything.
static QByteArray groupName(std::vector<QByteArray> &known, const QByteArray &group)
{
    auto found = std::find(known.begin(), known.end(), group);
    if (found == known.end())
        found = known.insert(known.end(), group);
    return 'g' + QByteArray::number(qint64(found - known.begin()));
}

QByteArray LiveStream::masterText(const QByteArray &prefix) const
{
    const auto uri = [&prefix](const QByteArray &id) -> QByteArray { return prefix + id + "/index.m3u8"; };
    MultivariantPlaylist ours;
    ours.usesFragmentedMp4 = false;
    if (!m_playlist) {
        const auto seen = m_channels.find(variantId(0));
        const qint64 peak = seen == m_channels.end() ? 0 : seen->second->peakBandwidth();
        ours.isIndependent = false;
        Variant &only = ours.variants.emplace_back();
        only.uri = uri(variantId(0));
        only.bandwidth = peak > 0 ? peak : kGuessedBandwidth;
        return writeMultivariantPlaylist(ours);
    }
    ours.isIndependent = m_playlist->isIndependent;
    std::vector<QByteArray> groups;
    for (size_t i = 0; i < m_playlist->renditions.size(); ++i) {
        const HlsRendition &theirs = m_playlist->renditions[i];
        const QByteArray group = groupName(groups, theirs.group);
        const QByteArray at = theirs.uri.isEmpty() ? QByteArray() : uri(renditionId(theirs, i));
        if (theirs.type == HlsRendition::Type::Audio)
            ours.audio.push_back(
                {group, at, theirs.name, theirs.language, theirs.channels, theirs.isDefault});
        else
            ours.subtitles.push_back(
                {group, at, theirs.name, theirs.language, theirs.isDefault, theirs.isForced});
    }
    const auto groupOf = [&](const QByteArray &theirs) -> QByteArray {
        const bool isKnown = std::find(groups.begin(), groups.end(), theirs) != groups.end();
        return theirs.isEmpty() || !isKnown ? QByteArray() : groupName(groups, theirs);
    };
    for (size_t i = 0; i < m_playlist->variants.size(); ++i) {
        const HlsVariant &theirs = m_playlist->variants[i];
        Variant variant;
        variant.uri = uri(variantId(i));
        variant.bandwidth = theirs.bandwidth > 0 ? theirs.bandwidth : kGuessedBandwidth;
        variant.averageBandwidth = theirs.averageBandwidth;
        variant.codecs = theirs.codecs;
        variant.width = theirs.width;
        variant.height = theirs.height;
        variant.frameRateNumerator = theirs.frameRateThousandths;
        variant.frameRateDenominator = 1000;
        variant.videoRange = theirs.videoRange;
        variant.audioGroupId = groupOf(theirs.audioGroup);
        variant.subtitleGroupId = groupOf(theirs.subtitleGroup);
        ours.variants.push_back(std::move(variant));
    }
    return writeMultivariantPlaylist(ours);
}

} // namespace cuegate
