// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaTags.h"

#include "core/base/EbmlReader.h"
#include "core/media/MatroskaIds.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMostTagsBytes = 256 * 1024;
static constexpr qint64 kFewTagsBytes = 4 * 1024;

// "01:23:45.678000000"; nothing if it is no such time.
static std::optional<qint64> nanosecondsOf(const QString &text)
{
    static const QRegularExpression pattern(u"^(\\d{1,3}):([0-5]\\d):([0-5]\\d)\\.(\\d{9})$"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const qint64 seconds = (match.captured(1).toLongLong() * 60 + match.captured(2).toLongLong()) * 60 +
                           match.captured(3).toLongLong();
    return seconds * 1'000'000'000 + match.captured(4).toLongLong();
}

namespace {

struct Tag
{
    std::vector<quint64> uids; ///< that it is of
    std::optional<qint64> durationNs;
    bool countsFrames = false; ///< only mkvmerge does
};

} // namespace

static void readSimpleTag(EbmlReader reader, Tag &tag)
{
    QString name;
    QString value;
    while (reader.next()) {
        if (reader.id() == mkv::TagName)
            name = reader.toString();
        else if (reader.id() == mkv::TagString)
            value = reader.toString();
    }
    if (name == "DURATION"_L1)
        tag.durationNs = nanosecondsOf(value);
    else if (name == "NUMBER_OF_FRAMES"_L1)
        tag.countsFrames = true;
}

static Tag readTag(EbmlReader reader)
{
    Tag tag;
    while (reader.next()) {
        if (reader.id() == mkv::SimpleTag)
            readSimpleTag(reader.children(), tag);
        if (reader.id() != mkv::Targets)
            continue;
        EbmlReader targets = reader.children();
        while (targets.next()) {
            if (targets.id() == mkv::TagTrackUID)
                tag.uids.push_back(targets.toUnsigned());
        }
    }
    return tag;
}

Result<std::map<TrackId, StatedDuration>> readStatedDurations(const ByteSource &source, const MediaInfo &info,
                                                              const CancelToken &cancel)
{
    std::map<TrackId, StatedDuration> stated;
    const auto *layout = std::get_if<MatroskaLayout>(&info.layout);
    if (!layout || layout->tagsOffsetBytes <= 0)
        return stated;
    auto bytes = source.read(ByteRange::ofSize(layout->tagsOffsetBytes, kFewTagsBytes), cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    const EbmlHeader header = parseEbmlHeader(*bytes);
    if (header.state != EbmlHeader::State::Complete || header.id != mkv::Tags || header.isUnknownSize() ||
        header.totalBytes() > kMostTagsBytes)
        return stated;
    if (header.totalBytes() > bytes->size())
        bytes = source.read(ByteRange::ofSize(layout->tagsOffsetBytes, header.totalBytes()), cancel);
    if (!bytes)
        return std::unexpected(bytes.error());
    EbmlReader tags(QByteArrayView(*bytes).sliced(header.headerBytes), layout->tagsOffsetBytes);
    while (tags.next()) {
        const Tag tag = tags.id() == mkv::Tag ? readTag(tags.children()) : Tag();
        for (const auto &[id, uid] : layout->uids) {
            if (tag.durationNs && std::ranges::count(tag.uids, uid) > 0)
                stated[id] = {*tag.durationNs, tag.countsFrames};
        }
    }
    return stated;
}

} // namespace cuegate
