// SPDX-License-Identifier: GPL-3.0-or-later
// A title as the gateway prepares it, of any source. Thread: any; blocks on the source.
#pragma once

#include "core/io/FileByteSource.h"
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

} // namespace cuegate::test
