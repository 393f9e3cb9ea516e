// SPDX-License-Identifier: GPL-3.0-or-later
// When the chunks of one stream of an AVI file come, counted from the first one on, for no chunk tells it
// (AVI RIFF File Reference, strh). Thread: any; a value.
#pragma once

#include "core/media/SampleTable.h"
#include "core/probe/AviIndex.h"
#include "core/probe/AviPictureOrder.h"

namespace cuegate {

class AviTimeline
{
public:
    AviTimeline(const AviStream &stream, const Track &track);

    /// The next chunk of the file. Chunks of size 0 say that the frame before stays: they only take time.
    void add(const AviChunk &chunk);
    /// When the next chunk comes, in ticks of the track.
    [[nodiscard]] qint64 nextTime() const;

    /// Those that hold something.
    [[nodiscard]] const std::vector<AviChunk> &chunks() const { return m_chunks; }
    [[nodiscard]] const std::vector<qint64> &times() const { return m_times; }
    [[nodiscard]] qint64 endTime() const;

    /// After the chunks that it is to be told by: what pictures usually last. 0 of sound, and if there is but
    /// one.
    void findStep();
    [[nodiscard]] qint64 step() const { return m_step; }

    /// Who wrote the file reckoned with a decoder that holds \p delay pictures back, so that its first
    /// picture comes with the first chunk, though the encoder gave out the others late (XviD's leaves two
    /// chunks empty). Where more are empty, a still picture is meant. (Chunks that come faster at first than
    /// usual are no still.) After findStep(), once.
    void takeOutEncoderDelay(quint32 delay);

    /// When the picture is shown that is the \p place-th in order: a decoder that holds \p delay of them back
    /// gives it out when a later chunk comes (as mpv does; ffmpeg shows it then). The first comes at once.
    [[nodiscard]] qint64 shownAt(size_t place, quint32 delay) const;
    /// The same of chunk \p i, which is a keyframe that \p lead pictures are shown before.
    [[nodiscard]] qint64 keyframeShownAt(size_t i, quint32 lead, quint32 delay) const
    {
        return shownAt(lead > 0 ? i + lead : i, delay);
    }

    /// Chunks [\p first, \p end), \p first being a keyframe. Pictures get the times of their places in the
    /// file, but for those shown before a keyframe that they follow. Errors as SampleTable::create().
    [[nodiscard]] Result<SampleTable> table(const AviPictureOrder &order, size_t first, size_t end) const;

private:
    [[nodiscard]] bool isSync(size_t i, bool hasKeyframes) const;

    AviStream m_stream;
    quint32 m_timescale;
    bool m_isVideo;
    bool m_isCounted; ///< units of one size, in chunks that are cut anywhere
    quint64 m_units = 0;
    qint64 m_late = 0;
    qint64 m_step = 0;
    std::vector<AviChunk> m_chunks;
    std::vector<qint64> m_times;
};

} // namespace cuegate
