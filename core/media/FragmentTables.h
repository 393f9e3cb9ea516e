// SPDX-License-Identifier: GPL-3.0-or-later
// Grows the sample tables of a fragmented movie, from any of its fragments on (ISO/IEC 14496-12 section
// 8.8.12). Thread: any; a value. The tracks and the layout must outlive it.
#pragma once

#include "core/media/FragmentedLayout.h"
#include "core/media/MovieFragments.h"
#include "core/media/SampleTableBuilder.h"

namespace cuegate {

class FragmentTables
{
public:
    /// \p maxSamples: of one track; of all together twice as many.
    FragmentTables(std::span<const Track> tracks, const FragmentedLayout &layout, quint32 maxSamples);

    /// The samples that moov itself names: before all others.
    void takeMoov();

    enum class Taken {
        All,
        Cut, ///< samples beyond the source's end were left out
        Full ///< as many samples were left out as are too many
    };
    /// A time that goes back, or on for more than a day, does not count: such samples follow the ones before.
    /// Errors: as readMovieFragment().
    [[nodiscard]] Result<Taken> take(const Box &moof, qint64 sourceEndBytes);

    [[nodiscard]] quint32 sampleCount(TrackId track) const { return of(track).builder.sampleCount(); }
    /// On the presentation's timeline: where the last sample of \p track is decoded, and where it ends.
    [[nodiscard]] qint64 lastDts(TrackId track) const;
    [[nodiscard]] qint64 endDts(TrackId track) const;
    /// Whether the track's last fragment said when it begins.
    [[nodiscard]] bool isTimed(TrackId track) const { return of(track).isTimed; }
    /// Whether a time did not count.
    [[nodiscard]] bool hasJumped(TrackId track) const { return of(track).hasJumped; }

    /// The table of \p track, once. Errors as SampleTable::create().
    [[nodiscard]] Result<SampleTable> finish(TrackId track);

private:
    struct Growing
    {
        SampleTableBuilder builder;
        qint64 offset = 0;  ///< of presentation against media times
        qint64 nextDts = 0; ///< end of what was added, in media time
        quint32 lastDuration = 0;
        bool isTimed = true;
        bool hasJumped = false;
    };
    [[nodiscard]] const Growing &of(TrackId track) const { return m_growing[track - 1]; }
    void takeTable(const SampleTable &table, Growing &growing);
    [[nodiscard]] bool takeSamples(const ScannedFragment &fragment, const Track &track, Growing &growing);

    std::span<const Track> m_tracks;
    const FragmentedLayout &m_layout;
    std::vector<Growing> m_growing; ///< as m_tracks
    quint32 m_maxSamples;
    quint32 m_samplesLeft;
};

} // namespace cuegate
