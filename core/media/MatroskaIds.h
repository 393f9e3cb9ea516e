// SPDX-License-Identifier: GPL-3.0-or-later
// Element ids of EBML and Matroska that Cuegate reads (RFC 8794 section 11, RFC 9559 section 5.1), under the
// names of those documents. Thread: any; constants.
#pragma once

#include <QtGlobal>

namespace cuegate::mkv {

enum Id : quint32 {
    EBML = 0x1A45DFA3,
    EBMLMaxIDLength = 0x42F2,
    EBMLMaxSizeLength = 0x42F3,
    DocType = 0x4282,
    Void = 0xEC,
    CRC32 = 0xBF,

    Segment = 0x18538067,
    SeekHead = 0x114D9B74,
    Seek = 0x4DBB,
    SeekID = 0x53AB,
    SeekPosition = 0x53AC,

    Info = 0x1549A966,
    TimestampScale = 0x2AD7B1,
    Duration = 0x4489,
    Title = 0x7BA9,

    Cluster = 0x1F43B675,
    Timestamp = 0xE7,
    SimpleBlock = 0xA3,
    BlockGroup = 0xA0,
    Block = 0xA1,
    BlockDuration = 0x9B,
    ReferenceBlock = 0xFB,
    DiscardPadding = 0x75A2,

    Tracks = 0x1654AE6B,
    TrackEntry = 0xAE,
    TrackNumber = 0xD7,
    TrackUID = 0x73C5,
    TrackType = 0x83,
    FlagEnabled = 0xB9,
    FlagDefault = 0x88,
    FlagForced = 0x55AA,
    DefaultDuration = 0x23E383,
    Name = 0x536E,
    Language = 0x22B59C,
    LanguageBCP47 = 0x22B59D,
    CodecID = 0x86,
    CodecPrivate = 0x63A2,
    CodecDelay = 0x56AA,
    SeekPreRoll = 0x56BB,

    Video = 0xE0,
    PixelWidth = 0xB0,
    PixelHeight = 0xBA,
    PixelCropBottom = 0x54AA,
    PixelCropTop = 0x54BB,
    PixelCropLeft = 0x54CC,
    PixelCropRight = 0x54DD,
    DisplayWidth = 0x54B0,
    DisplayHeight = 0x54BA,
    DisplayUnit = 0x54B2,
    Colour = 0x55B0,
    MatrixCoefficients = 0x55B1,
    BitsPerChannel = 0x55B2,
    Range = 0x55B9,
    TransferCharacteristics = 0x55BA,
    Primaries = 0x55BB,

    Audio = 0xE1,
    SamplingFrequency = 0xB5,
    Channels = 0x9F,
    BitDepth = 0x6264,

    ContentEncodings = 0x6D80,
    ContentEncoding = 0x6240,
    ContentEncodingScope = 0x5032,
    ContentEncodingType = 0x5033,
    ContentCompression = 0x5034,
    ContentCompAlgo = 0x4254,
    ContentCompSettings = 0x4255,
    ContentEncryption = 0x5035,

    Cues = 0x1C53BB6B,
    CuePoint = 0xBB,
    CueTime = 0xB3,
    CueTrackPositions = 0xB7,
    CueTrack = 0xF7,
    CueClusterPosition = 0xF1,
    CueRelativePosition = 0xF0,
    CueDuration = 0xB2,

    Attachments = 0x1941A469,
    Chapters = 0x1043A770,
    Tags = 0x1254C367,
    Tag = 0x7373,
    Targets = 0x63C0,
    TagTrackUID = 0x63C5,
    SimpleTag = 0x67C8,
    TagName = 0x45A3,
    TagString = 0x4487
};

/// Whether \p id is a child of the Segment: what ends a Cluster of unknown size (RFC 8794 section 6.2).
[[nodiscard]] constexpr bool isSegmentChild(quint32 id)
{
    return id == Cluster || id == Cues || id == SeekHead || id == Info || id == Tracks || id == Attachments ||
           id == Chapters || id == Tags;
}

} // namespace cuegate::mkv
