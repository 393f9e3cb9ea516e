// SPDX-License-Identifier: GPL-3.0-or-later
// Finds Matroska's Clusters wherever it looks, by their ID and Timestamp (RFC 9559 section 5.1.3). Thread:
// worker (blocks on the source); what is handed in must outlive it.
#pragma once

#include "core/probe/ExpectedKeyframe.h"

namespace cuegate {

class ClusterFinder
{
public:
    ClusterFinder(const ByteSource &source, const MatroskaLayout &layout, SearchPace pace,
                  const CancelToken &cancel)
        : m_source(source)
        , m_layout(layout)
        , m_pace(pace)
        , m_cancel(cancel)
    {
    }

    /// The first Cluster that begins between the two offsets, and its time in nanoseconds; looks at 64 MiB at
    /// most. Errors: those of the source; Cancelled.
    [[nodiscard]] Result<std::optional<Place>> from(qint64 offsetBytes, qint64 endBytes) const;
    /// The bytes of the first Cluster that begins in \p mostBytes from there on, 0 if it does not say;
    /// nothing if none does.
    [[nodiscard]] Result<std::optional<qint64>> sizeFrom(qint64 offsetBytes, qint64 mostBytes) const;

private:
    [[nodiscard]] qint64 pieceSize(qint64 offsetBytes) const;
    [[nodiscard]] std::optional<qint64> timeNs(QByteArrayView bytes) const;

    const ByteSource &m_source;
    const MatroskaLayout &m_layout;
    const SearchPace m_pace;
    const CancelToken &m_cancel;
};

/// Whether hopping from Cluster to Cluster of \p found, Matroska of known size, would read much of the file:
/// most of a few of them are small, or do not say how long they are. Depends on the file's bytes
/// alone. Errors: those of the source; Cancelled.
[[nodiscard]] Result<bool> hasSmallClusters(const ByteSource &source, const MediaInfo &found,
                                            const CancelToken &cancel);

} // namespace cuegate
