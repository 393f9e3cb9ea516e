// SPDX-License-Identifier: GPL-3.0-or-later
// What SourceRegistry has done by its workers when a source has been probed: making a title of what was
// found. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/catalog/Catalog.h"
#include "core/gateway/ProbeStore.h"
#include "core/segment/Title.h"

#include <functional>
#include <memory>

namespace cuegate {

struct PreparedTitle
{
    Result<std::shared_ptr<const Title>> title = std::unexpected(Error::cancelled());
    std::optional<TitleFacts> newFacts;
    std::shared_ptr<const MediaInfo> scanned; ///< null: there was an index, or the title is provisional
    /// The index turned out false: to be prepared again by this, which has none. Null: it did not.
    std::shared_ptr<const MediaInfo> withoutIndex;
    std::optional<ScanRecord> newScan;
    std::map<qint64, QByteArray> scannedRanges; ///< to be kept with the probe's
};

/// Whether listing the keyframes would keep a player waiting, so that a provisional title is made first.
[[nodiscard]] bool isLongToScan(const CatalogSource &source, const MediaInfo &media);

/// The same of a source that cannot seek.
[[nodiscard]] bool isLongToCome(const MediaInfo &media);

/// Where a source is: on a disk it costs no request to look at samples around each cut.
enum class SourcePlace { Disk, Network };
[[nodiscard]] SourcePlace placeOf(const CatalogSource &source);

/// What facts are to be kept of a title whose samples at the cuts were looked at.
[[nodiscard]] TitleFacts withTimes(TitleFacts facts, const std::map<TrackId, TrackTimes> &times);

/// \p conversion: as makeTitle(). \p onPercent tells how far going through the whole source has come, on this
/// thread. While segments of \p provisional are made that rests; null: there is none. Of what is on a disk
/// the samples at the cuts are looked at for a second at most, of Matroska far away where its sounds end.
[[nodiscard]] PreparedTitle
prepareTitle(const std::shared_ptr<const ByteSource> &source, const std::shared_ptr<const MediaInfo> &media,
             const std::optional<TitleFacts> &facts, const PictureConversion &conversion,
             const std::shared_ptr<const Title> &provisional, SourcePlace place, const CancelToken &cancel,
             const std::function<void(int)> &onPercent);

/// Whether the samples at the cuts of \p title, which can be played, are still to be looked at. Of what is
/// far away each is a request, so not where it cannot seek, not in Matroska with Cues whose groups of
/// pictures are closed, as far as was looked, and not in AVI whose keyframes are all shown alike, as far as
/// was looked.
[[nodiscard]] bool isToBeLookedAt(const Title &title, SourcePlace place);

/// Looks at them; of what is far away as readDoubtfulCutTimes(), and not while segments are made of it.
/// \p onPercent: as prepareTitle().
[[nodiscard]] Result<std::map<TrackId, TrackTimes>>
lookAtCutsBehind(const Title &title, SourcePlace place, const CancelToken &cancel,
                 const std::function<void(int)> &onPercent);

/// \p media, whose Cues are false, as of a file that has none. Pure.
[[nodiscard]] MediaInfo withoutCues(MediaInfo media);

/// Adds what \p prepared says to what \p store has of the source.
void storePrepared(const ProbeStore &store, const QString &sourceId, const PreparedTitle &prepared);

} // namespace cuegate
