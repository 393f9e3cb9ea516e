// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/StructureNode.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static StructureSyntax syntaxOf(Container container)
{
    switch (container) {
    case Container::Matroska:
    case Container::WebM:
        return StructureSyntax::Ebml;
    case Container::Mp4:
    case Container::QuickTime:
        return StructureSyntax::Boxes;
    case Container::Avi:
        return StructureSyntax::Riff;
    case Container::Flv:
        return StructureSyntax::FlvTags;
    case Container::MpegTs:
        return StructureSyntax::Packets;
    case Container::Ogg: // pages tell nothing but where packets are cut
    case Container::Unknown:
        break;
    }
    return StructureSyntax::None;
}

std::optional<StructurePlace> structureOf(const MediaInfo &media)
{
    StructurePlace place;
    place.syntax = syntaxOf(media.container);
    return place.syntax == StructureSyntax::None ? std::nullopt : std::optional(place);
}

QString hexPreview(QByteArrayView bytes, qint64 sizeBytes)
{
    constexpr qsizetype kShown = 16;
    const QByteArrayView shown = bytes.first(std::min(bytes.size(), kShown));
    const QString hex = QString::fromLatin1(shown.toByteArray().toHex(' ').toUpper());
    return sizeBytes > shown.size() ? QString(hex + u" …"_s) : hex;
}

} // namespace cuegate
