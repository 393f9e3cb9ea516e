// SPDX-License-Identifier: GPL-3.0-or-later
// The sample table of one MP4 track, kept as the file's own compact runs and never expanded: any sample's
// time, size and place is found from the runs (ISO/IEC 14496-12 sections 8.6 and 8.7: stts, ctts, stss, stsz,
// stz2, stsc, stco, co64). Thread: any; immutable after create(), copies share the bytes.
#pragma once

#include "core/base/ByteRange.h"
#include "core/base/Error.h"

#include <QByteArray>

#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace cuegate {

class SampleTable
{
public:
    /// Payloads of the boxes after their FullBox header; empty where the file has none.
    struct Boxes
    {
        QByteArray stts, ctts, stss, stsz, stz2, stsc, stco, co64;
        quint8 cttsVersion = 0;
    };

    struct Entry
    {
        qint64 dts = 0; ///< presentation timeline ticks: decode time + presentationOffset
        qint64 pts = 0; ///< dts + composition offset
        quint32 duration = 0;
        bool isSync = false;
        ByteRange bytes;
    };

    SampleTable() = default;

    /// The same without the samples from \p count on.
    [[nodiscard]] SampleTable first(quint32 count) const;

    /// \p presentationOffset is added to every time: start delay minus the edit's media time, in ticks.
    /// Errors: CorruptInput where the boxes contradict each other or name more than they hold.
    [[nodiscard]] static Result<SampleTable> create(const Boxes &boxes, qint64 presentationOffset);

    [[nodiscard]] quint32 sampleCount() const;
    [[nodiscard]] bool allSync() const; ///< no stss

    /// Entries [first, first + count), clipped to the table. Cost: O(runs) to find the first, O(1) for each
    /// further one.
    [[nodiscard]] std::vector<Entry> entries(quint32 first, quint32 count) const;

    /// Numbers (from 0) of all sync samples, increasing. If allSync(): every number.
    [[nodiscard]] std::vector<quint32> syncSamples() const;

    /// Entries of the samples \p numbers; those beyond the table are left out.
    [[nodiscard]] std::vector<Entry> entriesOf(std::span<const quint32> numbers) const;

    /// The sync sample with just this pts; of several the first one.
    [[nodiscard]] std::optional<quint32> syncAt(qint64 pts) const;

    /// First sample whose dts is >= \p dts; sampleCount() if none.
    [[nodiscard]] quint32 firstAtOrAfterDts(qint64 dts) const;

    /// Bounds of pts - dts over all samples.
    [[nodiscard]] qint32 minCompositionOffset() const;
    [[nodiscard]] qint32 maxCompositionOffset() const;

    /// The duration of every sample but perhaps the last; nothing if they differ.
    [[nodiscard]] std::optional<quint32> commonDuration() const;

    /// Bytes of all samples; for bandwidth.
    [[nodiscard]] qint64 totalBytes() const;
    /// Bytes of samples [first, end).
    [[nodiscard]] qint64 bytesOf(quint32 first, quint32 end) const;
    /// End of the last sample in ticks (dts + duration).
    [[nodiscard]] qint64 endTime() const;
    /// Bytes this table holds in memory.
    [[nodiscard]] qint64 memoryBytes() const;

private:
    struct Runs;
    class Cursor;
    std::shared_ptr<const Runs> m_runs;
};

} // namespace cuegate
