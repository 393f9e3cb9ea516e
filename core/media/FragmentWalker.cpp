// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/FragmentWalker.h"

using namespace Qt::StringLiterals;

namespace cuegate {

static constexpr qint64 kMaxMoofBytes = 16 * 1024 * 1024;

FragmentWalker::Step FragmentWalker::takeMoof(QByteArrayView bytes, qint64 sizeBytes)
{
    if (sizeBytes > kMaxMoofBytes) {
        m_problem = u"the moof at byte %1 is too big to be true"_s.arg(m_offsetBytes);
        return Step::Damaged;
    }
    if (bytes.size() < sizeBytes && m_neededBytes < sizeBytes) {
        // With the header of the mdat that follows: one request less.
        m_neededBytes = sizeBytes + kMaxBoxHeaderBytes;
        return Step::NeedBytes;
    }
    const auto moof =
        bytes.size() >= sizeBytes ? BoxReader(bytes.first(sizeBytes), m_offsetBytes).next() : std::nullopt;
    if (!moof) {
        m_problem = u"the file is cut off inside the moof at byte %1"_s.arg(m_offsetBytes);
        return Step::Damaged;
    }
    m_moof = *moof;
    m_offsetBytes += sizeBytes;
    m_neededBytes = kMaxBoxHeaderBytes;
    return Step::Fragment;
}

FragmentWalker::Step FragmentWalker::next(QByteArrayView bytes)
{
    const qint64 leftBytes = m_endBytes - m_offsetBytes;
    if (leftBytes < 8 || bytes.size() < 8)
        return Step::End;
    const auto header = readBoxHeader(bytes, m_offsetBytes);
    if (!header) {
        m_problem = u"the file is damaged at byte %1"_s.arg(m_offsetBytes);
        return Step::Damaged;
    }
    const qint64 sizeBytes = header->sizeBytes < 0 ? leftBytes : header->sizeBytes;
    if (header->type == boxType("moof"))
        return takeMoof(bytes, sizeBytes);
    if (sizeBytes > leftBytes)
        return Step::End;
    m_offsetBytes += sizeBytes;
    m_neededBytes = kMaxBoxHeaderBytes;
    return m_offsetBytes < m_endBytes ? Step::NeedBytes : Step::End;
}

} // namespace cuegate
