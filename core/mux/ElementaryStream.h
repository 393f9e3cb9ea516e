// SPDX-License-Identifier: GPL-3.0-or-later
// Turns samples of a track into what a transport stream carries of it.
// Thread: any; a value, one per track and segment.
#pragma once

#include "core/base/Error.h"
#include "core/mux/TrackTiming.h"

namespace cuegate {

class ElementaryStream
{
public:
    /// \p track must outlive it. Errors: CorruptInput, Unsupported.
    [[nodiscard]] static Result<ElementaryStream> create(const Track &track);

    [[nodiscard]] quint8 streamType() const { return m_streamType; } ///< ISO/IEC 13818-1 table 2-34
    [[nodiscard]] quint8 streamId() const { return m_streamId; }
    [[nodiscard]] const QByteArray &descriptors() const { return m_descriptors; }

    /// Appends the access unit of \p sample to \p out.
    [[nodiscard]] Result<void> append(const TimedSample &sample, QByteArray &out) const;

    /// Bytes that append() adds to those of a sample, at most; \p isSync: before a keyframe.
    [[nodiscard]] qsizetype mostAddedBytes(bool isSync) const;

private:
    [[nodiscard]] Result<void> appendNals(const TimedSample &sample, QByteArray &out) const;
    void appendMpeg2(const TimedSample &sample, QByteArray &out) const;

    const Track *m_track = nullptr;
    quint8 m_streamType = 0;
    quint8 m_streamId = 0;
    QByteArray m_descriptors;
    QByteArray m_delimiter;     ///< access unit delimiter with its start code
    QByteArray m_parameterSets; ///< byte stream; the sequence header of MPEG-2
    int m_nalLengthSize = 0;    ///< 0: samples are byte streams
};

} // namespace cuegate
