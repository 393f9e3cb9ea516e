// SPDX-License-Identifier: GPL-3.0-or-later
// Lists the tags of FLV files (Adobe Flash Video File Format Specification 10.1, annex E).
#include "core/probe/FlvProbe.h"
#include "core/probe/FlvTag.h"
#include "core/probe/StructureListing.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kFileHeaderBytes = 9;

static QString kindOf(const FlvTag &tag)
{
    if (tag.kind == FlvTag::Kind::Script)
        return u"SCRIPTDATA"_s;
    if (tag.type == TrackType::Video)
        return u"VIDEODATA"_s;
    return tag.type == TrackType::Audio ? u"AUDIODATA"_s : u"tag"_s;
}

static QString valueOf(const FlvTag &tag)
{
    QString text = u"Timestamp %1"_s.arg(tag.timeMs);
    if (tag.codec != Codec::Unknown)
        text += u", "_s + codecName(tag.codec);
    if (tag.kind == FlvTag::Kind::Config)
        text += u", sequence header"_s;
    if (tag.kind == FlvTag::Kind::Sample && tag.type == TrackType::Video) {
        if (tag.isKeyframe)
            text += u", keyframe"_s;
        if (tag.compositionOffsetMs != 0)
            text += u", CompositionTime %1"_s.arg(tag.compositionOffsetMs);
    }
    return text;
}

static Result<void> listFileHeader(StructureListing &list)
{
    const auto head = list.bytes(0, kFileHeaderBytes + 4);
    if (!head)
        return std::unexpected(head.error());
    const auto first = firstFlvTagBytes(*head);
    if (!first || *first <= 0) {
        list.end(u"there is no FLV header at byte 0"_s);
        return {};
    }
    StructureNode node;
    node.name = u"FLV header"_s;
    const auto flags = quint8((*head)[4]);
    node.value = u"Version %1, TypeFlagsAudio %2, TypeFlagsVideo %3"_s.arg(
        QString::number(quint8((*head)[3])), QString::number(flags >> 2 & 1), QString::number(flags & 1));
    node.headerBytes = *first;
    list.add(std::move(node));
    list.moveTo(*first);
    return {};
}

Result<void> listFlvTags(StructureListing &list)
{
    if (list.position() == 0 && list.wants()) {
        if (auto listed = listFileHeader(list); !listed)
            return listed;
    }
    while (list.wants()) {
        const auto bytes = list.bytes(list.position(), FlvTag::kMostHeadBytes);
        if (!bytes)
            return std::unexpected(bytes.error());
        const auto tag = readFlvTag(*bytes);
        if (bytes->size() < FlvTag::kHeaderBytes || !tag || tag->totalBytes <= 0) {
            if (bytes->size() >= FlvTag::kHeaderBytes)
                list.end(u"there is no FLV tag at byte %1"_s.arg(list.position()));
            else
                list.end();
            return {};
        }
        StructureNode node;
        node.name = kindOf(*tag);
        node.value = valueOf(*tag);
        node.offsetBytes = list.position();
        node.headerBytes = FlvTag::kHeaderBytes;
        node.payloadBytes = tag->totalBytes - FlvTag::kHeaderBytes - 4; // PreviousTagSize is no part of it
        list.add(std::move(node));
        list.moveTo(list.position() + tag->totalBytes);
    }
    return {};
}

} // namespace cuegate
