// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/AccessUnitSplitter.h"

#include "core/media/AvcConfig.h"
#include "core/media/NalUnits.h"

#include <algorithm>

namespace cuegate {

static constexpr qsizetype kStartCodeBytes = 3;

AccessUnitSplitter::AccessUnitSplitter(Codec codec, QByteArrayView codecConfig)
    : m_codec(codec)
{
    if (codec != Codec::H264)
        return;
    const auto avc = parseAvcConfig(codecConfig);
    if (!avc || avc->sps.empty())
        return;
    const auto sps = parseH264Sps(avc->sps.front());
    if (sps && sps->hasFieldPictures)
        m_sps = *sps;
}

void AccessUnitSplitter::add(const PesStamp &stamp, QByteArrayView payload, std::vector<AccessUnit> &done)
{
    if (m_bytes.size() + payload.size() > kMaxUnitBytes) {
        // No access unit is that long: begin anew.
        m_bytes.clear();
        m_marks.clear();
        m_begin = -1;
        m_next = 0;
        m_hasPicture = false;
    }
    m_marks.push_back({m_bytes.size(), stamp, false});
    m_bytes.append(payload);
    scan(Extent::MoreFollows, done);
}

void AccessUnitSplitter::finish(std::vector<AccessUnit> &done)
{
    scan(Extent::Last, done);
    emitUnit(m_bytes.size(), done);
    if (m_field)
        done.push_back(*std::exchange(m_field, std::nullopt));
    m_bytes.clear();
    m_marks.clear();
    m_begin = -1;
    m_next = 0;
}

void AccessUnitSplitter::scan(Extent extent, std::vector<AccessUnit> &done)
{
    while (true) {
        const qsizetype code = findStartCode(m_bytes, m_next);
        if (code >= m_bytes.size()) {
            // A start code may begin in the last two bytes.
            m_next = std::max(m_next, m_bytes.size() - (kStartCodeBytes - 1));
            break;
        }
        const UnitRole role = unitRole(m_codec, QByteArrayView(m_bytes).sliced(code + kStartCodeBytes));
        if (role == UnitRole::Undecided && extent == Extent::MoreFollows) {
            m_next = code;
            break;
        }
        const bool begins = role == UnitRole::Opener || role == UnitRole::Picture;
        // A zero_byte before the code may be the end of the PES packet before: it is left there.
        if (begins && m_begin >= 0 && m_hasPicture)
            emitUnit(code, done);
        if (begins && m_begin < 0) {
            m_begin = code;
            m_hasPicture = false;
        }
        if (role == UnitRole::Picture)
            m_hasPicture = true;
        m_next = code + kStartCodeBytes;
    }
    // What is done need not be kept.
    const qsizetype keepFrom = m_begin >= 0 ? m_begin : m_next;
    if (keepFrom > 0 && keepFrom <= m_bytes.size()) {
        m_bytes.remove(0, keepFrom);
        for (Mark &mark : m_marks)
            mark.at -= keepFrom;
        while (m_marks.size() > 1 && m_marks[1].at <= 0)
            m_marks.pop_front();
        m_next -= keepFrom;
        if (m_begin >= 0)
            m_begin = 0;
    }
}

std::optional<PesStamp> AccessUnitSplitter::takeStamp(qsizetype at)
{
    Mark *last = nullptr;
    for (Mark &mark : m_marks) {
        if (mark.at > at)
            break;
        last = &mark;
    }
    if (!last || last->isTaken)
        return std::nullopt;
    last->isTaken = true;
    return last->stamp;
}

void AccessUnitSplitter::emitUnit(qsizetype end, std::vector<AccessUnit> &done)
{
    if (m_begin < 0)
        return;
    AccessUnit unit;
    unit.stamp = takeStamp(m_begin);
    unit.bytes = m_bytes.sliced(m_begin, end - m_begin);
    m_begin = -1;
    if (!std::exchange(m_hasPicture, false))
        return;
    const RandomAccess access = unit.stamp ? unit.stamp->access : RandomAccess::NotIndicated;
    unit.kind = pictureKind(m_codec, unit.bytes, access);
    pass(std::move(unit), done);
}

AccessUnitSplitter::Picture AccessUnitSplitter::pictureOf(QByteArrayView unit) const
{
    AnnexBNals nals(unit);
    while (const auto nal = nals.next()) {
        if (m_codec == Codec::H264) {
            const H264NalType type = h264NalType(*nal);
            if (type != H264NalType::Slice && type != H264NalType::IdrSlice)
                continue;
            const auto slice = parseH264Slice(*nal, *m_sps);
            if (!slice || slice->structure == H264Slice::Structure::Frame)
                return {};
            const bool isTop = slice->structure == H264Slice::Structure::TopField;
            return {isTop ? Field::Top : Field::Bottom, slice->frameNumber, type == H264NalType::IdrSlice};
        }
        constexpr quint8 kExtension = 0xB5;
        constexpr int kPictureCoding = 8;
        if (quint8((*nal)[0]) == kExtension && nal->size() >= 4 && quint8((*nal)[1]) >> 4 == kPictureCoding) {
            const int structure = quint8((*nal)[3]) & 3;
            return {structure == 1 ? Field::Top : structure == 2 ? Field::Bottom : Field::None, 0, false};
        }
    }
    return {};
}

void AccessUnitSplitter::pass(AccessUnit unit, std::vector<AccessUnit> &done)
{
    if (!m_sps && m_codec != Codec::Mpeg2Video) {
        done.push_back(std::move(unit));
        return;
    }
    const Picture picture = pictureOf(unit.bytes);
    const bool isOther = m_field && picture.field != Field::None && picture.field != m_fieldPicture.field &&
                         picture.number == m_fieldPicture.number && !picture.isIdr;
    if (isOther) {
        m_field->bytes.append(unit.bytes);
        done.push_back(*std::exchange(m_field, std::nullopt));
        return;
    }
    if (m_field)
        done.push_back(*std::exchange(m_field, std::nullopt));
    if (picture.field == Field::None) {
        done.push_back(std::move(unit));
    } else {
        m_field = std::move(unit);
        m_fieldPicture = picture;
    }
}

} // namespace cuegate
