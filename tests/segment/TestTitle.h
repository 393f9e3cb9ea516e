// SPDX-License-Identifier: GPL-3.0-or-later
// A title as the gateway prepares it, of any source. Thread: any; blocks on the source.
#pragma once

#include "core/io/FileByteSource.h"
#include "core/probe/FragmentProbe.h"
#include "core/probe/Probe.h"
#include "core/probe/ScanIndex.h"
#include "core/segment/Title.h"

#include <QFileInfo>

namespace cuegate::test {

inline Result<std::shared_ptr<const Title>> titleOf(const std::shared_ptr<const ByteSource> &source,
                                                    const Result<std::shared_ptr<const MediaInfo>> &media)
{
    if (!media)
        return std::unexpected(media.error());
    const auto facts = readTitleFacts(*source, **media, {});
    if (!facts)
        return std::unexpected(facts.error());
    return makeTitle(source, **media, *facts);
}

inline Result<std::shared_ptr<const Title>> titleOf(const std::shared_ptr<const ByteSource> &source,
                                                    const QString &name)
{
    return titleOf(source, probe(*source, name, {}));
}

inline Result<std::shared_ptr<const Title>> titleOf(const QString &path)
{
    auto source = FileByteSource::open(path);
    if (!source)
        return std::unexpected(source.error());
    return titleOf(std::shared_ptr<const ByteSource>(std::move(*source)), QFileInfo(path).fileName());
}

/// With its index, if that takes going through the file.
inline Result<std::shared_ptr<const Title>> scannedTitleOf(const QString &path)
{
    auto file = FileByteSource::open(path);
    if (!file)
        return std::unexpected(file.error());
    const std::shared_ptr<const ByteSource> source = std::move(*file);
    auto media = probe(*source, QFileInfo(path).fileName(), {});
    if (media && (*media)->indexKind == IndexKind::None)
        media = scanIndex(*source, **media, {}, {});
    return titleOf(source, media);
}

/// Of a fragmented MP4 by the list of its fragments, however small it is (probe() goes through small ones),
/// and as far as it is looked at before it plays. Without such a list it has no index.
inline Result<MediaInfo> fragmentedMediaOf(const ByteSource &source)
{
    constexpr qint64 kHeadBytes = 65536;
    constexpr int kMostRequests = ProbeWindow::kMostRequests + 2;
    const auto head = source.read({0, kHeadBytes}, {});
    if (!head)
        return std::unexpected(head.error());
    auto movie = readMovieDescription(source, *head, {});
    if (!movie)
        return std::unexpected(movie.error());
    if (const auto probed = probeFragments(source, *head, *movie, {}, kMostRequests); !probed)
        return std::unexpected(probed.error());
    return movie->info;
}

inline Result<std::shared_ptr<const Title>> fragmentedTitleOf(const QString &path)
{
    auto file = FileByteSource::open(path);
    if (!file)
        return std::unexpected(file.error());
    const std::shared_ptr<const ByteSource> source = std::move(*file);
    const auto media = fragmentedMediaOf(*source);
    if (!media)
        return std::unexpected(media.error());
    return titleOf(source, std::make_shared<const MediaInfo>(*media));
}

} // namespace cuegate::test
