// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/media/PictureStart.h"

#include "core/media/BitReader.h"
#include "core/media/H264Headers.h"
#include "core/media/HevcHeaders.h"
#include "core/media/NalUnits.h"
#include "core/media/Vc1Headers.h"

#include <optional>

namespace cuegate {

bool hasStartCodes(Codec codec)
{
    switch (codec) {
    case Codec::H264:
    case Codec::Hevc:
    case Codec::Mpeg2Video:
    case Codec::Mpeg1Video:
    case Codec::Mpeg4Part2:
    case Codec::Vc1:
        return true;
    default:
        return false;
    }
}

static UnitRole h264Role(QByteArrayView nal)
{
    const int type = quint8(nal[0]) & 31;
    if (type == 1 || type == 2 || type == 5) {
        if (nal.size() < 2)
            return UnitRole::Undecided;
        return quint8(nal[1]) & 0x80 ? UnitRole::Picture : UnitRole::More; // first_mb_in_slice is 0
    }
    return (type >= 6 && type <= 9) || (type >= 15 && type <= 18) ? UnitRole::Opener : UnitRole::Part;
}

static UnitRole hevcRole(QByteArrayView nal)
{
    const int type = quint8(nal[0]) >> 1 & 63;
    if (type < 32) {
        if (nal.size() < 3)
            return UnitRole::Undecided;
        return quint8(nal[2]) & 0x80 ? UnitRole::Picture : UnitRole::More; // first_slice_segment_in_pic_flag
    }
    const bool opens = type <= 35 || type == 39 || (type >= 41 && type <= 44) || (type >= 48 && type <= 55);
    return opens ? UnitRole::Opener : UnitRole::Part;
}

static UnitRole mpegVideoRole(quint8 code)
{
    if (code == 0x00)
        return UnitRole::Picture;
    return code == 0xB3 || code == 0xB8 ? UnitRole::Opener : UnitRole::Part; // sequence, group of pictures
}

static UnitRole mpeg4Role(quint8 code)
{
    if (code == 0xB6)
        return UnitRole::Picture;
    return code == 0xB0 || code == 0xB3 || code == 0xB5 || code <= 0x2F ? UnitRole::Opener : UnitRole::Part;
}

static UnitRole vc1Role(quint8 code)
{
    if (code == vc1::kFrame)
        return UnitRole::Picture;
    return code == vc1::kEntryPointHeader || code == vc1::kSequenceHeader ? UnitRole::Opener : UnitRole::Part;
}

UnitRole unitRole(Codec codec, QByteArrayView nal)
{
    if (nal.isEmpty())
        return UnitRole::Undecided;
    switch (codec) {
    case Codec::H264:
        return h264Role(nal);
    case Codec::Hevc:
        return hevcRole(nal);
    case Codec::Mpeg2Video:
    case Codec::Mpeg1Video:
        return mpegVideoRole(quint8(nal[0]));
    case Codec::Mpeg4Part2:
        return mpeg4Role(quint8(nal[0]));
    case Codec::Vc1:
        return vc1Role(quint8(nal[0]));
    default:
        return UnitRole::Part;
    }
}

/// Whether a recovery point is among the messages of an SEI (ISO/IEC 14496-10 sections 7.3.2.3.1 and D.2.8).
static bool hasRecoveryPoint(QByteArrayView nal)
{
    constexpr quint32 kRecoveryPoint = 6;
    const QByteArray rbsp = rbspFromNal(nal, 4096);
    qsizetype at = 1;
    const auto number = [&] {
        quint32 value = 0;
        while (at < rbsp.size()) {
            const auto byte = quint8(rbsp[at++]);
            value += byte;
            if (byte != 0xFF)
                break;
        }
        return value;
    };
    while (at + 2 < rbsp.size()) {
        const quint32 type = number();
        const quint32 sizeBytes = number();
        if (type == kRecoveryPoint)
            return true;
        at += sizeBytes;
    }
    return false;
}

namespace {

/// What has been seen of an access unit before its picture.
struct Before
{
    bool hasRecoveryPoint = false;
    bool hasSequence = false;            ///< sequence header, parameter set
    std::optional<bool> mayBeInterlaced; ///< VC-1, by the sequence header
};

} // namespace

static PictureKind kindIf(bool isKeyframe)
{
    return isKeyframe ? PictureKind::Keyframe : PictureKind::Other;
}

static PictureKind h264Kind(QByteArrayView nal, Before &before, RandomAccess indicated)
{
    constexpr qsizetype kEnoughBytes = 8;
    const int type = quint8(nal[0]) & 31;
    if (type == 7)
        before.hasSequence = true;
    if (type == 6)
        before.hasRecoveryPoint = before.hasRecoveryPoint || hasRecoveryPoint(nal);
    if (type == 5)
        return PictureKind::Keyframe;
    if (type != 1 && type != 2)
        return PictureKind::Undecided;
    const bool mayBegin =
        before.hasRecoveryPoint || (before.hasSequence && indicated == RandomAccess::Indicated);
    if (!mayBegin)
        return PictureKind::Other;
    if (nal.size() < kEnoughBytes)
        return PictureKind::Undecided;
    // Without an intra picture a recovery point only promises that the picture mends itself over time.
    const auto slice = parseH264Slice(nal, {});
    return kindIf(slice && slice->isIntra);
}

static PictureKind hevcKind(QByteArrayView nal)
{
    const int type = quint8(nal[0]) >> 1 & 63;
    return type < 32 ? kindIf(type >= 16 && type <= 21) : PictureKind::Undecided;
}

static PictureKind mpegVideoKind(QByteArrayView nal, Before &before, RandomAccess indicated)
{
    const quint8 code = quint8(nal[0]);
    if (code == 0xB3)
        before.hasSequence = true;
    if (code == 0xB8 && indicated == RandomAccess::Indicated)
        before.hasSequence = true;
    if (code != 0 || nal.size() < 3)
        return PictureKind::Undecided;
    return kindIf(before.hasSequence && (quint8(nal[2]) >> 3 & 7) == 1); // picture_coding_type I
}

static PictureKind mpeg4Kind(QByteArrayView nal)
{
    if (quint8(nal[0]) != 0xB6 || nal.size() < 2)
        return PictureKind::Undecided;
    return kindIf(quint8(nal[1]) >> 6 == 0); // vop_coding_type I
}

static PictureKind vc1Kind(QByteArrayView nal, Before &before)
{
    const quint8 code = quint8(nal[0]);
    if (code == vc1::kEntryPointHeader || code == vc1::kSequenceHeader)
        before.hasSequence = true;
    if (code == vc1::kSequenceHeader)
        before.mayBeInterlaced = vc1MayBeInterlaced(nal);
    if (code != vc1::kFrame)
        return PictureKind::Undecided;
    // An entry point promises an intra picture; only with the sequence header can that be looked at.
    if (!before.hasSequence || !before.mayBeInterlaced)
        return kindIf(before.hasSequence);
    if (nal.size() < 2)
        return PictureKind::Undecided;
    return kindIf(vc1PictureOf(nal.sliced(1), *before.mayBeInterlaced) == Vc1Picture::Intra);
}

PictureKind pictureKind(Codec codec, QByteArrayView unitStart, RandomAccess indicated)
{
    Before before;
    for (qsizetype code = findStartCode(unitStart, 0); code + 3 < unitStart.size();) {
        const qsizetype next = findStartCode(unitStart, code + 3);
        const QByteArrayView nal = unitStart.sliced(code + 3, next - code - 3);
        code = next;
        if (nal.isEmpty() || unitRole(codec, nal) == UnitRole::More)
            continue; // the end of the access unit before
        PictureKind kind = PictureKind::Undecided;
        switch (codec) {
        case Codec::H264:
            kind = h264Kind(nal, before, indicated);
            break;
        case Codec::Hevc:
            kind = hevcKind(nal);
            break;
        case Codec::Mpeg2Video:
        case Codec::Mpeg1Video:
            kind = mpegVideoKind(nal, before, indicated);
            break;
        case Codec::Mpeg4Part2:
            kind = mpeg4Kind(nal);
            break;
        case Codec::Vc1:
            kind = vc1Kind(nal, before);
            break;
        default:
            return PictureKind::Keyframe;
        }
        if (kind != PictureKind::Undecided)
            return kind;
    }
    return PictureKind::Undecided;
}

} // namespace cuegate
