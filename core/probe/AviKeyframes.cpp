// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/probe/AviKeyframes.h"

#include "core/media/H264Headers.h"
#include "core/media/NalUnits.h"
#include "core/media/PictureStart.h"
#include "core/media/Vp9Header.h"

namespace cuegate {

static constexpr QByteArrayView kStartCode("\0\0\1", 3);

AviKeyframes::AviKeyframes(const Track &track)
    : m_codec(track.codec)
{
    constexpr qsizetype kBitmapInfoHeaderBytes = 40;
    const QByteArrayView config(track.codecPrivate);
    if (m_codec != Codec::Vc1 || config.size() <= kBitmapInfoHeaderBytes)
        return;
    const qsizetype sequence = config.indexOf(QByteArrayView("\0\0\1\x0F", 4));
    if (sequence >= 0)
        m_vc1MayBeInterlaced =
            vc1MayBeInterlaced(config.sliced(sequence + kStartCode.size())).value_or(false);
    else
        m_vc1Main = readVc1MainSequence(config.sliced(kBitmapInfoHeaderBytes));
}

bool AviKeyframes::areKnown() const
{
    switch (m_codec) {
    case Codec::H264:
    case Codec::Mpeg4Part2:
    case Codec::MsMpeg4:
    case Codec::Mpeg2Video:
    case Codec::Mpeg1Video:
    case Codec::Vc1:
    case Codec::Vp8:
    case Codec::Vp9:
    case Codec::Mjpeg:
    case Codec::ProRes:
        return true;
    default:
        return false;
    }
}

static bool isH264Keyframe(QByteArrayView frame)
{
    AnnexBNals nals(frame);
    for (auto nal = nals.next(); nal; nal = nals.next()) {
        const H264NalType type = h264NalType(*nal);
        if (type == H264NalType::IdrSlice || type == H264NalType::Slice)
            return type == H264NalType::IdrSlice;
    }
    return false;
}

// Frames that come from ASF have no start code; their headers are in front of all.
bool AviKeyframes::isVc1Keyframe(QByteArrayView head) const
{
    if (m_vc1Main)
        return vc1PictureOf(head, *m_vc1Main) == Vc1Picture::Intra;
    if (!head.startsWith(kStartCode))
        return vc1PictureOf(head, m_vc1MayBeInterlaced) == Vc1Picture::Intra;
    return pictureKind(m_codec, head, RandomAccess::NotIndicated) == PictureKind::Keyframe;
}

bool AviKeyframes::isKeyframe(QByteArrayView head) const
{
    if (head.isEmpty())
        return false;
    switch (m_codec) {
    case Codec::H264:
        return isH264Keyframe(head);
    case Codec::Mpeg4Part2: {
        // vop_coding_type 0 is I-VOP (ISO/IEC 14496-2 section 6.3.5).
        const auto vop = head.indexOf(QByteArrayView("\x00\x00\x01\xB6", 4));
        return vop >= 0 && vop + 4 < head.size() && (quint8(head[vop + 4]) >> 6) == 0;
    }
    case Codec::MsMpeg4:
        return (quint8(head[0]) >> 6) == 0;
    case Codec::Mpeg2Video:
    case Codec::Mpeg1Video:
        return pictureKind(m_codec, head, RandomAccess::NotIndicated) == PictureKind::Keyframe;
    case Codec::Vc1:
        return isVc1Keyframe(head);
    case Codec::Vp8:
        return (quint8(head[0]) & 1) == 0; // RFC 6386 section 9.1
    case Codec::Vp9:
        return parseVp9Keyframe(head).has_value();
    case Codec::Mjpeg:
    case Codec::ProRes:
        return true;
    default:
        return false;
    }
}

} // namespace cuegate
