// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/MatroskaSegment.h"

#include "core/io/InOrderSource.h"
#include "core/media/MatroskaIds.h"
#include "core/probe/MatroskaCues.h"
#include "core/probe/MatroskaTracks.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxElementBytes = 16 * 1024 * 1024;
static constexpr qint64 kNearBytes = 1024 * 1024;
static constexpr qint64 kHeadBytes = 64 * 1024;
static constexpr qint64 kFewCuesBytes = 64 * 1024;
static constexpr size_t kMaxPlaces = 1024;
static constexpr size_t kMaxSeekHeads = 8;
static constexpr int kMaxJumps = 4;

const quint32 MatroskaSegment::kCues = mkv::Cues;

static std::unexpected<Error> corrupt(const QString &message)
{
    return fail(ErrorKind::CorruptInput, message, ErrorCode::MediaCorrupt);
}

static Result<Container> readDocument(QByteArrayView payload, qint64 offsetBytes)
{
    QString docType = u"matroska"_s; // what a header without one means in the wild
    EbmlReader reader(payload, offsetBytes);
    while (reader.next()) {
        const bool isTooLong = (reader.id() == mkv::EBMLMaxIDLength && reader.toUnsigned() > 4) ||
                               (reader.id() == mkv::EBMLMaxSizeLength && reader.toUnsigned() > 8);
        if (isTooLong) {
            return fail(ErrorKind::Unsupported,
                        u"the EBML header at byte 0 announces longer ids or sizes than Matroska has"_s,
                        ErrorCode::MediaCorrupt);
        }
        if (reader.id() == mkv::DocType)
            docType = reader.toString();
    }
    if (docType == "webm"_L1)
        return Container::WebM;
    if (docType == "matroska"_L1)
        return Container::Matroska;
    return fail(ErrorKind::Unsupported,
                u"this is an EBML document of type \"%1\", not Matroska or WebM"_s.arg(docType.left(32)),
                ErrorCode::MediaNotMedia);
}

Result<MatroskaSegment> MatroskaSegment::open(ProbeWindow &window, MediaInfo &info)
{
    const QByteArrayView head = window.known(0);
    const EbmlHeader ebml = parseEbmlHeader(head);
    if (ebml.state != EbmlHeader::State::Complete || ebml.id != mkv::EBML || ebml.isUnknownSize() ||
        ebml.totalBytes() > head.size())
        return corrupt(u"the EBML header at byte 0 is damaged"_s);
    const Result<Container> container =
        readDocument(head.sliced(ebml.headerBytes, ebml.payloadBytes), ebml.headerBytes);
    if (!container)
        return std::unexpected(container.error());
    info.container = *container;

    MatroskaSegment segment;
    qint64 at = ebml.totalBytes();
    while (at < head.size()) {
        const EbmlHeader header = parseEbmlHeader(head.sliced(at));
        if (header.state != EbmlHeader::State::Complete)
            break;
        if (header.id == mkv::Segment) {
            segment.m_layout.segmentDataOffsetBytes = at + header.headerBytes;
            const qint64 fileEnd = info.sizeBytes >= 0 ? info.sizeBytes : std::numeric_limits<qint64>::max();
            const qint64 end = header.isUnknownSize() ? fileEnd : at + header.totalBytes();
            segment.m_layout.segmentEndBytes = std::min(end, fileEnd);
            segment.m_layout.firstClusterOffsetBytes = segment.m_layout.segmentEndBytes;
            if (end > fileEnd) {
                info.notes << u"the file ends %1 bytes before its Segment does: it is cut off"_s.arg(end -
                                                                                                     fileEnd);
            }
            return segment;
        }
        if (header.isUnknownSize())
            break;
        at += header.totalBytes();
    }
    return corrupt(u"no Segment follows the EBML header at byte %1"_s.arg(at));
}

const MatroskaSegment::Place *MatroskaSegment::find(quint32 id) const
{
    const auto found = std::ranges::find(m_places, id, &Place::id);
    return found == m_places.end() ? nullptr : &*found;
}

Result<void> MatroskaSegment::readDescription(ProbeWindow &window, MediaInfo &info)
{
    if (Result<void> walked = walk(window, info); !walked)
        return walked;
    if (Result<void> followed = followSeekHeads(window, info); !followed)
        return followed;
    if (!m_hasTracks) {
        return corrupt(u"the Segment at byte %1 has no Tracks where its beginning or its SeekHead say"_s.arg(
            m_layout.segmentDataOffsetBytes));
    }
    // Not before now: TimestampScale may come after Duration.
    const double durationNs = m_duration * double(m_layout.timestampScaleNs);
    constexpr double kLongestNs = 1e18;
    if (durationNs > 0 && durationNs < kLongestNs)
        info.durationNs = qint64(durationNs);
    else if (durationNs != 0)
        info.notes << u"the Duration is impossible and was left out"_s;
    return {};
}

