// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/TrackFormats.h"

#include "core/media/CodecConfig.h"

namespace cuegate {

void describeFormat(Track &track, QByteArrayView firstSample)
{
    Track complete = track;
    if (!completeCodecConfig(complete, firstSample))
        return;
    track.video = complete.video;
    track.audio = complete.audio;
}

void describeFormats(MediaInfo &info)
{
    for (Track &track : info.tracks) {
        if (!track.isEncrypted && (track.video || track.audio) && !needsFirstSample(track))
            describeFormat(track, {});
    }
}

} // namespace cuegate
