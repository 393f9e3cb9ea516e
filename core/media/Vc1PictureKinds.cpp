// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/Vc1PictureKinds.h"

#include "core/media/NalUnits.h"

namespace cuegate {

static constexpr QByteArrayView kSequenceStart("\0\0\1\x0F", 4);

Vc1PictureKinds::Vc1PictureKinds(const Track &track)
{
    constexpr qsizetype kBitmapInfoHeaderBytes = 40;
    const QByteArrayView config(track.codecPrivate);
    const qsizetype sequence = config.indexOf(kSequenceStart);
    m_isAdvanced = sequence >= 0;
    if (m_isAdvanced)
        (void)isBidirectional(config.sliced(sequence));
    else if (config.size() > kBitmapInfoHeaderBytes)
        m_mainSequence = readVc1MainSequence(config.sliced(kBitmapInfoHeaderBytes));
}

bool Vc1PictureKinds::mayBeBidirectional() const
{
    return m_mainSequence ? m_mainSequence->hasBidirectional : m_isAdvanced;
}

bool Vc1PictureKinds::isBidirectional(QByteArrayView head)
{
    if (m_mainSequence)
        return vc1PictureOf(head, *m_mainSequence) == Vc1Picture::Bidirectional;
    if (!head.startsWith(QByteArrayView("\0\0\1", 3))) // files from ASF leave the start code of a frame out
        return vc1PictureOf(head, m_mayBeInterlaced) == Vc1Picture::Bidirectional;
    AnnexBNals codes(head);
    while (const auto code = codes.next()) {
        const auto kind = quint8((*code)[0]);
        if (kind == vc1::kSequenceHeader)
            m_mayBeInterlaced = vc1MayBeInterlaced(*code).value_or(m_mayBeInterlaced);
        if (kind == vc1::kFrame)
            return vc1PictureOf(code->sliced(1), m_mayBeInterlaced) == Vc1Picture::Bidirectional;
    }
    return false;
}

} // namespace cuegate
