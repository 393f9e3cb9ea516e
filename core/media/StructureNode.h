// SPDX-License-Identifier: GPL-3.0-or-later
// The raw structure of a file as a tree that is read piece by piece: EBML elements, MP4 boxes, RIFF chunks,
// FLV tags, the streams of a transport stream. Thread: any; plain values.
#pragma once

#include "core/base/Error.h"
#include "core/media/MediaInfo.h"

#include <optional>
#include <vector>

namespace cuegate {

enum class StructureSyntax : quint8 { None, Ebml, Boxes, Table, Riff, FlvTags, Packets };

/// Where children lie, and how they are to be read: all that asking for them takes.
struct StructurePlace
{
    StructureSyntax syntax = StructureSyntax::None;
    quint32 parent = 0;  ///< id of the node that they are children of; 0: the file
    quint32 context = 0; ///< what their meaning depends on: a handler type; version and flags of a table
    qint64 beginBytes = 0;
    qint64 endBytes = -1;  ///< -1: the end of the file
    int depth = 0;         ///< 0: those of the file
    qint64 number = 1;     ///< of the first child, where they are counted
    bool isOpen = false;   ///< of unknown size: ends before the first element that cannot be in it
    bool isInOpen = false; ///< begins within a child of unknown size, which is passed over
    friend bool operator==(const StructurePlace &, const StructurePlace &) = default;
};

struct StructureNode
{
    quint32 id = 0;  ///< EBML: with its length marker; boxes and chunks: the four characters
    QString name;    ///< the specification's: "Cluster", "moov"
    QString meaning; ///< for people, where the name does not tell: "Movie"
    QString value;   ///< what is in it, in the specification's words; empty for what has children only
    qint64 offsetBytes = 0;
    qint64 headerBytes = 0;
    qint64 payloadBytes = 0; ///< -1: not known
    std::optional<StructurePlace> children;
    [[nodiscard]] qint64 sizeBytes() const { return payloadBytes < 0 ? -1 : headerBytes + payloadBytes; }
};

struct StructurePage
{
    std::vector<StructureNode> nodes;
    std::optional<StructurePlace> more; ///< where the next siblings are
    std::optional<Error> problem;       ///< what is wrong after the last node
};

/// Of the whole file; nothing where a container has no structure that could be shown.
[[nodiscard]] std::optional<StructurePlace> structureOf(const MediaInfo &media);

/// "1A 45 DF A3 …": the first bytes of what is of \p sizeBytes.
[[nodiscard]] QString hexPreview(QByteArrayView bytes, qint64 sizeBytes);

} // namespace cuegate
