// SPDX-License-Identifier: GPL-3.0-or-later
// CountedScan of a fragmented MP4 whose fragments do not say when they begin (ISO/IEC 14496-12 section
// 8.8.12: tfdt may be missing). Thread: any worker.
#pragma once

#include "core/media/FragmentTables.h"
#include "core/probe/CountedScan.h"

namespace cuegate {

class MovieCountedScan final : public CountedScan
{
public:
    /// As CountedScan::begin().
    [[nodiscard]] static Result<std::shared_ptr<CountedScan>>
    begin(const ByteSource &source, const MediaInfo &found, const CancelToken &cancel);

    MovieCountedScan(const MediaInfo &found, FragmentedLayout layout);

private:
    /// What was known before a fragment was taken; one a second of the film.
    struct Mark
    {
        qint64 mainDts = 0;
        std::vector<quint32> samples; // by track
    };

    [[nodiscard]] Result<bool> goOn(ScanWindow &window) override;
    [[nodiscard]] qint64 nextBytes() const override { return m_positionBytes; }
    [[nodiscard]] qint64 knownUntil() const override { return knownUntil(mainTrack()); }
    [[nodiscard]] qint64 knownUntil(const Track &track) const override { return m_tables.endDts(track.id); }
    [[nodiscard]] Result<MovieLayout> list(qint64 beginTime, qint64 endTime, qint64 lastTime) override;

    [[nodiscard]] Mark markHere() const;
    void findKeyframes(const Box &moof, qint64 endBytes);

    const FragmentedLayout m_layout;
    FragmentTables m_tables;
    std::vector<Mark> m_marks;
    qint64 m_positionBytes = 0;
};

} // namespace cuegate
