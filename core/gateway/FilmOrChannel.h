// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a transport stream whose server tells no length is a film or a channel that goes on for ever. A
// channel is never taken for a film: what nobody calls one has to come as no channel can. Thread: see the
// functions.
#pragma once

#include "core/catalog/Catalog.h"
#include "core/io/ByteSource.h"
#include "core/media/MediaInfo.h"

#include <QByteArrayView>

#include <chrono>
#include <memory>
#include <optional>

namespace cuegate {

enum class SaidToBe { Film, Channel, Nothing };

/// What the list says that leads to \p source, or the address that somebody typed, if it is spelled as
/// providers of the Xtream kind spell theirs: /movie/user/password/123.ts, /live/user/password/123.ts. Pure.
[[nodiscard]] SaidToBe saidToBe(const CatalogSource &source);

/// How far the clock of a transport stream (PCR) is ahead of the time that it took to come. Pure.
class PaceWatch
{
public:
    using Duration = std::chrono::milliseconds;
    /// Servers begin channels with up to a minute at once; then these come as they are shown.
    static constexpr Duration kMoreThanAnyBurst = std::chrono::seconds(120);
    static constexpr Duration kWindow{800};
    static constexpr Duration kLeastInWindow = std::chrono::seconds(6);

    enum class Verdict { Open, Film, Channel };
    /// \p bytes came next, at \p at since the first did; they may be none.
    [[nodiscard]] Verdict take(QByteArrayView bytes, Duration at);

private:
    [[nodiscard]] Duration shown() const { return Duration(m_ticks / 90); }
    QByteArray m_rest; ///< less than a packet
    std::optional<qint64> m_last;
    quint16 m_pid = 0; ///< whose clock it is
    qint64 m_ticks = 0;
    Duration m_windowAt{};
    Duration m_shownThen{};
};

/// Reads on from the beginning of \p source, whose first bytes are a transport stream, until it is certain
/// that it is a film, or else does not look like one, which takes less than a second of a channel behind its
/// burst. Nothing is read when it returns. Worker (blocks).
[[nodiscard]] bool comesAsFilm(const ByteSource &source, const CancelToken &cancel);

/// \p media with where it ends, if neither its source's size nor its header tells: as its list says, with
/// some more, else long enough for any film. What is behind the end is empty, until the end is seen. Pure.
[[nodiscard]] std::shared_ptr<const MediaInfo> withAssumedEnd(std::shared_ptr<const MediaInfo> media,
                                                              qint64 saidMs);

} // namespace cuegate
