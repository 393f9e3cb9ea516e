// SPDX-License-Identifier: GPL-3.0-or-later
// What the tests of the segment cache share. Thread: the test's.
#pragma once

#include "core/segment/CacheFile.h"
#include "core/segment/SegmentCache.h"
#include "tests/support/ScratchFolder.h"

#include <QDir>
#include <QDirIterator>

namespace cuegate::test {

inline const QString kSourceId = QStringLiteral("00000000000000aa");

[[nodiscard]] inline SegmentKey keyOf(qsizetype number, const QString &sourceId = kSourceId)
{
    return makeSegmentKey(sourceId, "0123456789abcdef", "v1", SegmentFormat::FragmentedMp4, number);
}

/// What segment \p number holds: its own bytes, about 1000 of them.
[[nodiscard]] inline QByteArray segmentBytes(qsizetype number)
{
    return QByteArray("segment " + QByteArray::number(number) + ' ').repeated(100);
}

/// A cache that leaves no space to others, so that the disk of the test machine does not matter.
[[nodiscard]] inline SegmentCacheOptions cacheIn(const QString &folder, qint64 capacityBytes = 1'000'000,
                                                 std::shared_ptr<CacheFiles> files = posixCacheFiles())
{
    SegmentCacheOptions options;
    options.folder = folder;
    options.capacityBytes = capacityBytes;
    options.minFreeBytes = 0;
    options.files = std::move(files);
    return options;
}

/// The segment files below \p folder.
[[nodiscard]] inline QStringList segmentFilesIn(const QString &folder)
{
    QStringList files;
    QDirIterator it(folder, {QStringLiteral("*.seg")}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        files << it.next();
    return files;
}

[[nodiscard]] inline QString pathIn(const QString &folder, const SegmentKey &key)
{
    return QStringLiteral("%1/%2/%3.seg").arg(folder, sourceIdOf(key.source), QString::fromLatin1(key.hex()));
}

} // namespace cuegate::test
