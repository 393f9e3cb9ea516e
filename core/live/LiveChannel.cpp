// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/live/LiveChannel.h"

#include "core/playlist/HlsPlaylistReader.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

namespace {

// Players ask when a new playlist is due, and a little early now and then: they wait for it then.
constexpr std::chrono::milliseconds kMostEarly = 1s;
// An old playlist now is better than a new one too late.
constexpr std::chrono::milliseconds kMayTake = 2s;
constexpr std::chrono::milliseconds kAfterFailure = 1s;
constexpr qint64 kMostTargetS = 60; // for our own timing

// Named by what they are, which is all that players need; types leave us by this name, too.
QByteArray suffixOf(const LiveEntry &entry, LiveChannel::Content content)
{
    if (content == LiveChannel::Content::Subtitles)
        return ".vtt";
    if (entry.map)
        return ".m4s";
    const QString path = entry.url().path().toLower();
    for (const auto known : {".aac"_L1, ".mp3"_L1, ".ac3"_L1, ".ec3"_L1}) {
        if (path.endsWith(known))
            return known.latin1();
    }
    return ".ts";
}

} // namespace

LiveChannel::LiveChannel(LiveWiring wiring, QUrl playlist, Content content)
    : m_wiring(std::move(wiring))
    , m_content(content)
    , m_id(m_wiring.downloads.newChannel())
    , m_address{std::move(playlist)}
    , m_url(m_address.url)
{
}

LiveChannel::~LiveChannel()
{
    const auto waiters = std::exchange(m_waiters, {});
    for (const PlaylistDone &done : waiters)
        done(std::unexpected(Error::cancelled()));
    const auto waiting = std::exchange(m_waitingForPlaces, {});
    for (const Waiting &one : waiting)
        one.done(std::unexpected(Error::cancelled()));
}

std::chrono::milliseconds LiveChannel::target() const
{
    return std::chrono::seconds(std::clamp<qint64>(m_table.targetDurationS(), 1, kMostTargetS));
}

void LiveChannel::noteAsked()
{
    const auto now = m_wiring.clock.now();
    if (!m_isLoading && m_waiters.empty())
        m_isWatched = m_askedAt && now - *m_askedAt < patience();
    m_askedAt = now;
}

void LiveChannel::askPlaylist(PlaylistDone done)
{
    noteAsked();
    const auto wait = m_dueAt - m_wiring.clock.now();
    const bool isComing = m_isLoading || wait <= std::min(kMostEarly, target() / 4);
    if ((m_table.isEnded() && !m_address.isOther) || !isComing)
        return done(current());
    m_waiters.push_back(std::move(done));
    if (m_isLoading)
        return;
    wait > 0ms ? loadLater(wait) : load();
}

void LiveChannel::loadLater(std::chrono::milliseconds wait)
{
    if (std::exchange(m_isLoadPlanned, true))
        return;
    m_wiring.after(wait, [weak = weak_from_this()] {
        const auto self = weak.lock();
        if (!self)
            return;
        self->m_isLoadPlanned = false;
        if (!self->m_isLoading && !self->m_waiters.empty())
            self->load();
    });
}

void LiveChannel::load()
{
    m_isLoading = true;
    m_loadBegan = m_wiring.clock.now();
    if (m_depth == 2)
        m_loadedGeneration = m_address.generation;
    const QUrl url = m_answeredBy.isEmpty() ? m_url : m_answeredBy;
    const quint64 load = ++m_loads; // another one that is under way counts no more
    fetchWhole(m_wiring.upstream, {url, {}, kMostPlaylistBytes, LiveRequest::Kind::Playlist}, {},
               [weak = weak_from_this(), load](const Result<LiveDocument> &document) {
                   const auto self = weak.lock();
                   if (self && self->m_loads == load)
                       self->loaded(document);
               });
    m_wiring.after(kMayTake, [weak = weak_from_this(), load] {
        const auto self = weak.lock();
        if (self && self->m_isLoading && self->m_loads == load && self->current())
            self->answerWaiters();
    });
}

void LiveChannel::take(const LiveDocument &document)
{
    m_loadBegan = m_wiring.clock.now();
    m_loadedGeneration = m_address.generation;
    ++m_loads;
    m_isFindingAgain = false;
    laid(document);
}

void LiveChannel::laid(const Result<LiveDocument> &document)
{
    m_isLoading = false;
    m_refusal.reset();
    const auto changedBefore = m_changedAt;
    const int depthBefore = m_depth;
    const Result<void> read = document ? this->read(*document) : std::unexpected(document.error());
    m_failure = read ? std::nullopt : std::optional(read.error());
    if (read && m_depth != depthBefore)
        return load(); // of what it has led to
    m_isLoadingAgain = false;
    // Where redirects led may not be good for ever: the next time the beginning is asked.
    m_answeredBy = document && read ? document->url : QUrl();
    const bool isNew = m_changedAt != changedBefore;
    const auto wait = m_table.isEmpty() ? kAfterFailure : isNew ? target() : target() / 2;
    m_dueAt = m_loadBegan + wait;
    answerWaiters();
    if (m_wiring.onState) {
        const auto now = current();
        m_wiring.onState(now ? std::nullopt : std::optional(now.error()));
    }
    if (!m_isFindingAgain)
        tellPlaces();
}

