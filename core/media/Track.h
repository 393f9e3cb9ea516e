// SPDX-License-Identifier: GPL-3.0-or-later
// One track of a medium as its container describes it.
// Thread: any; plain values.
#pragma once

#include "core/media/Codec.h"

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace cuegate {

/// Our own number of a track: 1 for the first in the container, counted over all types. Part of public URLs.
using TrackId = quint32;

/// Code points of ISO/IEC 23091-2; 2 means unspecified.
struct Colour
{
    quint16 primaries = 2;
    quint16 transfer = 2;
    quint16 matrix = 2;
    bool fullRange = false;
    [[nodiscard]] bool isKnown() const { return primaries != 2 || transfer != 2 || matrix != 2; }
    friend bool operator==(const Colour &, const Colour &) = default;
};

struct VideoFormat
{
    quint32 width = 0; ///< coded size in pixels, as the sample entry states it
    quint32 height = 0;
    quint32 aspectHorizontal = 1; ///< pixel aspect ratio (pasp hSpacing : vSpacing)
    quint32 aspectVertical = 1;
    Colour colour;
    quint8 bitDepth = 8;
    quint32 frameRateNumerator = 0; ///< nominal frames per second; 0 if not known
    quint32 frameRateDenominator = 1;
    /// Frames that may precede a frame in decoding order and follow it in output order
    /// (max_num_reorder_frames, sps_max_num_reorder_pics); from the stream's headers.
    quint8 reorderFrames = 0;
    /// H.264: parameter sets stand before each IDR picture and may change there (sample entry avc3).
    bool hasSetsInBand = false;
    /// tkhd matrix, 16.16 and 2.30 fixed point; nothing where the container has none.
    std::optional<std::array<qint32, 9>> matrix;
};

struct AudioFormat
{
    quint32 sampleRate = 0; ///< samples per second as decoded by a core decoder (before SBR: the ASC's own)
    quint16 channels = 0;
    quint16 bitsPerSample = 0;
    /// Samples in one access unit at sampleRate; 0 where it varies or is not known.
    quint32 frameSamples = 0;
};

struct Track
{
    TrackId id = 0;
    quint64 containerId = 0; ///< TrackNumber (RFC 9559), track_ID (ISO/IEC 14496-12) or PID
    TrackType type = TrackType::Other;
    Codec codec = Codec::Unknown;
    QString codecId; ///< the container's own word: "V_MPEG4/ISO/AVC", "avc1"
    /// What the container carries, unchanged: Matroska CodecPrivate, or the payload of avcC, hvcC, esds' ASC,
    /// …
    QByteArray codecPrivate;
    /// The decoder configuration as ISO BMFF sample entries carry it: the payload of avcC, hvcC, av1C, vpcC
    /// (after its FullBox header), dOps, dfLa (after its FullBox header), dac3, dec3, or the
    /// AudioSpecificConfig. Of what no fMP4 is made of: MPEG-2's sequence header with its extensions; for DTS
    /// the four letters of the sample entry. Empty: not known.
    QByteArray codecConfig;
    /// Further boxes for the sample entry, whole and unchanged (dvcC, dvvC, mdcv, clli, …).
    QByteArray extraSampleEntryBoxes;
    QString language; ///< BCP 47 or ISO 639-2 as stored; "und" if unknown
    QString name;
    bool isDefault = true;
    bool isForced = false;
    bool isEncrypted = false;
    bool isEnabled = true;
    qint64 defaultDurationNs = 0; ///< duration of one frame; 0 if the container does not say
    qint64 codecDelayNs =
        0; ///< decoder delay at the start (Opus pre-skip, AAC priming); already subtracted from pts
    /// Ticks per second of the times of this track's samples.
    quint32 timescale = 1000;
    /// Duration of the track, in ticks; 0 if not known.
    qint64 durationTicks = 0;
    std::optional<VideoFormat> video;
    std::optional<AudioFormat> audio;
};

} // namespace cuegate
