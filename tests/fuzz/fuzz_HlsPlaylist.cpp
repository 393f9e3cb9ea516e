// SPDX-License-Identifier: GPL-3.0-or-later
// Reads HLS playlists of any kind. What is passed on to players must not be able to end an attribute or a
// line.
#include "core/playlist/HlsPlaylistReader.h"

using namespace cuegate;

static void checkPassedOn(const QByteArray &text)
{
    if (text.contains('"') || text.contains('\n') || text.contains('\r'))
        __builtin_trap();
}

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const auto playlist = readHlsPlaylist(QByteArrayView(data, qsizetype(size)));
    if (!playlist)
        return 0;
    if (const auto *media = std::get_if<HlsMediaPlaylist>(&*playlist)) {
        if (media->segments.size() > kMostHlsSegments || media->targetDurationS < 1 ||
            media->durationUs() < 0)
            __builtin_trap();
        for (const HlsSegment &segment : media->segments) {
            checkPassedOn(segment.programDateTime);
            if (segment.key >= int(media->keys.size()) || segment.map >= int(media->maps.size()) ||
                segment.range.endBytes < segment.range.beginBytes)
                __builtin_trap();
        }
        return 0;
    }
    const auto &multivariant = std::get<HlsMultivariantPlaylist>(*playlist);
    for (const HlsVariant &variant : multivariant.variants) {
        checkPassedOn(variant.codecs);
        checkPassedOn(variant.videoRange);
    }
    for (const HlsRendition &rendition : multivariant.renditions)
        checkPassedOn(rendition.language);
    return 0;
}
