// SPDX-License-Identifier: GPL-3.0-or-later
// Where a decoder may start: the keyframes of the main track with their times and places.
// Thread: any; plain values.
#pragma once

#include <QtGlobal>

#include <map>
#include <vector>

namespace cuegate {

struct Keyframe
{
    qint64 time = 0;        ///< presentation time in ticks of the index' timescale
    qint64 offsetBytes = 0; ///< of Matroska's Cluster, MP4's sample, or see FragmentedLayout
    friend bool operator==(const Keyframe &, const Keyframe &) = default;
};

/// Strictly increasing in time; never decreasing in offset for Matroska.
struct KeyframeIndex
{
    quint32 timescale = 1000; ///< ticks per second
    std::vector<Keyframe> keyframes;
    /// By the time of a keyframe: how long before it the leading pictures that follow it begin to be shown,
    /// of AVI the keyframe itself (negative: later); as far as that is known.
    std::map<qint64, qint64> leads = {};
    /// Keyframes of AVI differ in when they are shown, and not all were looked at: the others' times and
    /// leads are what most have.
    bool areSomeGuessed = false;
};

/// One entry of a container's own index, of whatever track, as the view shows it (RFC 9559 section 5.1.5).
struct CuePoint
{
    qint64 timeNs = 0;
    quint64 containerTrackId = 0;
    qint64 offsetBytes = 0; ///< from the start of the file
};

/// Where a Block lies, as a CuePoint says (RFC 9559 section 5.1.5).
struct BlockCue
{
    qint64 timeNs = 0;
    qint64 durationNs = 0; ///< 0: not said
    qint64 clusterOffsetBytes = 0;
    qint64 relativeBytes = -1; ///< of the Block within the Cluster's data; -1: not said
};

} // namespace cuegate
