// SPDX-License-Identifier: GPL-3.0-or-later
// What SourceRegistry keeps of each source.
// Thread: net.
#pragma once

#include "core/gateway/FormerTitles.h"
#include "core/gateway/SourceRegistry.h"

namespace cuegate {

struct SourceRegistry::Entry
{
    CatalogSource record;
    std::optional<EntryName> name; ///< of an entry of a list
    SourceState state = SourceState::Idle;
    Error error;
    std::optional<PeerCertificate> refusedCertificate;
    std::shared_ptr<const ByteSource> source;
    std::shared_ptr<const MediaInfo> media;
    std::shared_ptr<const Title> title;
    std::shared_ptr<const StreamDescription> stream; ///< instead of media and title
    FormerTitles formerTitles;
    PictureConversion conversion; ///< of the title, or of the one that is being prepared
    ProbeRecord probe;
    CancelSource cancel;
    quint64 run = 0; ///< of the job whose result is wanted
    bool isOpening = false;
    bool isPreparing = false;
    bool awaitsAll = false; ///< of its provisional title: the index is made when all of the source has come
    int scanPercent = -1;   ///< -1: no scan runs
    int lookPercent = -1;   ///< of the title's cuts; -1: they are not looked at
    std::optional<Error> failure; ///< of its upstream, since it could be played; as the source told last
    quint64 look = 0;             ///< of the job that asks the upstream once more; 0: none
    std::vector<SourceDone> sourceWaiters;
    std::vector<MediaDone> mediaWaiters;
    std::vector<TitleDone> titleWaiters;
};

} // namespace cuegate