Result<void> LiveChannel::read(const LiveDocument &document)
{
    const auto playlist = readHlsPlaylist(document.bytes);
    if (!playlist)
        return std::unexpected(playlist.error());
    if (const auto *variants = std::get_if<HlsMultivariantPlaylist>(&*playlist))
        return follow(*variants, document.url);
    return lay(std::get<HlsMediaPlaylist>(*playlist), document.url);
}

// Not what the RFC has in mind, but it is done: the first of its variants is taken.
Result<void> LiveChannel::follow(const HlsMultivariantPlaylist &playlist, const QUrl &base)
{
    if (m_depth == kMostDepth)
        return fail(ErrorKind::CorruptInput,
                    u"the stream's playlists name each other without ever naming segments"_s);
    ++m_depth;
    m_url = base.resolved(QUrl::fromEncoded(playlist.variants.front().uri, QUrl::TolerantMode));
    m_answeredBy.clear();
    return {};
}

Result<void> LiveChannel::lay(const HlsMediaPlaylist &playlist, const QUrl &base)
{
    if (const auto playable = checkPlayable(playlist); !playable)
        return playable;
    const auto now = m_wiring.clock.now();
    m_laidAt = now;
    const bool isOther = std::exchange(m_address.isOther, false);
    if (m_table.isEnded()) {
        if (!isOther && m_table.takeAddresses(playlist, base))
            return {};
        m_table.beginAgain(playlist, base);
        m_changedAt = now;
        m_text.clear();
        m_suffix.clear();
    } else {
        const bool isFirst = m_table.isEmpty();
        const bool mayBeBehind = now - m_changedAt < 2 * target();
        const LiveTable::Change change = m_table.merge(playlist, base, {m_isWatched, mayBeBehind});
        if (change == LiveTable::Change::New || isFirst)
            m_changedAt = now;
        if (change != LiveTable::Change::Behind)
            m_text.clear();
    }
    if (m_suffix.isEmpty() && !m_table.isEmpty())
        m_suffix = suffixOf(*m_table.firstShown(), m_content);
    return {};
}

void LiveChannel::answerWaiters()
{
    const auto waiters = std::exchange(m_waiters, {});
    if (waiters.empty())
        return;
    const auto answer = current();
    for (const PlaylistDone &done : waiters)
        done(answer);
}

Result<QByteArray> LiveChannel::current()
{
    if (m_table.isEmpty())
        return std::unexpected(m_failure.value_or(
            Error{ErrorKind::Unavailable, u"the live stream has no segment yet"_s, ErrorCode::UpstreamSlow}));
    const auto age = m_wiring.clock.now() - m_changedAt;
    if (!m_table.isEnded() && age > patience()) {
        const qint64 seconds = std::chrono::duration_cast<std::chrono::seconds>(age).count();
        const QString stopped = u"the live stream has not gone on for %1 s"_s.arg(seconds);
        return fail(ErrorKind::Unavailable,
                    m_failure ? QString(stopped + u": "_s + m_failure->message) : stopped,
                    ErrorCode::UpstreamSlow);
    }
    if (m_text.isEmpty())
        m_text = writeLivePlaylist(m_table.shown(m_suffix));
    return m_text;
}

LiveDownloads::Hold LiveChannel::askSegment(qint64 number, LiveDownloads::When when, LiveDownloads::Done done)
{
    noteAsked();
    const LiveId id{m_id, LiveId::Kind::Segment, number};
    const LiveEntry *entry = m_table.find(number);
    if (!entry)
        return download({id, {}}, when, std::move(done));
    return download({id, {}, entry->sequence}, when,
                    [weak = weak_from_this(), found = *entry,
                     done = std::move(done)](const Result<LiveContent> &content) {
                        if (const auto self = weak.lock())
                            self->noteSize(found, content);
                        done(content);
                    });
}

LiveDownloads::Hold LiveChannel::askMap(qint64 number, LiveDownloads::Done done)
{
    noteAsked();
    return download({{m_id, LiveId::Kind::Map, number}, {}}, LiveDownloads::When::Whole, std::move(done));
}

LiveDownloads::Hold LiveChannel::download(LiveDownloads::Wanted wanted, LiveDownloads::When when,
                                          LiveDownloads::Done done)
{
    const LiveId id = wanted.id;
    const auto place = placeOf(id);
    if (!place) {
        done(std::unexpected(missing(id)));
        return {};
    }
    wanted.place = *place;
    wanted.whereNow = [weak = weak_from_this(), id](const LiveDownloads::Place &refused, const Error &why,
                                                    LiveDownloads::Moved moved) {
        if (const auto self = weak.lock())
            self->findPlace({id, refused, why, std::move(moved)});
        else
            moved(std::unexpected(why));
    };
    return m_wiring.downloads.ask(wanted, when, std::move(done));
}

void LiveChannel::noteSize(const LiveEntry &entry, const Result<LiveContent> &content)
{
    if (!content || content->sizeBytes <= 0 || entry.durationUs <= 0)
        return;
    m_peakBandwidth = std::max(m_peakBandwidth, content->sizeBytes * 8'000'000 / entry.durationUs);
}

Result<void> checkPlayable(const HlsMediaPlaylist &playlist)
{
    const bool isProtected = std::any_of(playlist.keys.begin(), playlist.keys.end(), [](const HlsKey &key) {
        return key.method == HlsKey::Method::Other;
    });
    if (isProtected)
        return fail(ErrorKind::Unsupported,
                    u"the stream is protected (DRM): only the provider's own players can show it"_s,
                    ErrorCode::MediaEncrypted);
    return {};
}

} // namespace cuegate
