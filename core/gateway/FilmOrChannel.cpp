// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/gateway/FilmOrChannel.h"

#include "core/io/XtreamPath.h"
#include "core/media/TransportPacket.h"

#include <algorithm>
#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace cuegate {

static SaidToBe saidBy(const QUrl &url)
{
    const auto path = xtreamPath(url);
    if (!path || !path->isNumbered())
        return SaidToBe::Nothing;
    if (path->kind == "movie"_L1 || path->kind == "series"_L1)
        return SaidToBe::Film;
    return path->kind == "live"_L1 ? SaidToBe::Channel : SaidToBe::Nothing;
}

SaidToBe saidToBe(const CatalogSource &source)
{
    if (source.isFilm)
        return SaidToBe::Film;
    const bool isOfList = !source.location.typed.isEmpty() && source.location.typed != source.location.url;
    return isOfList ? SaidToBe::Channel : saidBy(source.location.url);
}

PaceWatch::Verdict PaceWatch::take(QByteArrayView bytes, Duration at)
{
    constexpr qint64 kMostApart = 10 * 90'000; // clocks are ten times a second; what leaps does not count
    constexpr qint64 kRound = qint64(1) << 33;
    m_rest.append(bytes);
    const auto place = findPackets(m_rest);
    if (place) {
        const qsizetype done =
            forEachPacket(m_rest, place->form, place->offsetBytes, [&](QByteArrayView packet, qsizetype) {
                const auto read = readTransportPacket(packet);
                if (!read || !read->pcr || (m_last && read->pid != m_pid))
                    return;
                const qint64 step = m_last ? (*read->pcr - *m_last + kRound) % kRound : 0;
                m_ticks += step <= kMostApart ? step : 0;
                m_last = read->pcr;
                m_pid = read->pid;
            });
        m_rest.remove(0, done);
    }
    if (shown() - at >= kMoreThanAnyBurst)
        return Verdict::Film;
    if (at - m_windowAt < kWindow)
        return Verdict::Open;
    if (shown() - m_shownThen < kLeastInWindow)
        return Verdict::Channel;
    m_windowAt = at;
    m_shownThen = shown();
    return Verdict::Open;
}

// What comes next, at once or within the time; empty if nothing does.
static QByteArray readOn(const ByteSource &source, qint64 at, std::chrono::milliseconds patience,
                         const CancelToken &cancel)
{
    constexpr qint64 kMostBytes = 256 * 1024;
    const auto answer = std::make_shared<std::promise<Result<QByteArray>>>();
    const CancelSource given;
    const auto registration = cancel.onCancel([given] { given.cancel(); });
    source.readAsync(ByteRange::ofSize(at, kMostBytes), given.token(),
                     [answer](Result<QByteArray> bytes) { answer->set_value(std::move(bytes)); });
    auto coming = answer->get_future();
    if (coming.wait_for(patience) == std::future_status::timeout)
        given.cancel();
    return coming.get().value_or(QByteArray());
}

bool comesAsFilm(const ByteSource &source, const CancelToken &cancel)
{
    using Clock = std::chrono::steady_clock;
    PaceWatch watch;
    const auto begun = Clock::now();
    const auto passed = [begun] {
        return std::chrono::duration_cast<PaceWatch::Duration>(Clock::now() - begun);
    };
    for (qint64 at = 0;;) {
        const QByteArray bytes = readOn(source, at, PaceWatch::kWindow, cancel);
        const auto verdict = watch.take(bytes, passed());
        if (verdict != PaceWatch::Verdict::Open || bytes.isEmpty())
            return verdict == PaceWatch::Verdict::Film;
        at += bytes.size();
    }
}

std::shared_ptr<const MediaInfo> withAssumedEnd(std::shared_ptr<const MediaInfo> media, qint64 saidMs)
{
    constexpr qint64 kAnyFilmMs = qint64(4) * 3600 * 1000;
    constexpr qint64 kLeastMoreMs = 60'000; // many say whole minutes
    if (media->sizeBytes >= 0 || media->durationNs != 0 || media->indexKind != IndexKind::None)
        return media;
    const qint64 ms = saidMs > 0 ? saidMs + std::max(kLeastMoreMs, saidMs / 20) : kAnyFilmMs;
    MediaInfo info = *media;
    info.durationNs = ms * 1'000'000;
    info.notes << u"the server does not tell how long the film is: the duration is assumed"_s;
    return std::make_shared<const MediaInfo>(std::move(info));
}

} // namespace cuegate
