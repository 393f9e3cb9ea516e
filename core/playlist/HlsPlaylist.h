// SPDX-License-Identifier: GPL-3.0-or-later
// What an HLS playlist of others says (RFC 8216), as HlsPlaylistReader has read it. URIs are as they stand:
// relative ones to be resolved, none to be trusted. Thread: any; plain values.
#pragma once

#include "core/base/ByteRange.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <variant>
#include <vector>

namespace cuegate {

struct HlsKey
{
    enum class Method { None, Aes128, Other };
    Method method = Method::None;
    QByteArray uri;
    QByteArray iv; ///< 16 bytes; empty: the segment's sequence number
    friend bool operator==(const HlsKey &, const HlsKey &) = default;
};

/// EXT-X-MAP: what a player needs before the segments.
struct HlsMap
{
    QByteArray uri;
    ByteRange range; ///< empty: all of it
    HlsKey key;
    friend bool operator==(const HlsMap &, const HlsMap &) = default;
};

struct HlsSegment
{
    QByteArray uri;
    ByteRange range; ///< empty: all of it
    qint64 durationUs = 0;
    QByteArray programDateTime; ///< as it stands, only characters of such a date; empty: not said
    int key = -1;               ///< index in HlsMediaPlaylist::keys; -1: not encrypted
    int map = -1;               ///< index in HlsMediaPlaylist::maps; -1: none
    bool isDiscontinuity = false;
    bool isGap = false;
};

struct HlsMediaPlaylist
{
    enum class Type { Live, Event, Vod };
    qint64 targetDurationS = 0;
    qint64 mediaSequence = 0;
    std::optional<qint64> discontinuitySequence;
    Type type = Type::Live;
    bool isEnded = false;       ///< EXT-X-ENDLIST
    bool isIndependent = false; ///< EXT-X-INDEPENDENT-SEGMENTS
    std::vector<HlsKey> keys;
    std::vector<HlsMap> maps;
    std::vector<HlsSegment> segments;

    [[nodiscard]] qint64 durationUs() const;
};

struct HlsVariant
{
    QByteArray uri;
    qint64 bandwidth = 0;        ///< bits per second; 0: not said
    qint64 averageBandwidth = 0; ///< 0: not said
    QByteArray codecs;           ///< only characters of RFC 6381 lists; empty: not said
    quint32 width = 0;           ///< 0: not said
    quint32 height = 0;
    quint32 frameRateThousandths = 0; ///< 0: not said
    QByteArray videoRange;            ///< SDR, PQ or HLG; empty: not said
    QByteArray audioGroup;
    QByteArray subtitleGroup;
};

/// EXT-X-MEDIA of sound or subtitles.
struct HlsRendition
{
    enum class Type { Audio, Subtitles };
    Type type = Type::Audio;
    QByteArray uri; ///< empty: inside the variants' segments
    QByteArray group;
    QString name;
    QByteArray language; ///< only letters, digits and hyphens
    int channels = 0;    ///< 0: not said
    bool isDefault = false;
    bool isForced = false;
};

struct HlsMultivariantPlaylist
{
    bool isIndependent = false;
    std::vector<HlsVariant> variants;
    std::vector<HlsRendition> renditions;
};

using HlsPlaylist = std::variant<HlsMultivariantPlaylist, HlsMediaPlaylist>;

} // namespace cuegate
