// SPDX-License-Identifier: GPL-3.0-or-later
// Writes a multivariant playlist (RFC 8216 section 4.3.4).
// Thread: any; pure.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>
#include <vector>

namespace cuegate {

struct AudioRendition
{
    QByteArray groupId;
    QByteArray uri;      ///< empty: the audio is inside the variant's own segments
    QString name;        ///< unique within its group
    QByteArray language; ///< BCP 47; empty if unknown
    int channels = 0;
    bool isDefault = false;
};

struct SubtitleRendition
{
    QByteArray groupId;
    QByteArray uri;
    QString name;        ///< unique within its group
    QByteArray language; ///< BCP 47; empty if unknown
    bool isDefault = false;
    bool isForced = false; ///< what has to be read even by who understands the sound
};

struct Variant
{
    QByteArray uri;
    qint64 bandwidth = 0;        ///< peak bits per second, audio included
    qint64 averageBandwidth = 0; ///< bits per second; 0: not said
    QByteArray codecs;           ///< RFC 6381, comma-separated; empty: not known
    quint32 width = 0;           ///< as shown; 0: no picture
    quint32 height = 0;
    quint32 frameRateNumerator = 0; ///< 0: not said
    quint32 frameRateDenominator = 1;
    QByteArray videoRange;      ///< SDR, PQ, HLG; empty: not said
    QByteArray audioGroupId;    ///< empty: none
    QByteArray subtitleGroupId; ///< empty: none
};

struct MultivariantPlaylist
{
    std::vector<AudioRendition> audio;
    std::vector<SubtitleRendition> subtitles;
    std::vector<Variant> variants;
    std::optional<Variant> iframes; ///< one picture each; without frame rate and audio
    bool usesFragmentedMp4 = true;  ///< decides EXT-X-VERSION
    bool isIndependent = true;      ///< each segment can be decoded by itself
};

[[nodiscard]] QByteArray writeMultivariantPlaylist(const MultivariantPlaylist &playlist);

/// \p text as the inside of a quoted-string: no line breaks, no quotes, no control or bidi characters
/// (RFC 8216 section 4.2; FAULTS.md I12).
[[nodiscard]] QByteArray quotedText(const QString &text);

} // namespace cuegate