Result<void> MatroskaSegment::walk(ProbeWindow &window, MediaInfo &info)
{
    qint64 at = m_layout.segmentDataOffsetBytes;
    int jumps = 0;
    while (at < m_layout.segmentEndBytes) {
        QByteArrayView bytes = window.known(at);
        EbmlHeader header = parseEbmlHeader(bytes);
        if (header.state == EbmlHeader::State::Truncated) {
            if (m_hasFirstCluster || jumps++ >= kMaxJumps)
                return {};
            const Result<QByteArrayView> read = window.from(at, 256);
            if (!read)
                return std::unexpected(read.error());
            header = parseEbmlHeader(*read);
        }
        if (header.state != EbmlHeader::State::Complete) {
            if (!m_hasFirstCluster)
                info.notes << u"the Segment is damaged at byte %1"_s.arg(at);
            return {};
        }
        if (header.id == mkv::Cluster && !m_hasFirstCluster) {
            m_layout.firstClusterOffsetBytes = at;
            m_hasFirstCluster = true;
        }
        if (header.isUnknownSize())
            return {};
        // Beyond the first Cluster everything is read only if it costs nothing.
        const bool isFree = window.known(at).size() >= header.totalBytes();
        if (!m_hasFirstCluster || isFree) {
            if (Result<void> read = readElement(window, {header.id, at}, header, info); !read)
                return read;
        }
        at += header.totalBytes();
    }
    return {};
}

Result<void> MatroskaSegment::followSeekHeads(ProbeWindow &window, MediaInfo &info)
{
    const auto readFirst = [&](quint32 id) -> Result<void> {
        const Place *place = find(id);
        return place ? readPlace(window, *place, info) : Result<void>();
    };
    if (!m_hasTracks) {
        if (Result<void> read = readFirst(mkv::Tracks); !read)
            return read;
    }
    while (!m_hasTracks || !m_hasInfo || cuesAreAbsent()) {
        const auto next = std::ranges::find_if(m_places, [&](const Place &place) {
            return place.id == mkv::SeekHead && !std::ranges::count(m_seekHeads, place.offsetBytes);
        });
        if (next == m_places.end() || m_seekHeads.size() >= kMaxSeekHeads)
            break;
        const Place place = *next;
        m_seekHeads.push_back(place.offsetBytes);
        const Result<void> read = readPlace(window, place, info);
        // What describes the film may still have been met before.
        if (!read && !(m_hasTracks && isOutOfReach(read.error())))
            return read;
    }
    if (!m_hasTracks) {
        if (Result<void> read = readFirst(mkv::Tracks); !read)
            return read;
    }
    Result<void> read = m_hasInfo ? Result<void>() : readFirst(mkv::Info);
    return !read && isOutOfReach(read.error()) ? Result<void>() : read;
}

Result<void> MatroskaSegment::readPlace(ProbeWindow &window, Place place, MediaInfo &info)
{
    const Result<QByteArrayView> bytes = window.from(place.offsetBytes, kMaxEbmlHeaderBytes);
    if (!bytes)
        return std::unexpected(bytes.error());
    const EbmlHeader header = parseEbmlHeader(*bytes);
    if (header.state != EbmlHeader::State::Complete || header.id != place.id || header.isUnknownSize()) {
        info.notes << u"a SeekHead names byte %1, where its element is not"_s.arg(place.offsetBytes);
        return {};
    }
    return readElement(window, place, header, info);
}

Result<void> MatroskaSegment::readElement(ProbeWindow &window, Place place, const EbmlHeader &header,
                                          MediaInfo &info)
{
    if (place.id == mkv::Cues) {
        // What was met counts more than what a SeekHead says.
        m_places.insert(m_places.begin(), place);
        return {};
    }
    const bool isWanted = (place.id == mkv::SeekHead) || (place.id == mkv::Info && !m_hasInfo) ||
                          (place.id == mkv::Tracks && !m_hasTracks);
    if (!isWanted)
        return {};
    if (header.totalBytes() > kMaxElementBytes)
        return corrupt(u"the element at byte %1 is too big to be true"_s.arg(place.offsetBytes));
    const Result<QByteArrayView> bytes = window.from(place.offsetBytes, header.totalBytes());
    if (!bytes)
        return std::unexpected(bytes.error());
    if (bytes->size() < header.totalBytes()) {
        if (place.id != mkv::Tracks)
            return {};
        return corrupt(u"the file ends inside its Tracks at byte %1"_s.arg(place.offsetBytes));
    }
    const EbmlReader reader(bytes->sliced(header.headerBytes, header.payloadBytes),
                            place.offsetBytes + header.headerBytes);
    if (place.id == mkv::SeekHead) {
        m_seekHeads.push_back(place.offsetBytes);
        readSeekHead(reader);
    } else if (place.id == mkv::Info) {
        m_hasInfo = true;
        readInfo(reader, info);
    } else {
        m_hasTracks = true;
        return readMatroskaTracks(reader, info, m_layout);
    }
    return {};
}

