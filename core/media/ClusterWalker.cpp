// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/ClusterWalker.h"

#include "core/base/EbmlReader.h"
#include "core/media/MatroskaIds.h"

#include <QtEndian>

#include <algorithm>
#include <limits>

namespace cuegate {

qint64 blockTimeNs(const MatroskaBlock &block, const Track &track, const MatroskaLayout &layout)
{
    constexpr qint64 kFarNs = std::numeric_limits<qint64>::max() / 4;
    qint64 time = 0;
    if (__builtin_mul_overflow(block.timestamp, qint64(layout.timestampScaleNs), &time))
        time = block.timestamp < 0 ? -kFarNs : kFarNs;
    return std::clamp(time, -kFarNs, kFarNs) - track.codecDelayNs;
}

ClusterWalker::ClusterWalker(qint64 beginBytes, qint64 endBytes)
    : m_position(beginBytes)
    , m_end(endBytes)
{
}

ClusterWalker ClusterWalker::inside(qint64 timestamp, qint64 beginBytes, qint64 endBytes)
{
    ClusterWalker walker(beginBytes, endBytes);
    walker.m_inCluster = true;
    walker.m_clusterEnd = endBytes;
    walker.m_clusterTimestamp = timestamp;
    return walker;
}

ClusterWalker::Step ClusterWalker::next(QByteArrayView bytes)
{
    const qint64 began = m_position;
    for (;;) {
        if (m_position >= m_end)
            return Step::End;
        const qint64 used = m_position - began;
        m_needed = kMaxEbmlHeaderBytes;
        if (used >= bytes.size())
            return Step::NeedBytes;
        const QByteArrayView rest = bytes.sliced(used);
        const EbmlHeader header = parseEbmlHeader(rest);
        if (header.state == EbmlHeader::State::Truncated)
            return Step::NeedBytes;
        if (m_inCluster && m_clusterEnd && m_position >= *m_clusterEnd)
            m_inCluster = false;
        if (header.state == EbmlHeader::State::Invalid)
            return Step::Damaged;
        if (m_inCluster && !m_clusterEnd && mkv::isSegmentChild(header.id))
            m_inCluster = false;
        if (header.id == mkv::EBML)
            return Step::End; // another document follows
        const Found found = m_inCluster
                                ? clusterChild(rest, header.id, header.headerBytes, header.payloadBytes)
                                : segmentChild(header.id, header.headerBytes, header.payloadBytes);
        switch (found) {
        case Found::Block:
            return Step::Block;
        case Found::NeedBytes:
            return Step::NeedBytes;
        case Found::Damaged:
            return Step::Damaged;
        case Found::Skipped:
            break;
        }
    }
}

ClusterWalker::Found ClusterWalker::segmentChild(quint32 id, qint64 headerBytes, qint64 payloadBytes)
{
    if (id == mkv::Cluster) {
        m_inCluster = true;
        m_clusterOffset = m_position;
        m_clusterTimestamp.reset();
        m_clusterEnd.reset();
        if (payloadBytes != EbmlHeader::kUnknownSize)
            m_clusterEnd = m_position + headerBytes + payloadBytes;
        m_position += headerBytes;
        return Found::Skipped;
    }
    if (payloadBytes == EbmlHeader::kUnknownSize)
        return Found::Damaged;
    m_position += headerBytes + payloadBytes;
    return Found::Skipped;
}

ClusterWalker::Found ClusterWalker::clusterChild(QByteArrayView bytes, quint32 id, qint64 headerBytes,
                                                 qint64 payloadBytes)
{
    if (payloadBytes == EbmlHeader::kUnknownSize)
        return Found::Damaged;
    const qint64 end = m_position + headerBytes + payloadBytes;
    if (m_clusterEnd && end > *m_clusterEnd)
        return Found::Damaged;
    const bool isWhole = headerBytes + payloadBytes <= bytes.size();
    const QByteArrayView payload =
        bytes.sliced(headerBytes, std::min<qint64>(payloadBytes, bytes.size() - headerBytes));
    switch (id) {
    case mkv::Timestamp: {
        if (payloadBytes > 8)
            return Found::Damaged;
        if (!isWhole) {
            m_needed = headerBytes + payloadBytes;
            return Found::NeedBytes;
        }
        quint64 value = 0;
        for (const char byte : payload)
            value = value << 8 | static_cast<quint8>(byte);
        if (value > quint64(1) << 62)
            return Found::Damaged;
        m_clusterTimestamp = qint64(value);
        break;
    }
    case mkv::SimpleBlock:
    case mkv::BlockGroup: {
        m_block = {};
        m_block.offsetBytes = m_position;
        m_block.endBytes = end;
        const Found found =
            id == mkv::SimpleBlock ? blockHeader(payload, payloadBytes) : blockGroup(payload, isWhole);
        m_block.isComplete = isWhole;
        // A Block's first bytes tell whose it is; asking for all would read what nobody wants.
        m_needed = found == Found::NeedBytes && id == mkv::SimpleBlock
                       ? std::min(headerBytes + payloadBytes, headerBytes + 16)
                       : headerBytes + payloadBytes;
        if (found != Found::Skipped)
            return found;
        break;
    }
    default:
        break;
    }
    m_position = end;
    return Found::Skipped;
}

ClusterWalker::Found ClusterWalker::blockGroup(QByteArrayView payload, bool isWhole)
{
    bool hasBlock = false;
    bool hasReference = false;
    qint64 at = 0;
    while (at < payload.size()) {
        const EbmlHeader header = parseEbmlHeader(payload.sliced(at));
        if (header.state == EbmlHeader::State::Invalid ||
            (isWhole && header.state != EbmlHeader::State::Complete))
            return Found::Damaged;
        if (header.state == EbmlHeader::State::Truncated)
            break;
        if (header.isUnknownSize())
            return Found::Damaged;
        const qint64 available = payload.size() - at - header.headerBytes;
        if (isWhole && header.payloadBytes > available)
            return Found::Damaged;
        const QByteArrayView child =
            payload.sliced(at + header.headerBytes, std::min(header.payloadBytes, available));
        if (header.id == mkv::Block && !hasBlock) {
            const Found found = blockHeader(child, header.payloadBytes);
            if (found != Found::Block)
                return found;
            hasBlock = true;
        } else if (header.id == mkv::BlockDuration && header.payloadBytes <= 8) {
            quint64 value = 0;
            for (const char byte : child)
                value = value << 8 | static_cast<quint8>(byte);
            m_block.duration = value;
        } else if (header.id == mkv::DiscardPadding && isWhole) {
            // Below 0 it is of the beginning, which the Track's CodecDelay says.
            constexpr qint64 kMostNs = 1'000'000'000;
            EbmlReader reader(payload.sliced(at, header.totalBytes()), 0);
            m_block.discardedNs = reader.next() ? std::clamp<qint64>(reader.toSigned(), 0, kMostNs) : 0;
        } else if (header.id == mkv::ReferenceBlock) {
            hasReference = true;
        }
        if (header.payloadBytes >= available)
            break;
        at += header.totalBytes();
    }
    m_block.isKeyframe = !hasReference;
    if (hasBlock)
        return Found::Block;
    return isWhole ? Found::Skipped : Found::NeedBytes;
}

ClusterWalker::Found ClusterWalker::blockHeader(QByteArrayView payload, qint64 payloadBytes)
{
    const EbmlVint track = parseEbmlVint(payload);
    const bool isTooShort = payloadBytes < 4 || (!payload.isEmpty() && payload[0] == 0);
    if (isTooShort || (track.sizeBytes != 0 && track.sizeBytes + 3 > payloadBytes))
        return Found::Damaged;
    if (track.sizeBytes == 0 || track.sizeBytes + 3 > payload.size())
        return payload.size() == payloadBytes ? Found::Damaged : Found::NeedBytes;
    if (!m_clusterTimestamp)
        return Found::Damaged;
    const auto flags = static_cast<quint8>(payload[track.sizeBytes + 2]);
    m_block.trackNumber = track.value;
    m_block.timestamp = *m_clusterTimestamp + qFromBigEndian<qint16>(payload.data() + track.sizeBytes);
    m_block.isKeyframe = flags & 0x80;
    m_block.lacing = static_cast<MatroskaBlock::Lacing>(flags >> 1 & 3);
    m_block.frames = payload.sliced(track.sizeBytes + 3);
    return Found::Block;
}

// The sizes of all frames but the last (RFC 9559 section 10.3); false if damaged.
static bool xiphSizes(QByteArrayView bytes, int count, std::vector<qint64> &sizes, qint64 &at)
{
    for (int i = 0; i < count; ++i) {
        qint64 size = 0;
        quint8 byte = 0xFF;
        while (byte == 0xFF) {
            if (at >= bytes.size())
                return false;
            byte = static_cast<quint8>(bytes[at++]);
            size += byte;
        }
        sizes.push_back(size);
    }
    return true;
}

static bool ebmlSizes(QByteArrayView bytes, int count, std::vector<qint64> &sizes, qint64 &at)
{
    for (int i = 0; i < count; ++i) {
        const EbmlVint vint = parseEbmlVint(bytes.sliced(at));
        if (vint.sizeBytes == 0)
            return false;
        at += vint.sizeBytes;
        if (i == 0) {
            sizes.push_back(qint64(vint.value));
            continue;
        }
        const qint64 bias = (qint64(1) << (7 * vint.sizeBytes - 1)) - 1;
        sizes.push_back(sizes.back() + (qint64(vint.value) - bias));
        if (sizes.back() < 0 || sizes.back() > bytes.size())
            return false;
    }
    return true;
}

bool splitLaces(const MatroskaBlock &block, std::vector<QByteArrayView> &frames)
{
    frames.clear();
    const QByteArrayView bytes = block.frames;
    if (block.lacing == MatroskaBlock::Lacing::None) {
        frames.push_back(bytes);
        return true;
    }
    if (bytes.isEmpty())
        return false;
    const int count = static_cast<quint8>(bytes[0]) + 1;
    qint64 at = 1;
    std::vector<qint64> sizes;
    if (block.lacing == MatroskaBlock::Lacing::FixedSize) {
        if ((bytes.size() - 1) % count != 0)
            return false;
        sizes.assign(size_t(count - 1), (bytes.size() - 1) / count);
    } else {
        const bool isXiph = block.lacing == MatroskaBlock::Lacing::Xiph;
        if (!(isXiph ? xiphSizes : ebmlSizes)(bytes, count - 1, sizes, at))
            return false;
    }
    for (const qint64 size : sizes) {
        if (size > bytes.size() - at)
            return false;
        frames.push_back(bytes.sliced(at, size));
        at += size;
    }
    frames.push_back(bytes.sliced(at));
    return true;
}

} // namespace cuegate
