// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts an audio stream that comes in PES packets into frames and gives each its time: AAC with ADTS headers
// (ISO/IEC 13818-7 section 6.2, taken off) or in LATM (taken out), AC-3 and E-AC-3 (ETSI TS 102 366), MPEG
// audio (ISO/IEC 11172-3), Opus (control headers of the ETSI draft for Opus in MPEG-TS, taken off), DTS,
// TrueHD (the AC-3 frames that Blu-ray discs put between are left out). Of other codecs a PES packet is a
// frame. Thread: any; one user.
#pragma once

#include "core/media/Codec.h"
#include "core/media/LatmFrames.h"
#include "core/media/TrueHdUnits.h"

#include <QByteArray>

#include <optional>
#include <vector>

namespace cuegate {

struct AudioFrame
{
    QByteArrayView header;     ///< of ADTS, or of LOAS with what follows it; empty for other codecs
    QByteArrayView bytes;      ///< what a decoder wants
    std::optional<qint64> pts; ///< 90 kHz; nothing before the first time stamp
    quint32 samples = 0;       ///< 0: not known
    quint32 sampleRate = 0;
    [[nodiscard]] qint64 durationTicks() const; ///< of 90 kHz; 0 if not known
};

/// Frames and the memory they view.
struct AudioFrames
{
    QByteArray storage;
    std::vector<AudioFrame> frames;
};

class AudioFrameSplitter
{
public:
    /// \p codecConfig of the track, if it is known: not all frames of AAC in LATM carry it.
    explicit AudioFrameSplitter(Codec codec, QByteArrayView codecConfig = {})
        : m_codec(codec)
        , m_latm(codec == Codec::Aac ? codecConfig : QByteArrayView())
    {
    }

    /// Takes the payload of the next PES packet. \p pts is of the first frame that begins in it; the frames
    /// after it follow each other without a gap.
    [[nodiscard]] AudioFrames add(std::optional<qint64> pts, QByteArrayView payload);
    /// What the end of the stream completes.
    [[nodiscard]] AudioFrames finish();

private:
    enum class Extent { MoreFollows, Last };
    [[nodiscard]] AudioFrames cut(QByteArray bytes, qsizetype stampAt, std::optional<qint64> pts,
                                  Extent extent);

    [[nodiscard]] FoundFrame frameAt(QByteArrayView bytes, Extent extent);

    Codec m_codec;
    TrueHdUnits m_trueHd;
    LatmFrames m_latm;
    QByteArray m_rest;               ///< the beginning of a frame
    std::optional<qint64> m_restPts; ///< its time stamp, if it is the first to begin in its PES packet
    bool m_isSynced = false;
    std::optional<qint64> m_anchor; ///< the last time stamp
    quint64 m_anchorSamples = 0;    ///< that have gone by since
};

} // namespace cuegate
