// SPDX-License-Identifier: GPL-3.0-or-later
// The sample tables of a stretch of a fragmented MP4: made of the fragments that lie there, whenever they are
// needed (ISO/IEC 14496-12 section 8.8). Thread: worker (blocks on the source); one user. The info, which has
// a FragmentedLayout, must outlive it.
#pragma once

#include "core/base/CancelToken.h"
#include "core/demux/SpanBytes.h"
#include "core/media/FragmentTables.h"
#include "core/media/MediaInfo.h"

#include <functional>

namespace cuegate {

class FragmentWindow
{
public:
    /// \p beginBytes: where a box begins, or FragmentedLayout::moovOffsetBytes.
    FragmentWindow(SpanBytes &bytes, const MediaInfo &info, qint64 beginBytes);

    /// Takes fragments until \p isEnough says so, asked before each with where it begins; to the end of the
    /// file, or to what is damaged, at most. Errors: those of the source; Cancelled.
    [[nodiscard]] Result<void> fill(const std::function<bool(qint64)> &isEnough);

    [[nodiscard]] qint64 beginBytes() const { return m_beginBytes; }
    /// While it is filled.
    [[nodiscard]] const FragmentTables &growing() const { return m_growing; }
    /// Whether a fragment from \p offsetBytes on had samples of the main track.
    [[nodiscard]] bool hasMainFrom(qint64 offsetBytes) const;

    /// After the last fill(): no more is taken then. Errors: CorruptInput.
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] const SampleTable &table(TrackId track) const { return m_tables.at(track); }

    /// The sample of the main track that \p keyframe means, after finish(): the keyframe with its time in the
    /// first fragment from its offset on that has samples of the track; the fragment's first sample if there
    /// is none. Thus two that ask for the same keyframe always agree.
    [[nodiscard]] quint32 sampleOf(const Keyframe &keyframe) const;

    /// Whether that is the keyframe: it may be a tick beside its time, as lists of fragments round.
    [[nodiscard]] bool holds(const Keyframe &keyframe) const;

private:
    struct Begin
    {
        qint64 offsetBytes;
        quint32 sample; ///< of the main track
    };

    SpanBytes &m_bytes;
    const MediaInfo &m_info;
    qint64 m_beginBytes;
    FragmentTables m_growing;
    std::vector<Begin> m_begins; ///< of each fragment, in order
    std::map<TrackId, SampleTable> m_tables;
};

} // namespace cuegate