void MatroskaSegment::readSeekHead(EbmlReader reader)
{
    while (reader.next() && m_places.size() < kMaxPlaces) {
        if (reader.id() != mkv::Seek)
            continue;
        Place place;
        std::optional<quint64> position;
        EbmlReader seek = reader.children();
        while (seek.next()) {
            if (seek.id() == mkv::SeekID)
                place.id = quint32(std::min<quint64>(seek.toUnsigned(), 0xFFFFFFFF));
            else if (seek.id() == mkv::SeekPosition)
                position = seek.toUnsigned();
        }
        const qint64 segmentBytes = m_layout.segmentEndBytes - m_layout.segmentDataOffsetBytes;
        if (!position || *position >= quint64(std::max<qint64>(0, segmentBytes)) || place.id == mkv::Cluster)
            continue;
        place.offsetBytes = m_layout.segmentDataOffsetBytes + qint64(*position);
        m_places.push_back(place);
    }
}

void MatroskaSegment::readInfo(EbmlReader reader, MediaInfo &info)
{
    constexpr quint64 kMaxScaleNs = 10'000'000'000;
    while (reader.next()) {
        switch (reader.id()) {
        case mkv::TimestampScale:
            if (reader.toUnsigned() >= 1 && reader.toUnsigned() <= kMaxScaleNs)
                m_layout.timestampScaleNs = reader.toUnsigned();
            else
                info.notes << u"the TimestampScale is impossible: a millisecond is taken"_s;
            break;
        case mkv::Duration:
            m_duration = reader.toFloat();
            break;
        case mkv::Title:
            info.title = reader.toString();
            break;
        default:
            break;
        }
    }
}

Result<std::optional<ByteRange>> MatroskaSegment::cues(ProbeWindow &window, QStringList &notes) const
{
    using Cues = std::optional<ByteRange>;
    const Place *place = find(kCues);
    if (!place)
        return Cues();
    const qint64 at = place->offsetBytes;
    qint64 next = m_layout.segmentEndBytes;
    for (const Place &other : m_places) {
        if (other.offsetBytes > at)
            next = std::min(next, other.offsetBytes);
    }
    // One read where the Cues' end is near for certain; else one that finds their size, and all of them if
    // they are few. What follows those before the clusters may be the film.
    const qint64 before = at - m_layout.segmentDataOffsetBytes;
    const bool isBehindClusters = m_hasFirstCluster && m_layout.firstClusterOffsetBytes < at;
    const bool isEndNear = isBehindClusters && next - at <= std::min(before, kNearBytes);
    const qint64 tail = tailBeginBytes(at);
    if (isEndNear && tail > m_layout.firstClusterOffsetBytes && window.readBytes() <= kHeadBytes) {
        // By the same request what tells where tracks end: readTailBlocks().
        if (const Result<QByteArrayView> read = window.from(tail, next - tail); !read)
            return std::unexpected(read.error());
    }
    const Result<QByteArrayView> bytes =
        window.from(at, isEndNear ? next - at : std::min(next - at, kFewCuesBytes));
    if (!bytes)
        return std::unexpected(bytes.error());
    const EbmlHeader header = parseEbmlHeader(*bytes);
    if (header.state != EbmlHeader::State::Complete || header.id != mkv::Cues) {
        notes << u"a SeekHead names byte %1 for the Cues, where they are not"_s.arg(at);
        return Cues();
    }
    const qint64 payload = header.isUnknownSize() ? next - at - header.headerBytes : header.payloadBytes;
    if (payload > kMaxCuesBytes) {
        notes << u"the Cues have %1 MiB: the index is not used"_s.arg(payload >> 20);
        return Cues();
    }
    const qint64 begin = at + header.headerBytes;
    return Cues(ByteRange{begin, begin + payload});
}

void MatroskaSegment::assumeFirstCluster(const std::vector<Keyframe> &cues)
{
    if (m_hasFirstCluster || cues.empty())
        return;
    const qint64 least = std::ranges::min(cues, {}, &Keyframe::offsetBytes).offsetBytes;
    m_layout.firstClusterOffsetBytes =
        std::clamp(least, m_layout.segmentDataOffsetBytes, m_layout.segmentEndBytes);
}

void MatroskaSegment::noteWhatFollows(qint64 lastCueBytes)
{
    const Place *tags = find(mkv::Tags);
    m_layout.tagsOffsetBytes = tags ? tags->offsetBytes : 0;
    m_layout.clustersEndBytes = m_layout.segmentEndBytes;
    for (const Place &place : m_places) {
        if (place.offsetBytes > lastCueBytes)
            m_layout.clustersEndBytes = std::min(m_layout.clustersEndBytes, place.offsetBytes);
    }
}

void MatroskaSegment::forgetAssumedCluster()
{
    if (!m_hasFirstCluster)
        m_layout.firstClusterOffsetBytes = m_layout.segmentDataOffsetBytes;
}

} // namespace cuegate
