// SPDX-License-Identifier: GPL-3.0-or-later
// A film of VC-1's Main Profile (WMV3, SMPTE 421M), since no encoder for it is at hand: grey pictures of one
// macroblock, intra-coded, two BI pictures between references, open groups. As a file that libavformat reads
// (RCV, annex L). Thread: any; values.
#pragma once

#include "core/media/BitWriter.h"

#include <QByteArray>

#include <array>

namespace cuegate::test {

/// DC level of picture \p number, which 40 in a row have differently: 8 levels are 2 grey values or 3.
inline int wmv3Level(int number)
{
    return number % 40 * 8 - 160;
}

/// All six blocks have what the first has, or no colour.
inline QByteArray wmv3Picture(bool isBidirectional, int number)
{
    BitWriter bits;
    bits.bits(0, 2); // FRMCNT
    bits.bits(isBidirectional ? 0b00 : 0b01, 2);
    if (isBidirectional)
        bits.bits(0b1111111, 7); // BFRACTION: BI
    bits.bits(0, 7);             // BF
    bits.bits(1, 5);             // PQINDEX
    bits.bits(0, 1);             // HALFQP
    bits.bits(0, 3);             // TRANSACFRM, TRANSACFRM2, TRANSDCTAB
    bits.bits(1, 1);             // CBPCY: no block has more than DC
    bits.bits(0, 1);             // ACPRED
    const int level = wmv3Level(number);
    if (level == 0) {
        bits.bits(1, 1);
    } else {
        bits.bits(0x6078F, 24); // escape of the low-motion table
        bits.bits(quint32(level < 0 ? -level : level), 10);
        bits.bits(level < 0, 1);
    }
    bits.bits(0b111, 3); // the other three of luma: no difference
    bits.bits(0, 2 * 2);
    bits.bits(0, 8);
    return bits.take();
}

/// \p pictures: one more than a multiple of three; \p group: pictures from keyframe to keyframe, a multiple
/// of three. 25 pictures a second, each with the time at which it comes.
inline QByteArray wmv3Film(int pictures, int group)
{
    QByteArray bytes;
    const auto little = [&](quint32 value, int count) {
        for (int i = 0; i < count; ++i)
            bytes += char(value >> (8 * i));
    };
    auto add = [&, place = 0](bool isKeyframe, bool isBidirectional, int number) mutable {
        const QByteArray picture = wmv3Picture(isBidirectional, number);
        little(quint32(picture.size()) | (isKeyframe ? 0x80000000U : 0), 4);
        little(quint32(place++) * 40, 4);
        bytes += picture;
    };
    little(quint32(pictures), 3);
    bytes += char(0xC5);
    little(4, 4);
    constexpr std::array<quint8, 4> kSequence{0x4E, 0x00, 0x00, 0x21}; // Main Profile, MAXBFRAMES 2
    for (const quint8 byte : kSequence)
        bytes += char(byte);
    little(16, 4);
    little(16, 4);
    little(12, 4);
    little(0, 4);
    little(0, 4);
    little(0xFFFFFFFF, 4); // times are milliseconds
    for (int number = 0; number < pictures; number += 3) {
        add(number % group == 0, false, number);
        for (int before = 2; before > 0 && number > 0; --before)
            add(false, true, number - before);
    }
    return bytes;
}

} // namespace cuegate::test
