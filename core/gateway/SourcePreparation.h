// SPDX-License-Identifier: GPL-3.0-or-later
// What SourceRegistry has done by its workers: opening and probing a source, and making a title of what was
// found. Thread: worker (blocks on the source); stateless.
#pragma once

#include "core/catalog/Catalog.h"
#include "core/gateway/ProbeStore.h"
#include "core/io/EndlessBody.h"
#include "core/io/Upstream.h"
#include "core/live/StreamDescription.h"
#include "core/segment/Title.h"

#include <functional>
#include <memory>

namespace cuegate {

struct OpenedSource
{
    Result<std::shared_ptr<const ByteSource>> source;
    Result<std::shared_ptr<const MediaInfo>> media;
    ProbeRecord record;
    std::optional<PeerCertificate> refusedCertificate = {}; ///< with ErrorCode::UpstreamTls
    /// Of a stream, which is no medium of its own: media is notOneFile() then.
    std::shared_ptr<const StreamDescription> stream = {};
    /// Of one without end: what was begun to be read of it.
    std::shared_ptr<EndlessBody> body = {};
};

/// What who wants the film itself of a stream is told.
[[nodiscard]] Error notOneFile(const StreamDescription &stream);

/// Takes what \p store has of it if that is still true; else probes and stores what that has read.
[[nodiscard]] OpenedSource openAndProbe(const CatalogSource &source, Upstream &upstream,
                                        const ProbeStore &store, const CancelToken &cancel);

struct UpstreamLook
{
    std::optional<Error> failure;
    std::optional<PeerCertificate> refusedCertificate; ///< with ErrorCode::UpstreamTls
};

/// Whether \p source can be opened, whatever is known of it.
[[nodiscard]] UpstreamLook lookAtUpstream(const CatalogSource &source, const Upstream &upstream,
                                          const CancelToken &cancel);

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
/// the samples at the cuts are looked at for a second at most.
[[nodiscard]] PreparedTitle
prepareTitle(const std::shared_ptr<const ByteSource> &source, const std::shared_ptr<const MediaInfo> &media,
             const std::optional<TitleFacts> &facts, const PictureConversion &conversion,
             const std::shared_ptr<const Title> &provisional, SourcePlace place, const CancelToken &cancel,
             const std::function<void(int)> &onPercent);

/// Adds what \p prepared says to what \p store has of the source.
void storePrepared(const ProbeStore &store, const QString &sourceId, const PreparedTitle &prepared);

} // namespace cuegate
